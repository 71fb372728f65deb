import { DISCORD_CODE, DiscordError } from '../model/discord.ts';
import type { News, Posted } from './page/wire.ts';

/** A message that everybody sees. */
interface Kept {
  readonly posted: Posted;
  /** When it last changed, in the order of all changes. */
  readonly change: number;
  readonly gone: boolean;
  /** Epoch milliseconds. */
  readonly pinnedAt: number;
  /** The answer to one member, on whose page it is: nobody else is shown it. */
  readonly own: boolean;
}

/** What everybody sees in the channels of the playground. All but `has` and `news` throw where there is no such channel. */
export interface Board {
  has(channel: string): boolean;
  /** A message that is there, or is known to be gone. */
  look(channel: string, message: string): Kept | undefined;
  /** A message that is there. Throws where there is none. */
  find(channel: string, message: string): Kept;
  /** Writes a message, or writes over one; the oldest that is not pinned gives way where there are too many. */
  put(channel: string, posted: Posted, more?: Partial<Kept>): void;
  /** The latest first. */
  pinned(channel: string): Kept[];
  /** What has changed since an earlier look; 0 for all of it. */
  news(channel: string, since: number): News;
}

/** Messages that a channel remembers. */
const MESSAGES = 400;

export function createBoard(channels: readonly string[]): Board {
  const rooms = new Map(channels.map((id) => [id, new Map<string, Kept>()]));
  let changes = 0;
  const roomOf = (channel: string): Map<string, Kept> => {
    const room = rooms.get(channel);
    if (!room) throw new DiscordError(404, DISCORD_CODE.unknownChannel, 'Unknown Channel');
    return room;
  };
  return {
    has: (channel) => rooms.has(channel),
    look: (channel, message) => roomOf(channel).get(message),
    find(channel, message) {
      const kept = roomOf(channel).get(message);
      if (!kept || kept.gone) throw new DiscordError(404, DISCORD_CODE.unknownMessage, 'Unknown Message');
      return kept;
    },
    put(channel, posted, more = {}) {
      const room = roomOf(channel);
      room.set(posted.id, { gone: false, pinnedAt: 0, own: false, ...more, posted, change: (changes += 1) });
      const oldest = room.values().find(({ posted: { pinned } }) => !pinned);
      if (room.size > MESSAGES && oldest) room.delete(oldest.posted.id);
    },
    pinned: (channel) =>
      [...roomOf(channel).values()]
        .filter(({ gone, posted }) => !gone && posted.pinned)
        .toSorted((a, b) => b.pinnedAt - a.pinnedAt || b.change - a.change),
    news(channel, since) {
      // A page that was open before this process began knows of changes that never were.
      const from = since > changes ? 0 : since;
      const all = [...(rooms.get(channel)?.values() ?? [])].filter(({ change }) => change > from);
      const some = (which: (kept: Kept) => boolean): Posted[] => all.filter(which).map(({ posted }) => posted);
      return {
        at: changes,
        messages: some(({ gone, own }) => !gone && !own),
        answers: some(({ own }) => own),
        gone: some(({ gone }) => gone).map(({ id }) => id),
      };
    },
  };
}
