import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { bold, rich } from '../../src/locales/rich.ts';
import type { Block, Reply } from '../../src/reply/blocks.ts';
import { toCallback, toChoices, toMessage, toModal } from '../../src/reply/discord.ts';
import { LIMITS } from '../../src/reply/limits.ts';
import { problemsOfCallback, problemsOfEdit, problemsOfMessage } from '../discord/schema.ts';
import { reply } from './replies.ts';
import { read } from './marks.ts';

const of = (...blocks: Block[]): Reply => ({ private: false, blocks });
const partsOf = (...blocks: Block[]) => toMessage(of(...blocks)).components[0]?.components ?? [];
const contents = (...blocks: Block[]): string[] =>
  partsOf(...blocks).flatMap((part) => ('content' in part ? [part.content] : []));
const line = (text: string): Block => ({ type: 'text', text: [text] });
const numbered = (count: number): Block => ({
  type: 'list',
  items: Array.from({ length: count }, (_, i) => [`item ${i} ${'x'.repeat(90)}`]),
});

describe('a reply as a Discord message', () => {
  it('is one container with its texts first and its controls last', () => {
    const message = toMessage({
      private: true,
      blocks: [
        { type: 'heading', text: ['Norway and Testland: trade'] },
        {
          type: 'buttons',
          buttons: [
            { label: 'Source 1', id: '1:s' },
            { label: 'Page', url: 'https://b.example' },
          ],
        },
        { type: 'text', text: rich`Norway sold ${bold('NOK 5 million')}.` },
        { type: 'quote', text: '# Sales came to *5*.', source: ['Source 1: Digest'] },
        { type: 'divider' },
        { type: 'list', items: [['one'], ['two']] },
        { type: 'small', text: ['Read as: trade'] },
        { type: 'select', id: '1:c', placeholder: 'Which?', choices: [{ label: 'a', value: 'b', description: 'c' }] },
      ],
    });
    expect(message).toEqual({
      flags: (1 << 15) | (1 << 6),
      allowed_mentions: { parse: [] },
      components: [
        {
          type: 17,
          components: [
            {
              type: 10,
              content: [
                '### Norway and Testland: trade',
                'Norway sold **NOK 5 million**.',
                String.raw`> \# Sales came to \*5\*.`,
                '-# Source 1: Digest',
              ].join('\n'),
            },
            { type: 14 },
            { type: 10, content: '- one\n- two\n-# Read as: trade' },
            {
              type: 1,
              components: [
                { type: 2, style: 2, label: 'Source 1', custom_id: '1:s' },
                { type: 2, style: 5, label: 'Page', url: 'https://b.example/' },
              ],
            },
            {
              type: 1,
              components: [
                {
                  type: 3,
                  custom_id: '1:c',
                  placeholder: 'Which?',
                  options: [{ label: 'a', value: 'b', description: 'c' }],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(problemsOfMessage(message)).toEqual([]);
  });

  it('has one heading; a second is bold text', () =>
    expect(
      contents(
        { type: 'heading', text: ['a'] },
        { type: 'heading', text: ['b ', bold('c'), { link: 'd', url: 'https://e' }] },
      ),
    ).toEqual(['### a\n**b cd**']));

  it.each<[string, Block, string]>([
    ['a fence inside code', { type: 'code', text: 'a ``` b `` c\n@here' }, "```\na ''' b `` c\n@here\n```"],
    ['a list item that is a list mark', { type: 'list', items: [['- a\nb']] }, String.raw`- \- a b`],
    ['a date at the start of a quote', { type: 'quote', text: '1. mai', source: [] }, String.raw`> 1\. mai`],
  ])('keeps %s harmless', (_, block, expected) => expect(contents(block)).toEqual([expected]));

  it('draws no divider that divides nothing', () => {
    const divider: Block = { type: 'divider' };
    expect(partsOf(divider, line('a'), divider, line(''), divider, line('b'), divider)).toEqual([
      { type: 10, content: 'a' },
      { type: 14 },
      { type: 10, content: 'b' },
    ]);
  });

  it('says "…" rather than nothing', () => expect(contents()).toEqual(['-# …']));

  it('cuts the items of a list first, from the last one back, and says so', () => {
    const [content = ''] = contents(line('first'), numbered(60), line('last'));
    expect(content.length).toBeLessThanOrEqual(LIMITS.text);
    expect(content.length).toBeGreaterThan(LIMITS.text - 110);
    expect(content).toMatch(/^first\n- item 0 .*\n- item 1 [^]*\nlast\n-# …$/);
  });

  it('then cuts whole blocks from the end', () =>
    expect(contents(line('a'), line('*'.repeat(1500)), line('b'.repeat(3000)), numbered(3))).toEqual([
      `a\n${String.raw`\*`.repeat(1500)}\n-# …`,
    ]));

  it('keeps to 4,000 characters exactly, "…" counted', () => {
    const lengths = [3985, 3990, 3994, 3995, 3996, 3997].map((n) => {
      const [content = ''] = contents(line('a'), line('b'.repeat(n)), line('c'), line('d'));
      return [content.length, content.endsWith('…')];
    });
    expect(lengths).toEqual([
      [3991, false],
      [3996, false],
      [4000, false],
      [6, true],
      [6, true],
      [6, true],
    ]);
    for (let n = 3980; n <= 4000; n++)
      expect(problemsOfMessage(toMessage(of(line('b'.repeat(n)), numbered(1), line('c'))))).toEqual([]);
  });

  it('keeps the room that controls need under 40 components', () => {
    const texts = Array.from({ length: 30 }, (_, i): Block[] => [line(`text ${i}`), { type: 'divider' }]).flat();
    const buttons = Array.from({ length: 12 }, (_, i) => ({ label: `b${i}`, id: `b${i}` }));
    const parts = partsOf(...texts, { type: 'buttons', buttons });
    expect(parts.filter((part) => part.type === 1).map((row) => 'components' in row && row.components.length)).toEqual([
      5, 5, 2,
    ]);
    // 40 less the container and 15 for three rows: twelve texts and eleven dividers, and "…".
    expect(parts.filter((part) => part.type === 10)).toHaveLength(12);
    expect(parts.findLast((part) => part.type === 10)).toEqual({ type: 10, content: 'text 11\n-# …' });
  });

  it('drops the last rows of controls rather than the whole message', () => {
    const buttons = Array.from({ length: 40 }, (_, i) => ({ label: `b${i}`, id: `b${i}` }));
    const message = toMessage(of(line('a'), { type: 'buttons', buttons }));
    expect(message.components[0]?.components.filter((part) => part.type === 1)).toHaveLength(6);
    expect(problemsOfMessage(message)).toEqual([]);
  });

  it('leaves out controls that Discord would refuse', () => {
    const buttons = [
      { label: 'too long', id: 'x'.repeat(101) },
      { label: 'kept', id: 'a' },
      { label: 'same id', id: 'a' },
      { label: '\u200B', id: 'b' },
      { label: 'unsafe', url: 'http://b.example' },
      { label: 'z'.repeat(100), id: 'c', style: 'danger' as const },
    ];
    const choices = [
      { label: 'kept', value: 'a' },
      { label: 'twice', value: 'a' },
      { label: 'too long', value: 'x'.repeat(101) },
    ];
    const rows = partsOf({ type: 'buttons', buttons }, { type: 'select', id: 's', placeholder: '', choices }).slice(1);
    expect(rows).toEqual([
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'kept', custom_id: 'a' },
          { type: 2, style: 4, label: `${'z'.repeat(79)}…`, custom_id: 'c' },
        ],
      },
      { type: 1, components: [{ type: 3, custom_id: 's', options: [{ label: 'kept', value: 'a' }] }] },
    ]);
  });

  it('is valid for Discord whatever the reply holds, and mentions nobody', () => {
    fc.assert(
      fc.property(reply, fc.boolean(), (any, update) => {
        const callback: Callback = toCallback(any, { update });
        expect(problemsOfCallback(callback)).toEqual([]);
        expect(problemsOfMessage(callback.data)).toEqual([]);
        expect(problemsOfEdit(callback.data)).toEqual([]);
        const lines = contents(...any.blocks).flatMap((content) => content.replace(/```[^]*?```/g, '').split('\n'));
        for (const text of lines) expect(read(text).marks).not.toContain('mention');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a callback', () => {
  it('answers with a new message, or changes the one that was pressed', () => {
    const secret: Reply = { private: true, blocks: [line('a')] };
    expect(toCallback(secret)).toMatchObject({ type: 4, data: { flags: 32832 } });
    expect(toCallback(secret, { update: true })).toMatchObject({ type: 7, data: { flags: 32768 } });
  });
});

describe('a form', () => {
  it('is a modal of labelled text inputs', () => {
    const modal = toModal({
      id: '1:next',
      title: 'Ask the next question about Norway and Testland',
      fields: [
        { id: 'q', label: 'Your question', placeholder: 'Which year?', max: 500, long: true },
        { id: 'n', label: 'Note' },
      ],
    });
    expect(modal).toEqual({
      type: 9,
      data: {
        custom_id: '1:next',
        title: 'Ask the next question about Norway and Testl…',
        components: [
          {
            type: 18,
            label: 'Your question',
            component: {
              type: 4,
              custom_id: 'q',
              style: 2,
              required: true,
              max_length: 500,
              placeholder: 'Which year?',
            },
          },
          {
            type: 18,
            label: 'Note',
            component: { type: 4, custom_id: 'n', style: 1, required: true, max_length: 4000 },
          },
        ],
      },
    });
    expect(problemsOfCallback(modal)).toEqual([]);
  });

  it('refuses an identifier that does not fit', () => {
    expect(() => toModal({ id: 'x'.repeat(101), title: 'a', fields: [] })).toThrow(RangeError);
    expect(() => toModal({ id: 'x', title: 'a', fields: [{ id: '', label: 'b' }] })).toThrow(RangeError);
  });
});

describe('suggestions', () => {
  it('are at most 25, with short names and whole values', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ name: `${i} ${'n'.repeat(120)}`, value: i }));
    const given = [
      { name: 'no', value: 'v'.repeat(101) },
      { name: ' ', value: 'a' },
      { name: 'a\nb', value: 'c' },
      { name: 'a b', value: 'd' },
    ];
    const body = toChoices([...given, ...many]);
    expect(body.data.choices).toHaveLength(25);
    expect(body.data.choices.slice(0, 2)).toEqual([
      { name: 'a b', value: 'c' },
      { name: `0 ${'n'.repeat(97)}…`, value: 0 },
    ]);
    expect(problemsOfCallback(toChoices(given))).toEqual([]);
    expect(problemsOfCallback(toChoices(many))).toEqual([]);
  });
});
