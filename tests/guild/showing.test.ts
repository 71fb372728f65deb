import { beforeAll, describe, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { idsIn, isPrivate, textOf } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { calledBy, CHANNEL, from, manager, nobody, pressedBy, sentBy, setUp, type Who } from './server.ts';

const TRADE = { name: 'trade', options: [{ name: 'country', type: 3, value: 'PK' }] };
const trade = (who: Who, wanted?: boolean): object =>
  calledBy(who, {
    ...TRADE,
    options: [...TRADE.options, ...(wanted === undefined ? [] : [{ name: 'private', type: 5, value: wanted }])],
  });
const ask = (question: string): object =>
  calledBy(nobody, { name: 'ask', options: [{ name: 'question', type: 3, value: question }] });
const SHARE = '2~share~np-exports-2022';

/** A bot in a server that has set this. */
async function serverWith(settings: object): Promise<KeptBot> {
  const kept = await openKept();
  await setUp(kept.store, settings);
  return kept;
}

const shownTo = (callback: Callback): string => (isPrivate(callback) ? 'one' : 'all');

describe('who sees an answer', () => {
  const thread = { ...nobody, channel: '4800', parent: CHANNEL };
  const elsewhere = { ...nobody, channel: '4900' };
  it.each<[string, object, object, 'one' | 'all']>([
    ['a server that has set nothing shows it to all', {}, trade(nobody), 'all'],
    ['a private server shows it to who asked', { answers: 'private' }, trade(nobody), 'one'],
    ['unless the call says otherwise', { answers: 'private' }, trade(nobody, false), 'all'],
    ['a call may be private anywhere', {}, trade(nobody, true), 'one'],
    ['where answers may be public it is', { channels: [CHANNEL] }, trade(nobody), 'all'],
    ['elsewhere it is not', { channels: [CHANNEL] }, trade(elsewhere), 'one'],
    ['whatever the call says', { channels: [CHANNEL] }, trade(elsewhere, false), 'one'],
    ['a thread counts as its channel', { channels: [CHANNEL] }, trade(thread), 'all'],
    ['also where that is not open', { channels: ['4901'] }, trade(thread), 'one'],
    ['sharing is public in a private server', { answers: 'private' }, pressedBy(nobody, SHARE), 'all'],
    ['sharing is private where answers may not be public', { channels: [CHANNEL] }, pressedBy(elsewhere, SHARE), 'one'],
    ['a refusal is private anyway', {}, ask('who designed the salang tunnel'), 'one'],
  ])('%s', async (_, settings, raw, seen) => {
    const { bot } = await serverWith(settings);
    const callback = await bot.dispatch(raw);
    expect(textOf(callback)).toMatch(/^### /);
    expect(shownTo(callback)).toBe(seen);
  });

  it('a choice that was asked back is answered as the call was meant, where that is allowed', async () => {
    for (const [settings, seen] of [
      [{}, 'all'],
      [{ answers: 'private' }, 'one'],
    ] as const) {
      const { bot } = await serverWith(settings);
      const back = await bot.dispatch(ask('How much trade was there?'));
      expect(shownTo(back)).toBe('one');
      const chosen = await bot.dispatch(
        pressedBy(nobody, '2~help~choice', [idsIn(back).find((id) => id.includes('NO-TR'))!]),
      );
      expect([textOf(chosen).length > 0, chosen.type === 7 ? 'one' : shownTo(chosen)]).toEqual([true, seen]);
    }
  });

  it('when the settings cannot be read, only who asked', async () => {
    const kept = await serverWith({});
    await kept.store.close();
    expect(shownTo(await kept.bot.dispatch(trade(nobody)))).toBe('one');
  });
});

describe('a paused server', () => {
  const DAY = 86_400_000;
  let kept: KeptBot;
  let until: number;
  beforeAll(async () => {
    kept = await openKept();
    until = kept.clock.time + DAY;
    await setUp(kept.store, { paused: until });
  });

  it.each<[string, object]>([
    ['a look-up', trade(nobody)],
    ['a question', ask('When did Norway and Turkey establish relations?')],
    ['a look-up of who manages it', trade(manager)],
    ['a button', pressedBy({ ...nobody, id: '9008' }, '2~source~np-exports-2022')],
    ['a form', sentBy({ ...nobody, id: '9007' }, '2~again', { question: 'embassies' })],
  ])('answers %s with until when, in private', async (_, raw) => {
    const callback = await kept.bot.dispatch(raw);
    expect(shownTo(callback)).toBe('one');
    expect(textOf(callback)).toContain(`paused in this server until <t:${until / 1000}:R>`);
  });

  it('suggests nothing', async () => {
    const raw = { ...calledBy(nobody, { name: 'trade', options: [{ ...TRADE.options[0], focused: true }] }), type: 4 };
    expect(await kept.bot.dispatch(raw)).toEqual({ type: 8, data: { choices: [] } });
  });

  it('shows members what is kept of them', async () => {
    const callback = await kept.bot.dispatch(calledBy({ ...nobody, id: '9005' }, { name: 'privacy' }));
    expect(textOf(callback)).not.toContain('paused');
  });

  it('can be set still', async () =>
    expect(textOf(await kept.bot.dispatch(calledBy(manager, { name: 'settings' })))).toContain('paused'));

  it('answers elsewhere', async () => {
    const { guild_id: _, member, context: __, ...direct } = from({ ...nobody, id: '9006' });
    const callback = await kept.bot.dispatch({ ...direct, context: 1, user: member.user, type: 2, data: { ...TRADE } });
    expect(textOf(callback)).toContain('NOK 559 million');
  });

  it('answers again when it is over, and when somebody resumes', async () => {
    const over = await serverWith({ paused: 1 });
    expect(textOf(await over.bot.dispatch(trade(nobody)))).toContain('NOK 559 million');
    const open = await serverWith({ paused: 'until-resumed' });
    expect(textOf(await open.bot.dispatch(trade(nobody)))).toContain('until somebody who manages it resumes them');
    await open.bot.dispatch(pressedBy(manager, '2~step~settings~set~1~paused~no'));
    expect(textOf(await open.bot.dispatch(trade(nobody)))).toContain('NOK 559 million');
  });
});

describe('what an answer holds', () => {
  const quotes = (callback: Callback): number => textOf(callback).match(/^> /gm)?.length ?? 0;

  it('is short with its first quote alone, and the way to the second', async () => {
    const question = 'Which agreements did Norway and Turkey sign?';
    const raw = ask(question);
    const full = await (await serverWith({})).bot.dispatch(raw);
    const short = await (await serverWith({ length: 'short' })).bot.dispatch(raw);
    expect(quotes(full)).toBeGreaterThan(1);
    expect(quotes(short)).toBe(1);
    expect(idsIn(short).length).toBe(idsIn(full).length);
  });

  it('keeps both sides where the sources differ', async () => {
    const { bot } = await serverWith({ length: 'short' });
    expect(quotes(await bot.dispatch(ask('When did Norway and Pakistan establish relations?')))).toBe(2);
  });

  it('tells how many documents are switched off, of those that there are', async () => {
    const { bot } = await serverWith({ documentsOff: ['norway-turkey', 'gone'] });
    expect(textOf(await bot.dispatch(trade(nobody)))).toContain('1 document is switched off in this server.');
  });

  it('tells how many sensitive facts were left out, of that subject', async () => {
    const { bot } = await serverWith({ sensitive: 'left-out' });
    const count = bot.index.library.claims.filter(
      ({ sensitive, pair, kind }) => sensitive && pair === 'NO-PK' && kind === 'incident',
    ).length;
    expect(count).toBeGreaterThan(1);
    const incidents = ask('Which incidents were there between Norway and Pakistan?');
    expect(textOf(await bot.dispatch(incidents))).toContain(`${count} sensitive facts were left out in this server.`);
    expect(textOf(await bot.dispatch(trade(nobody)))).not.toContain('sensitive');
  });
});
