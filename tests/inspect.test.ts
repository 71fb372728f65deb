import { describe, expect, it } from 'vitest';
import { createInspect } from '../src/inspect.ts';
import type { Inspection } from '../src/model/inspection.ts';
import { encodePress } from '../src/reply/state.ts';
import { openBot } from './bot.ts';

const bot = openBot();
const inspect = createInspect(bot);
const run = (type: number, data: object): Inspection => inspect({ id: '1', type, data })!;
const command = (name: string, given: Readonly<Record<string, string | number | boolean>>): Inspection =>
  run(2, { name, options: Object.entries(given).map(([option, value]) => ({ name: option, type: 3, value })) });
const question = 'When did Norway and Pakistan establish relations?';

describe('an inspection', () => {
  it('tells of a question its slots, and the claims and passages with falling scores', () => {
    const { status, understood, claims, passages, ms } = command('ask', { question });
    expect(status).toBe('disputed');
    expect(understood).toMatchObject({ pairs: ['NO-PK'], kinds: ['diplomatic-relations'], wanted: 'date' });
    expect(Object.values(understood).every((value) => JSON.stringify(value) !== '[]')).toBe(true);
    expect(claims[0]).toMatchObject({ from: ['np-relations-established', 'diplomatic-relations'] });
    for (const found of [claims, passages]) {
      const scores = found.map(({ score }) => score);
      expect(found.length).toBeGreaterThan(1);
      expect(found.length).toBeLessThanOrEqual(8);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
    expect(ms).toBeGreaterThanOrEqual(0);
  });

  it('is JSON: it comes back as it was', () => {
    const told = command('ask', { question });
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
  });

  it('heeds the options beside the question', () => {
    const { understood, claims } = command('ask', { question, source: 'norway-pakistan' });
    expect(understood).toMatchObject({ source: 'norway-pakistan' });
    expect(claims.every(({ from: [id] }) => id.startsWith('np-'))).toBe(true);
  });

  it('tells of a look-up what was found', () => {
    const { status, understood, claims } = command('trade', { country: 'PK', year: 2022 });
    expect(status).toBe('answered');
    expect(understood).toMatchObject({ pairs: ['NO-PK'], years: { from: 2022, to: 2022 } });
    expect(claims.map(({ from: [id] }) => id)).toContain('np-exports-2022');
  });

  it('tells why something was refused, and what came nearest', () => {
    const { status, claims, passages } = command('trade', { country: 'PK', year: 1801 });
    expect(status).toBe('refused: period-not-covered');
    expect(claims.length + passages.length).toBe(1);
  });

  it('tells of a button the look-up that it carries', () => {
    const id = encodePress({ action: 'look', lookup: { topic: 'timeline', pairs: ['NO-TR'] }, page: 2, turn: true });
    expect(run(3, { custom_id: id }).understood).toMatchObject({ pairs: ['NO-TR'] });
    expect(run(3, { custom_id: 'a select', values: [id] }).status).toBe('answered');
  });

  it('tells of an example, and of a question from a form', () => {
    const example = run(3, { custom_id: encodePress({ action: 'example', number: 0 }) });
    const component = { type: 4, custom_id: 'question', value: question };
    const form = run(5, { custom_id: encodePress({ action: 'again' }), components: [{ type: 18, component }] });
    expect(example.status).toBe('answered');
    expect(form.status).toBe('disputed');
  });

  it.each([
    ['help', 2, { name: 'help' }],
    ['a command that does not exist', 2, { name: 'toString' }],
    ['a missing option', 2, { name: 'ask' }],
    ['an unknown country', 2, { name: 'trade', options: [{ name: 'country', type: 3, value: 'Narnia' }] }],
    ['an old button', 3, { custom_id: 'old' }],
    ['an empty form', 5, { custom_id: '2~again', components: [] }],
    ['autocomplete', 4, { name: 'ask' }],
  ])('says that nothing was looked up for %s', (_what, type, data) => {
    expect(run(type, data)).toEqual({ understood: {}, claims: [], passages: [], ms: expect.any(Number) });
  });

  it.each([undefined, null, 'text', {}, { type: 2 }])('is none for %j, which is no interaction', (raw) => {
    expect(inspect(raw)).toBeUndefined();
  });
});
