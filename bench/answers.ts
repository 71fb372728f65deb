import MiniSearch from 'minisearch';
import { ask } from '../src/answer/ask.ts';
import { findingsOf } from '../src/answer/citation.ts';
import type { Library } from '../src/model/document.ts';
import { createIndex } from '../src/search/index.ts';
import { POSED } from './questions.ts';
import { printTable } from './table.ts';

/** The passages that a way of answering shows for a question, best first; none when it refuses. */
type Show = (question: string) => readonly string[];

/** How often the right passage is shown, and how often a question without an answer is refused, against MiniSearch. */
export function benchAnswers(library: Library): void {
  const ways: readonly (readonly [string, Show])[] = [
    ['attache', ours(library)],
    ['MiniSearch, defaults', plain(library)],
  ];
  const answerable = POSED.flatMap(({ question, answer }) => (answer ? [{ question, answer }] : []));
  const silent = POSED.filter(({ answer }) => !answer);
  const share = (hits: number, all: number): string => `${hits} of ${all}`;
  const right = (show: Show, within: number): string =>
    share(
      answerable.filter(({ question, answer }) =>
        show(question)
          .slice(0, within)
          .some((text) => text.includes(answer)),
      ).length,
      answerable.length,
    );
  printTable('answers (the passages shown for questions of our own)', [
    ['', 'right first', 'right in 3', 'no answer: none shown'],
    ...ways.map(([name, show]) => [
      name,
      right(show, 1),
      right(show, 3),
      share(silent.filter(({ question }) => show(question).length === 0).length, silent.length),
    ]),
  ]);
}

function ours(library: Library): Show {
  const index = createIndex(library);
  return (question) => {
    const { answer } = ask(question, index);
    return answer.status === 'refused' ? [] : findingsOf(answer).map(({ citation }) => citation.quote);
  };
}

function plain({ documents }: Library): Show {
  const engine = new MiniSearch({ fields: ['title', 'text'], storeFields: ['text'] });
  engine.addAll(
    documents.flatMap(({ title, sections }) =>
      sections.flatMap(({ passages }) => passages.map(({ id, text }) => ({ id, title, text }))),
    ),
  );
  return (question) => engine.search(question).map((hit) => String(hit['text']));
}
