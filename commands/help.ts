import { defineCommand } from '../src/command.ts';
import { help as explain } from '../src/reading.ts';
import { matching } from '../src/suggest.ts';

export const help = defineCommand({
  name: 'help',
  duringQuiz: true,
  options: { topic: { type: 'text', max: 40, suggests: true } },
  run: (args, call) => explain(args.topic ?? 'start', call),
  suggest: (_, text, { t }) =>
    matching(
      Object.entries(t.help.topics).map(([value, label]) => ({ label, value })),
      text,
    ),
});
