import { UserError, type Filled, type KeptCall, type Pressed, type Submitted } from '../command.ts';
import { PICKED } from '../model/quiz.ts';
import { nameIn, type Session } from '../model/session.ts';
import { numberIn } from '../quiz/grade.ts';
import type { Block } from '../reply/blocks.ts';
import { dueAt } from '../store/due.ts';
import { accommodationOf, join, respond, responsesIn } from '../store/quiz-answers.ts';
import { questionOf, sessionOf } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { small, text } from './draw.ts';
import { closesFor, GRACE_MS, interruption, startOf } from './life.ts';
import { formFor, ownPanel, type Open } from './own.ts';
import { answerWords, canBe, numberWords } from './show.ts';
import { madeAt, sortable } from './time.ts';

/** The session that a custom id names. @throws UserError `old-button` where it is not one of this server */
export async function sessionIn(tx: Tx, id: string | undefined, { guild }: KeptCall): Promise<Session> {
  const session = guild && (await sessionOf(tx, id ?? '', guild.id));
  if (!session || session.state === 'draft') throw new UserError('old-button');
  return session;
}

/** What only the member who pressed is told. */
export const told = (blocks: readonly Block[], update = false): Pressed => ({
  reply: { private: true, blocks },
  update,
});

/** @throws UserError that says why it cannot be answered now */
async function openQuestion(tx: Tx, [id, number]: readonly string[], call: KeptCall): Promise<Open> {
  const session = await sessionIn(tx, id, call);
  if (session.state === 'paused') throw new UserError('quiz-paused');
  if (session.state !== 'open' || String(session.number) !== number) throw new UserError('quiz-closed');
  const question = await questionOf(tx, session.id, session.number);
  if (!question?.message) throw new UserError('quiz-closed');
  const percent = await accommodationOf(tx, session.id, nameIn(session, call.member.id));
  const until = closesFor(question, session.settings.seconds, percent);
  const late = until !== undefined && madeAt(call.interaction) > until + GRACE_MS;
  if (late && !(await isInterrupted(tx, session, call))) throw new UserError('quiz-closed');
  return { session, question, until };
}

/** Whether nobody looks after the question: then its time is not over yet, and will be made up for. */
async function isInterrupted(tx: Tx, { id }: Session, { now }: KeptCall): Promise<boolean> {
  const tickAt = await dueAt(tx, 'quiz-count', id);
  return tickAt !== undefined && interruption(tickAt, now()) > 0;
}

/** Keeps what a member answers, and says so in private: only then it is kept. */
async function keep(place: readonly string[], given: string, call: KeptCall): Promise<Open> {
  return call.store.write(async (tx) => {
    const open = await openQuestion(tx, place, call);
    const { session, question } = open;
    const { item, key } = question.served;
    if (key.type === 'number' && numberIn(given) === undefined) throw new UserError('quiz-number');
    if (!canBe(item, given)) throw new UserError('old-button');
    const { id, guild, number, settings } = session;
    const member = nameIn(session, call.member.id);
    if (!(await join(tx, { session: id, guild, member }, call.now()))) throw new UserError('quiz-removed');
    const ms = Math.max(0, madeAt(call.interaction) - startOf(question, settings.seconds));
    await respond(
      tx,
      { session: id, guild, number, member, press: sortable(call.interaction), answer: given, ms },
      call.now(),
    );
    return open;
  });
}

function acknowledgement({ question, until }: Open, given: string, { t }: KeptCall): Block[] {
  const { acknowledged } = t.quiz;
  const { key } = question.served;
  const read = key.type === 'number' ? numberIn(given) : undefined;
  return [
    text(acknowledged.chose(answerWords(question.served, given, t))),
    ...(read === undefined
      ? []
      : [text(acknowledged.read(numberWords(read, key.type === 'number' ? key.unit : '', t)))]),
    ...(key.type === 'texts' ? [small(acknowledged.spelling)] : []),
    small(until === undefined ? acknowledged.open : acknowledged.until(until)),
  ];
}

/** A press on an option under a question that everybody sees. */
export async function pick([id = '', number = '', at = '']: readonly string[], call: KeptCall): Promise<Pressed> {
  const open = await keep([id, number], at, call);
  return told(acknowledgement(open, at, call));
}

/** Opens what a member answers on: a panel with the options, or a form. */
export async function openAnswer(place: readonly string[], call: KeptCall): Promise<Pressed> {
  const { open, own } = await call.store.read(async (tx) => {
    const found = await openQuestion(tx, place, call);
    const { id, number } = found.session;
    const all = await responsesIn(tx, id, nameIn(found.session, call.member.id));
    return { open: found, own: all.find((each) => each.number === number)?.answer };
  });
  if (!PICKED.has(open.question.served.item.form)) return { form: formFor(open, own, call) };
  return told(ownPanel(open, own, call));
}

/** A press on such a panel, which then shows what was chosen. */
export async function choose([id = '', number = '', at = '']: readonly string[], call: KeptCall): Promise<Pressed> {
  const open = await keep([id, number], at, call);
  return told(ownPanel(open, at, call), true);
}

/** What was filled in on such a form. */
export async function answerForm(place: readonly string[], filled: Filled, call: KeptCall): Promise<Submitted> {
  const typed = filled.text('typed').trim();
  const places = Array.from({ length: 5 }, (_, i) => filled.values(`p${i}`)[0] ?? '').join('');
  const given = typed || places;
  if (typed === '' && new Set(places).size !== places.length) throw new UserError('quiz-twice');
  const open = await keep(place, given, call);
  return { private: true, blocks: acknowledgement(open, given, call) };
}
