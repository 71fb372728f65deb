import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import type { Session, SessionQuestion, SessionState } from '../../src/model/session.ts';
import { asked, askNext, openLobby } from '../../src/sessions/ask.ts';
import { close, pause, resume, suspend } from '../../src/sessions/close.ts';
import { madeAt } from '../../src/sessions/time.ts';
import type { Playing } from '../../src/sessions/moves.ts';
import { questionOf, sessionOf } from '../../src/store/quiz-sessions.ts';
import type { Tx } from '../../src/store/store.ts';
import { textIn } from '../cards/room.ts';
import { databases } from '../store/databases.ts';
import { openAlone } from './alone.ts';
import { addDraft, cityItem } from './made.ts';

type Move = (tx: Tx, session: Session, playing: Playing) => Promise<unknown>;
/** Everything is sent until the next move. */
const SENT = 'sent';
const AWAY = 20_000;
const SECONDS = 10;
const MINUTE = 60_000;
/** What brings a session into a state: moves in the middle of which nothing is sent. */
const WAYS: Readonly<Partial<Record<SessionState, readonly (Move | typeof SENT)[]>>> = {
  lobby: [],
  posting: [askNext],
  open: [askNext, SENT],
  paused: [askNext, SENT, pause],
  closing: [askNext, SENT, close],
  revealed: [askNext, SENT, close, SENT],
  suspended: [askNext, SENT, (tx, session, playing) => suspend(tx, session, 'edit 50013', playing)],
};

describe.each(databases)('a bot that was away for a while, on $name', (kind) => {
  let stage: Awaited<ReturnType<typeof openAlone>>;
  let store: Awaited<ReturnType<typeof kind.open>>;
  let sessions = 0;
  beforeAll(async () => {
    store = await kind.open();
    stage = await openAlone(store);
  }, 60_000);
  afterAll(async () => {
    await stage.close();
    await store.close();
  });

  const now = (): number => stage.loopback.clock.now();
  const playing = (): Playing => ({ now: now(), t: localeFor('en') });
  const sent = (): Promise<void> => stage.until(now() + 1_800);

  /** Brings a session into a state, and is away from then on. @returns how it and its question are after that */
  async function away(state: SessionState, ms: number) {
    const guild = stage.loopback.guilds[0]!;
    const id = `restart${String((sessions += 1)).padStart(5, '0')}`;
    const channel = stage.loopback.addChannel(guild, id);
    const place = { id, guild: guild.id, channel, hostBy: '1', createdAt: now() };
    const settings = { seconds: SECONDS, pace: 'auto' } as const;
    const draft = await addDraft(store, { ...place, settings }, [cityItem(1), cityItem(2)]);
    await store.write((tx) => openLobby(tx, draft, playing()));
    await sent();
    const look = () =>
      store.read(async (tx) => {
        const session = (await sessionOf(tx, id))!;
        return { session, question: await questionOf(tx, id, session.number) };
      });
    const steps = [...WAYS[state]!];
    const end = steps.at(-1);
    const last = typeof end === 'function' ? end : undefined;
    if (last) steps.pop();
    for (const step of steps)
      await (typeof step === 'function'
        ? store.write(async (tx) => step(tx, (await sessionOf(tx, id))!, playing()))
        : sent());
    let before: Awaited<ReturnType<typeof look>> | undefined;
    await stage.away(ms, async () => {
      await (last && store.write(async (tx) => last(tx, (await sessionOf(tx, id))!, playing())));
      before = await look();
    });
    expect(before!.session.state).toBe(state);
    await sent();
    await sent();
    const messages = [...stage.loopback.messages.values()].filter((each) => each.channel_id === channel);
    const after = await look();
    // The next case has a server without live ones.
    await store.write((tx) =>
      tx.updateTable('quiz_session').set({ slot: null, state: 'ended' }).where('id', '=', id).execute(),
    );
    await store.write((tx) => tx.deleteFrom('due').where('subject', '=', id).execute());
    return { ...after, before: before!, texts: messages.map(textIn) };
  }

  it.each<[SessionState, SessionState, number]>([
    ['lobby', 'lobby', 0],
    ['posting', 'open', 1],
    ['open', 'open', 1],
    ['paused', 'paused', 1],
    ['closing', 'revealed', 1],
    ['revealed', 'open', 2],
    ['suspended', 'suspended', 1],
  ])('finds a session that is %s, and goes on with it: %s', async (state, then, number) => {
    const { session, question, before, texts } = await away(state, AWAY);
    expect([session.state, session.number]).toEqual([then, number]);
    // Whatever was asked was posted once.
    for (const n of [1, 2])
      expect(texts.filter((text) => text.includes(`Question ${n} of 2`))).toHaveLength(number >= n ? 1 : 0);
    const { added, open } = timesOf(question);
    expect(added >= AWAY - 2_000).toBe(state === 'open');
    expect(/seconds were added/.test(texts.join())).toBe(state === 'open');
    expect(texts.join().includes('Right answer')).toBe(state === 'closing' || state === 'revealed');
    expect(state === 'posting' ? open : SECONDS * 1_000).toBe(SECONDS * 1_000);
    expect(state === 'paused' ? question?.leftMs : before.question?.leftMs).toBe(before.question?.leftMs);
  });

  it('adds the time for which nobody knew of the message of a question', async () => {
    // A process that was killed when it had posted the question leaves it to the next one, which is given the same message.
    const { session } = await away('posting', 0);
    const seen = { ...session, state: 'posting' as const };
    const late = await store.write(async (tx) => {
      await tx.updateTable('quiz_session').set({ state: 'posting', slot: null }).where('id', '=', session.id).execute();
      const { message } = (await questionOf(tx, session.id, 1))!;
      await asked(tx, seen, message!, madeAt(message!), { ...playing(), now: now() + AWAY });
      return questionOf(tx, session.id, 1);
    });
    expect(timesOf(late).added).toBeGreaterThanOrEqual(AWAY);
    await store.write((tx) => tx.deleteFrom('due').execute());
    await store.write((tx) => tx.deleteFrom('outbox').execute());
  });

  it.each<[SessionState, number, SessionState]>([
    ['suspended', 14 * MINUTE, 'suspended'],
    ['suspended', 15 * MINUTE, 'cancelled'],
    ['lobby', 59 * MINUTE, 'lobby'],
    ['lobby', 60 * MINUTE, 'cancelled'],
    ['paused', 60 * MINUTE, 'cancelled'],
  ])('finds a session that is %s after %d ms, and leaves it %s', async (state, ms, then) => {
    expect((await away(state, ms)).session.state).toBe(then);
  });

  it('continues a paused question with the time that was left', async () => {
    const { session, question } = await away('paused', AWAY);
    const open = await store.write(async (tx) => {
      await tx.updateTable('quiz_session').set({ state: 'paused' }).where('id', '=', session.id).execute();
      await resume(tx, session, playing());
      return questionOf(tx, session.id, 1);
    });
    expect(open?.closesAt).toBe(now() + question!.leftMs!);
    await store.write((tx) => tx.deleteFrom('due').execute());
    await store.write((tx) => tx.deleteFrom('outbox').execute());
  });
});

const timesOf = (question: SessionQuestion | undefined) => ({
  added: question?.addedMs ?? 0,
  open: (question?.closesAt ?? 0) - (question?.postedAt ?? 0),
});
