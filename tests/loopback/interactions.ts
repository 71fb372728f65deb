import { CallbackType, InteractionType } from '../../src/interaction.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { edit, Flag, messageIn, post, type Message } from './messages.ts';
import type { Upload } from './files.ts';
import { grantedIn, type Guild } from './guilds.ts';
import { ALL_PERMISSIONS, insist, isJson, Refusal, textOf, user, type Json, type World } from './world.ts';

/** How long an interaction waits for its first answer, and how long it takes edits and follow-ups, in milliseconds. */
const FIRST_ANSWER = 3_000;
const LIFETIME = 15 * 60_000;

/** An interaction as it is sent. */
export type Sent = Json & { readonly id: string; readonly type: number; readonly token: string };

/** What became of an interaction: the bot's first answer, one that Discord refused, or none within three seconds. */
export type Outcome =
  | { readonly kind: 'answered'; readonly interaction: Sent; readonly callback: Json; readonly message?: Message }
  | { readonly kind: 'refused'; readonly interaction: Sent; readonly callback: unknown }
  | { readonly kind: 'silent'; readonly interaction: Sent };

/** An interaction and what was done about it so far. */
export interface Pending {
  readonly raw: Sent;
  readonly channel: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  /** The type of its first answer. */
  acknowledged?: number;
  /** The message that is its first answer. */
  original?: string;
  readonly settle: (outcome: Outcome) => void;
}

/**
 * Somebody uses the bot.
 * @param raw what matters to the test; everything else is filled in. With `context` 1 or 2 it happens outside servers
 * @returns the interaction to send, and what will have become of it
 */
export function begin(world: World, raw: Json): { readonly pending: Pending; readonly outcome: Promise<Outcome> } {
  const outside = Number(raw['context'] ?? 0) > 0;
  const guild = outside ? undefined : world.guilds.find(({ id }) => id === (raw['guild_id'] ?? id));
  const channel = textOf(raw['channel_id']) ?? guild?.channel ?? '200000000000000000';
  if (grantedIn(world, channel) === undefined) world.permissions.set(channel, ALL_PERMISSIONS);
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const sent: Sent = { ...surroundings(world, guild, channel), ...raw, ...filled(world, raw) };
  const pending: Pending = { raw: sent, channel, sentAt: world.clock.now(), settle: resolve };
  world.interactions.set(sent.token, pending);
  world.clock.after(FIRST_ANSWER, () => resolve({ kind: 'silent', interaction: sent }));
  return { pending, outcome: promise };
}

const READER = user('100000000000000002', 'reader');

const surroundings = (world: World, guild: Guild | undefined, channel: string): Json => ({
  application_id: world.applicationId,
  version: 1,
  locale: 'en-US',
  entitlements: [],
  app_permissions: String(grantedIn(world, channel)),
  attachment_size_limit: 10_485_760,
  channel_id: channel,
  channel: { id: channel, type: guild ? 0 : 1 },
  ...(guild
    ? {
        context: 0,
        guild_id: guild.id,
        guild_locale: 'en-US',
        guild: { id: guild.id, locale: 'en-US', features: [] },
        member: { user: READER, roles: [], permissions: String(ALL_PERMISSIONS), joined_at: '2026-01-01T00:00:00Z' },
        authorizing_integration_owners: { 0: guild.id },
      }
    : { context: 1, user: READER, authorizing_integration_owners: { 1: READER['id'] } }),
});

/** What depends on the thing that is used: a command has the id of its registration, a button comes with its whole message. */
function filled(world: World, raw: Json): Sent {
  const id = textOf(raw['id']) ?? world.clock.snowflake();
  const type = Number(raw['type'] ?? InteractionType.command);
  const data = isJson(raw['data']) ? raw['data'] : {};
  const registered = [...world.commands.values()].flat().find(({ name }) => name === data['name']);
  const message = world.messages.get(pressedOn(raw));
  const filler =
    type === InteractionType.modal
      ? {}
      : type === InteractionType.component
        ? { component_type: 2 }
        : { type: 1, id: registered?.['id'] ?? '300000000000000000' };
  return {
    id,
    type,
    token: textOf(raw['token']) ?? `token-of-${id}`,
    data: { ...filler, ...data },
    ...(message && { message }),
  };
}

/** The id of the message that an interaction comes from, or nothing. */
const pressedOn = ({ message }: Json): string => (isJson(message) && textOf(message['id'])) || '';

const { message, deferredMessage, deferredUpdate, update, autocomplete, modal, pong } = CallbackType;
const TAKES: Readonly<Record<number, readonly number[]>> = {
  [InteractionType.ping]: [pong],
  [InteractionType.command]: [message, deferredMessage, modal],
  [InteractionType.component]: [message, deferredMessage, deferredUpdate, update, modal],
  [InteractionType.autocomplete]: [autocomplete],
  [InteractionType.modal]: [message, deferredMessage, deferredUpdate, update],
};

/**
 * Takes the first answer to an interaction, from the callback route or from the body of an HTTP answer.
 * @throws Refusal 40060 when there was one, 10062 after three seconds, 50035 when it is none for this interaction
 */
export function acknowledge(world: World, pending: Pending, callback: unknown, uploads: readonly Upload[] = []): void {
  const { raw, sentAt, settle } = pending;
  if (pending.acknowledged !== undefined) {
    throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
  }
  if (world.clock.now() - sentAt > FIRST_ANSWER) throw new Refusal(404, 10062, 'Unknown interaction');
  const files = uploads.map(({ name, bytes }) => ({ name, bytes }));
  const body: Json = { ...(isJson(callback) ? callback : {}), ...(files.length > 0 && { files }) };
  const type = Number(body['type']);
  const fits = TAKES[raw.type]?.includes(type) === true;
  try {
    insist(world, `answer to interaction ${raw.id}`, [
      ...problemsOfCallback(isJson(callback) ? body : callback),
      ...(fits ? [] : [`callback type ${type} does not answer interaction type ${raw.type}`]),
    ]);
    const first = apply(world, pending, type, isJson(body['data']) ? body['data'] : {}, uploads);
    pending.acknowledged = type;
    if (first) pending.original = first.id;
    settle({ kind: 'answered', interaction: raw, callback: body, ...(first && { message: first }) });
  } catch (error) {
    settle({ kind: 'refused', interaction: raw, callback });
    throw error;
  }
}

/** What a message says of the interaction that it answers: above all, whose it was. */
function metadataOf(raw: Sent): Json {
  const { id, type, authorizing_integration_owners } = raw;
  const member = isJson(raw['member']) ? raw['member'] : raw;
  const known = { id, user: member['user'], authorizing_integration_owners };
  const pressed = pressedOn(raw);
  return {
    ...known,
    type,
    ...(type === InteractionType.component && { interacted_message_id: pressed || id }),
    ...(type === InteractionType.modal && {
      triggering_interaction_metadata: pressed
        ? { ...known, type: InteractionType.component, interacted_message_id: pressed }
        : { ...known, type: InteractionType.command },
    }),
  };
}

/** Does what a first answer asks for, and returns the message that it concerns. */
function apply(
  world: World,
  { raw, channel }: Pending,
  type: number,
  data: Json,
  uploads: readonly Upload[],
): Message | undefined {
  const by = { application_id: world.applicationId, interaction_metadata: metadataOf(raw) };
  if (type === message) return post(world, channel, data, by, uploads);
  // A deferral decides only who will see the answer.
  const secret = Number(data['flags'] ?? 0) & Flag.ephemeral;
  if (type === deferredMessage) return post(world, channel, { flags: secret | Flag.loading }, by);
  const old = world.messages.get(pressedOn(raw));
  return old && type === update ? edit(world, old, data, uploads) : type === deferredUpdate ? old : undefined;
}

/** What the callback route answers to `with_response`. */
export function response({ messages }: World, { raw, channel, acknowledged, original }: Pending): Json {
  const first = messages.get(original ?? '');
  return {
    interaction: {
      id: raw.id,
      type: raw.type,
      channel_id: channel,
      ...(raw['guild_id'] !== undefined && { guild_id: raw['guild_id'] }),
      ...(first && {
        response_message_id: first.id,
        response_message_loading: (first.flags & Flag.loading) !== 0,
        response_message_ephemeral: (first.flags & Flag.ephemeral) !== 0,
      }),
    },
    ...(first &&
      (acknowledged === message || acknowledged === update) && { resource: { type: acknowledged, message: first } }),
  };
}

/** The interaction that a webhook's token stands for, for 15 minutes. @throws Refusal 10015, or 50027 when they are over */
export function webhookOf(world: World, applicationId: string, token: string): Pending {
  const pending = world.interactions.get(token);
  if (pending?.acknowledged === undefined || applicationId !== world.applicationId) {
    throw new Refusal(404, 10015, 'Unknown Webhook');
  }
  if (world.clock.now() - pending.sentAt > LIFETIME) throw new Refusal(401, 50027, 'Invalid Webhook Token');
  return pending;
}

/** A message of an interaction; `@original` is its first answer. @throws Refusal 10008 */
export const messageFor = (world: World, pending: Pending, id: string): Message =>
  messageIn(world, pending.channel, id === '@original' ? (pending.original ?? '') : id);
