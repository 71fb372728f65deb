import { bold, rich, type Rich } from './rich.ts';

/** What is held of a kind of thing, and for how long. */
interface Thing {
  readonly label: string;
  readonly kept: string;
}

/** The kinds of things by the tables that hold them. */
const THINGS = {
  guild: { label: 'Your confirmation that members are old enough', kept: 'as long as it stands' },
  card: { label: 'Fact cards that you pinned or checked', kept: 'as long as the card' },
  card_history: { label: 'What you did to cards', kept: 'as long as the card, a year at most' },
  audit_log: { label: 'What you did as a moderator or manager', kept: '180 days' },
  member_grant: { label: 'Commands that Discord lets you use', kept: '15 minutes, and gone within a day' },
  due: { label: 'What is set to be done for you', kept: 'until it is done' },
  outbox: { label: 'Messages about you that wait to be sent', kept: 'a day, or 7 days when they cannot be sent' },
  report_case: { label: 'Your decisions on reports', kept: '180 days' },
  report: { label: 'Your reports of errors', kept: '180 days from the decision, a year without one' },
  gap: { label: 'Unanswered questions that you closed', kept: '180 days' },
  gap_text: { label: 'Questions that you told moderators', kept: '90 days at most' },
  hidden_claim: { label: 'Facts that you have hidden', kept: 'as long as they are hidden' },
  server_note: { label: 'Notes that you wrote for a server', kept: 'as long as the note stands' },
  held_change: { label: 'Your decisions on changed facts', kept: '90 days' },
  reading: { label: 'Documents that you added to a server', kept: 'until the server removes them, or is erased' },
  quiz_set: {
    label: 'Sets of quiz items that you made',
    kept: 'until the server removes them; proposals that nobody went through, 2 days',
  },
  quiz_item: { label: 'Items of quizzes in which your id stands', kept: 'as long as their set' },
  quiz_session: { label: 'Quizzes that you hosted', kept: '180 days from their end' },
  quiz_question: { label: 'Questions of quizzes in which your id stands', kept: '180 days from their end' },
  quiz_participant: { label: 'Quizzes in which you took part', kept: '30 days from their end' },
  quiz_response: { label: 'Your answers in quizzes', kept: '30 days from the end of the quiz' },
  quiz_score: { label: 'Which of your answers were right', kept: '180 days from the end of the quiz' },
  accommodation: { label: 'Time of your own in a quiz', kept: 'until the quiz is over' },
  quiz_challenge: {
    label: 'Objections to questions, yours or decided by you',
    kept: '180 days from the end of the quiz',
  },
  item_stat: { label: 'Counters of quiz answers in which your id stands', kept: 'until the server is erased' },
  quota: { label: 'The time of your last export', kept: 'a day' },
} satisfies Record<string, Thing>;

const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** What members are told of what is held about them. */
export const privacy = {
  heading: 'What I hold about you',
  nothing: 'Nothing is held about you.',
  everywhere: 'In all servers together, under your id; never your name:',
  line: (table: keyof typeof THINGS, count: number, more: boolean): Rich =>
    rich`${bold(THINGS[table].label)}: ${more ? `more than ${count}` : count}. Kept ${THINGS[table].kept}.`,
  memory:
    'In memory alone: your last question in a channel, as what was understood of it, for ten minutes; when you last looked something up.',
  codes:
    'In an anonymous quiz you stand under a code. While it runs yours is found here too; when it is over nobody can tell any more which answers were yours.',
  page: 'The whole text is behind the button below.',
  noPage: (contact: string | undefined) =>
    `The whole text is PRIVACY.md of the project.${contact === undefined ? '' : ` Who runs me: ${contact}`}`,
  link: 'The privacy text',
  export: 'Export as a file',
  forget: 'Forget me',
  exported: {
    heading: 'Your export',
    text: 'Every row that holds your id, from all servers. Other members are left out of it. You can have one an hour.',
    about: 'Everything that this bot holds about the member below. Times are in UTC.',
    cut: 'There was more than fits: ask who runs the bot for the rest of the tables named in “more”.',
    file: 'What the bot holds about you, as JSON',
  },
  ask: {
    heading: 'Forget all about you?',
    text: 'In all servers at once, and it cannot be undone:',
    lines: [
      'Deleted: your reports, the questions that you told moderators, what you may do by Discord’s own settings; in quizzes, also in one that runs: that you take part, your answers and results, your extra time, your objections.',
      'Made nobody’s: what you decided, hid, noted or set for a server, sets and quizzes that you made. The thing itself stays, your id does not.',
      'Left: counters without ids; answers in anonymous quizzes that are over, which nobody can trace to you; and messages in channels, which Discord keeps.',
    ],
    confirm: 'Yes, forget me',
  },
  done: {
    heading: 'You are forgotten',
    line: (table: keyof typeof THINGS, deleted: number, blanked: number): Rich => {
      const told = [
        ...(deleted > 0 ? [`${deleted} deleted`] : []),
        ...(blanked > 0 ? [`your id taken out of ${counted(blanked, 'row', 'rows')}`] : []),
      ];
      return rich`${bold(THINGS[table].label)}: ${told.join(', ')}.`;
    },
    again: 'When you use me again, the same things are held anew.',
  },
};
