import type { Json } from '../loopback/world.ts';
import { call, check, fill, forge, moderator, press, single, turn, type Scenario } from './script.ts';

/** Commands that a client should not send, and mistakes that people make: explained to who made them, in words. */
const calls: readonly [name: string, command: string, given: Json, says: string][] = [
  ['an unknown command', 'nothing', {}, 'not known any more'],
  ['a command that every object has', 'constructor', {}, 'not known any more'],
  ['a command without its subcommand', 'sources', {}, 'not known any more'],
  ['an unknown subcommand', 'sources constructor', {}, 'not known any more'],
  ['a missing option', 'trade', {}, '“country” is missing'],
  ['a missing question', 'ask', {}, '“question” is missing'],
  ['a missing text', 'sources find', {}, '“text” is missing'],
  ['a number for a text', 'ask', { question: 5 }, '“question” is missing or of the wrong kind'],
  ['a text for a yes', 'trade', { country: 'TR', goods: 'yes' }, '“goods”'],
  ['a yes for a text', 'trade', { country: true }, '“country”'],
  ['a text for a year', 'aid', { country: 'PK', year: 'soon' }, '“year”'],
  ['half a year', 'aid', { country: 'PK', year: 2022.5 }, '“year”'],
  ['a year too far', 'aid', { country: 'PK', year: 22_000 }, '“year”'],
  ['a text for private', 'ask', { question: 'embassies', private: 'please' }, '“private”'],
  ['an empty question', 'ask', { question: ' \n ' }, 'The question is empty'],
  ['a country that is none', 'relations', { country: 'Atlantis' }, '“Atlantis”'],
  ['a date that is none', 'trade', { country: 'TR', as_of: '2024-13' }, '“2024-13” is not a date'],
  ['years the wrong way round', 'timeline', { country: 'TR', from: 2000, to: 1990 }, 'The first year comes after'],
  ['a document that is none', 'aid', { country: 'PK', source: 'my diary' }, '“my diary”'],
  ['a receipt that is none', 'sources check', { receipt: 'ABC-DEF' }, 'This is no receipt'],
  ['a receipt of hostile text', 'sources check', { receipt: '@everyone <@1>' }, 'This is no receipt'],
  ['a subject that is none', 'compare', { country_a: 'PK', country_b: 'TR', topic: 'xyzzy' }, '“xyzzy”'],
  ['a question of 6,000 characters', 'ask', { question: 'when '.repeat(1200) }, '“question”'],
];

/** Custom ids that no button of this version has, or that point to nothing. */
const OLD = [
  '1~again',
  '1~source~np-exports-2022',
  '3~again',
  '0~look~trade~NO-PK~~~~~~1',
  'quiz:start:1',
  'again',
  '2~more~np-exports-2022',
];
const HOSTILE = [
  '2',
  '2~',
  '2~constructor',
  '2~__proto__~x',
  '2~toString',
  '2~source',
  '2~source~a b',
  '2~look~trade~NO',
  '2~look~constructor~NO-PK~~~~~~1',
  '2~look~trade~NO-PK~~~~~~-1',
  '2~read~norway-turkey~-1~',
  '2~example~99',
  '2~delete~1~2~x',
  '2~delete~1',
  '2~about~',
  '2~about~np-exports-2022',
  '2~check~',
  '<script>alert(1)</script>',
  '\u202e',
  '2~source~'.padEnd(100, 'x'),
];
const GONE = [
  '2~source~gone-claim',
  '2~share~gone',
  '2~copy~gone',
  '2~cite~gone',
  '2~next~gone',
  '2~read~my-diary~0~',
  '2~source~norway-turkey:999999',
];

const forged = (name: string, ids: readonly string[], says = 'older version'): Scenario[] =>
  ids.map((id) =>
    single(`${name}: ${id.replaceAll(/\p{C}/gu, '(invisible)').slice(0, 40)}`, forge(id), 'private', [says], {
      buttons: [],
    }),
  );

const ESTABLISHED = 'when did Norway and Turkey establish relations?';
const MENTIONS = `@everyone <@80351110224678912> </ask:1> <t:1:R> ${ESTABLISHED}`;
const MARKDOWN = '**When** did [Norway](https://evil.example) and ||Turkey|| establish `# relations`?';

export const mistakes: readonly Scenario[] = [
  ...calls.map(([name, command, given, says]) =>
    single(`${name} is explained in private`, call(command, given), 'private', [says], { buttons: [] }),
  ),
  ...forged('a button of another version is explained', OLD),
  ...forged('a made-up button is explained', HOSTILE),
  ...forged('a button of what is gone is explained', GONE),
  single(
    'an unknown option is passed over',
    call('trade', { country: 'TR', nonsense: 'x' }),
    'public',
    ['1.27 billion'],
    { hides: ['nonsense'] },
  ),
  single('a page beyond the last is the last', forge('2~look~timeline~NO-PK~~~~~~9999'), 'private', [
    /Page (\d+) of \1/,
  ]),
  single('a section beyond the last is the last', forge('2~read~norway-turkey~99~'), 'private', ['Page 5 of 5']),
  single(
    'a choice of a select leads where its value says',
    forge('whatever', ['2~look~trade~NO-TR~~~~~~1']),
    'private',
    ['1.27 billion'],
  ),
  single('a made-up choice of a select is explained', forge('2~again', ['nothing']), 'private', ['older version']),
  single('a question of 500 emoji units is refused', call('ask', { question: '😀'.repeat(250) }), 'private', [/^### /]),
  // Whether they are answered is for other tests; here nothing of them may come back.
  ...[MENTIONS, MARKDOWN].map((question, i) =>
    single(
      `what a question brings along comes back nowhere (${i + 1})`,
      call('ask', { question, private: true }),
      'private',
      [/^### /],
      {
        hides: ['everyone', '80351110224678912', '</ask', 'evil.example'],
      },
    ),
  ),
  single(
    'a question with a mention is answered for everybody without it',
    call('ask', { question: `@everyone ${ESTABLISHED}` }),
    'public',
    ['1926'],
    { hides: ['everyone'] },
  ),
  single(
    'a question in Markdown is answered',
    call('ask', { question: '**When** did **Norway** and ||Turkey|| establish relations?' }),
    'public',
    ['1926'],
    { hides: ['||'] },
  ),
  single('a question among emoji is answered', call('ask', { question: `🇳🇴🇹🇷 ${ESTABLISHED} 👩‍👩‍👧` }), 'public', ['1926']),
  single(
    'hostile text that is repeated to who typed it is shown as it is',
    call('sources find', { text: '@everyone **bold** <@1> [x](https://evil.example)' }),
    'private',
    ['\\@everyone \\*\\*bold\\*\\* \\<\\@1\\> \\[x\\]'],
  ),
  single(
    'a hostile country is repeated to who typed it alone',
    call('trade', { country: '<@1> `x` ||y||' }),
    'private',
    ['\\<\\@1\\>'],
  ),
  {
    name: 'a form that is empty, is filled with nothing but blanks, or is none is explained',
    steps: [
      turn(call('ask', { question: 'who designed the salang tunnel' }), 'a refusal', 'private'),
      turn(press('Ask differently'), 'a form', 'form'),
      turn(fill(''), 'empty', 'private', ['The question is empty']),
      turn(fill('  \n '), 'blanks', 'private', ['The question is empty']),
      turn(fill(5), 'no text', 'private', ['The question is empty']),
      turn(
        { does: 'raw', raw: { type: 5, data: { custom_id: '2~nothing', components: [] } } },
        'a form that is none',
        'private',
        ['older version'],
      ),
    ],
  },
  single(
    'a form whose parts are no parts is explained',
    { does: 'raw', raw: { type: 5, data: { custom_id: '2~again', components: [null, 5, { component: [] }] } } },
    'private',
    ['The question is empty'],
  ),
  {
    name: 'a form filled with 4,000 hostile characters is answered',
    steps: [
      turn(forge('2~again'), 'a form', 'form'),
      turn(fill('@everyone 🇳🇴 **x** '.repeat(210).slice(0, 4000)), 'a refusal', 'private', [
        '### Not in these documents',
      ]),
    ],
  },
  single('a message without a text has nothing to check', check(''), 'private', ['no text to check']),
  single('a message that was not sent along is explained', check(), 'private', ['not known any more']),
  single(
    'a hostile message is checked in private',
    check('@everyone <@1> **bold** https://evil.example'),
    'private',
    [/^### /],
    { hides: ['<@1>'] },
  ),
  single('a message of 4,000 emoji is checked', check('😀'.repeat(2000)), 'private', [/^### /], { hides: ['\ufffd'] }),
  single(
    'what somebody else wrote is no card',
    { does: 'menu', name: 'Pin as fact card', content: 'x' },
    'private',
    [/./],
    {
      by: moderator,
    },
  ),
  single('an unknown entry of a menu is explained', { does: 'menu', name: 'Pin as a card', content: 'x' }, 'private', [
    'not known any more',
  ]),
  {
    name: 'a command without any data is explained',
    steps: [turn({ does: 'raw', raw: { type: 2, data: {} } }, 'nothing is named', 'private', ['not known any more'])],
  },
];
