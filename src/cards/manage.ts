import { UserError, type KeptCall, type Pressed } from '../command.ts';
import { rich, type Rich } from '../locales/rich.ts';
import { REVIEW_MONTHS, type Card } from '../model/card.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { cardOf, historyOf } from '../store/cards.ts';
import { linkTo } from './channel-index.ts';
import { cardStep } from './draw.ts';
import { hold, type Held } from './hold.ts';
import { isPublic } from './life.ts';
import { guildIn } from './make.ts';
import { problemWords } from './tell.ts';

const text = (of: Rich): Block => ({ type: 'text', text: of });

/** A card of the server from which the press comes. @throws UserError `old-button` */
export async function managed([id = '']: readonly string[], call: KeptCall): Promise<Card> {
  const card = await call.store.read((tx) => cardOf(tx, id, guildIn(call).id));
  if (!card || card.state === 'draft' || card.state === 'preview') throw new UserError('old-button');
  return card;
}

export const heldNow = (card: Card, call: KeptCall): Held => hold(card, call.t, call.index);

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

export const managing = async (args: readonly string[], call: KeptCall): Promise<Pressed> => ({
  reply: await manage(args, call),
  update: true,
});

export async function withMessage(
  args: readonly string[],
  call: KeptCall,
): Promise<Card & { readonly message: string }> {
  const card = await managed(args, call);
  const { message, state } = card;
  if (!isPublic(state) || message === undefined) throw new UserError('old-button');
  return { ...card, message };
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
