import type { Difference } from '../model/claim.ts';
import type { Corrected, Finding, LeftOut, Note, RefusalReason } from '../model/answer.ts';
import type { Document } from '../model/document.ts';
import type { Claim, KindName } from '../model/kinds/index.ts';
import { parsePeriod } from '../model/period.ts';
import type { AskedYears } from '../model/question.ts';
import type { Wanted } from '../model/wanted.ts';
import { capital, country, format, list, pair, statement } from './en-claims.ts';
import { cards } from './en-cards.ts';
import { commands, menus, options } from './en-commands.ts';
import { errors } from './en-errors.ts';
import { privacy } from './en-privacy.ts';
import { readings } from './en-readings.ts';
import { review } from './en-review.ts';
import { settings } from './en-settings.ts';
import { bold, rich, type Rich, type Span } from './rich.ts';

const years = ({ from, to }: AskedYears): string => {
  if (from === to) return String(from);
  if (to === undefined) return `since ${from}`;
  return from === undefined ? `until ${to}` : `${from} to ${to}`;
};

const REASONS: Readonly<Record<RefusalReason, string>> = {
  'out-of-scope': 'This is not a question that documents about the relations of two countries could answer.',
  'pair-not-covered': 'No document here is about these two countries together.',
  'kind-not-covered': 'The documents on these countries say nothing of this kind.',
  'period-not-covered': 'The documents do not speak of that time.',
  'value-not-stated': 'The documents do not say this.',
  'as-of-unknown': 'The documents do not say how things stood on that day.',
};

const HELPFUL: Readonly<Record<RefusalReason, string>> = {
  'out-of-scope': 'Ask about trade, embassies, aid, visits, agreements or incidents between two countries.',
  'pair-not-covered': 'A document about these two countries could answer this; whoever runs the bot can add one.',
  'kind-not-covered': 'A report on this subject could answer this; whoever runs the bot can add one.',
  'period-not-covered': 'A document of that time, such as a yearly report, could answer this.',
  'value-not-stated': 'A more detailed document, such as an official report, could answer this.',
  'as-of-unknown': 'A document with opening and closing dates could answer this.',
};

/** What sort of document holds what is asked for, by its kind. */
const HOLDS: Partial<Record<KindName, string>> = {
  mission: 'A list of missions, such as a foreign ministry keeps,',
  accreditation: 'A diplomatic list, as a foreign ministry keeps one,',
  'person-role': 'A diplomatic list or a list of office-holders',
  'trade-flow': 'Trade statistics',
  'traded-goods': 'Trade statistics by goods',
  investment: 'A central bank’s or an investment report',
  company: 'A company register or a yearly report of the company',
  aid: 'The aid agency’s results portal',
  agreement: 'A treaty register, or the text of the agreement,',
  visit: 'A government’s calendar or communiqué',
  meeting: 'A communiqué of the meeting',
  incident: 'A court’s or a newspaper’s report',
  migration: 'A statistics office or a consular report',
  transport: 'A timetable or an aviation report',
  military: 'A defence ministry’s report',
  police: 'A police report',
  consular: 'A consular report',
};

/** What was wanted, as the end of "They do not say ...". */
const MISSING: Readonly<Record<Wanted, string>> = {
  date: 'when',
  person: 'who it was',
  place: 'where',
  amount: 'how much',
  count: 'how many',
  list: 'which they are',
  reason: 'why',
  organisation: 'which organisation',
  name: 'what it is called',
  role: 'which office',
  'yes-no': 'whether it is so',
  comparison: 'enough of both to compare them',
  any: 'this',
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

const KINDS: Readonly<Record<KindName, string>> = {
  'diplomatic-relations': 'diplomatic relations',
  mission: 'embassies and consulates',
  accreditation: 'ambassadors accredited from elsewhere',
  'person-role': 'people and offices',
  'trade-flow': 'trade',
  'traded-goods': 'traded goods',
  investment: 'investment',
  company: 'companies',
  aid: 'aid',
  agreement: 'agreements',
  membership: 'memberships',
  visit: 'visits',
  meeting: 'meetings',
  statement: 'statements',
  incident: 'incidents',
  cooperation: 'cooperation',
  police: 'police cooperation',
  military: 'military matters',
  migration: 'migration',
  transport: 'transport',
  'culture-sport': 'culture and sport',
  'education-research': 'education and research',
  consular: 'consular matters',
};

function note(of: Note): Rich {
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
function source(number: number, document: Document, section: string): Rich {
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

export const en = {
  tag: 'en-GB',
  format,
  country,
  pair,
  list: (items: readonly string[]): string => list.format(items),
  kinds: KINDS,
  statement,
  /** A claim's period at the head of a list line. */
  period: (claim: Claim): string => (claim.period ? capital(format.period(claim.period)) : ''),
  note,
  source,
  cards,
  readings,
  review,
  privacy,

  answer: {
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
  },
  disputed: {
    heading: 'the sources differ',
    lead: rich`${bold('The sources do not say the same.')} None is preferred.`,
    kind: (difference: Exclude<Difference, 'equal'>) => `Kind of difference: ${DIFFERENCES[difference]}.`,
    short: (difference: Exclude<Difference, 'equal'>) => DIFFERENCES[difference],
    listHeading: 'Where the sources differ',
    none: 'The sources agree, or add to each other.',
    quotes: 'Show one with its quotes',
  },
  corrected: { lead: (premise: Corrected['premise']): Rich => rich`${bold(PREMISES[premise])} What they say:` },
  clarify: { heading: 'Which countries?', lead: rich`The question fits several. Choose one:` },
  refused: {
    heading: 'Not in these documents',
    reason: (reason: RefusalReason) => REASONS[reason],
    /** What is missing, from typed slots alone. */
    missing: (wanted: Wanted): Rich => rich`They do not say ${bold(MISSING[wanted])}.`,
    understood: (parts: readonly string[]) => `I understood: ${parts.join(', ')}.`,
    searched: (titles: readonly string[], sections: number) =>
      titles.length === 0
        ? ''
        : `I looked in ${titles.length === 1 ? '1 document' : `${titles.length} documents`}, all ${sections} sections: ${titles.slice(0, 5).join('; ')}${titles.length > 5 ? '; …' : ''}.`,
    nearest: 'Closest, but not an answer:',
    couldAnswer: (reason: RefusalReason, kind: KindName | undefined) => {
      const holder = reason === 'value-not-stated' || reason === 'kind-not-covered' ? kind && HOLDS[kind] : undefined;
      return holder ? `${holder} could answer this.` : HELPFUL[reason];
    },
    overview: 'overview',
    didYouMean: 'Did you mean one of these?',
    onlyYou: 'Only you can see this message.',
    covered: (pairs: readonly string[], more: number) =>
      `These documents are about ${pairs.join('; ')}${more > 0 ? ` and ${more} other pairs` : ''}.`,
  },
  buttons: {
    source: (number: number) => `Source ${number}`,
    related: 'Related',
    otherYears: 'Other years',
    more: 'More',
    previous: 'Previous',
    next: 'Next',
    askDifferently: 'Ask differently',
    covered: 'What is covered',
    differences: 'All differences',
    copy: 'Copy as text',
    cite: 'Cite',
    share: 'Share',
    checkReceipt: 'Check receipt',
    askNext: 'Ask next',
    delete: 'Delete',
    original: 'Open the original',
    readOn: 'Read the section',
  },
  check: {
    heading: 'This message and the documents',
    verdicts: { agrees: 'Agrees', differs: 'Differs', told: 'The documents speak of it', 'not-covered': 'Not covered' },
    /** Parts of the message, in its own words. */
    same: (parts: readonly string[]) => `As in the passage: ${parts.join('; ')}.`,
    other: (parts: readonly string[]) => `Not as in the passage: ${parts.join('; ')}.`,
    disputed: rich`The sources differ on this; elsewhere it says:`,
    empty: 'The message has no text to check.',
    kept: 'Only you can see this. Nothing of the message is kept.',
  },
  cooldown: {
    lookUps: (until: number): Rich => rich`That was a lot at once. You can look things up again ${{ time: until }}.`,
    shares: (until: number): Rich => rich`You have just shared something. You can share again ${{ time: until }}.`,
  },
  more: {
    deleted: 'The answer is being deleted.',
    heading: 'More about this answer',
    copied: 'As plain text:',
    cited: 'Citation:',
    citation: (document: Document, section: string, accessed: string) => {
      const { digestOf } = document;
      const of = digestOf
        ? `, a digest of “${digestOf.title}” (${digestOf.publisher}${digestOf.url ? `, ${digestOf.url}` : ''})`
        : '';
      return `“${document.title}”, section “${section}”${document.publisher ? `, ${document.publisher}` : ''}${of}. Accessed ${accessed}.`;
    },
  },
  nextForm: (place: string) => `Ask on: ${place}`,
  askForm: {
    title: 'Ask differently',
    label: 'Your question',
    placeholder: 'When did Norway and Pakistan establish relations?',
  },
  sources: {
    heading: 'The documents',
    line: (document: Document, claims: number) =>
      rich`${bold(document.title)} (${document.id}): ${document.sections.length} sections, ${claims} claims${document.textDate ? `, text of ${format.period(document.textDate)}` : ''}${document.licence ? `, ${document.licence}` : ''}${document.addedHere ? ', added by this server' : ''}.`,
    cut: 'This server leaves out parts of this document.',
    sections: 'Sections:',
    noDocument: 'There is no document of that name. These are here:',
  },
  receipt: {
    label: 'Receipt',
    heading: 'Does this answer still stand?',
    verdicts: {
      unchanged: 'The same: the documents are unchanged.',
      same: 'The same; other parts of the documents have changed since.',
      changed: 'Changed: not all that it rests on is in the documents as it was.',
      gone: 'Source gone: what it rests on no longer stands where it stood.',
    },
    otherRules: (rules: string) =>
      `It was answered by other rules than today's (their version is ${rules}): the same documents may be answered differently now.`,
    same: 'the same',
    changed: 'reads differently than when the receipt was made. It now says:',
    either: 'reads differently than when the receipt was made, or is gone. It was one of these:',
    gone: 'gone: taken out of the documents, or moved within them.',
    slips: 'A mistyped character looks like a change: compare the receipt with that under the answer.',
  },
  found: {
    heading: (text: string) => `“${text}” in the documents`,
    exact: rich`${bold('Word for word:')}`,
    near: rich`${bold('Near, not word for word.')} In bold: words that your text does not have at that place.`,
    nowhere: rich`Nowhere in these documents, neither word for word nor near.`,
    missing: (words: string) => `Not in this passage: ${words}`,
    inOrder: 'All your words are in this passage, but not next to each other or not in this order.',
  },
  help: {
    heading: 'Attaché answers from documents',
    about: (documents: number, claims: number) =>
      rich`Ask about the relations between two countries. Every answer comes with a passage and its source; where sources differ you see both; where they are silent I say so. I know ${documents} documents with ${claims} reviewed claims.`,
    examples: 'Try one of these:',
    commands: 'Commands',
    commandLine: (name: string, description: string) => rich`${bold(`/${name}`)}: ${description}`,
    covered: 'What is covered',
    coveredLine: (place: string, kinds: readonly string[]) => rich`${bold(place)}: ${kinds.join(', ')}.`,
    coveredMore: (more: number) => `And ${more} other pairs. /relations takes any two countries.`,
    contact: (contact: string) => `Run by: ${contact}`,
    privacy: 'Privacy',
    invite: 'Add to a server',
    version: (version: string) => `Attaché ${version}. The text of questions is not kept.`,
    topics: { start: 'Start: what it is, examples', covered: 'What the documents cover', commands: 'All commands' },
  },
  errors,
  settings,
  commands,
  menus,
  options,
  topics: { trade: 'trade', goods: 'goods', embassy: 'embassies', aid: 'aid', visits: 'visits' },
  /** Questions by the kind of claim that answers them; sensitive kinds have none. */
  examples: {
    'diplomatic-relations': (a: string, b: string) => `When did ${a} and ${b} establish relations?`,
    mission: (a: string, b: string) => `Which embassies and consulates do ${a} and ${b} have?`,
    'trade-flow': (a: string, b: string) => `How much do ${a} and ${b} trade?`,
    'traded-goods': (a: string, b: string) => `What does ${b} sell to ${a}?`,
    aid: (a: string, b: string) => `How much aid has ${a} given ${b}?`,
    visit: (a: string, b: string) => `Who visited ${b} from ${a}, and when?`,
    agreement: (a: string, b: string) => `Do ${a} and ${b} have a trade agreement?`,
    migration: (a: string, b: string) => `How many people from ${b} live in ${a}?`,
  },
  /** A question that documents about two countries seldom answer. */
  unanswered: (a: string, b: string) => `How many people from ${a} live in ${b}?`,
  directions: { sells: (seller: string, buyer: string) => `${seller} sells to ${buyer}` },
};

/** Values that an error message names; they come from the asker and are shown to nobody else. */
export type Locale = typeof en;
export type ErrorCode = keyof Locale['errors'];
