import { describe, expect, it, onTestFinished } from 'vitest';
import { createIndex } from '../../src/search/index.ts';
import { readSheet, writeSheet } from '../../src/cards/sheet.ts';
import { libraryOf } from '../corpus/folder.ts';
import { databases } from '../store/databases.ts';
import { openRoom } from './room.ts';
import { pinAll, story } from './story.ts';
import { filesOf, years } from './texts.ts';

const index = createIndex(libraryOf(filesOf({ malta: years(2) })));
const read = (text: string) => readSheet(new TextEncoder().encode(text), '3', index);

describe('a file of cards', () => {
  it.each<[string, string, string[]]>([
    ['no YAML', 'cards: [', ['1']],
    ['another thing', '[]', ['1 Invalid input']],
    ['a field that is not known', 'cards:\n  - question: "?"\n    colour: red\n', ['3 cards.0: Unrecognized key']],
    ['no fact', 'cards:\n  - note: a\n', ['2 cards.0: one of look']],
    ['two facts', 'cards:\n  - look: a\n    question: b\n', ['2 cards.0: one of look']],
    ['a channel that is none', 'cards:\n  - question: a\n    channel: "#general"\n', ['3 cards.0.channel: ']],
    ['a note that is too long', `cards:\n  - question: a\n    note: ${'n'.repeat(501)}\n`, ['3 cards.0.note: ']],
    ['a review that is not offered', 'cards:\n  - question: a\n    review: 2\n', ['3 cards.0.review: ']],
    ['facts that are not there', 'cards:\n  - facts: [mtfj-1991]\n  - facts: [mtfj-1]\n', ['3 cards.1: the documents']],
    ['a look-up of nowhere', 'cards:\n  - look: 2~delete~1~2~3\n', ['2 cards.0: the documents']],
    ['an alias', 'cards:\n  - &a { question: b }\n  - *a\n', ['1 YAML: ']],
  ])('with %s is told by line and field', (_, text, expected) => {
    const result = read(text);
    const problems = 'problems' in result ? result.problems : [];
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual(
      expected.map((start) => expect.stringContaining(start) as string),
    );
  });
  it('that is hostile is refused, and nothing breaks', () => {
    const bomb = `a: &a [x,x]\nb: &b [*a,*a]\ncards: [*b]\n`;
    for (const text of [bomb, '\0', '!!js/function x', '- '.repeat(5_000), '{'.repeat(5_000), '? '.repeat(2_000)])
      expect(read(text)).toHaveProperty('problems');
  });
});

describe.each(databases)('cards on $name', ({ open }) => {
  it('are written into a file and made of it again', async () => {
    const told = story(3);
    const room = await openRoom({ store: await open(), files: told.before, channels: 3 });
    onTestFinished(() => room.close());
    await pinAll(room, told);
    const before = await room.cards();
    const file = writeSheet(before.toSorted((a, b) => a.createdAt - b.createdAt));
    const preview = await room.importing(file);
    expect(preview.text).toContain('### 6 cards would be posted');
    const first = await room.importing('cards:\n  - question: How much did Malta export to Fiji in 1991?\n');
    expect(first.text).toContain('### One card would be posted');
    // The second file has taken the place of the first.
    expect((await room.press(preview, 'Post and pin all of them')).text).toContain('older version');
    await room.press(await room.importing(file), 'Post and pin all of them');
    await room.settle();
    const cards = await room.cards();
    expect(cards).toHaveLength(12);
    const made = cards.filter(({ id }) => before.every((card) => card.id !== id));
    const gist = (all: typeof cards) =>
      all.map(({ fact, entries, channel, text, state }) => ({ fact, entries, channel, text, state }));
    expect(gist(made)).toEqual(gist(before));
    expect((await room.importing('cards: []')).text).toContain('Line 1: cards: ');
    expect((await room.importing('cards: []', 300_000)).text).toContain('256 KiB');
    expect(room.loopback.problems).toEqual([]);
  }, 60_000);
});
