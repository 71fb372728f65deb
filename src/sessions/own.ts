import type { KeptCall } from '../command.ts';
import type { Locale } from '../locales/en.ts';
import { PICKED, type Served } from '../model/quiz.ts';
import { nameIn, type Session, type SessionQuestion } from '../model/session.ts';
import { randomOf } from '../quiz/random.ts';
import type { Block, Field, Form } from '../reply/blocks.ts';
import { fit, LIMITS } from '../reply/limits.ts';
import { buttons, heading, itemBlocks, optionLabels, quizStep, small, text } from './draw.ts';
import { answerWords, letter } from './show.ts';

/** The question that somebody answers, and until when they may. */
export interface Open {
  readonly session: Session;
  readonly question: SessionQuestion;
  readonly until: number | undefined;
}

/** The places of the options in the order in which one member sees them. Numbers and dates stay in theirs. */
function orderFor({ session, question }: Pick<Open, 'session' | 'question'>, member: string): number[] {
  const { options, form } = question.served.item;
  const places = options.map((_, i) => i);
  const sorted =
    form === 'true-false' || options.some(({ value }) => /^(year|date|month|money|count|number)\b/.test(value));
  return sorted ? places : randomOf(session.id, question.number, nameIn(session, member)).shuffled(places);
}

/** What somebody has answered, in at most so many characters, and the letter that they alone saw beside it. */
export function ownWords(
  at: Pick<Open, 'session' | 'question'>,
  answer: string,
  { t, member }: Pick<KeptCall, 't' | 'member'>,
  max: number,
): string {
  const { served } = at.question;
  if (at.session.settings.mode !== 'secure' || !PICKED.has(served.item.form))
    return fit(answerWords(served, answer, t), max);
  const place = orderFor(at, member.id).indexOf(Number(answer));
  return t.quiz.mine.ownLetter(fit(answerWords(served, answer, t, false), max), letter(place));
}

/** The panel of one member in a secure session: the letters are as this member sees them. */
export function ownPanel(open: Open, own: string | undefined, { t, member }: KeptCall): Block[] {
  const { session, question, until } = open;
  const { item } = question.served;
  const places = orderFor(open, member.id);
  const shown: Served = { ...question.served, item: { ...item, options: places.map((place) => item.options[place]!) } };
  const labels = optionLabels(shown.item, t);
  const chosen = places.findIndex((place) => String(place) === own);
  const { acknowledged } = t.quiz;
  return [
    heading(t.quiz.question.heading(question.number, session.total)),
    ...itemBlocks(shown, t),
    text(chosen < 0 ? acknowledged.pick : acknowledged.chose(answerWords(shown, String(chosen), t))),
    small(until === undefined ? acknowledged.open : acknowledged.until(until)),
    buttons(
      ...places.map((place, i) => ({ label: labels[i]!, id: quizStep('choose', session.id, question.number, place) })),
    ),
  ];
}

/** The form on which a member answers what is not one press. @param own what they have answered already */
export function formFor({ session, question }: Open, own: string | undefined, { t }: KeptCall): Form {
  const { form: words, option } = t.quiz.question;
  const { item, key } = question.served;
  const field = (label: string, i: number, hint?: string): Field => ({
    id: `p${i}`,
    label,
    ...(hint !== undefined && { hint }),
    type: 'one',
    list: true,
    choices: item.options.map((each, place) => ({
      label: option(letter(place), each.text),
      value: String(place),
      chosen: own?.[i] === String(place),
    })),
  });
  const typed: Field = {
    id: 'typed',
    label: key.type === 'number' ? words.number(key.unit) : words.typed,
    max: 200,
    ...(own !== undefined && { value: own }),
  };
  return {
    id: quizStep('answer', session.id, question.number),
    title: words.title(question.number),
    fields:
      item.form === 'match'
        ? (item.rows ?? []).map((row, i) => rowField(row, i, field, t))
        : item.form === 'order'
          ? item.options.map((_, i) => field(words.place(i), i))
          : [typed],
  };
}

/** What is matched stands in the label, or under it where it is too long for that. */
function rowField(
  row: string,
  i: number,
  field: (label: string, i: number, hint?: string) => Field,
  { quiz: { question } }: Locale,
): Field {
  const label = question.row(i + 1, row);
  return label.length <= LIMITS.modalLabel ? field(label, i) : field(question.form.row(i + 1), i, row);
}
