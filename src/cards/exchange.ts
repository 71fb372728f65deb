import { UserError, type KeptCall, type Pressed, type SentFile } from '../command.ts';
import { bold, rich } from '../locales/rich.ts';
import { localeFor } from '../locales/index.ts';
import type { Problem } from '../corpus/report.ts';
import type { Card } from '../model/card.ts';
import { bytesOf } from '../readings/sent.ts';
import type { Block, Reply } from '../reply/blocks.ts';
import { addCard, cardsOf, draftsOf, removeCard } from '../store/cards.ts';
import { cardStep } from './draw.ts';
import { hold } from './hold.ts';
import { guildIn, insistOnChannel, insistOnRoom, isSensitive, lacksIn, makeCard, serverOf } from './make.ts';
import { post } from './pin.ts';
import { readSheet, SHEET_BYTES, writeSheet } from './sheet.ts';

const text = (of: ReturnType<typeof rich>): Block => ({ type: 'text', text: of });

/** All cards of a server as a file. */
export async function exportCards(call: KeptCall): Promise<Reply> {
  const { exported } = call.t.cards;
  const cards = await call.store.read((tx) => cardsOf(tx, guildIn(call).id));
  if (cards.length === 0) return { private: true, blocks: [text(rich`${exported.none}`)] };
  const bytes = new TextEncoder().encode(writeSheet(cards.toSorted((a, b) => a.createdAt - b.createdAt)));
  return {
    private: true,
    blocks: [text(rich`${exported.file(cards.length)}`)],
    files: [{ name: 'cards.yaml', bytes, description: exported.alt }],
  };
}

/** Cards of a file that are named one by one before they are confirmed. */
const LINES = 15;

/** Reads cards from a file and shows in private what would be posted. */
export async function importCards(file: SentFile, call: KeptCall): Promise<Reply> {
  const { t, member, store, index } = call;
  const guild = guildIn(call);
  if (member.channel === undefined) throw new UserError('only-in-server');
  const [bytes, view] = await Promise.all([bytesOf(file, SHEET_BYTES, call), serverOf(call)]);
  const read = readSheet(bytes, member.channel, index);
  if ('problems' in read) return notInOrder(read.problems, call);
  const cards = read.makings.map((making) => makeCard(making, 'draft', call));
  if (cards.some(isSensitive) && guild.settings.sensitive === 'left-out') throw new UserError('card-sensitive-off');
  await insistOnRoom(cards.length, call);
  const channels = [...new Set(cards.map(({ channel }) => channel))];
  for (const channel of channels) insistOnChannel(channel, view, call);
  await store.write(async (tx) => {
    for (const { id } of await draftsOf(tx, guild.id, member.id)) await removeCard(tx, id);
    // In the order of the file.
    for (const [i, card] of cards.entries()) await addCard(tx, { ...card, createdAt: card.createdAt + i });
  });
  const lacking = channels.flatMap((channel): Block[] => {
    const names = (lacksIn(channel, view) ?? []).map((right) => t.cards.permissions[right]);
    return names.length > 0 ? [text(t.cards.preview.lacks(names, channel))] : [];
  });
  return preview(cards, lacking, call);
}

function notInOrder(problems: readonly Problem[], { t }: KeptCall): Reply {
  const items = problems.map(({ line = 1, message }) => rich`${t.cards.imported.problem(line, message)}`);
  return { private: true, blocks: [text(rich`${bold(t.cards.imported.bad)}`), { type: 'list', items }] };
}

function preview(cards: readonly Card[], lacking: readonly Block[], { t }: KeptCall): Reply {
  const { imported, preview: words } = t.cards;
  const sensitive = cards.some(isSensitive);
  const more = cards.length - LINES;
  const first = cards[0]!.id;
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${imported.heading(cards.length)}` },
      {
        type: 'list',
        items: cards.slice(0, LINES).map((card) => imported.line(card.title, card.channel, isSensitive(card))),
      },
      ...(more > 0 ? [text(rich`${imported.more(more)}`)] : []),
      ...lacking,
      ...(sensitive ? [text(rich`${bold(words.sensitive)}`)] : []),
      {
        type: 'buttons',
        buttons: [
          { label: imported.confirm, id: cardStep('import', first), style: 'primary' },
          { label: words.cancel, id: cardStep('drop', first) },
        ],
      },
    ],
  };
}

/** The cards that a member was shown last. @throws UserError `old-button` where the button is of an earlier file */
async function shownDrafts([first = '']: readonly string[], call: KeptCall): Promise<readonly Card[]> {
  const drafts = await call.store.read((tx) => draftsOf(tx, guildIn(call).id, call.member.id));
  if (drafts.length === 0 || drafts[0]!.id !== first) throw new UserError('old-button');
  return drafts;
}

/** Posts all of them; what is sensitive is confirmed twice. */
export async function confirmImport(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const drafts = await shownDrafts(args, call);
  const { t, index, store, member, now } = call;
  const { settings } = guildIn(call);
  const own = localeFor(settings.language);
  if (drafts.some((card) => hold(card, own, index).verdict !== 'same')) throw new UserError('card-changed');
  await insistOnRoom(drafts.length, call);
  if (drafts.some(isSensitive) && args[1] !== 'sure') return { reply: askAgain(args[0]!, call), update: true };
  const checked = { checkedBy: member.id, checkedAt: now() };
  await store.write(async (tx) => {
    for (const card of drafts)
      if (!(await post(tx, card, { ...card, ...checked }, call))) throw new UserError('old-button');
  });
  return { reply: { private: true, blocks: [text(rich`${t.cards.imported.done(drafts.length)}`)] }, update: true };
}

const askAgain = (first: string, { t }: KeptCall): Reply => ({
  private: true,
  blocks: [
    text(rich`${bold(t.cards.preview.sensitive)}`),
    {
      type: 'buttons',
      buttons: [
        { label: t.cards.preview.confirmSensitive, id: cardStep('import', first, 'sure'), style: 'danger' },
        { label: t.cards.preview.cancel, id: cardStep('drop', first) },
      ],
    },
  ],
});

export async function dropImport(args: readonly string[], call: KeptCall): Promise<Pressed> {
  const drafts = await shownDrafts(args, call);
  await call.store.write(async (tx) => {
    for (const { id } of drafts) await removeCard(tx, id);
  });
  return { reply: { private: true, blocks: [text(rich`${call.t.cards.preview.cancelled}`)] }, update: true };
}
