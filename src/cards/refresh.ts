import type { Locale } from '../locales/en.ts';
import { localeFor } from '../locales/index.ts';
import type { Card, CardDeed } from '../model/card.ts';
import type { MessageBody } from '../model/discord.ts';
import type { Guild } from '../model/guild.ts';
import type { Log } from '../model/log.ts';
import type { Index } from '../search/index.ts';
import { cardOf, cardsToHold, changeCard, dropEdits, recordEvent, type CardChange } from '../store/cards.ts';
import { readGuild } from '../store/guild.ts';
import { send } from '../store/outbox.ts';
import { StoreError, type Store, type Tx } from '../store/store.ts';
import { bringIndex } from './channel-index.ts';
import { drawCard } from './draw.ts';
import { hold, type Held } from './hold.ts';
import { after, isPublic, type Life, type LifeEvent } from './life.ts';

/** What becomes of a card. */
export interface Outlook {
  readonly change: CardChange;
  /** What is shown from now on, where that is something else. */
  readonly body?: MessageBody;
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
export function outlook(card: Card, index: Index, t: Locale, now: number): Outlook {
  const held = hold(card, t, index);
  const verdict = VERDICTS[held.verdict];
  const expire = card.expiresAt <= now;
  const first = live(card, verdict);
  const then = expire ? live(first, 'expire') : first;
  const drawn = drawCard({ ...card, ...then }, held, t, index, now);
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
    ...(other && { body: drawn.body }),
    ...(deed && { deed }),
  };
}

const pickOf = ({ entries }: Held, { title, text, hash }: ReturnType<typeof drawCard>) => ({
  entries,
  title,
  text,
  hash,
});

export const cardKey = (id: string): string => `card:${id}`;

/** Writes what becomes of a card. @returns whether the card was as it was seen */
async function carryOut(tx: Tx, card: Card, { change, body, deed }: Outlook, now: number): Promise<boolean> {
  if (!(await changeCard(tx, card, change))) return false;
  if (deed) await recordEvent(tx, card, { at: now, what: deed, old: card.text });
  if (body && card.message !== undefined) await sendEdit(tx, card, body, now);
  if (change.title !== undefined && change.title !== card.title) await bringIndex(tx, card.guild, card.channel, now);
  return true;
}

/** Has the message of a card changed; an edit that waits gives way. */
export async function sendEdit(
  tx: Tx,
  { id, guild, channel, message }: Card,
  body: MessageBody,
  now: number,
): Promise<void> {
  await dropEdits(tx, cardKey(id));
  await send(tx, { key: cardKey(id), guild, channel, does: 'edit', message: message!, body, at: now });
}

/** What holding cards against the documents works with. */
export interface Refreshing {
  readonly store: Store;
  /** The index of the library that answers now. */
  readonly index: () => Index;
  /** What a server sees of it; undefined while that cannot be told. Without it: all of it. */
  readonly sees?: (guild: Guild, index: Index) => Promise<Index | undefined>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** How often a card is looked at anew when somebody changes it meanwhile; the next reload or start sees it again. */
const TRIES = 3;
/** Cards read at once. */
const PAGE = 20;

/**
 * Holds one card against the library that answers now, in a transaction of its own.
 * @returns the card as it was, undefined where there is none with a message
 */
export async function holdCard(id: string, { store, index, sees, now }: Refreshing): Promise<Card | undefined> {
  for (let i = 0; i < TRIES; i++) {
    const seen = await store.read(async (tx) => {
      const card = await cardOf(tx, id);
      return card && { card, guild: await readGuild(tx, card.guild) };
    });
    if (!seen || !isPublic(seen.card.state)) return undefined;
    const { card, guild } = seen;
    const view = sees ? await sees(guild, index()) : index();
    if (!view) return undefined;
    const at = now();
    const next = outlook(card, view, localeFor(guild.settings.language), at);
    if (await store.write((tx) => carryOut(tx, card, next, at))) return card;
  }
  return undefined;
}

/** How often it is tried when the store is away, each time waiting twice as long; the daily comparison sees what is left. */
const ROUNDS = 6;
const FIRST_MS = 500;

/**
 * Holds every card that was not held against these documents yet: after they were read anew, and at a start. Each is a
 * small step of its own, so that it goes on where it was when it is cut short. Never rejects.
 */
export async function refreshCards(refreshing: Refreshing): Promise<void> {
  const { log } = refreshing;
  for (let round = 1; ; round++) {
    try {
      const held = await holdAll(refreshing);
      if (held > 0) log.info({ cards: held }, 'cards were held against the documents');
      return;
    } catch (error) {
      if (round === ROUNDS || (error instanceof StoreError && error.reason === 'closed')) {
        log.warn({ error }, 'not all cards could be held against the documents: they are once a day, and at a start');
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, FIRST_MS * 2 ** round).unref());
  }
}

/** @returns how many cards were held */
async function holdAll(refreshing: Refreshing): Promise<number> {
  const { store, index } = refreshing;
  const { corpus } = index().ledger;
  let last = '';
  let held = 0;
  for (;;) {
    const cards = await store.read((tx) => cardsToHold(tx, corpus, last, PAGE));
    if (cards.length === 0) return held;
    for (const { id } of cards) {
      await holdCard(id, refreshing);
      held += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    last = cards.at(-1)!.id;
  }
}
