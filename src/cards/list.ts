import type { KeptCall } from '../command.ts';
import type { Rich } from '../locales/rich.ts';
import type { Card } from '../model/card.ts';
import type { Reply } from '../reply/blocks.ts';
import { fit, LIMITS } from '../reply/limits.ts';
import { pageBlocks, type Paged } from '../reply/paged.ts';
import { cardsOf } from '../store/cards.ts';
import { linkTo } from './channel-index.ts';
import { cardStep } from './draw.ts';
import { guildIn } from './make.ts';

/** The cards of a server, those that wait for a moderator first; any of them can be chosen to manage it. */
export async function listCards(page: number, call: KeptCall): Promise<Reply> {
  const { t, store } = call;
  const { heading, none, manage } = t.cards.list;
  const all = await store.read((tx) => cardsOf(tx, guildIn(call).id));
  const paged: Paged<Card> = {
    all,
    page,
    heading,
    none,
    choose: { id: cardStep('open'), placeholder: manage },
    turn: (to) => cardStep('list', String(to)),
    line: (card) => lineOf(card, call),
    choice: ({ id, title, state }) => ({
      label: fit(title, LIMITS.optionText),
      value: id,
      description: t.cards.states[state],
    }),
  };
  return { private: true, blocks: pageBlocks(paged, t) };
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
