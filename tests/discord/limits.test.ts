import { describe, expect, it } from 'vitest';
import { limitsOfCallback, limitsOfCommands, limitsOfMessage } from './limits.ts';

const V2 = 1 << 15;
const quiet = { allowed_mentions: { parse: [] } };
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 2, label: 'a', custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const container = (...components: object[]) => ({ ...quiet, flags: V2, components: [{ type: 17, components }] });
const select = (...values: string[]) => ({
  type: 3,
  custom_id: 's',
  options: values.map((value) => ({ label: value, value })),
});

const chosen = (...values: string[]) => ({
  ...select(),
  options: values.map((value) => ({ label: value, value, default: true })),
});
const picker = (min_values: number, max_values: number, ...ids: string[]) => ({
  type: 8,
  custom_id: 'p',
  min_values,
  max_values,
  default_values: ids.map((id) => ({ type: 'channel', id })),
});
const file = (name: string) => ({ type: 13, file: { url: `attachment://${name}` } });
const attachments = (...names: string[]) => names.map((filename, id) => ({ id, filename }));

describe('the limits of a message', () => {
  it.each<[string, object]>([
    ['plain content', { ...quiet, content: 'x'.repeat(2000) }],
    [
      'embeds of 6,000 characters',
      { ...quiet, embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] },
    ],
    ['a container of 40 components', container(...Array.from({ length: 39 }, () => ({ type: 14 })))],
    ['texts of 4,000 characters', container(text('x'.repeat(1500)), text('x'.repeat(2500)))],
    ['a row of buttons without Components V2', { ...quiet, content: 'a', components: [row(button('a'), button('b'))] }],
    ['a select', container(row(select('a', 'b')))],
    ['a link button', container(row({ type: 2, style: 5, label: 'a', url: 'https://b.example' }))],
    ['several choices, two of them chosen', container(row({ ...chosen('a', 'b'), min_values: 0, max_values: 2 }))],
    ['channels', container(row(picker(0, 2, '1', '2')))],
    [
      'a file and a picture',
      {
        ...container(file('a.csv'), { type: 12, items: [{ media: { url: 'attachment://b.png' } }] }),
        attachments: attachments('a.csv', 'b.png'),
      },
    ],
  ])('allow %s', (_, body) => expect(limitsOfMessage(body)).toEqual([]));

  it.each<[string, object, string]>([
    ['long content', { ...quiet, content: 'x'.repeat(2001) }, 'content over 2,000'],
    [
      'long embeds',
      { ...quiet, embeds: [{ description: 'x'.repeat(4000) }, { footer: { text: 'x'.repeat(2001) } }] },
      'characters in embeds',
    ],
    [
      'an embed of fields',
      { ...quiet, embeds: Array.from({ length: 6 }, () => ({ fields: [{ name: 'n', value: 'x'.repeat(1024) }] })) },
      'characters in embeds',
    ],
    ['41 components, nested', container(...Array.from({ length: 40 }, () => ({ type: 14 }))), '41 components'],
    [
      'components in rows',
      container(...Array.from({ length: 8 }, (_, i) => row(...'abcde'.split('').map((c) => button(c + i))))),
      '49 components',
    ],
    [
      'an accessory too many',
      container(
        ...Array.from({ length: 13 }, (_, i) => ({ type: 9, components: [text('a')], accessory: button(`${i}`) })),
        text('b'),
      ),
      '41 components',
    ],
    ['4,001 characters of text', container(text('x'.repeat(1500)), text('x'.repeat(2501))), '4001 characters'],
    ['a container without the flag', { ...container(text('a')), flags: 64 }, 'need the flag'],
    ['the flag with content', { ...container(text('a')), content: 'a' }, 'excludes content'],
    ['the flag with embeds', { ...container(text('a')), embeds: [] }, 'excludes embeds'],
    ['the flag and nothing', { ...quiet, flags: V2, components: [] }, 'empty message'],
    ['one identifier twice', container(row(button('a')), row(button('a'))), 'custom_id "a" is used twice'],
    ['one value twice', container(row(select('a', 'a'))), 'value "a" stands twice'],
    ['two chosen where one may be', container(row(chosen('a', 'b'))), '2 choices are chosen already; 1 may be'],
    ['more to choose than there is', container(row({ ...select('a'), max_values: 2 })), '2 of 1 can be chosen'],
    ['a least over the most', container(row(picker(3, 2))), 'min_values is over max_values'],
    ['one channel twice', container(row(picker(0, 3, '1', '1'))), 'value "1" stands twice'],
    ['three channels of two', container(row(picker(0, 2, '1', '2', '3'))), '3 choices are chosen already; 2 may be'],
    ['a file that is not there', container(file('a.csv')), 'there is no file "a.csv" to show'],
    ['a file that nothing shows', { ...container(text('a')), attachments: attachments('a.csv') }, 'by no component'],
    [
      'one file twice',
      { ...container(file('a.csv')), attachments: attachments('a.csv', 'a.csv') },
      'file "a.csv" is there twice',
    ],
    [
      'a name that Discord would change',
      { ...container(file('ä b.csv')), attachments: attachments('ä b.csv') },
      '"ä b.csv" is no name of a file',
    ],
    [
      '11 files',
      {
        ...container(...'abcdefghijk'.split('').map((name) => file(name))),
        attachments: attachments(...'abcdefghijk'.split('')),
      },
      '11 files; 10 are allowed',
    ],
    ['a select beside a button', container(row(select('a'), button('b'))), 'five buttons or one select'],
    ['a link button with an identifier', container(row({ ...button('a'), style: 5 })), 'link button'],
    ['a button without an identifier', container(row({ type: 2, style: 1, label: 'a' })), 'a button has a custom_id'],
    ['a button without a label', container(row({ ...button('a'), label: '' })), 'needs a label'],
    ['no word on mentions', { content: 'a' }, 'allowed_mentions'],
    ['mentions of users', { content: 'a', allowed_mentions: { parse: ['users'] } }, 'allowed_mentions'],
    ['a mention of one user', { content: 'a', allowed_mentions: { parse: [], users: ['1'] } }, 'allowed_mentions'],
  ])('find %s', (_, body, problem) => expect(limitsOfMessage(body)).toEqual([expect.stringContaining(problem)]));
});

describe('the limits of a callback', () => {
  const input = (custom_id: string, more = {}) => ({
    type: 18,
    label: 'a',
    component: { type: 4, custom_id, style: 1, ...more },
  });
  const modal = (...components: object[]) => ({ type: 9, data: { custom_id: 'm', title: 'a', components } });

  it.each<[string, object]>([
    ['a pong', { type: 1 }],
    ['a private deferral', { type: 5, data: { flags: 64 } }],
    ['an update later', { type: 6 }],
    ['a modal of five parts', modal(...'abcde'.split('').map((id) => input(id)))],
    [
      'suggestions',
      {
        type: 8,
        data: {
          choices: [
            { name: 'a', value: 'b' },
            { name: 'c', value: 'b' },
          ],
        },
      },
    ],
  ])('allow %s', (_, body) => expect(limitsOfCallback(body)).toEqual([]));

  it.each<[string, object, string]>([
    ['a fault in a new message', { type: 4, data: { ...quiet, content: 'x'.repeat(2001) } }, 'content over 2,000'],
    ['a fault in an update', { type: 7, data: { content: 'a' } }, 'allowed_mentions'],
    ['a message without a body', { type: 4 }, 'a message is an object'],
    ['a deferral with content', { type: 5, data: { content: 'a' } }, 'a deferral may say only'],
    ['a deferral in Components V2', { type: 5, data: { flags: V2 | 64 } }, 'a deferral may say only'],
    ['a modal of six parts', modal(...'abcdef'.split('').map((id) => input(id))), '6 parts'],
    ['one field twice', modal(input('a'), input('a')), 'custom_id "a" is used twice'],
    ['a value that is too long', modal(input('a', { max_length: 2, value: 'abc' })), 'over max_length'],
    [
      'nothing that must be chosen',
      modal({ type: 18, label: 'a', component: { type: 19, custom_id: 'f', required: true, min_values: 0 } }),
      '"f" must be filled, with nothing',
    ],
    [
      'two of one',
      modal({ type: 18, label: 'a', component: { ...chosen('a', 'b'), type: 21 } }),
      '2 choices are chosen already; 1 may be',
    ],
    [
      'a file that was not sent',
      { type: 4, data: { ...container(file('a.csv')), attachments: attachments('a.csv') } },
      'not that of the 0 files',
    ],
    [
      'a file that is not listed',
      { type: 7, data: container(text('a')), files: [{ name: 'a.csv' }] },
      'not that of the 1 files',
    ],
    ['an impossible length', modal(input('a', { min_length: 9, max_length: 5 })), 'min_length'],
    ['one value twice in a form', modal({ type: 18, label: 'a', component: select('a', 'a') }), 'stands twice'],
    [
      'one suggestion twice',
      {
        type: 8,
        data: {
          choices: [
            { name: 'a', value: 'b' },
            { name: 'a', value: 'c' },
          ],
        },
      },
      '"a" stands twice',
    ],
    ['a long value', { type: 8, data: { choices: [{ name: 'a', value: 'b'.repeat(101) }] } }, 'over 100'],
  ])('find %s', (_, body, problem) => expect(limitsOfCallback(body)).toEqual([expect.stringContaining(problem)]));
});

describe('the limits of commands', () => {
  const ask = { name: 'ask', description: 'Asks' };
  const option = (name: string, more = {}) => ({ type: 3, name, description: 'a', ...more });
  const withOptions = (...options: object[]) => ({ ...ask, options });
  const numbered = (count: number, more = {}) =>
    Array.from({ length: count }, (_, i) => ({ ...ask, name: `a${i}`, ...more }));

  it.each<[string, object[]]>([
    ['a command with options', [withOptions(option('a', { required: true }), option('b', { autocomplete: true }))]],
    [
      'a command of subcommands',
      [withOptions(option('a', { type: 1 }), option('b', { type: 1, options: [option('c')] }))],
    ],
    ['a menu beside a command of its name', [ask, { name: 'ask', type: 3 }, { name: 'Check this message', type: 3 }]],
    ['names in other scripts', [{ ...ask, name_localizations: { ko: '질문', th: 'ถาม', no: 'spør' } }]],
    ['100 commands', numbered(100)],
  ])('allow %s', (_, list) => expect(limitsOfCommands(list)).toEqual([]));

  it.each<[string, object[], string]>([
    ['an upper-case name', [{ ...ask, name: 'Ask' }], '"Ask" is no name'],
    ['a name with a blank', [{ ...ask, name: 'a b' }], '"a b" is no name'],
    ['a long name', [{ ...ask, name: 'a'.repeat(33) }], 'is no name'],
    ['a bad translated name', [{ ...ask, name_localizations: { no: 'Spør' } }], '"Spør" is no name'],
    ["a bad option's name", [withOptions(option('as of'))], '"as of" is no name'],
    ['no description', [{ name: 'ask' }], 'has no description'],
    ['a described menu', [{ ...ask, type: 3 }], 'a menu has no description'],
    ['a menu with options', [{ name: 'a', type: 2, options: [option('a')] }], 'a menu has no options'],
    ['one command twice', [ask, ask], '"ask" stands twice'],
    ['101 commands', numbered(101), '101 commands of type 1'],
    ['16 menus', Array.from({ length: 16 }, (_, i) => ({ name: `a${i}`, type: 3 })), '16 commands of type 3'],
    ['one option twice', [withOptions(option('a'), option('a'))], '"a" stands twice'],
    [
      'required after optional',
      [withOptions(option('a'), option('b', { required: true }))],
      'a required option stands after',
    ],
    [
      'the same in a subcommand',
      [withOptions(option('s', { type: 1, options: [option('a'), option('b', { required: true })] }))],
      'a required option stands after',
    ],
    [
      'choices with autocompletion',
      [withOptions(option('a', { autocomplete: true, choices: [{ name: 'a', value: 'b' }] }))],
      'exclude each other',
    ],
    ['a completed yes or no', [withOptions(option('a', { type: 5, autocomplete: true }))], 'only text and numbers'],
    [
      'one choice twice',
      [
        withOptions(
          option('a', {
            choices: [
              { name: 'a', value: 'b' },
              { name: 'a', value: 'c' },
            ],
          }),
        ),
      ],
      '"a" stands twice',
    ],
    [
      "a choice's long value",
      [withOptions(option('a', { choices: [{ name: 'a', value: 'b'.repeat(101) }] }))],
      'over 100',
    ],
    ['an unknown locale', [{ ...ask, description_localizations: { nb: 'a' } }], 'no locale "nb"'],
    [
      'an unknown locale of an option',
      [withOptions(option('a', { description_localizations: { ur: 'a' } }))],
      'no locale "ur"',
    ],
    [
      'an unknown locale of a choice',
      [withOptions(option('a', { choices: [{ name: 'a', value: 'b', name_localizations: { en: 'a' } }] }))],
      'no locale "en"',
    ],
    ['subcommands beside options', [withOptions(option('a', { type: 1 }), option('b'))], 'do not mix'],
    [
      'a least over the most',
      [withOptions(option('a', { type: 4, min_value: 9, max_value: 5 }))],
      'the least is over the most',
    ],
    [
      '8,001 characters',
      [
        {
          ...ask,
          description: 'ä'.repeat(20),
          description_localizations: { no: 'x'.repeat(100) },
          options: Array.from({ length: 25 }, (_, i) =>
            option(`option${i}`.padEnd(32, '-'), {
              description: 'x'.repeat(100),
              choices: [{ name: 'x'.repeat(100), value: 'y'.repeat(100) }],
            }),
          ),
        },
      ],
      '8403 characters',
    ],
  ])('find %s', (_, list, problem) => expect(limitsOfCommands(list)).toEqual([expect.stringContaining(problem)]));
});
