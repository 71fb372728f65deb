import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { bold, rich } from '../../src/locales/rich.ts';
import type { Block, Reply } from '../../src/reply/blocks.ts';
import { toCallback, toChoices, toMessage, toModal, withFiles } from '../../src/reply/discord.ts';
import { LIMITS } from '../../src/reply/limits.ts';
import { problemsOfCallback, problemsOfEdit, problemsOfMessage } from '../discord/schema.ts';
import { form, reply } from './replies.ts';
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

  it('lets several be chosen from a list, or none, and says what is chosen', () => {
    const choices = ['a', 'b', 'c'].map((value) => ({ label: value, value, chosen: value !== 'b' }));
    const [, several, one] = partsOf(
      { type: 'select', id: 's', placeholder: 'Which?', choices, max: 25 },
      { type: 'select', id: 'o', placeholder: 'Which?', choices },
    );
    expect(several).toMatchObject({ components: [{ type: 3, min_values: 0, max_values: 3 }] });
    const defaults = (row: unknown): unknown =>
      (row as { components: { options: { default?: true }[] }[] }).components[0]?.options.map((each) => each.default);
    expect(defaults(several)).toEqual([true, undefined, true]);
    expect(defaults(one)).toEqual([true, undefined, undefined]);
  });

  it('offers channels in which people write, and roles', () => {
    const chosen = ['12', '12', 'x', '034', '56', '78'];
    const rows = partsOf(
      { type: 'pick', of: 'channel', id: 'c', placeholder: 'Where?', max: 2, chosen },
      { type: 'pick', of: 'role', id: 'r', placeholder: '', max: 30, chosen: [] },
    ).slice(1);
    expect(rows).toEqual([
      {
        type: 1,
        components: [
          {
            type: 8,
            custom_id: 'c',
            placeholder: 'Where?',
            min_values: 0,
            max_values: 2,
            channel_types: [0, 5, 10, 11, 12],
            default_values: [
              { type: 'channel', id: '12' },
              { type: 'channel', id: '56' },
            ],
          },
        ],
      },
      { type: 1, components: [{ type: 6, custom_id: 'r', min_values: 0, max_values: 25 }] },
    ]);
  });

  it('shows pictures in a gallery with what they show, and other files one by one', () => {
    const bytes = new Uint8Array([1]);
    const files = [
      { name: 'Résultats du test.csv', bytes },
      { name: 'trade.png', bytes, description: 'Trade by year' },
      { name: 'trade.png', bytes },
    ];
    const callback = toCallback({ ...of(line('a')), files });
    expect(callback.data.components[0]?.components.slice(1)).toEqual([
      {
        type: 12,
        items: [
          { media: { url: 'attachment://trade.png' }, description: 'Trade by year' },
          { media: { url: 'attachment://trade-2.png' } },
        ],
      },
      { type: 13, file: { url: 'attachment://Resultats_du_test.csv' } },
    ]);
    expect(callback.data.attachments).toEqual([
      { id: 0, filename: 'Resultats_du_test.csv' },
      { id: 1, filename: 'trade.png', description: 'Trade by year' },
      { id: 2, filename: 'trade-2.png' },
    ]);
    expect(callback.files).toEqual(
      ['Resultats_du_test.csv', 'trade.png', 'trade-2.png'].map((name) => ({ name, bytes })),
    );
    expect(problemsOfCallback(callback)).toEqual([]);
  });

  it.each([
    ['../../etc/passwd', 'etc_passwd'],
    ['.htaccess', 'file.htaccess'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['질문.csv', 'file.csv'],
    ['', 'file'],
    [`${'x'.repeat(200)}.csv`, `${'x'.repeat(96)}.csv`],
  ])('sends a file named "%s" as "%s"', (name, sent) =>
    expect(toCallback({ ...of(), files: [{ name, bytes: new Uint8Array() }] }).files?.[0]?.name).toBe(sent),
  );

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
        expect(callback.files?.length ?? 0).toBe(Math.min(any.files?.length ?? 0, LIMITS.files));
        expect(problemsOfMessage(callback.data)).toEqual([]);
        expect(problemsOfEdit(callback.data)).toEqual([]);
        const lines = contents(...any.blocks).flatMap((content) => content.replace(/```[^]*?```/g, '').split('\n'));
        for (const text of lines) expect(read(text).marks).not.toContain('mention');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a message to which a picture is added when it is sent', () => {
  const picture = { name: 'trade.png', bytes: new Uint8Array([1]), description: 'Trade by year' };
  it('is the one that would have been drawn with it, and keeps within the limits', () => {
    fc.assert(
      fc.property(reply, ({ files: _, ...any }) => {
        const message = toMessage(any);
        const drawn = toMessage({ ...any, files: [picture] });
        const added = withFiles(message, [picture]) ?? drawn;
        expect(problemsOfMessage(added)).toEqual([]);
        const small = message.components[0]!.components.length < 5;
        expect(small ? added : drawn).toEqual(drawn);
      }),
      { numRuns: 100 },
    );
  });
  it('stays without where there is no part to spare, or nothing that could hold it', () => {
    const buttons = Array.from({ length: 31 }, (_, i) => ({ label: `b${i}`, id: `b${i}` }));
    const full = of(line('a'), { type: 'buttons', buttons });
    expect(withFiles(toMessage(full), [picture])).toBeUndefined();
    const { blocks } = of(line('a'), { type: 'buttons', buttons: buttons.slice(1) });
    expect(withFiles(toMessage({ private: false, blocks }), [picture])).toBeDefined();
    expect(withFiles({}, [picture])).toBeUndefined();
  });
});

describe('a callback', () => {
  it('answers with a new message, or changes the one that was pressed', () => {
    const secret: Reply = { private: true, blocks: [line('a')] };
    expect(toCallback(secret)).toMatchObject({ type: 4, data: { flags: 32832 } });
    // What was there before is taken off with the files that showed it.
    expect(toCallback(secret, { update: true })).toMatchObject({ type: 7, data: { flags: 32768, attachments: [] } });
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

  it('has choices, boxes to tick and a file, and what stands there already', () => {
    const choices = ['a', 'b'].map((value) => ({ label: value.toUpperCase(), value, chosen: value === 'b' }));
    const modal = toModal({
      id: 'f',
      title: 'All fields',
      fields: [
        { id: 't', label: 'Text', hint: 'As it is shown', optional: true, value: 'kept', max: 10 },
        { id: 'o', label: 'One', type: 'one', choices },
        { id: 'a', label: 'Any', type: 'any', choices, optional: true },
        { id: 'u', label: 'File', type: 'file' },
        {
          id: 'l',
          label: 'Of many',
          type: 'one',
          choices: 'abcdefghijk'.split('').map((v) => ({ label: v, value: v })),
        },
      ],
    });
    const options = [
      { label: 'A', value: 'a' },
      { label: 'B', value: 'b', default: true },
    ];
    expect(modal.data.components.map(({ component }) => component)).toEqual([
      { type: 4, custom_id: 't', style: 1, required: false, max_length: 10, value: 'kept' },
      { type: 21, custom_id: 'o', required: true, options },
      { type: 22, custom_id: 'a', required: false, min_values: 0, max_values: 2, options },
      { type: 19, custom_id: 'u', required: true, min_values: 1, max_values: 1 },
      expect.objectContaining({ type: 3, custom_id: 'l', required: true }),
    ]);
    expect(modal.data.components[0]?.description).toBe('As it is shown');
    expect(problemsOfCallback(modal)).toEqual([]);
  });

  it('is valid for Discord whatever it holds', () => {
    fc.assert(
      fc.property(form, (any) => {
        expect(problemsOfCallback(toModal(any))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out a field without a choice, and refuses to be empty', () => {
    const empty = { id: 'o', label: 'One', type: 'one', choices: [] } as const;
    const { data } = toModal({ id: 'f', title: 'a', fields: [empty, { id: 't', label: 'Text' }] });
    expect(data.components.map(({ label }) => label)).toEqual(['Text']);
    expect(() => toModal({ id: 'f', title: 'a', fields: [empty] })).toThrow(RangeError);
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
