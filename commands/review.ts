import { defineCommand, type KeptCall } from '../src/command.ts';
import { caseSteps } from '../src/review/case.ts';
import { close } from '../src/review/gap.ts';
import { changeSteps } from '../src/review/held.ts';
import { hiddenSteps } from '../src/review/hidden.ts';
import { inbox, inboxSteps } from '../src/review/inbox.ts';
import { QUEUES, type Queue } from '../src/review/page.ts';
import { report } from '../src/review/report.ts';
import { tell } from '../src/review/tell.ts';

/** What waits for the moderators of a server, and what every member may tell them. */
export const review = defineCommand({
  name: 'review',
  kept: true,
  needs: 'moderate',
  duringQuiz: true,
  options: { queue: { type: 'text', among: QUEUES } },
  run(args, call) {
    return inbox((args.queue ?? 'all') as Queue, 1, call as KeptCall);
  },
  steps: { report, tell, close, ...inboxSteps, ...caseSteps, ...changeSteps, ...hiddenSteps },
});
