import { describe, expect, it } from 'vitest';
import type { AnyClaim, Difference } from '../../src/model/claim.ts';
import { ClaimText, kindOf, KIND_NAMES, kinds, type Claim, type KindName } from '../../src/model/kinds/index.ts';

/** What each kind asks for beside the common fields. */
const FIELDS: Partial<Record<KindName, object>> = {
  accreditation: { sending: 'NO', accreditedTo: 'KP', seat: 'Seoul', seatCountry: 'KR' },
  agreement: { stage: 'signed', title: 'treaty' },
  aid: { donor: 'NO', recipient: 'PK' },
  company: { company: 'Telenor' },
  membership: { organisation: 'NATO' },
  migration: { from: 'PK', to: 'NO' },
  mission: { sending: 'NO', host: 'PK', mission: 'embassy', city: 'Islamabad', status: 'open' },
  statement: { speaker: 'an ambassador' },
  visit: { guest: 'a king' },
};

function claim(kind: KindName, value: object, more: object = {}): Claim {
  const raw = { id: 'a-claim', section: 'Lead', quote: 'q', topic: 'NO-PK.t', kind, value, ...FIELDS[kind], ...more };
  const standing = { document: 'd', pair: 'NO-PK' as const, parties: ['NO', 'PK'], start: 0, end: 1, extracted: false };
  return { ...ClaimText.parse(raw), ...standing };
}

const date = (edtf: string, of = 'start') => ({ type: 'date', of, edtf });
const money = (amount: number, currency = 'NOK', of = 'aid') => ({ type: 'money', of, amount, currency });
const people = (n: number, of = 'size') => ({ type: 'count', of, n, unit: 'people' });
const list = (...items: string[]) => ({ type: 'list', of: 'sectors', items });
const place = (...names: string[]) => ({ type: 'place', of: 'origin', names });
const text = (words: string) => ({ type: 'text', of: 'reason', text: words });
const open = { type: 'flag', of: 'open', value: true };

describe('two claims of one topic', () => {
  it.each<[string, Difference, Claim, Claim]>([
    ['one day', 'equal', claim('aid', date('1948-12-18')), claim('aid', date('1948-12-18'))],
    ['a day and its year', 'more-precise', claim('aid', date('1948-12-18')), claim('aid', date('1948'))],
    [
      'late 1960s and 1960s',
      'more-precise',
      claim('migration', date('196X'), { qualifier: 'late' }),
      claim('migration', date('196X')),
    ],
    ['1947 and 1948', 'contradiction', claim('aid', date('1947')), claim('aid', date('1948-12-18'))],
    [
      'two beginnings',
      'other-scope',
      claim('aid', date('1947', 'relationship')),
      claim('aid', date('1948', 'diplomatic relations')),
    ],
    [
      'one year of two beginnings',
      'equal',
      claim('aid', date('1926', 'bilateral')),
      claim('aid', date('1926', 'diplomatic')),
    ],
    ['a day of no year and a year', 'contradiction', claim('visit', date('XXXX-11-11')), claim('visit', date('2022'))],
    ['one amount', 'equal', claim('aid', money(130e6)), claim('aid', money(130e6))],
    [
      'about an amount and the amount',
      'more-precise',
      claim('aid', money(130e6), { qualifier: 'about' }),
      claim('aid', money(130e6)),
    ],
    ['two amounts', 'contradiction', claim('aid', money(130e6)), claim('aid', money(227e6))],
    ['two currencies', 'complementary', claim('aid', money(130e6)), claim('aid', money(12.5e6, 'USD'))],
    ['amounts of two nouns', 'complementary', claim('aid', money(1)), claim('aid', money(2, 'NOK', 'floods'))],
    [
      'amounts of two years',
      'complementary',
      claim('aid', money(1), { period: 2021 }),
      claim('aid', money(2), { period: 2022 }),
    ],
    [
      'amounts of a year and of a month in it',
      'contradiction',
      claim('aid', money(1), { period: 2022 }),
      claim('aid', money(2), { period: '2022-08' }),
    ],
    ['two counts', 'contradiction', claim('migration', people(40_000)), claim('migration', people(38_000))],
    [
      'nearly a count and the count',
      'more-precise',
      claim('migration', people(40_000), { qualifier: 'nearly' }),
      claim('migration', people(40_000)),
    ],
    ['lists that share little', 'other-scope', claim('aid', list('education', 'energy')), claim('aid', list('health'))],
    [
      'a list and a part of it',
      'more-precise',
      claim('aid', list('education', 'energy')),
      claim('aid', list('education')),
    ],
    ['one list in another order', 'equal', claim('aid', list('a', 'B')), claim('aid', list('b', 'A'))],
    ['two places', 'contradiction', claim('migration', place('Kharian')), claim('migration', place('Gujrat'))],
    [
      'a place and two',
      'more-precise',
      claim('migration', place('Oslo')),
      claim('migration', place('Oslo', 'Drammen')),
    ],
    ['a date and an amount', 'complementary', claim('aid', date('1969')), claim('aid', money(1))],
    [
      'done and proposed',
      'other-stage',
      claim('police', text('a')),
      claim('police', text('a'), { modality: 'proposed' }),
    ],
    [
      'announced and intended',
      'equal',
      claim('aid', money(1), { modality: 'announced' }),
      claim('aid', money(1), { modality: 'intended' }),
    ],
    ['reported and asserted', 'equal', claim('aid', money(1), { modality: 'reported' }), claim('aid', money(1))],
    ['two kinds', 'other-stage', claim('agreement', text('a')), claim('investment', text('a'))],
    // Kinds with a way of their own.
    [
      'a proposed and a signed treaty',
      'other-stage',
      claim('agreement', text('a'), { stage: 'proposed' }),
      claim('agreement', text('a')),
    ],
    ['one treaty', 'equal', claim('agreement', text('a')), claim('agreement', text('A'))],
    [
      'two companies',
      'complementary',
      claim('company', text('largest')),
      claim('company', text('second'), { company: 'Jotun' }),
    ],
    [
      'one company, spelt in capitals',
      'contradiction',
      claim('company', people(3)),
      claim('company', people(4), { company: 'TELENOR' }),
    ],
    [
      'an embassy open and closed at one time',
      'contradiction',
      claim('mission', open, { period: '2021-08/..' }),
      claim('mission', open, { period: '2021-08/..', status: 'closed' }),
    ],
    [
      'an embassy closed, then open',
      'complementary',
      claim('mission', open, { period: '2025-03/..' }),
      claim('mission', open, { period: '2024-09/2025-03', status: 'closed' }),
    ],
    [
      'an open and an undated closed embassy',
      'complementary',
      claim('mission', open),
      claim('mission', open, { status: 'closed' }),
    ],
    [
      'missions in two cities',
      'complementary',
      claim('mission', open, { period: 1976 }),
      claim('mission', open, { period: 1976, city: 'Lahore', status: 'closed' }),
    ],
    [
      'a former and a closed embassy',
      'complementary',
      claim('mission', open, { status: 'former' }),
      claim('mission', open, { status: 'closed' }),
    ],
    [
      'two people in one office',
      'complementary',
      claim('person-role', { type: 'person', of: 'envoy', name: 'A' }),
      claim('person-role', { type: 'person', of: 'envoy', name: 'B' }),
    ],
  ])('%s: %s', (_, difference, a, b) => {
    const compare = kindOf(a).compare;
    expect(compare(a, b)).toBe(difference);
    expect(kindOf(b).compare(b, a)).toBe(difference);
  });

  it.each(KIND_NAMES)('are equal where both are one and the same %s, or only add to each other', (kind) => {
    const same = claim(kind, text('a'));
    expect(['equal', 'complementary']).toContain(kinds[kind].compare(same as AnyClaim, same as AnyClaim));
  });
});

describe('a kind', () => {
  it.each(KIND_NAMES)('%s is named as it is registered, asked for by words, and compared under the topic', (kind) => {
    expect(kinds[kind].name).toBe(kind);
    expect(kinds[kind].words.length).toBeGreaterThan(0);
    for (const word of kinds[kind].words) expect(word).toMatch(/^[a-z]+( [a-z]+)*$/);
    expect(kindOf(claim(kind, text('a'))).key(claim(kind, text('a')))).toBe('NO-PK.t');
    const free = claim(kind, text('a'), { topic: undefined });
    expect(kindOf(free).key(free)).toBeUndefined();
  });

  it('refuses fields of other kinds, and fields that are missing', () => {
    expect(() => claim('meeting', text('a'), { donor: 'NO' })).toThrow(/donor/);
    expect(() => claim('aid', text('a'), { donor: undefined })).toThrow(/donor/);
    expect(() => claim('mission', text('a'), { status: 'burnt' })).toThrow(/status/);
  });
});
