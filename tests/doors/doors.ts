import { fileURLToPath } from 'node:url';
import * as surface from '../../commands/index.ts';
import { createBot, type Bot } from '../../src/bot.ts';
import type { Pictures } from '../../src/charts/pictures.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import { createGuilds } from '../../src/guild/guilds.ts';
import type { Callback, CallbackFile } from '../../src/interaction.ts';
import type { MessagePlace } from '../../src/command.ts';
import { openSqlite } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { openPlayground } from '../../src/transport/playground.ts';
import { readSending } from '../loopback/files.ts';
import type { Message } from '../loopback/messages.ts';
import type { Json } from '../loopback/world.ts';
import { attach } from '../transport/attached.ts';
import { openDesk, openLines, signed, type Line } from '../transport/signed.ts';
import type { DoorName } from './script.ts';
import { readAside } from '../../src/readings/aside.ts';
import { createReadings } from '../../src/readings/readings.ts';

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));
const PAGE_DIR = fileURLToPath(new URL('../../dist/page', import.meta.url));

/** What a door made of an interaction. */
export interface Told {
  readonly callback: Callback;
  /** The interaction with all that Discord fills in, and the message that shows its answer: the gateway knows them. */
  readonly interaction?: Json;
  readonly message?: Message;
}

/** One door with a bot of its own behind it. */
export interface OpenDoor {
  readonly tell: (raw: Json) => Promise<Told>;
  /** The messages that the bot was to take away, oldest first. */
  readonly removed: readonly MessagePlace[];
  /** What its bot keeps. */
  readonly store: Store;
  /** What the door and its bot logged as a warning or an error. */
  readonly complaints: () => readonly Line[];
  readonly close: () => Promise<void>;
}

/** Pictures that are drawn at once, and hold what is to be drawn: what a door makes of them does not hang on how they look. */
const pictures: Pictures = {
  draw: (figure) => ({
    name: `${figure.chart}.png`,
    bytes: new Uint8Array(Buffer.from(JSON.stringify(figure))),
    description: figure.alt,
  }),
  close: () => undefined,
};

type Remove = (place: MessagePlace) => Promise<void>;

/** The three doors over one library and one clock, each with a store in memory. */
export async function openDoors() {
  const { library, problems } = loadLibrary([CORPUS]);
  if (!library) throw new Error(problems.map(({ message }) => message).join('\n'));
  const clock = { now: (): number => 0 };
  const now = (): number => clock.now();

  /** A whole bot with a store of its own, and what it took away; `really` takes it away at Discord. */
  const behind = async (really: Remove = async () => undefined) => {
    const store = await openSqlite(':memory:');
    const removed: MessagePlace[] = [];
    const { log, lines } = openLines();
    const readings = createReadings({ store, read: readAside, log, now });
    const kept = { store, guilds: createGuilds(store, now), readings, deliver: async () => undefined };
    const remove: Remove = (place) => (removed.push(place), really(place));
    const config = { operatorContact: undefined, privacyUrl: undefined };
    const bot = createBot({ surface, library, config, log, remove, now, kept, pictures });
    const complaints = (more: readonly Line[]) =>
      [...lines, ...more].filter(({ level }) => level === 'warn' || level === 'error');
    return { bot, store, log, removed, complaints };
  };

  const { door, loopback } = await openGatewayDoor(behind);
  clock.now = loopback.clock.now;
  const doors: Readonly<Record<DoorName, OpenDoor>> = {
    gateway: door,
    http: await openHttpDoor(await behind(), now),
    playground: await openPlaygroundDoor(await behind()),
  };
  return { doors, loopback, close: () => Promise.all(Object.values(doors).map(({ close }) => close())) };
}

/** What stands behind a door. */
export interface Behind extends Pick<OpenDoor, 'removed' | 'store'> {
  readonly bot: Pick<Bot, 'dispatch' | 'commands'>;
  readonly log: ReturnType<typeof openLines>['log'];
  readonly complaints: (more: readonly Line[]) => readonly Line[];
}

export async function openGatewayDoor(behind: (really: Remove) => Promise<Behind>) {
  const { bot, store, removed, complaints } = await behind(({ channel, message }) =>
    createDiscord({ token: loopback.token, apiBase: loopback.api }).remove(channel, message),
  );
  const { loopback, lines, close } = await attach({ dispatch: bot.dispatch });
  const tell: OpenDoor['tell'] = async (raw) => {
    const outcome = await loopback.interact(raw);
    if (outcome.kind !== 'answered') throw new Error(`the interaction was ${outcome.kind}`);
    return { ...outcome, callback: outcome.callback as unknown as Callback };
  };
  const door: OpenDoor = { tell, removed, store, complaints: () => complaints(lines), close };
  return { door, loopback };
}

export async function openHttpDoor({ bot, store, removed, complaints }: Behind, now: () => number): Promise<OpenDoor> {
  const { post, lines, close } = await openDesk({ dispatch: bot.dispatch, now });
  const tell: OpenDoor['tell'] = async (raw) => {
    const response = await post(signed(raw, String(Math.floor(now() / 1000))));
    return { callback: await callbackIn(response) };
  };
  return { tell, removed, store, complaints: () => complaints(lines), close };
}

export async function openPlaygroundDoor({ bot, store, log, removed, complaints }: Behind): Promise<OpenDoor> {
  const { dispatch, commands } = bot;
  const door = await openPlayground({ dispatch, commands, examples: () => [], log, pageDir: PAGE_DIR, port: 0 });
  const headers = { 'content-type': 'application/json' };
  const tell: OpenDoor['tell'] = async (raw) => {
    const body = JSON.stringify(raw);
    return {
      callback: await callbackIn(await fetch(`${door.address}/api/interactions`, { method: 'POST', headers, body })),
    };
  };
  return { tell, removed, store, complaints: () => complaints([]), close: () => door.close() };
}

/** An answer as JSON, where files are text, or as a form with the files beside the JSON. */
async function callbackIn(response: Response): Promise<Callback> {
  if (response.status !== 200) throw new Error(`answered with ${response.status}: ${await response.text()}`);
  const problems: string[] = [];
  const type = response.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await response.arrayBuffer());
  const { body, uploads } = await readSending(bytes, { 'content-type': type }, problems);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const { files = uploads, ...callback } = body as Callback;
  return { ...callback, ...(files.length > 0 && { files: files.map(asSent) }) };
}

/** A file as the bot gave it; the playground has its bytes as text. */
const asSent = ({ name, bytes, base64 }: CallbackFile & { readonly base64?: string }): CallbackFile => ({
  name,
  bytes: base64 === undefined ? bytes : new Uint8Array(Buffer.from(base64, 'base64')),
});
