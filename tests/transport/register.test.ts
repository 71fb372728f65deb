import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as surface from '../../commands/index.ts';
import { bodiesOf } from '../../src/bot.ts';
import { applicationOf } from '../../src/transport/api.ts';
import { changesIn, register, type Registering } from '../../src/transport/register.ts';
import { problemsOfCommands } from '../discord/schema.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { openLines } from './signed.ts';

const commandBodies = bodiesOf(surface);

const command = {
  type: 1,
  name: 'ask',
  description: 'Asks',
  options: [],
  contexts: [0, 1, 2],
  integration_types: [0, 1],
};
/** The same as Discord gives it back. */
const registered = {
  id: '1',
  application_id: '2',
  version: '3',
  default_member_permissions: null,
  type: 1,
  name: 'ask',
  name_localizations: null,
  description: 'Asks',
  description_localizations: null,
  dm_permission: true,
  contexts: [2, 1, 0],
  integration_types: [0, 1],
  nsfw: false,
};
const option = { type: 3, name: 'question', description: 'What', required: true };

describe('what has to change', () => {
  it.each<[string, object[], object[], object]>([
    ['nothing, whatever Discord adds', [registered], [command], {}],
    [
      'an option that is there and not required',
      [{ ...registered, options: [{ ...option, required: undefined }] }],
      [{ ...command, options: [{ ...option, required: false }] }],
      {},
    ],
    ['a new command', [], [command], { added: ['ask'] }],
    ['one that is gone', [registered], [], { removed: ['ask'] }],
    ['another type of the same name', [registered], [{ ...command, type: 3 }], { added: ['ask'], removed: ['ask'] }],
    ['a description', [registered], [{ ...command, description: 'Answers' }], { changed: ['ask'] }],
    ['a translation', [registered], [{ ...command, description_localizations: { id: 'Tanya' } }], { changed: ['ask'] }],
    ['a new option', [registered], [{ ...command, options: [option] }], { changed: ['ask'] }],
    ['an option that is gone', [{ ...registered, options: [option] }], [command], { changed: ['ask'] }],
    [
      'a limit that is gone',
      [{ ...registered, options: [{ ...option, min_length: 0 }] }],
      [{ ...command, options: [option] }],
      { changed: ['ask'] },
    ],
    [
      'a permission that is gone',
      [{ ...registered, default_member_permissions: '8' }],
      [command],
      { changed: ['ask'] },
    ],
    ['a place where it works', [{ ...registered, contexts: [0] }], [command], { changed: ['ask'] }],
  ])('is %s', (_, before, wanted, changes) => {
    expect(changesIn(before as never, wanted as never)).toEqual({ added: [], changed: [], removed: [], ...changes });
  });
});

describe('registering', () => {
  let discord: Loopback;
  const { log, lines } = openLines();
  const given = (): Registering => ({
    token: discord.token,
    apiBase: discord.api,
    applicationId: discord.applicationId,
    commands: commandBodies,
    log,
  });
  const puts = (): string[] => discord.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);
  beforeEach(async () => {
    lines.length = 0;
    discord = await openLoopback();
  });
  afterEach(() => discord.close());

  it('sends the commands once, and again only when one has changed', async () => {
    const names = commandBodies.map((each) => (each as { name: string }).name);
    expect(await register(given())).toEqual({ added: names, changed: [], removed: [], twice: [] });
    expect(await register(given())).toEqual({ added: [], changed: [], removed: [], twice: [] });
    expect(puts()).toHaveLength(1);
    const [first, ...rest] = commandBodies;
    const commands = [{ ...first, description: 'Something else' }, ...rest.slice(1)];
    expect(await register({ ...given(), commands })).toMatchObject({ changed: [names[0]], removed: [names[1]] });
    expect(puts()).toHaveLength(2);
    expect(discord.problems).toEqual([]);
    expect(lines.map(({ message }) => message)).toEqual(Array.from({ length: 3 }, () => 'commands are registered'));
  });
  it('registers for one server, says what its members see twice, and takes it away again', async () => {
    await register(given());
    const guild = discord.guilds[0]!.id;
    const here = { ...given(), guild };
    expect((await register(here)).twice).toHaveLength(commandBodies.length);
    expect(await register(here)).toMatchObject({ added: [], changed: [], removed: [] });
    expect(await register({ ...here, commands: [] })).toMatchObject({ added: [], twice: [] });
    const path = `/applications/${discord.applicationId}/guilds/${guild}/commands`;
    expect(puts().filter((put) => put === path)).toHaveLength(2);
    expect(discord.problems).toEqual([]);
  });
  it('sends all of them to a server that does not list them', async () => {
    discord.faults.next(/^GET .*commands$/, { kind: 'refused', status: 404, code: 0, message: 'refused' });
    expect((await register(given())).added).toHaveLength(commandBodies.length);
  });
  it.each<[string, () => Partial<Registering>, RegExp]>([
    ['a wrong token', () => ({ token: 'wrong' }), /^DISCORD_TOKEN was not accepted/],
    ['no network', () => ({ apiBase: 'http://127.0.0.1:1/api' }), /^Discord cannot be reached/],
    ['a command that Discord refuses', () => ({ commands: [{ name: 'UPPER', type: 1 }] }), /answered with 400/],
  ])('says what to do for %s', async (_, more, told) => {
    await expect(register({ ...given(), ...more() })).rejects.toThrow(told);
  });
  it('does not sit before a limit of an hour', async () => {
    discord.faults.next(/^PUT/, { kind: 'limited', retryAfter: 3600 });
    await expect(register(given())).rejects.toThrow(/asks to wait 3600|asks to wait 3601/);
  });
});

describe('the application of a token', () => {
  it('is known by the token alone', async () => {
    const discord = await openLoopback();
    const access = { token: discord.token, apiBase: discord.api };
    expect(await applicationOf(access)).toEqual({
      id: discord.applicationId,
      name: expect.any(String),
      verifyKey: discord.publicKey,
    });
    discord.faults.next(/applications\/@me/, { kind: 'refused', status: 404, code: 0, message: 'refused' });
    expect(await applicationOf(access)).toBeUndefined();
    await expect(applicationOf({ ...access, token: 'wrong' })).rejects.toThrow(/^DISCORD_TOKEN was not accepted/);
    await discord.close();
  });
});

describe('the commands', () => {
  it('are right for Discord, with the default text under its own languages', () => {
    expect(problemsOfCommands(commandBodies)).toEqual([]);
    for (const body of commandBodies) {
      const { type, description, description_localizations: own } = body as Record<string, unknown>;
      // An entry in a menu has no description.
      if (type !== 1) continue;
      expect(own).toEqual({ 'en-US': description, 'en-GB': description });
    }
  });
});
