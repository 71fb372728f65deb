import { fileURLToPath } from 'node:url';
import { loadLibrary } from '../../../src/corpus/load.ts';
import { en } from '../../../src/locales/en.ts';
import { audit, passes } from '../../../src/quiz/audit/audit.ts';
import { proposeItems } from '../../../src/quiz/items/index.ts';

/** The shipped documents, and the items that their facts give. */
export const library = loadLibrary([fileURLToPath(new URL('../../../corpus', import.meta.url))]).library!;
export const items = proposeItems(library, en, { seed: 1 });
export const passing = items.filter((item) => passes(audit(item, library)));
