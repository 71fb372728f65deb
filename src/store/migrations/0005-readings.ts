import type { Migration } from '../migration.ts';

export interface ReadingTables {
  /** Documents that a server has added for itself. One that nobody has confirmed is not told from, and soon gone. */
  reading: {
    id: string;
    guild: string;
    /** The name of its file. */
    name: string;
    title: string;
    bytes: number;
    text: string;
    added_at: number;
    added_by: string;
    confirmed_at: number | null;
  };
}

export const readings: Migration = ({ whole, strict }) => [
  `create table reading (
    id text primary key not null, guild text not null, name text not null, title text not null, bytes ${whole} not null,
    text text not null, added_at ${whole} not null, added_by text not null, confirmed_at ${whole})${strict}`,
  'create index reading_guild on reading (guild, added_at)',
];
