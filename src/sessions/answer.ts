import { UserError, type Filled, type KeptCall, type Pressed, type Submitted } from '../command.ts';
import { PICKED } from '../model/quiz.ts';
import { nameIn, type Session } from '../model/session.ts';
import { numberIn } from '../quiz/grade.ts';
import type { Block } from '../reply/blocks.ts';
import { responsesIn } from '../store/quiz-answers.ts';
import { sessionOf } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { small, text } from './draw.ts';
import { keep, openQuestion } from './keep.ts';
import { formFor, ownPanel, type Open } from './own.ts';
import { answerWords, numberWords } from './show.ts';

/** The session that a custom id names. @throws UserError `old-button` where it is not one of this server */
export async function sessionIn(tx: Tx, id: string | undefined, { guild }: KeptCall): Promise<Session> {
  const session = guild && (await sessionOf(tx, id ?? '', guild.id));
  if (!session || session.state === 'draft') throw new UserError('old-button');
  return session;
}

/** What only the member who pressed is told. */
export const told = (blocks: readonly Block[], update = false): Pressed => ({
  reply: { private: true, blocks },
  update,
});

function acknowledgement({ question, until }: Open, given: string, { t }: KeptCall): Block[] {
  const { acknowledged } = t.quiz;
  const { key } = question.served;
  const read = key.type === 'number' ? numberIn(given) : undefined;
  return [
    text(acknowledged.chose(answerWords(question.served, given, t))),
    ...(read === undefined
      ? []
      : [text(acknowledged.read(numberWords(read, key.type === 'number' ? key.unit : '', t)))]),
    ...(key.type === 'texts' ? [small(acknowledged.spelling)] : []),
    small(until === undefined ? acknowledged.open : acknowledged.until(until)),
  ];
}

/** A press on an option under a question that everybody sees. */
export async function pick([id = '', number = '', at = '']: readonly string[], call: KeptCall): Promise<Pressed> {
  const open = await keep([id, number], at, call);
  return told(acknowledgement(open, at, call));
}

/** Opens what a member answers on: a panel with the options, or a form. */
export async function openAnswer(place: readonly string[], call: KeptCall): Promise<Pressed> {
  const { open, own } = await call.store.read(async (tx) => {
    const found = await openQuestion(tx, place, call);
    const { id, number } = found.session;
    const all = await responsesIn(tx, id, nameIn(found.session, call.member.id));
    return { open: found, own: all.find((each) => each.number === number)?.answer };
  });
  if (!PICKED.has(open.question.served.item.form)) return { form: formFor(open, own, call) };
  return told(ownPanel(open, own, call));
}

/** A press on such a panel, which then shows what was chosen. */
export async function choose([id = '', number = '', at = '']: readonly string[], call: KeptCall): Promise<Pressed> {
  const open = await keep([id, number], at, call);
  return told(ownPanel(open, at, call), true);
}

/** What was filled in on such a form. */
export async function answerForm(place: readonly string[], filled: Filled, call: KeptCall): Promise<Submitted> {
  const typed = filled.text('typed').trim();
  const places = Array.from({ length: 5 }, (_, i) => filled.values(`p${i}`)[0] ?? '').join('');
  const given = typed || places;
  if (typed === '' && new Set(places).size !== places.length) throw new UserError('quiz-twice');
  const open = await keep(place, given, call);
  return { private: true, blocks: acknowledgement(open, given, call) };
}
