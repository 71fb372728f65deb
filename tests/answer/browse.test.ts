import fc from 'fast-check';
import { isKind } from '../../src/model/kinds/index.ts';
import { describe, expect, it } from 'vitest';
import { browse } from '../../src/answer/browse.ts';
import { findingsOf } from '../../src/model/answer.ts';
import type { Answer } from '../../src/model/answer.ts';
import { pairOf } from '../../src/model/country.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import { TOPICS, type Topic } from '../../src/model/topic.ts';
import { createIndex } from '../../src/search/index.ts';
import { fold } from '../../src/search/words.ts';
import { libraryOf } from '../corpus/folder.ts';
import { openIndex } from '../search/open.ts';

const index = openIndex();
const ids = (answer: Answer): string[] => findingsOf(answer).flatMap(({ claim }) => claim?.id ?? []);
const look = (topic: Topic, partner: string, more: Partial<Lookup> = {}): Answer =>
  browse({ topic, pairs: [pairOf('NO', partner)], ...more }, index);
const year = (from: number, to = from): Partial<Lookup> => ({ years: { from, to } });

describe('a look-up', () => {
  it.each<[string, Answer, string[], string[]?]>([
    [
      'the trade of a year',
      look('trade', 'TR', year(2018)),
      ['tr-trade-2018', 'tr-turkish-exports-2018', 'tr-norwegian-exports-2018'],
      ['tr-trade-over-billion', 'tr-goods-from-turkey'],
    ],
    [
      'the latest trade, and undated goods',
      look('trade', 'PK', { latest: true }),
      ['np-exports-2022', 'np-imports-2022', 'nm-goods-from-norway'],
      ['np-trade-2017'],
    ],
    [
      'one direction, with the total',
      look('trade', 'TR', { ...year(2018), direction: { exporter: 'TR', importer: 'NO' } }),
      ['tr-turkish-exports-2018', 'tr-trade-2018'],
      ['tr-norwegian-exports-2018'],
    ],
    [
      'the latest trade of each pair',
      browse({ topic: 'trade', pairs: ['NO-PK', 'NO-TR'], latest: true }, index),
      ['np-exports-2022', 'tr-trade-2018', 'tr-turkish-exports-2018'],
      ['np-trade-2017', 'tr-trade-over-billion'],
    ],
    ['goods alone', look('goods', 'TR'), ['tr-goods-from-turkey', 'tr-goods-from-norway'], ['tr-trade-2018']],
    [
      'goods of one direction',
      look('goods', 'PK', { direction: { exporter: 'PK', importer: 'NO' } }),
      ['nm-goods-from-pakistan'],
      ['nm-goods-from-norway'],
    ],
    [
      'missions, and who covers from elsewhere',
      look('embassy', 'KP'),
      ['kp-former-embassy-oslo', 'kp-accredited-from-seoul', 'kp-braastad'],
      ['kp-trygve-lie'],
    ],
    [
      'the missions of a city',
      look('embassy', 'PK', { city: 'Lahore' }),
      ['nm-consulate-lahore'],
      ['np-embassy-oslo', 'nm-embassy-islamabad'],
    ],
    [
      'a city without its marks',
      look('embassy', 'TR', { city: 'iskenderun' }),
      ['tr-consulate-alanya'],
      ['tr-embassy-of-turkey'],
    ],
    [
      'the aid of a decade',
      look('aid', 'AF', year(1960, 1969)),
      ['af-aid-1960s'],
      ['af-humanitarian-1980s', 'af-development-support'],
    ],
    [
      'the aid of a year, longer totals included',
      look('aid', 'PK', year(2022)),
      ['np-aid-2022', 'nm-aid-2022', 'nm-flood-aid-2022', 'nm-aid-total-years'],
      ['nm-aid-start-1969'],
    ],
    [
      'one document',
      look('aid', 'PK', { source: 'norway-pakistan' }),
      ['np-aid-2022'],
      ['nm-aid-2022', 'nm-aid-start-1969'],
    ],
    ['the visits of a year', look('visits', 'KP', year(2006)), ['kp-kaesong-visit-2006'], ['kp-kaesong-visit-2014']],
    ['a kind as a topic', look('migration', 'PK'), ['np-origin-kharian', 'nm-first-immigrants'], ['np-aid-2022']],
    [
      'what happened in some years',
      look('timeline', 'PK', year(1948, 1950)),
      ['np-relations-established', 'np-naess-climber'],
      ['nm-relationship-1947', 'np-aid-2022'],
    ],
    [
      'what happened since',
      look('timeline', 'KP', { years: { from: 2015 } }),
      ['kp-aquagen-2015'],
      ['kp-visas-denied-2009'],
    ],
    [
      'what happened until',
      look('timeline', 'PK', { years: { to: 1950 } }),
      ['nm-relationship-1947'],
      ['nm-aid-start-1969'],
    ],
    [
      'a page of a pair',
      look('relations', 'TR'),
      ['tr-relations-established', 'tr-embassy-of-turkey', 'tr-tax-agreement-2018'],
      ['tr-kavala'],
    ],
  ])('lists %s', (_, answer, with_, without = []) => {
    expect(answer.status).toBe('answered');
    expect(ids(answer)).toEqual(expect.arrayContaining(with_));
    for (const id of without) expect(ids(answer)).not.toContain(id);
  });

  it.each<[string, Answer, string]>([
    ['nothing of this kind', look('trade', 'AF'), 'kind-not-covered'],
    ['no aid at all', look('aid', 'TR'), 'kind-not-covered'],
    ['another time', look('trade', 'TR', year(1995)), 'period-not-covered'],
    ['no pair', browse({ topic: 'trade', pairs: [] }, index), 'pair-not-covered'],
    ['a pair of which no document tells', look('trade', 'SE'), 'pair-not-covered'],
    [
      'two pairs of which nothing is told',
      browse({ topic: 'aid', pairs: ['KP-NO', 'NO-TR'], sideBySide: true }, index),
      'kind-not-covered',
    ],
  ])('is refused where there is %s', (_, answer, reason) =>
    expect(answer).toMatchObject({ status: 'refused', reason }),
  );
});

it('refuses a timeline where no claim has a date', () => {
  const text = 'Malta sells maps to Fiji.';
  const library = libraryOf({
    'a.md': `---\ntitle: Fiji and Malta\npublisher: Test press\ncountries: [MT, FJ]\n---\n# Fiji and Malta\n\n## Trade\n${text}\n`,
    'a.claims.yaml': `document: a\nclaims:\n  - id: maps\n    kind: traded-goods\n    section: Trade\n    quote: ${text}\n    exporter: MT\n    importer: FJ\n    value: { type: list, of: goods, items: [maps] }\n`,
  });
  const own = createIndex(library);
  expect(browse({ topic: 'goods', pairs: ['FJ-MT'] }, own).status).toBe('answered');
  expect(browse({ topic: 'timeline', pairs: ['FJ-MT'] }, own)).toMatchObject({ status: 'refused' });
});

it.each<[Topic, string]>([
  ['trade', 'list'],
  ['embassy', 'list'],
  ['visits', 'list'],
  ['timeline', 'timeline'],
  ['relations', 'card'],
])('%s is a %s', (topic, shape) => expect(look(topic, 'TR')).toMatchObject({ status: 'answered', shape }));

it('groups a list by kind, in the order of the pages', () => {
  const answer = look('trade', 'TR');
  expect(answer.status === 'answered' && answer.groups.map(({ label }) => label)).toEqual([
    { by: 'kind', kind: 'trade-flow' },
    { by: 'kind', kind: 'traded-goods' },
  ]);
});

it('tells a timeline by date, what has no year at its end', () => {
  const answer = look('timeline', 'PK');
  if (answer.status !== 'answered') throw new Error(answer.status);
  expect(answer.groups.map(({ label }) => label.by)).toEqual(['found', 'undated']);
  const [dated, undated] = answer.groups.map(({ findings }) => findings.map(({ claim }) => claim!.period!));
  const days = dated!.map(({ from }) => from ?? '');
  expect(days).toEqual(days.toSorted());
  for (const { precision } of undated!) expect(precision).toBe('yearless');
});

it('sets pairs side by side, one of which nothing is told among them', () => {
  const answer = browse({ topic: 'aid', pairs: ['NO-PK', 'NO-TR'], sideBySide: true }, index);
  expect(answer).toMatchObject({ status: 'answered', shape: 'comparison' });
  if (answer.status !== 'answered') return;
  expect(answer.groups.map(({ label }) => label)).toEqual([
    { by: 'pair', pair: 'NO-PK' },
    { by: 'pair', pair: 'NO-TR' },
  ]);
  expect(answer.groups.map(({ findings }) => findings.length > 0)).toEqual([true, false]);
});

describe('the remarks', () => {
  it('say which year is the latest, only where it was looked for', () => {
    const latest = { code: 'latest-year', year: 2018 };
    expect(look('trade', 'TR', { latest: true })).toMatchObject({ notes: expect.arrayContaining([latest]) as unknown });
    expect(look('trade', 'TR', year(2018))).toMatchObject({ notes: expect.not.arrayContaining([latest]) as unknown });
    // Two pairs have two latest years.
    const both = browse({ topic: 'trade', pairs: ['NO-PK', 'NO-TR'], latest: true }, index);
    expect('notes' in both && both.notes.map(({ code }) => code)).not.toContain('latest-year');
  });

  it('say that stated parts differ from a stated total, in the currency of the text', () => {
    const differ = { code: 'parts-differ-from-total', sum: 1_278_000_000, total: 1_270_000_000, currency: 'USD' };
    expect(look('trade', 'TR', year(2018))).toMatchObject({ notes: [differ] });
    expect(look('trade', 'PK', year(2022))).toMatchObject({ notes: [] });
  });
});

it('keeps to every option, whatever the options', () => {
  const documents = index.library.documents.map(({ id }) => id);
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const years = fc.tuple(maybe(fc.integer({ min: 1900, max: 2026 })), maybe(fc.integer({ min: 1900, max: 2026 })));
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(TOPICS) as Topic[])),
      fc.subarray([...index.library.pairs]),
      maybe(fc.constantFrom(...documents)),
      years,
      maybe(fc.constantFrom('Oslo', 'lahore', 'İzmir', 'Nowhere')),
      fc.boolean(),
      (topic, pairs, source, [from, to], anyCity, latest) => {
        // No command asks for a timeline of a city.
        const city = topic === 'timeline' ? undefined : anyCity;
        const asked = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
        const lookup: Lookup = {
          topic,
          pairs,
          latest,
          ...(source !== undefined && { source }),
          ...(city !== undefined && { city }),
          ...((from ?? to) !== undefined && { years: asked }),
        };
        const answer = browse(lookup, index);
        const findings = findingsOf(answer);
        expect(answer.status).toBe(findings.length > 0 ? 'answered' : 'refused');
        expect('lookup' in answer ? answer.lookup : lookup).toEqual(lookup);
        const astray = findings.filter(({ citation, claim }) => {
          const [first = '0000', last = '9999'] = [claim?.period?.from?.slice(0, 4), claim?.period?.to?.slice(0, 4)];
          return !(
            claim &&
            pairs.includes(claim.pair) &&
            citation.document.id === (source ?? claim.document) &&
            // Who keeps no embassy at all keeps none in that city.
            (fold(citation.quote + JSON.stringify(claim)).includes(fold(city ?? '')) ||
              (isKind('mission', claim) && claim.status === 'none')) &&
            Number(last) >= (from ?? 0) &&
            Number(first) <= (to ?? 9999)
          );
        });
        expect(astray).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
