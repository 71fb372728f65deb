import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/corpus/load.ts';
import { localeFor } from '../../src/locales/index.ts';
import { ITEMS_MAX, VERDICTS, type QuizSet, type SetItem } from '../../src/model/session.ts';
import { Item } from '../../src/model/quiz.ts';
import { RULES } from '../../src/quiz/audit/audit.ts';
import { proposeItems } from '../../src/quiz/items/index.ts';
import { serve } from '../../src/quiz/serve.ts';
import { OwnEntry } from '../../src/sets/own.ts';
import { readSheet, writeSheet } from '../../src/sets/sheet.ts';

const { library } = loadLibrary([fileURLToPath(new URL('../../corpus', import.meta.url))]);
if (!library) throw new Error('the shipped corpus is not in order');
const t = localeFor('en');
const set: QuizSet = { id: 'a1', guild: '1', name: 'Spring', approved: false, madeBy: '2', madeAt: 3, rev: 0 };

const read = (text: string) => readSheet(new TextEncoder().encode(text), library, t);
const itemsIn = (text: string) => {
  const sheet = read(text);
  if ('problems' in sheet) throw new Error(JSON.stringify(sheet.problems));
  return sheet.items;
};
/** What is wrong with a file, a line each. */
const problemsIn = (text: string): string[] => {
  const sheet = read(text);
  return 'problems' in sheet ? sheet.problems.map(({ line, message }) => `${line} ${message}`) : [];
};
const kept = (text: string): SetItem[] =>
  itemsIn(text).map((each, i) => ({ ...each, set: set.id, guild: set.guild, place: i + 1 }));

/** A file of one item with these lines. */
const one = (...lines: string[]): string => `items:\n  - ${lines.join('\n    ')}\n`;

const OWN = `name: Handbook
items:
  - stem: In which year did Fiji and Malta sign their ferry pact?
    options: [1951, { text: 1962, right: true }, 1975]
    source: Course handbook, page 12
  - stem: Fiji and Malta share a ferry line.
    answer: false
    source: Course handbook, page 13
  - stem: How many ferries sailed between Fiji and Malta in 1962?
    answer: 40
    tolerance: 5
    unit: ferries
    source: Course handbook, page 14
  - stem: The ferry between Fiji and Malta was called ____ at first.
    form: cloze
    answer: [Blue Heron, Heron]
    source: Course handbook, page 15
    sensitive: true
  - stem: Put these four ferries in the order of building.
    order: [The Heron, The Albatross, The Kingfisher, The Gannet]
    source: Course handbook, page 16
    verdict: keep
  - stem: Match each ferry with its harbour.
    match:
      - { left: The Heron, right: Suva }
      - { left: The Gannet, right: Valletta }
      - { left: The Kingfisher, right: Lautoka }
      - { left: The Albatross, right: Gozo }
    source: Course handbook, page 17
`;

describe('a file of a teacher’s own items', () => {
  it('is read without naming forms, and each key is the one that was marked', () => {
    const items = itemsIn(OWN).map(({ item }) => item);
    expect(items.map(({ form }) => form)).toEqual(['choice', 'true-false', 'number', 'cloze', 'order', 'match']);
    const keys = items.map(({ own }) => own!.key);
    expect(keys.slice(0, 4)).toEqual([
      { type: 'option', at: 1 },
      { type: 'option', at: 1 },
      { type: 'number', value: 40, off: 5, unit: 'ferries' },
      { type: 'texts', texts: ['Blue Heron', 'Heron'] },
    ]);
    const ordered = keys
      .slice(4)
      .map((key, i) => (key as { order: number[] }).order.map((at) => items[i + 4]!.options[at]!.text));
    expect(ordered).toEqual([
      ['The Heron', 'The Albatross', 'The Kingfisher', 'The Gannet'],
      ['Suva', 'Valletta', 'Lautoka', 'Gozo'],
    ]);
    expect(items[5]!.rows).toEqual(['The Heron', 'The Gannet', 'The Kingfisher', 'The Albatross']);
    expect(items.map(({ sensitive }) => sensitive)).toEqual([false, false, false, true, false, false]);
    expect(itemsIn(OWN)[4]!.verdict).toBe('keep');
  });
  it('has its dates and numbers put in rising order, and the mark goes along', () => {
    const [made] = itemsIn(
      one(
        'stem: In which year did Fiji and Malta sign their ferry pact?',
        'options: [{ text: 1975, right: true }, 1951, 1962]',
        'source: a handbook',
      ),
    );
    expect(made!.item.options.map(({ text }) => text)).toEqual(['1951', '1962', '1975']);
    expect(made!.item.own!.key).toEqual({ type: 'option', at: 2 });
  });
  it('is the same when it is written and read again', () => {
    const before = kept(OWN);
    expect(kept(writeSheet(set, before))).toEqual(before);
  });

  const stem = 'stem: Which harbour did the ferry leave first?';
  const source = 'source: a handbook';
  it.each<[string, string, string[]]>([
    ['no YAML', 'items: [', ['1 YAML']],
    ['another thing', '[]', ['1 Invalid input']],
    ['no items', 'name: a', ['1 items: ']],
    ['an empty list', 'items: []', ['1 items: ']],
    ['too many items', `items: [${'1, '.repeat(ITEMS_MAX)}1]`, ['1 items: ']],
    ['a field that is not known', `colour: red\n${one(stem, 'options: [a]', source)}`, ['1 Unrecognized key']],
    ['an item that is none', 'items:\n  - 7\n', ['2 Invalid input']],
    ['an unknown field of an item', one(stem, 'colour: red', source), ['3 Unrecognized key']],
    ['no source', one(stem, 'options: [a, { text: b, right: true }, c]'), ['2 source: ']],
    ['no options', one(stem, source), ['2 options: is missing']],
    ['no mark', one(stem, 'options: [Suva, Lautoka, Levuka]', source), ['3 options: exactly one']],
    [
      'two marks',
      one(stem, 'options: [{ text: a, right: true }, { text: b, right: true }]', source),
      ['3 options: exactly'],
    ],
    [
      'an order in a choice',
      one(stem, 'form: choice', 'options: [a, b]', 'order: [a, b]', source),
      ['5 order: does not'],
    ],
    ['a unit in a gap', one(stem, 'answer: Suva', 'unit: km', source), ['4 unit: does not']],
    ['an event twice', one(stem, 'order: [The Heron, the heron]', source), ['3 order: an event']],
    ['a partner twice', one(stem, 'match: [{left: a, right: Z}, {left: b, right: z}]', source), ['3 match: two rows']],
    ['a truth that is none', one(stem, 'form: true-false', 'answer: maybe', source), ['4 answer: must be true']],
    ['a number that is none', one(stem, 'form: number', 'answer: many', source), ['4 answer: must be a number']],
    ['a gap of truths', one(stem, 'form: cloze', 'answer: true', source), ['4 answer: must be a text']],
    ['a form that is none', one(stem, 'form: essay', 'answer: a', source), ['3 form: ']],
    ['a tolerance below nothing', one(stem, 'answer: 7', 'tolerance: -1', source), ['4 tolerance: ']],
    ['a question that is too long', one(`stem: ${'a'.repeat(401)}`, 'answer: a', source), ['2 stem: ']],
    ['a control character', one('stem: "Which \\u0007 harbour?"', 'answer: a', source), ['2 stem: has characters']],
    ['a turned direction', one(stem, 'answer: ["Suva", "\\u202eavuS"]', source), ['3 answer.1: has characters']],
    [
      'the same item twice',
      `${OWN}${OWN.slice(OWN.indexOf('  - stem'), OWN.indexOf('  - stem: Fiji and Malta share'))}`,
      ['30 the same item'],
    ],
    ['an alias', 'items:\n  - &a { stem: b }\n  - *a\n', ['1 YAML']],
    ['a prototype', one(stem, '__proto__: { answer: Suva }', source), ['3 Unrecognized key']],
    [
      'an option that has another in it',
      one(stem, 'options: [Suva, { text: Suva harbour, right: true }, Levuka]', source),
      ['2 '],
    ],
    [
      'several mistakes',
      `items:\n  - stem: a\n  - ${stem}\n    answer: a\n    order: [a, b]\n`,
      ['2 source', '3 source'],
    ],
  ])('with %s is told by line and field', (_, text, expected) => {
    const told = problemsIn(text);
    expect(told.slice(0, expected.length)).toEqual(expected.map((start) => expect.stringContaining(start) as string));
  });

  it('that is hostile is refused, and nothing breaks', () => {
    const bomb = 'a: &a [x,x]\nb: &b [*a,*a]\nitems: [*b]\n';
    for (const text of [bomb, '\0', '!!js/function x', '- '.repeat(5_000), '{'.repeat(5_000), '? '.repeat(2_000)])
      expect(problemsIn(text)).not.toEqual([]);
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('stem', 'options', 'answer', 'order', 'match', 'facts', 'id', '__proto__'),
          fc.anything(),
        ),
        (entry) => {
          expect(() => read(stringify({ items: [entry] }, { aliasDuplicateObjects: false }))).not.toThrow();
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a file of items from the documents', () => {
  const proposed = proposeItems(library, t, { seed: 7, sensitive: true }).slice(0, 150);

  it('is the same when it is written and read again, whatever was decided', () => {
    const good = proposed.filter((item) => !('problems' in read(writeSheet(set, [decided(item, 'open')]))));
    expect(good.length).toBeGreaterThan(60);
    fc.assert(
      fc.property(
        fc.subarray(good, { minLength: 1, maxLength: 10 }),
        fc.constantFrom(...VERDICTS),
        (items, verdict) => {
          const sheet = read(
            writeSheet(
              set,
              items.map((item) => decided(item, verdict)),
            ),
          );
          expect(sheet).toMatchObject({ name: 'Spring', items: items.map((item) => ({ item, verdict })) });
        },
      ),
      { numRuns: 8 },
    );
  });
  const decided = (item: (typeof proposed)[number], verdict: SetItem['verdict']): SetItem => ({
    set: set.id,
    guild: set.guild,
    place: 1,
    item,
    flaws: [],
    verdict,
  });
  const first = proposed.find((item) => item.form === 'choice' && serve(item, library))!;

  it.each([
    ['another fact than it was made from', { hash: 'f'.repeat(12) }, 'do not say'],
    ['a fact that is not there', { facts: ['no-such-fact'] }, 'do not say'],
    ['no fact', { facts: [] }, 'facts: '],
    ['an answer of its own', { own: { key: { type: 'option', at: 0 }, source: 'me' } }, 'Unrecognized key'],
    ['an id that is none', { id: '../x' }, 'id: '],
    ['two options that are the same', { options: [first.options[0], ...first.options] }, 'two options'],
  ])('with %s is refused', (_, change, expected) => {
    const told = problemsIn(stringify({ items: [{ ...first, ...change }] }, { aliasDuplicateObjects: false }));
    expect(told.join('\n')).toContain(expected);
  });
});

describe('the words for flaws', () => {
  it.each(RULES.map(({ code }) => code))('say what %s is', (code) => {
    expect(t.quizSets.flaw(code, undefined)).not.toBe(code);
  });
});

describe('docs/quiz-sets.md', () => {
  const page = readFileSync(new URL('../../docs/quiz-sets.md', import.meta.url), 'utf8');
  it('shows a file that is taken as it is', () => {
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(page)!;
    expect(itemsIn(example!)).toHaveLength(6);
  });
  it.each([
    ...Object.keys(OwnEntry.shape),
    ...Object.keys(Item.shape).filter((name) => name !== 'own'),
    'name',
    'items',
  ])('tells of the field %s', (name) => {
    expect(page).toMatch(new RegExp(`^\\| \`${name}\` `, 'm'));
  });
});
