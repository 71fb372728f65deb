import type { Migration } from '../migration.ts';

export interface ReviewTables {
  /** What members of a server have reported about one object: undecided there is one of an object. */
  report_case: {
    id: string;
    guild: string;
    /** `claim:ID`, `passage:DOCUMENT:START`, `answer:DIGEST` or `card:ID`. */
    object: string;
    /** Of the object as it was when it was last reported. */
    hash: string;
    /** JSON of `ReportedPart[]`: what it said then. */
    parts: string;
    opened_at: number;
    decision: string | null;
    /** Why, in a moderator's words. */
    answer: string | null;
    decided_at: number | null;
    decided_by: string | null;
  };
  report: {
    case_id: string;
    guild: string;
    member: string;
    hash: string;
    reason: string;
    comment: string | null;
    /** 1 when the member ticked that who runs the bot may read it. */
    leaves: number;
    made_at: number;
  };
  /** How often questions of a server were refused: no text, no member. An empty pair or kind was not understood. */
  gap: {
    guild: string;
    pair: string;
    kind: string;
    refusals: number;
    last_at: number;
    closed_at: number | null;
    closed_by: string | null;
  };
  /** Questions that members told the moderators. */
  gap_text: {
    id: string;
    guild: string;
    pair: string;
    kind: string;
    member: string;
    text: string;
    made_at: number;
  };
  /** Claims that a server does not tell. `hash` is of the claim that the moderators saw. */
  hidden_claim: { guild: string; claim: string; hash: string; quote: string; hidden_at: number; hidden_by: string };
  /** What a server adds to a claim. */
  server_note: {
    guild: string;
    claim: string;
    hash: string;
    quote: string;
    text: string;
    written_at: number;
    written_by: string;
  };
  /** What reloads have changed, one after the other. */
  feed_run: {
    number: number;
    from_digest: string;
    to_digest: string;
    made_at: number;
    /** JSON of `FeedChange[]`: as many as are kept. */
    changes: string;
    /** JSON: a short hash of every change. */
    marks: string;
  };
  /** The servers that were told of a reload. */
  feed_told: { number: number; guild: string };
  /** Changes that wait for a moderator before they are posted. */
  held_change: {
    guild: string;
    number: number;
    place: number;
    /** JSON of `FeedChange`. */
    change: string;
    held_at: number;
    decision: string | null;
    decided_at: number | null;
    decided_by: string | null;
  };
}

export const review: Migration = ({ whole, strict }) => [
  `create table report_case (
    id text primary key not null, guild text not null, object text not null, hash text not null, parts text not null,
    opened_at ${whole} not null, decision text, answer text, decided_at ${whole}, decided_by text)${strict}`,
  'create unique index report_case_open on report_case (guild, object) where decided_at is null',
  'create index report_case_decided on report_case (decided_at)',
  `create table report (
    case_id text not null, guild text not null, member text not null, hash text not null, reason text not null,
    comment text, leaves ${whole} not null, made_at ${whole} not null, primary key (case_id, member))${strict}`,
  'create index report_guild on report (guild, made_at)',
  `create table gap (
    guild text not null, pair text not null, kind text not null, refusals ${whole} not null, last_at ${whole} not null,
    closed_at ${whole}, closed_by text, primary key (guild, pair, kind))${strict}`,
  `create table gap_text (
    id text primary key not null, guild text not null, pair text not null, kind text not null, member text not null,
    text text not null, made_at ${whole} not null)${strict}`,
  'create index gap_text_guild on gap_text (guild, made_at)',
  `create table hidden_claim (
    guild text not null, claim text not null, hash text not null, quote text not null, hidden_at ${whole} not null,
    hidden_by text not null, primary key (guild, claim))${strict}`,
  `create table server_note (
    guild text not null, claim text not null, hash text not null, quote text not null, text text not null,
    written_at ${whole} not null, written_by text not null, primary key (guild, claim))${strict}`,
  `create table feed_run (
    number ${whole} primary key not null, from_digest text not null, to_digest text not null, made_at ${whole} not null,
    changes text not null, marks text not null)${strict}`,
  `create table feed_told (
    number ${whole} not null, guild text not null, primary key (number, guild))${strict}`,
  `create table held_change (
    guild text not null, number ${whole} not null, place ${whole} not null, change text not null,
    held_at ${whole} not null, decision text, decided_at ${whole}, decided_by text,
    primary key (guild, number, place))${strict}`,
];
