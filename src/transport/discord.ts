import type { REST } from 'discord.js';
import { z } from 'zod';
import { setTimeout as delay } from 'node:timers/promises';
import {
  DISCORD_CODE,
  DiscordError,
  type CommandPermission,
  type Discord,
  type GuildView,
  type MessageFile,
} from '../model/discord.ts';
import { applicationOf, failureOf, type Access } from './api.ts';
import { openDownloads } from './download.ts';
import { Channel, CommandPermissions, Guild, Id, Member, Message, Named, Pins, Self } from './wire.ts';

/** How long a member who waits for an answer waits for Discord, and how long a sending does, in milliseconds. */
const READ_MS = 1_800;
const WRITE_MS = 5_000;
/**
 * A rate limit that is over sooner is waited for here; a longer one is told. The library's own, of 50 requests a second, asks
 * for a second and its 50 ms of reserve.
 */
const PATIENCE_MS = 1_100;
/** What to wait where Discord refuses edits of old messages and does not say for how long. */
const EDITS_MS = 60_000;
/** What to wait where the answer that is to be edited is not there yet. */
const NOT_YET_MS = 500;
/** Discord takes reasons of so many characters. */
const REASON_LENGTH = 512;
/** A page of pins, and more pages than there can be. */
const PINS = 50;
const PAGES = 20;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
interface Sent {
  readonly body?: object;
  readonly query?: Readonly<Record<string, string>>;
  readonly reason?: string | undefined;
  readonly files?: readonly { readonly name: string; readonly data: Buffer }[];
  /** False where the path itself lets in. */
  readonly auth?: false;
}
type Ask = (method: Method, path: `/${string}`, sent?: Sent) => Promise<unknown>;

/**
 * What the bot does at Discord outside of an answer. The library is loaded at the first call; it keeps to the rate limits
 * that it knows of, and repeats once what was broken on Discord's side. A refusal is never repeated.
 */
export function createDiscord(access: Access): Discord {
  const ask = openAsk(access);
  const self = once(async () => Self.parse(await ask('get', '/users/@me')).id);
  const application = once(async () => (await applicationOf(access))?.id ?? (await self()));
  return {
    async post(channel, body, nonce, files) {
      const whole = { ...body, nonce, enforce_nonce: true };
      return Message.parse(await ask('post', `/channels/${channel}/messages`, written(whole, files)));
    },
    edit: async (channel, message, body, files) =>
      void (await ask('patch', `/channels/${channel}/messages/${message}`, written(body, files))),
    remove: async (channel, message, reason) =>
      void (await ask('delete', `/channels/${channel}/messages/${message}`, { reason }).catch(unlessGone)),
    pin: async (channel, message, reason) =>
      void (await ask('put', `/channels/${channel}/messages/pins/${message}`, { reason })),
    unpin: async (channel, message, reason) =>
      void (await ask('delete', `/channels/${channel}/messages/pins/${message}`, { reason }).catch(unlessGone)),
    pins: (channel) => pinsOf(ask, channel),
    guild: (id) => guildOf(ask, id, self),
    commandPermissions: async (guild) => permissionsOf(ask, await application(), guild),
    memberName: (guild, member) => nameOf(ask, guild, member),
    async editAnswer({ application: id, token }, body, files) {
      const sent = { ...written(body, files), auth: false } as const;
      const edit = () => ask('patch', `/webhooks/${id}/${token}/messages/@original`, sent);
      await edit().catch(async (error: unknown) => {
        if (!isNotYet(error)) throw error;
        await delay(NOT_YET_MS);
        return edit();
      });
    },
    download: openDownloads(access.apiBase),
  };
}

/** Nobody is called by what the bot writes by itself. Files go beside the body, in their order. */
const written = (body: object, files: readonly MessageFile[] = []): Pick<Sent, 'body' | 'files'> => ({
  body: { ...body, allowed_mentions: { parse: [] } },
  files: files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) })),
});

/** A message that somebody was faster to take away is neither there nor pinned: what was wanted. */
function unlessGone(error: unknown): void {
  if (!(error instanceof DiscordError && error.code === DISCORD_CODE.unknownMessage)) throw error;
}

/** An answer that was given in the body of an HTTP response may be on its way still. */
const isNotYet = (error: unknown): boolean =>
  error instanceof DiscordError &&
  (error.code === DISCORD_CODE.unknownWebhook || error.code === DISCORD_CODE.unknownMessage);

async function nameOf(ask: Ask, guild: string, member: string): Promise<string | undefined> {
  try {
    const { nick, user } = Member.parse(await ask('get', `/guilds/${guild}/members/${member}`));
    return nick ?? user.global_name ?? user.username;
  } catch (error) {
    if (error instanceof DiscordError && error.code === DISCORD_CODE.unknownMember) return undefined;
    throw error;
  }
}

/** Asks once and remembers; what failed is asked for again. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () =>
    (known ??= ask().catch((error: unknown) => {
      known = undefined;
      throw error;
    }));
}

function openAsk({ token, apiBase }: Access): Ask {
  const rest = once(async (): Promise<REST> => {
    const { REST } = await import('discord.js');
    // Without a time to wait the library would ask again at once, and again.
    const rejectOnRateLimit = (limit: Limit): boolean => limit.retryAfter === 0 || waitOf(limit) > PATIENCE_MS;
    return new REST({ api: apiBase, timeout: READ_MS, retries: 1, rejectOnRateLimit }).setToken(token);
  });
  return async (method, path, { query, reason, ...sent } = {}) => {
    const signal = AbortSignal.timeout(method === 'get' ? READ_MS : WRITE_MS);
    const more = {
      ...(query && { query: new URLSearchParams(query) }),
      // A half of a pair of code units cannot be encoded.
      ...(reason && { reason: reason.slice(0, REASON_LENGTH).toWellFormed() }),
    };
    const open = await rest();
    return open[method](path, { ...sent, ...more, signal } as Parameters<REST['patch']>[1]).catch((error: unknown) => {
      throw problemOf(error, apiBase);
    });
  };
}

interface Limit {
  readonly timeToReset: number;
  readonly retryAfter: number;
  readonly sublimitTimeout: number;
}
const waitOf = ({ timeToReset, retryAfter, sublimitTimeout }: Limit): number =>
  Math.max(timeToReset, retryAfter, sublimitTimeout);
const RateLimit = z.object({ timeToReset: z.number(), retryAfter: z.number(), sublimitTimeout: z.number() });
const Waits = z.object({ rawError: z.object({ retry_after: z.number() }) });

/** What the library threw as an error of ours. What was sent is left out: it may hold what somebody typed. */
function problemOf(error: unknown, apiBase: string): Error {
  const limit = RateLimit.safeParse(error).data;
  if (limit) return new DiscordError(429, 0, 'Discord asks to wait', waitOf(limit) || PATIENCE_MS);
  const { status, code, message = 'no reason given' } = failureOf(error);
  if (status !== undefined) {
    const number = typeof code === 'number' ? code : 0;
    const seconds = Waits.safeParse(error).data?.rawError.retry_after;
    const wait = seconds === undefined ? undefined : Math.ceil(seconds * 1000);
    return new DiscordError(
      status,
      number,
      message || 'no reason given',
      wait ?? (number === DISCORD_CODE.tooManyEdits ? EDITS_MS : undefined),
    );
  }
  // The library forgets a token that was refused.
  if (message.startsWith('Expected token to be set')) return new DiscordError(401, 0, 'the token was not accepted');
  const why = typeof code === 'string' ? code : 'no answer in time';
  return new Error(`Discord cannot be reached at ${apiBase} (${why})`, { cause: error });
}

async function pinsOf(ask: Ask, channel: string): ReturnType<Discord['pins']> {
  const found = new Map<string, { readonly message: string; readonly author: string; readonly pinnedAt: number }>();
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const query = { limit: String(PINS), ...(before && { before }) };
    const { items, has_more } = Pins.parse(await ask('get', `/channels/${channel}/messages/pins`, { query }));
    for (const { pinned_at, message } of items)
      found.set(message.id, { message: message.id, author: message.author.id, pinnedAt: Date.parse(pinned_at) });
    before = items.at(-1)?.pinned_at;
    if (!has_more || !before) break;
  }
  return [...found.values()];
}

async function guildOf(ask: Ask, id: string, self: () => Promise<string>): Promise<GuildView | 'missing'> {
  try {
    // Alone at first: where the bot is not, one refusal is enough.
    const [guild, own] = await Promise.all([ask('get', `/guilds/${id}`), self()]);
    const [channels, member] = await Promise.all([
      ask('get', `/guilds/${id}/channels`),
      ask('get', `/guilds/${id}/members/${own}`),
    ]);
    const { owner_id: owner, roles } = Guild.parse(guild);
    const { roles: held } = z.object({ roles: z.array(Id) }).parse(member);
    return { id, owner, roles, channels: z.array(Channel).parse(channels), self: { id: own, roles: held } };
  } catch (error) {
    if (error instanceof DiscordError && (error.status === 403 || error.status === 404)) return 'missing';
    throw error;
  }
}

const OF = { 1: 'role', 2: 'user', 3: 'channel' } as const;

async function permissionsOf(ask: Ask, application: string, guild: string): Promise<readonly CommandPermission[]> {
  const own = `/applications/${application}` as const;
  const said = CommandPermissions.parse(await ask('get', `${own}/guilds/${guild}/commands/permissions`));
  if (said.length === 0) return [];
  const lists = await Promise.all([ask('get', `${own}/commands`), ask('get', `${own}/guilds/${guild}/commands`)]);
  const names = new Map(lists.flatMap((list) => z.array(Named).parse(list)).map(({ id, name }) => [id, name]));
  return said.flatMap(({ id: of, permissions }) => {
    const command = names.get(of);
    // What is said of a command that is there no more holds for nothing.
    if (command === undefined && of !== application) return [];
    return permissions.map(({ id, type, permission: allowed }) => ({
      ...(command !== undefined && { command }),
      id,
      of: OF[type],
      allowed,
    }));
  });
}
