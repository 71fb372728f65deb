import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMS, type Item } from '../../src/model/quiz.ts';
import { audit, passes, RULES } from '../../src/quiz/audit/audit.ts';
import { KIND_NAMES } from '../../src/model/kinds/index.ts';
import { openIndex } from '../search/open.ts';
import { madeOf } from './made.ts';

const { library } = openIndex();
const made = madeOf(library);
const [dated, sum, valley, , statement, wrongStatement] = made as [Item, Item, Item, Item, Item, Item];
const codesOf = (item: Item): string[] => audit(item, library).map(({ code }) => code);
const choosing = (item: Item, ...options: [string, string][]): Item => ({
  ...item,
  options: options.map(([text, value]) => ({ text, value })),
});

describe('an item that is good', () => {
  it.each(made.map((item) => [item.stem, item] as const))('has no flaw: %s', (_, item) => {
    expect(audit(item, library)).toEqual([]);
  });
});

describe('an item that is flawed', () => {
  it.each<[string, Item, string]>([
    [
      'tells its answer by a word',
      { ...valley, stem: 'Which Swat district is where Barth documented Pathan culture?' },
      'clang',
    ],
    [
      'asks for what is so now',
      { ...valley, stem: 'Which valley is currently known for Pathan culture in Pakistan?' },
      'stem-undated',
    ],
    [
      'asks for the most of something',
      { ...valley, stem: 'Which is the largest valley with Pathan culture in Pakistan?' },
      'stem-undated',
    ],
    ['begins with a pronoun', { ...dated, stem: 'It was established in Islamabad in which year?' }, 'stem-pronoun'],
    ['denies', { ...statement, stem: 'The deployment of NORMASH did not involve 623 Norwegian citizens.' }, 'stem-not'],
    [
      'has a value of another year as a wrong one',
      choosing(
        sum,
        ['NOK 559 million', 'money:NOK:559000000'],
        ['NOK 601 million', 'money:NOK:601000000'],
        ['NOK 987 million', 'money:NOK:987000000'],
      ),
      'option-near',
    ],
    [
      'has options of two currencies',
      choosing(
        sum,
        ['NOK 214 million', 'money:NOK:214000000'],
        ['NOK 559 million', 'money:NOK:559000000'],
        ['USD 987 million', 'money:USD:987000000'],
      ),
      'option-units',
    ],
    [
      'has a wrong year before the state was there',
      choosing(dated, ['1911', 'year:1911'], ['1976', 'year:1976'], ['1981', 'year:1981']),
      'option-impossible',
    ],
    [
      'has a year that is to come',
      choosing(dated, ['1969', 'year:1969'], ['1976', 'year:1976'], ['2069', 'year:2069']),
      'option-impossible',
    ],
    [
      'shows another year than it means',
      choosing(dated, ['1969', 'year:1969'], ['1976', 'year:1976'], ['1981', 'year:1982']),
      'option-text',
    ],
    [
      'says a false thing that another claim makes true',
      {
        ...wrongStatement,
        pair: 'NO-PK',
        stem: 'Pakistan and Norway established diplomatic relations with each other in 1947.',
        facts: ['np-relations-established'],
      },
      'option-also-true',
    ],
    [
      'asks of what the sources differ in',
      {
        ...dated,
        stem: 'In which year did Norway and Pakistan establish relations?',
        facts: ['np-relations-established'],
      },
      'disputed',
    ],
    [
      'names another source than its own',
      { ...dated, stem: 'According to The Fiji Times, in which year was the embassy in Islamabad established?' },
      'attribution',
    ],
    [
      'asks of a people and a crime',
      { ...dated, sensitive: true, stem: 'In which year were North Korean diplomats caught smuggling?' },
      'people-blamed',
    ],
    ['asks of a crime', { ...dated, stem: 'In which year was a teacher abducted in Norway?' }, 'sensitive'],
    ['asks of a fact that is gone', { ...dated, facts: ['np-nothing'] }, 'fact-gone'],
    [
      'has no right option',
      choosing(dated, ['1963', 'year:1963'], ['1969', 'year:1969'], ['1981', 'year:1981']),
      'key-count',
    ],
    [
      'has a key out of reach',
      { ...dated, facts: [], own: { key: { type: 'option', at: 7 }, source: 'The class book' } },
      'key-count',
    ],
    [
      'has a key of another sort than its form',
      { ...dated, facts: [], own: { key: { type: 'order', order: [1, 0] }, source: 'The class book' } },
      'key-form',
    ],
  ])('%s', (_, item, code) => {
    expect(codesOf(item)).toContain(code);
    expect(passes(audit(item, library))).toBe(false);
  });
});

describe('whatever comes', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '____',
      '…',
      'According to',
      'Norwegian',
      'NOK 559 million',
      '1976',
      'not',
      'Oslo',
      'in Pakistan?',
      '"',
      '(',
      'the '.repeat(20),
      '1'.repeat(40),
    ),
    fc.string({ maxLength: 12, unit: 'binary' }),
  );
  const text = (maxLength: number): fc.Arbitrary<string> =>
    fc.array(word, { maxLength: 40 }).map((words) => words.join(' ').slice(0, maxLength) || 'x');
  const value = fc.oneof(
    text(60),
    fc.constantFrom(
      'year:1976',
      'year:',
      ':',
      'money:NOK:1',
      'year:../1976',
      'month:2022-99',
      'count::',
      'document:x',
      'place:oslo',
    ),
  );
  const place = fc.integer({ min: 0, max: 9 });
  const key = fc.oneof(
    fc.record({ type: fc.constant('option' as const), at: place }),
    fc.record({ type: fc.constant('number' as const), value: fc.double(), off: fc.double({ min: 0 }), unit: text(60) }),
    fc.record({ type: fc.constant('texts' as const), texts: fc.array(text(200), { maxLength: 10 }) }),
    fc.record({ type: fc.constant('order' as const), order: fc.array(place, { maxLength: 6 }) }),
  );
  const facts = fc.array(
    fc.oneof(text(20), fc.constantFrom(...library.claims.map(({ id }) => id), '__proto__', 'constructor')),
    { maxLength: 12 },
  );
  const item = fc.record(
    {
      id: fc.constant('aaaaaaaa'),
      form: fc.constantFrom(...FORMS),
      kind: fc.constantFrom(...KIND_NAMES),
      pair: fc.constantFrom('NO-PK', 'ZZ-ZZ', '001-NO'),
      template: text(60),
      stem: text(400),
      rows: fc.array(text(200), { maxLength: 6 }),
      options: fc.array(fc.record({ text: text(200), value }), { maxLength: 6 }),
      facts,
      hash: text(64),
      sensitive: fc.boolean(),
      own: fc.record({ key, source: text(300) }),
    },
    { requiredKeys: ['id', 'form', 'template', 'stem', 'options', 'facts', 'hash', 'sensitive'] },
  ) as fc.Arbitrary<Item>;

  it('is told in flaws, never by failing', () => {
    const codes = new Set(RULES.map(({ code }) => code));
    const isTold = fc.property(item, (any) => audit(any, library).every(({ code }) => codes.has(code)));
    expect(() => fc.assert(isTold, { numRuns: 300 })).not.toThrow();
  });

  it('has a code of its own for each rule', () => {
    expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
  });
});
