import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/dispatch.ts';
import type { Discord } from '../../src/model/discord.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { openHttp } from '../../src/transport/http.ts';
import { APPLICATION, CHANNELS, GUILD } from '../../src/transport/page/world.ts';
import { openPlayground } from '../../src/transport/playground.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import { drawing, openHeld } from '../dispatch/drawing.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { partsOf, textOf, type Json } from '../loopback/world.ts';
import { attach, type Attached } from '../transport/attached.ts';
import { openLines } from '../transport/signed.ts';
import { DOORS, type DoorName } from './script.ts';

const PAGE_DIR = fileURLToPath(new URL('../../dist/page', import.meta.url));
const [{ id: CHANNEL }] = CHANNELS;

/** What an answer shows: its picture, and what that tells who cannot see it. */
interface Shown {
  readonly bytes: string;
  readonly alt: string | undefined;
}
interface Room {
  ask(id: string, data: Json): Promise<unknown>;
  readonly finish: (title: string) => void;
  /** What is shown now in the place of the answer to an interaction. */
  readonly shown: (interaction: string) => Shown | undefined;
}

let kept: KeptBot;
let attached: Attached;
const rooms = new Map<DoorName, Room>();
const closing: (() => Promise<unknown>)[] = [];
const { log, lines } = openLines();

/** A bot whose pictures are drawn when a test says so. */
function openBot(discord: () => Discord) {
  const { pictures, finish } = openHeld();
  const shared = { index: () => kept.bot.index, about: kept.bot.about, log, pictures, now: () => kept.clock.time };
  const dispatch = (raw: unknown) =>
    createDispatch({ ...shared, commands: [drawing()], menus: [], kept: { ...kept, discord: discord() } })(raw);
  return { dispatch, finish };
}

beforeAll(async () => {
  kept = await openKept();
  const discord = (): Discord => createDiscord({ token: attached.loopback.token, apiBase: attached.loopback.api });
  const gateway = openBot(discord);
  attached = await attach({ dispatch: gateway.dispatch });
  const { loopback } = attached;
  const web = openBot(discord);
  const { publicKey } = loopback;
  const address = { port: 0, host: '127.0.0.1' };
  const http = await openHttp({ dispatch: web.dispatch, publicKey, ...address, log, now: loopback.clock.now });
  const board = createPlaygroundDiscord();
  const local = openBot(() => board);
  const surface = { commands: [], examples: () => [], pageDir: PAGE_DIR };
  const page = await openPlayground({ dispatch: local.dispatch, ...surface, discord: board, log, port: 0 });
  closing.push(attached.close, http.close, page.close);

  rooms.set('gateway', {
    ask: (id, data) => loopback.interact({ id, data }),
    finish: gateway.finish,
    shown: shownAtDiscord,
  });
  rooms.set('http', {
    ask: (id, data) => loopback.interactHttp(`${http.address}/interactions`, { id, data }),
    finish: web.finish,
    shown: shownAtDiscord,
  });
  rooms.set('playground', {
    ask: (id, data) => askPage(page.address, id, data),
    finish: local.finish,
    shown(interaction) {
      const { messages, answers } = board.news(CHANNEL, 0);
      const posted = [...messages, ...answers].find(({ id }) => id === interaction);
      const [file] = posted?.files ?? [];
      const [, alt] = /"description":"([^"]+)"/.exec(JSON.stringify(posted?.payload)) ?? [];
      return file && { bytes: Buffer.from(file.base64, 'base64').toString(), alt };
    },
  });
}, 60_000);
afterAll(() => Promise.all(closing.map((close) => close())));

function shownAtDiscord(interaction: string): Shown | undefined {
  const { messages, files } = attached.loopback;
  const message = messages.values().find(({ interaction_metadata: by }) => (by as Json)['id'] === interaction);
  const [file] = partsOf(message?.['attachments']);
  if (!file) return undefined;
  const path = new URL(textOf(file['url'])!).pathname;
  return { bytes: Buffer.from(files.get(path)!).toString(), alt: textOf(file['description']) };
}

async function askPage(address: string, id: string, data: Json): Promise<void> {
  const member = { user: { id: '5' }, permissions: '2048', roles: [] };
  const raw = { id, type: 2, token: 'token', application_id: APPLICATION, guild_id: GUILD, channel_id: CHANNEL, member, data }; // prettier-ignore
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(`${address}/api/interactions`, { method: 'POST', headers, body: JSON.stringify(raw) });
  expect(status).toBe(200);
}

const asking = (text: string, hidden: boolean): Json => ({
  name: 'quiz',
  options: [
    { name: 'text', type: 3, value: text },
    { name: 'private', type: 5, value: hidden },
  ],
});

describe.each(DOORS)('through the %s', (name) => {
  it.each([true, false])('a picture that is drawn late is added to its answer (private: %s)', async (hidden) => {
    const { ask, finish, shown } = rooms.get(name)!;
    const text = `late ${hidden}`;
    const id = attached.loopback.clock.snowflake();
    await ask(id, asking(text, hidden));
    expect(shown(id)).toBeUndefined();
    finish(text);
    await expect.poll(() => shown(id)).toEqual({ bytes: text, alt: `alt of ${text}` });
  });

  it('one that was drawn before is there at once', async () => {
    const { ask, finish, shown } = rooms.get(name)!;
    finish('soon');
    const id = attached.loopback.clock.snowflake();
    await ask(id, asking('soon', false));
    expect(shown(id)).toEqual({ bytes: 'soon', alt: 'alt of soon' });
  });
});

it('nobody had anything to complain about', () => {
  expect(attached.loopback.problems).toEqual([]);
  const complaints = [...lines, ...attached.lines].filter(({ level }) => level === 'warn' || level === 'error');
  expect(complaints).toEqual([]);
});
