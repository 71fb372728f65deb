import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { answerLine } from '../src/batch.ts';
import { createConversations } from '../src/conversation.ts';
import { localeFor } from '../src/locales/index.ts';
import { questionOf } from '../src/model/question.ts';
import { openBot } from './bot.ts';
import { called, isPrivate, pressing, textOf } from './interactions.ts';
import { encodePress } from '../src/reply/state.ts';

const MINUTES = 60_000;
const asked = (pair: 'NO-PK' | 'NO-TR') => questionOf({ pairs: [pair] });

describe('the last question of a member', () => {
  it('is known for ten minutes and no longer', () => {
    let now = 0;
    const talks = createConversations(() => now);
    talks.keep('anna', asked('NO-PK'));
    now = 10 * MINUTES - 1;
    expect(talks.last('anna')?.pairs).toEqual(['NO-PK']);
    expect(talks.last('bertil')).toBeUndefined();
    now = 10 * MINUTES;
    expect(talks.last('anna')).toBeUndefined();
  });

  it('gives way to the next, and the oldest of too many is forgotten first', () => {
    const talks = createConversations(() => 0);
    talks.keep('anna', asked('NO-PK'));
    for (let i = 0; i < 4_999; i++) talks.keep(String(i), asked('NO-TR'));
    expect(talks.last('anna')?.pairs).toEqual(['NO-PK']);
    talks.keep('anna', asked('NO-TR'));
    talks.keep('one more', asked('NO-TR'));
    expect(talks.last('0')).toBeUndefined();
    expect(talks.last('anna')?.pairs).toEqual(['NO-TR']);
  });
});

describe('a question that goes on from the last', () => {
  /** A bot whose clock stands until it is moved; a look at it takes long enough for no cooldown. */
  function talk() {
    let time = Date.UTC(2026, 0, 15);
    const bot = openBot(undefined, undefined, undefined, () => (time += 10_000));
    const ask = async (question: string, user?: string): Promise<string> => {
      const raw = called('ask', { question });
      const member = { ...(raw as { member: object }).member, ...(user && { user: { id: user } }) };
      return textOf(await bot.dispatch({ ...raw, member }));
    };
    return { bot, ask, wait: (ms: number) => void (time += ms) };
  }

  it('is read with it, and says so', async () => {
    const { ask } = talk();
    await ask('How much did Norway export to Pakistan in 2022?');
    const imports = await ask('what about imports?');
    expect(imports).toContain('NOK 1,079 million');
    expect(imports).toContain('Read together with your last question, as: Norway and Pakistan');
  });

  it('is not when somebody else asks, nor after ten minutes', async () => {
    const { ask, wait } = talk();
    await ask('When did Norway and Turkey establish relations?');
    expect(await ask('and when did trade pass a billion?', '2')).not.toContain('last question');
    wait(11 * MINUTES);
    expect(await ask('who hosted it')).not.toContain('last question');
  });

  it('is answered where the countries of a question asked back are chosen', async () => {
    const { bot, ask } = talk();
    expect(await ask('when were relations established')).toContain('Which countries?');
    const lookup = { topic: 'diplomatic-relations', pairs: ['NO-TR'] } as const;
    const chosen = encodePress({ action: 'look', lookup, page: 1, turn: true, chooses: true, post: true })!;
    const callback = await bot.dispatch(pressing(chosen));
    expect(textOf(callback)).toMatch(/1926.*: start/);
    expect(isPrivate(callback)).toBe(false);
  });
});

it('lines of one conversation are one member’s turns; other lines know nothing of them', () => {
  const bot = openBot();
  const call = { index: bot.index, about: bot.about, t: localeFor('en'), today: '2026-01-15' };
  const talks = createConversations(() => 0);
  const answer = (question: string, conversation?: string) =>
    answerLine(JSON.stringify({ id: 1, command: 'ask', args: { question }, conversation }), commands, call, talks);
  answer('which mission did norway have in karachi', 'a');
  expect(answer('and in lahore?', 'a')).toMatchObject({ status: 'answered' });
  expect(answer('in which year was that?', 'b')).toMatchObject({ status: 'refused' });
  expect(answer('in which year was that?')).toMatchObject({ status: 'refused' });
});
