import { randomInt } from 'node:crypto';
import { CallbackType, InteractionType, type Callback, type Interaction } from '../interaction.ts';
import { DISCORD_CODE, DiscordError, type Discord, type GuildView, type MessageBody } from '../model/discord.ts';
import type { Attachment, News, Posted } from './page/wire.ts';
import { APPLICATION, botRole, CHANNELS, GUILD, MEMBERS, ROLES } from './page/world.ts';

/** The Discord of the playground: one made-up server in this process, as long as it runs. */
export interface PlaygroundDiscord extends Discord {
  /** What everybody sees of a channel and has changed since an earlier look; 0 for all of it. */
  news(channel: string, since: number): News;
  /** Takes note of an answer, which is a message as well where everybody sees it. */
  answered(interaction: Interaction, callback: Callback): void;
  /** Keeps a file that somebody sends along, for `download`. @param origin where the playground is reached */
  keep(file: { readonly name: string; readonly bytes: Uint8Array }, origin: string): Attachment;
}

/** Where Discord's ids begin to count milliseconds. */
const EPOCH = 1_420_070_400_000n;
/** Messages that a channel remembers, and files and nonces that are remembered at all. */
const MESSAGES = 400;
const FILES = 20;
const NONCES = 1_000;
/** Pins of a channel. */
const PINS = 250;
const EPHEMERAL = 1 << 6;

/** An id in the form of Discord's. @param now epoch milliseconds */
export const newId = (now = Date.now()): string => String(((BigInt(now) - EPOCH) << 22n) | BigInt(randomInt(2 ** 22)));

interface Kept {
  readonly posted: Posted;
  /** When it last changed, in the order of all changes. */
  readonly change: number;
  readonly gone: boolean;
  /** Epoch milliseconds. */
  readonly pinnedAt: number;
}

const view: GuildView = {
  id: GUILD,
  owner: MEMBERS[0].id,
  roles: ROLES,
  channels: CHANNELS.map((channel) => ({ ...channel, overwrites: [] })),
  self: { id: APPLICATION, roles: [botRole.id] },
};

/** @param now epoch milliseconds */
export function createPlaygroundDiscord(now: () => number = Date.now): PlaygroundDiscord {
  const rooms = new Map(CHANNELS.map(({ id }) => [id, new Map<string, Kept>()]));
  const files = new Map<string, Uint8Array>();
  const nonces = new Map<string, string>();
  let changes = 0;

  const roomOf = (channel: string): Map<string, Kept> => {
    const room = rooms.get(channel);
    if (!room) throw new DiscordError(404, DISCORD_CODE.unknownChannel, 'Unknown Channel');
    return room;
  };
  const find = (channel: string, message: string): Kept => {
    const kept = roomOf(channel).get(message);
    if (!kept || kept.gone) throw new DiscordError(404, DISCORD_CODE.unknownMessage, 'Unknown Message');
    return kept;
  };
  const put = (channel: string, posted: Posted, more: Partial<Kept> = {}): void => {
    const room = roomOf(channel);
    room.set(posted.id, { gone: false, pinnedAt: 0, ...more, posted, change: (changes += 1) });
    const oldest = room.values().find(({ posted: { pinned } }) => !pinned);
    if (room.size > MESSAGES && oldest) room.delete(oldest.posted.id);
  };
  const post = (channel: string, body: MessageBody): string => {
    const id = newId(now());
    put(channel, { id, at: now(), payload: body, pinned: false });
    return id;
  };
  const pinned = (channel: string): Kept[] =>
    [...roomOf(channel).values()]
      .filter(({ gone, posted }) => !gone && posted.pinned)
      .toSorted((a, b) => b.pinnedAt - a.pinnedAt || b.change - a.change);

  return {
    async post(channel, body, nonce) {
      const known = nonces.get(`${channel} ${nonce}`);
      if (known !== undefined) return { id: known };
      const id = post(channel, body);
      remember(nonces, `${channel} ${nonce}`, id, NONCES);
      return { id };
    },
    async edit(channel, message, body) {
      const { posted, ...rest } = find(channel, message);
      put(channel, { ...posted, payload: body }, rest);
    },
    async remove(channel, message) {
      const kept = roomOf(channel).get(message);
      if (kept) put(channel, { id: message, at: kept.posted.at, payload: {}, pinned: false }, { gone: true });
    },
    async pin(channel, message) {
      const { posted, ...rest } = find(channel, message);
      if (posted.pinned) return;
      if (pinned(channel).length >= PINS)
        throw new DiscordError(400, DISCORD_CODE.tooManyPins, 'Maximum number of pins reached (250)');
      put(channel, { ...posted, pinned: true }, { ...rest, pinnedAt: now() });
    },
    async unpin(channel, message) {
      const kept = roomOf(channel).get(message);
      if (kept?.posted.pinned) put(channel, { ...kept.posted, pinned: false });
    },
    pins: async (channel) =>
      pinned(channel).map(({ posted: { id }, pinnedAt }) => ({ message: id, author: APPLICATION, pinnedAt })),
    guild: async (id) => (id === GUILD ? view : 'missing'),
    commandPermissions: async () => [],
    async download(url, max) {
      const bytes = files.get(url);
      if (!bytes) throw new DiscordError(404, 0, 'the file cannot be read');
      if (bytes.length > max) throw new RangeError(`the file has more than ${max} bytes`);
      return bytes;
    },
    news(channel, since) {
      // A page that was open before this process began knows of changes that never were.
      const from = since > changes ? 0 : since;
      const all = [...(rooms.get(channel)?.values() ?? [])].filter(({ change }) => change > from);
      const [gone, there] = [true, false].map((each) => all.filter((kept) => kept.gone === each).map((k) => k.posted));
      return { at: changes, messages: there!, gone: gone!.map(({ id }) => id) };
    },
    answered(interaction, { type, data = {}, files: sent = [] }) {
      const { id, channel_id: channel = '', message } = interaction;
      const room = rooms.get(channel);
      const pressed = room?.get(message?.id ?? '');
      const shown = { payload: data, ...(sent.length > 0 && { files: sent.map(inText) }) };
      if (type === CallbackType.update && pressed && !pressed.gone) {
        const { files: _, ...posted } = pressed.posted;
        put(channel, { ...posted, ...shown }, pressed);
      }
      const open = type === CallbackType.message && (Number(data['flags'] ?? 0) & EPHEMERAL) === 0;
      if (open && room && !room.has(id))
        put(channel, { id, at: now(), pinned: false, by: userOf(interaction), ...shown });
    },
    keep({ name, bytes }, origin) {
      const id = newId(now());
      const url = `${origin}/files/${id}`;
      remember(files, url, bytes, FILES);
      return { id, filename: name, size: bytes.length, url };
    },
  };
}

/** Keeps a value under a name, and forgets the oldest where there are too many. */
function remember<T>(all: Map<string, T>, name: string, value: T, most: number): void {
  all.set(name, value);
  if (all.size > most) all.delete(all.keys().next().value!);
}

/** A file as JSON takes it. */
export const inText = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

/** Who used the bot, and how, as the others see it. */
function userOf({ type, member, user, data }: Interaction): NonNullable<Posted['by']> {
  const id = member?.user.id ?? user?.id ?? '';
  const sub = data?.options?.find((option) => option.type === 1)?.name;
  const what =
    type === InteractionType.command ? `/${[data?.name, sub].filter(Boolean).join(' ')}` : 'a button of Attaché';
  return { id, name: MEMBERS.find((each) => each.id === id)?.name ?? 'Somebody', what };
}
