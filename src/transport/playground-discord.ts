import { randomInt } from 'node:crypto';
import { CallbackType, InteractionType, type Callback, type Interaction } from '../interaction.ts';
import { DISCORD_CODE, DiscordError, type Discord, type GuildView, type MessageFile } from '../model/discord.ts';
import type { Attachment, News, Posted } from './page/wire.ts';
import { createBoard, type Board } from './board.ts';
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
/** Files and nonces that are remembered. */
const FILES = 20;
const NONCES = 1_000;
/** Pins of a channel. */
const PINS = 250;
const EPHEMERAL = 1 << 6;

/** An id in the form of Discord's. @param now epoch milliseconds */
export const newId = (now = Date.now()): string => String(((BigInt(now) - EPOCH) << 22n) | BigInt(randomInt(2 ** 22)));

const view: GuildView = {
  id: GUILD,
  owner: MEMBERS[0].id,
  roles: ROLES,
  channels: CHANNELS.map((channel) => ({ ...channel, overwrites: [] })),
  self: { id: APPLICATION, roles: [botRole.id] },
};

/** @param now epoch milliseconds */
export function createPlaygroundDiscord(now: () => number = Date.now): PlaygroundDiscord {
  const board = createBoard(CHANNELS.map(({ id }) => id));
  const answers = new Map<string, { readonly channel: string; readonly message: string }>();
  const files = new Map<string, Uint8Array>();
  return {
    ...writing(board, now),
    ...pinning(board, now),
    guild: async (id) => (id === GUILD ? view : 'missing'),
    commandPermissions: async () => [],
    memberName: async (guild, member) => (guild === GUILD ? MEMBERS.find(({ id }) => id === member)?.name : undefined),
    async editAnswer({ interaction }, body, sent) {
      const place = answers.get(interaction);
      if (!place) throw new DiscordError(404, DISCORD_CODE.unknownWebhook, 'Unknown Webhook');
      const { channel, message } = place;
      const { posted, ...rest } = board.look(channel, message) ?? {
        posted: { id: message, at: now(), pinned: false },
        own: true,
      };
      const flags = Number(body['flags'] ?? 0) | (rest.own ? EPHEMERAL : 0);
      board.put(channel, { ...posted, payload: { ...body, flags }, files: sent.map(inText) }, rest);
    },
    async download(url, max) {
      const bytes = files.get(url);
      if (!bytes) throw new DiscordError(404, 0, 'the file cannot be read');
      if (bytes.length > max) throw new RangeError(`the file has more than ${max} bytes`);
      return bytes;
    },
    news: board.news,
    answered(interaction, callback) {
      const { id, channel_id: channel = '', message } = interaction;
      noteAnswer(board, interaction, callback, now());
      const answer = callback.type === CallbackType.update ? (message?.id ?? id) : id;
      if (callback.later && board.has(channel)) remember(answers, id, { channel, message: answer }, FILES);
    },
    keep({ name, bytes }, origin) {
      const id = newId(now());
      const url = `${origin}/files/${id}`;
      remember(files, url, bytes, FILES);
      return { id, filename: name, size: bytes.length, url };
    },
  };
}

function writing(board: Board, now: () => number): Pick<Discord, 'post' | 'edit' | 'remove'> {
  const nonces = new Map<string, string>();
  return {
    async post(channel, body, nonce, files = []) {
      const known = nonces.get(`${channel} ${nonce}`);
      if (known !== undefined) return { id: known };
      const id = newId(now());
      board.put(channel, { id, at: now(), payload: body, pinned: false, ...shownWith(files) });
      remember(nonces, `${channel} ${nonce}`, id, NONCES);
      return { id };
    },
    async edit(channel, message, body, files = []) {
      const { posted, ...rest } = board.find(channel, message);
      const { files: before, ...kept } = posted;
      const stay = body['attachments'] === undefined && files.length === 0 && before;
      board.put(channel, { ...kept, payload: body, ...(stay ? { files: stay } : shownWith(files)) }, rest);
    },
    async remove(channel, message) {
      const kept = board.look(channel, message);
      if (kept) board.put(channel, { id: message, at: kept.posted.at, payload: {}, pinned: false }, { gone: true });
    },
  };
}

function pinning(board: Board, now: () => number): Pick<Discord, 'pin' | 'unpin' | 'pins'> {
  return {
    async pin(channel, message) {
      const { posted, ...rest } = board.find(channel, message);
      if (posted.pinned) return;
      if (board.pinned(channel).length >= PINS)
        throw new DiscordError(400, DISCORD_CODE.tooManyPins, 'Maximum number of pins reached (250)');
      board.put(channel, { ...posted, pinned: true }, { ...rest, pinnedAt: now() });
    },
    async unpin(channel, message) {
      const kept = board.look(channel, message);
      if (kept?.posted.pinned) board.put(channel, { ...kept.posted, pinned: false });
    },
    pins: async (channel) =>
      board.pinned(channel).map(({ posted: { id }, pinnedAt }) => ({ message: id, author: APPLICATION, pinnedAt })),
  };
}

/** Puts an answer on the board where everybody sees it. */
function noteAnswer(
  board: Board,
  interaction: Interaction,
  { type, data = {}, files: sent = [] }: Callback,
  at: number,
): void {
  const { id, channel_id: channel = '', message } = interaction;
  if (!board.has(channel)) return;
  const pressed = board.look(channel, message?.id ?? '');
  const shown = { payload: data, ...shownWith(sent) };
  if (type === CallbackType.update && pressed && !pressed.gone) {
    const { files: _, ...posted } = pressed.posted;
    board.put(channel, { ...posted, ...shown }, pressed);
  }
  const open = type === CallbackType.message && (Number(data['flags'] ?? 0) & EPHEMERAL) === 0;
  if (open && !board.look(channel, id))
    board.put(channel, { id, at, pinned: false, by: userOf(interaction), ...shown });
}

/** Keeps a value under a name, and forgets the oldest where there are too many. */
function remember<T>(all: Map<string, T>, name: string, value: T, most: number): void {
  all.set(name, value);
  if (all.size > most) all.delete(all.keys().next().value!);
}

/** The files of a message, where it has any. */
const shownWith = (files: readonly MessageFile[]): Pick<Posted, 'files'> =>
  files.length > 0 ? { files: files.map(inText) } : {};

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
