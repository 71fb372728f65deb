import type { Settler } from '../delivery/delivery.ts';
import type { Card } from '../model/card.ts';
import { DISCORD_CODE } from '../model/discord.ts';
import {
  cardAt,
  cardOf,
  changeCard,
  indexOf,
  putIndex,
  recordEvent,
  removeCard,
  scheduleReconcile,
  type CardChange,
} from '../store/cards.ts';
import { schedule } from '../store/due.ts';
import { send, type SendingRow } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { bringIndex } from './channel-index.ts';
import { after, type LifeEvent } from './life.ts';
import { cardKey } from './refresh.ts';

export const DAY = 86_400_000;
/** When pins are compared after something was given up without a reason that tells what to do. */
const SOON = 600_000;
/** Two changes of one card in one moment are one after the other at the third look. */
const TRIES = 5;

type Find = (tx: Tx) => Promise<Card | undefined>;

/**
 * Changes a card as it is now.
 * @param change undefined where it needs none
 * @returns the card as it was, undefined where nothing was changed
 */
export async function amend(
  tx: Tx,
  find: Find,
  change: (card: Card) => CardChange | undefined,
): Promise<Card | undefined> {
  for (let i = 0; i < TRIES; i++) {
    const card = await find(tx);
    const wanted = card && change(card);
    if (!card || !wanted) return undefined;
    if (await changeCard(tx, card, wanted)) return card;
  }
  throw new Error('a card was changed by others again and again');
}

const idIn = ({ key }: SendingRow): string => key.slice(cardKey('').length);
const byKey =
  (row: SendingRow): Find =>
  (tx) =>
    cardOf(tx, idIn(row));
const byMessage =
  (row: SendingRow): Find =>
  (tx) =>
    cardAt(tx, row.channel, row.message ?? '');

/** The message is gone: moderators are asked whether it is to be posted again. */
export const lost =
  (problem: string) =>
  (card: Card): CardChange | undefined => {
    const life = after(card, 'lost');
    return life && { ...life, problem, waiting: true };
  };

const settled =
  (event: LifeEvent, more: CardChange = {}) =>
  (card: Card): CardChange | undefined => {
    const life = after(card, event);
    return life && { ...life, problem: undefined, ...more };
  };

export async function recordLoss(tx: Tx, card: Card, at: number): Promise<void> {
  await recordEvent(tx, card, { at, what: 'orphaned', old: card.text });
  await bringIndex(tx, card.guild, card.channel, at);
}

/** What becomes of a card when something of it was sent. */
export const cardSettler: Settler = {
  async sent(tx, row, message) {
    switch (row.does) {
      case 'post':
        return posted(tx, row, message);
      case 'pin':
        return void (await amend(tx, byMessage(row), settled('pinned')));
      case 'unpin':
        return unpinned(tx, row);
      case 'edit':
        return void (await amend(tx, byMessage(row), ({ problem }) =>
          problem?.startsWith('edit') ? { problem: undefined } : undefined,
        ));
      case 'remove':
        return removed(tx, row);
    }
  },
  async failed(tx, row, { code }) {
    const { does, run_at: at } = row;
    const problem = `${does} ${code}`;
    const gone = code === DISCORD_CODE.unknownMessage || code === DISCORD_CODE.unknownChannel;
    if (does === 'post' || gone) {
      const card = await amend(tx, does === 'post' ? byKey(row) : byMessage(row), lost(problem));
      if (card) await recordLoss(tx, card, at);
      return;
    }
    // What was not shown is to be shown anew when the card is held next.
    const again = does === 'edit' ? { hash: '', digest: '' } : {};
    const find = does === 'unpin' ? byKey(row) : byMessage(row);
    const card = await amend(tx, find, () => ({ problem, ...again }));
    if (card && code === 0)
      await schedule(tx, { kind: 'card-reconcile', subject: card.guild, guild: card.guild, at: at + SOON });
  },
};

async function posted(tx: Tx, row: SendingRow, message: string): Promise<void> {
  const { channel, run_at: at } = row;
  const card = await amend(tx, byKey(row), settled('posted', { message }));
  if (!card) return send(tx, { key: row.key, channel, does: 'remove', message, at });
  const { id, guild } = card;
  await send(tx, {
    key: row.key,
    guild,
    channel,
    does: 'pin',
    message,
    at,
    reason: `Fact card, pinned by ${card.pinnedBy}`,
  });
  // It is held at once: the documents may have changed on the way.
  await schedule(tx, { kind: 'card-review', subject: id, guild, at });
  await schedule(tx, { kind: 'card-expiry', subject: id, guild, at: card.expiresAt });
  await scheduleReconcile(tx, guild, at + DAY);
  await bringIndex(tx, guild, channel, at);
}

async function unpinned(tx: Tx, row: SendingRow): Promise<void> {
  const { key, channel, run_at: at } = row;
  const old = await amend(tx, byMessage(row), settled('unpinned'));
  const card = await cardOf(tx, idIn(row));
  // It was unpinned to make room for another.
  if (!card?.message || old?.id === card.id) return;
  await send(tx, {
    key,
    guild: card.guild,
    channel,
    does: 'pin',
    message: card.message,
    at,
    reason: `Fact card, pinned by ${card.pinnedBy}`,
  });
}

async function removed(tx: Tx, row: SendingRow): Promise<void> {
  const card = await byKey(row)(tx);
  if (!card || card.message !== row.message) return;
  await removeCard(tx, card.id);
  await bringIndex(tx, card.guild, card.channel, row.run_at);
}

/** What becomes of the message that links the cards of a channel. */
export const indexSettler: Settler = {
  async sent(tx, { does, channel, run_at: at }, message) {
    const index = await indexOf(tx, channel);
    if (does !== 'post' || !index) return;
    await putIndex(tx, { ...index, message, posting: 0 });
    await bringIndex(tx, index.guild, channel, at);
  },
  // It is posted or changed anew with the next card.
  async failed(tx, { does, channel }, { code }) {
    const index = await indexOf(tx, channel);
    const gone = does === 'post' || code === DISCORD_CODE.unknownMessage;
    if (index) await putIndex(tx, { ...index, hash: '', posting: 0, ...(gone && { message: null }) });
  },
};
