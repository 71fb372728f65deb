import type { Library } from '../../src/model/document.ts';
import { localeFor } from '../../src/locales/index.ts';
import type { Item } from '../../src/model/quiz.ts';
import { audit, passes, RULES } from '../../src/quiz/audit/audit.ts';
import { proposeItems } from '../../src/quiz/items/index.ts';
import { randomOf } from '../../src/quiz/random.ts';
import { madeOf } from './made.ts';
import { plant } from './mutants.ts';

/** The codes of the flaws with which an item is never asked. */
export const HARD = [...new Set(RULES.filter(({ level }) => level === 'hard').map(({ code }) => code))];

/** Good items: those made by hand, and those that the generator makes and the checker lets pass. */
export const goodItems = (library: Library): readonly Item[] => [
  ...madeOf(library),
  ...proposeItems(library, localeFor('en'), { seed: 1 }).filter((item) => passes(audit(item, library))),
];

/** How many flaws of a code were planted in good items, and how many of them the checker found. */
export interface Tally {
  readonly code: string;
  readonly planted: number;
  readonly caught: number;
  /** What slipped through. */
  readonly missed: readonly string[];
}

const shown = ({ id, stem, options }: Item): string => `${id} ${stem} ${options.map(({ text }) => text).join(' | ')}`;

/** Plants flaws of a code in good items, each in another one, at most as many as are enough. */
export function tallyOf(code: string, good: readonly Item[], library: Library, enough: number): Tally {
  let planted = 0;
  const missed: string[] = [];
  for (const [at, item] of randomOf('mutation', code).shuffled(good).entries()) {
    if (planted === enough) break;
    const mutant = plant(code, item, library, randomOf(code, at));
    if (!mutant) continue;
    planted += 1;
    if (!audit(mutant.item, mutant.library).some((flaw) => flaw.code === code)) missed.push(shown(mutant.item));
  }
  return { code, planted, caught: planted - missed.length, missed };
}

/** The tallies as a table for reading. */
export const tableOf = (tallies: readonly Tally[]): string =>
  tallies.map(({ code, planted, caught }) => `${code.padEnd(20)} ${planted} planted, ${caught} caught`).join('\n');

/** Those of which less than 95 in 100 were caught, or none could be planted. */
export const failing = (tallies: readonly Tally[]): Tally[] =>
  tallies.filter(({ planted, caught }) => planted === 0 || caught < Math.ceil(planted * 0.95));
