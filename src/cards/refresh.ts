import type { Card, CardDeed } from '../model/card.ts';
import type { Guild } from '../model/guild.ts';
import type { Log } from '../model/log.ts';
import { viewOf } from '../guild/view.ts';
import type { Readings } from '../readings/readings.ts';
import type { Index } from '../search/index.ts';
import { cardOf, cardsToHold, changeCard, dropEdits, recordEvent, type CardChange } from '../store/cards.ts';
import { readGuild } from '../store/guild.ts';
import { send } from '../store/outbox.ts';
import { StoreError, type Store, type Tx } from '../store/store.ts';
import { bringIndex } from './channel-index.ts';
import { drawCard, wantedIn, type Drawn, type Wanted } from './draw.ts';
import { hold, type Held } from './hold.ts';
import { after, isPublic, type Life, type LifeEvent } from './life.ts';

/** What becomes of a card. */
export interface Outlook {
  readonly change: CardChange;
  /** What is shown from now on, where that is something else. */
  readonly shown?: Drawn['shown'];
  readonly deed?: CardDeed;
}

const DEEDS: Partial<Record<LifeEvent, CardDeed>> = {
  change: 'changed',
  retract: 'retracted',
  restore: 'restored',
  reword: 'reworded',
  expire: 'expired',
};
const VERDICTS = { same: 'restore', changed: 'change', gone: 'retract' } as const;

const live = (life: Life, event: LifeEvent): Life => after(life, event) ?? life;

/**
 * What becomes of a card with a message when it is held against a library at a time. Pure: held twice, nothing more becomes
 * of it.
 */
export function outlook(card: Card, index: Index, wanted: Wanted, now: number): Outlook {
  const held = hold(card, wanted.t, index);
  const verdict = VERDICTS[held.verdict];
  const expire = card.expiresAt <= now;
  const first = live(card, verdict);
  const then = expire ? live(first, 'expire') : first;
  const drawn = drawCard({ ...card, ...then }, held, wanted, index, now);
  const digest = index.ledger.corpus;
  const other = drawn.hash !== card.hash;
  const due = card.reviewAt <= now;
  if (!other && then.state === card.state) return { change: { digest } };
  const reworded = other && card.hash !== '' && then.state === card.state && !due && held.verdict === 'same';
  const life = reworded ? live(then, 'reword') : then;
  const event =
    then.state === card.state ? (reworded ? 'reword' : undefined) : expire && then !== first ? 'expire' : verdict;
  const deed = (event && DEEDS[event]) ?? (due && held.verdict === 'same' && !card.waiting ? 'review-due' : undefined);
  const waits = (then.state !== card.state || card.hash !== '') && (held.verdict !== 'same' || due);
  return {
    change: {
      ...life,
      ...pickOf(held, drawn),
      digest,
      waiting: event === 'restore' ? due : card.waiting || waits,
    },
    ...(other && { shown: drawn.shown }),
    ...(deed && { deed }),
  };
}

const pickOf = ({ entries }: Held, { title, text, hash }: Drawn) => ({
  entries,
  title,
  text,
  hash,
});

export const cardKey = (id: string): string => `card:${id}`;

/** Writes what becomes of a card. @returns whether the card was as it was seen */
async function carryOut(tx: Tx, card: Card, { change, shown, deed }: Outlook, now: number): Promise<boolean> {
  if (!(await changeCard(tx, card, change))) return false;
  if (deed) await recordEvent(tx, card, { at: now, what: deed, old: card.text });
  if (shown && card.message !== undefined) await sendEdit(tx, card, shown, now);
  if (change.title !== undefined && change.title !== card.title) await bringIndex(tx, card.guild, card.channel, now);
  return true;
}

/** Has the message of a card changed; an edit that waits gives way. */
export async function sendEdit(
  tx: Tx,
  { id, guild, channel, message }: Card,
  shown: Drawn['shown'],
  now: number,
): Promise<void> {
  await dropEdits(tx, cardKey(id));
  await send(tx, { key: cardKey(id), guild, channel, does: 'edit', message: message!, ...shown, at: now });
}

/** What keeping cards true works with. */
export interface CardKeeping {
  readonly store: Store;
  /** The index of the library that answers now. */
  readonly index: () => Index;
  readonly readings: Readings;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What holding one card works with. */
export interface Holding extends Pick<CardKeeping, 'store' | 'now'> {
  /** The documents as a server sees them; undefined while not all of its own are read. */
  readonly seen: (guild: Guild) => Promise<Index | undefined>;
}

/** @param anyway what is not read by now counts as not there */
export const holdingOf = ({ index, readings, ...keeping }: CardKeeping, anyway = false): Holding => ({
  ...keeping,
  async seen(guild) {
    const whole = index();
    const told = await readings.of(guild, whole);
    return told.missing > 0 && !anyway ? undefined : viewOf(whole, guild, told.readings);
  },
});

/** How often a card is looked at anew when somebody changes it meanwhile; the next reload or start sees it again. */
const TRIES = 3;
/** Cards read at once. */
const PAGE = 20;

/**
 * Holds one card against the documents that its server sees now, in a transaction of its own.
 * @returns false where that has to wait
 */
export async function holdCard(id: string, { store, seen, now }: Holding): Promise<boolean> {
  for (let i = 0; i < TRIES; i++) {
    const found = await store.read(async (tx) => {
      const card = await cardOf(tx, id);
      return card && { card, guild: await readGuild(tx, card.guild) };
    });
    if (!found || !isPublic(found.card.state)) return true;
    const { card, guild } = found;
    const index = await seen(guild);
    if (!index) return false;
    const at = now();
    const next = outlook(card, index, wantedIn(guild.settings), at);
    if (!next.change.state && next.change.digest === card.digest) return true;
    if (await store.write((tx) => carryOut(tx, card, next, at))) return true;
  }
  return false;
}

/** How often it is tried when the store is away, each time waiting twice as long; the daily comparison sees what is left. */
const ROUNDS = 6;
const FIRST_MS = 500;

/**
 * Holds every card that was not held against these documents yet: after they were read anew, and at a start. Each is a
 * small step of its own, so that it goes on where it was when it is cut short. Never rejects.
 */
export async function refreshCards(keeping: CardKeeping): Promise<void> {
  const { log } = keeping;
  for (let round = 1; ; round++) {
    try {
      const { held, left } = await holdAll(keeping);
      if (held > 0) log.info({ cards: held, left }, 'cards were held against the documents');
      if (left === 0 || round === ROUNDS) return;
    } catch (error) {
      if (round === ROUNDS || (error instanceof StoreError && error.reason === 'closed')) {
        log.warn({ error }, 'not all cards could be held against the documents: they are once a day, and at a start');
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, FIRST_MS * 2 ** round).unref());
  }
}

/** @returns how many cards were held, and how many have to wait */
async function holdAll(keeping: CardKeeping): Promise<{ readonly held: number; readonly left: number }> {
  const { store, index } = keeping;
  const holding = holdingOf(keeping);
  const { corpus } = index().ledger;
  let last = '';
  let [held, left] = [0, 0];
  for (;;) {
    const cards = await store.read((tx) => cardsToHold(tx, corpus, last, PAGE));
    if (cards.length === 0) return { held, left };
    for (const { id } of cards) {
      if (await holdCard(id, holding)) held += 1;
      else left += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    last = cards.at(-1)!.id;
  }
}
