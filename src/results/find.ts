import { UserError, type KeptCall } from '../command.ts';
import type { Session } from '../model/session.ts';
import type { Choice } from '../reply/blocks.ts';
import { sessionsIn } from '../store/quiz-sessions.ts';
import { matching } from '../suggest.ts';

/** Sessions of a server among which is looked. */
const LOOKED = 200;

export interface Wanted {
  /** The id of a session, or what stands in its line of the suggestions. */
  readonly session?: string;
  readonly label?: string;
}

/** The sessions of the server from which a call comes, the newest first. */
const sessionsFor = async ({ guild, store }: KeptCall): Promise<Session[]> =>
  guild ? store.read((tx) => sessionsIn(tx, guild.id, LOOKED)) : [];

const same = (a: string | undefined, b: string): boolean => a?.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * The session that is meant: the newest that fits all that was said.
 * @returns undefined where the server has had none at all
 * @throws UserError `quiz-unknown` where none fits
 */
export async function wantedSession({ session, label }: Wanted, call: KeptCall): Promise<Session | undefined> {
  const all = await sessionsFor(call);
  const { choice } = call.t.quizResults;
  const named = (each: Session): boolean =>
    session === undefined || each.id === session || same(each.title, session) || same(choice(each), session);
  const found = all.find((each) => named(each) && (label === undefined || same(each.label, label)));
  if (!found && all.length > 0) throw new UserError('quiz-unknown');
  return found;
}

/** Other sessions beside one, those with its label first: at most 25. */
export async function otherSessions({ id, label }: Session, call: KeptCall): Promise<Choice[]> {
  const others = (await sessionsFor(call)).filter((each) => each.id !== id);
  const alike = (each: Session): boolean => label !== undefined && same(each.label, label);
  const { choice } = call.t.quizResults;
  return others
    .toSorted((a, b) => Number(alike(b)) - Number(alike(a)))
    .slice(0, 25)
    .map((each) => ({ label: choice(each), value: each.id }));
}

/** Past sessions by date, label and title, or the labels that there are. */
export async function suggestResults(option: string, text: string, call: KeptCall): Promise<readonly Choice[]> {
  const all = await sessionsFor(call);
  if (option === 'label') {
    const labels = [...new Set(all.flatMap(({ label }) => label ?? []))];
    return matching(
      labels.map((label) => ({ label, value: label })),
      text,
    );
  }
  const { choice } = call.t.quizResults;
  // What is typed is looked for in what is shown, not in ids.
  const shown = all.map((each) => ({ label: choice(each), value: choice(each), id: each.id }));
  const fitting = matching(shown, text).map(({ value }) => value);
  return fitting.map((label) => ({ label, value: shown.find((each) => each.label === label)!.id }));
}
