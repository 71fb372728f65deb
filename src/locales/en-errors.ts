import { rich, type Rich } from './rich.ts';

type Values = Readonly<Record<string, string>>;

/** What a member is told when something cannot be done: what happened, why, and what to do. */
export const errors = {
  'unknown-command': () => 'This command is not known any more. Type / to see the current ones.',
  'unknown-country': (values: Values) =>
    `I do not know a country called “${values['name'] ?? ''}”. Type its usual name, like Pakistan or Turkey.`,
  'bad-date': (values: Values) =>
    `“${values['date'] ?? ''}” is not a date. Write a year, a month or a day: 2021, 2021-08 or 2021-08-15.`,
  'bad-years': () => 'The first year comes after the last one. Swap “from” and “to”.',
  'unknown-source': (values: Values) =>
    `There is no document “${values['source'] ?? ''}”. Choose one from the list as you type.`,
  'unknown-topic': (values: Values) =>
    `I do not know the subject “${values['topic'] ?? ''}”. Try trade, embassy, aid, visits, agreements or migration.`,
  'empty-question': () =>
    'The question is empty. Write it in a few words: when did Norway and Turkey establish relations?',
  'missing-option': (values: Values) => `The option “${values['option'] ?? ''}” is missing or of the wrong kind.`,
  'old-button': () =>
    'This button comes from an older version of me, or from other documents. Ask again to get a fresh answer.',
  'too-long': (values: Values) =>
    `“${values['option'] ?? ''}” takes at most ${values['max'] ?? ''} characters. Write it shorter.`,
  'bad-receipt': () =>
    'This is no receipt. Copy the letters and digits behind “Receipt” at the end of an answer, like 1VK8-3PD0-9F2M.',
  'not-yours': () => 'Only who asked, or a moderator, can delete this answer.',
  unexpected: (values: Values) =>
    `Something went wrong on my side. Nothing is lost; try again. If it happens again, tell whoever runs me this number: ${values['incident'] ?? ''}.`,
  'only-in-server': () => 'This works only in a server that has added me.',
  'not-allowed': () =>
    'Your roles in this server do not let you do this. Who manages the server can change that with /settings, section roles.',
  paused: ({ until }: Values): Rich =>
    until
      ? rich`Answers are paused in this server until ${{ time: Number(until) }}. Ask me in a direct message meanwhile.`
      : rich`Answers are paused in this server until somebody who manages it resumes them. Ask me in a direct message meanwhile.`,
  'in-quiz': () => 'You are in a quiz; look-ups are back when it ends.',
  'store-away': () =>
    'My memory cannot be reached at the moment, so nothing was changed. Questions are still answered; try this again in a minute.',
  'card-limit': (values: Values) =>
    `A server can have ${values['max'] ?? ''} cards. Remove some with /card list first.`,
  'card-channel': () => 'You cannot write in that channel yourself, so I post nothing there for you.',
  'card-channel-unknown': () =>
    'I could not learn whether you may write in that channel. Use the command in the channel itself, or try again.',
  'card-sensitive-off': () =>
    'This server leaves out facts about victims, lawsuits, allegations and crimes, so they are not pinned either. /settings, section answers, can change that.',
  'card-changed': () => 'This preview is old, or the documents have changed since. Use /card pin again.',
  'card-nothing': () =>
    'There is nothing of mine in this message that could be pinned. Choose an answer of mine that rests on the documents.',
  'file-large': (values: Values) =>
    `A file can have ${values['max'] ?? ''} KiB. Split it, or leave out what is not needed.`,
  'file-no-token': () => 'I have no way to fetch files here: whoever runs me has given me no bot token.',
  'file-away': () => 'I could not fetch the file from Discord. Send it once more.',
  'card-empty': () => 'Nothing that this card showed is in the documents any more, so there is nothing to stand by.',
  'card-busy': () => 'Somebody else has just changed this card. Open it again from /card list.',
  'nothing-to-report': () =>
    'There is nothing of mine in this message that could be reported. Choose an answer of mine with its buttons, or a card.',
  'report-member-full': () =>
    'You have reported or told five things in the last 24 hours. Thank you; that is as many as I take from one member. Try again tomorrow.',
  'report-server-full': () =>
    'The members of this server have reported or told 50 things in the last 24 hours, and I take no more for now. Try again tomorrow, or tell a moderator.',
  'reading-name': () => 'I read plain text only: a file whose name ends with .md or .txt.',
  'reading-full': (values: Values) =>
    `A server can add ${values['count'] ?? ''} documents, ${values['size'] ?? ''} MiB together. Take one away with /sources remove first.`,
  'reading-gone': () =>
    'This preview is over: it is older than an hour, somebody else’s, or the document is added already. Use /sources add again.',
  'reading-unknown': () => 'This server has added no such document. Choose one from the suggestions.',
  'reading-unticked': () => 'Nothing was added: tick the box if you may use the text, and leave it if you may not.',
  'quiz-start-which': () =>
    'Say what is asked: either set, one that you have gone through, or country, for a new one. /quiz sets shows your sets.',
  'quiz-channel': () => 'You may not write in this channel yourself, so no quiz of yours can be posted in it.',
  'quiz-draft-gone': () =>
    'This preview is over: it was opened or cancelled, is older than an hour, or somebody else’s. /quiz start makes a new one.',
  'quiz-kind': (values: Values) =>
    `There is no subject “${values['name'] ?? ''}”. Choose from the suggestions, with commas between several.`,
  'quiz-no-items': () =>
    'Nothing is left to ask: the documents no longer say what these items rest on, or no item of the set is about these subjects. /quiz sets shows you.',
  'quiz-number': () => 'I cannot read that as one number. Type it like 559000000, 559,000,000 or 559 million.',
  'quiz-closed': () => 'This question is closed. Your next chance is the next question.',
  'quiz-paused': () => 'The quiz is paused. Answer when the host goes on.',
  'quiz-over': () => 'This quiz is over.',
  'quiz-removed': () => 'The host has taken you out of this quiz.',
  'quiz-twice': () => 'You have chosen one of them twice. Press Answer again and choose each once.',
  'quiz-not-host': () =>
    'Somebody else hosts this quiz. Moderators may take over at once, other hosts when the host has done nothing for a minute.',
  'quiz-unknown': () =>
    'There is no such quiz in this server. Choose one from the suggestions, or use /quiz results alone for the newest.',
  'quiz-challenge-late': () => 'This quiz is over for more than a week: its answers cannot be challenged any more.',
  'quiz-challenge-anonymous': () =>
    'This quiz was anonymous and is over, so nobody can tell any more who took part. Tell your host what is wrong.',
  'quiz-challenge-others': () => 'Only who takes part in this quiz can challenge its answers.',
  'quiz-regrade-late': () =>
    'The answers of this quiz were forgotten after 30 days, so its scores stay as they are. You can still reject the challenge.',
  'quiz-regrade-full': () =>
    'So much was decided about this question already that I take no more. Undo a decision, or take the question out.',
  'quiz-tables-large': () => 'The tables are larger than Discord takes in one message.',
  'set-unknown': (values: Values) =>
    `There is no set “${values['name'] ?? ''}”. Choose one from the suggestions, or use /quiz sets alone to see them all.`,
  'set-name': (values: Values) => `A set needs a name of 1 to ${values['max'] ?? ''} characters.`,
  'set-name-taken': (values: Values) => `There is a set “${values['name'] ?? ''}” already. Choose another name.`,
  'set-limit': (values: Values) =>
    `A server can have ${values['max'] ?? ''} sets. Delete one first: /quiz sets shows them all.`,
  'set-items-limit': (values: Values) =>
    `A set can have ${values['max'] ?? ''} items, dropped ones among them. A copy of it leaves the dropped ones out.`,
  'set-count': (values: Values) =>
    `How many items? Write a whole number from ${values['least'] ?? ''} to ${values['most'] ?? ''}.`,
  'set-too-few': () =>
    'The documents have too little for a set of at least 3 items about that. Choose more countries or subjects.',
  'set-nothing-kept': () => 'Nothing in this set can be asked any more, so there is nothing to export.',
  'export-too-soon': ({ until }: Values): Rich =>
    rich`You have had an export within the last hour. The next one is ready for you ${{ time: Number(until) }}.`,
  'no-feed-channel': () =>
    'No channel is set for the feed. Who manages the server can set one with /settings, section feed.',
};
