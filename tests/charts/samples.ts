import type { Figure } from '../../src/model/figure.ts';

type Samples = { readonly [C in Figure['chart']]: Extract<Figure, { chart: C }> };

const framed = {
  title: 'Norway and Chile',
  subtitle: 'What is drawn, and in which unit',
  notes: ['What a reader has to know.'],
  source: 'Source: A made-up text',
  alt: 'What the picture shows.',
};

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
          {
            time: '2019',
            label: 'Norway to Chile',
            text: 'NOK 430 million',
            amount: 430e6,
            end: 'exact',
            planned: false,
            series: 0,
          },
          {
            time: '',
            label: 'Chile to Norway',
            text: 'about NOK 900 million',
            amount: 900e6,
            end: 'rough',
            planned: false,
            series: 1,
          },
          { gap: '2020: no figure' },
          {
            time: '2021',
            label: 'Both ways',
            text: 'over NOK 1 billion',
            amount: 1e9,
            end: 'open',
            planned: false,
            series: 2,
          },
          {
            time: '2022',
            label: 'Norway to Chile',
            text: 'NOK 400 to 500 million, planned',
            amount: 4e8,
            upTo: 5e8,
            end: 'exact',
            planned: true,
            series: 0,
          },
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
        legend: [
          { series: 0, label: 'Norway to Chile' },
          { series: 1, label: 'Chile to Norway' },
        ],
        points: [
          { year: 1990, text: 'NOK 40 million', amount: 4e7, end: 'exact', planned: false, series: 0 },
          { year: 1991, text: 'about NOK 90 million', amount: 9e7, end: 'rough', planned: false, series: 1 },
          { year: 2004, text: 'over NOK 300 million', amount: 3e8, end: 'open', planned: false, series: 0 },
          {
            year: 2010,
            text: 'NOK 500 to 700 million, planned',
            amount: 5e8,
            upTo: 7e8,
            end: 'exact',
            planned: true,
            series: 1,
          },
        ],
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
};
