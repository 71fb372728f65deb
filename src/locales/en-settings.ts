import type { Field, GuildSettings, Preset, Role, Section } from '../model/guild.ts';
import { bold, rich, type Rich } from './rich.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

const LABELS: Readonly<Record<Field, string>> = {
  answers: 'Who sees answers',
  length: 'Length',
  sensitive: 'Sensitive facts',
  pictures: 'Pictures',
  language: 'Language of what everybody sees',
  zone: 'Time zone',
  channels: 'Where answers may be public',
  log: 'Where changes are told',
  documents: 'Documents',
  viewer: 'Viewers',
  host: 'Hosts',
  curator: 'Curators',
  moderator: 'Moderators',
  feed: 'Where changed facts are told',
  'feed-mode': 'Changed facts',
  'quiz-mode': 'Quizzes',
  board: 'Board',
  anonymous: 'Names in results',
  aged: 'Age of members',
  paused: 'Answers',
};

const mentions = (mention: 'channel' | 'role', ids: readonly string[]): Rich =>
  ids.flatMap((id, i) => [...(i > 0 ? [', '] : []), { mention, id }]);

const channel = (id: string | undefined): Rich => (id === undefined ? ['nowhere'] : mentions('channel', [id]));

/** Without a role, Discord's own permission decides. */
const UNMAPPED: Readonly<Record<Role, string>> = {
  viewer: 'everybody',
  host: 'who has Manage Events',
  curator: 'who has Manage Messages',
  moderator: 'who has Manage Messages',
};
const roles = (role: Role, { roles: of }: GuildSettings): Rich =>
  of[role].length > 0 ? mentions('role', of[role]) : [UNMAPPED[role]];

const PICTURES: Readonly<Record<GuildSettings['pictures'], string>> = {
  all: 'All pictures',
  'no-maps': 'Pictures, but no maps',
  none: 'No pictures',
};

/** Every setting as it is, in a few words. */
const VALUES: Readonly<Record<Field, (settings: GuildSettings) => Rich>> = {
  answers: ({ answers }) => [answers === 'public' ? 'everybody' : 'only who asked'],
  length: ({ length }) => [length === 'full' ? 'full, with every quote' : 'short, with the first quote'],
  sensitive: ({ sensitive }) => [sensitive === 'told' ? 'told when asked' : 'left out, and counted'],
  pictures: ({ pictures }) => [PICTURES[pictures].toLowerCase()],
  language: ({ language }) => [
    language === undefined ? 'as the server has it at Discord' : (languageNames.of(language) ?? language),
  ],
  zone: ({ timeZone }) => [timeZone],
  channels: ({ channels }) => (channels.length === 0 ? ['everywhere'] : mentions('channel', channels)),
  log: ({ logChannel }) => channel(logChannel),
  documents: ({ documentsOff: { length } }) => [
    length === 0 ? 'all are answered from' : length === 1 ? '1 is switched off' : `${length} are switched off`,
  ],
  viewer: (settings) => roles('viewer', settings),
  host: (settings) => roles('host', settings),
  curator: (settings) => roles('curator', settings),
  moderator: (settings) => roles('moderator', settings),
  feed: ({ feed }) => channel(feed.channel),
  'feed-mode': ({ feed }) => [feed.mode === 'post' ? 'told at once' : 'held until a moderator has approved each'],
  'quiz-mode': ({ quiz }) => [
    quiz.mode === 'fast' ? 'fast, with buttons for everybody' : 'secure, each with a private panel',
  ],
  board: ({ quiz }) => [{ off: 'no board', own: 'each sees their own place', top: 'the best are shown' }[quiz.board]],
  anonymous: ({ quiz }) => [quiz.anonymous ? 'none: results are anonymous' : 'shown to the host'],
  aged: ({ quiz: { aged } }) =>
    aged
      ? rich`13 or the local age, confirmed by ${{ mention: 'member', id: aged.by }} ${{ time: Math.floor(aged.at / 1000) }}`
      : ['not confirmed: there are no quizzes yet'],
  paused: ({ paused }) =>
    paused === undefined
      ? ['given']
      : paused === 'until-resumed'
        ? ['paused until somebody resumes them']
        : // Discord tells a moment that is over as one of the past.
          rich`paused, to be given again ${{ time: Math.ceil(paused / 1000) }}`,
};

const SECTION_LABELS: Readonly<Record<Section, string>> = {
  start: 'Start',
  answers: 'Answers',
  channels: 'Channels',
  documents: 'Documents',
  roles: 'Roles',
  feed: 'Feed',
  quiz: 'Quiz',
  privacy: 'Privacy',
  check: 'Check',
};

const PERMISSION_NAMES: Readonly<Record<Lacked, string>> = {
  view: 'View Channel',
  send: 'Send Messages',
  embed: 'Embed Links',
  attach: 'Attach Files',
  history: 'Read Message History',
  'start-threads': 'Create Public Threads',
  'send-in-threads': 'Send Messages in Threads',
  pin: 'Pin Messages',
};
/** What does not work without a permission. Answers to commands need none. */
const WITHOUT: Readonly<Record<Lacked, string>> = {
  view: 'fact cards, quizzes, the feed and the log cannot be posted here',
  send: 'fact cards, quizzes, the feed and the log cannot be posted here',
  embed: 'links in what I post show no preview',
  attach: 'pictures and files cannot be sent here',
  history: 'pinned cards cannot be found again',
  'start-threads': 'a quiz cannot have a thread of its own',
  'send-in-threads': 'nothing can be posted in threads',
  pin: 'fact cards cannot be pinned',
};
type Lacked = 'view' | 'send' | 'embed' | 'attach' | 'history' | 'start-threads' | 'send-in-threads' | 'pin';
type ChannelUse = 'channels' | 'log' | 'feed';

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  viewer: 'viewers',
  host: 'hosts',
  curator: 'curators',
  moderator: 'moderators',
};

const named = (permissions: readonly Lacked[]): string => permissions.map((each) => PERMISSION_NAMES[each]).join(', ');

/** What the section `check` tells. */
const check = {
  fine: (commands: number): Rich =>
    rich`Nothing stands in the way: permissions here, the channels and roles that are set, and ${commands} commands were looked at.`,
  noToken:
    'This bot runs without a token, so I cannot see my permissions in the channels, whether the channels and roles that are set still exist, or who sees which command.',
  away: 'Discord did not answer in time, so nothing could be looked at. Try again in a minute.',
  gone: 'Discord says that I am not in this server. Add me with the link in /help.',
  lacks: (id: string, permission: Lacked): Rich =>
    rich`In ${{ mention: 'channel', id }} I lack ${bold(PERMISSION_NAMES[permission])}: ${WITHOUT[permission]}. Grant it to my role in Server Settings > Roles, or in the channel's settings, Permissions.`,
  channelGone: (use: ChannelUse, id: string): Rich =>
    rich`${bold(LABELS[use])}: the channel ${id} is gone. Choose another in the section ${use === 'feed' ? 'feed' : 'channels'}.`,
  channelClosed: (use: ChannelUse, id: string, permissions: readonly Lacked[]): Rich =>
    rich`${bold(LABELS[use])}: in ${{ mention: 'channel', id }} I lack ${bold(named(permissions))}, so nothing can be posted there. Grant it in the channel's settings, Permissions.`,
  roleGone: (as: Role, id: string): Rich =>
    rich`${bold(LABELS[as])}: the role ${id} is gone. Choose others in the section roles.`,
  hidden: (as: Role, id: string, commands: readonly string[]): Rich =>
    rich`${{ mention: 'role', id }} may do what ${ROLE_NAMES[as]} do, but Discord does not show it ${bold(commands.map((name) => `/${name}`).join(', '))}. Allow the role in Server Settings > Integrations > Attaché > ${commands.length === 1 ? `/${commands[0]}` : 'each of these commands'}.`,
};

/** The panel of a server's settings. */
export const settings = {
  heading: (section: Section) =>
    section === 'start' ? 'Settings of this server' : `Settings: ${SECTION_LABELS[section].toLowerCase()}`,
  sections: SECTION_LABELS,
  /** What a section is for, in a line or two. */
  about: {
    start: 'What is pressed counts at once. A preset shows what it would change before it does.',
    answers: 'A caller can always say private. Refusals, mistakes and long lists are private anyway.',
    channels: 'Elsewhere answers are private, not refused. A thread counts as its channel.',
    documents: 'What is not chosen is not answered from in this server, and answers say so.',
    roles:
      'Viewers look things up, hosts run quizzes, curators keep cards and documents, moderators do all of that and review. Who has Manage Server may do everything.',
    feed: 'Facts that are new, changed, taken back or disputed after the documents were read anew.',
    quiz: 'What a host does not say otherwise. Before the first quiz somebody confirms the age of the members.',
    privacy: 'What is kept of this server and its members:',
    check: 'What stands in the way here, and where to mend it.',
  } satisfies Record<Section, string>,
  go: 'Another section',
  line: (field: Field, of: GuildSettings): Rich => rich`${bold(LABELS[field])}: ${VALUES[field](of)}`,
  change: (field: Field, before: GuildSettings, after: GuildSettings): Rich =>
    rich`${bold(LABELS[field])}: ${VALUES[field](before)} → ${VALUES[field](after)}`,
  changedBy: (id: string): Rich => rich`${{ mention: 'member', id }} has changed the settings of this server.`,
  stale:
    'Somebody has changed the settings since this panel was drawn. Yours was not taken: this is how they stand now.',
  /** Buttons by what they set. */
  set: {
    answers: { public: 'Show answers to everybody', private: 'Show answers only to who asked' },
    length: { full: 'Make answers full', short: 'Make answers short' },
    sensitive: { told: 'Tell sensitive facts', 'left-out': 'Leave sensitive facts out' },
    'feed-mode': { post: 'Tell changed facts at once', hold: 'Hold changed facts for approval' },
    'quiz-mode': { fast: 'Make quizzes fast', secure: 'Make quizzes secure' },
    anonymous: { yes: 'Make results anonymous', no: 'Show names to the host' },
    aged: { yes: 'Confirm: members are old enough', no: 'Take the confirmation back' },
    paused: { hour: 'Pause for 1 hour', day: 'Pause for 24 hours', open: 'Pause until resumed', no: 'Resume answers' },
  },
  ageRule:
    'Confirm only when every member who takes part is 13, or as old as the law where they live asks. Your name and the time are kept with it.',
  boards: { off: 'No board', own: 'Each sees their own place', top: 'The best are shown' },
  pictures: PICTURES,
  pick: {
    board: 'Board',
    pictures: 'Pictures with answers, cards and quizzes',
    language: 'Language of what everybody sees',
    channels: 'Channels where answers may be public (none: everywhere)',
    log: 'Channel where changes are told (none: nowhere)',
    feed: 'Channel where changed facts are told (none: nowhere)',
    documents: 'Documents that are answered from',
    roles: {
      viewer: 'Roles of viewers (none: everybody)',
      host: 'Roles of hosts',
      curator: 'Roles of curators',
      moderator: 'Roles of moderators',
    } satisfies Record<Role, string>,
  },
  languageName: (code: string) => languageNames.of(code) ?? code,
  asDiscord: 'As the server has it at Discord',
  zone: {
    button: 'Change the time zone',
    title: 'Time zone of this server',
    label: 'Its name: continent and city',
    example: 'Europe/Oslo',
    unknown: (near: number) =>
      `There is no time zone of that name; nothing was changed. Write a continent and a city, like Europe/Oslo.${near > 0 ? ' Did you mean one of these?' : ''}`,
  },
  documents: { none: 'There are no documents.', changed: 'The documents have changed meanwhile; nothing was changed.' },
  presets: {
    labels: { community: 'Community', large: 'Large server', classroom: 'Classroom' } satisfies Record<Preset, string>,
    heading: (preset: string) => `Preset: ${preset}`,
    would: 'It would change this and nothing else:',
    same: 'Everything is set like that already.',
    apply: 'Change it so',
    back: 'Back',
  },
  check,
  privacy: {
    lines: [
      'These settings, and for each change who made it and when.',
      'Cards, notes and reports, with the ids of who made them; never display names.',
      'Answers in quizzes for 30 days, then counters without ids; summaries of quizzes for 180 days.',
      'For 15 minutes, whom Discord lets through to a command that none of the roles here covers.',
      'The text of questions is not kept. A server that takes me out is erased after 30 days.',
    ],
    own: rich`Every member sees, exports or erases what is kept of them with ${bold('/privacy')}.`,
    link: 'The privacy text',
  },
};
