import { findingNamed } from '../answer/citation.ts';
import type { KeptCall } from '../command.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Explanation, Item, Key, Served } from '../model/quiz.ts';
import type { Block } from '../reply/blocks.ts';
import { quoteOf } from '../reply/parts.ts';
import { small, text } from '../sessions/draw.ts';
import { keyWords, letter } from '../sessions/show.ts';
import type { Held } from './held.ts';

/**
 * An item as a teacher sees it: with its right answer, what it rests on, and what there is to look at.
 * @param enemies the numbers of items beside which it cannot stand
 */
export function itemBlocks(
  { item, flaws, verdict, served }: Held,
  enemies: readonly number[],
  call: KeptCall,
): Block[] {
  const { review, forms, flaw } = call.t.quizSets;
  const found = [
    ...flaws.map(({ code, detail }) => rich`${flaw(code, detail)}`),
    ...(enemies.length > 0 ? [rich`${review.enemies(enemies)}`] : []),
  ];
  return [
    small(forms[item.form]),
    text(rich`${bold(item.stem)}`),
    ...optionLines(item, served?.key, call),
    ...(served ? typedLines(served, call) : [text(review.retiredItem)]),
    text(review.decided(verdict)),
    ...(found.length > 0 ? [text(review.flaws), { type: 'list', items: found } as const] : []),
    ...(item.own
      ? [small(review.source(item.own.source))]
      : (served?.explanations ?? []).map((each, i) => quote(each, i + 1, call))),
  ];
}

/** What is to be matched, and the options by their letters; the right one is marked in words. */
function optionLines({ rows = [], options }: Item, key: Key | undefined, { t }: KeptCall): Block[] {
  const { question } = t.quiz;
  const lines = options.map((option, at): Rich => {
    const words = question.option(letter(at), option.text);
    const isRight = key?.type === 'option' && key.at === at;
    return isRight ? rich`${words} (${bold(t.quizSets.review.right)})` : rich`${words}`;
  });
  return [rows.map((row, i) => rich`${question.row(i + 1, row)}`), lines]
    .filter((items) => items.length > 0)
    .map((items) => ({ type: 'list', items }));
}

/** What is right, of items in which that is not one of the options. */
function typedLines(served: Served, { t }: KeptCall): Block[] {
  const { key } = served;
  if (key.type === 'option') return [];
  const { reveal } = t.quiz;
  return [
    text(reveal.right(key.type === 'texts' ? key.texts.join(' / ') : keyWords(served, t))),
    ...(key.type === 'number' && key.off > 0 ? [small(reveal.within(t.format.number(key.off)))] : []),
  ];
}

/** A quote as answers show it. */
function quote(explanation: Explanation, number: number, { t, index }: KeptCall): Block {
  const finding = explanation.claim === undefined ? undefined : findingNamed(explanation.claim, index);
  return finding
    ? quoteOf(finding, number, t)
    : { type: 'quote', text: explanation.quote, source: t.quiz.source(explanation) };
}
