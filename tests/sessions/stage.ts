import type { Pictures } from '../../src/charts/pictures.ts';
import { localeFor } from '../../src/locales/index.ts';
import type { Served } from '../../src/model/quiz.ts';
import type { Session, SessionQuestion, SessionSettings } from '../../src/model/session.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { responsesTo, scoresIn } from '../../src/store/quiz-answers.ts';
import { questionOf, sessionOf } from '../../src/store/quiz-sessions.ts';
import { openRoom, textIn, type Room, type Told } from '../cards/room.ts';
import type { Message } from '../loopback/messages.ts';
import type { Json } from '../loopback/world.ts';
import type { Kind } from '../store/databases.ts';
import { addDraft } from './made.ts';

const FILES = { 'fiji-norway.md': '# Fiji and Norway\n\nFiji and Norway are far apart.\n' };
/** Whoever uses the bot in a room when nothing else is said. */
export const HOST = '100000000000000002';

/** A member who may write, and nothing more. */
export const member = (n: number): Json => ({
  member: {
    user: { id: String(80_000_000_000_000_000n + BigInt(n)), username: `s${n}` },
    roles: [],
    permissions: '2048',
  },
});
export const idOf = (who: Json): string => String(((who['member'] as Json)['user'] as Json)['id']);

/** Everybody's part in one quiz, in a channel of its own. */
export interface Play {
  readonly id: string;
  readonly channel: string;
  session(): Promise<Session>;
  /** The question it is at. */
  question(): Promise<SessionQuestion>;
  /** The message of the question it is at. */
  message(): Promise<Message>;
  /** All messages in the channel that everybody sees, the latest last. */
  messages(): Message[];
  /** What everybody reads in the message of the question it is at. */
  shown(): Promise<string>;
  /** Presses a button of the question it is at. */
  press(label: string, who: Json): Promise<Told>;
  panel(who?: Json): Promise<Told>;
  /** Opens the panel and presses a button of it; what follows has happened. */
  control(label: string, who?: Json): Promise<Told>;
  /** Members by who was right in which question, as it stands. */
  scores(): Promise<string[]>;
  answers(): Promise<string[]>;
  end(): Promise<void>;
}

/** A server with a bot in it, and channels for quizzes. */
export interface Stage {
  readonly room: Room;
  /** Opens a lobby in a channel of its own; without `waiting` the first question is open. */
  play(items: readonly Served[], settings?: Partial<SessionSettings>, more?: More): Promise<Play>;
}
interface More {
  readonly waiting?: boolean;
  readonly secret?: string;
  readonly hostBy?: string;
}

export async function openStage(
  { open }: Kind,
  files: Record<string, string> = FILES,
  pictures?: Pictures,
): Promise<Stage> {
  // An edit that has to wait for its time does so while the clock stands still.
  const room = await openRoom({ store: await open(), files, patience: 20, ...(pictures && { pictures }) });
  let played = 0;
  const play: Stage['play'] = async (items, settings, { waiting = false, hostBy = HOST, ...more } = {}) => {
    played += 1;
    const id = `abcdef${String(played).padStart(6, '0')}`;
    const channel = room.loopback.addChannel(room.guild, `quiz-${played}`);
    const { guild, store } = room;
    const place = { id, guild: guild.id, channel, hostBy, createdAt: room.now(), ...more };
    const draft = await addDraft(store, { ...place, ...(settings && { settings }) }, items);
    await store.write((tx) => openLobby(tx, draft, { now: room.now(), t: localeFor('en') }));
    await room.settle();
    const made = playIn(room, id, channel);
    if (!waiting) await made.control('Begin');
    return made;
  };
  return { room, play };
}

function playIn(room: Room, id: string, channel: string): Play {
  const { store, loopback } = room;
  const here = { channel_id: channel };
  const session = async (): Promise<Session> => (await store.read((tx) => sessionOf(tx, id)))!;
  const question = async (): Promise<SessionQuestion> => {
    const { number } = await session();
    return (await store.read((tx) => questionOf(tx, id, number)))!;
  };
  const message = async (): Promise<Message> => {
    const found = loopback.messages.get((await question()).message ?? '');
    if (!found) throw new Error('the question has no message');
    return found;
  };
  const panel: Play['panel'] = (who = {}) => room.command('quiz', 'panel', {}, { ...here, ...who });
  const control: Play['control'] = async (label, who = {}) => {
    const told = await room.press(await panel(who), label, { ...here, ...who });
    await room.settle();
    return told;
  };
  return {
    id,
    channel,
    session,
    question,
    message,
    panel,
    control,
    messages: () =>
      [...loopback.messages.values()].filter((each) => each.channel_id === channel && each.flags !== 64 + 32_768),
    shown: async () => textIn(await message()),
    press: async (label, who) => room.press({ data: await message() }, label, { ...here, ...who }),
    scores: async () =>
      (await store.read((tx) => scoresIn(tx, id)))
        .map((s) => `${s.member.slice(-2)} ${s.number} ${s.correct}`)
        .toSorted(),
    answers: async () =>
      (await store.read(async (tx) => responsesTo(tx, id, (await sessionOf(tx, id))!.number)))
        .map((each) => `${each.member.slice(-2)} ${each.answer}`)
        .toSorted(),
    async end() {
      await room.press(await room.press(await panel(), 'End quiz', here), 'Yes, end it', here);
      await room.settle();
    },
  };
}
