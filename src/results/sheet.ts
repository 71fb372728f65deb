import { stringify } from 'csv-stringify/sync';
import { PICKED, type Item } from '../model/quiz.ts';
import type { Response, Score, SessionQuestion } from '../model/session.ts';
import { answerOf, letter } from '../sessions/show.ts';
import { countedIn, itemResults, type ItemResult, type Results } from './analysis.ts';

/** Options that an item can have. */
const OPTIONS = 6;

type Cell = string | number | undefined;
type Row = Readonly<Record<string, Cell>>;

/**
 * A table in CSV (RFC 4180) that programs for tables read as it is: UTF-8 with its mark, and nothing that anybody typed is taken
 * for a formula.
 */
const write = (columns: readonly string[], rows: readonly Row[]): Uint8Array =>
  Buffer.from(
    stringify([...rows], {
      columns: [...columns],
      header: true,
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    }),
  );

/** An answer in words, without letters: what they stand for is not in the table. */
function inWords({ form, options, rows = [] }: Item, answer: string): string {
  const textAt = (place: string | number): string => options[Number(place)]?.text ?? '';
  if (PICKED.has(form)) return textAt(answer);
  if (form === 'order') return Array.from(answer, textAt).join(' > ');
  if (form === 'match') return Array.from(answer, (place, row) => `${rows[row] ?? ''} = ${textAt(place)}`).join('; ');
  return answer;
}

const common = ({ session }: Results, { number, served: { item } }: SessionQuestion): Row => ({
  session: session.id,
  title: session.title,
  label: session.label,
  question: number,
  item: item.id,
  form: item.form,
  kind: item.kind,
  stem: item.stem,
});
const COMMON = ['session', 'title', 'label', 'question', 'item', 'form', 'kind', 'stem'];

/**
 * Every student with every question that counts. Times are cut at what all had: a longer one would tell who had time of their
 * own, which is in no table.
 * @param names by member; who has none has their id alone
 */
export function answerSheet(results: Results, names: ReadonlyMap<string, string>): Uint8Array {
  const { session, people, scores, responses } = results;
  const keyOf = ({ number, member }: Pick<Score, 'number' | 'member'>): string => `${number} ${member}`;
  const byPlace = new Map(scores.map((each) => [keyOf(each), each]));
  const given = new Map(responses.map((each: Response) => [keyOf(each), each.answer]));
  const rows = people.flatMap((member) =>
    countedIn(results).map((question): Row => {
      const place = { number: question.number, member };
      const score = byPlace.get(keyOf(place));
      const answer = given.get(keyOf(place));
      const limit = session.settings.seconds === 0 ? Infinity : session.settings.seconds * 1000 + question.addedMs;
      return {
        ...common(results, question),
        member,
        name: names.get(member),
        answer: answer === undefined ? undefined : inWords(question.served.item, answer),
        right: score?.correct ? 1 : 0,
        milliseconds: score && Math.min(score.ms, limit),
      };
    }),
  );
  const who = names.size > 0 ? ['member', 'name'] : ['member'];
  return write([...COMMON, ...who, 'answer', 'right', 'milliseconds'], rows);
}

/** Every question whose answer was shown, also those that do not count. */
export function itemSheet(results: Results): Uint8Array {
  const rounded = (of: number | undefined): number | undefined => of && Number(of.toFixed(4));
  const rows = itemResults(results).map((result): Row => {
    const { question, n, right, interval, silent, medianMs, separation } = result;
    const { item, key } = question.served;
    return {
      ...common(results, question),
      key: key.type === 'number' ? `${key.value} ${key.unit}`.trim() : inWords(item, answerOf(key)),
      counts: question.state === 'closed' ? 1 : 0,
      answers: n,
      'no answer': silent,
      right,
      share: n === 0 ? undefined : rounded(right / n),
      low: rounded(interval?.low),
      high: rounded(interval?.high),
      discrimination: rounded(separation?.r),
      'median milliseconds': medianMs,
      ...optionCells(result),
    };
  });
  const options = Array.from({ length: OPTIONS }, (_, i) => [letter(i), `${letter(i)} chosen`]).flat();
  const measured = ['answers', 'no answer', 'right', 'share', 'low', 'high', 'discrimination', 'median milliseconds'];
  return write([...COMMON, 'key', 'counts', ...measured, ...options], rows);
}

/** What each option says, and how often it was chosen. */
function optionCells({ question, given }: ItemResult): Row {
  const { item } = question.served;
  const cells = item.options.map((option, i): Row => {
    const chosen = PICKED.has(item.form) ? given.find(({ answer }) => answer === String(i))?.n : undefined;
    return { [letter(i)]: option.text, [`${letter(i)} chosen`]: chosen };
  });
  return Object.assign({}, ...cells) as Row;
}
