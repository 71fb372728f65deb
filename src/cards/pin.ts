import { UserError, type Filled, type KeptCall, type Pressed } from '../command.ts';
import { speakAnswer } from '../look.ts';
import { bold, rich } from '../locales/rich.ts';
import type { Answer } from '../model/answer.ts';
import { NOTE_MAX, type Card } from '../model/card.ts';
import type { Block, Form, Reply } from '../reply/blocks.ts';
import { recordDeed } from '../store/audit.ts';
import { addCard, cardOf, changeCard, recordEvent, removeCard, type CardChange } from '../store/cards.ts';
import { send } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { localeFor } from '../locales/index.ts';
import { cardStep, SILENT, type Drawn } from './draw.ts';
import { answerTyped, factOf } from './fact.ts';
import { hold } from './hold.ts';
import { after } from './life.ts';
import {
  drawnFor,
  guildIn,
  insistOnChannel,
  insistOnRoom,
  isSensitive,
  lacksIn,
  makeCard,
  serverOf,
  type Making,
} from './make.ts';
import { cardKey } from './refresh.ts';
import { tellOutcome } from './tell.ts';

/** How long the answer to a press waits until a card is there. */
export const WAIT_MS = 1_500;

/** How long a preview can be confirmed: so long it is known that the member may write there, and what it shows. */
const PREVIEW_MS = 900_000;

const text = (of: ReturnType<typeof rich>): Block => ({ type: 'text', text: of });

/** What a member typed for a card: a question, a look-up that was suggested, or a card whose facts are taken. */
export async function previewTyped(
  typed: string,
  making: Omit<Making, 'fact' | 'findings' | 'channel'> & { readonly channel?: string | undefined },
  call: KeptCall,
): Promise<Reply> {
  const channel = making.channel ?? call.member.channel;
  if (channel === undefined) throw new UserError('only-in-server');
  if (typed.trim() === '') throw new UserError('empty-question');
  const [, copied] = /^card:([0-9a-f]{12})$/.exec(typed) ?? [];
  if (copied !== undefined) {
    const card = await call.store.read((tx) => cardOf(tx, copied, guildIn(call).id));
    if (!card) throw new UserError('old-button');
    const { answer } = hold(card, call.t, call.index);
    return answer ? previewAnswer(answer, { ...making, channel }, call) : nothingToPin(call);
  }
  return previewAnswer(answerTyped(typed, call.index), { ...making, channel }, call);
}

const nothingToPin = ({ t }: KeptCall): Reply => ({
  private: true,
  blocks: [{ type: 'heading', text: rich`${t.cards.refused.heading}` }, text(rich`${t.cards.manage.allGone}`)],
});

/** Shows in private what would be posted; what is no answer is told and not pinned. */
export async function previewAnswer(
  answer: Answer,
  making: Omit<Making, 'fact' | 'findings'>,
  call: KeptCall,
): Promise<Reply> {
  const found = factOf(answer);
  if (!found) return refused(answer, call);
  const { settings } = guildIn(call);
  await insistOnRoom(1, call);
  const card = makeCard({ ...making, ...found }, 'preview', call);
  if (isSensitive(card) && settings.sensitive === 'left-out') throw new UserError('card-sensitive-off');
  return preview(card, call, (tx) => addCard(tx, card));
}

/** @param write what makes the card, once it is known that the member may have it there */
async function preview(card: Card, call: KeptCall, write?: (tx: Tx) => Promise<void>): Promise<Reply> {
  const { t, store } = call;
  const view = await serverOf(call);
  insistOnChannel(card.channel, view, call);
  if (write) await store.write(write);
  const words = t.cards.preview;
  const lacks = lacksIn(card.channel, view);
  const names = (lacks ?? []).map((right) => t.cards.permissions[right]);
  const sensitive = isSensitive(card);
  const { blocks, shown } = drawnFor(card, call);
  return {
    private: true,
    ...(shown.figure && { figure: shown.figure }),
    blocks: [
      text(words.lead(card.channel)),
      { type: 'divider' },
      ...blocks,
      { type: 'divider' },
      ...(names.length > 0 ? [text(words.lacks(names, card.channel))] : []),
      ...(lacks === undefined && call.discord ? [{ type: 'small', text: rich`${words.unknown}` } as const] : []),
      ...(sensitive ? [text(rich`${bold(words.sensitive)}`)] : []),
      { type: 'small', text: rich`${words.review(card.reviewMonths)}` },
      {
        type: 'buttons',
        buttons: [
          { label: sensitive ? words.pinSensitive : words.pin, id: cardStep('pin', card.id), style: 'primary' },
          { label: words.note, id: cardStep('note', card.id) },
          { label: words.cancel, id: cardStep('cancel', card.id) },
        ],
      },
    ],
  };
}

/** The refusal as a member would be told it, under a line that says that nothing was pinned. */
function refused(answer: Answer, call: KeptCall): Reply {
  const { refused: words } = call.t.cards;
  const told = speakAnswer(answer, call, true);
  const refusal = answer.status === 'refused' || answer.status === 'clarify';
  const blocks = told.blocks.filter(({ type }) => type !== 'buttons' && type !== 'select');
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${words.heading}` },
      text(rich`${refusal ? words.lead : words.unsure}`),
      ...blocks,
    ],
  };
}

/** The card that a member was shown in private. @throws UserError `old-button` */
async function shownCard([id = '']: readonly string[], call: KeptCall): Promise<Card> {
  const card = await call.store.read((tx) => cardOf(tx, id, guildIn(call).id));
  if (card?.state !== 'preview' || card.pinnedBy !== call.member.id) throw new UserError('old-button');
  return card;
}

/** Confirms a card. What is sensitive is confirmed twice; what has changed since it was shown is shown anew. */
export async function confirm(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await shownCard(args, call);
  const { index, store, now } = call;
  const held = hold(card, localeFor(guildIn(call).settings.language), index);
  if (held.verdict !== 'same' || card.createdAt + PREVIEW_MS < now()) throw new UserError('card-changed');
  if (isSensitive(card) && args[1] !== 'sure') return { reply: askAgain(card, call), update: true };
  const at = now();
  const checked = { ...card, checkedBy: call.member.id, checkedAt: at, createdAt: at };
  const written = await store.write((tx) => post(tx, card, checked, call));
  if (!written) throw new UserError('old-button');
  await call.deliver(cardKey(card.id), WAIT_MS);
  return { reply: await tellOutcome(card.id, call), update: true };
}

function askAgain({ id }: Card, { t }: KeptCall): Reply {
  const { confirmSensitive, sensitive } = t.cards.preview;
  return {
    private: true,
    blocks: [
      text(rich`${bold(sensitive)}`),
      {
        type: 'buttons',
        buttons: [
          { label: confirmSensitive, id: cardStep('pin', id, 'sure'), style: 'danger' },
          { label: t.cards.preview.cancel, id: cardStep('cancel', id) },
        ],
      },
    ],
  };
}

/**
 * Has a card posted, in the transaction that says so.
 * @param seen the card as it is; `next` as it is to be @returns whether nobody has changed it meanwhile
 */
export async function post(tx: Tx, seen: Card, next: Card, call: KeptCall): Promise<boolean> {
  const life = after(seen, seen.state === 'orphaned' ? 'post-again' : 'confirm');
  if (!life) return false;
  const { member, index, now } = call;
  const at = now();
  const { id, guild, channel, posts } = { ...next, posts: seen.posts + 1 };
  const drawn = drawnFor({ ...next, ...life }, call);
  const { checkedBy, checkedAt, createdAt, entries } = next;
  const change: CardChange = {
    ...life,
    ...shownBy(drawn),
    checkedBy,
    checkedAt,
    createdAt,
    entries,
    channel,
    posts,
    digest: index.ledger.corpus,
    message: undefined,
    problem: undefined,
    waiting: false,
  };
  if (!(await changeCard(tx, seen, change))) return false;
  const { body, figure } = drawn.shown;
  const silent = { ...body, flags: body.flags | SILENT };
  await send(tx, {
    key: cardKey(id),
    guild,
    channel,
    does: 'post',
    body: silent,
    figure,
    nonce: `card-${id}-${posts}`,
    at,
  });
  const what = seen.state === 'orphaned' ? 'posted-again' : 'pinned';
  await recordEvent(tx, seen, { at, member: member.id, what });
  await recordDeed(tx, {
    guild,
    at,
    member: member.id,
    action: `card.${what}`,
    object: cardKey(id),
    detail: { channel },
  });
  return true;
}

export const shownBy = ({ title, text: told, hash }: Drawn): CardChange => ({ title, text: told, hash });

export async function cancel(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await shownCard(args, call);
  await call.store.write((tx) => removeCard(tx, card.id));
  return { reply: { private: true, blocks: [text(rich`${call.t.cards.preview.cancelled}`)] }, update: true };
}

/** The form for what a server adds to a card. */
export function noteForm({ id, note }: Card, step: string, withReason: boolean, { t }: KeptCall): Form {
  const { title, label, hint, reason } = t.cards.noteForm;
  return {
    id: cardStep(step, id),
    title,
    fields: [
      {
        id: 'note',
        label,
        hint,
        long: true,
        optional: true,
        max: NOTE_MAX,
        ...(note !== undefined && { value: note }),
      },
      ...(withReason ? [{ id: 'reason', label: reason, optional: true, max: 200 }] : []),
    ],
  };
}

/** What was written in a form as a card keeps it. */
export const noteFrom = (filled: Filled): string | undefined =>
  filled.text('note').trim().slice(0, NOTE_MAX) || undefined;

export async function openNote(args: readonly string[], call: KeptCall): Promise<Pressed> {
  return { form: noteForm(await shownCard(args, call), 'note', false, call) };
}

export async function changeNote(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const card = await shownCard(args, call);
  const { note: _, ...rest } = card;
  const note = noteFrom(filled);
  const changed: Card = { ...rest, ...(note && { note }), rev: card.rev + 1 };
  if (!(await call.store.write((tx) => changeCard(tx, card, { note })))) throw new UserError('old-button');
  return preview(changed, call);
}
