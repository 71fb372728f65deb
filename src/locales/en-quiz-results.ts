import type { RulingAct } from '../model/quiz.ts';
import type { Challenge, Session } from '../model/session.ts';
import { bold, rich, type Rich, type Span } from './rich.ts';

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** How many were right, of how many, as it is shown. */
interface Share {
  readonly n: number;
  readonly right: number;
  readonly interval?: { readonly low: number; readonly high: number };
  readonly medianMs?: number;
}

const share = ({ n, right, interval }: Share): string => {
  const plain = `${right} of ${counted(n, 'answer')} right`;
  if (n === 0) return 'no answers';
  return interval
    ? `${plain}: ${percent(right / n)}, 95 % interval ${percent(interval.low)} to ${percent(interval.high)}`
    : `${plain} (too few for an interval)`;
};

const time = (ms: number | undefined): string => (ms === undefined ? '' : `Median time: ${seconds(ms)}`);

const DECISIONS = { open: 'open', accepted: 'accepted', rejected: 'rejected' } as const;
const decision = ({ decision: of }: Challenge): string => DECISIONS[of ?? 'open'];

/** The words of what comes after a quiz: challenges, results, files. */
export const quizResults = {
  challenge: {
    heading: 'Challenge',
    form: {
      title: (number: number): string => `Challenge question ${number}`,
      label: 'What is wrong with the answer?',
      hint: 'Only the host reads it. At most 300 characters.',
    },
    thanks:
      'Thank you. The host of the quiz sees your reason and decides; press Challenge again to see what became of it.',
    one: 'You have challenged this question already; one challenge of each question is taken.',
    standing: {
      open: 'The host has not decided yet.',
      accepted: 'The host has accepted it. “My result” shows how you stand.',
      rejected: 'The host has rejected it.',
    },
    reply: (reply: string): Rich => rich`The host says: ${reply}`,
  },
  ruling: (does: RulingAct['does'], answer: string): string =>
    ({
      also: `Decided by the host: ${answer} is taken as right, too.`,
      everybody: 'Decided by the host: every answer counts as right.',
      out: 'Decided by the host: this question does not count.',
    })[does],
  none: 'There is no quiz to show results of. /quiz start begins one.',
  /** A session in a list to choose from. */
  choice: ({ title, label, createdAt }: Session): string =>
    [new Date(createdAt).toISOString().slice(0, 10), label, title].filter(Boolean).join(' · '),
  summary: {
    heading: (title: string): string => `Results: ${title}`,
    when: ({ createdAt, channel }: Session): Rich =>
      rich`${{ time: Math.floor(createdAt / 1000) }} in ${{ mention: 'channel', id: channel }}`,
    label: (label: string): Rich => rich`Label: ${bold(label)}`,
    set: (name: string | undefined): Rich => (name === undefined ? rich`Set: deleted since` : rich`Set: ${name}`),
    mode: ({ settings }: Session): string =>
      `Mode: ${settings.mode}, ${settings.seconds === 0 ? 'untimed' : `${settings.seconds} seconds a question`}${settings.anonymous ? ', anonymous' : ''}`,
    people: (people: number, counting: number, out: number): string =>
      `${counted(people, 'person', 'people')}, ${counted(counting, 'question')} counted${out === 0 ? '' : `, ${out} taken out`}`,
    live: 'The quiz is not over: this is how it stands.',
    share: (of: Share): Rich => rich`${bold('All answers:')} ${share(of)}`,
    time: (ms: number | undefined): string => time(ms),
    ruled: 'Questions were scored anew by a decision; their messages and the board in the channel show it.',
    folded: 'The answers themselves were forgotten after 30 days: what is left are the scores.',
    other: 'Other quizzes',
    buttons: {
      items: 'By question',
      students: 'By student',
      challenges: (open: number): string => (open === 0 ? 'Challenges' : `Challenges (${open} open)`),
      names: 'Tables with names',
      ids: 'Tables without names',
      tables: 'Tables',
      back: 'Summary',
    },
  },
  items: {
    heading: 'By question',
    none: 'No answer has been shown yet.',
    item: (number: number, stem: string): Rich => rich`${bold(`${number} · ${stem}`)}`,
    out: 'Does not count.',
    share: (of: Share, silent: number): string =>
      `${share(of)}${silent === 0 ? '' : `; ${counted(silent, 'person', 'people')} gave no answer`}`,
    time: (ms: number | undefined): string => time(ms),
    given: (answer: string, n: number, all: number, right: boolean): string =>
      `${answer}${right ? ' (right)' : ''}: ${n}${all === 0 ? '' : `, ${percent(n / all)}`}`,
    thirds: (parts: readonly [number, number, number]): string =>
      ` (by total score: high ${parts[2]}, middle ${parts[1]}, low ${parts[0]})`,
    more: (n: number): string => `and ${counted(n, 'other answer')}`,
    unchosen: (options: readonly string[]): string => `Nobody chose ${options.join(', ')}.`,
    few: (n: number, least: number): string =>
      `Discrimination and choice by total score: not enough answers (${n} of ${least}).`,
    separation: (r: number | undefined): string =>
      r === undefined
        ? 'Discrimination cannot be told: all answers are alike.'
        : `Discrimination (corrected point-biserial): ${r.toFixed(2)}`,
  },
  students: {
    heading: 'By student',
    none: 'Nobody has taken part.',
    code: (code: string): Span => `Code ${code.slice(0, 8)}`,
    line: (who: Span, right: number, asked: number, ms: number | undefined): Rich =>
      rich`${who}: ${bold(`${right} of ${asked}`)} right${ms === undefined ? '' : ` · median time ${seconds(ms)}`}`,
    note: 'In the order of right answers; speed does not count.',
  },
  challenges: {
    heading: 'Challenges',
    none: 'Nobody has challenged a question.',
    choose: 'Open a challenge',
    line: (challenge: Challenge, stem: string): Rich =>
      rich`${bold(`Question ${challenge.number}`)}, ${decision(challenge)}: ${stem}`,
    choice: (challenge: Challenge): string => `Question ${challenge.number}, ${decision(challenge)}: ${challenge.text}`,
  },
  case: {
    heading: (number: number): string => `Challenge to question ${number}`,
    right: (answer: string): Rich => rich`Right answer: ${bold(answer)}`,
    reason: (who: Span, reason: string): Rich => rich`${who} says: ${reason}`,
    own: (answer: string | undefined): string =>
      answer === undefined ? 'They gave no answer.' : `Their answer: ${answer}`,
    given: 'Answers that were given',
    decided: ({ decidedBy, decidedAt, reply }: Challenge, of: 'accepted' | 'rejected'): Rich =>
      rich`${DECISIONS[of] === 'accepted' ? 'Accepted' : 'Rejected'} by ${{ mention: 'member', id: decidedBy ?? '0' }} ${{ time: Math.floor((decidedAt ?? 0) / 1000) }}${reply === undefined ? '' : `: ${reply}`}`,
    reject: 'Reject',
    also: 'Accept: also take an answer',
    everybody: 'Accept: everybody right',
    out: 'Accept: take it out',
    undo: 'Undo this decision',
    back: 'All challenges',
    regraded: (before: number, after: number): string => `Scored anew: ${before} right before, ${after} right now.`,
    rejected: 'The challenge is rejected; who made it reads your reason when they press Challenge again.',
    already: 'That was decided already, or somebody else was faster: this is how it stands.',
    form: { title: 'Reject the challenge', label: 'Why?', hint: 'The student reads it. At most 300 characters.' },
  },
  tables: {
    fetching: (done: number, all: number): string => `Fetching names: ${done} of ${all}`,
    ready: 'Two tables: one row for each student and question, and one for each question.',
    names: 'They hold the names of members: keep them as you keep marks. Names are not stored by me.',
    codes: 'The quiz was anonymous: codes stand in the place of members.',
    noDiscord: 'Names can be fetched only where I am connected to Discord.',
    ids: 'Ids of members stand in the place of names.',
    lacking: (n: number): string => `${counted(n, 'name')} could not be fetched; the id stands alone there.`,
    folded: 'The answers themselves were forgotten after 30 days: the tables have scores and times only.',
    answers: 'Every student and question: right or not, time, and the answer in words',
    items: 'Every question: how many were right, and how often each answer was given',
  },
};
