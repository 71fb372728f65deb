import { UserError, type KeptCall, type Pressed } from '../command.ts';
import type { Discord } from '../model/discord.ts';
import type { Later, Reply, ReplyFile } from '../reply/blocks.ts';
import { small, text } from '../sessions/draw.ts';
import { isFolded, type Results } from './analysis.ts';
import { resultsFor } from './pages.ts';
import { answerSheet, itemSheet } from './sheet.ts';

/** Bytes of files that Discord takes in one message, with some room for the rest of it. */
const LARGEST = 9 * 1024 * 1024;
/** How often it is told how far names are. */
const TELL_MS = 3_000;
/** How long names are fetched: an answer can be edited for 15 minutes. */
const FETCH_MS = 13 * 60_000;
/** So many names in a row that cannot be had, and no more are asked for. */
const GIVE_UP = 3;

/** The tables of a session as files: without names at once, with them when they were fetched. */
export async function tables([id, which]: readonly string[], call: KeptCall): Promise<Pressed> {
  const { discord, t } = call;
  if (which !== 'names' && which !== 'ids') throw new UserError('old-button');
  const results = await resultsFor(id, call);
  if (which === 'ids' || !discord || results.session.settings.anonymous)
    return { reply: filled(results, undefined, call), update: false };
  const first = text(t.quizResults.tables.fetching(0, results.people.length));
  return { reply: { private: true, blocks: [first], later: named(results, discord, call) }, update: false };
}

/** Fetches the names one by one, tells how far it is, and then gives the files. Nothing of a name is kept. */
const named =
  (results: Results, discord: Discord, call: KeptCall): Later =>
  async (tell) => {
    const { people, session } = results;
    const { fetching } = call.t.quizResults.tables;
    const names = new Map<string, string>();
    const began = call.now();
    let told = began;
    let failures = 0;
    for (const [i, member] of people.entries()) {
      if (failures >= GIVE_UP || call.now() - began > FETCH_MS) break;
      if (call.now() - told >= TELL_MS) {
        told = call.now();
        // The next one tells more.
        await tell({ private: true, blocks: [text(fetching(i, people.length))] }).catch(() => undefined);
      }
      const name = await nameOf(discord, session.guild, member, call);
      failures = name === false ? failures + 1 : 0;
      if (name) names.set(member, name);
    }
    await tell(filled(results, names, call));
  };

/** The longest that a rate limit is waited for. */
const WAIT_MS = 60_000;

/** @returns false when Discord would not say */
async function nameOf(
  discord: Discord,
  guild: string,
  member: string,
  { log }: KeptCall,
): Promise<string | undefined | false> {
  try {
    return await discord.memberName(guild, member);
  } catch (error) {
    const { retryAfter = Infinity } = error as { retryAfter?: number };
    if (retryAfter > WAIT_MS) {
      log.warn({ guild, error }, 'the name of a member could not be fetched');
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, retryAfter));
    return discord.memberName(guild, member).catch(() => false as const);
  }
}

/** @param names those that could be fetched; missing where none were wanted */
function filled(results: Results, names: ReadonlyMap<string, string> | undefined, { t, discord }: KeptCall): Reply {
  const { tables: words } = t.quizResults;
  const { session, people } = results;
  const { anonymous } = session.settings;
  const lacking = names ? people.length - names.size : 0;
  const files: ReplyFile[] = [
    {
      name: `quiz-${session.id}-answers.csv`,
      bytes: answerSheet(results, names ?? new Map()),
      description: words.answers,
    },
    { name: `quiz-${session.id}-questions.csv`, bytes: itemSheet(results), description: words.items },
  ];
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > LARGEST) throw new UserError('quiz-tables-large');
  return {
    private: true,
    blocks: [
      text(words.ready),
      text(anonymous ? words.codes : names?.size ? words.names : words.ids),
      ...(lacking > 0 ? [small(words.lacking(lacking))] : []),
      ...(!anonymous && !discord ? [small(words.noDiscord)] : []),
      ...(isFolded(results) ? [small(words.folded)] : []),
    ],
    files,
  };
}
