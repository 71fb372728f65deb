import type { Session, SessionState } from '../model/session.ts';
import { bold, rich, type Rich } from './rich.ts';

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const STATES: Readonly<Record<SessionState, string>> = {
  draft: 'not opened',
  lobby: 'people are joining',
  posting: 'the question is on its way',
  open: 'the question is open',
  paused: 'paused',
  closing: 'the answer is on its way',
  revealed: 'the answer is shown',
  suspended: 'suspended',
  ended: 'over',
  cancelled: 'ended early',
  archived: 'over',
};

const member = (id: string): Rich => rich`${{ mention: 'member', id }}`;
const roles = (ids: readonly string[]): Rich =>
  ids.flatMap((id, i) => rich`${i === 0 ? '' : ', '}${{ mention: 'role', id }}`);

export const start = {
  unapproved: (name: string): Rich =>
    rich`Nobody has gone through the set ${bold(name)} to the end yet, so it cannot be asked. Go through its items and approve it, then use /quiz start again.`,
};

/** What a host reads before anybody else sees something of a quiz. */
export const preview = {
  heading: (title: string): string => `Preview: ${title}`,
  lead: 'Only you see this. Nothing is posted before you open the lobby. The preview stays for an hour.',
  times: (name: string, n: number): string => `${name} (${n})`,
  own: 'items of your own',
  questions: (total: number, forms: readonly string[], kinds: readonly string[]): Rich =>
    rich`${bold(counted(total, 'question'))}${forms.length === 0 ? '' : `: ${forms.join(', ')}. About: ${kinds.join(', ')}`}`,
  place: (channel: string, seen: 'everybody' | readonly string[] | undefined): Rich => {
    const place = rich`Channel: ${{ mention: 'channel', id: channel }}, `;
    if (seen === undefined) return [...place, 'I cannot tell now who sees it'];
    if (seen === 'everybody') return [...place, 'everybody in this server sees it'];
    if (seen.length === 0) return [...place, 'no role sees it, only members who were let in one by one'];
    return [...place, 'seen by ', ...roles(seen), ' and by members who were let in one by one'];
  },
  settings: ({ settings: { mode, seconds, pace, board, anonymous, bonus, openBook }, label }: Session): Rich[] => [
    rich`Mode: ${bold(mode)}, ${
      mode === 'fast'
        ? 'everybody presses a button under the question'
        : 'each answers on a panel of their own, with the options in an order of their own'
    }`,
    rich`Time: ${seconds === 0 ? 'no limit, you close each question' : `${seconds} seconds a question`}`,
    rich`Next question: ${pace === 'auto' ? 'by itself, 10 seconds after the answer' : 'when you press Next question'}`,
    rich`Board at the end: ${{ off: 'none', own: 'none, each sees their own result', top: anonymous ? 'none, since it is anonymous' : 'the best 20' }[board]}`,
    rich`Names: ${anonymous ? 'anonymous; when it is over, nobody can tell whose answers are whose' : 'you see who answered what'}`,
    ...(seconds > 0 ? [rich`Speed: ${bonus ? 'quick right answers earn a bonus' : 'does not count'}`] : []),
    ...(mode === 'secure' ? [rich`Look-ups with me: ${openBook ? 'open' : 'closed to who takes part'}`] : []),
    rich`Label: ${label ?? 'none'}`,
  ],
  leftOut: (n: number): string =>
    `${counted(n, 'item')} of the set ${n === 1 ? 'is' : 'are'} left out: the documents no longer say what ${n === 1 ? 'it rests' : 'they rest'} on, or this server does not show it.`,
  unread:
    'Somebody has to go through the items of this set before it can be asked. Keep or drop each, approve the set, then come back and press Refresh.',
  lacks: (names: readonly string[]): Rich => rich`I lack ${bold(names.join(', '))} in this channel. Grant it first.`,
  permissions: {
    view: 'View Channel',
    send: 'Send Messages',
    'send-in-threads': 'Send Messages in Threads',
  },
  age: 'Before the first quiz of this server a host confirms that its members are 13 or have the age that the law asks for where they live. Who confirmed it and when is kept in the settings of this server.',
  seconds: (seconds: number): string => (seconds === 0 ? 'No time limit' : `${seconds} seconds a question`),
  set: {
    mode: { fast: 'Use fast mode', secure: 'Use secure mode' },
    pace: { auto: 'Go on by itself', host: 'Go on when I press' },
    anonymous: { yes: 'Make it anonymous', no: 'Not anonymous' },
    bonus: { yes: 'Give a speed bonus', no: 'No speed bonus' },
    openBook: { yes: 'Allow look-ups', no: 'Close look-ups' },
  },
  buttons: {
    aged: 'Confirm the age of members',
    items: 'Go through the items',
    open: 'Open the lobby',
    label: 'Label',
    refresh: 'Refresh',
    cancel: 'Cancel',
    other: 'The quiz that is there',
    seconds: 'Time for a question',
    board: 'Board at the end',
  },
  form: {
    title: 'Label of the quiz',
    label: 'Label',
    hint: 'Such as “class 8A”; everybody sees it. Up to 20 characters.',
  },
  notices: {
    age: 'Confirm the age of the members first.',
    unread: 'The items have to be gone through first.',
    channel: 'There is a quiz in this channel already. End it first, or start yours in another channel.',
    server: 'Three quizzes are running in this server, and that is as many as I take. Wait until one is over.',
  },
  dropped: rich`The quiz was not opened, and nothing of it is left.`,
};

/** How much time somebody has beside the others. */
const extra = (percent: number): string =>
  percent < 0 ? 'no limit' : percent === 0 ? 'no extra time' : `${percent} percent more time`;

/** What a host leads a quiz with. */
export const panel = {
  none: 'There is no quiz in this channel now. /quiz start begins one.',
  heading: (title: string): string => `Your quiz: ${title}`,
  state: ({ state, number, total }: Session, people: number, answered: number): Rich =>
    rich`${bold(`${number === 0 ? counted(total, 'question') : `Question ${number} of ${total}`}: ${STATES[state]}.`)} ${counted(people, 'person', 'people')} take part${number === 0 ? '' : `, ${answered} answered`}.`,
  problem: (problem: string): string =>
    `Something at Discord is in the way (${problem}): look whether I may see this channel and write in it, then go on.`,
  challenges: (n: number): string => `${counted(n, 'challenge waits', 'challenges wait')} for you in /quiz results.`,
  extraTime: (n: number): string => `${counted(n, 'member has', 'members have')} time of their own.`,
  auto: 'The next question follows by itself; Next question does not wait.',
  stale: 'That was done already, or the quiz has moved on: this is how it stands.',
  hint: 'Only you see this panel. /quiz panel opens it again.',
  buttons: {
    begin: 'Begin',
    next: 'Next question',
    finish: 'Finish',
    close: 'Close and show answer',
    pause: 'Pause',
    resume: 'Go on',
    skip: 'Skip',
    undo: 'Take last answer back',
    redo: 'Count it again',
    unskip: 'Ask the skipped one later',
    end: 'End quiz',
    time: 'Extra time',
    people: 'Hand over or remove',
    again: 'Run again',
    refresh: 'Refresh',
    back: 'Back',
  },
  end: {
    sure: 'End the quiz now? Questions that were not asked stay unasked. What was scored stays.',
    yes: 'Yes, end it',
  },
  time: {
    heading: 'Extra time',
    lead: 'Choose a member, then how much. Only whoever leads the quiz sees this; it is in no export, and is forgotten when the quiz is over.',
    anonymous: (n: number): string => `The quiz is anonymous, so I cannot show who has it: ${counted(n, 'member')}.`,
    pick: 'A member',
    line: (id: string, percent: number): Rich => rich`${member(id)}: ${extra(percent)}`,
    none: 'Nobody has extra time so far.',
    chosen: (id: string, percent: number): Rich => rich`${member(id)} has ${extra(percent)} now.`,
    options: [
      [25, '25 percent'],
      [50, '50 percent'],
      [100, '100 percent'],
      [-1, 'No limit'],
      [0, 'None'],
    ] as const,
  },
  people: {
    heading: 'Hand over or remove',
    lead: 'A quiz can be handed over only to somebody who may host quizzes in this server.',
    hand: 'Hand the quiz over to …',
    remove: 'Take out of the quiz …',
    sureRemove: (id: string): Rich =>
      rich`Take ${member(id)} out of this quiz? All their answers in it are deleted, and they cannot join it again.`,
    yesRemove: 'Yes, take them out',
    removed: (id: string): Rich => rich`${member(id)} is not in this quiz any more.`,
    handed: (id: string): Rich =>
      rich`${member(id)} leads the quiz from now on, and opens the panel with /quiz panel. This panel does not work for you any more, unless you moderate here.`,
    mayNot: (id: string): Rich =>
      rich`${member(id)} may not host quizzes in this server, so the quiz stays with you. /settings says which roles may.`,
    unknown: (id: string): Rich =>
      rich`I cannot tell whether ${member(id)} may use /quiz. If not, you or a moderator can take the quiz back with /quiz panel after a minute.`,
  },
};
