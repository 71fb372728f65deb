import { UserError } from '../command.ts';
import { ACTS_MAX, type Ruling, type RulingAct } from '../model/quiz.ts';
import type { Session, SessionQuestion } from '../model/session.ts';
import { score } from '../sessions/close.ts';
import { drawReveal } from '../sessions/draw.ts';
import { editQuestion, type Playing } from '../sessions/moves.ts';
import { redrawEnd } from '../sessions/over.ts';
import { tallyOf } from '../sessions/tally.ts';
import { recordDeed } from '../store/audit.ts';
import { responsesTo, scoresIn } from '../store/quiz-answers.ts';
import { changeQuestion } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { isFolded } from './analysis.ts';

/** How many were right before and after. */
export interface Regraded {
  readonly before: number;
  readonly after: number;
}

/** What follows from the acts on a question; undefined from none. */
function rulingOf(acts: readonly RulingAct[]): Ruling | undefined {
  if (acts.length === 0) return undefined;
  const also = [...new Set(acts.flatMap(({ answer }) => answer ?? []))];
  const everybody = acts.some(({ does }) => does === 'everybody');
  return { ...(also.length > 0 && { also }), ...(everybody && { everybody }), acts: [...acts] };
}

const takesOut = (acts: readonly RulingAct[]): boolean => acts.some(({ does }) => does === 'out');
export const actsOn = ({ ruling }: Pick<SessionQuestion, 'ruling'>): readonly RulingAct[] => ruling?.acts ?? [];

/** When the next act on a question is: later than all before, for it is named by that. */
export const momentOf = (question: SessionQuestion, now: number): number =>
  Math.max(now, ...actsOn(question).map(({ at }) => at + 1));

const rightIn = async (tx: Tx, { session, number }: SessionQuestion): Promise<number> =>
  (await scoresIn(tx, session)).filter((each) => each.number === number && each.correct).length;

/**
 * Scores a question anew by these acts in the place of those that were there, from its responses and in this transaction; the
 * same acts make the same scores, however often. Whoever calls it has changed the session in the same transaction.
 * @throws UserError `quiz-regrade-late` where responses were forgotten, `quiz-regrade-full` for more acts than one question takes
 */
export async function regrade(
  tx: Tx,
  session: Session,
  question: SessionQuestion,
  acts: readonly RulingAct[],
  by: string,
  playing: Playing,
): Promise<Regraded> {
  if (acts.length > ACTS_MAX) throw new UserError('quiz-regrade-full');
  const { number } = question;
  const responses = await responsesTo(tx, session.id, number);
  const scores = (await scoresIn(tx, session.id)).filter((each) => each.number === number);
  if (isFolded({ session, responses, scores })) throw new UserError('quiz-regrade-late');
  const back = takesOut(actsOn(question)) ? 'closed' : question.state;
  const { ruling: _, ...rest } = question;
  const ruling = rulingOf(acts);
  const next: SessionQuestion = { ...rest, state: takesOut(acts) ? 'taken-back' : back, ...(ruling && { ruling }) };
  const before = await rightIn(tx, question);
  await changeQuestion(tx, next, { state: next.state, ruling });
  await score(tx, next);
  const after = await rightIn(tx, next);
  await editQuestion(tx, session, next, drawReveal(session, next, tallyOf(next, responses), playing.t), playing);
  await redrawEnd(tx, session, playing);
  await recordDeed(tx, {
    guild: session.guild,
    at: playing.now,
    member: by,
    action: acts.length < actsOn(question).length ? 'quiz.regrade.undo' : 'quiz.regrade',
    object: `quiz:${session.id}`,
    detail: { number, acts, before, after },
  });
  return { before, after };
}
