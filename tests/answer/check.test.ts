import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/answer/check.ts';
import { openBot } from '../bot.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { agree } from './statements/agree.ts';
import { differ } from './statements/differ.ts';
import { told, uncovered, undecided } from './statements/neither.ts';

const bot = openBot();
const check = (text: string) => checkText(text, bot.index);
const verdicts = (text: string) => check(text).map(({ verdict }) => verdict);

describe('a statement held against the documents', () => {
  it.each(agree)('agrees: %s', (text, claim) => {
    const [checked, ...more] = check(text);
    expect([checked?.verdict, checked?.finding?.claim?.id, checked?.other]).toEqual(['agrees', claim, []]);
    expect(more).toEqual([]);
  });

  it.each(differ)('differs: %s (%s)', (text, words, claim) => {
    const [checked, ...more] = check(text);
    const { verdict, other = [], finding } = checked ?? {};
    const otherwise = other.toSorted((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end));
    expect([verdict, otherwise.join('; '), finding?.claim?.id]).toEqual(['differs', words, claim]);
    expect(more).toEqual([]);
  });

  it.each(told)('is only told of: %s', (text) => expect(verdicts(text)).toEqual(['told']));
  it.each(uncovered)('is not covered: %s', (text) => expect(verdicts(text)).toEqual(['not-covered']));
  it.each(undecided)('neither agrees nor differs: %s', (text) => {
    expect(['told', 'not-covered']).toContain(verdicts(text)[0]);
  });
});

describe('the sentences of the documents themselves', () => {
  const passages = bot.index.library.documents.flatMap(({ sections }) =>
    sections.flatMap((section) => section.passages),
  );
  /** Each sentence with each match of a pattern replaced in turn. */
  const changed = (shape: RegExp, other: (found: string) => string): string[] =>
    passages.flatMap(({ text }) =>
      [...text.matchAll(shape)].map(
        ({ 0: found, index }) => text.slice(0, index) + other(found) + text.slice(index + found.length),
      ),
    );
  const agreeing = (texts: readonly string[]): string[] => texts.filter((text) => verdicts(text)[0] === 'agrees');

  it('never differ', () =>
    expect(passages.filter(({ text }) => verdicts(text).includes('differs')).map(({ text }) => text)).toEqual([]));
  it('agree where they can be compared, mostly', () =>
    expect(agreeing(passages.map(({ text }) => text)).length).toBeGreaterThan(passages.length * 0.4));
  it('never agree with another figure or year', () => {
    const texts = changed(/\d+(?:[.,]\d+)*/g, (found) =>
      /^(?:19|20)\d\d$/.test(found)
        ? String(Number(found) + 7)
        : found.replace(/\d/, (digit) => String((Number(digit) % 8) + 1)),
    );
    expect(texts.length).toBeGreaterThan(100);
    expect(agreeing(texts)).toEqual([]);
  });
  it('never agree with a "not"', () => {
    const texts = changed(/\b(?:is|was|are|were|has|have|had|did)\b/g, (found) => `${found} not`);
    expect(texts.length).toBeGreaterThan(80);
    expect(agreeing(texts)).toEqual([]);
  });
});

describe('sources that differ', () => {
  it.each([
    ['Relations between Norway and Pakistan reach back to 1947.', 'agrees', ['np-relations-established']],
    ['On 18 December 1948 Norway and Pakistan established diplomatic relations.', 'agrees', ['nm-relationship-1947']],
    ['Most Pakistani immigrants in Norway come from Kharian.', 'agrees', ['np-origin-gujrat']],
    ['Most Pakistani immigrants in Norway come from Lahore.', 'differs', ['np-origin-gujrat']],
    ['Turkey and Norway established diplomatic relations in 1926.', 'agrees', []],
  ])('are all shown: %s', (text, verdict, others) => {
    const [checked] = check(text);
    expect(checked?.verdict).toBe(verdict);
    expect(checked?.disputed.map(({ claim }) => claim?.id)).toEqual(others);
  });
});

describe('a message', () => {
  it.each([
    ['Norway and Turkey are close. Relations were established in 1926.', ['not-covered', 'agrees']],
    ["Norway's embassy in Kabul is closed; the Afghan embassy in Oslo is open.", ['agrees', 'agrees']],
    ["Norway's embassy in Kabul is open, but the Afghan embassy in Oslo is closed.", ['differs', 'differs']],
    // After Sweden the countries before it are not meant any more.
    [
      'Norway trades with Pakistan. Sweden does, too. It reached USD 128 million in 2017.',
      ['told', 'not-covered', 'not-covered'],
    ],
    ['Norway sold goods for NOK 559 million to Pakistan in 2022. <@123456789012345678>', ['agrees']],
  ])('is read sentence by sentence, and the countries carry on: %s', (text, expected) =>
    expect(verdicts(text)).toEqual(expected),
  );

  it('is read up to its eighth sentence', () => expect(verdicts('Norway trades. '.repeat(20))).toHaveLength(8));

  it.each([
    '',
    '   ',
    '@everyone <@1> **bold** https://evil.example',
    '‮'.repeat(50),
    'constructor __proto__',
    'x'.repeat(6000),
    '1976 '.repeat(1000),
    'Norway has not no never an embassy in Kabul since 2018–2002. '.repeat(40),
  ])('of any text gives a private answer (%#)', async (content) => {
    const callback = await bot.dispatch({
      id: '1300000000000000001',
      type: 2,
      data: {
        type: 3,
        id: '1',
        name: 'Check this message',
        target_id: '77',
        resolved: { messages: { '77': { id: '77', content } } },
      },
    });
    expect(problemsOfCallback(callback)).toEqual([]);
    expect((callback.data as { flags: number }).flags & 64).toBe(64);
  });

  it('is needed: without one it is explained', async () => {
    const callback = await bot.dispatch({
      id: '1300000000000000002',
      type: 2,
      data: { type: 3, id: '1', name: 'Check this message', target_id: '77' },
    });
    expect(JSON.stringify(callback)).toContain('not known any more');
  });
});
