import { forgetRuns } from '../store/changes.ts';
import { forgetGaps, forgetGapTexts } from '../store/gaps.ts';
import { forgetDecidedReports, forgetOldReports } from '../store/reports.ts';
import type { Tx } from '../store/store.ts';

const DAY = 86_400_000;

/** What is forgotten after its time, each by a function that is given the moment: epoch milliseconds. */
export const cleanups: readonly ((tx: Tx, now: number) => Promise<void>)[] = [
  (tx, now) => forgetGapTexts(tx, now - 90 * DAY),
  (tx, now) => forgetDecidedReports(tx, now - 180 * DAY),
  (tx, now) => forgetOldReports(tx, now - 365 * DAY),
  (tx, now) => forgetGaps(tx, now - 180 * DAY),
  (tx, now) => forgetRuns(tx, now - 90 * DAY),
];
