import { localeFor } from '../../src/locales/index.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { quizStep } from '../../src/sessions/draw.ts';
import { madeAt } from '../../src/sessions/time.ts';
import type { Store } from '../../src/store/store.ts';
import type { Outcome } from '../loopback/interactions.ts';
import type { Loopback } from '../loopback/loopback.ts';
import type { Message } from '../loopback/messages.ts';
import type { Json } from '../loopback/world.ts';
import { addDraft, cityItem } from './made.ts';
import { judge, type Asked, type Judged, type Sent } from './oracle.ts';
import { planOf, type Plan, type Planned, type Size } from './plan.ts';

/** Where a quiz is played: a Discord, and one bot or several on one database. */
export interface Stage {
  readonly loopback: Loopback;
  /** For the test itself, to begin a session and to look at what was written. */
  readonly store: Store;
  /** The door of a bot, a random one, and whether that one has been killed by now. */
  door(): { readonly url: string; readonly killed: () => boolean };
  /** Waits until Discord's clock is at a moment. */
  until(at: number): Promise<void>;
  /** Waits until everything that was sent has reached a bot and was dealt with, where that can be told. */
  dealtWith?(): Promise<void>;
  /** Is told that a question is open, to do harm in the middle of it. */
  asked?(number: number, postedAt: number): void;
}

export interface Played extends Judged {
  readonly seed: number;
  readonly presses: number;
  /** Presses that were told that the store did not answer in time. */
  readonly away: number;
  /** Messages of questions beyond one for each. */
  readonly doublePosts: number;
  /** Questions that were asked. */
  readonly questions: number;
  /** The shortest time between two edits of one message, and between a message and its first, in milliseconds. */
  readonly shortest: number;
  /** How long each press was waited for that was answered, in milliseconds of real time. */
  readonly waits: readonly number[];
  /** Milliseconds that were added to questions after interruptions. */
  readonly added: number;
}

export interface Place {
  readonly guild: string;
  readonly channel: string;
}

const HOST = '600000000000000001';
/** How often is looked, and what counts as one moment, in milliseconds of Discord's clock. */
const POLL_MS = 100;
const PATIENCE_MS = 90_000;

/** Plays a whole quiz as a seed has it. @returns what the bot made of it, held against the oracle */
export async function playQuiz(stage: Stage, place: Place, seed: number, size: Size): Promise<Played> {
  const id = `${seed.toString(16).padStart(4, '0')}cafe${place.channel.slice(-4)}`;
  const plan = planOf(seed, size);
  const served = Array.from({ length: size.questions }, (_, i) => cityItem(i + 1));
  const { loopback, store } = stage;
  const now = loopback.clock.now;
  const settings = { pace: 'auto', seconds: size.seconds, ...size.settings } as const;
  const draft = await addDraft(store, { id, ...place, hostBy: HOST, createdAt: now(), settings }, served);
  await store.write((tx) => openLobby(tx, draft, { now: now(), t: localeFor('en') }));
  const room: Room = { stage, place, id, sent: [], waits: [], under: [] };
  await gather(room, plan);
  for (const [i, presses] of plan.questions.entries()) {
    const message = await appears(room, (each) => holds(each, quizStep('pick', id, i + 1, 0)));
    stage.asked?.(i + 1, madeAt(message.id));
    await answer(room, { number: i + 1, message, seconds: size.seconds }, presses);
    if (size.settings?.pace === 'host') await moveOn(room, i + 1);
  }
  await ended(room);
  await Promise.all(room.under);
  return { ...(await judged(room, size)), seed, waits: room.waits };
}

/** A quiz that is played. */
interface Room {
  readonly stage: Stage;
  readonly place: Place;
  readonly id: string;
  readonly sent: Sent[];
  readonly waits: number[];
  /** Presses that are not answered yet. */
  readonly under: Promise<void>[];
}

const holds = (message: Json, customId: string): boolean => JSON.stringify(message).includes(`"${customId}"`);

/** Waits until something is so. */
async function eventually<T>(room: Room, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const { stage } = room;
  const { now } = stage.loopback.clock;
  for (const end = now() + PATIENCE_MS; now() < end; await stage.until(now() + POLL_MS)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  const { state, problem } = await stateOf(room);
  throw new Error(`nothing happens any more: ${state} ${problem}`);
}

/** The message of the channel that is there now, or comes. */
const appears = (room: Room, is: (message: Message) => boolean): Promise<Message> =>
  eventually(room, () =>
    [...room.stage.loopback.messages.values()].findLast((each) => each.channel_id === room.place.channel && is(each)),
  );

const memberOf = (id: string, permissions = '2048'): Json => ({
  user: { id, username: `m${id}` },
  roles: [],
  permissions,
});

/** Lets those join who come early, and begins. */
async function gather(room: Room, { early }: Plan): Promise<void> {
  const { stage, id, place } = room;
  const { loopback } = stage;
  const lobby = await appears(room, (each) => holds(each, quizStep('join', id)));
  const raw = (customId: string, member: Json): Json => ({
    type: 3,
    data: { custom_id: customId, component_type: 2 },
    message: lobby,
    guild_id: place.guild,
    channel_id: place.channel,
    member,
  });
  const join = (member: string): Promise<Outcome> =>
    loopback.interactHttp(stage.door().url, raw(quizStep('join', id), memberOf(member)));
  for (let i = 0; i < early.length; i += 20) await Promise.all(early.slice(i, i + 20).map(join));
  await lead(room, 'lobby', 0);
}

/** The host presses for what follows, and again as long as that is not answered, or nothing comes of it. */
async function lead(room: Room, state: string, number: number): Promise<void> {
  const { stage, id, place } = room;
  const { loopback } = stage;
  const raw = {
    type: 3,
    data: { custom_id: quizStep('next', id, state, number), component_type: 2 },
    guild_id: place.guild,
    channel_id: place.channel,
    member: memberOf(HOST, '32'),
  };
  while (
    (await loopback.interactHttp(stage.door().url, raw)).kind !== 'answered' ||
    (await stateOf(room)).state === state
  )
    await stage.until(loopback.clock.now() + 1_000);
}

/** Waits until the answer of a question is shown, and goes on. */
async function moveOn(room: Room, number: number): Promise<void> {
  await eventually(room, async () => ((await stateOf(room)).state === 'revealed' ? true : undefined));
  await lead(room, 'revealed', number);
}

interface Question {
  readonly number: number;
  readonly message: Message;
  readonly seconds: number;
}

/** Has a question answered as planned, in the order in which presses arrive. */
async function answer(room: Room, question: Question, presses: readonly Planned[]): Promise<void> {
  const { stage } = room;
  const postedAt = madeAt(question.message.id);
  const arrivals = presses.flatMap((press) => {
    const id = idOf(postedAt + press.after);
    const at = postedAt + press.after + press.delay;
    const first = { at, send: () => send(room, question, press, id) };
    const repeat = { at: at + (press.again ?? 0), send: () => again(room, question, press, id) };
    return press.again === undefined ? [first] : [first, repeat];
  });
  let at = 0;
  for (const arrival of arrivals.toSorted((a, b) => a.at - b.at)) {
    if (arrival.at > at) {
      await stage.dealtWith?.();
      at = arrival.at + (stage.dealtWith ? POLL_MS : 0);
      await stage.until(arrival.at);
    }
    room.under.push(arrival.send());
  }
  await stage.dealtWith?.();
}

let presses = 0n;
const EPOCH = 1_420_070_400_000n;
/** An id that Discord gives a press at a moment: each is another. */
const idOf = (at: number): bigint => ((BigInt(at) - EPOCH) << 22n) | (0x200000n + (presses++ & 0x1fffffn));

const rawOf = ({ place, id: session }: Room, { number, message }: Question, press: Planned, id: bigint): Json => ({
  id: String(id),
  type: 3,
  data: { custom_id: quizStep('pick', session, number, press.option), component_type: 2 },
  message: { id: message.id, channel_id: message.channel_id, flags: message.flags },
  guild_id: place.guild,
  channel_id: place.channel,
  member: memberOf(press.member),
});

async function send(room: Room, question: Question, press: Planned, id: bigint): Promise<void> {
  const { stage, sent, waits } = room;
  const { loopback } = stage;
  const door = stage.door();
  const raw = rawOf(room, question, press, id);
  const sentAt = loopback.clock.now();
  const from = performance.now();
  const known = { number: question.number, member: press.member, option: press.option, id, sentAt };
  const pressedAt = madeAt(String(id));
  if (press.lost) {
    await loopback.interactAndLose(door.url, raw);
    // A process that is killed soon after may not have come to it.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    sent.push({ ...known, pressedAt, told: 'nothing', doubtful: door.killed() });
    return;
  }
  const outcome = await loopback.interactHttp(door.url, raw);
  if (outcome.kind === 'answered') waits.push(performance.now() - from);
  sent.push({
    ...known,
    pressedAt,
    told: toldBy(outcome, press.option),
    doubtful: outcome.kind === 'silent' && door.killed(),
  });
}

/** Discord sends what it was not answered to once more, to whichever process. */
async function again(room: Room, question: Question, press: Planned, id: bigint): Promise<void> {
  const { stage } = room;
  await stage.loopback.interactHttp(stage.door().url, rawOf(room, question, press, id));
}

/** How a member is told that the store did not answer in time. */
const AWAY = localeFor('en').errors['store-away']();

function toldBy(outcome: Outcome, option: number): Sent['told'] {
  if (outcome.kind !== 'answered') return 'nothing';
  const said = JSON.stringify(outcome.callback);
  if (said.includes(cityItem(1).item.options[option]!.text)) return 'kept';
  return said.includes(AWAY) ? 'away' : 'refused';
}

/** Where the session stands; nothing while the store is too busy to say. */
const stateOf = ({ stage, id }: Room): Promise<{ readonly state: string; readonly problem: string | null }> =>
  stage.store
    .read((tx) =>
      tx.selectFrom('quiz_session').select(['state', 'problem']).where('id', '=', id).executeTakeFirstOrThrow(),
    )
    .catch(() => ({ state: '', problem: null }));

const ended = (room: Room): Promise<true> =>
  eventually(room, async () => {
    const { state, problem } = await stateOf(room);
    if (state === 'suspended' || state === 'cancelled') throw new Error(`${state}: ${problem}`);
    return state === 'ended' ? true : undefined;
  });

async function judged({ stage, place, id, sent }: Room, { seconds }: Size): Promise<Omit<Played, 'seed' | 'waits'>> {
  const { loopback, store } = stage;
  const found = await store.read(async (tx) => ({
    scores: await tx.selectFrom('quiz_score').selectAll().where('session', '=', id).execute(),
    answers: await tx.selectFrom('quiz_response').selectAll().where('session', '=', id).execute(),
    added: await tx.selectFrom('quiz_question').select(['number', 'added_ms']).where('session', '=', id).execute(),
  }));
  const posts = postsIn(loopback, place.channel, id);
  const asked = found.added.map(({ number, added_ms: added }): Asked => {
    const posted = posts.find((each) => each.number === number);
    return { number, key: number % 3, postedAt: madeAt(posted?.id ?? '0'), seconds, added };
  });
  const scores = found.scores.map(({ correct, ...score }) => ({ ...score, correct: correct === 1 }));
  return {
    ...judge(sent, asked, { ...found, scores }),
    presses: sent.length,
    away: sent.filter(({ told }) => told === 'away').length,
    questions: new Set(posts.map(({ number }) => number)).size,
    doublePosts: posts.length - new Set(posts.map(({ number }) => number)).size,
    shortest: shortestIn(loopback, place.channel),
    added: asked.reduce((sum, { added }) => sum + added, 0),
  };
}

/** The messages of questions that were posted: what a nonce repeats is one message. */
function postsIn(
  { requests }: Loopback,
  channel: string,
  id: string,
): { readonly id: string; readonly number: number }[] {
  const found = new Map<string, number>();
  const step = new RegExp(`"${quizStep('pick', id, 'N', 0).replace('N', '(\\d+)')}"`);
  for (const { method, path, body, answer: posted } of requests) {
    if (method !== 'POST' || path !== `/channels/${channel}/messages`) continue;
    const [, number] = step.exec(JSON.stringify(body)) ?? [];
    if (number !== undefined) found.set(String((posted as Json)['id']), Number(number));
  }
  return [...found].map(([message, number]) => ({ id: message, number }));
}

/** The shortest time between two changes of one message of a channel. */
function shortestIn({ requests }: Loopback, channel: string): number {
  const last = new Map<string, number>();
  let shortest = Infinity;
  for (const { method, path, at, answer: changed, status } of requests) {
    if (!path.startsWith(`/channels/${channel}/messages`) || status !== 200) continue;
    const message = String((changed as Json)['id']);
    // The lobby tells of who joins as soon as it can.
    if (method === 'PATCH') shortest = Math.min(shortest, at - (last.get(message) ?? -Infinity));
    if (method === 'PATCH') last.set(message, at);
  }
  return shortest;
}
