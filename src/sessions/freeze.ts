import { UserError, type KeptCall } from '../command.ts';
import type { Item, Served } from '../model/quiz.ts';
import type { Session, SessionQuestion } from '../model/session.ts';
import { randomOf } from '../quiz/random.ts';
import { serve } from '../quiz/serve.ts';
import { keptItems } from '../sets/held.ts';
import { addQuestions, addSession, changeSession, questionsOf } from '../store/quiz-sessions.ts';
import { itemsOf, setOf } from '../store/quiz-sets.ts';
import type { Tx } from '../store/store.ts';
import { plan } from './moves.ts';

/** Items as the documents that the server sees answer them now; without retired ones, and without what the server does not tell. */
export function servedNow(items: readonly Item[], { index, guild }: KeptCall): Served[] {
  const told = guild?.settings.sensitive === 'told';
  return items.flatMap((item) => (item.sensitive && !told ? [] : (serve(item, index.library) ?? [])));
}

/** The items of a set that a teacher has kept. */
export const keptIn = async (tx: Tx, set: string): Promise<Item[]> =>
  keptItems(await itemsOf(tx, set)).map(({ item }) => item);

/** A draft in the channel of a call. */
export const draftFor = (
  id: string,
  made: Pick<Session, 'set' | 'title' | 'settings' | 'total'> & { readonly label?: string | undefined },
  { guild, member, now }: KeptCall,
): Session => ({
  id,
  guild: guild!.id,
  channel: member.channel!,
  set: made.set,
  title: made.title,
  ...(made.label !== undefined && { label: made.label }),
  state: 'draft',
  rev: 0,
  number: 0,
  total: made.total,
  settings: made.settings,
  hostBy: member.id,
  hostAt: now(),
  changedAt: now(),
  createdAt: now(),
  posts: 0,
});

/** Some of the items as questions, in an order that is the draft's own. */
const chosen = ({ id, total }: Session, served: readonly Served[]): Pick<SessionQuestion, 'number' | 'served'>[] =>
  randomOf(id)
    .shuffled(served)
    .slice(0, total)
    .map((each, i) => ({ number: i + 1, served: each }));

/**
 * Keeps a draft for an hour, with its questions frozen.
 * @param frozen false for a set that somebody goes through first
 * @throws UserError `quiz-no-items` when nothing is left to ask
 */
export async function keepDraft(
  draft: Session,
  served: readonly Served[],
  frozen: boolean,
  call: KeptCall,
): Promise<void> {
  if (frozen && served.length === 0) throw new UserError('quiz-no-items');
  const asked = frozen ? chosen(draft, served) : [];
  await call.store.write(async (tx) => {
    await addSession(tx, { ...draft, total: asked.length || draft.total }, asked);
    await plan(tx, draft);
  });
}

/** A draft with its questions, and how many items of its set are left out. */
export interface Drafted {
  readonly draft: Session;
  readonly questions: readonly SessionQuestion[];
  readonly leftOut: number;
}

/** Freezes the questions of a draft whose set was gone through meanwhile. */
export async function ripen(tx: Tx, draft: Session, call: KeptCall): Promise<Drafted> {
  const items = await keptIn(tx, draft.set);
  const served = servedNow(items, call);
  const leftOut = items.length - served.length;
  const questions = await questionsOf(tx, draft.id);
  const set = questions.length > 0 ? undefined : await setOf(tx, draft.set, draft.guild);
  if (!set?.approved || served.length === 0) return { draft, questions, leftOut };
  const asked = chosen(draft, served);
  const next = await changeSession(tx, draft, { total: asked.length });
  if (next) await addQuestions(tx, draft, asked);
  return { draft: next ?? draft, questions: await questionsOf(tx, draft.id), leftOut };
}
