import { tokenize } from '../../search/words.ts';
import type { Exam, Rule } from './exam.ts';
import { standsIn } from './meaning.ts';
import { gapsIn } from './words.ts';

/** How many words on each side of a gap tell where it stands. */
const FRAME = 3;

/** The words that a gap hides in a quote: those between the words that stand around the gap; none where it has them not. */
function hiddenIn(stem: string, quote: string): readonly string[] | undefined {
  // What stands around a sentence in quotation marks is not of the quote.
  const sentence = /“([^“”]{0,400}_{2}[^“”]{0,400})”/.exec(stem)?.[1] ?? stem;
  const [before = '', behind] = sentence.split(/_{2,}|…/);
  if (behind === undefined) return undefined;
  const [left, right, words] = [tokenize(before).slice(-FRAME), tokenize(behind).slice(0, FRAME), tokenize(quote)];
  const at = (frame: readonly string[], start: number): number =>
    words.findIndex((_, i) => i >= start && frame.every((word, j) => words[i + j] === word));
  const from = left.length === 0 ? 0 : at(left, 0);
  if (from < 0) return undefined;
  const to = right.length === 0 ? words.length : at(right, from + left.length);
  return to < 0 ? undefined : words.slice(from + left.length, to);
}

const ATTRIBUTED = /^According to [^:,]{1,120}[:,] ["“]?/;

/** Another quote that fills the gap with other words. */
function otherFilling({ item: { stem }, asked, facts }: Exam): string | undefined {
  if (!asked) return undefined;
  const own = hiddenIn(stem, asked.quote)?.join(' ');
  const others = facts.byPair.get(asked.pair) ?? [];
  return others.find(({ quote }) => {
    const filling = hiddenIn(stem, quote)?.join(' ');
    return filling !== undefined && filling !== own && filling !== '';
  })?.id;
}

/** A rule about items with a gap alone. */
const rule = (code: string, finds: Rule['finds']): Rule => ({
  code,
  level: 'hard',
  finds: (exam) => exam.item.form === 'cloze' && finds(exam),
});

/** What can be wrong with a gap. */
export const GAP_RULES: readonly Rule[] = [
  rule('gap-count', ({ item: { stem } }) => gapsIn(stem) > 1),
  rule('gap-first', ({ item: { stem } }) =>
    /(?:^|“)[^\p{L}\p{N}_…]{0,3}(?:_{2,}|…)/u.test(stem.replace(ATTRIBUTED, '')),
  ),
  rule('gap-lost', ({ item: { stem }, asked }) => {
    if (!asked || gapsIn(stem) !== 1) return false;
    const hidden = hiddenIn(stem, asked.quote);
    return hidden === undefined || hidden.length === 0 || hidden.length > 8;
  }),
  rule('gap-shown', ({ item: { stem }, asked }) => {
    const hidden = asked && hiddenIn(stem, asked.quote);
    return hidden !== undefined && standsIn(hidden, tokenize(stem));
  }),
  rule('gap-open', otherFilling),
];
