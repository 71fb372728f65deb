import type { Library } from '../../model/document.ts';
import type { Flaw, Item } from '../../model/quiz.ts';
import { GAP_RULES } from './gap.ts';
import { examOf, type Rule } from './exam.ts';
import { KEY_RULES } from './key.ts';
import { OPTION_RULES } from './options.ts';
import { SERVED_RULES } from './served.ts';
import { STEM_RULES } from './stem.ts';
import { TRUTH_RULES } from './truth.ts';

/** Every rule that an item is held to. */
export const RULES: readonly Rule[] = [
  ...STEM_RULES,
  ...GAP_RULES,
  ...OPTION_RULES,
  ...TRUTH_RULES,
  ...KEY_RULES,
  ...SERVED_RULES,
];

/**
 * What is wrong with an item, by its words and by what the claims of a library say now: nothing that it says of itself is
 * believed. An item with a hard flaw is never asked.
 */
export function audit(item: Item, library: Library): Flaw[] {
  const exam = examOf(item, library);
  return RULES.flatMap(({ code, level, finds }): Flaw[] => {
    const found = finds(exam);
    if (found === undefined || found === false || found === '') return [];
    return [{ code, level, ...(typeof found === 'string' && { detail: found }) }];
  });
}

/** Whether an item may be asked. */
export const passes = (flaws: readonly Flaw[]): boolean => flaws.every(({ level }) => level !== 'hard');
