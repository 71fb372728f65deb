import type { SessionSettings } from '../../src/model/session.ts';
import { randomOf, type Random } from '../../src/quiz/random.ts';

/** A press as it is planned. */
export interface Planned {
  readonly member: string;
  readonly option: number;
  /** Milliseconds from the message of the question to the press, and from the press to its arrival. */
  readonly after: number;
  readonly delay: number;
  /** So much later the same interaction arrives once more. */
  readonly again?: number;
  /** The bot's answer does not reach the member. */
  readonly lost: boolean;
}

export interface Plan {
  /** Members who join in the lobby; the others come later. */
  readonly early: readonly string[];
  /** What is pressed by question, in the order of arrival. */
  readonly questions: readonly (readonly Planned[])[];
}

export interface Size {
  readonly students: number;
  readonly questions: number;
  /** For each question. */
  readonly seconds: number;
  readonly settings?: Partial<SessionSettings>;
}

const OPTIONS = 3;

/** What a class does in a quiz: the same for the same seed. */
export function planOf(seed: number, { students, questions, seconds }: Size): Plan {
  const random = randomOf('class', seed);
  const members = Array.from({ length: students }, (_, i) => String(700_000_000_000_000_000n + BigInt(i)));
  return {
    early: members.filter(() => !chance(random, 20)),
    questions: Array.from({ length: questions }, () =>
      members
        .flatMap((member) => pressesOf(member, seconds * 1_000, random))
        .toSorted((a, b) => a.after + a.delay - b.after - b.delay),
    ),
  };
}

const chance = (random: Random, percent: number): boolean => random.whole(1, 100) <= percent;

/** After the deadline: what arrives within this counts, and what is pressed after that is late. */
const GRACE_MS = 1_500;

function pressesOf(member: string, limit: number, random: Random): Planned[] {
  const press = (after: number): Planned => ({
    member,
    option: random.whole(0, OPTIONS - 1),
    after,
    delay: random.whole(0, 60),
    ...(chance(random, 10) && { again: random.whole(30, 1_500) }),
    lost: chance(random, 20),
  });
  const kind = random.whole(1, 100);
  if (kind <= 4) return [];
  if (kind <= 8) return [press(limit + random.whole(GRACE_MS + 50, GRACE_MS + 2_500))];
  if (kind <= 13) return [press(limit + random.whole(0, 800))];
  const first = press(random.whole(150, limit - 200));
  const all = [first];
  if (chance(random, 30)) {
    const second = press(Math.min(first.after + random.whole(1, 900), limit));
    const same = chance(random, 50) ? { option: first.option } : {};
    all.push({ ...second, ...same });
    // The first one overtaken by the second.
    if (chance(random, 50)) all[0] = { ...first, delay: Math.min(1_000, limit + 400 - first.after) };
  }
  // Who was told nothing may press once more.
  const last = all.at(-1)!;
  if (last.lost && chance(random, 50)) all.push({ ...press(last.after + random.whole(300, 900)), option: last.option });
  return all;
}
