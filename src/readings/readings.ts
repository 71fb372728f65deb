import type { Added } from '../command.ts';
import { recognise, type CorpusFile } from '../corpus/file.ts';
import type { Guild } from '../model/guild.ts';
import type { Log } from '../model/log.ts';
import type { Index } from '../search/index.ts';
import { recent } from '../search/shelf.ts';
import { readingText } from '../store/readings.ts';
import type { Store } from '../store/store.ts';
import type { Order, Read } from './aside.ts';
import { catalogueBeside, type Reading } from './reading.ts';

/** What was read of a document, and what is known of it where it can be told from. */
export type Looked = Read & { readonly reading?: Reading };

/** What a server has added, as far as it is read. */
export interface Told {
  readonly readings: readonly Reading[];
  /** How many are not: they are being read, or cannot be read. */
  readonly missing: number;
}

/** The documents that servers have added, as they were read; remembered for each library beside which they stand. */
export interface Readings {
  /** Those of a server. What is not read yet is waited for a moment; the answer goes on without it after that. */
  of(guild: Guild, index: Index): Told | Promise<Told>;
  /** One of a server, also one that nobody has confirmed yet; undefined when it takes longer than `ms`. */
  look(reading: Added, index: Index, ms: number): Promise<Looked | undefined>;
}

/** Bytes of text that are kept read, some 200 MB of memory. */
const ROOM = 16 * 1024 * 1024;
/** What a question waits for a text that is being read. */
const WAIT_MS = 800;
/** After this, what could not be read is tried again. */
const AGAIN_MS = 60_000;

/** One that is being read, or was. */
interface Held {
  readonly bytes: number;
  readonly done: Promise<Looked | undefined>;
  looked?: Looked | undefined;
  failedAt?: number;
}

interface Parts {
  readonly store: Store;
  readonly read: (order: Order) => Promise<Read>;
  readonly log: Log;
  readonly now: () => number;
}

export function createReadings({ store, read, log, now }: Parts): Readings {
  const known = new WeakMap<Index, (key: string, of: Wanted) => { held: Held }>();
  // One after the other, so that nobody's texts take all of a computer.
  let last: Promise<unknown> = Promise.resolve();

  async function readOne({ guild, id, index }: Wanted): Promise<Looked> {
    const turn = last.then(async (): Promise<Read> => {
      // A draft that gave way to another while it waited is not read.
      const row = await store.read((tx) => readingText(tx, guild, id));
      const { aliases } = index.library;
      const thisYear = new Date(now()).getUTCFullYear();
      return row ? read({ file: fileOf(id, row), aliases, thisYear }) : { findings: [] };
    });
    last = turn.catch(() => undefined);
    const found = await turn;
    const { document, claims = [] } = found;
    if (!document) return found;
    const parts = { document: { ...document, addedHere: true as const }, claims };
    return { ...found, reading: { ...parts, catalogue: catalogueBeside(index, parts) } };
  }
  function begin(wanted: Wanted): Held {
    const held: Held = {
      bytes: wanted.bytes,
      done: readOne(wanted).then(
        (looked) => (held.looked = looked),
        (error: unknown) => {
          log.warn({ guild: wanted.guild, reading: wanted.id, error }, 'a document of a server could not be read');
          held.failedAt = now();
          return undefined;
        },
      ),
    };
    return held;
  }
  function heldOf(wanted: Wanted): Held {
    const of =
      known.get(wanted.index) ??
      recent(
        (_, each: Wanted) => ({ held: begin(each) }),
        ({ held }) => held.bytes,
        ROOM,
      );
    known.set(wanted.index, of);
    const box = of(`${wanted.guild} ${wanted.id}`, wanted);
    if (box.held.failedAt !== undefined && box.held.failedAt + AGAIN_MS <= now()) box.held = begin(wanted);
    return box.held;
  }

  return {
    of({ id: guild, readings = [] }, index) {
      const all = readings.map(({ id, bytes }) => heldOf({ guild, id, bytes, index }));
      const added = (): Told => {
        const here = all.flatMap(({ looked }) => looked?.reading ?? []);
        return { readings: here, missing: all.length - here.length };
      };
      const waiting = all.filter(({ looked, failedAt }) => !looked && failedAt === undefined);
      if (waiting.length === 0) return added();
      return atMost(WAIT_MS, Promise.all(waiting.map(({ done }) => done))).then(added);
    },
    look: (reading, index, ms) => atMost(ms, heldOf({ ...reading, index }).done),
  };
}

interface Wanted extends Added {
  readonly index: Index;
}

/** The file of a reading, as the corpus knows files. No document of the operator has such an id. */
const fileOf = (id: string, { name, text }: { readonly name: string; readonly text: string }): CorpusFile => ({
  file: name,
  id: `${PREFIX}${id}`,
  form: 'document',
  markdown: recognise(name)?.markdown ?? false,
  text,
});
// A file of the operator whose name begins with a dot is not read.
const PREFIX = '.own-';

async function atMost<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
