import { type Locale } from '../locales/en.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Answer } from '../model/answer.ts';
import { localeFor } from '../locales/index.ts';
import type { GuildSettings } from '../model/guild.ts';
import type { Card } from '../model/card.ts';
import type { Sending } from '../store/outbox.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { toMessage, type MessageData } from '../reply/discord.ts';
import { plain } from '../reply/escape.ts';
import { speak, wordsFor } from '../reply/speak.ts';
import { encodePress, reportOf } from '../reply/state.ts';
import { toText } from '../reply/text.ts';
import type { Index } from '../search/index.ts';
import { shortHash } from './entry.ts';
import type { Held } from './hold.ts';

/** A card as it is shown. */
export interface Drawn {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** In plain words. */
  readonly text: string;
  /** What is sent of it. */
  readonly shown: Pick<Sending, 'figure'> & { readonly body: MessageData };
  /** Of all that is sent: another picture is another card. */
  readonly hash: string;
}

/** What of a card is drawn beside its facts. */
export type Shown = Pick<Card, 'id' | 'state' | 'layout' | 'note' | 'checkedAt' | 'reviewAt' | 'expiresAt'> & {
  /** Of a card of which nothing is left in the documents. */
  readonly title?: string;
};

/** How a server wants its cards. */
export interface Wanted {
  readonly t: Locale;
  readonly pictures: GuildSettings['pictures'];
}
export const wantedIn = ({ language, pictures }: GuildSettings): Wanted => ({ t: localeFor(language), pictures });

/** Nobody is notified of a card that is posted (message flag SUPPRESS_NOTIFICATIONS). */
export const SILENT = 1 << 12;

/** The custom id of a step of a card. */
export const cardStep = (step: string, ...args: readonly string[]): string =>
  encodePress({ action: 'step', command: 'card', step, args })!;

/** @param now epoch milliseconds */
export function drawCard(card: Shown, held: Held, { t, pictures }: Wanted, index: Index, now: number): Drawn {
  const speaking = { t, pictures, library: index.library, private: false, receipt: () => undefined };
  const spoken = held.answer && speak(held.answer, speaking);
  const heading = spoken?.blocks.find(({ type }) => type === 'heading');
  const title = heading?.type === 'heading' ? heading.text.map(plain).join('') : (card.title ?? t.cards.gone);
  const unheaded = held.answer ? wordsFor(unasked(held.answer), speaking).blocks : [];
  const told = unheaded.filter(({ type }) => type !== 'heading' && type !== 'buttons');
  const quotes = told.filter(({ type }) => type === 'quote');
  const blocks: Block[] = [
    { type: 'heading', text: rich`${title}` },
    ...badges(card, held, t, now),
    ...(held.answer ? [] : [text(rich`${bold(t.cards.gone)}`)]),
    ...(card.layout === 'short' ? told.filter((block) => block.type !== 'quote' || block === quotes[0]) : told),
    ...held.before.map((statement) => text(t.cards.before(statement))),
    ...noteOf(card, held, t),
  ];
  const buttons: Button[] = [
    { label: t.cards.evidence, id: cardStep('evidence', card.id) },
    {
      label: t.cards.report,
      id: encodePress(reportOf('card', card.id))!,
    },
  ];
  const reply: Reply = { private: false, blocks: [...blocks, { type: 'buttons', buttons }] };
  const figure = spoken?.figure;
  const shown = { body: toMessage(reply), ...(figure && { figure }) };
  const hash = shortHash(JSON.stringify(figure ? shown : shown.body));
  return { title, blocks, text: toText({ private: false, blocks }), shown, hash };
}

/** On a card nobody asks, so it is not told how a question was read. */
function unasked(answer: Answer): Answer {
  const { years: _, ...question } = answer.question;
  return { ...answer, question: { ...question, pairs: [], kinds: [] } };
}

const text = (of: Rich): Block => ({ type: 'text', text: of });

/** What is to be known of a card before it is read, in words. */
function badges({ state, checkedAt, reviewAt, expiresAt }: Shown, held: Held, t: Locale, now: number): Block[] {
  const { badges: words } = t.cards;
  const trouble = held.verdict !== 'same';
  const told: Rich[] = [
    ...(trouble ? [[words.changed]] : []),
    ...(held.differs ? [[words.differ]] : []),
    ...(expiresAt <= now ? [[words.expired]] : reviewAt <= now ? [[words.review]] : []),
    ...(checkedAt !== undefined && !trouble && state !== 'preview' ? [words.checked(checkedAt / 1000)] : []),
  ];
  const line = told.flatMap((each, i): Rich => (i === 0 ? each : [' · ', ...each]));
  return line.length > 0 ? [{ type: 'small', text: line }] : [];
}

/** What the server itself says stands apart from the documents' words. */
const noteOf = ({ note }: Shown, held: Held, t: Locale): Block[] =>
  note === undefined
    ? []
    : [{ type: 'divider' }, text(rich`${bold(held.verdict === 'same' ? t.cards.note : t.cards.noteAgain)}: ${note}`)];
