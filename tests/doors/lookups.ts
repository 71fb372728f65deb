import { findingNamed } from '../../src/answer/citation.ts';
import { receiptOf } from '../../src/answer/receipt.ts';
import type { Json } from '../loopback/world.ts';
import { openIndex } from '../search/open.ts';
import { call, turn, type Scenario, type Shown } from './script.ts';

const ESTABLISHED = 'When did Norway and Turkey establish relations?';
const LIST = ['Next'];

const index = openIndex();
const RECEIPT = receiptOf([findingNamed('np-exports-2022', index)!, findingNamed('tr-kavala', index)!], index)!;

/** A look-up, what it shows, and what it says: every option of every command has its row. */
const rows: readonly [
  name: string,
  given: Json,
  so: string,
  shown: Shown,
  says: readonly (string | RegExp)[],
  buttons?: readonly string[],
][] = [
  [
    'ask',
    { question: ESTABLISHED },
    'a question is answered with a quote and its source',
    'public',
    ['### Norway and Turkey', '1926', '> Norway and Turkey established', 'Source 1'],
    ['Source 1', 'Related', 'More'],
  ],
  [
    'ask',
    { question: 'How much do Norway and Pakistan trade?', as_of: '2018' },
    'as it stood in 2018',
    'public',
    ['USD 128 million', 'as of 2018'],
  ],
  [
    'ask',
    { question: 'When did Norway and Pakistan establish relations?', source: 'norway-pakistan' },
    'one document alone has nothing to differ from',
    'public',
    ['18 December 1948', 'Wikipedia'],
    ['Source 1', 'Related', 'More'],
  ],
  [
    'ask',
    { question: ESTABLISHED, private: true },
    'asked in private it is answered in private',
    'private',
    ['1926'],
    ['Source 1', 'Related', 'More'],
  ],
  ['ask', { question: ESTABLISHED, private: false }, 'asked in public it is answered in public', 'public', ['1926']],

  [
    'relations',
    { country: 'Turkey' },
    'one page about a pair',
    'public',
    ['### Norway and Turkey', 'Trade', 'Agreements', 'October 2021'],
    ['More'],
  ],
  [
    'relations',
    { country: 'Norway', with: 'Turkey' },
    'the pair the other way round',
    'public',
    ['### Norway and Turkey', '1926'],
  ],
  [
    'relations',
    { country: 'Norway' },
    'the home country alone means all its pairs',
    'public',
    ['Norway and Afghanistan; Norway and North Korea'],
  ],
  ['relations', { country: 'TR', as_of: '2010' }, 'nothing of what came after', 'public', ['1926']],
  [
    'relations',
    { country: 'PK', source: 'norway-pakistan-ministry' },
    'the ministry alone',
    'public',
    ["the ministry's page"],
  ],
  ['relations', { country: 'TR', private: true }, 'one page in private', 'private', ['1926']],

  [
    'trade',
    { country: 'Pakistan' },
    'the latest year by itself',
    'public',
    ['NOK 559 million', 'NOK 1,079 million', '2022 is the latest year'],
  ],
  ['trade', { country: 'Norway', with: 'Turkey' }, 'the pair by both options', 'public', ['1.27 billion']],
  [
    'trade',
    { country: 'PK', year: 2022 },
    'a year',
    'public',
    ['### Norway and Pakistan: trade, 2022', 'NOK 559 million'],
  ],
  ['trade', { country: 'TR', direction: 'exports' }, 'what the home country sells', 'public', ['765 million']],
  ['trade', { country: 'TR', direction: 'Turkey sells to Norway' }, 'a direction in words', 'public', ['513 million']],
  ['trade', { country: 'TR', goods: true }, 'the goods instead of the sums', 'public', ['fish oil']],
  [
    'trade',
    { country: 'PK', as_of: '2018' },
    'the latest year of that time',
    'public',
    ['USD 128 million', '2017 is the latest year'],
  ],
  ['trade', { country: 'PK', source: 'norway-pakistan-ministry' }, 'trade by the ministry', 'public', ['modest']],
  ['trade', { country: 'PK', private: true }, 'trade in private', 'private', ['NOK 559 million']],
  [
    'trade',
    { country: 'AF' },
    'nothing of this kind is said in private',
    'private',
    ['### Not in these documents', 'nothing of this kind'],
    ['Overview', 'Ask differently', 'What is covered', 'Tell moderators'],
  ],

  [
    'embassy',
    {},
    'all missions, page by page, in private',
    'private',
    ['embassies and consulates', 'Page 1 of 5'],
    LIST,
  ],
  ['embassy', { country: 'TR' }, 'the missions of a pair', 'public', ['Alanya', 'İzmir']],
  ['embassy', { with: 'TR' }, 'the other option alone means the same pair', 'public', ['Alanya', 'İzmir']],
  [
    'embassy',
    { country: 'PK', city: 'Karachi' },
    'the missions in a city',
    'public',
    ['honorary consulate in Karachi'],
  ],
  ['embassy', { city: 'Oslo' }, 'a city without a country', 'public', ['embassy in Oslo']],
  [
    'embassy',
    { country: 'AF', as_of: '2024-10' },
    'whether it was open in that month',
    'public',
    ['Not open in October 2024'],
  ],
  [
    'embassy',
    { country: 'PK', source: 'norway-pakistan' },
    'missions by one document',
    'public',
    ['In Oslo, Pakistan has an embassy'],
  ],
  ['embassy', { country: 'TR', private: true }, 'missions in private', 'private', ['Alanya']],

  ['aid', { country: 'PK' }, 'aid of all years is a list', 'private', ['Page 1 of'], LIST],
  ['aid', { country: 'NO', with: 'PK' }, 'aid by both options', 'private', ['### Norway and Pakistan: aid'], LIST],
  ['aid', { country: 'PK', year: 2022 }, 'aid of a year', 'public', ['about NOK 130 million']],
  ['aid', { country: 'PK', as_of: '2010' }, 'aid as it stood in 2010', 'public', ['1950s', 'as of 2010']],
  [
    'aid',
    { country: 'PK', year: 2022, source: 'norway-pakistan-ministry' },
    'aid by one document',
    'public',
    ['USD 12.5 million'],
  ],
  ['aid', { country: 'PK', year: 2022, private: true }, 'aid in private', 'private', ['NOK 130 million']],

  ['visits', { country: 'TR' }, 'visits and meetings', 'public', ['Harald V', 'April 2005']],
  ['visits', { country: 'TR', with: 'NO', year: 2013 }, 'visits of a year', 'public', ['5–6 November 2013']],
  ['visits', { country: 'TR', as_of: '2010' }, 'visits until then', 'public', ['April 2005']],
  ['visits', { country: 'TR', source: 'norway-turkey' }, 'visits by one document', 'public', ['Harald V']],
  ['visits', { country: 'PK', private: true }, 'visits in private', 'private', ['2022']],

  [
    'timeline',
    { country: 'KP', with: 'NO' },
    'what happened, by date',
    'private',
    ['### Norway and North Korea', 'Page 1 of'],
    LIST,
  ],
  ['timeline', { country: 'TR', from: 1900, to: 1950 }, 'between two years', 'public', ['1900 to 1950', '1926']],
  ['timeline', { country: 'TR', from: 2010 }, 'from a year on', 'private', ['since 2010']],
  ['timeline', { country: 'TR', to: 1950 }, 'up to a year', 'public', ['until 1950', '1926']],
  ['timeline', { country: 'PK', as_of: '1950' }, 'what had happened by then', 'private', ['1947']],
  [
    'timeline',
    { country: 'PK', to: 1950, source: 'norway-pakistan-ministry' },
    'dates of one document',
    'public',
    ['1947'],
  ],
  ['timeline', { country: 'TR', to: 1950, private: true }, 'dates in private', 'private', ['1926']],

  [
    'compare',
    { country_a: 'PK', country_b: 'TR', topic: 'trade' },
    'two pairs side by side',
    'private',
    ['**Norway and Pakistan**', '**Norway and Turkey**'],
    LIST,
  ],
  [
    'compare',
    { country_a: 'PK', country_b: 'TR', topic: 'trade', as_of: '2018' },
    'side by side as of 2018',
    'private',
    ['2018'],
  ],
  [
    'compare',
    { country_a: 'PK', country_b: 'TR', topic: 'trade', source: 'norway-turkey' },
    'a document that speaks of one pair only',
    'private',
    ['Norway and Turkey'],
  ],
  [
    'compare',
    { country_a: 'PK', country_b: 'TR', topic: 'visits', private: true },
    'side by side in private',
    'private',
    ['Harald V'],
  ],

  ['sources read', {}, 'all documents', 'private', ['### The documents', 'norway-turkey'], []],
  [
    'sources read',
    { document: 'norway-turkey' },
    'a document from its beginning',
    'private',
    ['Norway–Turkey relations: Lead', 'Page 1 of 5'],
    ['Next', 'Open the original'],
  ],
  [
    'sources read',
    { document: 'norway-turkey', section: 'Economic relations' },
    'one section',
    'private',
    ['Page 3 of 5'],
    ['Previous', 'Next', 'Open the original'],
  ],
  ['sources disputes', {}, 'all that differs', 'private', ['Where the sources differ', '1969']],
  ['sources disputes', { country: 'TR', with: 'NO' }, 'nothing that differs', 'private', ['The sources agree']],
  ['sources find', { text: 'fish oil' }, 'words of the documents', 'private', ['Word for word', 'fish oil']],
  ['sources find', { text: 'zebra umbrella' }, 'words of no document', 'private', ['Nowhere in these documents']],
  [
    'sources check',
    { receipt: RECEIPT.toLowerCase() },
    'a receipt that is the same',
    'private',
    ['the documents are unchanged', 'NOK 559 million', 'Kavala', RECEIPT],
    [],
  ],
  [
    'sources check',
    { receipt: `0000-${RECEIPT.slice(5, -1)}${RECEIPT.endsWith('0') ? '1' : '0'}` },
    'a receipt of other times and rules',
    'private',
    ['other rules', 'reads differently'],
    [],
  ],

  ['help', {}, 'what the bot is, with examples', 'private', ['### Attaché answers from documents']],
  ['help', { topic: 'covered' }, 'what it knows', 'private', ['### What is covered', 'Norway and North Korea']],
  ['help', { topic: 'commands' }, 'all commands', 'private', ['/compare', '/timeline']],
  [
    'help',
    { topic: 'weather' },
    'a subject that help has not is its first page',
    'private',
    ['### Attaché answers from documents'],
  ],
];

export const lookups: readonly Scenario[] = rows.map(([name, given, so, shown, says, buttons]) => {
  const options = Object.keys(given).join(' ');
  return {
    name: `/${name} ${options}: ${so}`,
    steps: [turn(call(name, given), so, shown, says, buttons && { buttons })],
  };
});
