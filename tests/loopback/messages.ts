import { problemsOfEdit, problemsOfMessage } from '../discord/schema.ts';
import { bot, insist, isJson, partsOf, Refusal, type Json, type World } from './world.ts';

export const Flag = { ephemeral: 1 << 6, loading: 1 << 7, v2: 1 << 15 } as const;

/** A message as Discord answers it, and when it was pinned. */
export type Message = Json & {
  readonly id: string;
  readonly channel_id: string;
  readonly flags: number;
  readonly pinnedAt?: string;
};

/** A file that came with a body. */
export interface Upload {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

// What Discord adds to a component that was sent without it.
const DEFAULTS: Readonly<Record<number, Json>> = {
  3: { min_values: 1, max_values: 1 },
  11: { description: null, spoiler: false },
  14: { spacing: 1, divider: true },
  17: { accent_color: null, spoiler: false },
};

const media = (world: World, file: unknown): Json => {
  const url = String(isJson(file) ? file['url'] : '');
  return { id: world.clock.snowflake(), url, proxy_url: url };
};

/** A component as Discord gives it back: numbered, with defaults, and with its media taken over. */
function stored(world: World, part: Json, number: { next: number }): Json {
  const id = number.next++;
  return {
    ...DEFAULTS[Number(part['type'])],
    ...part,
    id: part['id'] ?? id,
    ...(isJson(part['media']) && { media: media(world, part['media']) }),
    ...(isJson(part['file']) && {
      file: media(world, part['file']),
      name: String(part['file']['url']).replace('attachment://', ''),
      size: 1,
      spoiler: part['spoiler'] ?? false,
    }),
    ...(part['items'] !== undefined && {
      items: partsOf(part['items']).map((item) => ({
        description: null,
        spoiler: false,
        ...item,
        media: media(world, item['media']),
      })),
    }),
    ...(part['components'] !== undefined && {
      components: partsOf(part['components']).map((child) => stored(world, child, number)),
    }),
    ...(isJson(part['accessory']) && { accessory: stored(world, part['accessory'], number) }),
  };
}

const components = (world: World, list: unknown): Json[] => {
  const number = { next: 1 };
  return partsOf(list).map((part) => stored(world, part, number));
};

/** Embeds as Discord gives them back: a field that did not say so stands on its own line. */
const embeds = (list: unknown): Json[] =>
  partsOf(list).map((embed) => ({
    type: 'rich',
    ...embed,
    ...(embed['fields'] !== undefined && {
      fields: partsOf(embed['fields']).map((field) => ({ inline: false, ...field })),
    }),
  }));

/** The files of a body; alt texts come from its list of attachments. */
const attachments = (world: World, body: Json, files: readonly Upload[]): Json[] =>
  files.map(({ name, size, type }, i) => {
    const told = partsOf(body['attachments']).find(({ id }) => String(id) === String(i));
    const url = `https://cdn.discordapp.com/attachments/${name}`;
    const description = told?.['description'];
    return {
      id: world.clock.snowflake(),
      filename: name,
      size,
      url,
      proxy_url: url,
      content_type: type,
      ...(typeof description === 'string' && { description }),
    };
  });

/** Stores a new message of the bot. The body is already known to be good. */
export function post(world: World, channel: string, body: Json, files: readonly Upload[] = [], more: Json = {}): Message {
  const message: Message = {
    id: world.clock.snowflake(),
    channel_id: channel,
    type: 0,
    content: String(body['content'] ?? ''),
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    attachments: attachments(world, body, files),
    embeds: embeds(body['embeds']),
    components: components(world, body['components']),
    timestamp: new Date(world.clock.now()).toISOString(),
    edited_timestamp: null,
    flags: Number(body['flags'] ?? 0),
    author: bot(world),
    pinned: false,
    tts: false,
    ...(body['nonce'] !== undefined && { nonce: body['nonce'] }),
    ...more,
  };
  world.messages.set(message.id, message);
  return message;
}

/**
 * Changes a message. Nothing takes off Components V2, and nothing changes who sees it.
 * @throws Refusal 50035 when the new body is none for this message
 */
export function edit(world: World, old: Message, body: Json, files: readonly Upload[] = []): Message {
  const kept = old.flags & (Flag.v2 | Flag.ephemeral);
  insist(world, `edit of message ${old.id}`, problemsOfEdit(kept & Flag.v2 ? { ...body, flags: Flag.v2 } : body));
  const message: Message = {
    ...old,
    ...(body['content'] !== undefined && { content: String(body['content'] ?? '') }),
    ...(body['embeds'] !== undefined && { embeds: embeds(body['embeds']) }),
    ...(body['components'] !== undefined && { components: components(world, body['components']) }),
    ...(files.length > 0 && { attachments: attachments(world, body, files) }),
    flags: kept | (Number(body['flags'] ?? 0) & Flag.v2),
    edited_timestamp: new Date(world.clock.now()).toISOString(),
  };
  world.messages.set(message.id, message);
  return message;
}

/** Posts into a channel. A nonce that is to be unique gives back the message that was first sent with it. */
export function postIn(world: World, channel: string, body: Json, files: readonly Upload[]): Message {
  insist(world, `message in channel ${channel}`, problemsOfMessage(body));
  const { nonce } = body;
  const sent = [...world.messages.values()].find((each) => nonce !== undefined && each['nonce'] === nonce);
  if (sent && sent.channel_id === channel && body['enforce_nonce'] === true) return sent;
  return post(world, channel, body, files);
}

/** The message of that id. @throws Refusal 10008 */
export function messageOf({ messages }: World, id: string, channel?: string): Message {
  const message = messages.get(id);
  if (!message || (channel !== undefined && message.channel_id !== channel)) {
    throw new Refusal(404, 10008, 'Unknown Message');
  }
  return message;
}

/** What of a message leaves this Discord. */
export const shown = ({ pinnedAt: _, ...message }: Message): Json => message;
