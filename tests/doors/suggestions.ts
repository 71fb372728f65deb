import type { Json } from '../loopback/world.ts';
import { turn, type as typing, type Scenario } from './script.ts';

type Row = readonly [option: string, before: string, typed: string, after: string, chosen?: Json];

const COUNTRY: Row = ['country', 'Afghanistan', 'pak', 'Pakistan'];
const WITH: Row = ['with', 'Norway', 'nor', 'North Korea'];
const AS_OF: Row = ['as_of', '2026-01-15', '202', '2023'];
const SOURCE: Row = ['source', 'Norway–Turkey relations', 'turk', 'Norway–Turkey relations'];
const PAIR = { country: 'PK' };
const COMMON = [COUNTRY, WITH, AS_OF, SOURCE];

/** For every option that suggests: something before typing, and what fits while typing. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  ask: [
    ['question', 'Which embassies', 'when did norway and pak', 'When did Norway and Pakistan establish relations?'],
    AS_OF,
    SOURCE,
  ],
  relations: COMMON,
  trade: [
    ...COMMON,
    ['year', '2022', '201', '2017', PAIR],
    ['direction', 'Norway sells to Pakistan', 'pak', 'Pakistan sells to Norway', PAIR],
  ],
  embassy: [...COMMON, ['city', 'Islamabad', 'la', 'Lahore', PAIR]],
  aid: [...COMMON, ['year', '1969', '20', '2022', PAIR]],
  visits: [...COMMON, ['year', '2022', '202', '2022', PAIR]],
  timeline: COMMON,
  compare: [
    ['country_a', 'Turkey', 'tur', 'Turkey'],
    ['country_b', 'Pakistan', 'dprk', 'North Korea'],
    ['topic', 'embassies', 'mig', 'migration'],
    AS_OF,
    SOURCE,
  ],
  'sources read': [
    ['document', 'Afghanistan–Norway relations', 'minis', "the ministry's page"],
    ['section', 'Lead', 'econ', 'Economic relations', { document: 'norway-turkey' }],
  ],
  'sources disputes': [COUNTRY, WITH],
  help: [['topic', 'All commands', 'cov', 'What the documents cover']],
};

export const suggestions: readonly Scenario[] = [
  ...Object.entries(rows).flatMap(([name, options]) =>
    options.map(([option, before, typed, after, chosen = {}]): Scenario => ({
      name: `/${name} suggests for ${option} before typing and while "${typed}" is typed`,
      steps: [
        turn(typing(name, option, chosen), 'something before typing', 'choices', [before]),
        turn(typing(name, option, { ...chosen, [option]: typed }), 'what begins like that', 'choices', [after]),
      ],
    })),
  ),
  {
    name: 'suggestions for what nothing begins with, for an option that has none, and for hostile text are empty',
    steps: ['zzzz', '<@1>', '__proto__'].map((country) =>
      turn(typing('trade', 'country', { country }), `nothing fits "${country}"`, 'choices', [/^$/]),
    ),
  },
  {
    name: 'an option that suggests nothing, one that is not there, and a command that is not there suggest nothing',
    steps: [
      turn(typing('trade', 'goods', { goods: 'y' }), 'a yes or no', 'choices', [/^$/]),
      turn(typing('trade', 'colour', { colour: 'r' }), 'an option that is none', 'choices', [/^$/]),
      turn(typing('trade', 'constructor', { constructor: 'r' }), 'a name that every object has', 'choices', [/^$/]),
      turn(typing('nothing', 'question', { question: 'w' }), 'a command that is none', 'choices', [/^$/]),
      turn(typing('sources nothing', 'document', {}), 'a subcommand that is none', 'choices', [/^$/]),
    ],
  },
  {
    name: 'characters that nobody sees are as good as nothing typed',
    steps: [turn(typing('trade', 'country', { country: '\u202e' }), 'all countries', 'choices', ['Norway', 'Turkey'])],
  },
  {
    name: 'a year is suggested only for countries that are named',
    steps: [
      turn(typing('aid', 'year', { country: 'Atlantis' }), 'a country that is none', 'choices', [/^$/]),
      turn(typing('aid', 'year', { country: 'Türkiye' }), 'a country without aid', 'choices', [/^$/]),
      turn(typing('aid', 'year', { country: 'Pakistan' }), 'by its name', 'choices', ['2022']),
    ],
  },
  {
    name: '6,000 characters being typed are taken in',
    steps: [turn(typing('ask', 'question', { question: 'x'.repeat(6000) }), 'nothing begins so', 'choices', [/^$/])],
  },
];
