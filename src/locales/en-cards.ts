import type { CardDeed, CardState } from '../model/card.ts';
import { bold, rich, type Rich } from './rich.ts';

const STATES: Readonly<Record<CardState, string>> = {
  draft: 'imported, not confirmed',
  preview: 'shown in private, not confirmed',
  posting: 'on its way',
  published: 'posted, not pinned',
  pinned: 'pinned',
  stale: 'source changed',
  refreshed: 'brought up to date',
  expired: 'expired',
  retracted: 'no longer in the documents',
  orphaned: 'its message is gone',
};

const DEEDS: Readonly<Record<CardDeed, string>> = {
  pinned: 'Pinned',
  'posted-again': 'Posted again',
  changed: 'The documents changed',
  retracted: 'No longer in the documents',
  reworded: 'Brought up to date: other words or another place, the same facts',
  restored: 'The documents say again what they said',
  'review-due': 'Review due',
  expired: 'Expired',
  checked: 'Found still true',
  approved: 'The change was approved',
  kept: 'Kept as it was, with its mark',
  note: 'Note changed',
  'review-moved': 'Review moved',
  unpinned: 'Unpinned',
  'unpinned-by-others': 'Found unpinned',
  orphaned: 'Its message was gone',
  removed: 'Removed',
};

const months = (n: number): string => (n === 1 ? '1 month' : `${n} months`);

/** The words of fact cards. */
export const cards = {
  states: STATES,
  deeds: DEEDS,
  badges: {
    checked: (at: number): Rich => rich`checked by moderators ${{ time: at }}`,
    differ: 'sources differ',
    changed: 'source changed',
    review: 'review due',
    expired: 'expired',
  },
  gone: 'No longer in the documents.',
  before: (statement: string): Rich => rich`Before: ${{ strike: statement }}`,
  note: 'Server note',
  noteAgain: 'Server note, to be checked again',
  evidence: 'Evidence',
  report: 'Report an error',

  preview: {
    lead: (channel: string): Rich =>
      rich`${bold('Preview.')} This will be posted in ${{ mention: 'channel', id: channel }} for everybody there, and pinned:`,
    lacks: (names: readonly string[], channel: string): Rich =>
      rich`${bold('I am not allowed to do all of it.')} In ${{ mention: 'channel', id: channel }} I lack ${names.join(', ')}. Who manages the channel can grant it there: Edit channel, Permissions, my role.`,
    unknown: 'Discord did not say in time what I am allowed to do there.',
    sensitive:
      'This tells of a victim, a party to a lawsuit, an allegation or a crime. Pin it only where that is fitting; I ask once more.',
    pin: 'Pin',
    pinSensitive: 'Pin it all the same',
    confirmSensitive: 'Yes, pin it here for everybody',
    note: 'Change note',
    cancel: 'Cancel',
    cancelled: 'Nothing was pinned.',
    review: (n: number) => `Moderators are asked to look at it again after ${months(n)}.`,
  },
  done: {
    pinned: 'Pinned',
    follows: 'It will follow: Discord has not answered yet. The list of cards shows when it is there.',
    notPinned: (problem: string): Rich => rich`${bold('Posted, but not pinned.')} ${problem}`,
    notPosted: (problem: string): Rich => rich`${bold('Not posted.')} ${problem}`,
    open: 'Open the card',
    makeRoom: (title: string) => `Unpin “${title}” for it`,
    noToken: 'I have no connection to Discord of my own here; it is posted when I have one.',
    tryAgain: 'Pin again',
    moved: 'The message was unpinned there and this one is being pinned.',
  },
  problems: {
    pins: 'There are 250 pins in the channel, which is all that Discord takes.',
    permission: (names: string): string =>
      `I lack ${names} there. Who manages the channel can grant it: Edit channel, Permissions, my role.`,
    access: 'I do not see the channel any more.',
    channel: 'The channel is gone.',
    message: 'The message is gone.',
    other: (code: string): string => `Discord refused it (${code}).`,
  },
  permissions: {
    view: 'View Channel',
    send: 'Send Messages',
    thread: 'Send Messages in Threads',
    history: 'Read Message History',
    pin: 'Pin Messages',
  },
  nextReview: (at: number): Rich => rich`next review ${{ time: at }}`,
  noteForm: {
    title: 'Note on a card',
    label: 'Server note',
    hint: 'At most 500 characters; empty takes it away.',
    reason: 'Reason (only moderators see it)',
  },
  reasonForm: { title: 'Why?', label: 'Reason (only moderators see it)' },
  list: {
    heading: 'Fact cards of this server',
    none: 'There are no cards yet. /card pin makes one.',
    manage: 'Manage a card',
    waiting: 'waits for you',
    line: (title: string, state: string, more: Rich): Rich => rich`${bold(title)}: ${state}${more}`,
  },
  manage: {
    heading: (title: string) => `Card: ${title}`,
    where: (channel: string): Rich => rich`In ${{ mention: 'channel', id: channel }}.`,
    refresh: 'Refresh',
    still: 'Still true',
    approve: 'Approve the change',
    keep: 'Keep with its mark',
    note: 'Note',
    move: 'Move review',
    unpin: 'Unpin',
    remove: 'Remove the card',
    again: 'Post again',
    pinAgain: 'Pin',
    history: 'History',
    back: 'All cards',
    moveTo: 'Look at it again after',
    months,
    pinnedBy: (member: string): Rich => rich`Pinned by ${{ mention: 'member', id: member }}.`,
    checkedBy: (member: string, at: number): Rich =>
      rich`Last checked by ${{ mention: 'member', id: member }} ${{ time: at }}.`,
    shows: 'It shows:',
    changedFrom: 'The documents say something else than when it was last checked.',
    allGone: 'Nothing that it showed is in the documents any more.',
  },
  history: {
    heading: (title: string) => `History: ${title}`,
    line: (what: string, at: number, member: string | undefined, reason: string | undefined): Rich =>
      rich`${bold(what)} ${{ time: at }}${member === undefined ? '' : rich`, by ${{ mention: 'member', id: member }}`}${reason === undefined ? '' : `. Reason: ${reason}`}`,
    old: 'It showed until then:',
    none: 'Nothing yet.',
  },
  index: {
    heading: 'Fact cards in this channel',
    more: (n: number) => `and ${n} more: see the pins.`,
    none: 'There are no cards in this channel at the moment.',
    about: 'Each shows what the documents say, with its source, and follows them.',
  },
  refused: {
    heading: 'Nothing was pinned',
    lead: 'A card must rest on the documents. This is what a member would be told:',
    unsure: 'The closest passage may be no answer, so it is not pinned. Ask for what it says.',
  },
  exported: {
    file: (n: number) => (n === 1 ? 'One card, as YAML.' : `${n} cards, as YAML.`),
    none: 'There are no cards to export.',
    alt: 'The fact cards of this server as YAML',
  },
  imported: {
    heading: (n: number) => (n === 1 ? 'One card would be posted' : `${n} cards would be posted`),
    bad: 'The file is not in order, so nothing was taken:',
    line: (title: string, channel: string, sensitive: boolean): Rich =>
      rich`${bold(title)} in ${{ mention: 'channel', id: channel }}${sensitive ? ' (sensitive)' : ''}`,
    confirm: 'Post and pin all of them',
    done: (n: number) =>
      (n === 1 ? 'One card is on its way.' : `${n} cards are on their way.`) +
      ' The list of cards shows when they are there.',
    more: (n: number) => `and ${n} more`,
    problem: (line: number, message: string) => `Line ${line}: ${message}`,
  },
  suggestions: { topic: (place: string, topic: string) => `${place}: ${topic}` },
  moreButton: 'Pin as card',
};
