import type { Json } from '../loopback/world.ts';
import {
  anna,
  bertil,
  call,
  direct,
  forge,
  moderator,
  places,
  press,
  single,
  turn,
  type,
  type Scenario,
} from './script.ts';

const TRADE = call('trade', { country: 'PK', year: 2022 });
const QUOTE = 'Norway exported goods worth NOK 559 million to Pakistan in 2022.';
const trade = turn(TRADE, 'an answer', 'public', [QUOTE]);
const more = turn(press('More'), 'what else can be done', 'private');
const slow = turn(TRADE, 'too many at once: told when to go on', 'private', [/again <t:\d+:R>/], {
  hides: ['559'],
  buttons: [],
});

const inPlaces = places.map(([place, by]): Scenario => ({
  name: `in ${place}: an answer, its source, more, a list, a refusal and a suggestion`,
  by,
  steps: [
    trade,
    turn(press('More'), 'more', 'private', ['### More about this answer']),
    turn(call('ask', { question: 'How much do Norway and Pakistan trade?' }), 'an answer', 'public'),
    turn(press('Source 1'), 'the source', 'private', ['> The bilateral trade']),
    turn(call('timeline', { country: 'PK' }), 'a list', 'private'),
    turn(press('Next'), 'its next page', 'changed', ['Page 2 of 6']),
    turn(call('ask', { question: 'who designed the salang tunnel' }), 'a refusal', 'private'),
    turn(type('trade', 'country', { country: 'pak' }), 'a suggestion', 'choices', ['Pakistan']),
  ],
}));

const locales = ['en-US', 'en-GB', 'no', 'tr', 'xx-YY', ''].map((locale): Scenario => ({
  name: `with the locale "${locale}": an answer in the documents' words, a refusal, a form, suggestions`,
  by: { ...anna, locale },
  steps: [
    trade,
    turn(call('ask', { question: 'who designed the salang tunnel' }), 'a refusal', 'private', ['Salang Tunnel']),
    turn(forge('2~again'), 'a form', 'form'),
    turn(type('help', 'topic', {}), 'subjects', 'choices', [/\S/]),
  ],
}));

const repeat = (count: number, ...turns: readonly ReturnType<typeof turn>[]) =>
  Array.from({ length: count }, () => turns).flat();
const shares = (by: Json) => [turn(forge('2~share~np-exports-2022'), 'shared', 'public', [QUOTE], { by })];
const members = Array.from({ length: 5 }, (_, i): Json => {
  const id = String(100000000000000100n + BigInt(i));
  return { member: { user: { id, username: `member${i}` }, roles: [], permissions: String(1n << 11n) } };
});

/** What keeps one member from flooding a channel. Every scenario begins with none of it. */
const cooldowns: readonly Scenario[] = [
  {
    name: 'the sixth look-up in 20 seconds is put off; others go on, and after the time so does the member',
    steps: [
      ...repeat(5, trade),
      slow,
      turn(call('help'), 'help is put off too', 'private', [/<t:\d+:R>/]),
      turn(TRADE, 'another member goes on', 'public', [QUOTE], { by: bertil }),
      turn(forge('2~source~np-exports-2022'), 'buttons still answer', 'private', [QUOTE]),
      { wait: 19_999 },
      slow,
      { wait: 1 },
      turn(TRADE, 'the member goes on', 'public', [QUOTE]),
    ],
  },
  {
    name: 'forms count as look-ups',
    steps: [
      ...repeat(5, trade),
      turn(forge('2~again'), 'a form opens', 'form'),
      turn({ does: 'fill', text: 'When did Norway and Turkey establish relations?' }, 'put off', 'private', [
        /<t:\d+:R>/,
      ]),
    ],
  },
  {
    name: 'a moderator is never put off',
    by: moderator,
    steps: [...repeat(12, trade), ...repeat(3, ...shares(moderator))],
  },
  { name: 'look-ups are put off in private messages as well', by: direct, steps: [...repeat(5, trade), slow] },
  {
    name: 'beyond ten public answers a minute a channel gets private ones',
    steps: [
      ...members.slice(0, 2).flatMap((by) => repeat(5, { ...trade, by })),
      ...members.slice(2, 4).map((by) => turn(TRADE, 'the channel is full: in private', 'private', [QUOTE], { by })),
      turn(TRADE, 'a moderator is let through', 'public', [QUOTE], { by: moderator }),
      turn(TRADE, 'another channel is not full', 'public', [QUOTE], {
        by: { ...members[2], channel_id: '200000000000000009' },
      }),
      turn(forge('2~share~np-exports-2022'), 'a share is private too', 'private', [QUOTE], { by: members[4]! }),
      { wait: 60_000 },
      turn(TRADE, 'a minute later it is free', 'public', [QUOTE], { by: members[3]! }),
    ],
  },
  {
    name: 'private messages have no limit of public answers',
    by: direct,
    steps: [...repeat(5, trade), { wait: 20_000 }, ...repeat(5, trade), { wait: 20_000 }, ...repeat(2, trade)],
  },
  {
    name: 'one share in 30 seconds',
    steps: [
      ...shares(anna),
      turn(forge('2~share~np-exports-2022'), 'the second is put off', 'private', [/share again <t:\d+:R>/], {
        hides: ['559'],
      }),
      ...shares(bertil),
      { wait: 30_000 },
      ...shares(anna),
    ],
  },
  {
    name: 'beyond ten suggestions a second there are none, and a second later there are',
    steps: [
      ...repeat(10, turn(type('trade', 'country', {}), 'suggestions', 'choices', ['Pakistan'])),
      turn(type('trade', 'country', {}), 'none', 'choices', [/^$/]),
      turn(type('trade', 'country', {}), 'those of another member', 'choices', ['Pakistan'], { by: bertil }),
      { wait: 1000 },
      turn(type('trade', 'country', {}), 'suggestions again', 'choices', ['Pakistan']),
    ],
  },
];

export const people: readonly Scenario[] = [
  ...inPlaces,
  ...locales,
  {
    name: 'two members at once in one channel get their own answers, and each can delete only their own',
    steps: [
      {
        together: [
          turn(TRADE, 'about Pakistan', 'public', [QUOTE], { by: anna }),
          turn(call('trade', { country: 'TR' }), 'about Turkey', 'public', ['1.27 billion'], { by: bertil }),
          turn(call('ask', { question: 'trade' }), 'asked back', 'private', ['### Which countries?'], {
            by: moderator,
          }),
          turn(type('trade', 'country', { country: 'pak' }), 'a suggestion', 'choices', ['Pakistan'], { by: anna }),
        ],
      },
      {
        together: [
          turn(press('More', 0), 'of their own', 'private', [], {
            by: anna,
            buttons: ['Share', 'Copy as text', 'Cite', 'Check receipt', 'Ask next', 'Report an error', 'Delete'],
          }),
          turn(press('More', 1), "of somebody else's", 'private', [], {
            by: anna,
            buttons: ['Share', 'Copy as text', 'Cite', 'Check receipt', 'Ask next', 'Report an error'],
          }),
        ],
      },
      turn(press('Delete', 4), 'gone', 'changed', ['The answer is being deleted.'], { by: anna, removes: 0 }),
    ],
  },
  {
    name: 'two members press under one message at once',
    steps: [trade, { together: [anna, bertil, moderator].map((by) => ({ ...more, by })) }],
  },
  single(
    'a member without permissions that can be read may not write',
    forge('2~share~np-exports-2022'),
    'private',
    [QUOTE],
    { by: { member: { user: { id: '100000000000000014', username: 'm' }, permissions: 'all' } } },
  ),
  {
    name: 'a PING is answered',
    only: { doors: ['http', 'playground'], why: 'Discord pings addresses; over the gateway there are heartbeats' },
    steps: [turn({ does: 'raw', raw: { type: 1 } }, 'PONG', 'pong')],
  },
  {
    name: 'a request that Discord repeats has its effect once',
    only: {
      doors: ['http'],
      why: 'the gateway answers a repeated packet once and then not at all; nobody repeats to the playground',
    },
    steps: [1, 2].map(() =>
      turn(
        {
          does: 'raw',
          raw: {
            id: '1400000000000000001',
            type: 3,
            data: { custom_id: '2~share~np-exports-2022', component_type: 2 },
          },
        },
        'the same share',
        'public',
        [QUOTE],
      ),
    ),
  },
  ...cooldowns,
];
