import { UserError, type Filled, type KeptCall, type Pressed } from '../command.ts';
import { rich, type Rich } from '../locales/rich.ts';
import { REASON_MAX, REVIEW_MONTHS, type Card, type CardDeed } from '../model/card.ts';
import type { Block, Button, Form, Reply } from '../reply/blocks.ts';
import { recordDeed } from '../store/audit.ts';
import { cardOf, changeCard, historyOf, recordEvent, removeCard, type CardChange } from '../store/cards.ts';
import { schedule } from '../store/due.ts';
import { send } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { bringIndex, linkTo } from './channel-index.ts';
import { cardStep } from './draw.ts';
import { hold, type Held } from './hold.ts';
import { after, isPublic } from './life.ts';
import { drawnFor, guildIn, insistOnChannel, times } from './make.ts';
import { noteForm, noteFrom, post, shownBy, WAIT_MS } from './pin.ts';
import { cardKey, holdCard, sendEdit } from './refresh.ts';
import { problemWords, tellOutcome } from './tell.ts';

const text = (of: Rich): Block => ({ type: 'text', text: of });

/** A card of the server from which the press comes. @throws UserError `old-button` */
async function managed([id = '']: readonly string[], call: KeptCall): Promise<Card> {
  const card = await call.store.read((tx) => cardOf(tx, id, guildIn(call).id));
  if (!card || card.state === 'draft' || card.state === 'preview') throw new UserError('old-button');
  return card;
}

const heldNow = (card: Card, call: KeptCall): Held => hold(card, call.t, call.index);

/** What a card is, what it shows, and what can be done with it. */
export async function manage(args: readonly string[], call: KeptCall): Promise<Reply> {
  const card = await managed(args, call);
  const { t } = call;
  const { manage: words, states } = t.cards;
  const held = heldNow(card, call);
  const { checkedBy, checkedAt } = card;
  const facts: Rich[] = [
    [...words.where(card.channel), ` ${states[card.state]}. `, ...t.cards.nextReview(card.reviewAt / 1000), '.'],
    [
      ...words.pinnedBy(card.pinnedBy),
      ' ',
      ...(checkedBy !== undefined && checkedAt !== undefined ? words.checkedBy(checkedBy, checkedAt / 1000) : []),
    ],
    ...(card.problem === undefined ? [] : [[problemWords(card.problem, t)]]),
    ...(held.answer ? (held.verdict === 'same' ? [] : [[words.changedFrom]]) : [[words.allGone]]),
  ];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${words.heading(card.title)}` },
      ...facts.map(text),
      ...held.before.map((statement) => text(t.cards.before(statement))),
      ...(card.note === undefined ? [] : [text(rich`${t.cards.note}: ${card.note}`)]),
      { type: 'buttons', buttons: buttonsOf(card, held, call) },
      ...(isPublic(card.state) ? [moveSelect(card, call)] : []),
    ],
  };
}

function buttonsOf(card: Card, held: Held, { t }: KeptCall): Button[] {
  const { manage: words, done } = t.cards;
  const { id, guild, channel, message, pinned, state } = card;
  const step = (label: string, name: string): Button => ({ label, id: cardStep(name, id) });
  const open = isPublic(state) && message !== undefined;
  const trouble = held.verdict !== 'same' || state === 'expired';
  return [
    ...(open ? [step(words.refresh, 'refresh')] : []),
    ...(open && held.answer ? [step(held.verdict === 'same' ? words.still : words.approve, 'still')] : []),
    ...(open && trouble && card.waiting ? [step(words.keep, 'keep')] : []),
    ...(open ? [step(words.note, 'renote')] : []),
    ...(open ? [pinned ? step(words.unpin, 'unpin') : step(words.pinAgain, 'repin')] : []),
    ...(state === 'orphaned' && held.answer ? [step(words.again, 'again')] : []),
    ...(!pinned && state !== 'posting' ? [step(words.remove, 'remove')] : []),
    step(words.history, 'history'),
    { label: words.back, id: cardStep('list', '1') },
    ...(open ? [{ label: done.open, url: linkTo(guild, channel, message) }] : []),
  ];
}

const moveSelect = ({ id, reviewMonths }: Card, { t }: KeptCall): Block => ({
  type: 'select',
  id: cardStep('move', id),
  placeholder: t.cards.manage.moveTo,
  choices: REVIEW_MONTHS.map((months) => ({
    label: t.cards.manage.months(months),
    value: String(months),
    chosen: months === reviewMonths,
  })),
});

const managing = async (args: readonly string[], call: KeptCall): Promise<Pressed> => ({
  reply: await manage(args, call),
  update: true,
});

/** What a moderator did to a card, for the people of the server. */
async function record(tx: Tx, card: Card, what: CardDeed, call: KeptCall, reason?: string): Promise<void> {
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
    if (drawn.hash !== card.hash) await sendEdit(tx, card, drawn.body, now());
    const { id: subject, guild } = card;
    await schedule(tx, { kind: 'card-review', subject, guild, at: next.reviewAt });
    await schedule(tx, { kind: 'card-expiry', subject, guild, at: next.expiresAt });
    if (drawn.title !== card.title) await bringIndex(tx, guild, card.channel, now());
    return true;
  });
  if (!written) throw new UserError('card-busy');
  await call.deliver(cardKey(card.id), WAIT_MS);
}

async function withMessage(args: readonly string[], call: KeptCall): Promise<Card & { readonly message: string }> {
  const card = await managed(args, call);
  const { message, state } = card;
  if (!isPublic(state) || message === undefined) throw new UserError('old-button');
  return { ...card, message };
}

/** Has the card shown anew. */
export async function refresh(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await withMessage(args, call);
  await call.store.write((tx) => changeCard(tx, card, { hash: '', digest: '' }));
  await holdCard(card.id, { ...call, index: () => call.index });
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

const reasonFrom = (filled: Filled): string => filled.text('reason').trim().slice(0, REASON_MAX);

/** Why something is done: for moderators, and for Discord's own audit log. */
export const openReason =
  (step: string) =>
  async (args: readonly string[], call: KeptCall): Promise<Pressed> => {
    const { title, label } = call.t.cards.reasonForm;
    const fields = [{ id: 'reason', label, optional: true, max: REASON_MAX }];
    const form: Form = { id: cardStep(step, (await managed(args, call)).id), title, fields };
    return { form };
  };

export async function unpin(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const card = await withMessage(args, call);
  const { id, guild, channel, message } = card;
  const reason = reasonFrom(filled);
  const written = await call.store.write(async (tx) => {
    if (!(await changeCard(tx, card, { waiting: false }))) return false;
    await record(tx, card, 'unpinned', call, reason);
    await send(tx, {
      key: cardKey(id),
      guild,
      channel,
      does: 'unpin',
      message,
      reason: auditReason(call, reason),
      at: call.now(),
    });
    return true;
  });
  if (!written) throw new UserError('card-busy');
  await call.deliver(cardKey(id), WAIT_MS);
  return manage(args, call);
}

const auditReason = ({ member }: KeptCall, reason = ''): string => `By ${member.id}${reason && `: ${reason}`}`;

/** Takes the message away and forgets the card. */
export async function remove(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const card = await managed(args, call);
  const { id, guild, channel, message, pinned, state } = card;
  if (pinned || state === 'posting') throw new UserError('old-button');
  const reason = reasonFrom(filled);
  await call.store.write(async (tx) => {
    await record(tx, card, 'removed', call, reason);
    if (message === undefined) return removeCard(tx, id);
    return send(tx, {
      key: cardKey(id),
      guild,
      channel,
      does: 'remove',
      message,
      reason: auditReason(call, reason),
      at: call.now(),
    });
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
  const { id, guild, channel, message } = card;
  if (!card.pinned)
    await call.store.write(async (tx) => {
      if (!(await changeCard(tx, card, { problem: undefined }))) return;
      await record(tx, card, 'pinned', call);
      await send(tx, {
        key: cardKey(id),
        guild,
        channel,
        does: 'pin',
        message,
        reason: auditReason(call),
        at: call.now(),
      });
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
  const { guild, channel } = card;
  await call.store.write(async (tx) => {
    if (!(await changeCard(tx, card, { problem: undefined }))) return;
    await record(tx, old, 'unpinned', call);
    // In the order of the new card: it is pinned when the old one is not any more.
    await send(tx, {
      key: cardKey(id),
      guild,
      channel,
      does: 'unpin',
      message: old.message,
      reason: auditReason(call),
      at: call.now(),
    });
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

/** Events shown, and what is shown of an old text, in characters. */
const EVENTS = 8;
const OLD = 160;

export async function history(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await managed(args, call);
  const { t, store } = call;
  const { history: words, deeds, manage: labels } = t.cards;
  const events = await store.read((tx) => historyOf(tx, card.id, EVENTS));
  const reply: Reply = {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${words.heading(card.title)}` },
      ...events.flatMap(({ what, at, member, reason, old }): Block[] => [
        text(words.line(deeds[what], at / 1000, member, reason)),
        ...(old
          ? [{ type: 'small', text: rich`${words.old} ${old.replace(/\s+/g, ' ').slice(0, OLD)}` } as const]
          : []),
      ]),
      ...(events.length === 0 ? [text(rich`${words.none}`)] : []),
      {
        type: 'buttons',
        buttons: [
          { label: labels.back, id: cardStep('list', '1') },
          { label: labels.heading(card.title).slice(0, 80), id: cardStep('manage', card.id) },
        ],
      },
    ],
  };
  return { reply, update: true };
}
