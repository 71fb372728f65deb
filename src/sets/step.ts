import { UserError, type KeptCall } from '../command.ts';
import type { QuizSet } from '../model/session.ts';
import type { Button, Reply } from '../reply/blocks.ts';
import { quizStep } from '../sessions/draw.ts';
import { setOf } from '../store/quiz-sets.ts';
import type { Tx } from '../store/store.ts';

/** A button of a step of `/quiz`. */
export const stepButton = (label: string, step: string, ...args: readonly (string | number)[]): Button => ({
  label,
  id: quizStep(step, ...args),
});

/** The server from which a call comes. @throws UserError `only-in-server` */
export function serverIn({ guild }: KeptCall): string {
  if (!guild) throw new UserError('only-in-server');
  return guild.id;
}

/** A number that a button carries. @throws UserError `old-button` for anything else */
export function numberFrom(text: string | undefined): number {
  if (!/^\d{1,9}$/.test(text ?? '')) throw new UserError('old-button');
  return Number(text);
}

/** A set of the server from which a press comes. @throws UserError `old-button` when there is none */
export async function insistOnSet(tx: Tx, id: string | undefined, call: KeptCall): Promise<QuizSet> {
  const set = await setOf(tx, id ?? '', serverIn(call));
  if (!set) throw new UserError('old-button');
  return set;
}

/** A reply in place of the message that was pressed, or on which a form was opened. */
export interface Turned {
  readonly reply: Reply;
  readonly update: true;
}
export const turned = (reply: Reply): Turned => ({ reply, update: true });
