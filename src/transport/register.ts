import type { API, RESTPutAPIApplicationGuildCommandsJSONBody } from '@discordjs/core/http-only';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Log } from '../model/log.ts';
import { discordProblem, failureOf, openApi, type Access } from './api.ts';

export interface Registering extends Access {
  readonly applicationId: string;
  /** Only in this server, at once; without it everywhere. */
  readonly guild?: string;
  /** All commands that shall be there; others are taken away. */
  readonly commands: readonly object[];
  readonly log: Log;
}

/** Names of commands. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Commands that a server's members see twice, since they are registered for the server and for everybody. */
  readonly twice: readonly string[];
}

type Named = z.infer<typeof Named>;
const Named = z.looseObject({ name: z.string(), type: z.number().default(1) });
const Registered = z.array(Named);

/**
 * Makes the registered commands those given. Discord counts changes, so nothing is sent when nothing changed.
 * @throws Error that says what to do when Discord refuses or cannot be reached
 */
export async function register(settings: Registering): Promise<Changes> {
  const { applicationId, guild, log, apiBase } = settings;
  try {
    const { applicationCommands: api } = await openApi(settings);
    const everywhere = await registered(() => api.getGlobalCommands(applicationId, { with_localizations: true }));
    const here =
      guild && (await registered(() => api.getGuildCommands(applicationId, guild, { with_localizations: true })));
    const given = Registered.parse(settings.commands);
    const wanted = here ? given.map(forGuild) : given;
    const changes = {
      ...changesIn(here ? here.map(forGuild) : everywhere, wanted),
      twice: here ? both(everywhere, wanted) : [],
    };
    if (changes.added.length + changes.changed.length + changes.removed.length > 0)
      await put(api, applicationId, guild, wanted);
    const { added, changed, removed } = changes;
    log.info({ commands: wanted.length, added, changed, removed }, 'commands are registered');
    return changes;
  } catch (error) {
    throw discordProblem(error, apiBase);
  }
}

/** What is registered; nothing on a server that takes commands and does not list them. */
const registered = async (list: () => Promise<unknown>): Promise<Named[]> =>
  Registered.parse(
    await list().catch((error: unknown) => {
      if (failureOf(error).status === 404) return [];
      throw error;
    }),
  );

async function put(api: API['applicationCommands'], application: string, guild: string | undefined, wanted: Named[]) {
  // Checked by Discord itself; its types know no plain objects.
  const body = wanted as unknown as RESTPutAPIApplicationGuildCommandsJSONBody;
  if (guild) await api.bulkOverwriteGuildCommands(application, guild, body);
  else await api.bulkOverwriteGlobalCommands(application, body);
}

/** Where a command works is said of commands for everybody only. */
const forGuild = ({ contexts: _, integration_types: __, ...command }: Named): Named => command;

const same = (a: Named) => (b: Named) => a.name === b.name && a.type === b.type;
const both = (a: readonly Named[], b: readonly Named[]): string[] =>
  a.filter((each) => b.some(same(each))).map(({ name }) => name);

/** What has to change for the registered commands to become those wanted. */
export function changesIn(before: readonly Named[], wanted: readonly Named[]): Omit<Changes, 'twice'> {
  const names = (commands: readonly Named[]): string[] => commands.map(({ name }) => name);
  const differs = (command: Named): boolean =>
    before.some((old) => same(command)(old) && !isDeepStrictEqual(essence(own(old)), essence(own(command))));
  return {
    added: names(wanted.filter((command) => !before.some(same(command)))),
    changed: names(wanted.filter(differs)),
    removed: names(before.filter((command) => !wanted.some(same(command)))),
  };
}

/** What Discord adds to a command that was registered, beside what it was given. */
const ADDED: ReadonlySet<string> = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'dm_permission',
  'default_permission',
  'handler',
]);
const own = (command: Named): object => Object.fromEntries(Object.entries(command).filter(([key]) => !ADDED.has(key)));

const EMPTY = [undefined, null, false, '', [], {}];

/** A body without what stands there only to say nothing: Discord writes null, false or an empty text where none was given. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map(essence);
    return parts.every((part) => typeof part === 'number') ? parts.toSorted((a, b) => a - b) : parts;
  }
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => [key, essence(part)] as const);
  return Object.fromEntries(parts.filter(([, part]) => !EMPTY.some((empty) => isDeepStrictEqual(empty, part))));
}
