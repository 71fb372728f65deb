import type { KeptCall, SentFile, Step } from '../command.ts';
import type { Reply } from '../reply/blocks.ts';
import { createSteps } from './create.ts';
import { editSteps } from './edit.ts';
import { importSet } from './exchange.ts';
import { listSets } from './list.ts';
import { manageSteps, openNamed } from './manage.ts';
import { swapSteps } from './swap.ts';

/** `/quiz sets`: imports a file, opens the set of a name, or lists all. */
export function openSets(
  { name, file }: { readonly name?: string; readonly file?: SentFile },
  call: KeptCall,
): Promise<Reply> {
  if (file) return importSet(file, name, call);
  return name === undefined ? listSets(1, call) : openNamed(name, call);
}

/** What the buttons, lists and forms of sets do. */
export const setSteps: Readonly<Record<string, Step>> = { ...manageSteps, ...createSteps, ...editSteps, ...swapSteps };
