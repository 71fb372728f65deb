import type { Locale } from '../locales/en.ts';
import type { Distribution } from '../model/figures/distribution.ts';
import type { Session, SessionQuestion } from '../model/session.ts';
import { fit } from '../reply/limits.ts';
import { letter, rulingWords } from './show.ts';
import type { Tally } from './tally.ts';

/** What of the stem and of an option is told to who cannot see the picture, in characters: six options fit with all of it. */
const STEM = 200;
const LABEL = 80;

/**
 * How often each option of a question was chosen, by counts alone and as the text of its answer says it. None where nobody
 * answered, where there was nothing to choose from, of a question that does not count any more, and of what is sensitive.
 * @param lettered with the letters of the options, where all had the same
 */
export function distributionOf(
  { total }: Pick<Session, 'total'>,
  question: SessionQuestion,
  { all, counts }: Tally,
  t: Locale,
  lettered: boolean,
): Distribution | undefined {
  const { number, state, served } = question;
  const { item, key } = served;
  if (key.type !== 'option' || item.sensitive || all === 0 || state === 'taken-back') return undefined;
  const { distribution: words } = t.pictures;
  const title = t.quiz.question.heading(number, total);
  const rows = item.options.map(({ text: label }, i) => {
    const [count, right] = [counts.get(String(i)) ?? 0, i === key.at];
    return { ...(lettered && { letter: letter(i) }), label, count, text: words.count(count, right), right };
  });
  const told = rows.map(({ label, text }, i) => {
    const short = fit(label, LABEL);
    return words.option(lettered ? t.quiz.question.option(letter(i), short) : short, text);
  });
  return {
    chart: 'distribution',
    title,
    subtitle: item.stem,
    // What is decided twice is said once.
    notes: [...new Set(rulingWords(question, t, lettered))],
    source: words.source(all),
    alt: words.alt(title, fit(item.stem, STEM), told),
    rows,
  };
}
