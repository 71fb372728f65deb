import type { Explanation } from '../model/quiz.ts';
import type { SessionSettings } from '../model/session.ts';
import { counted, panel, preview, start } from './en-quiz-host.ts';
import { bold, rich, type Rich, type Span } from './rich.ts';

/** The words of quizzes. */
export const quiz = {
  start,
  preview,
  panel,
  lobby: {
    heading: (title: string): string => `Quiz: ${title}`,
    lead: (questions: number, { seconds, mode }: SessionSettings): string =>
      `${counted(questions, 'question')}, ${seconds === 0 ? 'without a time limit' : `${seconds} seconds each`}. ${mode === 'secure' ? 'You answer on a panel that only you see.' : 'You answer with the buttons under each question.'}`,
    host: (member: string): Rich => rich`Host: ${{ mention: 'member', id: member }}`,
    label: (label: string): string => `For ${label}`,
    joined: (n: number): string => (n === 0 ? 'Nobody has joined yet.' : `${counted(n, 'person', 'people')} joined.`),
    anonymous: 'Anonymous: when it is over, nobody can tell whose answers are whose.',
    join: 'Join',
    rules: 'Rules and privacy',
    begun: 'The quiz has begun. You can still join.',
    over: 'The quiz is over.',
  },
  joined: ({ mode, seconds }: SessionSettings): string =>
    `You take part. Questions appear in this channel, each as a message. ${mode === 'secure' ? 'Press Answer under it: your options open for you alone.' : 'Press your answer under it.'}${seconds === 0 ? '' : ` You have ${seconds} seconds for each.`}`,
  rules: {
    heading: 'Rules and privacy',
    lines: ({ mode, seconds, bonus, openBook, anonymous, board }: SessionSettings): string[] => [
      seconds === 0
        ? 'Take your time: the host closes each question.'
        : `You have ${seconds} seconds for a question. The time counts from the moment Discord shows it.`,
      'You can change your answer until the question is closed; the last one counts.',
      bonus
        ? 'Right answers count. Quick right answers earn a bonus, which is shown apart.'
        : 'Only right answers count, not speed.',
      ...(mode === 'secure' && !openBook ? ['Until it is over you cannot look anything up with me.'] : []),
      {
        off: 'There is no public board. “My result” shows you your own.',
        own: 'There is no public board. “My result” shows you your own.',
        top: 'At the end a public board shows the best 20.',
      }[board],
      anonymous
        ? 'Your id is replaced by a code, and the key to it is thrown away at the end.'
        : 'Kept are your id, your answers and their time: 30 days, your results 180 days. The host sees them. No names are kept.',
      '/privacy shows what is held about you, and forgets it.',
    ],
  },
  question: {
    heading: (number: number, total: number): string => `Question ${number} of ${total}`,
    option: (letter: string, text: string): string => `${letter} · ${text}`,
    row: (number: number, text: string): string => `${number} · ${text}`,
    answer: 'Answer',
    answered: (n: number): string => (n === 0 ? 'No answers yet' : counted(n, 'answer')),
    closes: (at: number): Rich => rich`closes ${{ time: Math.ceil(at / 1000) }}`,
    hostCloses: 'the host closes it',
    added: (ms: number): string => `There was an interruption: ${counted(Math.ceil(ms / 1000), 'second')} were added.`,
    paused: 'Paused by the host.',
    skipped: 'Skipped: this question does not count.',
    hints: {
      order: 'The earliest comes first.',
      match: 'Find the partner of each.',
      typed: 'Press Answer and type it.',
      secure: 'Press Answer: the options open for you alone, in an order of your own.',
    },
    form: {
      title: (number: number): string => `Question ${number}`,
      typed: 'Your answer',
      row: (n: number): string => `Row ${n}`,
      number: (unit: string): string => (unit === 'year' ? 'A year' : unit === '' ? 'A number' : `A number (${unit})`),
      place: (n: number): string => ['Earliest', 'Second', 'Third', 'Latest', 'Fifth', 'Sixth'][n] ?? String(n + 1),
    },
  },
  acknowledged: {
    chose: (answer: string): Rich => rich`Your answer: ${bold(answer)}.`,
    until: (at: number): Rich => rich`You can change it until the question closes ${{ time: Math.ceil(at / 1000) }}.`,
    read: (number: string): Rich => rich`Read as ${bold(number)}.`,
    spelling: 'Capitals, accents and punctuation do not count.',
    open: 'You can change it until the host closes the question.',
    pick: 'Choose your answer. Only you see this.',
  },
  reveal: {
    right: (answer: string): Rich => rich`Right answer: ${bold(answer)}`,
    count: (option: string, n: number, right: boolean): Rich =>
      rich`${right ? bold(option) : option}${right ? ' (right)' : ''}: ${counted(n, 'answer')}`,
    share: (right: number, all: number): string =>
      all === 0 ? 'Nobody answered.' : `${right} of ${counted(all, 'answer')} right.`,
    ownLetters: 'Each had letters of their own: “My result” tells you yours.',
    next: (at: number): Rich => rich`The quiz goes on ${{ time: Math.ceil(at / 1000) }}.`,
    mine: 'My result',
    challenge: 'Challenge',
    within: (off: string): string => `Answers up to ${off} away count as right.`,
    takenBack: 'Taken back by the host: this question does not count.',
  },
  end: {
    heading: (title: string): string => `Quiz over: ${title}`,
    lead: (people: number, questions: number): string =>
      `${counted(people, 'person', 'people')} took part in ${counted(questions, 'question')}.`,
    row: (place: number, member: string, right: number, total: number, bonus: number | undefined): Rich =>
      rich`${String(place)}. ${{ mention: 'member', id: member }}: ${bold(`${right} of ${total}`)}${bonus === undefined ? '' : `, bonus ${bonus}`}`,
    mine: '“My result” shows you your own answers.',
    anonymous: 'It was anonymous: whose answers are whose cannot be told any more.',
    cancelled: 'The quiz was ended early. What was scored so far stays.',
  },
  mine: {
    heading: 'My result',
    none: 'You have no answer in this quiz so far.',
    lead: (right: number, asked: number, over: boolean): Rich =>
      rich`${bold(`${right} of ${asked}`)} right${over ? '' : ' so far'}.`,
    anonymous:
      'This quiz was anonymous, and it is over. The key with which I could find your answers was thrown away, so nobody can tell any more which are yours.',
    ownLetter: (text: string, letter: string): string => `${text} (your letter was ${letter})`,
    line: (number: number, answer: string | undefined, right: boolean | undefined, key: string | undefined): string => {
      const said = `Question ${number}: ${answer ?? 'no answer'}`;
      if (right === true) return `${said}: right`;
      return `${said}${right === undefined ? '' : ': not right'}${key === undefined ? '' : `; the right answer is ${key}`}`;
    },
  },
  source: ({ title, publisher, url, section, verbatim, quote }: Explanation): Rich => {
    if (quote === '') return rich`Source, as the host gives it: ${title}`;
    const name: Span = url ? { link: title, url } : title;
    const where = section === 'Lead' ? '' : `, section ${section}`;
    return rich`Source: ${name}${publisher ? ` by ${publisher}` : ''}${where}. ${verbatim ? 'Exact quote.' : 'Digest, worded by Attaché.'}`;
  },
};
