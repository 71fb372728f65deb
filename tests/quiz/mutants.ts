import type { Library } from '../../src/model/document.ts';
import type { Item } from '../../src/model/quiz.ts';
import { examOf } from '../../src/quiz/audit/exam.ts';
import type { Random } from '../../src/quiz/random.ts';
import { figures, gaps } from './plants/figures.ts';
import type { Mutant, Plant } from './plants/ground.ts';
import { keys } from './plants/keys.ts';
import { options } from './plants/options.ts';
import { stems } from './plants/stems.ts';

/** How each hard flaw is planted, by its code. */
export const PLANTS: Readonly<Record<string, Plant>> = { ...stems, ...gaps, ...figures, ...options, ...keys };

/** Plants a flaw in a good item; nothing where the item has no room for it. */
export function plant(code: string, item: Item, library: Library, random: Random): Mutant | undefined {
  const exam = examOf(item, library);
  const at = exam.right.length === 1 ? exam.right[0]! : -1;
  const made = PLANTS[code]?.({ item, library, exam, random, at, asked: exam.asked });
  if (made === undefined) return undefined;
  return 'library' in made ? made : { item: made, library };
}
