import { findDates } from '../../model/grammar.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { PICKED } from '../../model/quiz.ts';
import { namesOf } from '../../model/value.ts';
import { foundedIn } from '../founded.ts';
import { isSaidBy, isSilence, type Exam, type Rule } from './exam.ts';
import { figuresIn } from './figures.ts';
import { isStated, swapOf } from './statement.ts';
import { fold } from '../../search/words.ts';
import { passageOf } from './facts.ts';
import { isSaid, meaningsOf, namingWords, standsIn, type Meaning } from './meaning.ts';
import { PAST, sentenceIn } from './words.ts';

/** A value that an item gives as a wrong one, and how it is shown. */
interface Wrong {
  readonly meaning: Meaning;
  readonly words: readonly string[];
  readonly text: string;
}

/** What a false statement tells in the place of what the claim says. */
function swapped(exam: Exam): Wrong[] {
  const { item, asked, claims, rivals } = exam;
  if (!asked || isStated(exam) !== false) return [];
  const text = swapOf(exam)?.now ?? sentenceIn(item.stem);
  const [now, quotes] = [text, claims.map(({ quote }) => quote).join(' ')].map(namingWords);
  const names = rivals
    .flatMap(({ value }) => namesOf(value))
    .map((name): Wrong => ({
      meaning: { type: 'words', words: namingWords(name) },
      words: namingWords(name),
      text: name,
    }))
    .filter(({ words }) => standsIn(words, now!) && !standsIn(words, quotes!));
  const figures = figuresIn(text).filter(({ type }) => (type === 'date') === (asked.value.type === 'date'));
  return [...names, ...figures.map((meaning) => ({ meaning, words: [], text }))];
}

/** The values that an item gives as wrong ones. */
function wrongsOf(exam: Exam): readonly Wrong[] {
  const { form } = exam.item;
  if (!PICKED.has(form)) return [];
  return form === 'true-false' ? swapped(exam) : exam.distractors.filter((offer) => !isSilence(offer));
}

const near = (a: number, b: number, share: number): boolean => Math.abs(a - b) <= share * Math.abs(b);

const numbersOf = (claims: readonly Claim[], unit: string): number[] =>
  claims
    .flatMap(meaningsOf)
    .flatMap((each) => (each.type === 'number' && (unit === '' || each.unit === unit) ? each.n : []));

/** A number so near to the right one, or to one that another source gives, that it is as good. */
function tooNear(exam: Exam): string | undefined {
  const { asked, rivals, item } = exam;
  if (!asked || item.form === 'not-said') return undefined;
  const found = wrongsOf(exam).find(({ meaning }) => {
    if (meaning.type !== 'number') return false;
    const { n, unit } = meaning;
    return (
      numbersOf([asked], unit).some((each) => near(n, each, 0.1)) ||
      numbersOf(rivals, unit).some((each) => near(n, each, 0.05))
    );
  });
  return found?.text;
}

const sameValue = (a: Claim, b: Claim): boolean => JSON.stringify(a.value) === JSON.stringify(b.value);

/** A wrong option that some claim makes right all the same. */
function alsoTrue(exam: Exam): string | undefined {
  const { asked, rivals, item } = exam;
  if (!asked || !PICKED.has(item.form)) return undefined;
  const wrongs = wrongsOf(exam);
  if (item.form === 'which-source') {
    const sources = new Set(rivals.filter((each) => sameValue(each, asked)).map(({ document }) => document));
    return wrongs.find(({ meaning }) => meaning.type === 'document' && sources.has(meaning.id))?.text;
  }
  const said = [...rivals, asked].flatMap(meaningsOf);
  const open = item.form === 'true-false' ? said : said.filter((each) => !isNamed(each, exam));
  return wrongs.find((wrong) => open.some((each) => isSaidBy(wrong, each, false)))?.text;
}

/** Whether the stem itself names what a claim says: who asks with a name does not ask for it. */
const isNamed = (said: Meaning, { words }: Exam): boolean => said.type === 'words' && standsIn(said.words, words);

/** A date before one of the two states was there, or after anything that is told. */
function impossible(exam: Exam): string | undefined {
  const { asked, item, facts } = exam;
  const pair = asked?.pair ?? item.pair ?? '';
  // What the documents tell of a time before the state was founded is no mistake of the item.
  const told = facts.byPair.get(pair) ?? [];
  const first = Math.max(...pair.split('-').map(foundedIn));
  const isTold = (year: number): boolean =>
    told.some(({ value }) => value.type === 'date' && Number(value.edtf.from?.slice(0, 4) ?? 9999) <= year);
  const isAge = asked?.value.type === 'count' && asked.value.unit === 'years' && first > 0;
  return wrongsOf(exam).find(({ meaning }) => {
    if (meaning.type === 'number') return isAge && meaning.n > facts.newest - first;
    if (meaning.type !== 'date') return false;
    const { from, to } = meaning.period;
    const [begins, ends] = [Number((from ?? '9999').slice(0, 4)), Number((to ?? from ?? '0').slice(0, 4))];
    return begins > facts.newest || (ends < first && !isTold(ends));
  })?.text;
}

/** Whether an item says that the sources are silent where a claim answers it. */
function isBroken(exam: Exam): boolean {
  const { item, asked, rivals, figures, offers, facts } = exam;
  if (item.form !== 'not-said' || !asked) return false;
  if (offers.some(({ meaning }) => meaning.type === 'date')) {
    // When was this? Some claim or the sentence itself says it.
    const alike = (facts.byPair.get(asked.pair) ?? []).filter(({ quote }) => quote === asked.quote);
    return (
      alike.some(({ period, value }) => period !== undefined || value.type === 'date') ||
      findDates(passageOf(asked, facts) ?? '').length > 0
    );
  }
  const dates = figures.filter(({ type }) => type === 'date');
  return [asked, ...rivals].some(({ period, value }) => {
    const when = value.type === 'date' ? value.edtf : period;
    return when === undefined || dates.every((date) => isSaid(date, { type: 'date', period: when }, false));
  });
}

/** Whether a false statement goes on to say what its wrong name is: "in Stavanger, the capital of". */
function isGlossed(exam: Exam): boolean {
  const last = swapOf(exam)?.now.split(' ').at(-1) ?? '';
  if (!/^\p{L}{2,40}$/u.test(last)) return false;
  return new RegExp(`(?<!\\p{L})${last}, (?:the|an?) `, 'u').test(fold(exam.item.stem));
}

/** What can be wrong with what an item calls right or wrong. */
export const TRUTH_RULES: readonly Rule[] = [
  { code: 'option-also-true', level: 'hard', finds: alsoTrue },
  { code: 'option-near', level: 'hard', finds: tooNear },
  { code: 'option-impossible', level: 'hard', finds: impossible },
  { code: 'wrong-glossed', level: 'hard', finds: isGlossed },
  { code: 'silence-broken', level: 'hard', finds: isBroken },
  {
    code: 'silence-idle',
    level: 'hard',
    // What "is short for" something has no year, and nobody asks for it.
    finds: ({ item, asked, offers }) =>
      item.form === 'not-said' &&
      asked !== undefined &&
      offers.some(({ meaning }) => meaning.type === 'date') &&
      !PAST.test(asked.quote),
  },
];
