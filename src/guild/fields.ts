import { LANGUAGES } from '../locales/index.ts';
import {
  FIELDS,
  PICTURES,
  Snowflake,
  type Field,
  type GuildSettings,
  type Preset,
  type Role,
  type Section,
} from '../model/guild.ts';
import { zoneNamed } from './zone.ts';

/** Who changes a setting, and when, epoch milliseconds. */
interface By {
  readonly member: string;
  readonly now: number;
}

/** One thing that can be set. */
interface Setting {
  /** Where it stands on the panel. */
  readonly section: Section;
  /** Its value, as it goes on record: never who somebody is. */
  of(settings: GuildSettings): unknown;
  /** The settings with other values; undefined for values that it does not take. Documents are set page by page. */
  to?(settings: GuildSettings, values: readonly string[], by: By): GuildSettings | undefined;
}

type Change<V> = (settings: GuildSettings, value: V, by: By) => GuildSettings;

/** Takes one of a few words. */
const oneOf =
  <const V extends string>(words: readonly V[], change: Change<V>): NonNullable<Setting['to']> =>
  (settings, [value, ...more], by) => {
    const word = words.find((each) => each === value);
    return word === undefined || more.length > 0 ? undefined : change(settings, word, by);
  };

/** Takes ids of channels or roles, none among them. */
const ids =
  (max: number, change: Change<string[]>): NonNullable<Setting['to']> =>
  (settings, values, by) =>
    values.length <= max && values.every((value) => Snowflake.safeParse(value).success)
      ? change(settings, [...new Set(values)], by)
      : undefined;

const rolesOf = (role: Role): Setting => ({
  section: 'roles',
  of: ({ roles }) => roles[role],
  to: ids(25, (settings, chosen) => ({ ...settings, roles: { ...settings.roles, [role]: chosen } })),
});

const without = <K extends keyof GuildSettings>(settings: GuildSettings, key: K): Omit<GuildSettings, K> => {
  const { [key]: _, ...rest } = settings;
  return rest;
};

const HOUR = 3_600_000;
const PAUSES = {
  hour: ({ now }: By) => now + HOUR,
  day: ({ now }: By) => now + 24 * HOUR,
  open: () => 'until-resumed' as const,
};

/** Everything that can be set. */
export const fields: Readonly<Record<Field, Setting>> = {
  answers: {
    section: 'answers',
    of: ({ answers }) => answers,
    to: oneOf(['public', 'private'], (settings, answers) => ({ ...settings, answers })),
  },
  length: {
    section: 'answers',
    of: ({ length }) => length,
    to: oneOf(['full', 'short'], (settings, length) => ({ ...settings, length })),
  },
  sensitive: {
    section: 'answers',
    of: ({ sensitive }) => sensitive,
    to: oneOf(['told', 'left-out'], (settings, sensitive) => ({ ...settings, sensitive })),
  },
  pictures: {
    section: 'answers',
    of: ({ pictures }) => pictures,
    to: oneOf(PICTURES, (settings, pictures) => ({ ...settings, pictures })),
  },
  language: {
    section: 'answers',
    of: ({ language }) => language,
    to: oneOf(['discord', ...LANGUAGES], (settings, language) =>
      language === 'discord' ? without(settings, 'language') : { ...settings, language },
    ),
  },
  zone: {
    section: 'answers',
    of: ({ timeZone }) => timeZone,
    to: (settings, [name = '']) => {
      const timeZone = zoneNamed(name);
      return timeZone === undefined ? undefined : { ...settings, timeZone };
    },
  },
  channels: {
    section: 'channels',
    of: ({ channels }) => channels,
    to: ids(25, (settings, channels) => ({ ...settings, channels })),
  },
  log: {
    section: 'channels',
    of: ({ logChannel }) => logChannel,
    to: ids(1, (settings, [logChannel]) =>
      logChannel === undefined ? without(settings, 'logChannel') : { ...settings, logChannel },
    ),
  },
  documents: {
    section: 'documents',
    of: ({ documentsOff }) => documentsOff,
  },
  viewer: rolesOf('viewer'),
  host: rolesOf('host'),
  curator: rolesOf('curator'),
  moderator: rolesOf('moderator'),
  feed: {
    section: 'feed',
    of: ({ feed }) => feed.channel,
    to: ids(1, (settings, [channel]) => ({
      ...settings,
      feed: { mode: settings.feed.mode, ...(channel !== undefined && { channel }) },
    })),
  },
  'feed-mode': {
    section: 'feed',
    of: ({ feed }) => feed.mode,
    to: oneOf(['post', 'hold'], (settings, mode) => ({ ...settings, feed: { ...settings.feed, mode } })),
  },
  'quiz-mode': {
    section: 'quiz',
    of: ({ quiz }) => quiz.mode,
    to: oneOf(['fast', 'secure'], (settings, mode) => ({ ...settings, quiz: { ...settings.quiz, mode } })),
  },
  board: {
    section: 'quiz',
    of: ({ quiz }) => quiz.board,
    to: oneOf(['off', 'own', 'top'], (settings, board) => ({ ...settings, quiz: { ...settings.quiz, board } })),
  },
  anonymous: {
    section: 'quiz',
    of: ({ quiz }) => quiz.anonymous,
    to: oneOf(['yes', 'no'], (settings, word) => ({
      ...settings,
      quiz: { ...settings.quiz, anonymous: word === 'yes' },
    })),
  },
  aged: {
    section: 'quiz',
    of: ({ quiz }) => quiz.aged !== undefined,
    to: oneOf(['yes', 'no'], (settings, word, { member, now }) => {
      const { aged: _, ...quiz } = settings.quiz;
      return { ...settings, quiz: word === 'yes' ? { ...quiz, aged: { by: member, at: now } } : quiz };
    }),
  },
  paused: {
    section: 'start',
    of: ({ paused }) => paused,
    to: oneOf(['hour', 'day', 'open', 'no'], (settings, word, by) =>
      word === 'no' ? without(settings, 'paused') : { ...settings, paused: PAUSES[word](by) },
    ),
  },
};

/** The fields in which two settings differ, in the order of the panel. */
export const differences = (before: GuildSettings, after: GuildSettings): Field[] =>
  FIELDS.filter((field) => JSON.stringify(fields[field].of(before)) !== JSON.stringify(fields[field].of(after)));

/** What a preset sets. Channels, roles, documents and whatever else a server has of its own stay as they are. */
export const presets: Readonly<Record<Preset, (settings: GuildSettings) => GuildSettings>> = {
  community: (settings) => ({
    ...settings,
    answers: 'public',
    length: 'full',
    sensitive: 'told',
    feed: { ...settings.feed, mode: 'post' },
    quiz: { ...settings.quiz, mode: 'fast', board: 'top', anonymous: false },
  }),
  large: (settings) => ({
    ...settings,
    answers: 'private',
    length: 'short',
    sensitive: 'left-out',
    feed: { ...settings.feed, mode: 'hold' },
    quiz: { ...settings.quiz, mode: 'fast', board: 'own', anonymous: false },
  }),
  classroom: (settings) => ({
    ...settings,
    answers: 'private',
    length: 'full',
    sensitive: 'left-out',
    feed: { ...settings.feed, mode: 'hold' },
    // Whether results have names is for the teacher to say: each preview offers both.
    quiz: { ...settings.quiz, mode: 'secure', board: 'off' },
  }),
};
