import { problemsOfEdit, problemsOfMessage } from '../discord/schema.ts';
import { problemsOfUploads, storeUploads, withAddresses, type Upload } from './files.ts';
import { bot, insist, partsOf, Refusal, type Json, type World } from './world.ts';

export const Flag = { ephemeral: 1 << 6, loading: 1 << 7, v2: 1 << 15 } as const;

/** A message as Discord answers it. */
export type Message = Json & { readonly id: string; readonly channel_id: string; readonly flags: number };

// What Discord adds to a component that was sent without it.
const DEFAULTS: Readonly<Record<number, Json>> = {
  3: { min_values: 1, max_values: 1 },
  14: { spacing: 1, divider: true },
  17: { accent_color: null, spoiler: false },
};

/** What of a body shows, as Discord gives it back: components are numbered through, files have addresses. */
function drawn(body: Json, attachments: readonly Json[]): Json {
  let next = 1;
  const numbered = (part: Json): Json => {
    const stored = { ...DEFAULTS[Number(part['type'])], id: next++, ...withAddresses(part, attachments) };
    return part['components'] ? { ...stored, components: partsOf(part['components']).map(numbered) } : stored;
  };
  return {
    ...(body['content'] !== undefined && { content: body['content'] ?? '' }),
    ...(body['embeds'] !== undefined && { embeds: partsOf(body['embeds']).map((each) => ({ type: 'rich', ...each })) }),
    ...(body['components'] !== undefined && { components: partsOf(body['components']).map(numbered) }),
  };
}

/**
 * Stores a new message of the bot. The body is already known to be good.
 * @param more what it says beside the body
 * @throws Refusal 50035 when the files do not fit it
 */
export function post(
  world: World,
  channel: string,
  body: Json,
  more: Json = {},
  uploads: readonly Upload[] = [],
): Message {
  insist(world, `message in channel ${channel}`, problemsOfUploads(body, uploads));
  const attachments = storeUploads(world, channel, body, uploads);
  const message: Message = {
    id: world.clock.snowflake(),
    channel_id: channel,
    type: 0,
    content: '',
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    attachments,
    embeds: [],
    components: [],
    timestamp: new Date(world.clock.now()).toISOString(),
    edited_timestamp: null,
    flags: Number(body['flags'] ?? 0),
    author: bot(world),
    pinned: false,
    tts: false,
    ...drawn(body, attachments),
    ...more,
  };
  world.messages.set(message.id, message);
  return message;
}

/**
 * Changes a message. Nothing takes off Components V2, and nothing changes who sees it.
 * @throws Refusal 50035 when the new body is none for this message
 */
export function edit(world: World, old: Message, body: Json, uploads: readonly Upload[] = []): Message {
  const kept = old.flags & (Flag.v2 | Flag.ephemeral);
  const whole = kept & Flag.v2 ? { ...body, flags: Flag.v2 } : body;
  const before = partsOf(old['attachments']).filter(
    ({ id }) => body['attachments'] === undefined || partsOf(body['attachments']).some((each) => each['id'] === id),
  );
  insist(world, `edit of message ${old.id}`, [
    ...problemsOfEdit(whole),
    ...problemsOfUploads(
      whole,
      uploads,
      before.map(({ filename }) => String(filename)),
    ),
  ]);
  const attachments = [...before, ...storeUploads(world, old.channel_id, body, uploads)];
  const message: Message = {
    ...old,
    ...drawn(body, attachments),
    attachments,
    flags: kept | (Number(body['flags'] ?? 0) & Flag.v2),
    edited_timestamp: new Date(world.clock.now()).toISOString(),
  };
  world.messages.set(message.id, message);
  return message;
}

/** Posts into a channel. A nonce that is to be unique gives back the message that was first sent with it. */
export function postIn(world: World, channel: string, body: Json, uploads: readonly Upload[]): Message {
  insist(world, `message in channel ${channel}`, problemsOfMessage(body));
  const { nonce } = body;
  const first = [...world.messages.values()].find(
    (each) => nonce !== undefined && each['nonce'] === nonce && each.channel_id === channel,
  );
  if (first && body['enforce_nonce'] === true) return first;
  return post(world, channel, body, nonce === undefined ? {} : { nonce }, uploads);
}

/** A message of a channel. @throws Refusal 10008 */
export function messageIn({ messages }: World, channel: string, id: string): Message {
  const message = messages.get(id);
  if (message?.channel_id !== channel) throw new Refusal(404, 10008, 'Unknown Message');
  return message;
}
