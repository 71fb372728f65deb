import type { Locale } from '../../locales/en.ts';
import { findValues } from '../../model/grammar.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Random } from '../random.ts';
import { contraryTo, isCountry, rivalsOf, type Ground } from './ground.ts';
import { wrongNumbers } from './numbers.ts';
import { candidatesFor, stemsOf } from './pool.ts';
import { DECADES, MONTHS, wrongUnits, YEARS } from './spans.ts';
import { numberOf, sortOf, textOf, toldBy, valuesOf, type AspectName, type Told } from './told.ts';

/** What wrong answers are wanted for. */
export interface Wanted {
  readonly claim: Claim;
  readonly aspect: AspectName;
  /** The right answer. */
  readonly told: Told;
  readonly count: number;
  /** All that the item shows beside its options: a name that stands there is no option. */
  readonly shown: string;
}

/** Provably false answers of the same sort as the right one, as many as there are up to `count`. */
export function wrongAnswers(wanted: Wanted, ground: Ground, t: Locale, random: Random): Told[] {
  const { told, aspect } = wanted;
  const texts = (values: readonly string[]): Told[] => values.map((value) => ({ value, text: textOf(value, t) }));
  switch (sortOf(told.value)) {
    case 'year':
      return texts(wrongUnits(wanted, ground, random, YEARS));
    case 'month':
      return texts(wrongUnits(wanted, ground, random, MONTHS));
    case 'decade':
      return texts(wrongUnits(wanted, ground, random, DECADES));
    case 'money':
    case 'count':
      return texts(wrongFigures(wanted, ground, random));
    default:
      return aspect === 'document' ? [] : wrongNames(wanted, ground, t, random);
  }
}

function wrongFigures({ claim, told, count, shown }: Wanted, ground: Ground, random: Random): string[] {
  // What is over a billion is over half a billion, too.
  if (claim.qualifier === 'over' || claim.qualifier === 'within') return [];
  const head = told.value.slice(0, told.value.lastIndexOf(':') + 1);
  const isMoney = head.startsWith('money:');
  const rivals = [
    ...(ground.byPair.get(claim.pair) ?? [])
      .flatMap((other) => valuesOf(other, 'figure'))
      // People are counted in many words.
      .flatMap((value) => (value.startsWith(isMoney ? head : 'count:') ? [numberOf(value)] : [])),
    ...findValues(shown).flatMap(({ type, value }) => (type === 'date' ? [] : [Number(value)])),
  ];
  const most = /per ?cent|%/i.test(head) ? { most: 100 } : {};
  return wrongNumbers(numberOf(told.value), count, { rivals, ...most }, random).map((n) => head + String(n));
}

function wrongNames(wanted: Wanted, ground: Ground, t: Locale, random: Random): Told[] {
  const { claim, aspect, told, count, shown } = wanted;
  if (sortOf(told.value) === 'place' && isCountry(told.text, ground)) return [];
  const rivals = [...rivalsOf(claim, aspect, ground), ...contraryTo(claim, ground)];
  const truths = rivals.flatMap((other) => toldBy(other, aspect, t));
  const taken = [told.text, ...truths.map(({ text }) => text), ...fieldsOf(claim)].map(stemsOf);
  const said = stemsOf(shown);
  const values = new Set([told, ...truths].map(({ value }) => value));
  const found: Told[] = [];
  for (const candidate of candidatesFor(wanted, ground, t, random)) {
    if (found.length === count) break;
    const stems = stemsOf(candidate.text);
    const isFree =
      stems.size > 0 &&
      !values.has(candidate.value) &&
      candidate.text.length <= 80 &&
      !stems.isSubsetOf(said) &&
      [...taken, ...found.map(({ text }) => stemsOf(text))].every(
        (other) => !overlap(stems, other, sortOf(told.value)),
      );
    if (!isFree) continue;
    found.push({ value: candidate.value, text: candidate.text });
    values.add(candidate.value);
  }
  return found;
}

/** Things that share a word may be one thing in other words; names may share a word. */
const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>, sort: string): boolean =>
  sort === 'thing' ? !a.isDisjointFrom(b) : a.isSubsetOf(b) || b.isSubsetOf(a);

const fieldsOf = ({ subject, object }: Claim): string[] => [subject, object].filter((text) => text !== undefined);
