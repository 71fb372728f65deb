import type { Decision, FeedChange, ReportReason } from '../model/review.ts';
import { bold, rich, type Rich, type Span } from './rich.ts';

const person = (id: string): Span => ({ mention: 'member', id });
const moment = (at: number): Span => ({ time: at / 1000 });
const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

const REASONS: Readonly<Record<ReportReason, string>> = {
  fact: 'The fact is wrong',
  source: 'The source or the quote is wrong',
  outdated: 'It is out of date',
  personal: 'It is about me, or personal data',
  other: 'Something else',
};

const DECIDED: Readonly<Record<Decision, string>> = {
  hide: 'hidden in this server',
  note: 'a note was written',
  reject: 'rejected',
  fixed: 'fixed in the documents',
};

const CHANGED: Readonly<Record<FeedChange['what'], string>> = {
  added: 'New',
  changed: 'Changed',
  retracted: 'Taken back',
  disputed: 'The sources differ now',
  'document-added': 'New document',
  'document-removed': 'Document taken out',
};

/** What is said of reports, of gaps and of changes. */
export const review = {
  report: {
    button: 'Report an error',
    title: 'Report an error',
    what: 'What is wrong?',
    whole: 'The answer as a whole',
    reason: 'Why?',
    reasons: REASONS,
    comment: 'Comment',
    commentHint: 'The moderators of this server read it.',
    leaves: 'Who runs the bot',
    leavesHint: 'Your name and this server are not told.',
    leavesBox: 'Also send this report and its comment to who runs the bot',
    thanks: 'Thank you: it is reported',
    kept: rich`The moderators of this server see what you reported, why, your comment and your name. A second report of yours on the same thing takes the place of this one.`,
    leaving: rich`Who runs the bot sees what you reported, why, and your comment.`,
    staying: rich`Nothing of it leaves this server.`,
  },
  tell: {
    button: 'Tell moderators',
    title: 'Tell the moderators',
    label: 'Your question',
    hint: 'Only this text is kept, for 90 days at most, with your name for deleting it.',
    thanks: 'The moderators are told',
    kept: (text: string): Rich =>
      rich`Kept is this text: “${text}”. Moderators read it without your name. It is deleted when they close it, and after 90 days at the latest.`,
  },
  heading: 'To review',
  nothing: 'Nothing is waiting.',
  counts: (waiting: number, page: number, pages: number) =>
    `${counted(waiting, 'thing', 'things')}${pages > 1 ? `, page ${page} of ${pages}` : ''}. The most urgent first.`,
  choose: 'Open one',
  back: 'Back to the list',
  previous: 'Previous',
  next: 'Next',
  cardLine: (state: string) => `A card waits, ${state}`,
  /** One line of the list. */
  line: (what: string, about: string): Rich => rich`${bold(what)}: ${about}`,
  reportLine: (members: number, personal: boolean) =>
    `${personal ? 'Personal data, reported' : 'Reported'} by ${counted(members, 'member', 'members')}`,
  gapLine: (refusals: number, texts: number) =>
    `Not answered ${counted(refusals, 'time', 'times')}${texts > 0 ? `, told by members ${counted(texts, 'time', 'times')}` : ''}`,
  hiddenLine: (again: boolean) => (again ? 'Hidden, and changed since: check again' : 'Hidden'),
  noteLine: (again: boolean) => (again ? 'Note on what has changed since: check again' : 'Server note'),
  about: (place: string, kind: string) => [place, kind].filter(Boolean).join(', ') || 'not understood',
  anyPlace: 'no countries understood',

  case: {
    heading: 'A reported error',
    /** Who reported it, and why. */
    by: (member: string, reason: ReportReason, comment: string | null): Rich =>
      comment
        ? rich`${person(member)}: ${bold(REASONS[reason])}. “${comment}”`
        : rich`${person(member)}: ${bold(REASONS[reason])}.`,
    more: (count: number) => `and ${counted(count, 'other report', 'other reports')}`,
    then: 'As it was reported:',
    same: 'It still stands like this.',
    now: 'As it stands now:',
    gone: 'It is not in the documents any more, or hidden here.',
    where: (document: string, section: string) => `${document}, section ${section}`,
    before: (decision: string, at: number): Rich =>
      rich`Reported before, and ${DECIDED[decision as Decision]} ${moment(at)}.`,
    decided: (decision: string, by: string, at: number, answer: string | null): Rich =>
      rich`${bold(`Decided: ${DECIDED[decision as Decision]}`)}, by ${person(by)} ${moment(at)}.${answer ? ` “${answer}”` : ''}`,
    already: 'Somebody else has decided this already.',
    hide: 'Hide it here',
    note: 'Note',
    reject: 'Reject',
    fixed: 'Fixed',
    operator: 'Hiding and notes are for this server alone. Who runs the bot can correct or retract it for everybody.',
  },
  rejectForm: { title: 'Reject the report', label: 'Why', hint: 'The moderators of this server read it.' },
  noteForm: {
    title: 'A note of this server',
    label: 'Note',
    hint: 'It is shown under the quote as a note of this server, until the fact changes.',
  },
  /** Stands under a quote; in a list it says of which. */
  serverNote: (text: string, quote?: string): Rich =>
    rich`${bold('Server note')}${quote === undefined ? '' : ` on “${quote}”`}: ${text}`,

  gap: {
    heading: 'Not answered',
    refused: (count: number, at: number): Rich =>
      rich`Refused ${counted(count, 'time', 'times')}, the last time ${moment(at)}.`,
    holds: (claims: number) =>
      claims === 0
        ? 'The documents hold nothing of this kind.'
        : `The documents hold ${counted(claims, 'fact', 'facts')} of this kind now.`,
    told: 'What members told:',
    text: (text: string): Rich => rich`“${text}”`,
    operator: 'Who runs the bot can add a document that answers it.',
    close: 'Close',
    closed: 'It is closed, and what members told is deleted.',
    already: 'It is closed already.',
  },
  change: {
    heading: 'A change for the feed',
    what: CHANGED,
    line: (change: FeedChange, about: string): Rich => {
      const claims = change.claims === undefined ? '' : `, ${counted(change.claims, 'fact', 'facts')}`;
      if (change.quote === undefined) return rich`${bold(CHANGED[change.what])}: ${about}${claims}`;
      const was = change.was === undefined ? '' : ` Before: “${change.was}”`;
      return rich`${bold(CHANGED[change.what])}, ${about}: “${change.quote}”${was}`;
    },
    post: 'Post to the feed',
    drop: 'Drop',
    postAll: 'Post all',
    dropAll: 'Drop all',
    posted: (count: number) => `${counted(count, 'change is', 'changes are')} being posted to the feed.`,
    dropped: (count: number) => `${counted(count, 'change is', 'changes are')} dropped.`,
    already: 'Somebody else has decided this already.',
  },
  hidden: {
    heading: 'Hidden in this server',
    noteHeading: 'A note of this server',
    by: (by: string, at: number): Rich => rich`By ${person(by)} ${moment(at)}.`,
    show: 'Show again',
    keep: 'Keep it hidden',
    edit: 'Change the note',
    remove: 'Remove the note',
    done: 'Done.',
    already: 'Somebody else has changed this already.',
  },
  feed: {
    heading: 'The documents have changed',
    more: (count: number) => `and ${counted(count, 'more change', 'more changes')}`,
    documents: (titles: readonly string[], more: number) =>
      `Documents: ${titles.join('; ')}${more > 0 ? ` and ${more} others` : ''}.`,
  },
};
