import type { Session, SessionQuestion, SessionState } from '../model/session.ts';

/** What happens to a session. */
export const EVENTS = [
  'open',
  'ask',
  'posted',
  'repost',
  'pause',
  'resume',
  'close',
  'skip',
  'reveal',
  'end',
  'suspend',
  'restore',
  'cancel',
  'archive',
] as const;
export type SessionEvent = (typeof EVENTS)[number];

type Moves = Readonly<Partial<Record<SessionState, SessionState>>>;
const always = (to: SessionState, ...from: readonly SessionState[]): Moves =>
  Object.fromEntries(from.map((state) => [state, to]));

/** Where each event leads from each state; from a state that it does not name it does nothing. */
const MOVES: Readonly<Record<SessionEvent, Moves>> = {
  open: { draft: 'lobby' },
  ask: { lobby: 'posting', revealed: 'posting' },
  posted: { posting: 'open' },
  // Its message is gone, or something was in the way: the same question is posted once more.
  repost: always('posting', 'open', 'suspended'),
  pause: { open: 'paused' },
  resume: { paused: 'open' },
  close: always('closing', 'open', 'paused'),
  skip: always('revealed', 'open', 'paused'),
  reveal: { closing: 'revealed' },
  end: { revealed: 'ended' },
  suspend: always('suspended', 'lobby', 'posting', 'open', 'paused', 'closing', 'revealed'),
  // Back to the state in which it was.
  restore: {},
  cancel: always('cancelled', 'draft', 'lobby', 'posting', 'open', 'paused', 'closing', 'revealed', 'suspended'),
  archive: always('archived', 'ended', 'cancelled'),
};

/** The state after an event; undefined where the event means nothing in this state. */
export function after(
  { state, before }: Pick<Session, 'state' | 'before'>,
  event: SessionEvent,
): SessionState | undefined {
  return event === 'restore' ? (state === 'suspended' ? before : undefined) : MOVES[event][state];
}

/** After the deadline an answer that was pressed in time may still arrive. */
export const GRACE_MS = 1_500;
/** How long it may be on its way from Discord to us. */
const ON_THE_WAY_MS = 500;
/** How often the message of an open question may be edited, and how often a session is looked after. */
export const TICK_MS = 1_600;
/** An open question that nobody looks after for so long is interrupted. */
const INTERRUPTION_MS = 2_000;
/** Where the next question follows by itself: so long after the answer. */
export const REVEAL_MS = 10_000;

const MINUTE = 60_000;
/** How long a session waits for its host. */
const IDLE_MS = 60 * MINUTE;
const SUSPENDED_MS = 15 * MINUTE;
/** How long Discord may take to show a question, or its answer. */
const POSTING_MS = 2 * MINUTE;
const REVEALING_MS = 30_000;

/** Milliseconds beside those of all for a member with time of their own; undefined without a limit. @param percent -1 for no limit */
const extraMs = (seconds: number, percent = 0): number | undefined =>
  percent < 0 ? undefined : Math.round((seconds * 1000 * percent) / 100);

/** Until when a member may answer; undefined when there is no limit. */
export function closesFor({ closesAt }: SessionQuestion, seconds: number, percent = 0): number | undefined {
  const extra = extraMs(seconds, percent);
  return closesAt === undefined || extra === undefined ? undefined : closesAt + extra;
}

/**
 * When something becomes of a session by itself, epoch milliseconds.
 * @param question the one it is at @param percents the time of their own of members who take part
 */
export function deadlineOf(
  { state, changedAt, settings }: Session,
  question: SessionQuestion | undefined,
  percents: readonly number[],
): number | undefined {
  switch (state) {
    case 'open': {
      const idle = changedAt + IDLE_MS;
      const times = [0, ...percents].map((percent) => question && closesFor(question, settings.seconds, percent));
      const open = times.some((time) => time === undefined);
      return open ? idle : Math.max(...times.map((time) => time ?? 0)) + GRACE_MS + ON_THE_WAY_MS;
    }
    case 'posting':
      return changedAt + POSTING_MS;
    case 'closing':
      return changedAt + REVEALING_MS;
    case 'revealed':
      return changedAt + (settings.pace === 'auto' ? REVEAL_MS : IDLE_MS);
    case 'suspended':
      return changedAt + SUSPENDED_MS;
    case 'draft':
    case 'lobby':
    case 'paused':
      return changedAt + IDLE_MS;
    default:
      return undefined;
  }
}

/**
 * Milliseconds for which nobody looked after an open question; 0 while that is no interruption.
 * @param tickAt when it was to be looked after @param now epoch milliseconds
 */
export const interruption = (tickAt: number, now: number): number =>
  now - tickAt > INTERRUPTION_MS ? now - tickAt : 0;

/** The moment from which a question counts time: when its message was made, later when it was paused or posted again. */
export const startOf = ({ closesAt, addedMs, postedAt = 0 }: SessionQuestion, seconds: number): number =>
  closesAt === undefined ? postedAt : closesAt - seconds * 1000 - addedMs;
