import { ask } from './answer/ask.ts';
import type { Call, Typed } from './command.ts';
import type { Answer } from './model/answer.ts';
import { countriesOf, partnerIn, WORLD, type Pair } from './model/country.ts';
import type { Claim } from './model/kinds/index.ts';
import { newestYear } from './model/period.ts';
import { TOPICS, type Topic } from './model/topic.ts';
import type { Choice } from './reply/blocks.ts';
import { fold, tokenize } from './search/words.ts';
import { directionFrom, pairsFrom } from './slots.ts';

/** Suggestions that fit what was typed so far, those that begin with it first; all of them before typing. */
export function matching(choices: readonly Choice[], text: string): Choice[] {
  const typed = tokenize(text);
  // Of thousands of titles few have the letters at all.
  const letters = typed.filter((part) => /^[a-z]+$/.test(part) && !part.startsWith('re'));
  const rank = ({ label, value }: Choice): number => {
    const folded = fold(`${label} ${value}`);
    if (!letters.every((part) => folded.includes(part))) return -1;
    const words = [...tokenize(label), ...tokenize(value)];
    if (!typed.every((part) => words.some((word) => word.startsWith(part)))) return -1;
    return fold(label).startsWith(fold(text.trim())) ? 2 : 1;
  };
  return choices
    .filter((choice) => rank(choice) > 0)
    .toSorted((a, b) => rank(b) - rank(a))
    .slice(0, 25);
}

const coveredCountries = ({ index }: Call): string[] => [
  ...new Set(index.library.pairs.flatMap(countriesOf).filter((code) => code !== WORLD)),
];

/** Covered countries before typing; while typing also what the names and aliases of any country say. */
function suggestCountry(text: string, call: Call): Choice[] {
  const { t, index } = call;
  const known = coveredCountries(call).map((code) => ({
    label: t.country(code),
    value: code,
  }));
  const direct = matching(known, text);
  if (text.trim() === '' || direct.length > 0) return direct;
  const named = index.names.find(tokenize(text)).flatMap(({ countries }) => countries);
  return [...new Set(named)].map((code) => ({ label: t.country(code), value: code }));
}

/** Suggestions for the options that all look-ups share. */
export function suggestAnswerOption(option: string, text: string, call: Call): readonly Choice[] {
  const { documents, claims } = call.index.library;
  if (option === 'country' || option === 'with' || option.startsWith('country_')) return suggestCountry(text, call);
  if (option === 'source')
    return matching(
      documents.map(({ id, title }) => ({ label: title, value: id })),
      text,
    );
  if (option === 'as_of')
    return matching(
      [call.today, ...yearsOf(claims)].map((date) => ({ label: date, value: date })),
      text,
    );
  return [];
}

const yearsOf = (claims: readonly Claim[]): string[] => {
  const years = claims.flatMap(({ period }) =>
    period && period.precision !== 'yearless' ? (newestYear(period) ?? []) : [],
  );
  return [...new Set(years)].toSorted((a, b) => b - a).map(String);
};

/** The pairs chosen so far; none when what stands there is no country yet. */
function chosenPairs(call: Call, typed: Typed): readonly Pair[] {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const [country, other] = [text(typed['country']), text(typed['with'])];
  try {
    return pairsFrom({ ...(country && { country }), ...(other && { with: other }) }, call.index);
  } catch {
    return [];
  }
}

/** No pair chosen is none to suggest from. */
const claimsOf = (pairs: readonly Pair[], { index }: Call): readonly Claim[] =>
  pairs.length > 0 ? index.claimsIn({ pairs }) : [];

/** The years of which there are claims on a topic. */
export function suggestYear(topic: Topic, text: string, call: Call, typed: Typed): readonly Choice[] {
  const claims = claimsOf(chosenPairs(call, typed), call).filter((claim) => TOPICS[topic].kinds.includes(claim.kind));
  return matching(
    yearsOf(claims).map((year) => ({ label: year, value: year })),
    text,
  );
}

/** Both directions of the chosen pair in words: "Turkey sells to Norway". */
export function suggestDirection(call: Call, typed: Typed): readonly Choice[] {
  const { t, index } = call;
  const pair = chosenPairs(call, typed)[0];
  return ['exports', 'imports'].flatMap((value): Choice[] => {
    const direction = directionFrom(value, pair, index);
    return direction
      ? [{ label: t.directions.sells(t.country(direction.exporter), t.country(direction.importer)), value }]
      : [];
  });
}

/** The cities of the missions of the chosen countries. */
export function suggestCity(text: string, call: Call, typed: Typed): readonly Choice[] {
  const cities = claimsOf(chosenPairs(call, typed), call).flatMap((claim) =>
    claim.kind === 'mission' && claim.city ? [claim.city] : [],
  );
  return matching(
    [...new Set(cities)].toSorted().map((city) => ({ label: city, value: city })),
    text,
  );
}

/** The subjects on which two countries can be compared. */
export function suggestTopic(text: string, { t, index }: Call): readonly Choice[] {
  const present = new Set(index.library.claims.slice(0, LOOKED_THROUGH).map(({ kind }) => kind));
  const commands = (['trade', 'goods', 'embassy', 'aid', 'visits'] as const).map((topic) => ({
    label: t.topics[topic],
    value: topic,
  }));
  const kinds = [...present].map((kind) => ({ label: t.kinds[kind], value: kind }));
  return matching([...commands, ...kinds.filter(({ label }) => commands.every((each) => each.label !== label))], text);
}

/** Claims that examples are made from: plenty for a list, and soon looked through in a library of thousands of documents. */
const LOOKED_THROUGH = 2_000;

/** Questions that the documents surely answer, made from claims that nobody is hurt by. */
export function exampleQuestions(
  { t, index }: Wording,
  claims: readonly Claim[] = index.library.claims.slice(0, LOOKED_THROUGH),
): string[] {
  const { home } = index.library;
  const asked = claims.flatMap(({ kind, pair, modality, sensitive }): string[] => {
    const question = t.examples[kind as keyof typeof t.examples];
    if (sensitive || modality !== 'asserted' || !question || countriesOf(pair).includes(WORLD)) return [];
    const [a, b] = countriesOf(pair);
    return [b === home ? question(t.country(b), t.country(a)) : question(t.country(a), t.country(b))];
  });
  return [...new Set(asked)];
}

type Wording = Pick<Call, 't' | 'index'>;

/** Up to four questions to begin with: two that are answered, one on which the documents differ, one that they do not answer. */
export function openingQuestions({ t, index }: Wording): string[] {
  const { home, pairs } = index.library;
  const claims = index.library.claims.slice(0, LOOKED_THROUGH);
  const is = (status: Answer['status']) => (question: string) => ask(question, index).answer.status === status;
  const topics = Map.groupBy(claims, ({ topic }) => topic);
  const compared = ({ topic }: Claim): boolean => topic !== undefined && topics.get(topic)!.length > 1;
  const questions = exampleQuestions({ t, index });
  const refused = pairs
    .slice(0, OFFERED)
    .map((pair) => t.unanswered(t.country(home), t.country(partnerIn(pair, home))));
  const found = [
    // One from each end of the list: it goes by documents, and two of one document are less to see.
    questions.find(is('answered')),
    questions.findLast(is('answered')),
    exampleQuestions({ t, index }, claims.filter(compared)).find(is('disputed')),
    refused.find(is('refused')),
  ];
  return [...new Set(found.filter((question) => question !== undefined))];
}

/** What could be asked: before typing one example a pair, while typing those that fit; the typed text itself always stays valid. */
export function suggestQuestion(text: string, call: Call): readonly Choice[] {
  const [country] = call.index.names.find(tokenize(text)).flatMap(({ countries }) => countries);
  const claims = country === undefined ? undefined : call.index.claimsIn({ pairs: [], country });
  const questions = exampleQuestions(call, claims).map((question) => ({ label: question, value: question }));
  return matching(questions, text).slice(0, OFFERED);
}

/** At most so many examples are offered, or tried. */
const OFFERED = 10;
