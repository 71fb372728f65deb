import type { Locale } from '../locales/en.ts';
import { localeFor } from '../locales/index.ts';
import { rich } from '../locales/rich.ts';
import type { Card } from '../model/card.ts';
import type { Block } from '../reply/blocks.ts';
import { toMessage, type MessageData } from '../reply/discord.ts';
import { cardsIn, dropEdits, indexOf, putIndex } from '../store/cards.ts';
import { readGuild } from '../store/guild.ts';
import { send } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { SILENT } from './draw.ts';
import { shortHash } from './entry.ts';

/** Cards that one message can link: a link takes 90 of its 4,000 characters beside the title. */
const LINES = 22;
const TITLE = 80;

/** Where a message stands, for a link. */
export const linkTo = (guild: string, channel: string, message: string): string =>
  `https://discord.com/channels/${guild}/${channel}/${message}`;

const indexKey = (channel: string): string => `cardindex:${channel}`;

/** The message that links the cards of a channel. */
function drawIndex(cards: readonly Card[], t: Locale): MessageData {
  const { index } = t.cards;
  const linked = cards
    .slice(0, LINES)
    .flatMap(({ title, guild, channel, message }) =>
      message === undefined ? [] : [[{ link: title.slice(0, TITLE), url: linkTo(guild, channel, message) }]],
    );
  const more = cards.length - linked.length;
  const blocks: Block[] = [
    { type: 'heading', text: rich`${index.heading}` },
    linked.length > 0 ? { type: 'list', items: linked } : { type: 'text', text: rich`${index.none}` },
    ...(more > 0 ? [{ type: 'text', text: rich`${index.more(more)}` } as const] : []),
    { type: 'small', text: rich`${index.about}` },
  ];
  return toMessage({ private: false, blocks });
}

/**
 * Brings the message that links the cards of a channel up to date, in the transaction that changes one of them. While it
 * is on its way to be posted nothing is sent: it is brought up to date when it is there.
 */
export async function bringIndex(tx: Tx, guild: string, channel: string, now: number): Promise<void> {
  const { settings } = await readGuild(tx, guild);
  const cards = await cardsIn(tx, channel);
  const body = drawIndex(cards, localeFor(settings.language));
  const hash = shortHash(JSON.stringify(body));
  const known = await indexOf(tx, channel);
  const { message = null, posting = 0, posts = 0 } = known ?? {};
  if (posting || known?.hash === hash || (message === null && cards.length === 0)) return;
  const to = { key: indexKey(channel), guild, channel, at: now };
  if (message !== null) {
    await dropEdits(tx, to.key);
    await send(tx, { ...to, does: 'edit', message, body });
    return putIndex(tx, { channel, guild, message, hash, posting, posts });
  }
  const nonce = `ci-${BigInt(channel).toString(36)}-${posts.toString(36)}`;
  await send(tx, { ...to, does: 'post', body: { ...body, flags: body.flags | SILENT }, nonce });
  return putIndex(tx, { channel, guild, message, hash, posting: 1, posts: posts + 1 });
}
