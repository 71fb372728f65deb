import { answerOptions, defineCommand, UserError, type AnswerArgs, type Call } from '../src/command.ts';
import { asked, hintsFrom, speakAnswer } from '../src/look.ts';
import type { Answer } from '../src/model/answer.ts';
import type { Reply } from '../src/reply/blocks.ts';
import { suggestAnswerOption, suggestQuestion } from '../src/suggest.ts';

type Args = AnswerArgs & { readonly question: string };

const answerTo = (args: Args, call: Call): Answer => asked(args.question, call, hintsFrom(args, call)).answer;

function run(args: Args, call: Call): Reply {
  if (args.question.trim() === '') throw new UserError('empty-question');
  return speakAnswer(answerTo(args, call), call, args.private);
}

export const ask = defineCommand({
  name: 'ask',
  options: { question: { type: 'text', required: true, max: 500, suggests: true }, ...answerOptions },
  answer: answerTo,
  run,
  suggest: (option, text, call) =>
    option === 'question' ? suggestQuestion(text, call) : suggestAnswerOption(option, text, call),
});
