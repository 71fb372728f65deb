import type { Inspection } from '../../model/inspection.ts';
import { snowflake } from './client.ts';
import type { Used } from './composer.ts';
import { me } from './me.ts';
import { EPHEMERAL, type News, type Payload, type Posted, type SentFile } from './wire.ts';

/** The interaction that brought a payload, and how many milliseconds that took. */
export interface Cause {
  readonly interaction: { readonly id: string };
  readonly ms: number;
}

/** One message of the bot, from the moment somebody asked for it. */
export interface Entry {
  readonly id: string;
  readonly at: Date;
  /** What it answers; nothing where the bot wrote by itself. */
  readonly used?: Used;
  readonly by?: Posted['by'];
  readonly files?: readonly SentFile[];
  readonly pinned?: boolean;
  readonly state: 'waiting' | 'there' | 'lost';
  readonly payload: Payload;
  /** The custom id whose answer is awaited. */
  readonly pressed?: string;
  /** Sends again what was lost. */
  readonly again?: () => void;
  readonly cause?: Cause;
  /** What led to the payload, once somebody has asked for it. */
  readonly inspection?: Inspection | 'waiting' | 'lost';
}

export const isPrivate = ({ payload }: Entry): boolean => ((payload.flags ?? 0) & EPHEMERAL) !== 0;

/** What is seen of a message. */
const looksOf = ({ payload, files = [] }: Pick<Entry, 'payload' | 'files'>): string =>
  JSON.stringify([payload.components, files]);

/** The messages of a channel, oldest first. */
export interface Entries {
  readonly all: () => readonly Entry[];
  find(id: string): Entry | undefined;
  /** Changes a message, where it is still there. */
  put(id: string, change: Partial<Entry>): void;
  /** Begins a message that waits for its answer. */
  add(used: Used | undefined, rest?: Partial<Entry>): Entry;
  remove(id: string): void;
  /** Takes over what everybody sees. @returns the message that came last, if one has come */
  take(news: News): string | undefined;
}

/** Opens an empty list of messages. */
export function openEntries(): Entries {
  let all: readonly Entry[] = [];
  const find = (id: string): Entry | undefined => all.find((entry) => entry.id === id);
  const put = (id: string, change: Partial<Entry>): void => {
    all = all.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
  };
  const add = (used: Used | undefined, rest: Partial<Entry> = {}): Entry => {
    const entry = { ...begun(used), ...rest };
    // What everybody sees may have come by the other way already.
    if (find(entry.id)) put(entry.id, entry);
    else all = [...all, entry];
    return entry;
  };
  const remove = (id: string): void => {
    all = all.filter((entry) => entry.id !== id);
  };
  const putPosted = ({ id, payload, files = [], pinned }: Posted): void => {
    // What is the same stays, with what somebody is just choosing in it.
    const before = find(id);
    const same = before !== undefined && looksOf(before) === looksOf({ payload, files });
    put(id, { pinned, state: 'there', ...(!same && { payload, files }) });
  };
  const take = ({ messages, answers, gone }: News): string | undefined => {
    for (const answer of answers) putPosted(answer);
    const known = messages.filter(({ id }) => find(id));
    for (const posted of known) putPosted(posted);
    const fresh = messages.filter((posted) => !known.includes(posted));
    for (const posted of fresh) add(undefined, entryOf(posted));
    gone.forEach(remove);
    return fresh.at(-1)?.id;
  };
  return { all: () => all, find, put, add, remove, take };
}

const begun = (used: Used | undefined): Entry => ({
  id: snowflake(),
  at: new Date(),
  state: 'waiting',
  payload: {},
  ...(used && { used, by: { id: me().id, name: me().name, what: used.what } }),
});

function entryOf({ at, by, ...posted }: Posted): Partial<Entry> {
  const who = by && by.id !== me().id ? { who: by.name } : {};
  return { ...posted, at: new Date(at), state: 'there', ...(by && { by, used: { ...who, what: by.what, rest: '' } }) };
}
