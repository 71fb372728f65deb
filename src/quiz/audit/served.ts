import type { Claim } from '../../model/kinds/index.ts';
import type { Key } from '../../model/quiz.ts';
import { tokenize } from '../../search/words.ts';
import { type Exam, type Rule } from './exam.ts';
import { figuresIn } from './figures.ts';
import { hidden } from './gap.ts';
import { isSaid, meaningsOf, standsIn, type Meaning } from './meaning.ts';

/** Whether two claims surely follow each other. */
const follows = (before: Claim | undefined, after: Claim | undefined): boolean => {
  const [end, start] = [before && whenOf(before)?.to, after && whenOf(after)?.from];
  return end !== undefined && start !== undefined && end < start;
};
const whenOf = ({ value, period }: Claim): Claim['period'] => (value.type === 'date' ? value.edtf : period);

/** The claim that an option of `order` stands for. */
const eventOf = ({ offers, facts }: Exam, at: number): Claim | undefined =>
  facts.claims.get(offers[at]?.value.replace(/^event:/, '') ?? '');

const isOrdered = (exam: Exam, order: readonly number[]): boolean =>
  order.length === exam.offers.length &&
  order.every((place, at) => at === 0 || follows(eventOf(exam, order[at - 1]!), eventOf(exam, place)));

/** Whether each row has the one partner that its claim tells. */
const isMatched = ({ claims, offers }: Exam, order: readonly number[]): boolean =>
  order.length === offers.length &&
  order.every((place, row) => {
    const said = claims[row] ? meaningsOf(claims[row]) : [];
    const told = offers.flatMap(({ meaning }, at) => (said.some((each) => isSaid(meaning, each)) ? [at] : []));
    return told.length === 1 && told[0] === place;
  });

/** The digits of a number without the noughts at its end. */
const digitsIn = (text: string): string => text.replace(/\D+/g, '').replace(/0+$/, '');

/** Whether what is served is what the gap hides. */
function isHidden({ item, asked, facts }: Exam, key: Key): boolean {
  const words = (asked && hidden(item.stem, asked, facts)) ?? [];
  if (key.type === 'texts')
    return key.texts.every((text) => standsIn(tokenize(text), words) || standsIn(words, tokenize(text)));
  if (key.type !== 'number') return false;
  const says = (each: Meaning): boolean =>
    each.type === 'date'
      ? Number(each.period.from?.slice(0, 4)) === key.value
      : each.type === 'number' && each.n === key.value;
  if (figuresIn(words.join(' ')).some(says)) return true;
  // "€2.1m" is read in the quote; of its words alone the sign is gone.
  const isSame = digitsIn(words.join('')) === digitsIn(String(key.value));
  return isSame && figuresIn(asked?.quote ?? '').some(says);
}

/** Whether the key that members would be graded by is not what the claims say. */
function isWrong(exam: Exam): boolean {
  const { item, served, right, asked } = exam;
  if (!served || item.own || !asked) return false;
  switch (item.form) {
    case 'order':
      return served.type !== 'order' || !isOrdered(exam, served.order);
    case 'match':
      return served.type !== 'order' || !isMatched(exam, served.order);
    case 'number':
    case 'cloze':
      return !isHidden(exam, served);
    default:
      return served.type !== 'option' || (right.length === 1 && served.at !== right[0]);
  }
}

/** What can be wrong with the key that is served. */
export const SERVED_RULES: readonly Rule[] = [
  {
    code: 'retired',
    level: 'hard',
    finds: ({ item, claims, served }) => !served && claims.length === item.facts.length && claims.length > 0,
  },
  { code: 'key-wrong', level: 'hard', finds: isWrong },
];
