import { CallbackType, InteractionType } from '../../src/interaction.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { edit, Flag, messageOf, post, type Message, type Upload } from './messages.ts';
import { insist, isJson, Refusal, type Json, type World } from './world.ts';

/** How long an interaction may wait for its first answer, and how long it takes edits and follow-ups. */
const FIRST_ANSWER = 3_000;
const LIFETIME = 15 * 60_000;

/** What became of an interaction: the bot's first answer, one that Discord refused, or none within three seconds. */
export type Outcome =
  | { readonly kind: 'answered'; readonly interaction: Json; readonly callback: Json; readonly message?: Json }
  | { readonly kind: 'refused'; readonly interaction: Json; readonly callback: unknown; readonly reason: Refusal }
  | { readonly kind: 'silent'; readonly interaction: Json };

/** An interaction and what was done about it so far. */
export interface Pending {
  readonly raw: Json & { readonly id: string; readonly type: number; readonly token: string };
  readonly channel: string;
  readonly sentAt: number;
  acknowledged?: number;
  /** The message that is its first answer. */
  original?: string;
  readonly settle: (outcome: Outcome) => void;
}

const USER = {
  id: '100000000000000002',
  username: 'reader',
  discriminator: '0000',
  global_name: 'Reader',
  avatar: null,
  flags: 0,
  public_flags: 0,
  primary_guild: null,
};

/**
 * Somebody uses the bot.
 * @param raw what matters to the test; everything else that Discord sends is filled in. With `context` 1 or 2 there is no server
 * @returns the interaction, and what will have become of it
 */
export function begin(world: World, raw: Json): { readonly pending: Pending; readonly outcome: Promise<Outcome> } {
  const guild = Number(raw['context'] ?? 0) === 0 ? world.guilds[0] : undefined;
  const channel = String(raw['channel_id'] ?? guild?.channel ?? '200000000000000001');
  if (!world.permissions.has(channel)) world.permissions.set(channel, ~0n & ((1n << 53n) - 1n));
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const pending: Pending = {
    raw: { ...surroundings(world, guild?.id, channel), ...raw, ...content(world, raw) },
    channel,
    sentAt: world.clock.now(),
    settle: resolve,
  };
  world.interactions.set(pending.raw.token, pending);
  world.clock.after(FIRST_ANSWER, () => resolve({ kind: 'silent', interaction: pending.raw }));
  return { pending, outcome: promise };
}

function surroundings(world: World, guild: string | undefined, channel: string): Json {
  return {
    application_id: world.applicationId,
    version: 1,
    locale: 'en-US',
    entitlements: [],
    app_permissions: String(world.permissions.get(channel)),
    attachment_size_limit: 10_485_760,
    channel_id: channel,
    channel: { id: channel, type: guild ? 0 : 1 },
    authorizing_integration_owners: guild ? { 0: guild } : { 1: USER.id },
    ...(guild
      ? { context: 0, guild_id: guild, guild: { id: guild, locale: 'en-US', features: [] }, guild_locale: 'en-US' }
      : { context: 1, user: USER }),
    ...(guild && { member: { user: USER, roles: [], permissions: String((1n << 53n) - 1n), joined_at: null } }),
  };
}

/** The parts that depend on what is used: a command gets the id under which it is registered, a button its whole message. */
function content(world: World, raw: Json): Pick<Pending['raw'], 'id' | 'type' | 'token'> & Json {
  const id = String(raw['id'] ?? world.clock.snowflake());
  const data = isJson(raw['data']) ? raw['data'] : {};
  const registered = [...world.commands.values()].flat().find(({ name }) => name === data['name']);
  const message = isJson(raw['message']) ? world.messages.get(String(raw['message']['id'])) : undefined;
  const kind = raw['type'] ?? InteractionType.command;
  const filler = kind === InteractionType.component ? { component_type: 2 } : { type: 1, id: registered?.['id'] ?? '1' };
  return {
    id,
    type: Number(kind),
    token: String(raw['token'] ?? `token-of-${id}`),
    data: Number(kind) === InteractionType.modal ? data : { ...filler, ...data },
    ...(message && { message }),
  };
}

const { message, deferredMessage, deferredUpdate, update, autocomplete, modal, pong } = CallbackType;
const TAKES: Readonly<Record<number, readonly number[]>> = {
  [InteractionType.ping]: [pong],
  [InteractionType.command]: [message, deferredMessage, modal],
  [InteractionType.component]: [message, deferredMessage, deferredUpdate, update, modal],
  [InteractionType.autocomplete]: [autocomplete],
  [InteractionType.modal]: [message, deferredMessage, deferredUpdate, update],
};

/** The first answer to an interaction, by the callback route or as the body of an HTTP answer. @throws Refusal */
export function acknowledge(world: World, pending: Pending, callback: unknown, files: readonly Upload[] = []): void {
  try {
    check(world, pending, callback);
  } catch (reason) {
    if (reason instanceof Refusal && reason.code === 50035) {
      pending.settle({ kind: 'refused', interaction: pending.raw, callback, reason });
    }
    throw reason;
  }
  const body = callback as Json;
  pending.acknowledged = Number(body['type']);
  const shownMessage = apply(world, pending, isJson(body['data']) ? body['data'] : {}, files);
  if (shownMessage) pending.original = shownMessage.id;
  pending.settle({
    kind: 'answered',
    interaction: pending.raw,
    callback: body,
    ...(shownMessage && { message: shownMessage }),
  });
}

function check(world: World, { raw, sentAt, acknowledged }: Pending, callback: unknown): asserts callback is Json {
  const place = `answer to interaction ${raw.id}`;
  if (acknowledged !== undefined) {
    throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
  }
  if (world.clock.now() - sentAt > FIRST_ANSWER) throw new Refusal(404, 10062, 'Unknown interaction');
  insist(world, place, problemsOfCallback(callback));
  const type = isJson(callback) ? Number(callback['type']) : Number.NaN;
  if (!TAKES[raw.type]?.includes(type)) {
    insist(world, place, [`callback type ${type} does not answer interaction type ${raw.type}`]);
  }
}

function apply(world: World, pending: Pending, data: Json, files: readonly Upload[]): Message | undefined {
  const { raw, channel, acknowledged } = pending;
  const flags = Number(data['flags'] ?? 0);
  if (acknowledged === message) return post(world, channel, data, files, { application_id: world.applicationId });
  if (acknowledged === deferredMessage) return post(world, channel, { flags: flags | Flag.loading });
  if (acknowledged !== update && acknowledged !== deferredUpdate) return undefined;
  const pressed = world.messages.get(isJson(raw['message']) ? String(raw['message']['id']) : '');
  return pressed && acknowledged === update ? edit(world, pressed, data, files) : pressed;
}

/** What the callback route answers to `with_response`. */
export function response({ messages }: World, { raw, channel, acknowledged, original }: Pending): Json {
  const first = messages.get(original ?? '');
  const carries = first && (acknowledged === message || acknowledged === update);
  return {
    interaction: {
      id: raw.id,
      type: raw.type,
      channel_id: channel,
      ...(first && {
        response_message_id: first.id,
        response_message_loading: (first.flags & Flag.loading) !== 0,
        response_message_ephemeral: (first.flags & Flag.ephemeral) !== 0,
      }),
      ...(raw['guild_id'] !== undefined && { guild_id: raw['guild_id'] }),
    },
    ...(carries && { resource: { type: acknowledged, message: first } }),
  };
}

/** The interaction that a webhook's token stands for, for 15 minutes from its start. @throws Refusal */
export function webhookOf(world: World, applicationId: string, token: string): Pending {
  const pending = world.interactions.get(token);
  if (pending?.acknowledged === undefined || applicationId !== world.applicationId) {
    throw new Refusal(404, 10015, 'Unknown Webhook');
  }
  if (world.clock.now() - pending.sentAt > LIFETIME) throw new Refusal(401, 50027, 'Invalid Webhook Token');
  return pending;
}

/** A message of an interaction; `@original` is its first answer. @throws Refusal */
export const messageFor = (world: World, pending: Pending, id: string): Message =>
  messageOf(world, id === '@original' ? (pending.original ?? '') : id, pending.channel);
