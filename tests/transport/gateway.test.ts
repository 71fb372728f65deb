import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Callback, Dispatch } from '../../src/interaction.ts';
import { ASK_FORM } from '../../src/press.ts';
import { openBot } from '../bot.ts';
import { called, idsIn, pressing, sent, textOf, typing } from '../interactions.ts';
import type { Outcome } from '../loopback/interactions.ts';
import { attach, dropAgainAndAgain, sufferFaults, toldOfFaults, untilBack, use, type Attached } from './attached.ts';

/** An interaction without what the Discord of the test fills in. */
const of = (raw: object): Record<string, unknown> => {
  const { type, data } = raw as { type: number; data: object };
  return { type, data };
};
function callbackOf(outcome: Outcome): Callback {
  if (outcome.kind !== 'answered') throw new Error(`the interaction was ${outcome.kind}`);
  return outcome.callback as unknown as Callback;
}
const heldDispatch = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const dispatch: Dispatch = (raw) =>
    promise.then(() => ({ type: 4, data: { content: (raw as { id: string }).id, allowed_mentions: { parse: [] } } }));
  return { dispatch, release: resolve };
};

describe('the whole bot on the gateway', () => {
  let attached: Attached;
  beforeAll(async () => {
    attached = await attach({ dispatch: openBot().dispatch });
  });
  afterAll(() => attached.close());
  const interact = (raw: object, more: object = {}) => attached.loopback.interact({ ...of(raw), ...more });

  it('connects, and learns its application', async () => {
    expect(attached.loopback.gateway.notices).toEqual([{ kind: 'identified', shard: 0 }]);
    expect(attached.applicationId).toBe(attached.loopback.applicationId);
    await expect.poll(() => attached.messages()).toEqual(['connected to the gateway']);
  });
  it('answers a command, and a button under the answer', async () => {
    const answer = await interact(called('trade', { country: 'Pakistan', year: 2022 }));
    expect(textOf(callbackOf(answer))).toContain('NOK 559 million');
    const [button] = idsIn(callbackOf(answer));
    const { message } = answer as { message: { id: string } };
    const pressed = callbackOf(await interact(pressing(button!), { message: { id: message.id } }));
    expect(textOf(pressed)).toMatch(/^###? .+/);
  });
  it('suggests while somebody types', async () => {
    const { data } = callbackOf(await interact(typing('trade', 'country', { country: 'Pak' })));
    expect(data?.['choices']).toEqual([expect.objectContaining({ name: 'Pakistan' })]);
  });
  it('opens a form and answers what is sent with it', async () => {
    const refused = await interact(called('ask', { question: 'How many Norwegians live in North Korea?' }));
    const forms = await Promise.all(idsIn(callbackOf(refused)).map((id) => interact(pressing(id))));
    expect(forms.map((form) => callbackOf(form).type)).toContain(9);
    const again = await interact(sent(ASK_FORM.id, ASK_FORM.field, 'How much do Norway and Pakistan trade?'));
    expect(textOf(callbackOf(again))).toContain('Norway and Pakistan: trade');
  });
  it('broke no rule of Discord, and logged no word of a question', () => {
    expect(attached.loopback.problems).toEqual([]);
    expect(attached.lines.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(JSON.stringify(attached.lines)).not.toMatch(/Norw|Pak|token-of|10000000000/);
  });
});

describe('an interaction', () => {
  it('that is older than three seconds when it arrives is not worked on', async () => {
    const { loopback, reached, lines, close } = await attach();
    const outcomes: Promise<Outcome>[] = [];
    await untilBack(loopback, () => {
      loopback.gateway.drop();
      outcomes.push(loopback.interact(use(loopback)));
      loopback.clock.advance(3001);
      outcomes.push(loopback.interact(use(loopback)));
    });
    expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(['silent', 'answered']);
    expect(reached).toHaveLength(1);
    expect(lines).toContainEqual({
      level: 'info',
      fields: { kind: 'command', command: 'ask', age: 3001 },
      message: 'interaction is too old to be answered',
    });
    await close();
  });
  it('that comes twice is answered once', async () => {
    const { loopback, reached, messages, callbacks, close } = await attach();
    const used = use(loopback);
    void loopback.interact(used);
    await loopback.interact(used);
    await loopback.interact(use(loopback));
    expect(reached.filter((id) => id === used.id)).toHaveLength(1);
    expect(callbacks(used.id)).toEqual([204]);
    expect(messages()).toContain('interaction came twice and is answered once');
    await close();
  });
  it('is answered although this computer is ten seconds ahead', async () => {
    const ahead = 10_000;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ahead });
    let now = (): number => 0;
    const { loopback, lines, close } = await attach({ now: () => now() + ahead });
    now = loopback.clock.now;
    for (let i = 0; i < 6; i += 1) {
      expect(await loopback.interact(use(loopback))).toMatchObject({ kind: 'answered' });
    }
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: "this computer's clock is off: set it right" }),
    );
    await close();
    vi.useRealTimers();
  });
  it.each([[null], [{}], [{ id: 'x', type: 2 }], [{ id: '1', type: 2 }]])(
    'that is none is passed over: %j',
    async (raw) => {
      const { loopback, lines, close } = await attach();
      loopback.gateway.dispatch('INTERACTION_CREATE', raw);
      expect(await loopback.interact(use(loopback))).toMatchObject({ kind: 'answered' });
      expect(lines).toContainEqual({
        level: 'warn',
        fields: {},
        message: 'the gateway sent something that is no interaction',
      });
      await close();
    },
  );
  it('for which dispatch fails is told in the log, and the next one is answered', async () => {
    let broken = true;
    const { loopback, lines, close } = await attach({
      dispatch: async () => {
        if (!broken) return { type: 4, data: { content: 'well', allowed_mentions: { parse: [] } } };
        broken = false;
        throw new Error('a bug');
      },
    });
    void loopback.interact(use(loopback));
    expect(await loopback.interact(use(loopback))).toMatchObject({ kind: 'answered' });
    expect(lines).toContainEqual({
      level: 'error',
      fields: { error: expect.objectContaining({ message: 'a bug' }) },
      message: 'an interaction could not be answered',
    });
    await close();
  });
});

describe('a connection that breaks', () => {
  it('loses no interaction that arrives in time, and answers none twice', async () => {
    expect(await dropAgainAndAgain(200, 5)).toEqual({
      sent: 200,
      resumed: 5,
      answered: 200,
      worked: 200,
      twice: 0,
      problems: [],
      errors: [],
    });
  });
  it.each<[string, (attached: Attached) => void, RegExp, number?]>([
    ['is dropped', ({ loopback }) => loopback.gateway.drop(), /is gone; trying until it is back/],
    ['has to move (op 7)', ({ loopback }) => loopback.gateway.reconnect(), /asks for a new connection/],
    ['cannot be resumed at once (op 9)', ({ loopback }) => loopback.gateway.invalidate(true), /trying once more/],
    ['has no heartbeat', ({ loopback }) => loopback.gateway.deafen(true), /does not answer: .* check the network/, 100],
  ])('is told and restored when it %s', { timeout: 20_000 }, async (_, strike, told, heartbeat) => {
    const states: string[] = [];
    const metrics = { gatewayIs: (state: string) => void states.push(state), rateLimited: () => undefined };
    const attached = await attach({ metrics }, heartbeat ? { heartbeat } : {});
    const { loopback, messages, close, lost } = attached;
    await untilBack(loopback, () => strike(attached));
    loopback.gateway.deafen(false);
    expect(await loopback.interact(use(loopback))).toMatchObject({ kind: 'answered' });
    expect(messages()).toContainEqual(expect.stringMatching(told));
    expect(lost).toEqual([]);
    await expect.poll(() => states.at(-1)).toBe('ready');
    await close();
    expect(states.at(-1)).toBe('closed');
  });
  it.each([
    [4004, /DISCORD_TOKEN was not accepted/],
    [4014, /intents as not allowed/],
    [4011, /SHARD_COUNT/],
  ])('for good with %i is told with what to do', async (code, told) => {
    const { loopback, lost, lines, close } = await attach();
    loopback.gateway.close(code);
    await expect.poll(() => lost).toEqual([expect.objectContaining({ message: expect.stringMatching(told) })]);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', fields: { shard: 0, code }, message: expect.any(String) }),
    );
    await close();
  });
});

describe('opening', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a wrong token',
      () => attach({ token: 'wrong' }),
      /^DISCORD_TOKEN was not accepted by Discord\. .*Developer Portal/,
    ],
    ['no network', () => attach({ apiBase: 'http://127.0.0.1:1/api' }), /^Discord cannot be reached at .*ECONNREFUSED/],
    ['a shard that is none', () => attach({ shards: [2], shardCount: 2 }), /SHARDS and SHARD_COUNT/],
  ])('fails with what to do for %s', async (_, open, told) => {
    await expect(open()).rejects.toThrow(told);
  });
  it.each<[string, object, number[]]>([
    ['all shards that Discord recommends', {}, [0, 1, 2]],
    ['the shards that are named', { shards: [1], shardCount: 3 }, [1]],
  ])('connects %s', async (_, shards, expected) => {
    const { loopback, close } = await attach(shards, { shards: 3 });
    const identified = loopback.gateway.notices.filter(({ kind }) => kind === 'identified');
    expect(identified.map(({ shard }) => shard).toSorted((a, b) => a - b)).toEqual(expected);
    await close();
  });
});

describe('a callback that goes wrong', () => {
  it('is repeated only where that helps, and never an error of the process', async () => {
    expect(await sufferFaults(1)).toEqual({ wrong: [], problems: [], told: toldOfFaults(1) });
  });
  it('has nothing go on after it, as one that arrives has', async () => {
    const begun: string[] = [];
    const { loopback, lines, close } = await attach({
      dispatch: async (raw) => ({
        type: 4,
        data: { content: 'first', allowed_mentions: { parse: [] } },
        later: async () => void begun.push((raw as { id: string }).id),
      }),
    });
    const [lost, answered] = [use(loopback), use(loopback)];
    const refused = { kind: 'refused', status: 400, code: 50_035, message: 'refused' } as const;
    loopback.faults.next(new RegExp(`/interactions/${lost.id}/`), refused);
    void loopback.interact(lost);
    await expect.poll(() => lines.some(({ message }) => message === 'answer could not be sent')).toBe(true);
    await loopback.interact(answered);
    await expect.poll(() => begun).toEqual([answered.id]);
    await close();
  });
  it('leaves no word of the answer in the log', async () => {
    const { loopback, lines, close } = await attach();
    const used = use(loopback);
    loopback.faults.next(/callback/, { kind: 'refused', status: 400, code: 50_035, message: 'refused' });
    void loopback.interact(used);
    await expect
      .poll(() => lines.filter(({ level }) => level === 'error'))
      .toEqual([
        {
          level: 'error',
          fields: {
            kind: 'command',
            command: 'ask',
            callback: 4,
            status: 400,
            code: 50_035,
            reason: expect.any(String),
          },
          message: 'answer could not be sent',
        },
      ]);
    await close();
  });
});

describe('closing', () => {
  it('answers the fifty that are open, and takes no new ones', async () => {
    const { dispatch, release } = heldDispatch();
    const { loopback, reached, close } = await attach({ dispatch });
    const open = Array.from({ length: 50 }, () => loopback.interact(use(loopback)));
    await expect.poll(() => reached.length).toBe(50);
    const closing = loopback.until(() => loopback.gateway.notices.some(({ kind }) => kind === 'closed'));
    const closed = close();
    void loopback.interact(use(loopback));
    release();
    expect((await Promise.all(open)).filter(({ kind }) => kind === 'answered')).toHaveLength(50);
    await closing;
    await closed;
    expect(reached).toHaveLength(50);
    expect(loopback.gateway.notices.at(-1)).toEqual({ kind: 'closed', shard: 0, code: 1000 });
  });
  it('does not wait for ever for what does not end', async () => {
    const { loopback, reached, close } = await attach({ dispatch: heldDispatch().dispatch });
    void loopback.interact(use(loopback));
    await expect.poll(() => reached.length).toBe(1);
    await close();
    expect(loopback.gateway.notices.at(-1)).toMatchObject({ kind: 'closed' });
  });
});
