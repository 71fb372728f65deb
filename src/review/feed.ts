import { disputes } from '../answer/dispute.ts';
import type { Settler, Worker } from '../delivery/delivery.ts';
import type { Change } from '../difference.ts';
import type { Locale } from '../locales/en.ts';
import { localeFor } from '../locales/index.ts';
import { rich } from '../locales/rich.ts';
import { digestOf } from '../model/digest.ts';
import type { MessageBody } from '../model/discord.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Guild } from '../model/guild.ts';
import type { FeedChange } from '../model/review.ts';
import { toMessage } from '../reply/discord.ts';
import { fit } from '../reply/limits.ts';
import { shown } from '../reply/parts.ts';
import type { Index } from '../search/index.ts';
import { recordDeed } from '../store/audit.ts';
import { holdChanges, markTold, newestRuns, readRun, recordRun, untoldGuilds, type FeedRun } from '../store/changes.ts';
import { schedule } from '../store/due.ts';
import { readGuild } from '../store/guild.ts';
import { hiddenIn } from '../store/notes.ts';
import { send } from '../store/outbox.ts';
import type { Store, Tx } from '../store/store.ts';

/** Changes of one reload that are kept; the others are counted. */
const KEPT = 200;
/** Lines of one message. */
const LINES = 10;
const QUOTE = 140;
/** Servers that are told in one transaction. */
const AT_ONCE = 10;
/** How much later than another process one may read the same documents, in milliseconds. */
const LATE = 10 * 60_000;
/** The message makes no sound ("Message Resource", message flags). */
const SUPPRESS_NOTIFICATIONS = 1 << 12;

export const feedKey = (guild: string): string => `feed:${guild}`;

interface Feeding {
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Makes the function that puts on record what a reload has changed, once however many processes read the same documents. The
 * servers are told by the worker.
 */
export const createFeed =
  ({ store, now }: Feeding) =>
  async (before: Index, after: Index, changes: readonly Change[]): Promise<void> => {
    const all = feedChanges(before, after, changes).map((change) => ({ change, mark: markOf(change) }));
    const [from, to] = [before.ledger.corpus, after.ledger.corpus];
    if (all.length === 0) return;
    const put = async (tx: Tx): Promise<boolean> => {
      const at = now();
      const runs = await newestRuns(tx, at - LATE);
      const told = marksSince(runs, from, at);
      const fresh = all.filter(({ mark }) => !told.has(mark));
      if (fresh.length === 0) return true;
      const number = (runs[0]?.number ?? 0) + 1;
      const kept = fresh.slice(0, KEPT).map(({ change }) => change);
      const run = { number, from, to, at, changes: kept, marks: fresh.map(({ mark }) => mark) };
      if (!(await recordRun(tx, run))) return false;
      await schedule(tx, { kind: 'feed', subject: String(number), at });
      return true;
    };
    // Another process that was quicker by a moment has taken the number: what it has told is not told again.
    while (!(await store.write(put)));
  };

const markOf = (change: FeedChange): string => digestOf(JSON.stringify(change)).slice(0, 12);

/** What other processes have told since the documents were as this one knew them. */
function marksSince(runs: readonly FeedRun[], from: string, at: number): ReadonlySet<string> {
  const recent = runs.filter((run) => run.at > at - LATE);
  const end = recent.findIndex(({ to }) => to === from);
  return new Set((end < 0 ? recent : recent.slice(0, end)).flatMap(({ marks }) => marks));
}

// ---- what is told

/** What matters most comes first. */
const ORDER: readonly FeedChange['what'][] = [
  'retracted',
  'changed',
  'disputed',
  'document-removed',
  'document-added',
  'added',
];

/** What a reload has changed, as servers are told: never what is sensitive, and a document that is new in one line. */
export function feedChanges(before: Index, after: Index, changes: readonly Change[]): FeedChange[] {
  const whole = new Set(
    changes.flatMap(({ change, id }) => (change === 'document-added' || change === 'document-removed' ? [id] : [])),
  );
  const told = changes.flatMap((change): FeedChange[] => {
    switch (change.change) {
      case 'document-added':
        return [documentIn(after, change.id, 'document-added')];
      case 'document-removed':
        return [documentIn(before, change.id, 'document-removed')];
      case 'claim-added':
        return whole.has(change.document!) ? [] : claimIn(after, change, 'added');
      case 'claim-changed':
        return claimIn(after, change, 'changed', before.claimOf(change.id));
      case 'claim-retracted':
        return whole.has(change.document!) ? [] : claimIn(before, change, 'retracted');
      case 'dispute-begun':
        return disputeIn(after, change);
      default:
        return [];
    }
  });
  return told.toSorted((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
}

const titleOf = (index: Index, id: string): string => index.documentOf(id)?.title ?? id;

const documentIn = (index: Index, id: string, what: FeedChange['what']): FeedChange => ({
  what,
  id,
  documents: [id],
  titles: [titleOf(index, id)],
  claims: index.claimsIn({ pairs: [], source: id }).length,
});

function claimIn(index: Index, { id }: Change, what: FeedChange['what'], old?: Claim): FeedChange[] {
  const claim = index.claimOf(id);
  if (!claim || claim.sensitive || old?.sensitive) return [];
  const quote = cut(claim.quote);
  const was = old && cut(old.quote);
  return [
    {
      what,
      id,
      documents: [claim.document],
      titles: [titleOf(index, claim.document)],
      kind: claim.kind,
      quote,
      ...(was !== undefined && was !== quote && { was }),
    },
  ];
}

const cut = (quote: string): string => fit(shown(quote), QUOTE);

function disputeIn(index: Index, { id, pair }: Change): FeedChange[] {
  const found = pair && disputes(index, [pair]).find(({ topic }) => topic === id);
  const claims = found ? found.sides.flatMap(({ claim }) => claim ?? []) : [];
  if (claims.length === 0 || claims.some(({ sensitive }) => sensitive)) return [];
  const documents = [...new Set(claims.map(({ document }) => document))];
  const titles = documents.map((each) => titleOf(index, each));
  return [{ what: 'disputed', id, documents, titles, kind: claims[0]!.kind }];
}

/** The documents of a change and its subject, in words. */
export const changeAbout = ({ titles, kind }: FeedChange, t: Locale): string =>
  [titles.join('; '), ...(kind ? [t.kinds[kind]] : [])].join(', ');

// ---- telling it

/** Does what is due of the kind `feed`: tells every server with a feed of one reload, each once. */
export const createFeedWorker =
  ({ store, now }: Feeding): Worker =>
  async (subject) => {
    const run = await store.read((tx) => readRun(tx, Number(subject)));
    if (!run) return {};
    let after: string | undefined = '';
    while (after !== undefined) {
      const from: string = after;
      after = await store.write((tx) => tellSome(tx, run, from, now()));
    }
    return {};
  };

/** @returns the last server that was looked at; undefined when there is none left */
async function tellSome(tx: Tx, run: FeedRun, after: string, at: number): Promise<string | undefined> {
  const rows = await untoldGuilds(tx, run.number, after, AT_ONCE);
  for (const { id } of rows) await tellOne(tx, run, await readGuild(tx, id), at);
  return rows.at(-1)?.id;
}

async function tellOne(tx: Tx, { number, changes, marks }: FeedRun, guild: Guild, at: number): Promise<void> {
  const { feed, documentsOff } = guild.settings;
  if (feed.channel === undefined || !(await markTold(tx, number, guild.id))) return;
  const hidden = new Set((await hiddenIn(tx, guild.id)).map(({ claim }) => claim));
  const own = changes.filter(
    ({ id, documents }) => !hidden.has(id) && !documents.some((document) => documentsOff.includes(document)),
  );
  const more = marks.length - changes.length;
  if (own.length === 0) return;
  if (feed.mode === 'hold') await holdChanges(tx, { guild: guild.id, number, at, changes: own });
  else await postChanges(tx, guild, { changes: own, more, name: `run ${number}`, at });
}

interface Posting {
  readonly changes: readonly FeedChange[];
  /** Changes beyond these. */
  readonly more: number;
  /** Of what is posted: repeated, it is posted once. */
  readonly name: string;
  readonly at: number;
}

/** Puts one message for the feed of a server into the outbox. */
export async function postChanges(tx: Tx, guild: Guild, { name, at, ...told }: Posting): Promise<void> {
  const { channel } = guild.settings.feed;
  if (channel === undefined) return;
  const body = feedMessage(told, localeFor(guild.settings.language));
  const nonce = digestOf(`${guild.id} ${name}`).slice(0, 24);
  await send(tx, { key: feedKey(guild.id), guild: guild.id, does: 'post', channel, body, nonce, at });
}

/** One message without a sound: a line for each change, up to ten, and the documents. */
function feedMessage({ changes, more }: Pick<Posting, 'changes' | 'more'>, t: Locale): MessageBody {
  const { feed, change: words } = t.review;
  const first = changes.slice(0, LINES);
  const left = changes.length - first.length + more;
  const titles = [...new Set(changes.flatMap((each) => each.titles))];
  const message = toMessage({
    private: false,
    blocks: [
      { type: 'heading', text: rich`${feed.heading}` },
      { type: 'list', items: first.map((change) => words.line(change, changeAbout(change, t))) },
      ...(left > 0 ? [{ type: 'text', text: rich`${feed.more(left)}` } as const] : []),
      { type: 'small', text: rich`${feed.documents(titles.slice(0, 5), Math.max(0, titles.length - 5))}` },
    ],
  });
  return { ...message, flags: message.flags | SUPPRESS_NOTIFICATIONS };
}

/** What becomes of a message of a feed: one that was refused is on record for who manages the server. */
export const feedSettler: Settler = {
  sent: async () => undefined,
  async failed(tx, { guild, channel, run_at: at }, { code }) {
    if (guild !== null) await recordDeed(tx, { guild, at, action: 'feed.failed', detail: { channel, code } });
  },
};
