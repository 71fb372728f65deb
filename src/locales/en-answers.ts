import type { Corrected, Finding, LeftOut, Note } from '../model/answer.ts';
import type { Difference } from '../model/claim.ts';
import type { Document } from '../model/document.ts';
import type { KindName } from '../model/kinds/index.ts';
import { parsePeriod } from '../model/period.ts';
import type { AskedYears } from '../model/question.ts';
import { capital, format } from './en-claims.ts';
import { bold, rich, type Rich, type Span } from './rich.ts';

const years = ({ from, to }: AskedYears): string => {
  if (from === to) return String(from);
  if (to === undefined) return `since ${from}`;
  return from === undefined ? `until ${to}` : `${from} to ${to}`;
};

const PREMISES: Readonly<Record<Corrected['premise'], string>> = {
  'not-closed': 'The documents tell of no closing.',
  'still-closed': 'The documents tell of no reopening: it is told as closed.',
  'not-signed': 'The documents tell of a proposal only, not of a signing.',
  'still-member': 'The documents tell of membership, not of leaving.',
  'other-country': 'The documents tell this of another country.',
  'other-year': 'The documents give another year.',
  'other-person': 'The documents name somebody else.',
  'other-place': 'The documents give another place.',
  'other-role': 'The documents give another office.',
  opposite: 'The documents say otherwise.',
};

/** Whether a mission was open on a day. */
const OPEN: Readonly<Record<State, string>> = { yes: 'Open', no: 'Not open', unknown: 'Not known whether open' };
/** Whether anything else was so on a day. */
const STATES: Readonly<Record<State, string>> = { yes: 'So', no: 'Not yet', unknown: 'Not known whether so' };
type State = NonNullable<Finding['state']>;

const DIFFERENCES: Readonly<Record<Exclude<Difference, 'equal'>, string>> = {
  'more-precise': 'one source is more exact than the other',
  'other-scope': 'the sources speak of different things, not strictly a contradiction',
  'other-stage': 'the sources speak of different stages of one matter',
  complementary: 'the sources add to each other',
  contradiction: 'the sources give different values and do not say how these go together',
};

/** What stands below an answer. */
export function note(of: Note): Rich {
  switch (of.code) {
    case 'latest-year':
      return rich`${of.year} is the latest year in these documents.`;
    case 'as-of':
      return of.basis === 'stated'
        ? rich`As of ${of.year}.`
        : rich`Undated in the text; the newest year that it names is ${of.year}.`;
    case 'year-not-given':
      return rich`The source gives no year.`;
    case 'parts-differ-from-total':
      return rich`The two directions add up to ${format.money(of.sum, of.currency)}; the source states a total of ${format.money(of.total, of.currency)}.`;
    case 'earlier':
      return rich`${capital(format.period(of.earlier))} is earlier than ${format.period(of.later)}.`;
    case 'apart':
      return rich`${of.years} years lie between ${format.period(of.earlier)} and ${format.period(of.later)}, counted by the years named.`;
    case 'more':
      return rich`${format.money(of.more.amount, of.more.currency)} is more than ${format.money(of.less.amount, of.less.currency)}.`;
    case 'not-comparable':
      return rich`These are in different currencies, or of spans of different length: they are not compared.`;
    case 'passage-only':
      return rich`No reviewed claim answers this; these are the passages that fit best.`;
    case 'perhaps':
      return rich`This is the closest passage; it may not answer the question.`;
  }
}

/** The line that tells where a quote stands. A digest is never called an exact quote of the work it retells. */
export function source(number: number, document: Document, section: string): Rich {
  const where = section === 'Lead' ? '' : `, section ${section}`;
  const { digestOf, title, publisher, text, addedHere } = document;
  const url = digestOf?.url ?? document.url;
  const name: Span = url ? { link: title, url } : title;
  if (addedHere)
    return rich`Source ${number}: ${name}${publisher ? ` by ${publisher}` : ''}${where}. Added by this server, which answers for it.`;
  if (text === 'digest' && digestOf) {
    const original = digestOf.title === title ? 'the text' : `“${digestOf.title}”`;
    return rich`Source ${number}: ${name}${where}. Digest of ${original} by ${digestOf.publisher}, worded by Attaché.`;
  }
  return rich`Source ${number}: ${name}${publisher ? ` by ${publisher}` : ''}${where}. Exact quote.`;
}

/** What stands around the facts of an answer. */
export const answer = {
  title: (place: string, subject: string) => `${place}: ${subject}`,
  andOthers: (one: string) => `${one} and other countries`,
  anywhere: 'All countries',
  years,
  undated: 'Without a year',
  passages: 'The passages that fit best:',
  perhaps: 'This may not answer it. The closest that the documents say:',
  assumed: (name: string) => `Read as ${name}: these documents are about no other country of that name.`,
  nothingFor: (place: string) => rich`${bold(place)}: nothing in these documents.`,
  leftOut: ({ documents, sensitive, unread = 0 }: LeftOut): Rich[] => [
    ...(documents > 0
      ? [rich`${documents === 1 ? '1 document is' : `${documents} documents are`} switched off in this server.`]
      : []),
    ...(sensitive > 0
      ? [
          rich`${sensitive === 1 ? '1 sensitive fact was' : `${sensitive} sensitive facts were`} left out in this server.`,
        ]
      : []),
    ...(unread > 0
      ? [
          rich`${unread === 1 ? '1 document that this server has added is' : `${unread} documents that this server has added are`} still being read. Ask again in a moment.`,
        ]
      : []),
  ],
  readAutomatically: (all: boolean) =>
    `${all ? 'Read' : 'Partly read'} automatically from the text, not reviewed by a person; the quotes are exact.`,
  readAs: (parts: readonly string[]) => `Read as: ${parts.join(', ')}.`,
  readOn: (parts: readonly string[]) => `Read together with your last question, as: ${parts.join(', ')}.`,
  searchedFor: (words: readonly { from: string; to: string }[]) =>
    `Searched for ${words.map(({ from, to }) => `“${to}” instead of “${from}”`).join(', ')}.`,
  asOf: (date: string) => `as of ${date}`,
  state: (state: State, date: string, kind?: KindName) =>
    `${(kind === 'mission' ? OPEN : STATES)[state]} ${date.length > 7 ? 'on' : 'in'} ${format.period(parsePeriod(date))}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  left: (count: number) => `${count} more`,
};

/** What is said where the sources differ. */
export const disputed = {
  heading: 'the sources differ',
  lead: rich`${bold('The sources do not say the same.')} None is preferred.`,
  kind: (difference: Exclude<Difference, 'equal'>) => `Kind of difference: ${DIFFERENCES[difference]}.`,
  short: (difference: Exclude<Difference, 'equal'>) => DIFFERENCES[difference],
  listHeading: 'Where the sources differ',
  none: 'The sources agree, or add to each other.',
  quotes: 'Show one with its quotes',
};

/** What is said where a question takes something for so that is not. */
export const corrected = {
  lead: (premise: Corrected['premise']): Rich => rich`${bold(PREMISES[premise])} What they say:`,
};
