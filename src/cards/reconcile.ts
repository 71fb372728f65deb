import { botIn, lackingIn } from '../guild/sight.ts';
import { DISCORD_CODE, DiscordError, type Discord, type GuildView } from '../model/discord.ts';
import type { Worker } from '../delivery/delivery.ts';
import type { Card } from '../model/card.ts';
import { cardOf, cardsOf, forgetDrafts, recordEvent } from '../store/cards.ts';
import type { Tx } from '../store/store.ts';
import { after, isPublic } from './life.ts';
import { holdCard, holdingOf, type CardKeeping } from './refresh.ts';
import { amend, DAY, lost, recordLoss } from './settle.ts';

export interface Reconciling extends CardKeeping {
  /** Missing without a bot token. */
  readonly discord?: Discord | undefined;
}

/** Compares the cards of a server with what is pinned there, once a day while it has cards. */
export function createReconcile(reconciling: Reconciling): Worker {
  const { store, discord, now } = reconciling;
  return async (guild) => {
    const clear = (tx: Tx): Promise<void> => forgetDrafts(tx, guild, now() - DAY);
    const cards = await store.read((tx) => cardsOf(tx, guild));
    if (cards.length === 0) return { settle: clear };
    const view = await discord?.guild(guild);
    if (discord && view !== undefined && view !== 'missing') {
      const channels = Map.groupBy(
        cards.filter(({ state }) => isPublic(state)),
        ({ channel }) => channel,
      );
      for (const [channel, own] of channels) await compare(channel, own, view, { ...reconciling, discord });
    }
    return { settle: clear, again: now() + DAY };
  };
}

type Comparing = Reconciling & { readonly discord: Discord };

async function compare(channel: string, cards: readonly Card[], view: GuildView, comparing: Comparing): Promise<void> {
  const { store, now } = comparing;
  const found = await pinsIn(channel, view, comparing);
  if (found === 'unseen') return;
  await store.write(async (tx) => {
    for (const card of cards) await (found === 'gone' ? lose(tx, card, now()) : mark(tx, card, found, now()));
  });
  if (found === 'gone') return;
  // What could not be held or shown is tried again, what a server sees may be set otherwise, and of what may be gone Discord
  // tells when its message is edited.
  const holding = holdingOf(comparing, true);
  for (const { id } of cards) await holdCard(id, holding);
}

/** The messages pinned in a channel; `unseen` where the bot cannot know. */
async function pinsIn(
  channel: string,
  view: GuildView,
  { discord, log }: Comparing,
): Promise<ReadonlySet<string> | 'gone' | 'unseen'> {
  // Without the right to read what was written Discord shows an empty list.
  const bits = botIn(view, channel);
  if (bits !== undefined && lackingIn(bits, ['view', 'history']).length > 0) return 'unseen';
  try {
    return new Set((await discord.pins(channel)).map(({ message }) => message));
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    if (error.code === DISCORD_CODE.unknownChannel) return 'gone';
    if (error.status !== 403) throw error;
    log.info({ channel, code: error.code }, 'the pins of a channel with cards cannot be seen');
    return 'unseen';
  }
}

async function lose(tx: Tx, { id }: Card, at: number): Promise<void> {
  const card = await amend(tx, (own) => cardOf(own, id), lost(`pins ${DISCORD_CODE.unknownChannel}`));
  if (card) await recordLoss(tx, card, at);
}

/** What a person has unpinned stays so. */
async function mark(tx: Tx, { id, message }: Card, pins: ReadonlySet<string>, at: number): Promise<void> {
  const pinned = message !== undefined && pins.has(message);
  const card = await amend(
    tx,
    (own) => cardOf(own, id),
    (seen) => {
      if (seen.message !== message || seen.pinned === pinned) return undefined;
      const life = after(seen, pinned ? 'pinned' : 'unpinned');
      return life && { ...life, ...(!pinned && { hash: '', digest: '' }) };
    },
  );
  if (card && !pinned) await recordEvent(tx, card, { at, what: 'unpinned-by-others' });
}
