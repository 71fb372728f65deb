import type { Showing } from '../command.ts';
import { localeFor } from '../locales/index.ts';
import type { Member } from '../member.ts';
import type { Guild } from '../model/guild.ts';
import type { Index } from '../search/index.ts';
import { leftOut } from './view.ts';

/**
 * How answers are given to a member in a server.
 * @param view the library as the server sees it
 * @param unread documents of the server that are not in it yet
 * @param locale the language that the server has at Discord
 */
export function showingIn(
  { settings }: Guild,
  { channel, parent }: Member,
  view: Index,
  unread: number,
  locale: string | undefined,
): Showing {
  const { channels } = settings;
  const here = [channel, parent].some((each) => each !== undefined && channels.includes(each));
  return {
    quiet: settings.answers === 'private',
    open: channels.length === 0 || here,
    t: localeFor(settings.language ?? locale),
    short: settings.length === 'short',
    pictures: settings.pictures,
    leftOut: (question) => ({ ...leftOut(view, question), unread }),
  };
}

/** Until when a server has no answers, epoch milliseconds; undefined when it has. */
export function pausedUntil({ settings: { paused } }: Guild, now: number): number | 'until-resumed' | undefined {
  return typeof paused === 'number' && paused <= now ? undefined : paused;
}
