import type { Claim } from '../../model/kinds/index.ts';
import { tokenize } from '../../search/words.ts';
import type { Exam, Rule } from './exam.ts';
import { passageOf, type Facts } from './facts.ts';
import { standsIn } from './meaning.ts';
import { gapsIn, sentenceIn } from './words.ts';

/** How many words on each side of a gap tell where it stands. */
const FRAME = 3;

const sidesOf = (stem: string): [string[], string[]] => {
  const [before = '', behind = ''] = sentenceIn(stem).split(/_{2,}|…/);
  return [tokenize(before), tokenize(behind)];
};

/** The words that a gap hides in a text: those between the words that stand around the gap; none where it has them not. */
function hiddenIn(stem: string, text: string): readonly string[] | undefined {
  const [before, behind] = sidesOf(stem);
  const [left, right, words] = [before.slice(-FRAME), behind.slice(0, FRAME), tokenize(text)];
  const at = (frame: readonly string[], start: number): number =>
    words.findIndex((_, i) => i >= start && frame.every((word, j) => words[i + j] === word));
  const from = left.length === 0 ? 0 : at(left, 0);
  if (from < 0) return undefined;
  const to = right.length === 0 ? words.length : at(right, from + left.length);
  return to < 0 ? undefined : words.slice(from + left.length, to);
}

/** What a gap hides in the quote of its claim, else in the sentence around it. */
export function hidden(stem: string, claim: Claim, facts: Facts): readonly string[] | undefined {
  const found = hiddenIn(stem, claim.quote);
  return found && found.length > 0 ? found : hiddenIn(stem, passageOf(claim, facts) ?? '');
}

/** Another sentence that is the same but for its gap. */
function otherFilling({ item: { stem }, asked, facts }: Exam): string | undefined {
  if (!asked) return undefined;
  const [before, behind] = sidesOf(stem);
  const own = hidden(stem, asked, facts)?.join(' ');
  const others = facts.byPair.get(asked.pair) ?? [];
  return others.find(({ quote }) => {
    const words = tokenize(quote);
    const filling = words.slice(before.length, words.length - behind.length).join(' ');
    const isSame =
      words.length > before.length + behind.length &&
      before.every((word, at) => words[at] === word) &&
      behind.every((word, at) => words[words.length - behind.length + at] === word);
    return isSame && filling !== own;
  })?.id;
}

/** Whether what a gap asks to count stands behind it in brackets, one by one. */
function isCounted({ item: { stem }, asked }: Exam): boolean {
  const [, listed] = /_{2,} [^()]{1,60}\(([^()]{3,200})\)/.exec(stem) ?? [];
  const n = asked?.value.type === 'count' ? asked.value.n : undefined;
  return listed !== undefined && listed.split(/, (?:and )?| and /).length === n;
}

/** A rule about items with a gap alone. */
const rule = (code: string, finds: Rule['finds']): Rule => ({
  code,
  level: 'hard',
  finds: (exam) => gapsIn(exam.item.stem) > 0 && finds(exam),
});

/** What can be wrong with a gap. */
export const GAP_RULES: readonly Rule[] = [
  rule('gap-count', ({ item: { stem } }) => gapsIn(stem) > 1),
  rule(
    'gap-first',
    ({ item: { form, stem } }) =>
      (form === 'cloze' || form === 'number') && /^[^\p{L}\p{N}_…]{0,3}(?:_{2,}|…)/u.test(sentenceIn(stem)),
  ),
  // What stands in brackets was put there by an editor.
  rule('gap-aside', ({ item: { stem } }) => /\([^()]{0,100}_{2,}[^()]{0,100}\)/.test(stem)),
  rule('gap-counted', isCounted),
  rule('gap-lost', ({ item: { stem }, asked, facts }) => {
    if (!asked || gapsIn(stem) !== 1) return false;
    const words = hidden(stem, asked, facts) ?? [];
    return words.length === 0 || words.length > 8;
  }),
  rule('gap-shown', ({ item: { stem }, asked, facts }) => {
    const words = asked && hidden(stem, asked, facts);
    return words !== undefined && standsIn(words, tokenize(stem.replace(/_{2,}/g, ' . ')));
  }),
  rule('gap-open', otherFilling),
];
