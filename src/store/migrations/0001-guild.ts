import type { Generated } from 'kysely';
import type { Migration } from '../migration.ts';

export interface GuildTables {
  guild: {
    id: string;
    /** JSON of `GuildSettings`. */
    settings: string;
    rev: number;
    changed_at: number;
    /** When the bot was last known to be there, and since when it is not. */
    seen_at: number;
    left_at: number | null;
  };
  /** What was done by whom, for the people of a server. */
  audit_log: {
    id: string;
    guild: string;
    at: number;
    member: string | null;
    /** A code such as `settings.roles` or `card.unpin`. */
    action: string;
    /** What it was done to, e.g. `card:ID`. */
    object: string | null;
    /** JSON. */
    detail: string;
  };
  /** A member whom Discord let through to a command without a role or permission of their own. */
  member_grant: { guild: string; member: string; capability: string; until: number };
  /** Work that is due at a time: one of a kind and subject at most. */
  due: {
    kind: string;
    subject: string;
    guild: string | null;
    run_at: number;
    /** Counts the takings: who settles it must hold the last one. */
    attempts: number;
    leased_until: number;
  };
  /** What is to be sent to Discord outside of an answer: for each `key` in the order of `seq`. */
  outbox: {
    seq: Generated<number>;
    /** What it belongs to, e.g. `card:ID`. */
    key: string;
    guild: string | null;
    does: 'post' | 'edit' | 'pin' | 'unpin' | 'remove';
    channel: string;
    message: string | null;
    /** JSON of the message. */
    body: string | null;
    /** JSON of the `Figure` that is drawn when it is sent. */
    figure: string | null;
    nonce: string | null;
    /** For Discord's own audit log. */
    reason: string | null;
    run_at: number;
    attempts: number;
    leased_until: number;
    /** Why it was given up; it stays on record for a while. */
    failed: string | null;
    created_at: number;
  };
}

export const guild: Migration = ({ whole, counter, strict }) => [
  `create table guild (
    id text primary key not null, settings text not null, rev ${whole} not null, changed_at ${whole} not null,
    seen_at ${whole} not null, left_at ${whole})${strict}`,
  `create table audit_log (
    id text primary key not null, guild text not null, at ${whole} not null, member text, action text not null,
    object text, detail text not null)${strict}`,
  'create index audit_log_guild on audit_log (guild, at)',
  `create table member_grant (
    guild text not null, member text not null, capability text not null, until ${whole} not null,
    primary key (guild, member, capability))${strict}`,
  `create table due (
    kind text not null, subject text not null, guild text, run_at ${whole} not null, attempts ${whole} not null,
    leased_until ${whole} not null, primary key (kind, subject))${strict}`,
  'create index due_run_at on due (run_at)',
  `create table outbox (
    seq ${counter}, key text not null, guild text, does text not null, channel text not null, message text, body text,
    nonce text, reason text, run_at ${whole} not null, attempts ${whole} not null, leased_until ${whole} not null,
    failed text, created_at ${whole} not null)${strict}`,
  'create index outbox_run_at on outbox (run_at)',
  'create index outbox_key on outbox (key, seq)',
];
