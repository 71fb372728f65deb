import { nameOf, type Answer, type Finding, type Group, type LeftOut } from '../model/answer.ts';
import { countriesOf, WORLD, type CountryCode, type Pair } from '../model/country.ts';
import type { GuildSettings } from '../model/guild.ts';
import type { Library } from '../model/document.ts';
import type { Claim, KindName } from '../model/kinds/index.ts';
import type { Question } from '../model/question.ts';
import type { Locale } from '../locales/en.ts';
import { rich } from '../locales/rich.ts';
import type { Block, Button } from './blocks.ts';
import { fit, LIMITS } from './limits.ts';
import { encodePress, type Press } from './state.ts';

/** What wording needs beside the answer. */
export interface Speaking {
  readonly t: Locale;
  readonly library: Library;
  /** Shown to the asker alone; a refusal always is. */
  readonly private: boolean;
  readonly page?: number;
  /** With the first quote only; the others are behind the buttons. */
  readonly short?: boolean;
  /** Which pictures the server wants; all, where it does not say. */
  readonly pictures?: GuildSettings['pictures'] | undefined;
  /** What the server leaves out of the answer. */
  readonly leftOut?: LeftOut | undefined;
  /** There are moderators whom the asker can tell what is missing. */
  readonly tells?: boolean;
  /** What the server adds to a claim. */
  noteOn?(claim: Claim): string | undefined;
  /** The receipt of what is shown; undefined where that is nothing. */
  receipt(findings: readonly Finding[]): string | undefined;
}

/** "Norway and Pakistan: trade, 2022", from typed slots alone. */
export function headingOf(question: Question, findings: readonly Finding[], { t, library }: Speaking): Block {
  const first = findings[0];
  const pairs = question.pairs.length > 0 ? question.pairs : first?.claim ? [first.claim.pair] : [];
  const place =
    pairs.length === 0 ? (first?.citation.document.title ?? t.answer.anywhere) : placeOf(pairs, t, library.home);
  const kind = subjectOf(question, first?.claim);
  const years = question.years ? t.answer.years(question.years) : undefined;
  const subject = [kind && t.kinds[kind], years].filter(Boolean).join(', ');
  return { type: 'heading', text: rich`${subject ? t.answer.title(place, subject) : place}` };
}

/** Pairs that a heading names one by one. */
const HEADED = 4;

/** The countries that an answer is about, as its heading names them. */
export function placeOf(pairs: readonly Pair[], t: Locale, home: CountryCode): string {
  const shared = countriesOf(pairs[0]!).find((code) => pairs.every((pair) => countriesOf(pair).includes(code)));
  if (pairs.length > HEADED) return shared === undefined ? t.answer.anywhere : t.answer.andOthers(t.country(shared));
  return pairs.map((pair) => t.pair(pair, home)).join('; ');
}

const subjectOf = (question: Question, claim: Claim | undefined): KindName | undefined =>
  claim?.kind ?? (question.kinds.length === 1 ? question.kinds[0] : undefined);

/** The lines in small print: remarks on the answer, how the question was read, and the receipt of the findings shown. */
export function footer(
  answer: Answer,
  { t, library, private: quiet, receipt, leftOut }: Speaking,
  findings: readonly Finding[],
): Block[] {
  const { question } = answer;
  const parts = understoodParts(question, t, library.home);
  const readAs = parts.length > 0 ? [rich`${question.followed ? t.answer.readOn(parts) : t.answer.readAs(parts)}`] : [];
  const spelling =
    quiet && question.corrections.length > 0 ? [rich`${t.answer.searchedFor(question.corrections)}`] : [];
  const assumed = question.assumed ? [rich`${t.answer.assumed(t.country(question.assumed))}`] : [];
  const notes = 'notes' in answer ? answer.notes.map((note) => t.note(note)) : [];
  const read = findings.filter(({ claim }) => claim?.extracted).length;
  const automatic = read > 0 ? [rich`${t.answer.readAutomatically(read === findings.length)}`] : [];
  const missing = leftOut ? t.answer.leftOut(leftOut) : [];
  const id = receipt(findings);
  const made = id === undefined ? [] : [rich`${t.receipt.label} ${id}`];
  return [...automatic, ...notes, ...missing, ...readAs, ...assumed, ...spelling, ...made].map((text) => ({
    type: 'small',
    text,
  }));
}

export function understoodParts(question: Question, t: Locale, home: CountryCode): string[] {
  return [
    ...question.pairs.slice(0, 3).map((pair) => t.pair(pair, home)),
    // More kinds than two are a page of everything: naming them all says nothing.
    ...(question.kinds.length > 2 ? [] : question.kinds).map((kind) => t.kinds[kind]),
    ...(question.years ? [t.answer.years(question.years)] : []),
    ...(question.asOf ? [t.answer.asOf(question.asOf)] : []),
  ];
}

/** Covered pairs that one sentence names. */
const NAMED = 8;

/** Which pairs the documents are about, in a sentence. */
export function coveredPlaces({ pairs, home }: Library, t: Locale): string {
  // A text about one country alone is in second place: people ask for two.
  const [alone, ofTwo] = [true, false].map((is) => pairs.filter((pair) => countriesOf(pair).includes(WORLD) === is));
  const named = [...ofTwo!, ...alone!].slice(0, NAMED);
  return t.refused.covered(
    named.map((pair) => t.pair(pair, home)),
    pairs.length - named.length,
  );
}

/** Numbers the sources of findings: one number for each place that is quoted. */
export function numbered(findings: readonly Finding[]): Map<Finding, number> {
  const numbers = new Map<Finding, number>();
  const places = new Map<string, number>();
  for (const finding of findings) {
    const { document, start } = finding.citation;
    const place = `${document.id}:${start}`;
    if (!places.has(place)) places.set(place, places.size + 1);
    numbers.set(finding, places.get(place)!);
  }
  return numbers;
}

/** A quote as it is shown: blanks that only line up a table are gone, and its cells stand apart by dots. */
export const shown = (quote: string): string => quote.replace(/\s+/g, ' ').replaceAll(' | ', ' · ');

export const quoteOf = ({ citation }: Finding, number: number, t: Locale): Block => ({
  type: 'quote',
  text: shown(citation.quote),
  source: t.source(number, citation.document, citation.section),
});

/** What the server adds to what is shown; `named` says to which quote. */
export const serverNotes = (findings: readonly Finding[], { t, noteOn }: Speaking, named: boolean): Block[] =>
  findings.flatMap(({ claim, citation }): Block[] => {
    const text = claim && noteOn?.(claim);
    const quote = named ? fit(shown(citation.quote), NAMED_BY) : undefined;
    return text === undefined ? [] : [{ type: 'small', text: t.review.serverNote(text, quote) }];
  });
/** What is repeated of a quote to say which one is meant, in characters. */
const NAMED_BY = 60;

/** The buttons that have room for their state, at most a row. */
export function buttons(...wanted: readonly (readonly [string, Press] | undefined)[]): Block[] {
  const made = wanted.flatMap((each): Button[] => {
    const id = each && encodePress(each[1]);
    return each && id ? [{ label: each[0], id }] : [];
  });
  return made.length > 0 ? [{ type: 'buttons', buttons: made.slice(0, LIMITS.buttonsInRow) }] : [];
}

export const sourceButton = (finding: Finding | undefined, number: number, t: Locale): [string, Press] | undefined =>
  finding && [t.buttons.source(number), { action: 'source', evidence: nameOf(finding) }];

/** Findings whose receipt has room in a custom id. */
const CARRIED = 12;

/** Carries the receipt of what is shown: one that is made later would not tell of what has changed in between. */
export function moreButton(findings: readonly Finding[], { t, receipt }: Speaking): [string, Press] | undefined {
  const made = receipt(findings.slice(0, CARRIED));
  return made === undefined ? undefined : [t.buttons.more, { action: 'about', receipt: made.replaceAll('-', '') }];
}

export function relatedButton(finding: Finding | undefined, t: Locale): [string, Press] | undefined {
  if (!finding?.claim) return undefined;
  const lookup = { topic: finding.claim.kind, pairs: [finding.claim.pair] };
  return [
    finding.claim.kind === 'trade-flow' ? t.buttons.otherYears : t.buttons.related,
    { action: 'look', lookup, page: 1, turn: false },
  ];
}

/** The name of a group of findings; none where the heading says it already. */
export function labelOf({ label }: Group, t: Locale, home: CountryCode): string | undefined {
  switch (label.by) {
    case 'kind':
      return t.kinds[label.kind];
    case 'pair':
      return t.pair(label.pair, home);
    case 'country':
      return t.country(label.country);
    case 'undated':
      return t.answer.undated;
    default:
      return undefined;
  }
}
