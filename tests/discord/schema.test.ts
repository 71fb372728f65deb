import { describe, expect, it } from 'vitest';
import {
  described,
  problemsAt,
  problemsOfCallback,
  problemsOfCommands,
  problemsOfEdit,
  problemsOfMessage,
} from './schema.ts';

const quiet = { allowed_mentions: { parse: [] } };
const ask = { name: 'ask', description: 'Asks' };
const message = (...components: object[]) => ({ ...quiet, flags: 1 << 15, components: [{ type: 17, components }] });
const buttons = (more: object) => ({
  type: 1,
  components: [{ type: 2, style: 2, label: 'a', custom_id: 'a', ...more }],
});

// Without the description there is nothing to find these with; schema.ts says so.
describe.runIf(described)("Discord's description", () => {
  it.each<[string, string[]]>([
    [
      'a message',
      problemsOfMessage({ ...message({ type: 10, content: 'a' }, buttons({})), nonce: '1', enforce_nonce: true }),
    ],
    ['an edit', problemsOfEdit({ ...message({ type: 10, content: 'a' }), attachments: [{ id: 0 }] })],
    [
      'a picture whose id is a number',
      problemsOfMessage({ ...quiet, content: 'a', attachments: [{ id: 0, filename: 'a.png', description: 'b' }] }),
    ],
    ['a pong', problemsOfCallback({ type: 1 })],
    [
      'permissions as text',
      problemsOfCommands([{ ...ask, default_member_permissions: '8192', contexts: [0], integration_types: [0] }]),
    ],
  ])('allows %s', (_, problems) => expect(problems).toEqual([]));

  it.each<[string, string[], string]>([
    [
      '26 options',
      problemsOfCommands([
        { ...ask, options: Array.from({ length: 26 }, (_, i) => ({ type: 3, name: `a${i}`, description: 'a' })) },
      ]),
      '/0/options must NOT have more than 25 items',
    ],
    [
      '26 choices',
      problemsOfCallback({
        type: 8,
        data: { choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: 'a' })) },
      }),
      '/data/choices must NOT have more than 25 items',
    ],
    [
      'a long label',
      problemsOfMessage(message(buttons({ label: 'a'.repeat(81) }))),
      '/components/0/components/0/components/0/label must NOT have more than 80 characters',
    ],
    [
      'a long title of a modal',
      problemsOfCallback({
        type: 9,
        data: { custom_id: 'a', title: 'a'.repeat(46), components: [{ type: 10, content: 'a' }] },
      }),
      '/data/title must NOT have more than 45 characters',
    ],
    ['an unknown callback', problemsOfCallback({ type: 3 }), '/type must be equal to one of the allowed values'],
    [
      'a misspelt property of a button',
      problemsOfMessage(message(buttons({ customid: 'a' }))),
      '/components/0/components/0/components/0 must NOT have additional properties ("customid")',
    ],
    [
      'a misspelt property of a message',
      problemsOfMessage({ ...message({ type: 10, content: 'a' }), compnents: [] }),
      '/ must NOT have additional properties ("compnents")',
    ],
    [
      'a misspelt property of an edit',
      problemsOfEdit({ ...message({ type: 10, content: 'a' }), flag: 1 }),
      '/ must NOT have additional properties ("flag")',
    ],
    [
      'a misspelt property of an option',
      problemsOfCommands([{ ...ask, options: [{ type: 3, name: 'a', description: 'a', requird: true }] }]),
      '/0/options/0 must NOT have additional properties ("requird")',
    ],
    [
      'a misspelt property of a callback',
      problemsOfCallback({ type: 1, date: {} }),
      '/ must NOT have additional properties ("date")',
    ],
    ['an id that is no number', problemsAt('/components/schemas/SnowflakeType', 'a'), '/ must match pattern'],
    [
      'a long nonce',
      problemsOfMessage({ ...quiet, content: 'a', nonce: 'n'.repeat(26) }),
      '/nonce must NOT have more than 25 characters',
    ],
  ])('finds %s', (_, problems, problem) => expect(problems).toContainEqual(expect.stringContaining(problem)));
});

it('is joined by the limits that it does not know', () => {
  expect(problemsOfMessage({ content: 'a' })).toEqual(['allowed_mentions must be {"parse":[]}']);
  expect(problemsOfEdit({ content: 'a' })).toEqual(['allowed_mentions must be {"parse":[]}']);
  expect(problemsOfCallback({ type: 5, data: { flags: 1 << 15 } })).toEqual(['a deferral may say only "private"']);
  expect(problemsOfCommands([ask, ask])).toEqual(['commands of type 1: "ask" stands twice']);
});
