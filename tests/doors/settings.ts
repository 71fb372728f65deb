import { anna, bertil, call, fill, forge, inServer, manager, press, turn, type, type Scenario } from './script.ts';

const open = (section?: string) => call('settings', section === undefined ? {} : { section });
const TRADE = call('trade', { country: 'PK', year: 2022 });
const QUOTE = 'Norway exported goods worth NOK 559 million';
const SECTIONS = ['start', 'answers', 'channels', 'documents', 'roles', 'feed', 'quiz', 'privacy', 'check'];

/** A choice in one of the panel's lists; `rev` counts the changes before. */
const choose = (rev: number, field: string, ...values: readonly string[]) =>
  forge(`2~step~settings~set~${rev}~${field}`, values);

export const settings: readonly Scenario[] = [
  {
    name: 'each section of the settings opens, by its name and from the list',
    by: inServer(1, manager),
    steps: SECTIONS.flatMap((section) => [
      turn(open(section), section, 'private', [/^### Settings/]),
      turn(forge('2~step~settings~show', [section]), `${section}, in the same message`, 'changed', [/^### Settings/]),
      { wait: 11_000 },
    ]),
  },
  {
    name: 'a server makes its answers private, and short, and public again',
    by: inServer(2, manager),
    steps: [
      turn(TRADE, 'public at first', 'public', [QUOTE], { by: inServer(2, anna) }),
      turn(open('answers'), 'the section', 'private', ['**Who sees answers**: everybody']),
      turn(press('Show answers only to who asked'), 'private now', 'changed', ['only who asked']),
      turn(TRADE, 'for the asker alone', 'private', [QUOTE], { by: inServer(2, anna) }),
      turn(call('trade', { country: 'PK', year: 2022, private: false }), 'as the call says', 'public', [QUOTE], {
        by: inServer(2, bertil),
      }),
      turn(open('answers'), 'the section again', 'private', ['only who asked']),
      turn(press('Show answers to everybody'), 'public again', 'changed', ['everybody']),
      turn(TRADE, 'as at first', 'public', [QUOTE], { by: inServer(2, anna) }),
    ],
  },
  {
    name: 'two people have the panel open: the second press is not taken, and says so',
    by: inServer(3, manager),
    steps: [
      turn(open('answers'), 'one panel', 'private'),
      turn(open('answers'), 'another', 'private'),
      turn(press('Make answers short', 0), 'taken', 'changed', ['short, with the first quote']),
      turn(press('Leave sensitive facts out', 1), 'not taken', 'changed', [
        'Somebody has changed the settings',
        'short, with the first quote',
        'told when asked',
      ]),
      turn(press('Leave sensitive facts out'), 'taken from the fresh panel', 'changed', ['left out, and counted']),
    ],
  },
  {
    name: 'a preset shows what it would change, and changes that when it is confirmed',
    by: inServer(4, manager),
    steps: [
      turn(open(), 'the start', 'private', [], {
        buttons: [
          'Community',
          'Large server',
          'Classroom',
          'Pause for 1 hour',
          'Pause for 24 hours',
          'Pause until resumed',
        ],
      }),
      turn(press('Classroom'), 'old and new', 'changed', ['everybody → only who asked'], {
        buttons: ['Change it so', 'Back'],
      }),
      turn(press('Back'), 'nothing was changed', 'changed', ['**Who sees answers**: everybody']),
      turn(press('Classroom'), 'once more', 'changed'),
      turn(press('Change it so'), 'changed', 'changed', ['**Who sees answers**: only who asked']),
    ],
  },
  {
    name: 'a pause stops look-ups, buttons, forms and suggestions, and ends',
    by: inServer(5, manager),
    steps: [
      turn(call('ask', { question: 'How much do Norway and Pakistan trade?' }), 'an answer', 'public', [], {
        by: inServer(5, anna),
      }),
      turn(open(), 'the start', 'private'),
      turn(press('Pause for 1 hour'), 'paused', 'changed', [/again <t:\d+:R>/], {}),
      turn(TRADE, 'paused', 'private', [/paused in this server until <t:\d+:R>/], { by: inServer(5, anna) }),
      turn(press('Source 1', 0), 'a button too', 'private', [/until <t:\d+:R>/], { by: inServer(5, anna) }),
      turn(type('trade', 'country', { country: 'pak' }), 'nothing', 'choices', [/^$/], { by: inServer(5, anna) }),
      { wait: 3_600_000 },
      turn(TRADE, 'an answer again', 'public', [QUOTE], { by: inServer(5, anna) }),
    ],
  },
  {
    name: 'the time zone is a form; a misspelt one is offered near names',
    by: inServer(6, manager),
    steps: [
      turn(open('answers'), 'the section', 'private'),
      turn(press('Change the time zone'), 'a form', 'form', ['Time zone of this server']),
      turn(fill('Asia/Karachy'), 'not taken', 'changed', ['no time zone of that name', '**Time zone**: UTC']),
      turn(press('Asia/Karachi'), 'one of the near names', 'changed', ['**Time zone**: Asia/Karachi']),
    ],
  },
  {
    name: 'answers are public in the channels that are chosen, and private elsewhere',
    by: inServer(7, manager),
    steps: [
      turn(open('channels'), 'the section', 'private', ['everywhere']),
      turn(choose(0, 'channels', '400000000000000070'), 'another channel', 'changed', ['<#400000000000000070>']),
      turn(TRADE, 'private here', 'private', [QUOTE], { by: inServer(7, anna) }),
      turn(TRADE, 'public there', 'public', [QUOTE], {
        by: {
          ...inServer(7, anna),
          channel_id: '400000000000000070',
          channel: { id: '400000000000000070', type: 0 },
        },
      }),
      turn(TRADE, 'public in a thread of it', 'public', [QUOTE], {
        by: {
          ...inServer(7, anna),
          channel_id: '400000000000000071',
          channel: { id: '400000000000000071', type: 11, parent_id: '400000000000000070' },
        },
      }),
    ],
  },
  {
    name: 'viewers look things up, others do not; nobody else gets to the settings',
    by: inServer(8, manager),
    steps: [
      turn(open('roles'), 'the section', 'private', ['**Viewers**: everybody']),
      turn(choose(0, 'viewer', '500000000000000001'), 'a role', 'changed', ['<@&500000000000000001>']),
      turn(TRADE, 'not for others', 'private', ['Your roles in this server do not let you'], { by: inServer(8, anna) }),
      turn(forge('2~step~settings~show', ['roles']), 'nor the panel', 'private', ['Your roles in this server'], {
        by: inServer(8, anna),
      }),
      turn(TRADE, 'for who manages the server', 'public', [QUOTE]),
    ],
  },
];
