import { randomUUID } from 'node:crypto';
import { UserError, type KeptCall } from '../command.ts';
import { localeFor } from '../locales/index.ts';
import { botIn, lackingIn, memberIn, type Permission } from '../guild/sight.ts';
import type { Finding } from '../model/answer.ts';
import { CARDS_MAX, type Card, type CardFact, type CardLayout } from '../model/card.ts';
import type { GuildView } from '../model/discord.ts';
import type { Guild } from '../model/guild.ts';
import { cardsOf } from '../store/cards.ts';
import { drawCard, wantedIn, type Drawn } from './draw.ts';
import { entryOf } from './entry.ts';
import { hold } from './hold.ts';

/** What a card is made of. */
export interface Making {
  readonly fact: CardFact;
  readonly findings: readonly Finding[];
  readonly channel: string;
  readonly layout?: CardLayout;
  readonly note?: string | undefined;
  readonly months: number;
}

/** The server from which a call comes; cards are of servers only. @throws UserError `only-in-server` */
export function guildIn({ guild }: KeptCall): Guild {
  if (!guild) throw new UserError('only-in-server');
  return guild;
}

/** A moment so many months later. */
export function monthsAfter(now: number, months: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** When a card is looked at again, and when it expires if nobody does. */
export const times = (now: number, months: number): Pick<Card, 'reviewAt' | 'expiresAt'> => ({
  reviewAt: monthsAfter(now, months),
  expiresAt: monthsAfter(now, 2 * months),
});

/** Makes a card that nobody has confirmed yet. */
export function makeCard(making: Making, state: 'draft' | 'preview', call: KeptCall): Card {
  const { fact, findings, channel, layout, note, months } = making;
  const { index, member, now } = call;
  const guild = guildIn(call);
  const t = localeFor(guild.settings.language);
  const at = now();
  const card: Card = {
    id: randomUUID().replaceAll('-', '').slice(0, 12),
    guild: guild.id,
    channel,
    state,
    pinned: false,
    rev: 0,
    fact,
    entries: findings.map((finding) => entryOf(finding, t, index)),
    layout: layout ?? guild.settings.length,
    ...(note && { note }),
    title: '',
    text: '',
    hash: '',
    digest: '',
    pinnedBy: member.id,
    createdAt: at,
    reviewMonths: months,
    ...times(at, months),
    waiting: false,
    posts: 0,
  };
  const { title, text } = drawnFor(card, call);
  return { ...card, title, text };
}

/** A card as it is shown now. */
export function drawnFor(card: Card, call: KeptCall): Drawn {
  const wanted = wantedIn(guildIn(call).settings);
  return drawCard(card, hold(card, wanted.t, call.index), wanted, call.index, call.now());
}

export const isSensitive = ({ entries }: Pick<Card, 'entries'>): boolean => entries.some(({ sensitive }) => sensitive);

/** @throws UserError `card-limit` when a server has as many cards as it may */
export async function insistOnRoom(more: number, call: KeptCall): Promise<void> {
  const cards = await call.store.read((tx) => cardsOf(tx, guildIn(call).id));
  if (cards.length + more > CARDS_MAX) throw new UserError('card-limit', { max: String(CARDS_MAX) });
}

/** How long a member who waits for an answer waits for what Discord says of a server. */
const VIEW_MS = 1_200;

/** The server as the bot sees it; undefined when Discord does not say it in time. */
export async function serverOf({ discord, guild, log, left }: KeptCall): Promise<GuildView | undefined> {
  if (!discord || !guild) return undefined;
  const late = new Promise<undefined>((resolve) =>
    setTimeout(() => resolve(undefined), Math.min(VIEW_MS, left())).unref(),
  );
  const view = await Promise.race([discord.guild(guild.id), late]).catch((error: unknown) => {
    log.info({ guild: guild.id, error }, 'Discord did not say what the bot may do in a server');
    return undefined;
  });
  return view === 'missing' ? undefined : view;
}

/**
 * Lets a member have something posted in a channel only where they could write it themselves.
 * @throws UserError `card-channel` where they may not, `card-channel-unknown` where nobody can tell
 */
export function insistOnChannel(channel: string, view: GuildView | undefined, { member }: KeptCall): void {
  if (channel === member.channel) {
    if (!member.mayPost) throw new UserError('card-channel');
    return;
  }
  const bits = view && memberIn(view, member, channel);
  if (bits === undefined) throw new UserError('card-channel-unknown');
  if (lackingIn(bits, ['send']).length > 0) throw new UserError('card-channel');
}

/** What a card takes in a channel. */
const NEEDED = ['view', 'send', 'history', 'pin'] as const satisfies readonly Permission[];

/** What the bot lacks in a channel; undefined where nobody can tell. */
export function lacksIn(channel: string, view: GuildView | undefined): readonly (typeof NEEDED)[number][] | undefined {
  const bits = view && botIn(view, channel);
  return bits === undefined ? undefined : NEEDED.filter((right) => lackingIn(bits, NEEDED).includes(right));
}
