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
