import type { Found } from '../../model/grammar.ts';
import type { Match } from './pattern.ts';

const MOST = 1e14;
const KRONER = /\d[\d., \u00a0\p{L}]*\bkr(?:one|oner)?$/iu;

export interface Amount {
  readonly value: number;
  readonly currency: string;
}

/**
 * The amount of money that a group of a match holds, when it is one for certain: its currency is told, and it is not so small
 * that a scale must have been left out.
 */
export function amountIn({ value, sentence }: Match, group: string, least: number): Amount | undefined {
  const found = value(group);
  if (found?.type !== 'money' || typeof found.value !== 'number' || found.currency === undefined) return undefined;
  if (found.value < least || found.value > MOST) return undefined;
  return isHome(found, sentence.unit.text.slice(found.start, found.end), sentence.unit.document.countries)
    ? { value: found.value, currency: francsOf(found.currency, sentence.unit.document.countries) }
    : undefined;
}

const CENTRAL: ReadonlySet<string> = new Set(['CM', 'CF', 'TD', 'CG', 'GQ', 'GA']);
/** Two unions of states each have a CFA franc; of theirs the western is read where none of the central is meant. */
const francsOf = (currency: string, countries: readonly string[]): string =>
  currency === 'XOF' && countries.some((code) => CENTRAL.has(code)) ? 'XAF' : currency;

/** One sign means yen and yuan, and "kroner" alone are those of whoever tells it. */
function isHome({ currency }: Found, words: string, countries: readonly string[]): boolean {
  if (words.includes('¥'))
    return countries.includes('JP') || !countries.some((code) => ['CN', 'HK', 'MO', 'TW'].includes(code));
  return currency !== 'NOK' || !KRONER.test(words) || /norwegian/i.test(words) || countries.includes('NO');
}
