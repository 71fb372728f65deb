import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import type { MessageBody } from '../../src/model/discord.ts';
import type { Served } from '../../src/model/quiz.ts';
import type { Session, SessionQuestion, SessionSettings } from '../../src/model/session.ts';
import { drawEnd, drawLobby, drawQuestion, drawReveal, drawSkipped } from '../../src/sessions/draw.ts';
import { boardOf, tallyOf } from '../../src/sessions/tally.ts';
import { textIn } from '../cards/room.ts';
import { problemsOfMessage } from '../discord/schema.ts';
import { hostile } from '../reply/hostile.ts';
import { cityItem, numberItem, orderItem, SETTINGS } from './made.ts';

const t = localeFor('en');
const sessionWith = (settings: Partial<SessionSettings> = {}, more: Partial<Session> = {}): Session => ({
  id: 'abcdef012345',
  guild: '1',
  channel: '2',
  set: 's',
  title: 'Fiji',
  state: 'open',
  rev: 1,
  number: 1,
  total: 3,
  settings: { ...SETTINGS, ...settings },
  hostBy: '9',
  hostAt: 0,
  changedAt: 0,
  createdAt: 0,
  posts: 1,
  ...more,
});
const asked = (served: Served): SessionQuestion => ({
  session: 'abcdef012345',
  guild: '1',
  number: 1,
  served,
  state: 'asked',
  closesAt: 30_000,
  addedMs: 0,
  shown: 0,
  editedAt: 0,
});
const withOptions = (...texts: string[]): Served => {
  const { item, ...rest } = cityItem(1);
  return { ...rest, item: { ...item, options: texts.map((text, i) => ({ text, value: `place:${i}` })) } };
};
const labelsIn = (body: MessageBody): string[] =>
  [...JSON.stringify(body).matchAll(/"label":"((?:[^"\\]|\\.)*)"/g)].map(([, label]) => label!);
const answer = (member: string, given: string) => ({
  session: 'abcdef012345',
  guild: '1',
  number: 1,
  member,
  press: '1',
  answer: given,
  ms: 900,
});

describe('the message of a question', () => {
  it('has its options on buttons, and in the text as well', () => {
    const body = drawQuestion(sessionWith(), asked(cityItem(1)), 0, t);
    expect(labelsIn(body)).toEqual(['A · Oslo', 'B · Bergen', 'C · Bodø']);
    expect(textIn(body)).toContain('B · Bergen');
  });
  it('has letters on the buttons where an option is long', () => {
    const body = drawQuestion(sessionWith(), asked(withOptions('Oslo', 'A'.repeat(31), 'Bodø')), 0, t);
    expect(labelsIn(body)).toEqual(['A', 'B', 'C']);
    expect(textIn(body)).toContain(`B · ${'A'.repeat(31)}`);
  });
  it('names no option where each has an order of their own', () => {
    const body = drawQuestion(sessionWith({ mode: 'secure' }), asked(cityItem(1)), 0, t);
    expect(labelsIn(body)).toEqual(['Answer']);
    expect(textIn(body)).not.toContain('Oslo');
    expect(textIn(drawSkipped(sessionWith({ mode: 'secure' }), asked(cityItem(1)), t))).not.toContain('Oslo');
  });
  it('tells how many have answered, and nothing of what', () => {
    const body = drawQuestion(sessionWith(), asked(cityItem(1)), 7, t);
    expect(textIn(body)).toContain('7 answers');
    expect(textIn(body)).not.toMatch(/right|:\s*\d+\n/);
  });
});

describe('the answer to a question', () => {
  const closed = { ...asked(cityItem(1)), state: 'closed' } as const;
  const tally = tallyOf(closed, [answer('5', '1'), answer('6', '1'), answer('7', '0')]);
  it('keeps the letters beside the options, and says in words which is right', () => {
    const text = textIn(drawReveal(sessionWith(), closed, tally, t).body);
    expect(text).toContain('**B · Bergen** (right): 2 answers');
    expect(text).toContain('A · Oslo: 1');
    expect(text).toContain('2 of 3 answers right.');
  });
  it('has no letters where each had their own', () => {
    const text = textIn(drawReveal(sessionWith({ mode: 'secure' }), closed, tally, t).body);
    expect(text).toContain('**Bergen** (right): 2 answers');
    expect(text).not.toContain('B · Bergen');
    expect(text).toContain('“My result” tells you yours');
  });
  it('says when the next question follows by itself', () => {
    expect(textIn(drawReveal(sessionWith(), closed, tally, t, 10_000).body)).toContain('The quiz goes on <t:10:R>');
  });
  it('does not say how to answer any more', () => {
    for (const served of [numberItem, orderItem])
      expect(textIn(drawReveal(sessionWith(), asked(served), tallyOf(asked(served), []), t).body)).not.toMatch(
        /Press|Put these/,
      );
  });
});

describe('the end of a quiz', () => {
  const scores = [{ member: '5', number: 1, correct: true, ms: 900 }];
  const closed = { ...asked(cityItem(1)), state: 'closed' } as const;
  it.each([
    ['the best, where the host wants a board', { board: 'top' }, true],
    ['nobody without a board', { board: 'own' }, false],
    ['nobody of an anonymous quiz', { board: 'top', anonymous: true }, false],
  ] as const)('names %s', (_, settings, named) => {
    const session = sessionWith(settings, { state: 'ended' });
    const text = textIn(drawEnd(session, boardOf(session, [closed], scores, 1), t));
    expect(text.includes('<@5>')).toBe(named);
  });
});

describe('whatever stands in an item', () => {
  const served = fc
    .record({
      stem: hostile,
      options: fc.array(hostile, { minLength: 2, maxLength: 6 }),
      quotes: fc.array(hostile, { maxLength: 4 }),
    })
    .map(({ stem, options, quotes }): Served => {
      const made = withOptions(...options.map((text) => text.slice(0, 200) || 'x'));
      const explanations = quotes.map((quote) => ({ quote, title: quote, section: quote, verbatim: true }));
      return { ...made, item: { ...made.item, stem: stem.slice(0, 400) || 'x' }, explanations };
    });
  it('is drawn as Discord takes it', () => {
    fc.assert(
      fc.property(served, fc.constantFrom('fast', 'secure'), (each, mode) => {
        const session = sessionWith(
          { mode },
          { title: each.item.stem.slice(0, 60), label: each.item.stem.slice(0, 20) },
        );
        const question = asked(each);
        const bodies = [
          drawQuestion(session, question, 3, t),
          drawReveal(session, question, tallyOf(question, []), t, 5_000).body,
          drawLobby({ ...session, state: 'lobby' }, 200, t),
        ];
        for (const body of bodies) {
          expect(problemsOfMessage(body)).toEqual([]);
          expect(body['allowed_mentions']).toEqual({ parse: [] });
        }
      }),
      { numRuns: 40 },
    );
  });
  it('fits at its longest', () => {
    const long = withOptions(...Array.from({ length: 6 }, (_, i) => `${i}${'n'.repeat(199)}`));
    const explanations = Array.from({ length: 4 }, () => ({
      quote: 'q'.repeat(2_000),
      title: 't'.repeat(300),
      section: 's'.repeat(300),
      verbatim: true,
      url: `https://a.example/${'u'.repeat(400)}`,
    }));
    const question = asked({ ...long, item: { ...long.item, stem: 's'.repeat(400) }, explanations });
    const session = sessionWith();
    expect(problemsOfMessage(drawQuestion(session, question, 3, t))).toEqual([]);
    const reveal = drawReveal(session, question, tallyOf(question, []), t);
    expect(problemsOfMessage(reveal.body)).toEqual([]);
    expect(textIn(reveal.body)).toContain('Right answer');
  });
});
