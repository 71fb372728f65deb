import { describe, expect, it } from 'vitest';
import type { Callback } from '../src/interaction.ts';
import { ASK_FORM } from '../src/press.ts';
import { decodePress } from '../src/reply/state.ts';
import { openChecked } from './checked.ts';
import { called, idsIn, isPrivate, pressing, sent, textOf, type Place } from './interactions.ts';
import { required, surface } from './surface.ts';

const { answerTo } = openChecked();

describe('buttons', () => {
  const starts: [string, Record<string, unknown>][] = [
    ...surface.map(([name, command]): [string, Record<string, unknown>] => [name, required(command)]),
    ['ask', { question: 'When did Norway and Pakistan establish relations?' }],
    ['ask', { question: 'when did the consulate in lahore close' }],
    ['ask', { question: 'who designed the salang tunnel' }],
    ['ask', { question: 'trade' }],
    ['ask', { question: 'what did the diplomats sell' }],
    ['timeline', { country: 'Norway' }],
    ['relations', { country: 'PK' }],
    ['help', { topic: 'covered' }],
  ];

  const turns = (id: string): boolean => {
    const state = decodePress(id);
    return state !== undefined && 'turn' in state && state.turn;
  };

  it('of every reply can be pressed, and those of what they lead to', { timeout: 60_000 }, async () => {
    const seen = new Set<string>();
    const queue: string[] = [];
    const take = (callback: Callback): void => {
      const ids = idsIn(callback);
      expect(ids.filter((id) => id.length > 100 || !decodePress(id))).toEqual([]);
      // A page turned in a message that all see is turned for all.
      const open = callback.type === 4 && !isPrivate(callback);
      expect(ids.filter((id) => open && turns(id))).toEqual([]);
      for (const id of ids) {
        if (!seen.has(id)) queue.push(id);
        seen.add(id);
      }
    };
    for (const [name, given] of starts) take(await answerTo(called(name, given)));
    let pressed = 0;
    const actions = new Set<string>();
    for (let id = queue.shift(); id !== undefined && pressed < 400; id = queue.shift()) {
      const callback = await answerTo(pressing(id));
      expect([4, 7, 9]).toContain(callback.type);
      expect(JSON.stringify(callback)).not.toContain('older version');
      actions.add(decodePress(id)!.action);
      if (callback.type !== 9) take(callback);
      pressed += 1;
    }
    expect(pressed).toBeGreaterThan(100);
    expect([...actions].toSorted().join(' ')).toBe(
      'about again check cite copy dispute disputes example help look next read share source',
    );
  });

  it('of a choice answer as its buttons do', async () => {
    const [id] = idsIn(await answerTo(called('ask', { question: 'trade' })));
    expect(await answerTo(pressing('whatever', 'server', [id!]))).toEqual(await answerTo(pressing(id!)));
  });

  it.each<[Place, boolean]>([
    ['server', false],
    ['direct', false],
    ['silenced', true],
  ])('share for everybody only where the member may write (%s)', async (place, secret) => {
    const callback = await answerTo(pressing('2~share~np-exports-2022', place));
    expect(isPrivate(callback)).toBe(secret);
    expect(textOf(callback)).toContain('NOK 559 million');
  });

  it('share for nobody where the permissions are no number', async () => {
    for (const permissions of [undefined, '', 'all', '-1', '1e9', '9'.repeat(30)]) {
      const raw = { ...pressing('2~share~np-exports-2022'), member: { user: { id: '1' }, permissions } };
      expect(isPrivate(await answerTo(raw))).toBe(true);
    }
  });

  it('copy, cite and the source itself stay with the member', async () => {
    const [more] = idsIn(await answerTo(called('trade', { country: 'PK' })));
    for (const id of [more!, ...['copy', 'cite', 'source'].map((action) => `2~${action}~np-exports-2022`)]) {
      const callback = await answerTo(pressing(id));
      expect(callback.type).toBe(4);
      expect(isPrivate(callback)).toBe(true);
    }
  });

  it.each([
    '',
    '0~again',
    '1~again',
    '2',
    '2~',
    '2~nothing',
    '2~constructor',
    '2~__proto__~x',
    '2~toString',
    '2~look',
    '2~look~trade',
    '2~look~trade~NO',
    '2~look~trade~no-pk~~~~~~1~',
    '2~look~constructor~NO-PK~~~~~~1~',
    '2~look~trade~NO-PK~~~~~~-1~',
    '2~source',
    '2~source~nobody',
    '2~source~norway-turkey:999999',
    '2~source~norway-turkey:1',
    '2~share',
    '2~share~nobody~nothing',
    '2~more',
    '2~about',
    '2~about~a b',
    '2~about~ABC',
    '2~check~ABC',
    '2~read~my-diary~0~',
    '2~read~norway-turkey~-1~',
    '2~example~99',
    '2~next',
    '2~next~nobody',
    '2~delete~1~2',
    '2~delete~1~2~somebody',
    '2~look~trade~NO-PK~~~2024-13~~~1',
    '2~look~trade~NO-PK~~~2001-02-30~~~1',
    '2~look~trade~NO-PK~~~2021-21~~~1',
    '2~example~9',
    'quiz:start:1',
    '<script>alert(1)</script>',
    '2~look~trade~NO-PK~~~~~~1~~~~'.padEnd(100, '~'),
    '\u202e',
  ])('of another version, or made up, are explained or lead somewhere ("%s")', async (id) => {
    const callback = await answerTo(pressing(id));
    expect(callback.type).toBe(4);
    expect(isPrivate(callback)).toBe(true);
  });

  it('of claims that are gone say so', async () =>
    expect(textOf(await answerTo(pressing('2~source~gone-claim')))).toContain('older version'));

  it('lead to the nearest place where the place is gone', async () => {
    expect(textOf(await answerTo(pressing('2~read~norway-turkey~9999~')))).toContain('High level visits');
    expect(textOf(await answerTo(pressing('2~look~timeline~NO-PK~~~~~~9999~')))).toMatch(/Page (\d+) of \1/);
    expect(textOf(await answerTo(pressing('2~help~nonsense')))).toContain('Try one of these');
  });
});

describe('the form', () => {
  it('is opened by its button, and answered in private', async () => {
    const modal = await answerTo(pressing(ASK_FORM.id));
    expect(modal).toMatchObject({ type: 9, data: { custom_id: ASK_FORM.id } });
    for (const nesting of ['label', 'row'] as const) {
      const callback = await answerTo(sent(ASK_FORM.id, ASK_FORM.field, 'salang tunnel', nesting));
      expect(isPrivate(callback)).toBe(true);
      expect(textOf(callback)).toContain('Salang Tunnel');
    }
  });

  it.each<[string, unknown, string]>([
    ['an empty text', ' ', 'The question is empty'],
    ['no text', undefined, 'The question is empty'],
    ['a number', 7, 'The question is empty'],
  ])('with %s says so', async (_, value, text) =>
    expect(textOf(await answerTo(sent(ASK_FORM.id, ASK_FORM.field, value)))).toContain(text),
  );

  it('that is not ours is refused', async () =>
    expect(textOf(await answerTo(sent('quiz', ASK_FORM.field, 'x')))).toContain('older version'));

  it('takes parts of any shape', async () => {
    for (const components of [[], [null], ['x'], [[]], [{ component: null }], [{ components: { a: 1 } }]])
      expect(
        textOf(await answerTo({ ...sent(ASK_FORM.id, 'x', 'y'), data: { custom_id: ASK_FORM.id, components } })),
      ).toContain('The question is empty');
  });
});
