import { UserError, type Filled, type KeptCall, type Pressed } from '../command.ts';
import { rich, type Rich } from '../locales/rich.ts';
import type { Card } from '../model/card.ts';
import type { Block, Reply } from '../reply/blocks.ts';
import { cardOf, changeCard, removeCard } from '../store/cards.ts';
import { send } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { insistOnChannel } from './make.ts';
import { post, WAIT_MS } from './pin.ts';
import { cardKey } from './refresh.ts';
import { tellOutcome } from './tell.ts';
import { reasonFrom, record } from './change.ts';
import { heldNow, manage, managed, withMessage } from './manage.ts';

const text = (of: Rich): Block => ({ type: 'text', text: of });

export async function unpin(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const card = await withMessage(args, call);
  const { id } = card;
  const reason = reasonFrom(filled);
  const written = await call.store.write(async (tx) => {
    if (!(await changeCard(tx, card, { waiting: false }))) return false;
    await record(tx, card, 'unpinned', call, reason);
    await order(tx, 'unpin', card, call, reason);
    return true;
  });
  if (!written) throw new UserError('card-busy');
  await call.deliver(cardKey(id), WAIT_MS);
  return manage(args, call);
}

/** Puts into the outbox what is to be done with a card's message. */
const order = (
  tx: Tx,
  does: 'pin' | 'unpin' | 'remove',
  { id, guild, channel, message }: Card & { readonly message: string },
  call: KeptCall,
  reason?: string,
): Promise<void> =>
  send(tx, { key: cardKey(id), guild, channel, does, message, reason: auditReason(call, reason), at: call.now() });

const auditReason = ({ member }: KeptCall, reason = ''): string => `By ${member.id}${reason && `: ${reason}`}`;

/** Takes the message away and forgets the card. */
export async function remove(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const card = await managed(args, call);
  const { id, message, pinned, state } = card;
  if (pinned || state === 'posting') throw new UserError('old-button');
  const reason = reasonFrom(filled);
  await call.store.write(async (tx) => {
    await record(tx, card, 'removed', call, reason);
    if (message === undefined) return removeCard(tx, id);
    return order(tx, 'remove', { ...card, message }, call, reason);
  });
  await call.deliver(cardKey(id), WAIT_MS);
  const left = await call.store.read((tx) => cardOf(tx, id));
  return {
    private: true,
    blocks: [text(rich`${left ? call.t.cards.done.follows : call.t.cards.deeds.removed}`)],
  };
}

/** Pins a card that is posted and not pinned. */
export async function repin(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await withMessage(args, call);
  const { id } = card;
  if (!card.pinned)
    await call.store.write(async (tx) => {
      if (!(await changeCard(tx, card, { problem: undefined }))) return;
      await record(tx, card, 'pinned', call);
      await order(tx, 'pin', card, call);
    });
  await call.deliver(cardKey(id), WAIT_MS);
  return { reply: await tellOutcome(id, call), update: true };
}

/** Unpins the oldest expired card of ours and pins another in its place. */
export async function makeRoom([id = '', other = '']: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await withMessage([id], call);
  const old = await withMessage([other], call);
  if (card.pinned || !old.pinned || old.state !== 'expired' || old.channel !== card.channel)
    throw new UserError('old-button');
  await call.store.write(async (tx) => {
    if (!(await changeCard(tx, card, { problem: undefined }))) return;
    await record(tx, old, 'unpinned', call);
    // In the order of the new card: it is pinned when the old one is not any more.
    await order(tx, 'unpin', { ...card, message: old.message }, call);
  });
  await call.deliver(cardKey(id), WAIT_MS);
  return { reply: await tellOutcome(id, call), update: true };
}

/** Posts a card again whose message is gone: in its channel, or here where that is gone too. */
export async function postAgain(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await managed(args, call);
  const held = heldNow(card, call);
  if (card.state !== 'orphaned') throw new UserError('old-button');
  if (!held.answer) throw new UserError('card-empty');
  const { channel: here } = call.member;
  const channel = card.problem?.endsWith(' 10003') && here !== undefined ? here : card.channel;
  if (channel === here) insistOnChannel(channel, undefined, call);
  if (!(await call.store.write((tx) => post(tx, card, { ...card, channel }, call)))) throw new UserError('card-busy');
  await call.deliver(cardKey(card.id), WAIT_MS);
  return { reply: await tellOutcome(card.id, call), update: true };
}
