import { problemsOfCommands, problemsOfMessage } from '../discord/schema.ts';
import type { Upload } from './files.ts';
import { channelsIn, forget, grantedIn, guildAnswer, guildNamed, guildWith, memberIn } from './guilds.ts';
import { acknowledge, messageFor, response, webhookOf } from './interactions.ts';
import { edit, Flag, messageIn, post, postIn, type Message } from './messages.ts';
import { application, bot, insist, isJson, partsOf, Permission, Refusal, type Json, type World } from './world.ts';

/** A request that found its route. */
export interface Asked {
  readonly world: World;
  /** The variable parts of the path, in order. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
  /** Where this server listens, e.g. `127.0.0.1:4000`. */
  readonly host: string;
}

/** A method and path, written as in Discord's description, and what it answers; undefined stands for 204. */
export interface Route {
  readonly name: string;
  readonly path: RegExp;
  /** The path's own token lets the caller in, not the bot's. */
  readonly open: boolean;
  readonly answer: (asked: Asked) => unknown;
}

const route = (name: string, answer: Route['answer']): Route => ({
  name,
  path: new RegExp(`^${name.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
  open: name.includes('_token}'),
  answer,
});

const bodyOf = ({ body }: Asked): Json => {
  if (!isJson(body)) throw new Refusal(400, 50109, 'The request body contains invalid JSON.');
  return body;
};

/**
 * Lets the bot into the channel that the path names, and returns the channel's id.
 * @throws Refusal for a channel that is not there, and for a permission that is missing
 */
function enter({ world, parts: [channel = ''] }: Asked, needed = 0n): string {
  const granted = grantedIn(world, channel);
  if (granted === undefined) throw new Refusal(404, 10003, 'Unknown Channel');
  if (!(granted & Permission.VIEW_CHANNEL)) throw new Refusal(403, 50001, 'Missing Access');
  if ((granted & needed) !== needed) throw new Refusal(403, 50013, 'Missing Permissions');
  return channel;
}

/** What it takes beside to send files along. */
const attaching = ({ uploads }: Asked): bigint => (uploads.length > 0 ? Permission.ATTACH_FILES : 0n);

/** The message that a channel's path names; one that only one member sees is reached by its interaction alone. */
function channelMessage(asked: Asked, needed = 0n): Message {
  const message = messageIn(asked.world, enter(asked, needed), asked.parts[1] ?? '');
  if (message.flags & Flag.ephemeral) throw new Refusal(404, 10008, 'Unknown Message');
  return message;
}

const pendingOf = ({ world, parts: [application_id = '', token = ''] }: Asked) =>
  webhookOf(world, application_id, token);
const interactionMessage = (asked: Asked): Message =>
  messageFor(asked.world, pendingOf(asked), asked.parts[2] ?? '@original');

function callback({ world, parts: [id, token = ''], query, body, uploads }: Asked): Json | undefined {
  const pending = world.interactions.get(token);
  if (!pending || pending.raw.id !== id) throw new Refusal(404, 10062, 'Unknown interaction');
  acknowledge(world, pending, body, uploads);
  return query.get('with_response') === 'true' ? response(world, pending) : undefined;
}

/** A follow-up. After a deferral the first one becomes the answer that was promised. */
function followUp(asked: Asked): Message {
  const { world } = asked;
  const { raw, channel, original } = pendingOf(asked);
  const promised = world.messages.get(original ?? '');
  if (promised && promised.flags & Flag.loading) return edit(world, promised, bodyOf(asked), asked.uploads);
  insist(world, `follow-up to interaction ${raw.id}`, problemsOfMessage(bodyOf(asked)));
  return post(world, channel, bodyOf(asked), { application_id: world.applicationId }, asked.uploads);
}

/**
 * The guild that a path of commands names, or the empty text for global ones.
 * @throws Refusal for the application of somebody else, and for a guild that the bot is not in
 */
function scopeOf({ world, parts: [application_id, guild = ''] }: Asked): string {
  if (application_id !== world.applicationId) {
    throw new Refusal(403, 20012, 'You are not authorized to perform this action on this application');
  }
  if (guild && !world.guilds.some(({ id, present }) => present && id === guild))
    throw new Refusal(403, 50001, 'Missing Access');
  return guild;
}

const commands = (asked: Asked): readonly Json[] => asked.world.commands.get(scopeOf(asked)) ?? [];

/** Replaces the commands of a guild, or the global ones. A command that stays keeps its id. */
function putCommands(asked: Asked): readonly Json[] {
  const { world, body } = asked;
  const guild = scopeOf(asked);
  insist(world, 'commands', problemsOfCommands(body));
  const before = commands(asked);
  const list = partsOf(body).map((command) => ({
    type: 1,
    description: '',
    nsfw: false,
    default_member_permissions: null,
    ...command,
    id: before.find(({ name }) => name === command['name'])?.['id'] ?? world.clock.snowflake(),
    application_id: world.applicationId,
    version: world.clock.snowflake(),
    ...(guild && { guild_id: guild }),
  }));
  world.commands.set(guild, list);
  return list;
}

/** Pinned messages, the last one first; `before` is a time, `has_more` says that it is worth asking again. */
function pinned(asked: Asked): Json {
  const { world, query } = asked;
  const channel = enter(asked);
  const all = [...world.pins]
    .map(([id, pinned_at]) => ({ pinned_at, message: world.messages.get(id) }))
    .filter(({ pinned_at, message }) => message?.channel_id === channel && pinned_at < (query.get('before') ?? '9'))
    .toSorted((a, b) => (a.pinned_at < b.pinned_at ? 1 : -1));
  const items = all.slice(0, Number(query.get('limit') ?? 50));
  return { items, has_more: items.length < all.length };
}

function pin(asked: Asked, wanted: boolean): undefined {
  const { world } = asked;
  const message = channelMessage(asked, Permission.PIN_MESSAGES);
  const { id, channel_id } = message;
  const others = [...world.pins.keys()].filter((each) => world.messages.get(each)?.channel_id === channel_id);
  if (wanted && !others.includes(id) && others.length >= 250) {
    throw new Refusal(400, 30003, 'Maximum number of pins reached (250)');
  }
  world.pins.delete(id);
  // Two pins of one millisecond differ in what a clock here does not tell.
  const micros = String(world.pins.size).padStart(3, '0').slice(-3);
  if (wanted) world.pins.set(id, new Date(world.clock.now()).toISOString().replace('Z', `${micros}Z`));
  world.messages.set(id, { ...message, pinned: wanted });
  const guild_id = guildWith(world, channel_id)?.id;
  // As at Discord, this names no message.
  world.dispatch('CHANNEL_PINS_UPDATE', { guild_id, channel_id, last_pin_timestamp: world.pins.get(id) }, guild_id);
}

const remove = ({ world }: Asked, { id }: Message): void => forget(world, id);

const guildOf = ({ world, parts: [id = ''] }: Asked) => guildNamed(world, id);

/** The bot itself, or somebody whom a test has put there. */
function member(asked: Asked): Json {
  const { members, applicationId } = asked.world;
  const [, id = ''] = asked.parts;
  const other = members.get(id);
  if (id !== applicationId && !other) throw new Refusal(404, 10007, 'Unknown Member');
  return { ...memberIn(asked.world, guildOf(asked)), ...other };
}

export const routes: readonly Route[] = [
  route('GET /gateway/bot', ({ world, host }) => ({
    url: `ws://${host}`,
    shards: world.shards,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 },
  })),
  route('GET /applications/@me', ({ world }) => application(world)),
  route('GET /oauth2/applications/@me', ({ world }) => application(world)),
  route('GET /users/@me', ({ world }) => {
    const { primary_guild: _, ...self } = bot(world);
    return { ...self, mfa_enabled: true, locale: 'en-US' };
  }),
  route('GET /guilds/{guild_id}', (asked) => guildAnswer(guildOf(asked))),
  route('GET /guilds/{guild_id}/channels', (asked) => channelsIn(guildOf(asked))),
  route('GET /guilds/{guild_id}/members/{user_id}', member),
  route(
    'GET /applications/{application_id}/guilds/{guild_id}/commands/permissions',
    (asked) => asked.world.commandPermissions.get(scopeOf(asked)) ?? [],
  ),
  route('GET /applications/{application_id}/commands', commands),
  route('PUT /applications/{application_id}/commands', putCommands),
  route('GET /applications/{application_id}/guilds/{guild_id}/commands', commands),
  route('PUT /applications/{application_id}/guilds/{guild_id}/commands', putCommands),
  route('POST /interactions/{interaction_id}/{interaction_token}/callback', callback),
  route('POST /webhooks/{webhook_id}/{webhook_token}', followUp),
  ...['@original', '{message_id}'].flatMap((id) => [
    route(`GET /webhooks/{webhook_id}/{webhook_token}/messages/${id}`, interactionMessage),
    route(`PATCH /webhooks/{webhook_id}/{webhook_token}/messages/${id}`, (asked) =>
      edit(asked.world, interactionMessage(asked), bodyOf(asked), asked.uploads),
    ),
    route(`DELETE /webhooks/{webhook_id}/{webhook_token}/messages/${id}`, (asked) =>
      remove(asked, interactionMessage(asked)),
    ),
  ]),
  route('POST /channels/{channel_id}/messages', (asked) =>
    postIn(asked.world, enter(asked, Permission.SEND_MESSAGES | attaching(asked)), bodyOf(asked), asked.uploads),
  ),
  route('GET /channels/{channel_id}/messages/pins', pinned),
  route('PUT /channels/{channel_id}/messages/pins/{message_id}', (asked) => pin(asked, true)),
  route('DELETE /channels/{channel_id}/messages/pins/{message_id}', (asked) => pin(asked, false)),
  route('GET /channels/{channel_id}/messages/{message_id}', (asked) => channelMessage(asked)),
  route('PATCH /channels/{channel_id}/messages/{message_id}', (asked) =>
    edit(asked.world, channelMessage(asked, attaching(asked)), bodyOf(asked), asked.uploads),
  ),
  route('DELETE /channels/{channel_id}/messages/{message_id}', (asked) => remove(asked, channelMessage(asked))),
];
