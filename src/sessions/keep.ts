import { UserError, type KeptCall } from '../command.ts';
import { nameIn, type Response, type Session, type SessionQuestion } from '../model/session.ts';
import { numberIn } from '../quiz/grade.ts';
import { dueAt } from '../store/due.ts';
import { join, respond } from '../store/quiz-answers.ts';
import { seatsOf, sessionAt, type Seat } from '../store/quiz-seat.ts';
import type { Tx } from '../store/store.ts';
import { closesFor, GRACE_MS, interruption, startOf } from './life.ts';
import { sessionKey } from './moves.ts';
import type { Open } from './own.ts';
import { canBe } from './show.ts';
import { madeAt, sortable } from './time.ts';
import { openTogether } from './together.ts';

/** What a custom id names: a session and the number of a question. */
type Place = readonly string[];

interface Given {
  readonly place: Place;
  readonly answer: string;
  readonly call: KeptCall;
}

/** A question that was pressed, and whether anybody looks after it. */
interface At {
  readonly session: Session;
  readonly question: SessionQuestion | undefined;
  /** Nobody does: then its time is not over yet, and will be made up for. */
  readonly interrupted: boolean;
}

/** @throws UserError `old-button` where there is no such session in this server */
async function placeAt(tx: Tx, [id = '', number = '']: Place, { guild, now }: KeptCall): Promise<At> {
  const found = await sessionAt(tx, id, /^\d{1,4}$/.test(number) ? Number(number) : 0);
  if (!found || found.session.guild !== guild?.id || found.session.state === 'draft') throw new UserError('old-button');
  const { session, question } = found;
  // The clocks of Discord and of this process may differ: this only saves a look where there is plenty of time.
  const near = question?.closesAt !== undefined && question.closesAt < now() + 60_000;
  const tickAt = near ? await dueAt(tx, 'quiz-count', id) : undefined;
  return { ...found, session, interrupted: tickAt !== undefined && interruption(tickAt, now()) > 0 };
}

/** @returns the question for this member; an error that says why it cannot be answered now */
function openFor({ session, question, interrupted }: At, { percent, taking }: Seat, call: KeptCall): Open | UserError {
  if (session.state === 'paused') return new UserError('quiz-paused');
  if (session.state !== 'open' || session.number !== question?.number || question.message === undefined)
    return new UserError('quiz-closed');
  const until = closesFor(question, session.settings.seconds, percent);
  if (until !== undefined && madeAt(call.interaction) > until + GRACE_MS && !interrupted)
    return new UserError('quiz-closed');
  return taking === 'removed' ? new UserError('quiz-removed') : { session, question, until };
}

/** The question that a custom id names, as the member who presses may answer it. @throws UserError that says why not */
export async function openQuestion(tx: Tx, place: Place, call: KeptCall): Promise<Open> {
  const at = await placeAt(tx, place, call);
  const name = nameIn(at.session, call.member.id);
  const open = openFor(at, (await seatsOf(tx, at.session.id, [name]))(name), call);
  if (open instanceof UserError) throw open;
  return open;
}

/** Why something cannot be the answer to a question. */
function problemOf({ question }: Open, answer: string): UserError | undefined {
  const { item, key } = question.served;
  if (key.type === 'number' && numberIn(answer) === undefined) return new UserError('quiz-number');
  return canBe(item, answer) ? undefined : new UserError('old-button');
}

const rowOf = ({ session, question }: Open, { answer, call }: Given, member: string): Response => ({
  session: session.id,
  guild: session.guild,
  number: question.number,
  member,
  press: sortable(call.interaction),
  answer,
  ms: Math.max(0, madeAt(call.interaction) - startOf(question, session.settings.seconds)),
});

/** What became of an answer: an error where it cannot be kept, `early` where the question is not known to be there yet. */
type Kept = Open | UserError | 'early';

/** Keeps answers to one question in one transaction. */
function keepAll(all: readonly Given[]): Promise<readonly Kept[]> {
  const [{ place, call }] = all as [Given];
  return call.store.write(async (tx) => {
    const at = await placeAt(tx, place, call);
    const { session } = at;
    if (session.state === 'posting' && session.number === Number(place[1])) return all.map(() => 'early' as const);
    const names = all.map((given) => nameIn(session, given.call.member.id));
    const seats = await seatsOf(tx, session.id, [...new Set(names)]);
    const rows: Response[] = [];
    const kept = all.map((given, i): Kept => {
      const open = openFor(at, seats(names[i]!), given.call);
      if (open instanceof UserError) return open;
      const problem = problemOf(open, given.answer);
      if (!problem) rows.push(rowOf(open, given, names[i]!));
      return problem ?? open;
    });
    for (const { guild, member } of rows)
      if (seats(member).taking === 'no part') await join(tx, { session: session.id, guild, member }, call.now());
    await respond(tx, rows, call.now());
    return kept;
  });
}

/** What is kept together, of each bot: what its calls share tells it from others in this process. */
const keeping = new WeakMap<KeptCall['guilds'], ReturnType<typeof openTogether<Given, Kept>>>();

function keepOne(given: Given): Promise<Kept> {
  const { place, call } = given;
  const together = keeping.get(call.guilds) ?? openTogether(keepAll);
  keeping.set(call.guilds, together);
  return together(JSON.stringify([call.guild?.id, ...place]), given);
}

/** How long a press waits for the message on which it was made to be known. */
const EARLY_MS = 1_000;

/** Keeps what a member answers; only once it has resolved it is kept. @throws UserError that says why it was not */
export async function keep(place: Place, answer: string, call: KeptCall): Promise<Open> {
  let kept = await keepOne({ place, answer, call });
  if (kept === 'early') {
    await call.deliver(sessionKey(place[0] ?? ''), EARLY_MS);
    kept = await keepOne({ place, answer, call });
  }
  if (kept === 'early') throw new UserError('quiz-closed');
  if (kept instanceof UserError) throw kept;
  return kept;
}
