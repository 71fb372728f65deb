import type { KeptCall } from '../command.ts';
import { rich, type Rich } from '../locales/rich.ts';
import type { Card } from '../model/card.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { fit, LIMITS } from '../reply/limits.ts';
import { cardsOf } from '../store/cards.ts';
import { linkTo } from './channel-index.ts';
import { cardStep } from './draw.ts';
import { guildIn } from './make.ts';

/** Lines on one page: what a phone shows on one screen. */
const PAGE = 8;

/** The cards of a server, those that wait for a moderator first; any of them can be chosen to manage it. */
export async function listCards(page: number, call: KeptCall): Promise<Reply> {
  const { t, store } = call;
  const { list } = t.cards;
  const cards = await store.read((tx) => cardsOf(tx, guildIn(call).id));
  const pages = Math.max(1, Math.ceil(cards.length / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const shown = cards.slice((at - 1) * PAGE, at * PAGE);
  const choices = shown.map((card) => ({
    label: fit(card.title, LIMITS.optionText),
    value: card.id,
    description: t.cards.states[card.state],
  }));
  const turn = (label: string, to: number): Button[] =>
    to < 1 || to > pages ? [] : [{ label, id: cardStep('list', String(to)) }];
  const turns = [...turn(t.buttons.previous, at - 1), ...turn(t.buttons.next, at + 1)];
  const select: Block = { type: 'select', id: cardStep('open'), placeholder: list.manage, choices };
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${list.heading}` },
      shown.length > 0
        ? { type: 'list', items: shown.map((card) => lineOf(card, call)) }
        : { type: 'text', text: rich`${list.none}` },
      ...(pages > 1 ? [{ type: 'small', text: rich`${t.answer.page(at, pages)}` } as const] : []),
      ...(shown.length > 0 ? [select] : []),
      ...(turns.length > 0 ? [{ type: 'buttons', buttons: turns } as const] : []),
    ],
  };
}

function lineOf(card: Card, { t }: KeptCall): Rich {
  const { cards } = t;
  const { guild, channel, message, state, pinned } = card;
  // Of a card in some other state it is told whether it is pinned.
  const pin = state === 'stale' || state === 'refreshed' || state === 'expired' || state === 'retracted';
  const states = [cards.states[state], ...(pin ? [cards.states[pinned ? 'pinned' : 'published']] : [])];
  const link: Rich =
    message === undefined || state === 'orphaned'
      ? []
      : [', ', { link: cards.done.open, url: linkTo(guild, channel, message) }];
  return cards.list.line(card.title, states.join(', '), [
    ...link,
    ', ',
    ...cards.nextReview(card.reviewAt / 1000),
    ...(card.waiting ? [`, ${cards.list.waiting}`] : []),
  ]);
}
