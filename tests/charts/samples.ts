import type { Figure } from '../../src/model/figure.ts';

type Samples = { readonly [C in Figure['chart']]: Extract<Figure, { chart: C }> };

const framed = {
  title: 'Norway and Chile',
  subtitle: 'What is drawn, and in which unit',
  notes: ['What a reader has to know.'],
  source: 'Source: A made-up text',
  alt: 'What the picture shows.',
};

const told = { end: 'exact', planned: false, series: 0 } as const;

/** A figure of each chart, with every form of mark that it has. */
export const SAMPLES: Samples = {
  distribution: {
    ...framed,
    chart: 'distribution',
    rows: [
      { letter: 'A', label: 'Santiago', count: 9, text: '9 ✓ right', right: true },
      { letter: 'B', label: 'Valparaíso', count: 0, text: '0', right: false },
    ],
  },
  amounts: {
    ...framed,
    chart: 'amounts',
    sections: [
      {
        heading: 'Norway and Chile',
        rows: [
          { ...told, time: '2019', label: 'Norway to Chile', text: 'NOK 40 million', amount: 40e6 },
          { gap: '2020: nothing told' },
          { ...told, time: '2021', label: 'by another text', text: 'about NOK 55 million', amount: 55e6, end: 'rough' },
          {
            ...told,
            time: '',
            label: 'planned',
            text: 'over NOK 9 million',
            amount: 9e6,
            end: 'open',
            planned: true,
            series: 1,
          },
          { ...told, time: '2022', label: 'both', text: 'NOK 20 to 30 million', amount: 20e6, upTo: 30e6, series: 2 },
        ],
      },
    ],
  },
  'amount-years': {
    ...framed,
    chart: 'amount-years',
    unit: { size: 1e6, label: 'million NOK' },
    sections: [
      {
        heading: 'Norway and Chile',
        legend: ['Exports', 'Imports', 'Aid', 'Investment'].map((label, series) => ({ series, label })),
        points: [2001, 2004, 2011, 2019, 2020].map((year, i) => ({
          ...told,
          text: `NOK ${i + 1} million`,
          amount: (i + 1) * 1e6,
          series: i % 4,
          year,
          end: (['exact', 'rough', 'open'] as const)[i % 3]!,
          planned: i === 4,
        })),
      },
    ],
  },
  goods: {
    ...framed,
    chart: 'goods',
    columns: ['Who sells to whom', 'What they sell'],
    rows: [
      { direction: 'Chile to Norway', beside: '2019', goods: 'wine, fruit, fish meal' },
      { direction: 'Norway to Chile', beside: '', goods: 'fish feed, ships (planned)' },
    ],
  },
  timeline: {
    ...framed,
    chart: 'timeline',
    whole: {
      label: 'All 40 events:',
      stretches: [{ to: '1899-12-31' }, { from: '1918-01-01', to: '1918-12-31' }, { from: '2007-05-09' }],
    },
    yearless: { heading: 'Without a year', lines: ['3 May (year not given): visit'] },
    rows: [
      { when: 'Until 1899', form: 'bar', stage: 'told', to: '1899-12-31', events: ['Consulate in Iquique: open'] },
      {
        when: '1918',
        form: 'dot',
        stage: 'told',
        from: '1918-01-01',
        to: '1918-12-31',
        events: ['Start of diplomatic relations', 'Agreement about shipping: signed'],
      },
      {
        when: '1950s',
        form: 'bar',
        stage: 'unsure',
        from: '1950-01-01',
        to: '1959-12-31',
        events: ['Talks about fishing (reported)'],
      },
      { when: '9 May 2007', form: 'dot', stage: 'denied', from: '2007-05-09', to: '2007-05-09', events: ['Visit: no'] },
      {
        when: 'Since 2007',
        form: 'bar',
        stage: 'unsure',
        from: '2007-01-01',
        events: ['Office in Antofagasta (planned)'],
      },
    ],
  },
  map: {
    ...framed,
    chart: 'map',
    country: 'CL',
    shape: '152',
    pins: [
      { city: 'Santiago', marks: [{ sort: 'embassy', state: 'open' }], text: 'embassy, open since 1949', unplaced: '' },
      {
        city: 'Valparaíso',
        marks: [
          { sort: 'consulate', state: 'closed' },
          { sort: 'honorary-consulate', state: 'mixed' },
        ],
        text: 'consulate, closed in 1931; honorary consulate, opened in 1950; closed since 1988; open since 2004',
        unplaced: '',
      },
      { city: 'Punta Arenas', marks: [{ sort: 'mission', state: 'open' }], text: 'mission, open', unplaced: '' },
      {
        city: 'Ciudad Inventada',
        marks: [{ sort: 'consulate', state: 'open' }],
        text: 'consulate, open',
        unplaced: 'Not on the map: Ciudad Inventada (consulate, open).',
      },
    ],
    key: [
      { sort: 'embassy', label: 'embassy' },
      { sort: 'consulate', label: 'consulate' },
      { sort: 'honorary-consulate', label: 'honorary consulate' },
      { sort: 'mission', label: 'mission' },
      { state: 'open', label: 'full: told as open' },
      { state: 'closed', label: 'empty: told as closed or former' },
      { state: 'mixed', label: 'dot: both are told' },
    ],
  },
};

/** The simplest figure, told from others by its title. */
export const figureOf = (title: string): Figure => ({
  chart: 'distribution',
  title,
  notes: [],
  source: 'made up',
  alt: `alt of ${title}`,
  rows: [{ label: 'one', count: 1, text: '1', right: true }],
});
