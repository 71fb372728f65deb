import type { Response, Score, Session, SessionQuestion } from '../model/session.ts';
import { isRight } from '../quiz/grade.ts';

/** How a question was answered by all. */
export interface Tally {
  readonly all: number;
  readonly right: number;
  /** How often each answer was given. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The scores of a question by its responses: the same responses make the same scores, however often. */
export const grade = ({ served, ruling }: SessionQuestion, responses: readonly Response[]): Omit<Score, 'number'>[] =>
  responses.map(({ member, answer, ms }) => ({ member, ms, correct: isRight(served.key, answer, ruling) }));

export function tallyOf(question: SessionQuestion, responses: readonly Response[]): Tally {
  const counts = new Map<string, number>();
  for (const { answer } of responses) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return { all: responses.length, right: grade(question, responses).filter(({ correct }) => correct).length, counts };
}

/** Rows of a board: who is not among them sees their own result. */
const ROWS = 20;
/** The most that one quick right answer earns beside. */
const BONUS = 50;

export interface Board {
  readonly people: number;
  /** Questions that count. */
  readonly asked: number;
  readonly rows: readonly {
    /** The same for members with the same result. */
    readonly place: number;
    readonly member: string;
    readonly right: number;
    readonly bonus: number;
  }[];
}

/**
 * Who was right most often. Speed decides nothing but where the host wants a bonus, and then only between equals.
 * @param people how many take part
 */
export function boardOf(
  { settings }: Session,
  questions: readonly SessionQuestion[],
  scores: readonly Score[],
  people: number,
): Board {
  const asked = questions.filter(({ state }) => state === 'closed').length;
  const limit = settings.seconds * 1000;
  const bonusOf = ({ correct, ms }: Score): number =>
    correct && limit > 0 ? Math.round(BONUS * Math.max(0, 1 - ms / limit)) : 0;
  const all = [...Map.groupBy(scores, ({ member }) => member)].map(([member, own]) => ({
    member,
    right: own.filter(({ correct }) => correct).length,
    bonus: own.reduce((sum, score) => sum + bonusOf(score), 0),
  }));
  const rank = (row: (typeof all)[number]): number => row.right * 100_000 + (settings.bonus ? row.bonus : 0);
  const ranked = all.toSorted((a, b) => rank(b) - rank(a) || a.member.localeCompare(b.member));
  const rows = ranked.slice(0, ROWS).map((row) => ({
    ...row,
    place: 1 + ranked.findIndex((other) => rank(other) === rank(row)),
  }));
  return { people, asked, rows };
}
