import type { Document } from '../model/document.ts';
import type { Claim, KindName } from '../model/kinds/index.ts';
import { answer, corrected, disputed, note, source } from './en-answers.ts';
import { capital, country, format, list, pair, statement } from './en-claims.ts';
import { cards } from './en-cards.ts';
import { commands, menus, options } from './en-commands.ts';
import { errors } from './en-errors.ts';
import { items } from './en-items.ts';
import { pictures } from './en-pictures.ts';
import { privacy } from './en-privacy.ts';
import { quiz } from './en-quiz.ts';
import { quizResults } from './en-quiz-results.ts';
import { quizSets } from './en-quiz-sets.ts';
import { readings } from './en-readings.ts';
import { refused } from './en-refusals.ts';
import { review } from './en-review.ts';
import { settings } from './en-settings.ts';
import { bold, rich, type Rich } from './rich.ts';

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

export const en = {
  tag: 'en-GB',
  format,
  country,
  pair,
  list: (all: readonly string[]): string => list.format(all),
  kinds: KINDS,
  statement,
  /** A claim's period at the head of a list line. */
  period: (claim: Claim): string => (claim.period ? capital(format.period(claim.period)) : ''),
  note,
  source,
  cards,
  quiz,
  quizResults,
  quizSets,
  readings,
  review,
  items,
  pictures,
  privacy,
  answer,
  disputed,
  corrected,
  refused,
  clarify: { heading: 'Which countries?', lead: rich`The question fits several. Choose one:` },
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
