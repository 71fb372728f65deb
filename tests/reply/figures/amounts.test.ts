import { describe, expect, it } from 'vitest';
import type { AmountRow, Amounts, AmountYears } from '../../../src/model/figures/amounts.ts';
import type { Finding } from '../../../src/model/answer.ts';
import type { Pair } from '../../../src/model/country.ts';
import type { Lookup } from '../../../src/model/lookup.ts';
import { BACK, BOTH, documentOf, drawn, find, flow, shipped } from './made.ts';

const rowsOf = (figure: unknown): AmountRow[] =>
  (figure as Amounts).sections.flatMap(({ rows }) => rows.flatMap((row) => ('gap' in row ? [] : [row])));
const gapsOf = (figure: unknown): string[] =>
  (figure as Amounts).sections.flatMap(({ rows }) => rows.flatMap((row) => ('gap' in row ? [row.gap] : [])));
/** The figure of claims, each in the same document. */
const of = (...claims: object[]) => drawn(claims.map((claim) => find(claim)))!;

describe('an amount is drawn as it is told', () => {
  it.each<[string, object, Partial<AmountRow>]>([
    ['a plain one', {}, { text: 'USD 5 million', end: 'exact', planned: false }],
    ['about', { qualifier: 'about' }, { text: 'about USD 5 million', end: 'rough' }],
    ['some', { qualifier: 'some' }, { text: 'some USD 5 million', end: 'rough' }],
    ['nearly', { qualifier: 'nearly' }, { text: 'nearly USD 5 million', end: 'rough' }],
    ['over', { qualifier: 'over' }, { text: 'over USD 5 million', end: 'open' }],
    ['implied', { qualifier: 'implied' }, { text: 'USD 5 million', end: 'exact' }],
    ['late in its year', { qualifier: 'late' }, { text: 'USD 5 million', end: 'exact' }],
    ['converted', { qualifier: 'equivalent' }, { text: 'USD 5 million (converted by the source)', end: 'exact' }],
    ['reported', { modality: 'reported' }, { text: 'USD 5 million (reported)', planned: false }],
    ['estimated', { modality: 'estimated' }, { text: 'USD 5 million (an estimate)', end: 'rough', planned: false }],
    ['planned', { modality: 'planned' }, { text: 'USD 5 million (planned)', planned: true }],
    ['announced', { modality: 'announced' }, { text: 'USD 5 million (announced)', planned: true }],
    ['ordered', { modality: 'ordered' }, { text: 'USD 5 million (ordered, not carried out)', planned: true }],
    [
      'planned and a lower bound',
      { modality: 'planned', qualifier: 'over' },
      { text: 'over USD 5 million (planned)', end: 'open', planned: true },
    ],
    [
      'a range',
      { value: { type: 'range', of: 'exports', min: 4e6, max: 6e6, unit: 'USD' }, qualifier: 'about' },
      { text: 'about USD 4 million to USD 6 million', amount: 4e6, upTo: 6e6, end: 'rough' },
    ],
  ])('%s', (_, more, row) => {
    expect(rowsOf(of(flow('2018', 9), flow('2019', 5, more)))[1]).toMatchObject(row);
  });

  it.each(['announced', 'suspended'] as const)('aid that is %s is not drawn as given', (stage) => {
    const aid = { kind: 'aid', donor: 'NO', recipient: 'TR', value: flowOf(3), period: '2019' };
    const [, row] = rowsOf(drawn([find({ ...aid, period: '2018' }), find({ ...aid, stage })], { topic: 'aid' }));
    expect(row).toMatchObject({ text: `NOK 3 million (${stage})`, planned: true });
  });
});
const flowOf = (millions: number, noun = 'aid') => ({
  type: 'money',
  of: noun,
  amount: millions * 1e6,
  currency: 'NOK',
});

describe('there is no picture', () => {
  it.each<[string, object[]]>([
    ['of one amount', [flow('2018', 5)]],
    ['of one amount that one document tells twice', [flow('2018', 5), flow('2018', 5)]],
    ['of two amounts in two currencies', [flow('2018', 5), flow('2018', 5, BACK, 'EUR')]],
    ['of one year and a span', [flow('2018', 5), flow('2001/2018', 80)]],
    ['of spans alone', [flow('1990/2018', 200), flow('2001/2018', 80), flow('2001/..', 90)]],
    ['of what is denied', [flow('2018', 5), flow('2019', 5, { modality: 'negated' })]],
    [
      'of a range of something else',
      [flow('2018', 5), flow('2019', 1, { value: { type: 'range', of: 'exports', min: 1, max: 3, unit: 'ships' } })],
    ],
  ])('%s', (_, claims) => {
    expect(drawn(claims.map((claim) => find(claim)))).toBeUndefined();
  });

  it('of sensitive claims, also where they stand in one quote with others', () => {
    const told = find(flow('2018', 5));
    const hidden = find(flow('2019', 7, { sensitive: 'allegation' }));
    expect(drawn([told, hidden])).toBeUndefined();
    expect(drawn([{ ...told, also: [hidden.claim!] }])).toBeUndefined();
  });

  it('of different matters on one scale', () => {
    const aid = { kind: 'aid', donor: 'NO', recipient: 'TR', period: '2019', value: flowOf(6) };
    expect(drawn([find(flow('2018', 5, {}, 'NOK')), find(aid)])).toBeUndefined();
  });

  it('on a page about a pair, which tells one thing of each matter', () => {
    expect(drawn([find(flow('2018', 5)), find(flow('2019', 6))], { shape: 'card' })).toBeUndefined();
  });
});

describe('a short answer', () => {
  it.each<[string, object[], boolean]>([
    ['of several amounts has a picture', [flow('2018', 5), flow('2018', 7, BACK)], true],
    ['of one amount by two texts has none', [flow('2018', 5), flow('2018', 5, { qualifier: 'about' })], false],
    [
      'with a sum of many years has none, since that is not drawn',
      [flow('2018', 5), flow('2019', 6), flow('2001/2018', 80)],
      false,
    ],
  ])('%s', (_, claims, is) => {
    const found = claims.map((claim, i) => find(claim, documentOf(`short-${i}`)));
    expect(drawn(found, { shape: 'answer' }) !== undefined).toBe(is);
    expect(drawn(found)).toBeDefined();
  });
});

describe('one currency is drawn', () => {
  it('the one of most figures; the others are counted', () => {
    const figure = of(flow('2017', 1, {}, 'NOK'), flow('2018', 5), flow('2019', 6), flow('2019', 4, BACK, 'EUR'));
    expect(rowsOf(figure).map(({ text }) => text)).toEqual(['USD 5 million', 'USD 6 million']);
    expect(figure.notes).toEqual(['2 figures in NOK and EUR are in the text, not drawn: nothing is converted.']);
  });

  it('of as many, the one that is told first', () => {
    const figure = of(flow('2017', 1, {}, 'NOK'), flow('2018', 5), flow('2019', 6), flow('2019', 4, BACK, 'NOK'));
    expect(figure.subtitle).toBe('In NOK, as the documents tell it');
  });
});

describe('times', () => {
  it('have a row for years without a figure, whoever sold', () => {
    const figure = of(flow('2019', 1), flow('2010', 2, BACK), flow('2012', 3), flow('2013-06', 3));
    expect(gapsOf(figure)).toEqual(['2011: no yearly figure in USD', '2014 to 2018: no yearly figure in USD']);
    expect(rowsOf(figure).map(({ time }) => time)).toEqual(['2010', '2012', 'June 2013', '2019']);
  });

  it('are told once for all amounts of a time', () => {
    const figure = of(flow('2019', 1), flow('2019', 2, BACK), flow('2019', 3, BOTH));
    expect(rowsOf(figure).map(({ time, label }) => [time, label])).toEqual([
      ['2019', 'Norway to Turkey'],
      ['', 'Turkey to Norway'],
      ['', 'Both directions'],
    ]);
  });

  it('that are not told are not drawn beside years, of which they may be many', () => {
    const figure = of(flow(undefined, 1), flow('XXXX-05', 2, BACK), flow('2019', 3), flow('2018', 3));
    expect(rowsOf(figure).map(({ time }) => time)).toEqual(['2018', '2019']);
    expect(figure.notes).toEqual(['2 figures without a year are in the text, not drawn.']);
  });

  it('that are not told are said so, where nothing else is drawn', () => {
    const state = { asOf: '2014-05', asOfBasis: 'stated' };
    const figure = of(flow(undefined, 1), flow(undefined, 5, state), flow(undefined, 2, BACK), flow('2019', 3));
    expect(rowsOf(figure).map(({ time }) => time)).toEqual(['Without a year', 'As of May 2014', 'Without a year']);
    expect(gapsOf(figure)).toEqual([]);
    expect(figure.notes).toEqual(['1 more figure is in the text, not drawn.']);
  });

  it('of several years together are told and not drawn; a year of accounts is one year', () => {
    const figure = of(flow('2018', 5), flow('1998/2018', 80, BOTH), flow('200X', 7), flow('2017-07/2018-06', 4));
    expect(rowsOf(figure).map(({ time }) => time)).toEqual(['July 2017 to June 2018', '2018']);
    expect(figure.notes).toEqual([
      'Of several years together, so not drawn: USD 80 million, Both directions, 1998 to 2018; USD 7 million, 2000s.',
    ]);
  });

  it('that are too many leave the oldest out, and say so', () => {
    const many = Array.from({ length: 30 }, (_, i) => flow(`2018-${String((i % 12) + 1).padStart(2, '0')}`, i + 1));
    const figure = of(...many);
    expect(rowsOf(figure)).toHaveLength(24);
    expect(figure.notes).toContain('6 more figures are in the text, not drawn.');
    expect(rowsOf(figure).at(-1)?.time || 'same').toBe('same');
  });
});

describe('totals', () => {
  it('stand beside their parts, and a note says where they do not add up', () => {
    const note = { code: 'parts-differ-from-total', sum: 12e6, total: 13e6, currency: 'USD' } as const;
    const parts = [flow('2018', 5), flow('2018', 7, BACK), flow('2018', 13, BOTH)].map((claim) => find(claim));
    const figure = drawn(parts, { notes: [note] })!;
    expect(rowsOf(figure).map(({ amount, series }) => [amount, series])).toEqual([
      [5e6, 0],
      [7e6, 1],
      [13e6, 2],
    ]);
    expect(figure.notes).toEqual([
      'The two directions do not add up to the total that the source states: all are drawn as told.',
    ]);
    expect(drawn(parts, { notes: [note, note] })!.notes).toEqual([
      'In 2 cases the two directions do not add up to the total that the source states: all are drawn as told.',
    ]);
    expect(drawn(parts, { notes: [{ ...note, currency: 'NOK' }] })!.notes).toEqual([]);
  });
});

describe('sources', () => {
  const [a, b] = [documentOf('a'), documentOf('b')];
  it.each<[string, Finding[], string[]]>([
    [
      'are named where two tell of the same',
      [find(flow('2018', 5), a), find(flow('2018', 6), b)],
      ['Office a', 'Office b'],
    ],
    [
      'are not where each tells of its own',
      [find(flow('2018', 5), a), find(flow('2018', 6, BACK), b)],
      ['Norway to Turkey', 'Turkey to Norway'],
    ],
    [
      'have their titles where the publisher is the same',
      [find(flow('2018', 5), a), find(flow('2018', 6), documentOf('b', { publisher: 'Office a' }))],
      ['Report a', 'Report b'],
    ],
  ])('%s', (_, findings, labels) => {
    expect(rowsOf(drawn(findings)).map(({ label }) => label)).toEqual(labels);
  });
});

describe('what all amounts share is said once', () => {
  it.each<[string, object[], string, string[]]>([
    [
      'the direction',
      [flow('2018', 5), flow('2019', 6)],
      'Norway to Turkey, in USD, as the documents tell it',
      ['', ''],
    ],
    [
      'but not the sort',
      [flow('2018', 5, { scope: 'goods' }), flow('2018', 6, { scope: 'services' })],
      'Norway to Turkey, in USD, as the documents tell it',
      ['goods', 'services'],
    ],
    [
      'or the sort and not the direction',
      [flow('2018', 5, { scope: 'goods' }), flow('2018', 6, { ...BACK, scope: 'goods' })],
      'Goods, in USD, as the documents tell it',
      ['Norway to Turkey', 'Turkey to Norway'],
    ],
  ])('%s', (_, claims, subtitle, labels) => {
    const figure = of(...claims);
    expect(figure.subtitle).toBe(subtitle);
    expect(rowsOf(figure).map(({ label }) => label)).toEqual(labels);
  });

  it('names the investor', () => {
    const put = { kind: 'investment', from: 'NO', to: 'TR', period: '2018', value: flowOf(4, 'investment') };
    const findings = [
      find({ ...put, investor: 'A bank' }),
      find({ ...put, investor: 'A yard', value: flowOf(6, 'plant') }),
    ];
    expect(rowsOf(drawn(findings, { topic: 'investment' })).map(({ label }) => label)).toEqual([
      'A bank',
      'A yard, plant',
    ]);
  });
});

describe('several pairs', () => {
  const [one, two] = [find(flow('2018', 5)), find(flow('2018', 6, { importer: 'PK' }), undefined, { pair: 'NO-PK' })];
  it('stand side by side where they are compared, one without a figure too', () => {
    const figure = drawn([one, find(flow('2019', 8)), two], { sides: ['NO-PK', 'NO-TR', 'AF-NO'] }) as Amounts;
    expect(figure.sections.map(({ heading, rows }) => [heading, rows.length])).toEqual([
      ['Norway and Pakistan', 1],
      ['Norway and Turkey', 2],
      ['Norway and Afghanistan', 1],
    ]);
    expect(gapsOf(figure)).toEqual(['No yearly figure in USD']);
  });

  it('are named in a list, and what goes out of the country that they share has one colour', () => {
    expect(rowsOf(drawn([one, two])).map(({ label, series }) => [label, series])).toEqual([
      ['Norway to Turkey', 0],
      ['Norway to Pakistan', 0],
    ]);
  });
});

describe('a long series', () => {
  const years = (from: number, to: number, more = {}): object[] =>
    Array.from({ length: to - from + 1 }, (_, i) => flow(String(from + i), i + 1, more));

  it('is points on an axis of years, which says where nothing is told', () => {
    const figure = of(...years(1990, 1999), ...years(2005, 2009), ...years(1990, 1995, BACK)) as AmountYears;
    expect(figure).toMatchObject({ chart: 'amount-years', unit: { size: 1e6, label: 'million USD' } });
    expect(figure.sections[0]!.legend).toEqual([
      { series: 0, label: 'Norway to Turkey' },
      { series: 1, label: 'Turkey to Norway' },
    ]);
    expect(figure.sections[0]!.points).toHaveLength(21);
    expect(figure.notes).toEqual(['No yearly figure in USD: 2000 to 2004.']);
  });

  it('says where two figures are told of one thing, and what has no year', () => {
    const figure = drawn([
      ...[...years(1990, 2005), flow(undefined, 9), flow('1993-04', 3)].map((claim) => find(claim)),
      find(flow('1990', 9), documentOf('b')),
    ])!;
    expect(figure.notes).toEqual([
      '1 figure without a year is in the text, not drawn.',
      'More than one figure of a year: 1990: Office a: USD 1 million, Office b: USD 9 million; 1993: USD 4 million, USD 3 million.',
      '1 point is of a part of a year.',
    ]);
  });

  it.each(['list', 'comparison'])('of two pairs has a panel for each in a %s, on the same scale', (shape) => {
    const other = years(1990, 1999, { importer: 'PK' }).map((claim) => find(claim, undefined, { pair: 'NO-PK' }));
    const findings = [...years(1990, 1999).map((claim) => find(claim)), ...other];
    const sides: Pair[] = ['NO-TR', 'NO-PK', 'AF-NO'];
    const figure = drawn(findings, shape === 'list' ? {} : { sides }) as AmountYears;
    const told = figure.sections.map(({ heading, gap, legend }) => [heading, gap ?? legend[0]?.label]);
    expect(told.slice(0, 2)).toEqual([
      ['Norway and Turkey', 'Norway to Turkey'],
      ['Norway and Pakistan', 'Norway to Pakistan'],
    ]);
    const none = [['Norway and Afghanistan', 'No yearly figure in USD']];
    expect(told.slice(2)).toEqual(shape === 'list' ? [] : none);
  });

  it('of more sorts than there are shapes stays in rows', () => {
    const sorts = ['a', 'b', 'c', 'd', 'e'].flatMap((scope) => years(2010, 2015, { scope }));
    expect(of(...sorts).chart).toBe('amounts');
  });
});

it('tells in words all that it shows, the newest years first where there is not room for all', () => {
  expect(of(flow('2018', 5), flow('2020', 6, { qualifier: 'over' })).alt).toBe(
    'Norway and Turkey: trade (Norway to Turkey, in USD, as the documents tell it). 2018: USD 5 million; 2019: no yearly figure in USD; 2020: over USD 6 million. Arrow: more than this.',
  );
  const long = of(...Array.from({ length: 60 }, (_, i) => flow(String(1960 + i), i + 1)));
  expect(long.alt).toMatch(/\. 2019, Norway to Turkey: USD 60 million; .* And \d+ more figures\.$/);
});

it('says that amounts were read by rules', () => {
  const read = find(flow('2019', 6), undefined, { extracted: true });
  expect(drawn([find(flow('2018', 5)), read])!.notes).toEqual([
    'Partly read automatically from the text, not reviewed by a person; the quotes are exact.',
  ]);
});

it.each<[string, Lookup, string[]]>([
  [
    'all that one quote tells',
    { topic: 'aid', pairs: ['NO-PK'] },
    ['about NOK 130 million', 'NOK 130 million', 'NOK 227 million'],
  ],
  [
    'the newest year alone where no year is asked for',
    { topic: 'trade', pairs: ['NO-TR'], latest: true },
    ['USD 765 million', 'USD 513 million', 'USD 1.27 billion'],
  ],
])('draws of the shipped corpus %s', (_, lookup, texts) => {
  expect(rowsOf(shipped(lookup)).map(({ text }) => text)).toEqual(texts);
});
