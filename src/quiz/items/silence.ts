import type { Locale } from '../../locales/en.ts';
import { findDates } from '../../model/grammar.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Item } from '../../model/quiz.ts';
import { parsePeriod } from '../../model/period.ts';
import { randomOf, type Random } from '../random.ts';
import type { Ground } from './ground.ts';
import { arranged, silence, type Draft } from './make.ts';
import { wrongAnswers } from './supply.ts';
import { toldBy, valuesOf, yearOf } from './told.ts';

/** Options beside the one that the sources do not say it. */
const OFFERED = 3;
/** How far the year that is asked for may lie from one that is told. */
const SPAN = 8;

/** Whether a claim tells, or may tell, of a year. */
const touches = ({ period, value, asOf }: Claim, year: number): boolean =>
  [period, value.type === 'date' ? value.edtf : undefined, asOf].some(
    (time) => time !== undefined && (time.from ?? '') <= `${year}-12-31` && `${year}-01-01` <= (time.to ?? '9999'),
  );

/** Whether no claim of a kind and pair tells of a year. */
const isSilent = (claims: readonly Claim[], { kind, pair }: Pick<Claim, 'kind' | 'pair'>, year: number): boolean =>
  claims.every((other) => other.kind !== kind || other.pair !== pair || !touches(other, year));

/** A year near the one that is told of which nothing is told. */
function silentYear(claim: Claim, told: number, ground: Ground, random: Random): number | undefined {
  const near = Array.from({ length: 2 * SPAN + 1 }, (_, i) => told - SPAN + i);
  const same = ground.byPair.get(claim.pair) ?? [];
  return random.shuffled(near).find((year) => year <= ground.newest && isSilent(same, claim, year));
}

/** What is told of one year, asked for another of which nothing is told: the right answer is that the sources do not say. */
export function silencesOf(claim: Claim, ground: Ground, t: Locale, seed: number): Draft[] {
  const told = yearOf(claim.period);
  // Of what a rule found nobody knows whether it found everything.
  if (claim.extracted || told === undefined) return [];
  // Who held an office in another year may be common knowledge; what was traded or given is not.
  return (['figure'] as const).flatMap((aspect): Draft[] => {
    const random = randomOf(seed, 'silence', aspect, claim.id);
    const year = silentYear(claim, told, ground, random);
    const [answer] = toldBy(claim, aspect, t);
    if (year === undefined || !answer) return [];
    const other = { ...claim, period: parsePeriod(String(year)), asOf: undefined } as Claim;
    const question = t.items
      .questions(other)
      .find((each) => each.aspect === aspect && each.stem.includes(String(year)));
    if (!question) return [];
    const stem = t.items.asFar(question.stem);
    const wrong = wrongAnswers({ claim, aspect, told: answer, count: OFFERED, shown: stem }, ground, t, random);
    if (wrong.length < OFFERED) return [];
    const options = arranged([...wrong, silence(t)], random);
    return [{ form: 'not-said', by: 'other-year', aspect, stem, claims: [claim], options }];
  });
}

/** Whether the documents still do not say what an item asks for. */
export const isUnsaid = ({ stem }: Item, claim: Claim, claims: readonly Claim[]): boolean =>
  findDates(stem).every(({ value }) => isSilent(claims, claim, Number(value))) && valuesOf(claim, 'year').length === 0;
