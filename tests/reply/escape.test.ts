import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bold, italic, rich, type Rich } from '../../src/locales/rich.ts';
import { clean, cleanLines, escape, markdown, plain, safeUrl } from '../../src/reply/escape.ts';
import { hostile } from './hostile.ts';
import { read } from './marks.ts';

describe('escape', () => {
  it.each([
    'Norway–Pakistan relations, section Economic relations.',
    'about $1.1 million (closed) in No. 1 street',
    "Pakistan's exports fell 3% - to NOK 1,079 million; see p. 12-14 & appendix #3!",
    'Türkiye, 한국, Ålesund: 18 December 1948 at 12:30 sharp',
    'AC/DC, 1/2 and e.g. this',
  ])('leaves "%s" as it is', (text) => expect(escape(text)).toBe(text));

  it.each([
    ['a*b_c~d|e`f', String.raw`a\*b\_c\~d\|e\`f`],
    [String.raw`a\*b`, String.raw`a\\\*b`],
    ['@everyone and @here', String.raw`\@everyone and \@here`],
    ['<@1> <@&1> <#1>', String.raw`\<\@1\> \<\@&1\> \<#1\>`],
    ['</ask:1> <t:1> <id:guide>', String.raw`\</ask:1\> \<t:1\> \<id\:guide\>`],
    ['<:flag:1> :smile:', String.raw`\<\:flag:1\> \:smile\:`],
    ['[a](https://b.example)', String.raw`\[a\]\(https\://b.example)`],
    ['discord.gg/x and discord.com/invite/x', String.raw`discord\.gg/x and discord\.com/invite/x`],
    ['||x||', String.raw`\|\|x\|\|`],
    ['# a', String.raw`\# a`],
    ['  ### a', String.raw`\### a`],
    ['-# a', String.raw`\-# a`],
    ['- a', String.raw`\- a`],
    ['+ a', String.raw`\+ a`],
    ['* a', String.raw`\* a`],
    ['> a', String.raw`\> a`],
    ['18. desember', String.raw`18\. desember`],
    ['3.5 million', '3.5 million'],
    ['a\n# b', 'a # b'],
  ])('writes %j as %j', (text, expected) => expect(escape(text)).toBe(expected));

  it('shows the characters of any text and does nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(read(escape(text))).toEqual({ shown: clean(text).trim(), marks: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('is tested by a reader that does see marks in text that is not escaped', () => {
    expect(
      read('> **a** @everyone <@1> [b](https://c.example) ~~d~~ ||e|| `f` :g: <t:1> https://h.example').marks,
    ).toEqual(['quote', 'bold', 'mention', 'mention', 'link', 'strike', 'spoiler', 'code', 'emoji', 'time', 'address']);
    expect(read('- # a _b_ discord.gg/c </d:1> <id:guide>').marks).toEqual([
      'list',
      'heading',
      'italic',
      'address',
      'command',
      'guide',
    ]);
  });
});

describe('clean', () => {
  it.each([
    ['a bidirectional control', 'a\u202Eb\u2066c\u2069d\u200Ee\u200Ff\u061Cg', 'abcdefg'],
    ['a zero-width character', 'a\u200Bb\u200Cc\u200Dd\uFEFFe\u2060f\u00ADg', 'abcdefg'],
    ['a tag, a filler and a selector', 'a\u{E0041}b\u3164c\uFE0Fd', 'abcd'],
    ['a control character', 'a\u0000b\u001Bc\u007Fd\u009Be', 'abcde'],
  ])('takes out %s', (_, text, expected) => expect(clean(text)).toBe(expected));

  it.each([
    ['Persian letters', 'می‌خواهم'],
    ['a family', '👨‍👩‍👧'],
    ['a heart of fire', '❤️‍🔥'],
    ['an Indian conjunct', 'क्‍ष'],
    ['a flag', '🇳🇴'],
  ])('keeps the joiner inside %s', (_, text) => expect(clean(text)).toBe(text));

  it('turns every line break into one blank, and keeps it where it is asked', () => {
    expect(clean('a\r\nb\nc\u2028d\u0085e\tf')).toBe('a b c d e f');
    expect(cleanLines('a\r\nb\nc\u2028d\tf')).toBe('a\nb\nc\nd f');
  });

  it('replaces a lone surrogate', () => expect(clean('a\uD800b\uDC00')).toBe('a\uFFFDb\uFFFD'));

  it('finds nothing more to take out of what it returned', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
        expect(clean(text)).not.toMatch(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('safeUrl', () => {
  it.each([
    ['https://b.example/a_(b)', 'https://b.example/a_%28b%29'],
    ['https://b.example/å?q=[1]|<2>#a#b', 'https://b.example/%C3%A5?q=%5B1%5D%7C%3C2%3E#a%23b'],
    ['https://b.example/100%', 'https://b.example/100%25'],
    ['http://b.example', undefined],
    ['javascript:alert(1)', undefined],
    ['https://user:pass@b.example', undefined],
    ['no address', undefined],
  ])('of %s is %s', (url, expected) => expect(safeUrl(url)).toBe(expected));
});

describe('markdown', () => {
  it.each<[string, Rich, string]>([
    ['bold and italic words', rich`a ${bold('b')} ${italic('c')}`, 'a **b** *c*'],
    ['blanks outside the marks', rich`a${bold(' b ')}c`, 'a **b** c'],
    ['neighbours of one style as one', [{ bold: 'a' }, { bold: 'b' }, { bold: '' }, { bold: 'c' }], '**abc**'],
    ['an emphasis beside another without its mark', [{ bold: 'a' }, { italic: 'b' }, ' c'], '**a**b c'],
    ['no mark around nothing', [{ bold: ' ' }, 'a', { italic: '\u200B' }], 'a'],
    ['a moment', rich`until ${{ time: 5.9 }}`, 'until <t:5:R>'],
    [
      'a channel, a role and a member',
      rich`in ${{ mention: 'channel', id: '1' }} for ${{ mention: 'role', id: '2' }} by ${{ mention: 'member', id: '3' }}`,
      'in <#1> for <@&2> by <@3>',
    ],
    ['no mention of what is no id', rich`by ${{ mention: 'member', id: '1> @everyone' }}`, 'by'],
    ['no impossible moment', rich`until ${{ time: NaN }}${{ time: 1e15 }}`, 'until'],
    [
      'a link',
      [{ link: 'a [b] *c*', url: 'https://b.example/(x)' }],
      String.raw`[a (b) \*c\*](https://b.example/%28x%29)`,
    ],
    ['only the words of an unsafe link', [{ link: 'a', url: 'javascript:x' }], 'a'],
    ['an address split over two pieces', ['https', '://b.example'], String.raw`https\://b.example`],
    ['a list mark split over two pieces', ['18', '. desember'], String.raw`18\. desember`],
  ])('draws %s', (_, text, expected) => expect(markdown(text)).toBe(expected));

  const span = fc.oneof(
    hostile,
    hostile.map(bold),
    hostile.map(italic),
    fc.record({ link: hostile, url: fc.constantFrom('https://b.example/a_b(c)', 'javascript:x') }),
  );

  it('lets no value act, whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (text) => {
        const reading = read(markdown(text));
        const words = text.map((part) =>
          typeof part !== 'string' && 'url' in part && safeUrl(part.url) ? brackets(plain(part)) : plain(part),
        );
        expect(reading.shown.trim()).toBe(words.join('').trim());
        expect(reading.marks.filter((mark) => !['bold', 'italic', 'link'].includes(mark))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

const brackets = (text: string): string => text.replaceAll('[', '(').replaceAll(']', ')');
