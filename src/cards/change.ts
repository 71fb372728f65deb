import { UserError, type Filled, type KeptCall, type Pressed } from '../command.ts';
import { REASON_MAX, REVIEW_MONTHS, type Card, type CardDeed } from '../model/card.ts';
import type { Form, Reply } from '../reply/blocks.ts';
import { recordDeed } from '../store/audit.ts';
import { changeCard, recordEvent, type CardChange } from '../store/cards.ts';
import { schedule } from '../store/due.ts';
import type { Tx } from '../store/store.ts';
import { bringIndex } from './channel-index.ts';
import { cardStep } from './draw.ts';
import { after } from './life.ts';
import { drawnFor, times } from './make.ts';
import { noteForm, noteFrom, shownBy, WAIT_MS } from './pin.ts';
import { cardKey, holdCard, sendEdit } from './refresh.ts';
import { heldNow, manage, managed, managing, withMessage } from './manage.ts';

/** What a moderator did to a card, for the people of the server. */
export async function record(tx: Tx, card: Card, what: CardDeed, call: KeptCall, reason?: string): Promise<void> {
  const { id: member } = call.member;
  const at = call.now();
  await recordEvent(tx, card, { at, member, what, old: card.text, ...(reason && { reason }) });
  const detail = reason ? { reason } : {};
  await recordDeed(tx, { guild: card.guild, at, member, action: `card.${what}`, object: cardKey(card.id), detail });
}

/**
 * Changes a card with a message and what is shown of it.
 * @throws UserError `card-busy` when somebody else was quicker
 */
async function rewrite(card: Card, change: CardChange, what: CardDeed, call: KeptCall, reason?: string): Promise<void> {
  const { store, now, index } = call;
  const next = { ...card, ...change } as Card;
  const drawn = drawnFor(next, call);
  const written = await store.write(async (tx) => {
    const all = { ...change, ...shownBy(drawn), digest: index.ledger.corpus };
    if (!(await changeCard(tx, card, all))) return false;
    await record(tx, card, what, call, reason);
    if (drawn.hash !== card.hash) await sendEdit(tx, card, drawn.shown, now());
    const { id: subject, guild } = card;
    await schedule(tx, { kind: 'card-review', subject, guild, at: next.reviewAt });
    await schedule(tx, { kind: 'card-expiry', subject, guild, at: next.expiresAt });
    if (drawn.title !== card.title) await bringIndex(tx, guild, card.channel, now());
    return true;
  });
  if (!written) throw new UserError('card-busy');
  await call.deliver(cardKey(card.id), WAIT_MS);
}

/** Has the card shown anew. */
export async function refresh(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await withMessage(args, call);
  await call.store.write((tx) => changeCard(tx, card, { hash: '', digest: '' }));
  await holdCard(card.id, { ...call, seen: async () => call.index });
  await call.deliver(cardKey(card.id), WAIT_MS);
  return managing(args, call);
}

/** A moderator stands by what the documents say now. */
export async function stillTrue(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await withMessage(args, call);
  const held = heldNow(card, call);
  if (!held.answer) throw new UserError('card-empty');
  const at = call.now();
  const change: CardChange = {
    ...after(card, 'check'),
    entries: held.fresh,
    checkedBy: call.member.id,
    checkedAt: at,
    ...times(at, card.reviewMonths),
    waiting: false,
  };
  await rewrite(card, change, held.verdict === 'same' ? 'checked' : 'approved', call);
  return managing(args, call);
}

/** The card stays as it is, with its mark, until something changes again. */
export async function keep(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await withMessage(args, call);
  await rewrite(card, { waiting: false }, 'kept', call);
  return managing(args, call);
}

export async function moveReview(args: readonly string[], call: KeptCall, values: readonly string[]): Promise<Pressed> {
  const card = await withMessage(args, call);
  const months = REVIEW_MONTHS.find((each) => String(each) === values[0]);
  if (!months) throw new UserError('old-button');
  await rewrite(card, { reviewMonths: months, ...times(call.now(), months) }, 'review-moved', call);
  return managing(args, call);
}

export async function openRenote(args: readonly string[], call: KeptCall): Promise<Pressed> {
  return { form: noteForm(await withMessage(args, call), 'renote', true, call) };
}

export async function renote(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const card = await withMessage(args, call);
  await rewrite(card, { note: noteFrom(filled) }, 'note', call, reasonFrom(filled));
  return manage(args, call);
}

export const reasonFrom = (filled: Filled): string => filled.text('reason').trim().slice(0, REASON_MAX);

/** Why something is done: for moderators, and for Discord's own audit log. */
export const openReason =
  (step: string) =>
  async (args: readonly string[], call: KeptCall): Promise<Pressed> => {
    const { title, label } = call.t.cards.reasonForm;
    const fields = [{ id: 'reason', label, optional: true, max: REASON_MAX }];
    const form: Form = { id: cardStep(step, (await managed(args, call)).id), title, fields };
    return { form };
  };
