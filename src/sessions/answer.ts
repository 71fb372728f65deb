import { UserError, type Filled, type KeptCall, type Pressed, type Submitted } from '../command.ts';
import { rich } from '../locales/rich.ts';
import { PICKED } from '../model/quiz.ts';
import { nameIn, type Session, type SessionQuestion } from '../model/session.ts';
import { randomOf } from '../quiz/random.ts';
import type { Block, Field, Form } from '../reply/blocks.ts';
import { dueAt } from '../store/due.ts';
import { join, respond, responsesIn, scoresIn } from '../store/quiz-answers.ts';
import { seatOf, type Seat } from '../store/quiz-seat.ts';
import { questionsOf, sessionOf } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { buttons, heading, itemBlocks, quizStep, small, text } from './draw.ts';
import { closesFor, GRACE_MS, interruption, startOf } from './life.ts';
import { answerWords, canBe, letter } from './show.ts';
import { madeAt, sortable } from './time.ts';

/** The session that a custom id names. @throws UserError `old-button` where it is not one of this server */
export async function sessionIn(tx: Tx, id: string | undefined, { guild }: KeptCall): Promise<Session> {
  const session = guild && (await sessionOf(tx, id ?? '', guild.id));
  if (!session || session.state === 'draft') throw new UserError('old-button');
  return session;
}

/** Lets the member take part who presses Join. */
export async function joinLobby([id]: readonly string[], call: KeptCall): Promise<Pressed> {
  await call.store.write(async (tx) => {
    const session = await sessionIn(tx, id, call);
    if (session.endedAt !== undefined) throw new UserError('quiz-over');
    const { guild } = session;
    const member = nameIn(session, call.member.id);
    if (!(await join(tx, { session: session.id, guild, member }, call.now()))) throw new UserError('quiz-removed');
  });
  return told([text(call.t.quiz.joined)]);
}

export async function rules([id]: readonly string[], call: KeptCall): Promise<Pressed> {
  const { settings } = await call.store.read((tx) => sessionIn(tx, id, call));
  const { rules: words } = call.t.quiz;
  return told([heading(words.heading), { type: 'list', items: words.lines(settings).map((line) => rich`${line}`) }]);
}

const told = (blocks: readonly Block[], update = false): Pressed => ({ reply: { private: true, blocks }, update });

/** The question that a custom id names, while it can be answered. */
interface Open {
  readonly session: Session;
  readonly question: SessionQuestion;
  /** Until when this member may answer. */
  readonly until: number | undefined;
}

/** The question that a custom id names, and how the member who presses stands to it. */
async function seatIn(tx: Tx, [id = '', given = '']: readonly string[], { guild, member }: KeptCall): Promise<Seat> {
  const number = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  const seat = await seatOf(tx, id, number, member.id);
  if (!seat || seat.session.guild !== guild?.id || seat.session.state === 'draft') throw new UserError('old-button');
  const name = nameIn(seat.session, member.id);
  return name === member.id ? seat : ((await seatOf(tx, id, number, name)) ?? seat);
}

/** @throws UserError that says why it cannot be answered now */
async function openQuestion(tx: Tx, place: readonly string[], call: KeptCall): Promise<Open & Pick<Seat, 'taking'>> {
  const { session, question, percent, taking } = await seatIn(tx, place, call);
  if (session.state === 'paused') throw new UserError('quiz-paused');
  if (session.state !== 'open' || session.number !== question?.number || question.message === undefined)
    throw new UserError('quiz-closed');
  const until = closesFor(question, session.settings.seconds, percent);
  const late = until !== undefined && madeAt(call.interaction) > until + GRACE_MS;
  if (late && !(await isInterrupted(tx, session, call))) throw new UserError('quiz-closed');
  if (taking === 'removed') throw new UserError('quiz-removed');
  return { session, question, until, taking };
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
    if (!canBe(question.served.item, given)) throw new UserError('old-button');
    const { id, guild, number, settings } = session;
    const member = nameIn(session, call.member.id);
    if (open.taking === 'no part') await join(tx, { session: id, guild, member }, call.now());
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
  return [
    text(acknowledged.chose(answerWords(question.served, given, t))),
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
  const open = await call.store.read((tx) => openQuestion(tx, place, call));
  if (!PICKED.has(open.question.served.item.form)) return { form: formFor(open, call) };
  const own = await ownAnswer(open, call);
  return told(panel(open, own, call));
}

async function ownAnswer({ session, question }: Open, call: KeptCall): Promise<string | undefined> {
  const all = await call.store.read((tx) => responsesIn(tx, session.id, nameIn(session, call.member.id)));
  return all.find(({ number }) => number === question.number)?.answer;
}

/** The places of the options in the order in which one member sees them. Numbers and dates stay in theirs. */
export function orderFor({ session, question }: Pick<Open, 'session' | 'question'>, member: string): number[] {
  const { options, form } = question.served.item;
  const places = options.map((_, i) => i);
  const sorted =
    form === 'true-false' || options.some(({ value }) => /^(year|date|month|money|count|number)\b/.test(value));
  return sorted ? places : randomOf(session.id, question.number, nameIn(session, member)).shuffled(places);
}

/** The panel of one member in a secure session: the letters are as this member sees them. */
function panel(open: Open, own: string | undefined, call: KeptCall): Block[] {
  const { t, member } = call;
  const { session, question } = open;
  const { item } = question.served;
  const places = orderFor(open, member.id);
  const option = (place: number, i: number): string => t.quiz.question.option(letter(i), item.options[place]!.text);
  const chosen = own === undefined ? undefined : places.findIndex((place) => String(place) === own);
  return [
    heading(t.quiz.question.heading(question.number, session.total)),
    ...itemBlocks(
      { served: { ...question.served, item: { ...item, options: places.map((place) => item.options[place]!) } } },
      t,
    ),
    text(chosen === undefined ? t.quiz.acknowledged.pick : t.quiz.acknowledged.chose(option(places[chosen]!, chosen))),
    ...(open.until === undefined ? [] : [small(t.quiz.acknowledged.until(open.until))]),
    buttons(
      ...places.map((place, i) => ({
        label: option(place, i),
        id: quizStep('choose', session.id, question.number, place),
      })),
    ),
  ];
}

/** A press on such a panel, which then shows what was chosen. */
export async function choose([id = '', number = '', at = '']: readonly string[], call: KeptCall): Promise<Pressed> {
  const open = await keep([id, number], at, call);
  return told(panel(open, at, call), true);
}

function formFor({ session, question }: Open, { t }: KeptCall): Form {
  const { form: words, option, row } = t.quiz.question;
  const { item, key } = question.served;
  const choices = item.options.map((each, i) => ({ label: option(letter(i), each.text), value: String(i) }));
  const places: Field[] =
    item.form === 'match'
      ? (item.rows ?? []).map((each, i) => ({ id: `p${i}`, label: row(i + 1, each), type: 'one', choices }))
      : item.options.map((_, i) => ({ id: `p${i}`, label: words.place(i), type: 'one', choices }));
  const label = key.type === 'number' ? words.number(key.unit) : words.typed;
  const typed: Field[] = [{ id: 'typed', label, max: 200 }];
  return {
    id: quizStep('answer', session.id, question.number),
    title: words.title(question.number),
    fields: item.form === 'order' || item.form === 'match' ? places : typed,
  };
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

/** What the member who presses has answered so far, and what of it was right. */
export async function mine([id]: readonly string[], call: KeptCall): Promise<Pressed> {
  const { t, store, member } = call;
  const found = await store.read(async (tx) => {
    const session = await sessionIn(tx, id, call);
    const name = nameIn(session, member.id);
    return {
      questions: await questionsOf(tx, session.id),
      responses: await responsesIn(tx, session.id, name),
      scores: await scoresIn(tx, session.id, name),
    };
  });
  return told(resultOf(found, t));
}

interface Result {
  readonly questions: readonly SessionQuestion[];
  readonly responses: Awaited<ReturnType<typeof responsesIn>>;
  readonly scores: Awaited<ReturnType<typeof scoresIn>>;
}

function resultOf({ questions, responses, scores }: Result, t: KeptCall['t']): Block[] {
  const { mine: words } = t.quiz;
  if (responses.length + scores.length === 0) return [heading(words.heading), text(words.none)];
  const closed = questions.filter(({ state }) => state === 'closed');
  const right = scores.filter(({ correct }) => correct).length;
  const lines = closed.map(({ number, served }) => {
    const given = responses.find((each) => each.number === number)?.answer;
    const score = scores.find((each) => each.number === number);
    const said = given === undefined ? undefined : answerWords(served, given, t);
    return rich`${t.quiz.mine.line(number, said, score?.correct)}`;
  });
  return [heading(words.heading), text(words.lead(right, closed.length)), { type: 'list', items: lines }];
}
