import { defineCommand, UserError, type KeptCall } from '../src/command.ts';
import { caseSteps } from '../src/review/case.ts';
import { close } from '../src/review/gap.ts';
import { changeSteps } from '../src/review/held.ts';
import { hiddenSteps } from '../src/review/hidden.ts';
import { inbox, inboxSteps } from '../src/review/inbox.ts';
import { QUEUES } from '../src/review/page.ts';
import { report } from '../src/review/report.ts';
import { tell } from '../src/review/tell.ts';
import { matching } from '../src/suggest.ts';

/** What waits for the moderators of a server, and what every member may tell them. */
export const review = defineCommand({
  name: 'review',
  kept: true,
  needs: 'moderate',
  options: { queue: { type: 'text', max: 20, suggests: true } },
  run(args, call) {
    const name = args.queue?.trim().toLowerCase() || 'all';
    const queue = QUEUES.find((each) => each === name);
    if (!queue) throw new UserError('unknown-queue');
    return inbox(queue, 1, call as KeptCall);
  },
  suggest: (_, text, { t }) =>
    matching(
      QUEUES.map((value) => ({ label: `${value}: ${t.review.queues[value]}`, value })),
      text,
    ),
  steps: { report, tell, close, ...inboxSteps, ...caseSteps, ...changeSteps, ...hiddenSteps },
});
