import MiniSearch from 'minisearch';
import { ask } from '../src/answer/ask.ts';
import { findingsOf } from '../src/model/answer.ts';
import type { Library } from '../src/model/document.ts';
import { createIndex } from '../src/search/index.ts';
import { POSED } from './questions.ts';
import { printTable } from './table.ts';

/** The passages that are shown for a question, best first; none when it is refused. */
type Show = (question: string) => readonly string[];

/** How often the right passage is shown, and how often a question without an answer is refused, against MiniSearch. */
export function benchAnswers(library: Library): void {
  const { answerable = [], silent = [] } = Object.groupBy(POSED, ({ answer }) => (answer ? 'answerable' : 'silent'));
  const row = (name: string, show: Show): string[] => {
    const right = (within: number): number =>
      answerable.filter((posed) =>
        show(posed.question)
          .slice(0, within)
          .some((text) => text.includes(posed.answer)),
      ).length;
    const refused = silent.filter(({ question }) => show(question).length === 0).length;
    return [
      name,
      `${right(1)} of ${answerable.length}`,
      `${right(3)} of ${answerable.length}`,
      `${refused} of ${silent.length}`,
    ];
  };
  printTable('answers (what is shown for questions of our own)', [
    ['', 'right first', 'right in 3', 'unanswerable: nothing shown'],
    row('attache', ours(library)),
    row('MiniSearch, defaults', plain(library)),
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
  for (const { title, sections } of documents)
    engine.addAll(sections.flatMap(({ passages }) => passages.map(({ id, text }) => ({ id, title, text }))));
  return (question) => engine.search(question).map((hit) => String(hit['text']));
}
