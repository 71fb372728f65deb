import * as surface from '../../commands/index.ts';
import { cardSettlers, createCardWorkers } from '../../src/cards/keeper.ts';
import { refreshCards } from '../../src/cards/refresh.ts';
import { createQuizSettler, createQuizWorkers } from '../../src/sessions/keeper.ts';
import { createBot } from '../../src/bot.ts';
import type { Pictures } from '../../src/charts/pictures.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import { createGuilds } from '../../src/guild/guilds.ts';
import type { Callback, Dispatch } from '../../src/interaction.ts';
import type { Card } from '../../src/model/card.ts';
import type { Figure } from '../../src/model/figure.ts';
import type { GuildSettings } from '../../src/model/guild.ts';
import { cardsOf } from '../../src/store/cards.ts';
import { readGuild, writeGuild } from '../../src/store/guild.ts';
import { readAside } from '../../src/readings/aside.ts';
import { createReadings } from '../../src/readings/readings.ts';
import type { Store } from '../../src/store/store.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { drawing, figureIn } from '../delivery/drawings.ts';
import { libraryOf } from '../corpus/folder.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import type { Message } from '../loopback/messages.ts';
import type { Json } from '../loopback/world.ts';
import { attach } from '../transport/attached.ts';
import { openLines } from '../transport/signed.ts';

type Given = Readonly<Record<string, string | number>>;

interface Part {
  readonly type: number;
  readonly label?: string;
  readonly custom_id?: string;
  readonly content?: string;
  readonly components?: readonly Part[];
  readonly component?: Part;
  readonly items?: readonly { readonly description?: string; readonly media: { readonly url: string } }[];
}

const partsIn = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [
    part,
    ...partsIn([...(part.components ?? []), ...(part.component ? [part.component] : [])]),
  ]);
const componentsOf = (body: Json): Part[] => partsIn((body['components'] ?? []) as Part[]);

/** The texts of a message as one. */
export const textIn = (body: Json): string =>
  componentsOf(body)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
const idOf = (body: Json, label: string): string => {
  const ids = componentsOf(body).flatMap((part) => (part.label === label && part.custom_id) || []);
  if (ids.length !== 1) throw new Error(`${ids.length} buttons "${label}" in: ${textIn(body)}`);
  return ids[0]!;
};

/** The figures that a message shows in pictures, each with its words for who cannot see it. */
export function picturesIn(message: Json, { files }: Room['loopback']): Figure[] {
  const items = componentsOf(message).flatMap((part) => (part.type === 12 ? (part.items ?? []) : []));
  const attachments = (message['attachments'] ?? []) as Json[];
  if (items.length !== attachments.length) throw new Error(`${items.length} pictures of ${attachments.length} files`);
  return items.map(({ description, media }) => {
    const figure = figureIn(files.get(new URL(media.url).pathname)!);
    if (description !== figure.alt) throw new Error(`a picture is told as "${description}"`);
    return figure;
  });
}

/** An answer of the bot. */
export interface Told {
  readonly text: string;
  readonly data: Json;
  readonly callback: Callback;
  readonly message?: Message;
}

const LIST = 3;
/** A field of a form as it comes back: of the type that was drawn. */
function filledIn(
  form: Json,
  { value, ...field }: { readonly id: number; readonly custom_id: string; readonly value: string },
) {
  const type = componentsOf(form).find(({ custom_id }) => custom_id === field.custom_id)?.type ?? 4;
  return { type, ...field, ...(type === LIST ? { values: [value] } : { value }) };
}

const COMMAND = 2;
const COMPONENT = 3;
const FORM = 5;

/**
 * A whole bot with a store behind a real client of a Discord of our own, in a server with several channels. Time passes only
 * when it is told to, or while what waits for it is waited for.
 */
export async function openRoom(parts: {
  readonly store: Store;
  readonly files: Record<string, string>;
  readonly channels?: number;
  /** How long an answer waits for what it has put into the outbox, in milliseconds. */
  readonly patience?: number;
  readonly pictures?: Pictures;
}) {
  const { store, files, channels: count = 1, patience = 20_000, pictures = drawing } = parts;
  let dispatch: Dispatch = async () => ({ type: 4 });
  const attached = await attach({ dispatch: (raw) => dispatch(raw) });
  const { loopback } = attached;
  const guild = loopback.guilds[0]!;
  for (let i = 1; i < count; i += 1)
    guild.channels.push({ id: loopback.clock.snowflake(), name: `room-${i}`, type: 0, overwrites: [] });
  const { log, lines } = openLines();
  const now = loopback.clock.now;
  const discord = createDiscord({ token: loopback.token, apiBase: loopback.api });
  const readings = createReadings({ store, read: readAside, log, now });
  const kept = {
    store,
    discord,
    guilds: createGuilds(store, now),
    readings,
    // A busy machine may take longer than a member waits.
    deliver: (key: string) => delivery.deliver(key, patience),
  };
  const config = { operatorContact: undefined, privacyUrl: undefined };
  const bot = createBot({ surface, library: libraryOf(files), config, log, kept, now, pictures });
  const { guilds } = kept;
  const keeping = { store, guilds, readings, discord, log, now, index: () => bot.index };
  const workers = { ...createCardWorkers(keeping), ...createQuizWorkers(keeping) };
  const settlers = { ...cardSettlers, quiz: createQuizSettler(keeping) };
  const delivery = createDelivery({ ...keeping, pictures, settlers, workers, every: 20 });
  const leave = async (): Promise<void> => {
    await delivery.close();
    await store.close();
  };
  dispatch = bot.dispatch;

  const say = async (raw: Json): Promise<Told> => {
    const outcome = await loopback.interact({ guild_id: guild.id, channel_id: guild.channel, ...raw });
    if (outcome.kind !== 'answered') throw new Error(`${outcome.kind}: ${loopback.problems.join('; ')}`);
    const callback = outcome.callback as unknown as Callback;
    const problems = problemsOfCallback(callback);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const data = (outcome.callback['data'] ?? {}) as Json;
    const { message } = outcome;
    return { text: textIn(data), data, callback, ...(message && { message }) };
  };
  const upload = (text: string): Json => {
    const bytes = Buffer.from(text);
    loopback.files.set('/attachments/3/7/cards.yaml', bytes);
    return { size: bytes.length, url: new URL('/attachments/3/7/cards.yaml', loopback.api).href };
  };
  const waiting = () =>
    store.read((tx) => tx.selectFrom('outbox').selectAll().where('failed', 'is', null).orderBy('seq').execute());
  const due = () => store.read((tx) => tx.selectFrom('due').selectAll().where('run_at', '<=', now()).execute());

  /** Waits until nothing is to be sent and nothing is due; time passes for what waits for it. */
  const settle = async (): Promise<void> => {
    for (;;) {
      // In this order: what is done becomes what is sent, never unseen in between.
      const [work, rows] = [await due(), await waiting()];
      if (rows.length === 0 && work.length === 0) return;
      // Of what has one key the first goes first, whenever the others may.
      const first = [...Map.groupBy(rows, ({ key }) => key).values()].map((own) => own[0]!.run_at);
      const next = Math.min(...first);
      if (work.length === 0 && next > now()) loopback.clock.advance(next - now());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  const pass = async (ms: number): Promise<void> => {
    for (const end = now() + ms; now() < end; await settle()) loopback.clock.advance(Math.min(1_000, end - now()));
  };

  return {
    store,
    bot,
    say,
    loopback,
    guild,
    lines,
    now,
    command: (name: string, sub: string, given: Given = {}, more: Json = {}) =>
      say({
        type: COMMAND,
        data: {
          name,
          type: 1,
          options: [
            {
              name: sub,
              type: 1,
              options: Object.entries(given).map(([key, value]) => ({
                name: key,
                type: key === 'channel' ? 7 : typeof value === 'number' ? 4 : 3,
                value,
              })),
            },
          ],
        },
        ...more,
      }),
    /** `/card import` of a file with this text, or of one that a message of the bot carries. */
    importing(file: string | Message, size?: number) {
      const sent = typeof file === 'string' ? upload(file) : (file['attachments'] as Json[])[0]!;
      const attachment = { id: '7', filename: 'cards.yaml', size: size ?? sent['size'], url: sent['url'] };
      const options = [{ name: 'import', type: 1, options: [{ name: 'file', type: 11, value: '7' }] }];
      const data = { name: 'card', type: 1, options, resolved: { attachments: { 7: attachment } } };
      return say({ type: COMMAND, data });
    },
    look: (name: string, given: Given) =>
      say({
        type: COMMAND,
        data: { name, type: 1, options: Object.entries(given).map(([key, value]) => ({ name: key, type: 3, value })) },
      }),
    /** Presses a button of an answer, or of a message. */
    press: (on: Pick<Told, 'data'>, label: string, more: Json = {}) =>
      say({ type: COMPONENT, data: { custom_id: idOf(on.data, label), component_type: 2 }, ...more }),
    forge: (custom_id: string, values?: readonly string[], more: Json = {}) =>
      say({ type: COMPONENT, data: { custom_id, component_type: values ? 3 : 2, ...(values && { values }) }, ...more }),
    /** Sends a form: what was typed into its fields, or chosen in their lists. */
    fill: (form: Told, fields: Readonly<Record<string, string>>, more: Json = {}) =>
      say({
        type: FORM,
        data: {
          custom_id: form.data['custom_id'],
          components: Object.entries(fields).map(([custom_id, value], i) => ({
            type: 18,
            id: 2 * i + 1,
            component: filledIn(form.data, { id: 2 * i + 2, custom_id, value }),
          })),
        },
        ...more,
      }),
    /** Chooses an entry of the menu of a message. */
    menu: (name: string, message: Message) =>
      say({
        type: COMMAND,
        channel_id: message.channel_id,
        data: { name, type: 3, target_id: message.id, resolved: { messages: { [message.id]: message } } },
      }),
    /** Other documents answer from now on. */
    async read(other: Record<string, string>): Promise<void> {
      bot.use(libraryOf(other));
      await refreshCards(keeping);
    },
    settle,
    /** Something else is set in the server, which is known everywhere when this resolves. */
    async set(change: Partial<GuildSettings>): Promise<void> {
      await store.write(async (tx) => {
        const before = await readGuild(tx, guild.id);
        return writeGuild(tx, { ...before, settings: { ...before.settings, ...change } }, now());
      });
      await pass(3_000);
    },
    /** Lets time pass as it does, a second at a time. */
    pass,
    cards: (): Promise<readonly Card[]> => store.read((tx) => cardsOf(tx, guild.id)),
    /** What the bot asked of a route, such as `PATCH /channels/{channel_id}/messages/{message_id}`. */
    asked: (route: string) => loopback.requests.filter((each) => each.route === route),
    attached,
    /** The bot goes, and what it kept is closed; Discord stays. */
    leave,
    close: async (): Promise<void> => {
      await leave();
      await attached.close();
    },
  };
}
export type Room = Awaited<ReturnType<typeof openRoom>>;
