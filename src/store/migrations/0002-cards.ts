import type { Migration } from '../migration.ts';

export interface CardTables {
  /** Fact cards; what the columns mean stands at `Card`. */
  card: {
    id: string;
    guild: string;
    channel: string;
    message: string | null;
    state: string;
    pinned: number;
    rev: number;
    /** JSON of `CardFact` and of `CardEntry[]`. */
    fact: string;
    entries: string;
    layout: string;
    note: string | null;
    title: string;
    text: string;
    hash: string;
    digest: string;
    pinned_by: string;
    created_at: number;
    checked_by: string | null;
    checked_at: number | null;
    review_months: number;
    review_at: number;
    expires_at: number;
    waiting: number;
    problem: string | null;
    posts: number;
  };
  card_history: {
    id: string;
    card: string;
    guild: string;
    at: number;
    member: string | null;
    what: string;
    old: string | null;
    reason: string | null;
  };
  /** The message of a channel that links its cards. `posting`: it is on its way. */
  card_index: {
    channel: string;
    guild: string;
    message: string | null;
    hash: string;
    posting: number;
    posts: number;
  };
}

export const cards: Migration = ({ whole, strict }) => [
  `create table card (
    id text primary key not null, guild text not null, channel text not null, message text, state text not null,
    pinned ${whole} not null, rev ${whole} not null, fact text not null, entries text not null, layout text not null,
    note text, title text not null, text text not null, hash text not null, digest text not null,
    pinned_by text not null, created_at ${whole} not null, checked_by text, checked_at ${whole},
    review_months ${whole} not null, review_at ${whole} not null, expires_at ${whole} not null,
    waiting ${whole} not null, problem text, posts ${whole} not null)${strict}`,
  'create index card_guild on card (guild, id)',
  'create index card_channel on card (channel, message)',
  `create table card_history (
    id text primary key not null, card text not null, guild text not null, at ${whole} not null, member text,
    what text not null, old text, reason text)${strict}`,
  'create index card_history_card on card_history (card, at)',
  `create table card_index (
    channel text primary key not null, guild text not null, message text, hash text not null,
    posting ${whole} not null, posts ${whole} not null)${strict}`,
];
