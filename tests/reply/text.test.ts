import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bold, rich } from '../../src/locales/rich.ts';
import type { Reply } from '../../src/reply/blocks.ts';
import { toText } from '../../src/reply/text.ts';
import { reply } from './replies.ts';

const of = (...blocks: Reply['blocks']): string => toText({ private: false, blocks });

describe('the plain text of a reply', () => {
  it('has every block but the buttons, without marks', () => {
    const text = of(
      { type: 'heading', text: ['Norway and Testland: trade'] },
      { type: 'text', text: rich`Norway sold ${bold('NOK 5 million')}.` },
      {
        type: 'quote',
        text: 'Sales came to NOK 5 million.',
        source: [{ link: 'Source 1', url: 'https://b.example' }, ': Digest'],
      },
      { type: 'divider' },
      { type: 'list', items: [['one'], ['two ', { time: 1785585600 }]] },
      { type: 'code', text: 'a\nb' },
      { type: 'small', text: ['Read as: trade'] },
      { type: 'buttons', buttons: [{ label: 'More', id: 'x' }] },
      { type: 'select', id: 'y', placeholder: 'Which?', choices: [{ label: 'a', value: 'b' }] },
    );
    expect(text).toBe(
      [
        'Norway and Testland: trade',
        'Norway sold NOK 5 million.',
        '“Sales came to NOK 5 million.” [Source 1 (https://b.example/): Digest]',
        '',
        '- one',
        '- two 2026-08-01 12:00 UTC',
        'a',
        'b',
        'Read as: trade',
      ].join('\n'),
    );
  });

  it.each([
    ['an empty quote', of({ type: 'quote', text: ' ', source: ['Source 1'] }), '[Source 1]'],
    ['a quote without a source', of({ type: 'quote', text: 'a', source: [] }), '“a”'],
    ['an unsafe link', of({ type: 'text', text: [{ link: 'a', url: 'javascript:x' }] }), 'a'],
    ['a terminal sequence', of({ type: 'text', text: ['a\u001b[31mb\u202Ec\nd'] }), 'a[31mbc d'],
    [
      'files',
      toText({
        private: true,
        blocks: [],
        files: ['a.csv', 'b.png'].map((name) => ({
          name,
          bytes: new Uint8Array(),
          ...(name > 'b' && { description: 'c' }),
        })),
      }),
      '[a.csv]\n[b.png: c]',
    ],
    ['dividers around nothing', of({ type: 'divider' }, { type: 'divider' }), ''],
    ['an impossible moment', of({ type: 'text', text: ['a', { time: Infinity }] }), 'a'],
  ])('of %s is plain', (_, text, expected) => expect(text).toBe(expected));

  it('never holds a hidden character', () => {
    fc.assert(
      fc.property(reply, (any) => {
        expect(toText(any).replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u,
        );
      }),
    );
  });
});
