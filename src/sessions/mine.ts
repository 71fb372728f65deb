import type { KeptCall, Pressed } from '../command.ts';
import { rich, type Rich } from '../locales/rich.ts';
import { nameIn, type Response, type Score, type Session, type SessionQuestion } from '../model/session.ts';
import type { Block } from '../reply/blocks.ts';
import { fit } from '../reply/limits.ts';
import { responsesIn, scoresIn } from '../store/quiz-answers.ts';
import { questionsOf } from '../store/quiz-sessions.ts';
import { sessionIn, told } from './answer.ts';
import { heading, text } from './draw.ts';
import { ownWords } from './own.ts';
import { answerOf, keyWords } from './show.ts';

/** What the member who presses has answered so far, and what of it was right. */
export async function mine([id]: readonly string[], call: KeptCall): Promise<Pressed> {
  const { store, member } = call;
  const found = await store.read(async (tx) => {
    const session = await sessionIn(tx, id, call);
    const name = nameIn(session, member.id);
    return {
      session,
      questions: await questionsOf(tx, session.id),
      responses: await responsesIn(tx, session.id, name),
      scores: await scoresIn(tx, session.id, name),
    };
  });
  return told(resultOf(found, call));
}

interface Result {
  readonly session: Session;
  readonly questions: readonly SessionQuestion[];
  readonly responses: readonly Response[];
  readonly scores: readonly Score[];
}

/** So many lines have room for the right answers, too; of more than that, answers are cut shorter. */
const FEW = 15;
const SHOWN = { few: 80, many: 30 } as const;

function resultOf({ session, questions, responses, scores }: Result, call: KeptCall): Block[] {
  const { mine: words } = call.t.quiz;
  if (session.settings.anonymous && session.endedAt !== undefined)
    return [heading(words.heading), text(words.anonymous)];
  if (responses.length + scores.length === 0) return [heading(words.heading), text(words.none)];
  const closed = questions.filter(({ state }) => state === 'closed');
  const right = scores.filter(({ correct }) => correct).length;
  const few = closed.length <= FEW;
  const line = (question: SessionQuestion): Rich => {
    const { number, served } = question;
    const given = responses.find((each) => each.number === number)?.answer;
    const correct = scores.find((each) => each.number === number)?.correct;
    const say = (answer: string): string => ownWords({ session, question }, answer, call, few ? SHOWN.few : SHOWN.many);
    const key = served.key.type === 'option' ? say(answerOf(served.key)) : fit(keyWords(served, call.t), SHOWN.few);
    return rich`${words.line(number, given === undefined ? undefined : say(given), correct, few ? key : undefined)}`;
  };
  const over = session.endedAt !== undefined;
  return [
    heading(words.heading),
    text(words.lead(right, closed.length, over)),
    { type: 'list', items: closed.map(line) },
  ];
}
