import { UserError, type KeptCall } from '../command.ts';
import type { Session } from '../model/session.ts';
import { changeSession } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { sessionIn } from './answer.ts';

/** How long the answer to a press waits until Discord shows what it led to. */
export const WAIT_MS = 1_500;
/** When a host was not heard of for so long, another may go on in their place. */
const ABSENT_MS = 60_000;

/**
 * Whoever leads a session may do with it what they like: the host, moderators at once, and other hosts when this one is away.
 * Of one that is over every host sees the panel, and nobody becomes its host.
 * @returns the session, with the member for its host
 * @throws UserError `quiz-not-host`
 */
export async function led(tx: Tx, id: string | undefined, call: KeptCall): Promise<Session> {
  const session = await sessionIn(tx, id, call);
  const { member, now } = call;
  if (session.endedAt !== undefined) return session;
  const away = session.hostAt + ABSENT_MS < now();
  if (session.hostBy !== member.id && !member.moderates && !away) throw new UserError('quiz-not-host');
  const host = session.hostBy !== member.id && away ? { hostBy: member.id } : {};
  return (await changeSession(tx, session, { ...host, hostAt: now() })) ?? session;
}

/** The same of a session that is not over. @throws UserError `quiz-over` */
export async function ledLive(tx: Tx, id: string | undefined, call: KeptCall): Promise<Session> {
  const session = await led(tx, id, call);
  if (session.endedAt !== undefined) throw new UserError('quiz-over');
  return session;
}
