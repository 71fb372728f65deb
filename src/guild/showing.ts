import type { Showing } from '../command.ts';
import { localeFor } from '../locales/index.ts';
import type { Member } from '../member.ts';
import type { LeftOut } from '../model/answer.ts';
import type { Library } from '../model/document.ts';
import type { Guild, GuildSettings } from '../model/guild.ts';
import type { Question } from '../model/question.ts';

/**
 * How answers are given to a member in a server.
 * @param library all documents, those that are switched off among them
 * @param locale the language that the server has at Discord
 */
export function showingIn(
  { settings }: Guild,
  { channel, parent }: Member,
  library: Library,
  locale: string | undefined,
): Showing {
  const { channels } = settings;
  const here = [channel, parent].some((each) => each !== undefined && channels.includes(each));
  return {
    quiet: settings.answers === 'private',
    open: channels.length === 0 || here,
    t: localeFor(settings.language ?? locale),
    short: settings.length === 'short',
    leftOut: (question) => leftOut(question, library, settings),
  };
}

function leftOut({ pairs, kinds }: Question, library: Library, settings: GuildSettings): LeftOut {
  const { documentsOff, sensitive } = settings;
  return {
    documents: documentsOff.length === 0 ? 0 : library.documents.filter(({ id }) => documentsOff.includes(id)).length,
    sensitive:
      sensitive === 'told' || pairs.length === 0
        ? 0
        : library.claims.filter(
            (claim) =>
              claim.sensitive && pairs.includes(claim.pair) && (kinds.length === 0 || kinds.includes(claim.kind)),
          ).length,
  };
}

/** Until when a server has no answers, epoch milliseconds; undefined when it has. */
export function pausedUntil({ settings: { paused } }: Guild, now: number): number | 'until-resumed' | undefined {
  return typeof paused === 'number' && paused <= now ? undefined : paused;
}
