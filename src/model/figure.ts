import type { Amounts, AmountYears } from './figures/amounts.ts';
import type { Distribution } from './figures/distribution.ts';
import type { MissionMap } from './figures/map.ts';
import type { Goods } from './figures/goods.ts';
import type { Timeline } from './figures/timeline.ts';

/** What every picture has, in words of one language. */
export interface Framed {
  readonly title: string;
  /** What is drawn and in which unit, e.g. "million Norwegian kroner". */
  readonly subtitle?: string;
  /** What a reader has to know to read it rightly: gaps, parts that do not add up, what is not drawn. */
  readonly notes: readonly string[];
  /** Whose figures these are. */
  readonly source: string;
  /** The same for who cannot see it: at most 1,024 characters. */
  readonly alt: string;
}

/**
 * A picture as data: typed figures with the words that stand at them. Two with the same content are the same picture, so it
 * holds nothing of the moment. Sensitive claims are in none.
 */
export type Figure = Distribution | Amounts | AmountYears | Goods | Timeline | MissionMap;
