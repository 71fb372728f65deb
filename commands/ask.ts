import { answerOptions, defineCommand, UserError, type AnswerArgs, type Call } from '../src/command.ts';
import { asked, hintsFrom, speakAnswer } from '../src/look.ts';
import type { Answer } from '../src/model/answer.ts';
import { suggestAnswerOption, suggestQuestion } from '../src/suggest.ts';

function answerTo(args: AnswerArgs & { readonly question: string }, call: Call): Answer {
  if (args.question.trim() === '') throw new UserError('empty-question');
  return asked(args.question, call, hintsFrom(args, call)).answer;
}

export const ask = defineCommand({
  name: 'ask',
  options: { question: { type: 'text', required: true, max: 500, suggests: true }, ...answerOptions },
  answer: answerTo,
  run: (args, call) => speakAnswer(answerTo(args, call), call, args.private ?? false),
  suggest: (option, text, call) =>
    option === 'question' ? suggestQuestion(text, call) : suggestAnswerOption(option, text, call),
});
