import { z } from 'zod';

/** An id as Discord gives it. */
export const Snowflake = z.string().regex(/^\d{1,20}$/);

/** What a member may do in a server. Who has Discord's Manage Server may do all of it. */
export const CAPABILITIES = ['look', 'host', 'curate', 'moderate', 'manage'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** The roles that a server gives to roles of its own, and what each may do. */
export const ROLES = {
  viewer: ['look'],
  host: ['look', 'host'],
  curator: ['look', 'curate'],
  moderator: ['look', 'host', 'curate', 'moderate'],
} as const satisfies Record<string, readonly Capability[]>;
export type Role = keyof typeof ROLES;

/** Which pictures there are: all, all but maps, or none. */
export const PICTURES = ['all', 'no-maps', 'none'] as const;

const roleIds = z.array(Snowflake).max(25).default([]);

/** What a server has set. Everything has a default, so that a row of an older version still reads. */
export const GuildSettings = z.object({
  /** Who sees answers when the caller does not say. */
  answers: z.enum(['public', 'private']).default('public'),
  /** Where answers may be public; everywhere when none is named. */
  channels: z.array(Snowflake).max(25).default([]),
  /** The language of what everybody sees; of Discord's setting of the server when missing. */
  language: z.string().max(10).optional(),
  /** An IANA name. */
  timeZone: z.string().max(64).default('UTC'),
  /** Ids of documents that are not answered from here. */
  documentsOff: z.array(z.string().max(100)).max(500).default([]),
  sensitive: z.enum(['told', 'left-out']).default('told'),
  length: z.enum(['full', 'short']).default('full'),
  /** Which pictures stand with answers, cards and quizzes. */
  pictures: z.enum(PICTURES).default('all'),
  roles: z.object({ viewer: roleIds, host: roleIds, curator: roleIds, moderator: roleIds }).prefault({}),
  /** No answers until then: epoch milliseconds, or until somebody resumes. */
  paused: z.union([z.number().int(), z.literal('until-resumed')]).optional(),
  /** Where changes made by moderators are told. */
  logChannel: Snowflake.optional(),
  /** Where changes of facts are told, at once or after a moderator has approved each. */
  feed: z.object({ channel: Snowflake.optional(), mode: z.enum(['post', 'hold']).default('hold') }).prefault({}),
  quiz: z
    .object({
      mode: z.enum(['fast', 'secure']).default('fast'),
      board: z.enum(['off', 'own', 'top']).default('off'),
      anonymous: z.boolean().default(false),
      /** Who confirmed that members are 13 or the local age, and when. */
      aged: z.object({ by: Snowflake, at: z.number().int() }).optional(),
    })
    .prefault({}),
});
export type GuildSettings = z.infer<typeof GuildSettings>;

/** The sections of the panel on which a server is set. */
export const SECTIONS = [
  'start',
  'answers',
  'channels',
  'documents',
  'roles',
  'feed',
  'quiz',
  'privacy',
  'check',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What is changed as one thing, by the names that custom ids and the record of deeds carry. */
export const FIELDS = [
  'answers',
  'length',
  'sensitive',
  'pictures',
  'language',
  'zone',
  'channels',
  'log',
  'documents',
  'viewer',
  'host',
  'curator',
  'moderator',
  'feed',
  'feed-mode',
  'quiz-mode',
  'board',
  'anonymous',
  'aged',
  'paused',
] as const;
export type Field = (typeof FIELDS)[number];

/** Ready-made settings for kinds of servers. */
export const PRESETS = ['community', 'large', 'classroom'] as const;
export type Preset = (typeof PRESETS)[number];

/** A server in which the bot is, with what is set there. */
export interface Guild {
  readonly id: string;
  readonly settings: GuildSettings;
  /** Counts the changes of the settings; 0 before the first. */
  readonly rev: number;
  /** The ids of the claims that its moderators have hidden. */
  readonly hidden?: ReadonlySet<string>;
  /** What its moderators add to claims, by the claim's id: each as long as the claim has this hash. */
  readonly notes?: ReadonlyMap<string, { readonly hash: string; readonly text: string }>;
  /** The documents that it has added for itself, in order. */
  readonly readings?: readonly {
    readonly id: string;
    readonly title: string;
    readonly bytes: number;
  }[];
}
