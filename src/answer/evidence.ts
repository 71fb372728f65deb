import type { Document, Passage } from '../model/document.ts';
import { yearsOf } from '../model/grammar.ts';
import { kindOf, type Claim } from '../model/kinds/index.ts';
import { overlaps, parsePeriod } from '../model/period.ts';
import type { AskedYears, Question } from '../model/question.ts';
import type { Index, Match } from '../search/index.ts';
import { claimGives } from './gives.ts';

/** What the documents hold for a question: claims by key first, passages by score second. */
export interface Evidence {
  /** The documents that deal with the question's countries. */
  readonly documents: readonly Document[];
  /** Claims that fit the words, best first; slots are decided later. */
  readonly claims: readonly Match<Claim>[];
  readonly passages: readonly Match<Passage>[];
}

/** Whether something that holds for a period concerns the asked years; `undefined` when it has no date. */
export function inYears(claim: Claim, years: AskedYears): boolean | undefined {
  const period = claim.period ?? (claim.asOfBasis === 'stated' ? claim.asOf : undefined);
  if (!period) return undefined;
  if (period.precision === 'yearless' || isSum(claim, years)) return false;
  return overlaps(period, {
    ...(years.from !== undefined && { from: `${years.from}-01-01` }),
    ...(years.to !== undefined && { to: `${years.to}-12-31` }),
  });
}

/** A sum over many years tells nothing of one of them. */
const isSum = ({ value, period }: Claim, { from, to }: AskedYears): boolean =>
  (value.type === 'money' || value.type === 'count' || /total|sum/.test(value.of)) &&
  from !== undefined &&
  from === to &&
  period?.from !== undefined &&
  period.to !== undefined &&
  Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) > 1;

/** Whether a passage names one of the asked years; `undefined` when it names none at all. */
export function passageInYears(passage: Passage, years: AskedYears, index: Index): boolean | undefined {
  const named = index.values(passage).flatMap((found) => yearsOf(found) ?? []);
  if (named.length === 0) return undefined;
  return named.some(({ from, to }) => from <= (years.to ?? 9999) && to >= (years.from ?? 0));
}

const inFocus = ({ document, start }: Claim | Passage, { focus }: Question): boolean =>
  !focus || focus.some((place) => place.document === document && place.start <= start && start < place.end);

/** Gathers what speaks about a question: claims and passages of the documents on its countries. */
export function gather(question: Question, index: Index): Evidence {
  const speaksOf = (item: Claim | Passage): boolean => question.names.every((name) => index.holds(item, name));
  let documents: readonly Document[] | undefined;
  let passages: Match<Passage>[] | undefined;
  return {
    // Looked for only where they are told.
    get documents() {
      return (documents ??= index.documents(question));
    },
    claims: index
      .claims(question.words, question)
      .filter(({ item }) => speaksOf(item) && inFocus(item, question))
      .map(({ item, coverage, score }) => ({ item, coverage, score: score + fit(item, question, index) }))
      .toSorted((a, b) => b.score - a.score),
    // Looked for only where no claim answers.
    get passages() {
      return (passages ??= index
        .passages(question.words, question, question.wanted)
        .filter(({ item }) => speaksOf(item) && inFocus(item, question)));
    },
  };
}

/** What a slot that says otherwise takes from a claim's score: more than words can give. */
const CONTRADICTION = 3;

/** What a claim's types add to its words: the asked kind, the wanted sort of value, the asked years and direction. */
function fit(claim: Claim, question: Question, index: Index): number {
  const kind = question.kinds.indexOf(claim.kind);
  let sum = kind < 0 ? 0 : 0.2 / (1 + kind);
  if (claimGives(claim, question, index)) sum += 0.15;
  if (question.years && inYears(claim, question.years)) sum += isSpan(claim, question.years) ? 0.4 : 0.15;
  if (question.dates.length > 0) sum += question.dates.some((date) => isOf(claim, date)) ? 0.25 : -0.25;
  if (question.current && claim.period?.open) sum += 0.25;
  if (question.current) sum += recency(claim);
  const nouns = index.nouns(claim);
  if (question.words.some(({ terms }) => terms.some((term) => nouns.includes(term)))) sum += 0.1;
  return sum + slotFit(claim, question);
}

/** Of what followed each other the last tells how things stand: at most a tenth, for the newest year that may be. */
const recency = ({ period }: Claim): number =>
  period?.from ? Math.max(0, Number(period.from.slice(0, 4)) - 1800) / 3_000 : 0;

/** Whether a claim is of a day or month, also one whose year neither tells. */
function isOf({ period }: Claim, date: string): boolean {
  if (!period) return false;
  return period.precision === 'yearless' ? date.slice(4) === period.edtf.slice(4) : overlaps(period, parsePeriod(date));
}

/** What the countries in a claim's slots add or take: one that is another than asked for rules the claim out. */
function slotFit(claim: Claim, { countries, direction, host, sender, wanted }: Question): number {
  const slots = kindOf(claim).slots?.(claim) ?? {};
  let sum = 0;
  if (direction && slots.from) sum += slots.from === direction.exporter ? 0.2 : -CONTRADICTION;
  if (host && slots.host && slots.host !== host) sum -= CONTRADICTION;
  // Who asks of one country is not told of the other.
  if (countries.length === 1 && slots.members && !slots.members.includes(countries[0]!)) sum -= CONTRADICTION;
  const sends = slots.sender === 'nobody' && wanted !== 'person' ? undefined : slots.sender;
  if (sender && sends) sum += sends === sender ? 0.1 : -CONTRADICTION;
  return sum;
}

/** Whether a claim is about the very span of years that is asked for: "from 1969 to 2022". */
const isSpan = ({ period }: Claim, { from, to }: AskedYears): boolean =>
  from !== undefined &&
  to !== undefined &&
  from !== to &&
  period?.from?.slice(0, 4) === String(from) &&
  period.to?.slice(0, 4) === String(to);
