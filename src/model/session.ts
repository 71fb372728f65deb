import { z } from 'zod';
import { codeOf } from './digest.ts';
import type { Item, Flaw, Ruling, Served } from './quiz.ts';

/** What stands where the id of a member stood who was forgotten: nobody has this id. */
export const NOBODY = '0';

/**
 * Where a session stands. `draft`: the host looks at it in private · `lobby`: members join · `posting`: a question is on its
 * way · `open`: it is answered · `paused` · `closing`: it is scored, its answer is on its way · `revealed`: its answer is shown, the
 * next may follow · `suspended`: something at Discord is in the way · `ended` and `cancelled`: over · `archived`: over, and only counters are
 * left of the answers.
 */
export const SESSION_STATES = [
  'draft',
  'lobby',
  'posting',
  'open',
  'paused',
  'closing',
  'revealed',
  'suspended',
  'ended',
  'cancelled',
  'archived',
] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** The states of a session that takes up its channel. */
export const LIVE = ['lobby', 'posting', 'open', 'paused', 'closing', 'revealed', 'suspended'] as const;

export const MODES = ['fast', 'secure'] as const;
export const BOARDS = ['off', 'own', 'top'] as const;

/** What a host has chosen for a session. */
export const SessionSettings = z.object({
  /** `fast`: everybody sees the options and presses one. `secure`: each answers on a panel of their own. */
  mode: z.enum(MODES),
  board: z.enum(BOARDS),
  /** Seconds for a question; 0 when the host closes each. */
  seconds: z.number().int().min(0).max(120),
  /** Whether the next question follows by itself. */
  pace: z.enum(['auto', 'host']),
  /** Answers are kept under names that nobody can trace when it is over. */
  anonymous: z.boolean(),
  /** Look-ups stay open to members in a secure session. */
  openBook: z.boolean(),
  /** Quick right answers score more, beside the count of right ones. */
  bonus: z.boolean(),
});
export type SessionSettings = z.infer<typeof SessionSettings>;

/** A quiz that is played in a channel. */
export interface Session {
  readonly id: string;
  readonly guild: string;
  readonly channel: string;
  /** The set from which it was made. */
  readonly set: string;
  readonly title: string;
  readonly label?: string;
  readonly state: SessionState;
  /** Counts its changes: who has seen another one changes nothing. */
  readonly rev: number;
  /** The question it is at, from 1; 0 before the first. */
  readonly number: number;
  /** How many questions there are. */
  readonly total: number;
  readonly settings: SessionSettings;
  readonly hostBy: string;
  /** When the host was last heard of: epoch milliseconds, as all moments. */
  readonly hostAt: number;
  /** The message of the lobby, and the one with the board. */
  readonly message?: string;
  readonly endMessage?: string;
  /** What was in the way when it was suspended, and the state to which it goes back. */
  readonly problem?: string;
  readonly before?: SessionState;
  readonly changedAt: number;
  readonly createdAt: number;
  readonly endedAt?: number;
  /** The key under which members are hidden; of anonymous sessions, thrown away at the end. */
  readonly secret?: string;
  /** How many posts it has made: each has a nonce of its own. */
  readonly posts: number;
}

/** What stands for a member in an anonymous session. @param secret its key */
export const codeIn = (secret: string, member: string): string => codeOf(secret, member).slice(0, 24);

/**
 * The name under which a member's answers are kept: in an anonymous session a code that only its key leads to. Without that
 * key, when it is over, it is nobody's: nothing is found under it.
 */
export const nameIn = ({ secret, settings }: Pick<Session, 'secret' | 'settings'>, member: string): string =>
  secret === undefined ? (settings.anonymous ? NOBODY : member) : codeIn(secret, member);

export const QUESTION_STATES = ['waiting', 'asked', 'closed', 'skipped', 'taken-back'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** One question of a session: a frozen copy, whatever becomes of the documents meanwhile. */
export interface SessionQuestion {
  readonly session: string;
  readonly guild: string;
  readonly number: number;
  readonly served: Served;
  readonly state: QuestionState;
  readonly message?: string;
  /** When its message was made, by Discord's clock. */
  readonly postedAt?: number;
  /** Until when it is answered, for members without time of their own; missing when it is not timed. */
  readonly closesAt?: number;
  /** What was added to that after interruptions. */
  readonly addedMs: number;
  /** Of a paused question: what was left. */
  readonly leftMs?: number;
  /** How many answers its message tells of. */
  readonly shown: number;
  /** When its message was last edited. */
  readonly editedAt: number;
  readonly ruling?: Ruling;
}

/** What a member has answered: the newest press counts. */
export interface Response {
  readonly session: string;
  readonly guild: string;
  readonly number: number;
  readonly member: string;
  /** The id of the press, with zeros in front: 20 digits. */
  readonly press: string;
  readonly answer: string;
  /** Milliseconds from the message of the question to the press, by Discord's clock. */
  readonly ms: number;
}

/** A response that was scored. */
export interface Score {
  readonly member: string;
  readonly number: number;
  readonly correct: boolean;
  readonly ms: number;
}

/** What a student objects to. */
export interface Challenge {
  readonly session: string;
  readonly guild: string;
  readonly number: number;
  readonly member: string;
  readonly text: string;
  readonly madeAt: number;
  readonly decision?: 'accepted' | 'rejected';
  readonly reply?: string;
  readonly decidedBy?: string;
  /** When it was decided; of one that was accepted also what names the act of the ruling. */
  readonly decidedAt?: number;
}

/** How many sets a server may have, how many items a set, how long its name may be, and how many items it takes to ask it. */
export const SETS_MAX = 50;
export const ITEMS_MAX = 60;
export const SET_NAME_MAX = 60;
export const ITEMS_LEAST = 3;
/** How many items a set is proposed with. */
export const PROPOSED = { least: ITEMS_LEAST, most: 30, usual: 10 } as const;

/** A set of items that a teacher goes through before it is asked. */
export interface QuizSet {
  readonly id: string;
  readonly guild: string;
  readonly name: string;
  readonly approved: boolean;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly rev: number;
}

export const VERDICTS = ['open', 'keep', 'drop'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** An item of a set with what the checker said of it and what the teacher decided. */
export interface SetItem {
  readonly set: string;
  readonly guild: string;
  readonly place: number;
  readonly item: Item;
  readonly flaws: readonly Flaw[];
  readonly verdict: Verdict;
}
