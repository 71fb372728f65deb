import type { Answer, RefusalReason } from './answer.ts';
import type { Figure } from './figure.ts';

/** How an interaction ended. */
export interface Outcome {
  /**
   * The status of the answer. `shown`: another reply, such as a page of a source; `form`: a form was opened;
   * `autocomplete`: suggestions; `user-error`: the member was told what to mend; `failed`: a mistake of ours.
   */
  readonly status: Answer['status'] | 'shown' | 'form' | 'autocomplete' | 'pong' | 'user-error' | 'failed';
  /** Why it was refused. */
  readonly reason?: RefusalReason;
}

/** An interaction that was dealt with. Every text in it is one of ours, so that there are only so many. */
export interface Handled extends Outcome {
  /** The name of a command that exists, or `button`, `form`, or `unknown`. */
  readonly command: string;
  readonly seconds: number;
}

export const GATEWAY_STATES = ['closed', 'connecting', 'ready'] as const;
export type GatewayState = (typeof GATEWAY_STATES)[number];

/** What reading the documents anew led to: they were taken, nothing had changed, or they were not in order. */
export const RELOADS = ['taken', 'unchanged', 'refused'] as const;
export type ReloadOutcome = (typeof RELOADS)[number];

export const SENDING_OUTCOMES = ['sent', 'given-up'] as const;
export type SendingOutcome = (typeof SENDING_OUTCOMES)[number];
export const DUE_OUTCOMES = ['done', 'failed'] as const;
export type DueOutcome = (typeof DUE_OUTCOMES)[number];

/**
 * What became of a picture: it was drawn, was drawn before and remembered, or could not be drawn. `late`: its answer went
 * without it, and it was to be added.
 */
export const PICTURE_RESULTS = ['drawn', 'remembered', 'failed', 'late'] as const;
export interface Pictured {
  readonly chart: Figure['chart'];
  readonly result: (typeof PICTURE_RESULTS)[number];
  /** How long it was drawn. */
  readonly seconds?: number;
}

/** Where a room reports what is counted. */
export interface Metrics {
  handled(interaction: Handled): void;
  /** Discord made a request wait. */
  rateLimited(): void;
  gatewayIs(state: GatewayState): void;
  reloaded(outcome: ReloadOutcome): void;
  /** The library that answers from now on is there. */
  libraryLoaded(): void;
  /** How many sendings wait in the outbox, of all processes. */
  sendingsWaiting(count: number): void;
  sendingEnded(outcome: SendingOutcome): void;
  /** Work that was due was done, or failed and is tried again. */
  dueEnded(outcome: DueOutcome): void;
  pictured(picture: Pictured): void;
}
