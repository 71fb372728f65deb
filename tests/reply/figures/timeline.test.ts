import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browse } from '../../../src/answer/browse.ts';
import { en } from '../../../src/locales/en.ts';
import type { Answered, Finding } from '../../../src/model/answer.ts';
import type { Modality, Qualifier } from '../../../src/model/claim.ts';
import type { Pair } from '../../../src/model/country.ts';
import type { Timeline, TimelineRow } from '../../../src/model/figures/timeline.ts';
import type { Claim } from '../../../src/model/kinds/index.ts';
import { questionOf } from '../../../src/model/question.ts';
import { figureOf } from '../../../src/reply/figures/index.ts';
import { find, index } from './made.ts';

const { library } = index;

interface Told {
  readonly period: string;
  /** What its date is of, where it has no other value. */
  readonly of?: string;
  readonly value?: object;
  readonly modality?: Modality;
  readonly qualifier?: Qualifier;
  readonly sensitive?: Claim['sensitive'];
}

/** A claim of a kind that has no sentence of its own. */
const findingOf = ({ of = 'opening', ...told }: Told, pair: Pair = 'NO-TR'): Finding =>
  find({ kind: 'culture-sport', value: { type: 'date', of, edtf: told.period }, ...told }, undefined, { pair });

const answerOf = (findings: readonly Finding[], shape: Answered['shape'] = 'timeline'): Answered => ({
  status: 'answered',
  shape,
  question: questionOf({ countries: [], pairs: ['NO-TR'], kinds: [] }),
  groups: [{ label: { by: 'found' }, findings }],
  notes: [],
});
const draw = (findings: readonly Finding[], page?: number): Timeline | undefined =>
  figureOf(answerOf(findings), {
    t: en,
    library,
    private: false,
    receipt: () => undefined,
    ...(page !== undefined && { page }),
  }) as Timeline | undefined;
/** The first row of a timeline that has an event of 1700 beside. */
const rowOf = (told: Told): TimelineRow =>
  draw([findingOf(told), findingOf({ period: '1700', of: 'beginning' })])!.rows[0]!;

const money = { type: 'money', of: 'aid', amount: 5e6, currency: 'NOK' };

describe('the date of an event in a picture', () => {
  it.each<[period: string, when: string, form: string, from?: string | undefined, to?: string]>([
    ['1948-12-18', '18 December 1948', 'dot', '1948-12-18', '1948-12-18'],
    ['1948-12', 'December 1948', 'dot', '1948-12-01', '1948-12-31'],
    ['1948', '1948', 'dot', '1948-01-01', '1948-12-31'],
    ['1948~', 'About 1948', 'dot', '1948-01-01', '1948-12-31'],
    ['1948?', 'Perhaps 1948', 'dot', '1948-01-01', '1948-12-31'],
    ['1948-12%', 'Perhaps about December 1948', 'dot', '1948-12-01', '1948-12-31'],
    ['196X', '1960s', 'bar', '1960-01-01', '1969-12-31'],
    ['18XX', '1800s', 'bar', '1800-01-01', '1899-12-31'],
    ['1951/1954', '1951 to 1954', 'bar', '1951-01-01', '1954-12-31'],
    ['2005-04-11/2005-04-12', '11–12 April 2005', 'bar', '2005-04-11', '2005-04-12'],
    ['2021-08/..', 'Since August 2021', 'bar', '2021-08-01'],
    ['../1928', 'Until 1928', 'bar', undefined, '1928-12-31'],
  ])('%s is told as "%s" and drawn as a %s', (edtf, when, form, from, to) => {
    expect(rowOf({ period: edtf })).toEqual({
      when,
      form,
      stage: 'told',
      events: ['Culture and sport: opening'],
      ...(from && { from }),
      ...(to && { to }),
    });
  });

  it.each<[qualifier: Qualifier, period: string, value: object | undefined, when: string]>([
    ['about', '1948', undefined, 'About 1948'],
    ['early', '196X', undefined, 'Early 1960s'],
    ['late', '1976-10', money, 'Late October 1976'],
    ['late', '1951/1954', undefined, '1951 to 1954 (late)'],
    ['late', '199X/..', undefined, 'Since 1990s (late)'],
    ['about', '1948', money, '1948'],
    ['over', '1948', money, '1948'],
    ['implied', '1948', undefined, '1948'],
    ['within', '1948', money, '1948'],
  ])('says "%s" of %s where it speaks of time', (qualifier, edtf, value, when) => {
    expect(rowOf({ period: edtf, qualifier, ...(value && { value }) }).when).toBe(when);
  });
});

describe('what happened, in a picture', () => {
  it.each<[Told, TimelineRow['stage'], string]>([
    [{ period: '2010' }, 'told', 'Culture and sport: opening'],
    [{ period: '2010', of: 'culture' }, 'told', 'Culture'],
    [{ period: '2010', value: money }, 'told', 'Culture and sport. Aid: NOK 5 million'],
    [{ period: '2010', value: money, qualifier: 'about' }, 'told', 'Culture and sport. Aid: about NOK 5 million'],
    [{ period: '2010', modality: 'reported' }, 'unsure', 'Culture and sport: opening (reported)'],
    [{ period: '2010', modality: 'estimated' }, 'unsure', 'Culture and sport: opening (an estimate)'],
    [{ period: '2010', modality: 'planned' }, 'unsure', 'Culture and sport: opening (planned)'],
    [{ period: '2010', modality: 'ordered' }, 'unsure', 'Culture and sport: opening (ordered, not carried out)'],
    [{ period: '2010', modality: 'negated' }, 'denied', 'Culture and sport: opening (told not to be so)'],
    [
      { period: '2010', modality: 'negated', value: { type: 'flag', of: 'boycott', value: false } },
      'denied',
      'Culture and sport. Boycott: no',
    ],
    [
      { period: '2010/2014', value: { type: 'date', of: 'end', edtf: '2014' } },
      'told',
      'Culture and sport: end (2014)',
    ],
  ])('%j', (told, stage, words) => expect(rowOf(told)).toMatchObject({ stage, events: [words] }));

  it('is one row with one mark where it is of one date and as sure', () => {
    const all = ['a', 'b', 'c'].map((of) =>
      findingOf({ period: '1999', of, modality: of === 'c' ? 'planned' : 'asserted' }),
    );
    const { rows } = draw([...all, findingOf({ period: '1999', of: 'a' }), findingOf({ period: '2003' })])!;
    expect(rows.map(({ when, events }) => [when, events.length])).toEqual([
      ['1999', 2],
      ['1999', 1],
      ['2003', 1],
    ]);
  });

  it('says between whom, where a timeline is of several pairs', () => {
    const [one, two] = [findingOf({ period: '1999' }), findingOf({ period: '2003' }, 'CL-NO')];
    expect(draw([one, two])!.rows[1]!.events).toEqual(['Norway and Chile: Culture and sport: opening']);
  });
});

describe('the picture of a timeline', () => {
  it.each<[string, Finding[]]>([
    ['nothing', []],
    ['one event', [findingOf({ period: '1999' })]],
    ['one date', [findingOf({ period: '1999' }), findingOf({ period: '1999', of: 'end' })]],
    ['one event with a year', [findingOf({ period: '1999' }), findingOf({ period: 'XXXX-05-03' })]],
    [
      'two events, one of them sensitive',
      [findingOf({ period: '1999' }), findingOf({ period: '2000', sensitive: 'crime' })],
    ],
  ])('is none where it would have %s', (_, findings) => expect(draw(findings)).toBeUndefined());

  it('is of timelines only', () => {
    const findings = [findingOf({ period: '1999' }), findingOf({ period: '2003' })];
    const speaking = { t: en, library, private: false, receipt: () => undefined };
    expect(figureOf(answerOf(findings, 'list'), speaking)?.chart).not.toBe('timeline');
  });

  it('has what is without a year in words, a few of them, and counts the others and passages', () => {
    const yearless = Array.from({ length: 6 }, (_, i) => findingOf({ period: `XXXX-05-0${i + 1}` }));
    const { claim: _, ...passage } = findingOf({ period: '1999' });
    const figure = draw([findingOf({ period: '1899' }), findingOf({ period: '2003' }), ...yearless, passage])!;
    expect(figure.yearless).toEqual({
      heading: 'Without a year',
      lines: [1, 2, 3, 4].map((day) => `${day} May (year not given): Culture and sport: opening`),
    });
    expect(figure.notes).toEqual([
      '2 more without a year are not drawn.',
      '1 passage whose date was not read is not drawn.',
    ]);
  });

  it.each<[string[], string[]]>([
    [['1999-05-03', '2003-02-01'], []],
    [['1950', '2003'], []],
    [['1999', '2003'], ['bar']],
    [['195X', '2003'], ['bar']],
    [['1950', '2003/..'], ['arrow']],
    [['../1950', '2003'], ['left']],
  ])('says what the marks of %j mean', (dates, said) => {
    const notes = draw(dates.map((edtf) => findingOf({ period: edtf })))!
      .notes.join(' ')
      .toLowerCase();
    expect(['bar', 'arrow', 'left'].filter((word) => notes.includes(word))).toEqual(
      said.includes('left') ? ['arrow', 'left'] : said,
    );
  });

  it('is in parts where it is long, each event in one of them, the part that the page is about first', () => {
    const all = Array.from({ length: 45 }, (_, i) => findingOf({ period: String(1950 + i), of: `event ${i}` }));
    const parts = Array.from({ length: 9 }, (_, i) => draw(all, i)!);
    const eventsOf = ({ rows }: Timeline): string[] => rows.flatMap(({ events }) => events);
    const different = [...new Map(parts.map((part) => [eventsOf(part).join(), part])).values()];
    expect(different.flatMap(eventsOf)).toEqual(all.map((_, i) => `Culture and sport: event ${i}`));
    expect(different.map(({ notes }) => notes[0]!.split('.')[0])).toEqual([
      'Part 1 of 4: 12 of 45 events with a date',
      'Part 2 of 4: 12 of 45 events with a date',
      'Part 3 of 4: 12 of 45 events with a date',
      'Part 4 of 4: 9 of 45 events with a date',
    ]);
    expect(different.map(({ whole }) => whole?.stretches.length)).toEqual([45, 45, 45, 45]);
  });

  it('has the events in order in its alternative text and counts what has no room there', () => {
    const dates = fc.uniqueArray(fc.integer({ min: 1000, max: 2999 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 40 }), fc.integer({ min: -1, max: 99 }), (years, length, page) => {
        const findings = years
          .toSorted((a, b) => a - b)
          .map((year, i) => findingOf({ period: String(year), of: `${i} ${'x'.repeat(length)}`.slice(0, 40) }));
        const figure = draw(findings, page)!;
        const told = figure.alt.match(/\d{4}: Culture/g)?.length ?? 0;
        const more = Number(/And (\d+) more\.$/.exec(figure.alt)?.[1] ?? 0);
        const drawn = figure.rows.flatMap(({ events }) => events).length;
        expect(figure.alt.length).toBeLessThanOrEqual(1024);
        expect(told + more).toBe(drawn);
        expect(drawn).toBeLessThanOrEqual(12);
      }),
      { numRuns: 50 },
    );
  });

  it('tells of no sensitive claim of the shipped documents', () => {
    for (const pair of library.pairs) {
      const answer = browse({ topic: 'timeline', pairs: [pair] }, index);
      if (answer.status !== 'answered') throw new Error(`${pair} has no timeline`);
      const shown = answer.groups.flatMap(({ findings }) => findings).filter(({ claim }) => !claim?.sensitive);
      const cut = { ...answer, groups: [{ label: { by: 'found' as const }, findings: shown }] };
      const speaking = { t: en, library, private: false, receipt: () => undefined };
      expect(figureOf(answer, speaking)).toEqual(figureOf(cut, speaking));
    }
  });
});
