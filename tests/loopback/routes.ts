import { problemsOfCommands, problemsOfMessage } from '../discord/schema.ts';
import { acknowledge, messageFor, response, webhookOf } from './interactions.ts';
import { edit, Flag, messageOf, post, postIn, shown, type Message, type Upload } from './messages.ts';
import { application, insist, isJson, partsOf, Permission, Refusal, type Json, type World } from './world.ts';

export interface Asked {
  readonly world: World;
  /** The variable parts of the path, in order. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Upload[];
  /** Where this server listens, e.g. `127.0.0.1:4000`. */
  readonly host: string;
}

/** A route: its method and path, and what it answers; nothing means 204. */
interface Route {
  readonly name: string;
  readonly path: RegExp;
  /** The path's own token lets the caller in, not the bot's. */
  readonly open: boolean;
  readonly answer: (asked: Asked) => unknown;
}

const route = (name: string, answer: Route['answer']): Route => ({
  name,
  path: new RegExp(`^${name.replaceAll('*', '([^/]+)')}$`),
  open: /webhooks|callback/.test(name),
  answer,
});

const bodyOf = ({ body }: Asked): Json => {
  if (!isJson(body)) throw new Refusal(400, 50109, 'The request body contains invalid JSON.');
  return body;
};

/** Lets the bot into a channel. @throws Refusal for a channel that is not there, or a permission that is missing */
function enter({ permissions }: World, channel: string, needed: bigint): void {
  const granted = permissions.get(channel);
  if (granted === undefined) throw new Refusal(404, 10003, 'Unknown Channel');
  if (!(granted & Permission.VIEW_CHANNEL)) throw new Refusal(403, 50001, 'Missing Access');
  if ((granted & needed) !== needed) throw new Refusal(403, 50013, 'Missing Permissions');
}

/** Replaces the commands of a guild, or the global ones. A command that stays keeps its id. */
function putCommands(asked: Asked, guild: string): readonly Json[] {
  const { world, body } = asked;
  insist(world, 'commands', problemsOfCommands(body));
  const before = world.commands.get(guild) ?? [];
  const list = partsOf(body).map((command) => ({
    type: 1,
    description: '',
    nsfw: false,
    ...command,
    default_member_permissions: command['default_member_permissions'] ?? null,
    id: before.find(({ name }) => name === command['name'])?.['id'] ?? world.clock.snowflake(),
    application_id: world.applicationId,
    version: world.clock.snowflake(),
    ...(guild && { guild_id: guild }),
  }));
  world.commands.set(guild, list);
  return list;
}

/** A follow-up. After a deferral the first one becomes the answer that was promised. */
function followUp(asked: Asked): Json {
  const { world, parts, files } = asked;
  const pending = webhookOf(world, parts[0]!, parts[1]!);
  const body = bodyOf(asked);
  const original = world.messages.get(pending.original ?? '');
  if (original && original.flags & Flag.loading) return shown(edit(world, original, body, files));
  insist(world, `follow-up to interaction ${pending.raw.id}`, problemsOfMessage(body));
  return shown(post(world, pending.channel, body, files, { application_id: world.applicationId }));
}

const interactionMessage = ({ world, parts }: Asked): Message =>
  messageFor(world, webhookOf(world, parts[0]!, parts[1]!), parts[2]!);

/** Pinned messages, the last one first; `before` is a time, `has_more` says that it is worth asking again. */
function pins({ world, parts, query }: Asked): Json {
  enter(world, parts[0]!, 0n);
  const before = query.get('before') ?? '9999';
  const all = [...world.messages.values()]
    .flatMap((each) => (each.channel_id === parts[0] && each.pinnedAt ? [{ each, pinned_at: each.pinnedAt }] : []))
    .filter(({ pinned_at }) => pinned_at < before)
    .toSorted((a, b) => (a.pinned_at < b.pinned_at ? 1 : -1));
  const page = all.slice(0, Math.min(Number(query.get('limit') ?? 50), 50));
  return {
    items: page.map(({ each, pinned_at }) => ({ pinned_at, message: shown(each) })),
    has_more: page.length < all.length,
  };
}

function pin({ world, parts }: Asked, pinned: boolean): void {
  const [channel = '', id = ''] = parts;
  enter(world, channel, Permission.PIN_MESSAGES);
  const { pinnedAt, ...message } = messageOf(world, id, channel);
  const count = [...world.messages.values()].filter((each) => each.channel_id === channel && each.pinnedAt).length;
  if (pinned && !pinnedAt && count >= 250) throw new Refusal(400, 30003, 'Maximum number of pins reached (250)');
  const at = pinnedAt ?? new Date(world.clock.now()).toISOString();
  world.messages.set(id, { ...message, pinned, ...(pinned && { pinnedAt: at }) } as Message);
  const guild = world.guilds.find((each) => each.channel === channel)?.id;
  world.dispatch('CHANNEL_PINS_UPDATE', { channel_id: channel, last_pin_timestamp: at, guild_id: guild }, guild);
}

function remove({ world, parts }: Asked): void {
  enter(world, parts[0]!, 0n);
  world.messages.delete(messageOf(world, parts[1]!, parts[0]).id);
}

export const routes: readonly Route[] = [
  route('GET /gateway/bot', ({ world, host }) => ({
    url: `ws://${host}`,
    shards: world.shards,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 },
  })),
  route('GET /applications/@me', ({ world }) => application(world)),
  route('GET /oauth2/applications/@me', ({ world }) => application(world)),
  route('GET /applications/*/commands', ({ world }) => world.commands.get('') ?? []),
  route('PUT /applications/*/commands', (asked) => putCommands(asked, '')),
  route('GET /applications/*/guilds/*/commands', ({ world, parts }) => world.commands.get(parts[1]!) ?? []),
  route('PUT /applications/*/guilds/*/commands', (asked) => putCommands(asked, asked.parts[1]!)),
  route('POST /interactions/*/*/callback', ({ world, parts, query, body, files }) => {
    const pending = world.interactions.get(parts[1]!);
    if (pending?.raw.id !== parts[0]) throw new Refusal(404, 10062, 'Unknown interaction');
    acknowledge(world, pending!, body, files);
    return query.get('with_response') === 'true' ? response(world, pending!) : undefined;
  }),
  route('POST /webhooks/*/*', followUp),
  route('GET /webhooks/*/*/messages/*', (asked) => shown(interactionMessage(asked))),
  route('PATCH /webhooks/*/*/messages/*', (asked) =>
    shown(edit(asked.world, interactionMessage(asked), bodyOf(asked), asked.files)),
  ),
  route('DELETE /webhooks/*/*/messages/*', (asked) => {
    asked.world.messages.delete(interactionMessage(asked).id);
  }),
  route('POST /channels/*/messages', (asked) => {
    enter(asked.world, asked.parts[0]!, Permission.SEND_MESSAGES);
    return shown(postIn(asked.world, asked.parts[0]!, bodyOf(asked), asked.files));
  }),
  route('GET /channels/*/messages/pins', pins),
  route('PUT /channels/*/messages/pins/*', (asked) => pin(asked, true)),
  route('DELETE /channels/*/messages/pins/*', (asked) => pin(asked, false)),
  route('GET /channels/*/messages/*', ({ world, parts }) => shown(messageOf(world, parts[1]!, parts[0]))),
  route('PATCH /channels/*/messages/*', (asked) => {
    enter(asked.world, asked.parts[0]!, 0n);
    const old = messageOf(asked.world, asked.parts[1]!, asked.parts[0]);
    return shown(edit(asked.world, old, bodyOf(asked), asked.files));
  }),
  route('DELETE /channels/*/messages/*', remove),
];
