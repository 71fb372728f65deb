import type { KeptCall } from '../command.ts';
import type { Locale } from '../locales/en.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Card } from '../model/card.ts';
import { DISCORD_CODE } from '../model/discord.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { cardOf, cardsIn } from '../store/cards.ts';
import { linkTo } from './channel-index.ts';
import { cardStep } from './draw.ts';
import { isPublic } from './life.ts';

/** What Discord refused, in words that say what to do. */
export function problemWords(problem: string, t: Locale): string {
  const { problems, permissions } = t.cards;
  const [does = '', code = ''] = problem.split(' ');
  switch (Number(code)) {
    case DISCORD_CODE.tooManyPins:
      return problems.pins;
    case DISCORD_CODE.missingPermissions:
      return problems.permission(does.endsWith('pin') ? permissions.pin : permissions.send);
    case DISCORD_CODE.missingAccess:
      return problems.access;
    case DISCORD_CODE.unknownChannel:
      return problems.channel;
    case DISCORD_CODE.unknownMessage:
      return problems.message;
    default:
      return problems.other(code);
  }
}

/** What has become of a card that was just confirmed. */
export async function tellOutcome(id: string, call: KeptCall): Promise<Reply> {
  const { t, store, discord } = call;
  const card = await store.read((tx) => cardOf(tx, id));
  const { done } = t.cards;
  if (!card || card.state === 'posting') return say([rich`${discord ? done.follows : done.noToken}`]);
  const { problem = '', message } = card;
  if (!isPublic(card.state) || message === undefined) {
    const buttons = [{ label: t.cards.manage.again, id: cardStep('again', id) }];
    return say([done.notPosted(problemWords(problem, t))], buttons);
  }
  const open = { label: done.open, url: linkTo(card.guild, card.channel, message) };
  if (card.pinned) return say([rich`${bold(done.pinned)}`], [open]);
  if (!problem.startsWith('pin')) return say([rich`${done.follows}`], [open]);
  return say([done.notPinned(problemWords(problem, t))], [open, ...(await ways(card, call))]);
}

/** What can be done about a card that could not be pinned. */
async function ways(card: Card, { t, store }: KeptCall): Promise<Button[]> {
  const again = { label: t.cards.done.tryAgain, id: cardStep('repin', card.id) };
  if (card.problem !== `pin ${DISCORD_CODE.tooManyPins}`) return [again];
  const cards = await store.read((tx) => cardsIn(tx, card.channel));
  // The oldest of ours: what a person has pinned is theirs.
  const oldest = cards.find(({ state, pinned }) => state === 'expired' && pinned);
  if (!oldest) return [again];
  return [{ label: t.cards.done.makeRoom(oldest.title.slice(0, 50)), id: cardStep('room', card.id, oldest.id) }, again];
}

const say = (lines: readonly Rich[], buttons: readonly Button[] = []): Reply => ({
  private: true,
  blocks: [
    ...lines.map((text): Block => ({ type: 'text', text })),
    ...(buttons.length > 0 ? [{ type: 'buttons', buttons } as const] : []),
  ],
});
