import type { Finding } from '../model/answer.ts';
import type { Pair } from '../model/country.ts';
import { findValues, type Found } from '../model/grammar.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Index, Match } from '../search/index.ts';
import { readable, understand } from '../search/question.ts';
import { findingOfClaim } from './citation.ts';
import { gather } from './evidence.ts';

/** How a statement stands to the documents. `told`: they speak of it, but it holds no figure or date to compare. */
export type Verdict = 'agrees' | 'differs' | 'told' | 'not-covered';

/** One sentence of somebody's text, held against the documents. */
export interface Checked {
  readonly sentence: string;
  readonly verdict: Verdict;
  readonly finding?: Finding;
}

/** Sentences of a message that are looked at; what is longer is an essay, not a message. */
const SENTENCES = 8;
/** The share of a sentence's meaning that a claim must hold to speak of the same thing. */
const SAME = 0.6;

/** Digits, scales and currencies. */
const FIGURE = /^(\d.*|thousand|million|billion|nok|usd|eur|krone|kroner|dollars?|euros?)$/;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Holds every sentence of a text against the claims: figures and dates agree, differ, or are not covered. Keeps nothing. */
export function checkText(text: string, index: Index): Checked[] {
  let pair: Pair | undefined;
  const sentences = [...segmenter.segment(readable(text.slice(0, 2_000)))]
    .map(({ segment }) => segment.trim())
    .filter(Boolean);
  return sentences.slice(0, SENTENCES).map((sentence) => {
    const question = understand(sentence, index, pair ? { pair } : {});
    // "It" and "there" in a message mean the countries of the sentence before.
    pair = question.pairs[0] ?? pair;
    // The figures are compared, not searched for.
    const words = question.words.filter(({ text: word }) => !FIGURE.test(word));
    const covered = question.outside.length === 0 && words.length > 0;
    const claims = covered
      ? gather({ ...question, words, wanted: 'any' }, index).claims.filter(
          ({ coverage, score }) => coverage >= SAME && score > 0,
        )
      : [];
    return { sentence, ...judge(findValues(sentence), claims, index) };
  });
}

function judge(values: readonly Found[], claims: readonly Match<Claim>[], index: Index): Omit<Checked, 'sentence'> {
  const [best] = claims;
  if (!best) return { verdict: 'not-covered' };
  if (values.length === 0) return { verdict: 'told', finding: findingOfClaim(best, index) };
  const same = claims.find(({ item }) => values.every((value) => says(item, value)));
  if (same) return { verdict: 'agrees', finding: findingOfClaim(same, index) };
  const other = claims.find(({ item }) =>
    values.some(({ type }) => findValues(item.quote).some((value) => value.type === type)),
  );
  return other
    ? { verdict: 'differs', finding: findingOfClaim(other, index) }
    : { verdict: 'told', finding: findingOfClaim(best, index) };
}

/** Whether a claim's quote holds a value; a year agrees with a day in it. */
function says({ quote, period }: Claim, value: Found): boolean {
  if (
    findValues(quote).some(
      (other) => other.type === value.type && other.value === value.value && other.currency === value.currency,
    )
  )
    return true;
  if (value.type !== 'date') return false;
  const text = String(value.value);
  return (
    period?.edtf === text ||
    findValues(quote).some(({ type, value: other }) => type === 'date' && String(other).startsWith(text))
  );
}
