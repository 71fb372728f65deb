/** The words in which the two databases differ when tables are made. */
export interface Words {
  /** A whole number of 64 bits. */
  readonly whole: string;
  /** A primary key that counts up by itself. */
  readonly counter: string;
  /** What stands behind a table's columns: it makes the database check their types. */
  readonly strict: string;
}

export const SQLITE_WORDS: Words = {
  whole: 'integer',
  counter: 'integer primary key autoincrement',
  strict: ' strict',
};
export const POSTGRES_WORDS: Words = {
  whole: 'bigint',
  counter: 'bigint generated always as identity primary key',
  strict: '',
};

/**
 * Brings the tables one step on: the statements, in order. A step that was released is never changed; a new one is added.
 * Texts hold ids, JSON and words; moments are epoch milliseconds; yes and no are 1 and 0.
 */
export type Migration = (words: Words) => readonly string[];
