import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeFor } from '../../../src/locales/index.ts';
import type { Answered, Finding } from '../../../src/model/answer.ts';
import type { Document } from '../../../src/model/document.ts';
import { mission } from '../../../src/model/kinds/mission.ts';
import { questionOf } from '../../../src/model/question.ts';
import { figureOf } from '../../../src/reply/figures/index.ts';
import { mapOf } from '../../../src/reply/figures/map.ts';
import { LIMITS } from '../../../src/reply/limits.ts';
import type { Speaking } from '../../../src/reply/parts.ts';

const speaking = { t: localeFor('en') } as Speaking;
const document = (id: string): Document => ({ id, title: `Text ${id}`, publisher: 'A made-up press' }) as Document;

/** A mission of Chile in Kenya, but for what is said otherwise. */
function found(fields: Record<string, unknown>, more: Partial<Finding> = {}): Finding {
  const { document: of = 'a', ...rest } = fields;
  const read = mission.schema.parse({
    id: 'made-up-1',
    kind: 'mission',
    section: 'Missions',
    quote: 'made up',
    sending: 'CL',
    host: 'KE',
    mission: 'embassy',
    status: 'open',
    value: { type: 'place', of: 'seat', names: ['x'] },
    ...rest,
  });
  const claim = { ...read, document: of, pair: 'CL-KE', parties: ['CL', 'KE'], start: 0, end: 7, extracted: false };
  const citation = { document: document(String(of)), section: 'Missions', quote: 'made up', start: 0, end: 7 };
  return { citation, claim, score: 1, ...more } as Finding;
}
const answered = (findings: readonly Finding[], more: Partial<Answered> = {}, asOf?: string): Answered => ({
  status: 'answered',
  shape: 'list',
  question: questionOf({ countries: ['CL', 'KE'], pairs: ['CL-KE'], kinds: ['mission'], ...(asOf && { asOf }) }),
  groups: [{ label: { by: 'kind', kind: 'mission' }, findings }],
  notes: [],
  ...more,
});
const mapped = (...findings: readonly Finding[]) => mapOf(answered(findings), speaking);
const date = (of: string, edtf: string) => ({ type: 'date', of, edtf });
const nairobi = found({ city: 'Nairobi' });
const mombasa = found({ city: 'Mombasa', mission: 'honorary-consulate' });
/** What stands at the city that is told first, beside Mombasa. */
const at = (...findings: readonly Finding[]) => mapped(...findings, mombasa)!.pins[0]!;

describe('the map of missions', () => {
  it('has a pin for each city of the host country, with what is there in words', () => {
    const figure = mapped(nairobi, mombasa)!;
    expect(figure).toMatchObject({ chart: 'map', country: 'KE', shape: '404', title: 'Missions of Chile in Kenya' });
    expect(figure.pins).toMatchObject([
      { city: 'Nairobi', text: 'embassy, open', marks: [{ sort: 'embassy', state: 'open' }] },
      { city: 'Mombasa', text: 'honorary consulate, open', marks: [{ sort: 'honorary-consulate', state: 'open' }] },
    ]);
    expect(figure.key.map(({ label }) => label)).toEqual(['embassy', 'honorary consulate', 'full: told as open']);
    expect(figure.source).toBe('Source: Text a (A made-up press)');
    expect(figure.notes).toEqual([expect.stringMatching(/Natural Earth.*no statement.*GeoNames/)]);
    expect(figure.alt).toBe(
      'Map. Missions of Chile in Kenya. Nairobi: embassy, open. Mombasa: honorary consulate, open.',
    );
  });

  it.each([
    ['one city alone', answered([nairobi, found({ city: 'NAIROBI', document: 'b' })])],
    ['two cities in two countries', answered([nairobi, found({ sending: 'KE', host: 'CL', city: 'Santiago' })])],
    ['missions without a city', answered([found({}), found({ mission: 'consulate' })])],
    [
      'missions without a country',
      answered([found({ host: undefined, city: 'Nairobi' }), found({ host: undefined, city: 'Mombasa' })]),
    ],
    [
      'a city that was asked for',
      answered([nairobi, mombasa], { lookup: { topic: 'embassy', pairs: ['CL-KE'], city: 'Nairobi' } }),
    ],
    ['all about two countries', answered([nairobi, mombasa], { shape: 'card' })],
    ['passages mostly', answered([nairobi, mombasa, ...[1, 2].map(() => ({ citation: nairobi.citation, score: 1 }))])],
    ['a denial', answered([nairobi, found({ city: 'Mombasa', status: 'none' })])],
    ['a denial in other words', answered([nairobi, found({ city: 'Mombasa', modality: 'negated' })])],
    ['a plan', answered([nairobi, found({ city: 'Mombasa', modality: 'planned' })])],
  ])('is not made of %s', (_, answer) => expect(mapOf(answer, speaking)).toBeUndefined());

  it('has all that a quote shows of what was looked for', () => {
    const [first, ...also] = ['Nairobi', 'Mombasa', 'Kisumu'].map((city) => found({ city }));
    const figure = mapped({ ...first!, also: also.map(({ claim }) => claim!) })!;
    expect(figure.pins.map(({ city }) => city)).toEqual(['Nairobi', 'Mombasa', 'Kisumu']);
  });

  it.each([
    [undefined, true],
    ['all', true],
    ['no-maps', false],
    ['none', false],
  ] as const)('is there in a server that has set %s: %s', (pictures, is) => {
    const figure = figureOf(answered([nairobi, mombasa]), { ...speaking, pictures });
    expect(figure !== undefined).toBe(is);
  });

  it('leaves out what is sensitive', () => {
    const also = [found({ city: 'Kisumu', sensitive: 'crime' }).claim!];
    expect(figureOf(answered([{ ...nairobi, also }, mombasa]), speaking)).toMatchObject({ pins: { length: 2 } });
  });

  it.each([
    ['open since 1976', [{ period: '1976/..' }]],
    ['open since 1976', [{}, { period: '1976/..' }]],
    ['opened in 1828', [{ period: '1828', value: date('opening', '1828') }]],
    ['closed since August 2021', [{ status: 'closed', period: '2021-08/..' }]],
    ['closed on 5 May 1931', [{ status: 'closed', period: '1931-05-05' }]],
    ['former 1863 to 1897', [{ status: 'former', period: '1863/1897' }]],
    ['closed in the 1960s', [{ status: 'closed', period: '196X' }]],
    ['opened in early 1990', [{ period: '1990', qualifier: 'early', value: date('opening', '1990') }]],
    ['open (reported)', [{ modality: 'reported' }]],
    ['open since March 2025', [{ period: '2025/..' }, { period: '2025-03/..' }]],
    ['closed in 2021; open since 2025', [{ period: '2025/..' }, { status: 'closed', period: '2021' }]],
    ['open; closed', [{}, { status: 'closed', document: 'b' }]],
  ])('says "%s"', (told, all) => {
    const pin = at(...all.map((fields) => found({ city: 'Nairobi', ...fields })));
    expect(pin.text).toBe(`embassy, ${told}`);
  });

  it.each([
    ['open', [{}, { period: '1976/..' }]],
    ['closed', [{ status: 'former' }, { status: 'closed', period: '1990' }]],
    ['mixed', [{ status: 'closed', period: '2021' }, { period: '2025/..' }]],
    ['mixed', [{}, { status: 'closed', document: 'b' }]],
  ])('draws as %s what is told so, never one of two', (state, all) => {
    expect(at(...all.map((fields) => found({ city: 'Nairobi', ...fields }))).marks).toEqual([
      { sort: 'embassy', state },
    ]);
  });

  it('has one pin for several missions of a city, each told', () => {
    const pin = at(
      nairobi,
      found({ city: 'Nairobi', mission: 'consulate', status: 'closed' }),
      found({ city: 'nairobi', mission: undefined }),
    );
    expect(pin.text).toBe('embassy, open; consulate, closed; mission, open');
    expect(pin.marks).toHaveLength(3);
  });

  it('takes a mission of no sort for the only one that there is', () =>
    expect(at(nairobi, found({ city: 'Nairobi', mission: undefined, period: '2013/..' })).text).toBe(
      'embassy, open since 2013',
    ));

  it('says whose each mission is where there are several, and counts them where there are many', () => {
    const of = (...senders: readonly string[]) => senders.map((sending) => found({ city: 'Nairobi', sending }));
    expect(at(...of('CL', 'PE')).text).toBe('embassy of Chile, open; embassy of Peru, open');
    expect(at(...of('CL', 'PE', 'AR', 'UY')).text).toBe('4 embassies, open');
    expect(mapped(...of('CL', 'PE'), mombasa)!.title).toBe('Missions in Kenya');
  });

  it('says as of when the texts tell it', () => {
    const as = (year: string, basis: string, fields = {}) => ({ asOf: year, asOfBasis: basis, ...fields });
    const subtitle = (...all: readonly object[]) => mapped(...all.map((fields) => found({ ...fields })))!.subtitle;
    const [one, two] = [{ city: 'Nairobi' }, { city: 'Mombasa' }];
    expect(subtitle(as('2019', 'stated', one), as('2019', 'stated', two))).toBe('As of 2019');
    expect(subtitle(as('2019', 'newest-year', one), as('2018', 'newest-year', two))).toBe(
      'Undated in the texts; the newest years that they name are 2018 and 2019',
    );
    expect(subtitle(as('2019', 'stated', { ...one, period: '1976/..' }), two)).toBeUndefined();
    const pins = mapped(found(as('2019', 'stated', one)), found(as('2012', 'stated', two)))!.pins;
    expect(pins.map(({ text }) => text)).toEqual(['embassy, open (as of 2019)', 'embassy, open (as of 2012)']);
  });

  it('tells of a date what is known of that date', () => {
    const findings = [
      found({ city: 'Nairobi' }, { state: 'yes' }),
      found({ city: 'Mombasa', status: 'closed' }, { state: 'no' }),
      found({ city: 'Kisumu' }, { state: 'unknown' }),
    ];
    const figure = mapOf(answered(findings, {}, '2020-05-01'), speaking)!;
    expect(figure.subtitle).toBe('On 1 May 2020');
    expect(figure.pins.map(({ text }) => text)).toEqual(['embassy, open', 'embassy, not open', 'embassy, not told']);
    expect(figure.pins.map(({ marks }) => marks[0]!.state)).toEqual(['open', 'closed', 'mixed']);
  });

  it('tells what it does not draw', () => {
    const figure = mapped(
      nairobi,
      mombasa,
      found({ mission: 'consulate' }),
      found({
        mission: 'honorary-consulate',
        value: { type: 'count', of: 'consulates', n: 5, unit: 'honorary consulates' },
      }),
      found({ sending: 'KE', host: 'CL', city: 'Santiago' }),
      found({ host: undefined, city: 'Paris' }),
      found({ city: 'Kisumu', modality: 'proposed' }),
    )!;
    expect(figure.notes.slice(0, -1)).toEqual([
      'Counted, and not each told with its city: 5 honorary consulates.',
      'Told without a city: consulate.',
      '2 missions elsewhere, or with no country told, are not on this map.',
      '1 mission only planned or proposed is not on this map.',
    ]);
  });

  it('has an end, whatever the texts say: cities, words and the alternative text', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 60 }), (cities) => {
        const figure = mapped(...cities.map((city) => found({ city })));
        if (!figure) return;
        expect(figure.pins.length).toBeLessThanOrEqual(30);
        expect(figure.alt.length).toBeLessThanOrEqual(LIMITS.altText);
        for (const pin of figure.pins) expect(pin.city.length).toBeLessThanOrEqual(60);
      }),
      { numRuns: 50 },
    );
    const many = Array.from({ length: 45 }, (_, i) => found({ city: `Long Place Name Number ${i}` }));
    const figure = mapped(...many)!;
    expect(figure.notes[0]).toBe('15 more cities are in the answer.');
    const told = figure.alt.match(/Number/g)!.length;
    expect(figure.alt.endsWith(`. ${45 - told} more.`)).toBe(true);
  });
});
