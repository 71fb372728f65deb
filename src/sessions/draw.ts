import type { Locale } from '../locales/en.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { MessageBody } from '../model/discord.ts';
import { PICKED, type Item, type Served } from '../model/quiz.ts';
import type { Session, SessionQuestion } from '../model/session.ts';
import type { Block, Button } from '../reply/blocks.ts';
import { toMessage } from '../reply/discord.ts';
import { fit } from '../reply/limits.ts';
import { shown } from '../reply/parts.ts';
import { encodePress } from '../reply/state.ts';
import type { Sending } from '../store/outbox.ts';
import { distributionOf } from './distribution.ts';
import { keyWords, letter, rulingWords } from './show.ts';
import type { Board, Tally } from './tally.ts';

/** The custom id of a step of a quiz. */
export const quizStep = (step: string, ...args: readonly (string | number)[]): string =>
  encodePress({ action: 'step', command: 'quiz', step, args: args.map(String) })!;

export const text = (of: Rich | string): Block => ({ type: 'text', text: rich`${of}` });
export const small = (of: Rich | string): Block => ({ type: 'small', text: rich`${of}` });
export const heading = (of: string): Block => ({ type: 'heading', text: rich`${of}` });
export const buttons = (...all: readonly Button[]): Block => ({ type: 'buttons', buttons: all });

const bodyOf = (blocks: readonly Block[]): MessageBody => toMessage({ private: false, blocks });

/** The message of the lobby. @param joined how many take part */
export function drawLobby(session: Session, joined: number, t: Locale): MessageBody {
  const { lobby } = t.quiz;
  const { id, title, label, settings, total, hostBy, state } = session;
  const over = ['ended', 'cancelled', 'archived'].includes(state);
  return bodyOf([
    heading(lobby.heading(title)),
    text(lobby.lead(total, settings)),
    ...(label === undefined ? [] : [text(lobby.label(label))]),
    text(lobby.host(hostBy)),
    ...(settings.anonymous ? [text(lobby.anonymous)] : []),
    small(joined === 0 && over ? lobby.over : lobby.joined(joined)),
    ...(over ? [small(lobby.over)] : state === 'lobby' ? [] : [small(lobby.begun)]),
    ...(over
      ? []
      : [
          buttons(
            { label: lobby.join, id: quizStep('join', id), style: 'primary' },
            { label: lobby.rules, id: quizStep('rules', id) },
          ),
        ]),
  ]);
}

/** What is asked, with its options in words. */
export function itemBlocks({ item }: Pick<Served, 'item'>, t: Locale): Block[] {
  const { question } = t.quiz;
  const options = item.options.map(({ text: words }, i) => rich`${question.option(letter(i), words)}`);
  const { form } = item;
  const hint = form === 'order' || form === 'match' ? question.hints[form] : undefined;
  const typed = item.options.length === 0 ? question.hints.typed : undefined;
  return [
    text(rich`${bold(item.stem)}`),
    ...(hint !== undefined ? [text(hint)] : []),
    ...(item.rows
      ? [{ type: 'list', items: item.rows.map((row, i) => rich`${question.row(i + 1, row)}`) } as const]
      : []),
    ...(options.length > 0 ? [{ type: 'list', items: options } as const] : []),
    ...(typed !== undefined ? [text(typed)] : []),
  ];
}

/** Each member has letters of their own, on a panel that only they see. */
const isPrivate = ({ settings }: Session, { served }: SessionQuestion): boolean =>
  settings.mode === 'secure' && PICKED.has(served.item.form);

/** What everybody sees of what is asked. */
const publicBlocks = (session: Session, question: SessionQuestion, t: Locale): Block[] =>
  isPrivate(session, question)
    ? [text(rich`${bold(question.served.item.stem)}`), text(t.quiz.question.hints.secure)]
    : itemBlocks(question.served, t);

/** The most characters of an option that its button shows; of a longer one the button is its letter. */
const LABEL_MAX = 30;

/** What stands on the buttons of options: their words, or letters alone where one is too long to be read on a button. */
export function optionLabels({ options }: Item, t: Locale): string[] {
  const long = options.some((each) => each.text.length > LABEL_MAX);
  return options.map((each, i) => (long ? letter(i) : t.quiz.question.option(letter(i), each.text)));
}

const opening = (session: Session, { number }: SessionQuestion, t: Locale): Block =>
  heading(t.quiz.question.heading(number, session.total));

/** The message of a question while it is answered. @param answered how many have */
export function drawQuestion(session: Session, question: SessionQuestion, answered: number, t: Locale): MessageBody {
  const { question: words } = t.quiz;
  const { item } = question.served;
  const { number, closesAt, addedMs } = question;
  const pressed = PICKED.has(item.form) && session.settings.mode === 'fast';
  const answers: Button[] = pressed
    ? optionLabels(item, t).map((label, i) => ({ label, id: quizStep('pick', session.id, number, i) }))
    : [{ label: words.answer, id: quizStep('answer', session.id, number), style: 'primary' }];
  const when = closesAt === undefined ? rich`${words.hostCloses}` : words.closes(closesAt);
  const paused = session.state === 'paused';
  return bodyOf([
    opening(session, question, t),
    ...publicBlocks(session, question, t),
    ...(addedMs > 0 ? [small(words.added(addedMs))] : []),
    small(paused ? words.paused : rich`${words.answered(answered)} · ${when}`),
    ...(paused ? [] : [buttons(...answers)]),
  ]);
}

/** A question that is not asked any more and does not count. */
export const drawSkipped = (session: Session, question: SessionQuestion, t: Locale): MessageBody =>
  bodyOf([opening(session, question, t), ...publicBlocks(session, question, t), small(t.quiz.question.skipped)]);

/** How often each option was chosen. @param lettered with their letters */
const counts = ({ item }: Served, right: number, tally: Tally, t: Locale, lettered: boolean): Rich[] =>
  item.options.map((option, i) => {
    const words = lettered ? t.quiz.question.option(letter(i), option.text) : option.text;
    return t.quiz.reveal.count(words, tally.counts.get(String(i)) ?? 0, right === i);
  });

/** What was put in order or matched, as it is right; nothing of other forms. */
function solved({ item: { options, rows }, key }: Served, t: Locale): Rich[] {
  if (key.type !== 'order') return [];
  const { question } = t.quiz;
  return key.order.map((place, i) => {
    const option = question.option(letter(place), options[place]?.text ?? '');
    return rows ? rich`${question.row(i + 1, rows[i] ?? '')}: ${option}` : rich`${option}`;
  });
}

/** The most of a quote that is shown with an answer. */
const QUOTE_MAX = 300;

/** The message of a question with its answer, and what is drawn of it. @param nextAt when the next one follows by itself */
export function drawReveal(
  session: Session,
  question: SessionQuestion,
  tally: Tally,
  t: Locale,
  nextAt?: number,
): Pick<Sending, 'figure'> & { readonly body: MessageBody } {
  const { reveal } = t.quiz;
  const { served, number, state } = question;
  const { item, key, explanations } = served;
  const hidden = isPrivate(session, question);
  const lines = key.type === 'option' ? counts(served, key.at, tally, t, !hidden) : solved(served, t);
  const figure = distributionOf(session, question, tally, t, !hidden);
  const body = bodyOf([
    opening(session, question, t),
    text(rich`${bold(item.stem)}`),
    ...(lines.length > 0 ? [{ type: 'list', items: lines } as const] : []),
    text(reveal.right(keyWords(served, t, !hidden))),
    ...(hidden ? [small(reveal.ownLetters)] : []),
    ...(key.type === 'number' && key.off > 0 ? [small(reveal.within(t.format.number(key.off)))] : []),
    text(state === 'taken-back' ? reveal.takenBack : reveal.share(tally.right, tally.all)),
    ...rulings(question, t, !hidden),
    ...explanations.map((each): Block => ({
      type: 'quote',
      text: fit(shown(each.quote), QUOTE_MAX),
      source: t.quiz.source(each),
    })),
    ...(nextAt === undefined ? [] : [small(reveal.next(nextAt))]),
    buttons(
      { label: reveal.mine, id: quizStep('mine', session.id) },
      { label: reveal.challenge, id: quizStep('challenge', session.id, number) },
    ),
  ]);
  return { body, ...(figure && { figure }) };
}

/** What the host has decided over the answers since. */
export const rulings = (question: SessionQuestion, t: Locale, lettered = true): Block[] =>
  rulingWords(question, t, lettered).map(text);

/** The last message of a session. */
export function drawEnd(session: Session, board: Board, t: Locale): MessageBody {
  const { end, reveal } = t.quiz;
  const { title, settings, state, id } = session;
  const rows = settings.board === 'top' && !settings.anonymous ? board.rows : [];
  return bodyOf([
    heading(end.heading(title)),
    text(end.lead(board.people, board.asked)),
    ...(state === 'cancelled' ? [text(end.cancelled)] : []),
    ...rows.map(({ place, member, right, bonus }) =>
      text(end.row(place, member, right, board.asked, settings.bonus ? bonus : undefined)),
    ),
    small(settings.anonymous ? end.anonymous : end.mine),
    // Of an anonymous quiz nobody can be told their own: the key is gone.
    ...(settings.anonymous ? [] : [buttons({ label: reveal.mine, id: quizStep('mine', id) })]),
  ]);
}
