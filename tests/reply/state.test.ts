import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countriesOf } from '../../src/model/country.ts';
import { KIND_NAMES } from '../../src/model/kinds/index.ts';
import { TOPICS, type Topic } from '../../src/model/topic.ts';
import { decodePress, encodePress, type Press } from '../../src/reply/state.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,19}$/);
const year = fc.integer({ min: 1000, max: 2999 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const pair = fc.constantFrom('AF-NO' as const, 'NO-PK' as const, 'KP-NO' as const, 'NO-TR' as const);

const look: fc.Arbitrary<Press> = fc
  .record({
    topic: fc.constantFrom(...(Object.keys(TOPICS) as Topic[])),
    pairs: fc.uniqueArray(pair, { minLength: 1, maxLength: 4 }),
    years: maybe(fc.tuple(maybe(year), maybe(year)).filter(([from, to]) => (from ?? to) !== undefined)),
    exports: fc.boolean(),
    asOf: maybe(fc.constantFrom('2024', '2024-10', '2024-10-01')),
    source: maybe(word),
    latest: fc.boolean(),
    sideBySide: fc.boolean(),
    post: fc.boolean(),
    page: fc.integer({ min: 1, max: 9999 }),
    turn: fc.boolean(),
  })
  .map(({ page, turn, topic, pairs, years, exports, latest, sideBySide, post, ...rest }): Press => {
    const [from, to] = years ?? [];
    const text = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const flags = { ...(latest && { latest }), ...(sideBySide && { sideBySide }) };
    const [exporter, importer] = countriesOf(pairs[0]!);
    const direction = exports && { direction: { exporter, importer } };
    const lookup = { topic, pairs, ...(years && { years: span }), ...direction, ...text, ...flags };
    return { action: 'look', lookup, page, turn, ...(post && { post }) };
  });
const snowflake = fc.bigInt(0n, 2n ** 64n - 1n).map(String);
const some = fc.array(word, { minLength: 1, maxLength: 3 });
const receipt = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12,40}$/);
const press: fc.Arbitrary<Press> = fc.oneof(
  { weight: 4, arbitrary: look },
  word.map((evidence): Press => ({ action: 'source', evidence })),
  fc
    .tuple(fc.constantFrom('copy' as const, 'cite' as const, 'share' as const), some)
    .map(([action, evidence]): Press => ({ action, evidence })),
  fc
    .tuple(fc.constantFrom('about' as const, 'check' as const), receipt)
    .map(([action, id]): Press => ({ action, receipt: id })),
  fc.record({ action: fc.constant('read' as const), document: word, section: fc.nat(9999), turn: fc.boolean() }),
  word.map((topic): Press => ({ action: 'help', topic })),
  fc.nat(9).map((number): Press => ({ action: 'example', number })),
  fc.constant<Press>({ action: 'again' }),
  word.map((topic): Press => ({ action: 'dispute', topic })),
  fc
    .record({ pair: maybe(pair), page: fc.integer({ min: 1, max: 9999 }) })
    .map(({ pair: of, page }): Press => ({ action: 'disputes', page, ...(of && { pair: of }) })),
  word.map((evidence): Press => ({ action: 'next', evidence })),
  fc
    .tuple(snowflake, snowflake, snowflake)
    .map(([message, channel, asker]): Press => ({ action: 'delete', message, channel, asker })),
);

describe('what a button carries', () => {
  it('comes back as it was, in 100 characters, or there is no button', () => {
    let made = 0;
    fc.assert(
      fc.property(press, (state) => {
        const id = encodePress(state);
        if (id === undefined) return;
        made += 1;
        expect(id.length).toBeLessThanOrEqual(100);
        expect(decodePress(id)).toEqual(state);
      }),
      { numRuns: 500 },
    );
    expect(made).toBeGreaterThan(300);
  });

  it('has room for every topic with its years, source and date', () => {
    const state = { years: { from: 1900, to: 2026 }, asOf: '2024-10-01', source: 'norway-pakistan-ministry' };
    const idOf = (topic: Topic): string | undefined =>
      encodePress({ action: 'look', lookup: { topic, pairs: ['AF-NO'], ...state }, page: 12, turn: true });
    expect(KIND_NAMES.filter((topic) => idOf(topic) === undefined)).toEqual([]);
  });

  it.each(['a b', 'café', 'a~b', '@everyone', '<@1>', 'a/b', 'İzmir', 'x'.repeat(100)])(
    'is never text ("%s")',
    (text) => {
      expect(encodePress({ action: 'source', evidence: text })).toBeUndefined();
      expect(encodePress({ action: 'share', evidence: ['a', text] })).toBeUndefined();
      expect(
        encodePress({
          action: 'look',
          lookup: { topic: 'trade', pairs: ['NO-PK'], source: text },
          page: 1,
          turn: false,
        }),
      ).toBeUndefined();
    },
  );
});

it.each([
  '',
  '2',
  '0~again',
  '1~again',
  '3~again',
  'again',
  '2~nothing',
  '2~constructor',
  '2~__proto__',
  '2~hasOwnProperty~a',
  '2~source',
  '2~source~',
  '2~help',
  '2~example~12',
  '2~example~x',
  '2~read~a',
  '2~read~a~-1~',
  '2~read~a~12345~',
  '2~look~trade~NO-PK',
  '2~look~trade~~~~~~~1~',
  '2~look~trade~NO-PK,NO-TR~~~~~~1~',
  '2~look~nothing~NO-PK~~~~~~1~',
  '2~look~trade~NO-PK~~~~~~x~',
  '2~next~',
  '2~about~',
  '2~check~',
  '2~check',
  '2~delete~1~2',
  '2~delete~1~2~x',
  '2~look~trade~NO-PK~~~2024-13~~~1',
  '2~look~trade~NO-PK~~~2001-02-30~~~1',
  '2~look~trade~NO-PK~~~1948/..~~~1',
  '2~again~é',
  '2~source~a b',
])('"%s" is no button of this version', (id) => expect(decodePress(id)).toBeUndefined());

it('reads any custom id without a fault', () => {
  const part = fc.oneof(
    fc.constantFrom('2', 'look', 'trade', 'NO-PK', 'source', 'read', 'about', '~', ':', '.'),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const state = decodePress(parts.join('~'));
      expect(state && 'lookup' in state && state.lookup.pairs.length === 0).not.toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('names a pair in one order', () =>
  expect(decodePress('2~look~trade~PK-NO~~~~~~1~')).toMatchObject({ lookup: { pairs: ['NO-PK'] } }));
