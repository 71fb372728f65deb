import type { Migration } from '../migration.ts';

/** What the columns mean stands in model/session.ts at the types of the same names. */
export interface QuizTables {
  quiz_set: {
    id: string;
    guild: string;
    name: string;
    approved: number;
    made_by: string;
    made_at: number;
    rev: number;
  };
  quiz_item: {
    set_id: string;
    guild: string;
    place: number;
    /** JSON of `Item` and of `Flaw[]`. */
    item: string;
    flaws: string;
    verdict: string;
  };
  quiz_session: {
    id: string;
    guild: string;
    channel: string;
    set_id: string;
    title: string;
    label: string | null;
    state: string;
    rev: number;
    number: number;
    total: number;
    /** JSON of `SessionSettings`. */
    settings: string;
    host_by: string;
    host_at: number;
    /** Which of the places that a server has for live sessions it takes; null when it takes none. */
    slot: number | null;
    message: string | null;
    end_message: string | null;
    problem: string | null;
    before: string | null;
    changed_at: number;
    created_at: number;
    ended_at: number | null;
    secret: string | null;
    posts: number;
  };
  quiz_question: {
    session: string;
    guild: string;
    number: number;
    /** JSON of `Served`. */
    served: string;
    state: string;
    message: string | null;
    posted_at: number | null;
    closes_at: number | null;
    added_ms: number;
    left_ms: number | null;
    shown: number;
    edited_at: number;
    /** JSON of `Ruling`. */
    ruling: string | null;
  };
  quiz_participant: { session: string; guild: string; member: string; joined_at: number; removed_at: number | null };
  /** One of a member and question, whatever is pressed and however often it arrives. */
  quiz_response: {
    session: string;
    guild: string;
    number: number;
    member: string;
    press: string;
    answer: string;
    ms: number;
    made_at: number;
  };
  quiz_score: { session: string; guild: string; number: number; member: string; correct: number; ms: number };
  /** Time that a member has beside the others': percent, or -1 for no limit. Gone when the session is over. */
  accommodation: { session: string; guild: string; member: string; percent: number };
  quiz_challenge: {
    session: string;
    guild: string;
    number: number;
    member: string;
    text: string;
    made_at: number;
    decision: string | null;
    reply: string | null;
    decided_by: string | null;
    decided_at: number | null;
  };
  /** What is left of answers when they are forgotten: counts, no members. */
  item_stat: {
    guild: string;
    item: string;
    asked: number;
    answered: number;
    correct: number;
    /** JSON: how often each answer was given. */
    answers: string;
  };
}

export const quiz: Migration = ({ whole, strict }) => [
  `create table quiz_set (
    id text primary key not null, guild text not null, name text not null, approved ${whole} not null, made_by text not null,
    made_at ${whole} not null, rev ${whole} not null)${strict}`,
  'create unique index quiz_set_name on quiz_set (guild, name)',
  `create table quiz_item (
    set_id text not null, guild text not null, place ${whole} not null, item text not null, flaws text not null,
    verdict text not null, primary key (set_id, place))${strict}`,
  `create table quiz_session (
    id text primary key not null, guild text not null, channel text not null, set_id text not null, title text not null,
    label text, state text not null, rev ${whole} not null, number ${whole} not null, total ${whole} not null,
    settings text not null, host_by text not null, host_at ${whole} not null, slot ${whole}, message text, end_message text,
    problem text, before text, changed_at ${whole} not null, created_at ${whole} not null,
    ended_at ${whole}, secret text, posts ${whole} not null)${strict}`,
  'create unique index quiz_session_channel on quiz_session (channel) where slot is not null',
  'create unique index quiz_session_slot on quiz_session (guild, slot) where slot is not null',
  'create index quiz_session_guild on quiz_session (guild, created_at)',
  'create index quiz_session_ended on quiz_session (state, ended_at)',
  `create table quiz_question (
    session text not null, guild text not null, number ${whole} not null, served text not null, state text not null,
    message text, posted_at ${whole}, closes_at ${whole}, added_ms ${whole} not null, left_ms ${whole},
    shown ${whole} not null, edited_at ${whole} not null, ruling text, primary key (session, number))${strict}`,
  `create table quiz_participant (
    session text not null, guild text not null, member text not null, joined_at ${whole} not null, removed_at ${whole},
    primary key (session, member))${strict}`,
  'create index quiz_participant_member on quiz_participant (member)',
  `create table quiz_response (
    session text not null, guild text not null, number ${whole} not null, member text not null, press text not null,
    answer text not null, ms ${whole} not null, made_at ${whole} not null, primary key (session, number, member))${strict}`,
  `create table quiz_score (
    session text not null, guild text not null, number ${whole} not null, member text not null, correct ${whole} not null,
    ms ${whole} not null, primary key (session, number, member))${strict}`,
  `create table accommodation (
    session text not null, guild text not null, member text not null, percent ${whole} not null,
    primary key (session, member))${strict}`,
  `create table quiz_challenge (
    session text not null, guild text not null, number ${whole} not null, member text not null, text text not null,
    made_at ${whole} not null, decision text, reply text, decided_by text, decided_at ${whole},
    primary key (session, number, member))${strict}`,
  `create table item_stat (
    guild text not null, item text not null, asked ${whole} not null, answered ${whole} not null,
    correct ${whole} not null, answers text not null, primary key (guild, item))${strict}`,
];
