import type { Pair } from './country.ts';
import type { AskedYears, Direction } from './question.ts';
import type { Topic } from './topic.ts';

/** A look-up by typed options instead of words: which claims to list. Buttons carry it, all but the city. */
export interface Lookup {
  readonly topic: Topic;
  readonly pairs: readonly Pair[];
  readonly years?: AskedYears;
  readonly direction?: Direction;
  readonly city?: string;
  readonly source?: string;
  readonly asOf?: string;
  /** Keep only the newest of what fits. */
  readonly latest?: boolean;
  /** Show the pairs side by side. */
  readonly sideBySide?: boolean;
}
