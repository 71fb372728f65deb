import { UserError, type KeptCall, type MessageMenu } from '../src/command.ts';
import { reportArgsIn } from '../src/review/menu.ts';
import { reportForm } from '../src/review/report.ts';

/** Opens the form in which an answer or a card of the bot is reported to the moderators. */
export const reportError: MessageMenu = {
  name: 'Report an error',
  kept: true,
  duringQuiz: true,
  async run({ ids }, call) {
    const args = reportArgsIn(ids);
    if (!args) throw new UserError('nothing-to-report');
    return { form: await reportForm(args, call as KeptCall) };
  },
};
