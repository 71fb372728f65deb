import { UserError } from './command.ts';
import { COUNTRIES, countriesOf, pairOf, type CountryCode, type Pair } from './model/country.ts';
import { isDate } from './model/period.ts';
import type { AskedYears, Direction } from './model/question.ts';
import { isTopic, type Topic } from './model/topic.ts';
import type { Index } from './search/index.ts';
import { understand } from './search/question.ts';
import { fold, tokenize } from './search/words.ts';

const CODES: ReadonlySet<string> = new Set(COUNTRIES.map(({ code }) => code));

/**
 * The country that a text names: a code from the suggestions, or a name in any language, misspelt or not.
 * @throws UserError `unknown-country`
 */
export function countryFrom(text: string, index: Index): CountryCode {
  const code = text.trim().toUpperCase();
  if (code.length === 2 && CODES.has(code)) return code;
  const { countries } = understand(text, index);
  const known = new Set([index.library.home, ...index.library.pairs.flatMap(countriesOf)]);
  const country = countries.find((each) => known.has(each)) ?? countries[0] ?? capitalNamed(text);
  if (!country) throw new UserError('unknown-country', { name: text.slice(0, 60) });
  return country;
}

/** The home country's own capital is no hint in a question, but it names the country where a country is asked for. */
const capitalNamed = (text: string): CountryCode | undefined =>
  COUNTRIES.find(({ capitals }) => capitals.some((capital) => fold(capital) === fold(text.trim())))?.code;

/** The pairs that two options mean; the home country alone means all its pairs, nothing means all pairs. */
export function pairsFrom(options: { readonly country?: string; readonly with?: string }, index: Index): Pair[] {
  const { home, pairs } = index.library;
  const country = options.country === undefined ? undefined : countryFrom(options.country, index);
  const other = options.with === undefined ? undefined : countryFrom(options.with, index);
  const first = country ?? other;
  if (first === undefined) return [...pairs];
  if (country !== undefined && other !== undefined && country !== other) return [pairOf(country, other)];
  return first === home ? pairs.filter((pair) => countriesOf(pair).includes(home)) : [pairOf(first, home)];
}

/** The years of two options; @throws UserError `bad-years` when they are the wrong way round. */
export function yearsFrom(from: number | undefined, to: number | undefined): AskedYears | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && from > to) throw new UserError('bad-years');
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** A day, month or year as `as_of` takes it; @throws UserError `bad-date` */
export function dateFrom(text: string): string {
  const date = text.trim();
  if (!isDate(date)) throw new UserError('bad-date', { date: text.slice(0, 20) });
  return date;
}

/** The id of a document by id or title; @throws UserError `unknown-source` */
export function documentFrom(text: string, index: Index): string {
  const wanted = tokenize(text).join(' ');
  const found = index.library.documents.find(({ id, title }) => id === text || tokenize(title).join(' ') === wanted);
  if (!found) throw new UserError('unknown-source', { source: text.slice(0, 60) });
  return found.id;
}

/** Who sells to whom: `exports` and `imports` are the home country's; a sentence such as "Turkey sells to Norway" is read too. */
export function directionFrom(text: string, pair: Pair | undefined, index: Index): Direction | undefined {
  if (!pair) return undefined;
  const { home } = index.library;
  const [a, b] = countriesOf(pair);
  const [here, there] = a === home ? [a, b] : [b, a];
  const word = fold(text).trim();
  if (/^exports?$/.test(word)) return { exporter: here, importer: there };
  if (/^imports?$/.test(word)) return { exporter: there, importer: here };
  return understand(text, index).direction;
}

/** The subject that a text means: a topic by name, else the kind of claim that its words ask for; @throws UserError `unknown-topic` */
export function topicFrom(text: string, index: Index): Topic {
  const name = fold(text).trim();
  const command = COMMAND_WORDS.find(([shape]) => shape.test(name))?.[1];
  if (isTopic(name) && name !== 'relations') return name;
  const topic = command ?? understand(text, index).kinds[0];
  if (!topic) throw new UserError('unknown-topic', { topic: text.slice(0, 60) });
  return topic;
}
const COMMAND_WORDS: readonly (readonly [RegExp, Topic])[] = [
  [/embass|consul|mission/, 'embassy'],
  [/goods|products/, 'goods'],
  [/trade|export|import/, 'trade'],
  [/visit|meeting/, 'visits'],
  [/^(aid|help|assistance)/, 'aid'],
  [/^relations?$|diplomatic/, 'diplomatic-relations'],
];
