import { describe, expect, it } from 'vitest';
import { checkText } from '../src/answer/check.ts';
import { openBot } from './bot.ts';
import { problemsOfCallback } from './discord/schema.ts';

const bot = openBot();
const check = (text: string) => checkText(text, bot.index).map(({ verdict, finding }) => [verdict, finding?.claim?.id]);

describe('a message held against the documents', () => {
  it.each([
    ['Norway sold goods for NOK 559 million to Pakistan in 2022.', 'agrees', 'np-exports-2022'],
    ['Norwegian exports of goods to Pakistan were NOK 600 million in 2022.', 'differs', 'np-exports-2022'],
    ['Turkey and Norway established diplomatic relations in 1926.', 'agrees', undefined],
    ['Turkey and Norway established diplomatic relations in 1931.', 'differs', undefined],
    ['Norway evacuated about 1,000 Afghans in August 2021.', 'agrees', 'af-evacuated-2021'],
    ['Norway evacuated about 3,000 Afghans in August 2021.', 'differs', 'af-evacuated-2021'],
    ['Norway sold goods for NOK 559 million to Pakistan in 2022. <@123456789012345678>', 'agrees', 'np-exports-2022'],
    ['Sweden and Pakistan established relations in 1949.', 'not-covered', undefined],
    ['My cat likes fish on Sundays.', 'not-covered', undefined],
    ['Norway keeps an honorary consulate in Lahore.', 'told', undefined],
  ])('"%s": %s', (text, verdict, claim) => {
    const [[found, by] = []] = check(text);
    expect([found, claim && by]).toEqual([verdict, claim]);
  });

  it('is read sentence by sentence, and the countries carry on', () => {
    expect(
      check('Norway and Turkey are close. Relations were established in 1926.')
        .map(([verdict]) => verdict)
        .at(-1),
    ).toBe('agrees');
  });

  it.each([
    '',
    '   ',
    '@everyone <@1> **bold** https://evil.example',
    '‮'.repeat(50),
    'constructor __proto__',
    'x'.repeat(6000),
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

  it('needs its message: without one it explains', async () => {
    const callback = await bot.dispatch({
      id: '1300000000000000002',
      type: 2,
      data: { type: 3, id: '1', name: 'Check this message', target_id: '77' },
    });
    expect(JSON.stringify(callback)).toContain('not known any more');
  });
});
