import { afterAll, beforeAll, beforeEach } from 'vitest';
import { decodePress } from '../../src/reply/state.ts';
import type { Filled, KeptCall, Pressed, Step } from '../../src/command.ts';
import { review } from '../../commands/review.ts';
import { findingNamed } from '../../src/answer/citation.ts';
import { entryOf } from '../../src/cards/entry.ts';
import { addCard } from '../../src/store/cards.ts';
import { localeFor } from '../../src/locales/index.ts';
import type { Member } from '../../src/member.ts';
import { GuildSettings, type Guild } from '../../src/model/guild.ts';
import type { Form, Reply } from '../../src/reply/blocks.ts';
import { toText } from '../../src/reply/text.ts';
import { createGuilds } from '../../src/guild/guilds.ts';
import type { Index } from '../../src/search/index.ts';
import { createIndex } from '../../src/search/index.ts';
import type { Store } from '../../src/store/store.ts';
import { libraryOf } from '../corpus/folder.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const NOON = Date.UTC(2026, 0, 15, 12);

/** A text about boats; the other sentence is sensitive where it is wanted. */
export const boats = (count = 40, more = '', sensitive = false): Record<string, string> => ({
  'fiji-malta.md': `# Fiji and Malta\n\n## Trade\n\nMalta sold ${count} boats in 2018. Fiji sold 7 drums in 2019.\n${more}`,
  'fiji-malta.claims.yaml': `document: fiji-malta
claims:
  - { id: fm-boats, kind: trade-flow, section: Trade, quote: 'Malta sold ${count} boats in 2018.', value: { type: count, of: exports, n: ${count}, unit: boats }, period: '2018' }
  - { id: fm-drums, kind: trade-flow, section: Trade, quote: 'Fiji sold 7 drums in 2019.', value: { type: count, of: exports, n: 7, unit: drums }, period: '2019'${sensitive ? ', sensitive: crime' : ''} }
`,
});
export const indexOf = (files: Record<string, string>): Index => createIndex(libraryOf(files));

const memberOf = (id: string, moderates = false): Member => ({
  id,
  channel: '3',
  mayPost: true,
  moderates,
  manages: false,
  hosts: false,
  roles: [],
});

/** A server with a store, in which members press and fill in. */
export interface Desk {
  readonly store: Store;
  index: Index;
  time: number;
  guild: Guild;
  readonly delivered: string[];
  call(member: string): KeptCall;
  press(member: string, step: string, args: readonly string[], values?: readonly string[]): Promise<Pressed>;
  fill(member: string, step: string, args: readonly string[], fields: Fields): Promise<Reply>;
  /** The text of a page that a press leads to. */
  read(member: string, step: string, args: readonly string[], values?: readonly string[]): Promise<string>;
}
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What was filled in on a form. */
const filled = (fields: Fields): Filled => ({
  text: (name) => [fields[name] ?? ''].flat()[0] ?? '',
  values: (name) => [fields[name] ?? []].flat(),
  file: () => undefined,
});

export function openDesk(store: Store, id = '4', index = indexOf(boats())): Desk {
  const stepOf = (name: string): Step => review.steps![name]!;
  const desk: Desk = {
    store,
    index,
    time: NOON,
    guild: { id, settings: GuildSettings.parse({}), rev: 0 },
    delivered: [],
    call: (member) => ({
      index: desk.index,
      library: desk.index.library,
      whole: desk.index,
      lookAt: async () => undefined,
      left: () => 1_000,
      commands: [],
      t: localeFor('en'),
      about: { version: '1' },
      today: '2026-01-15',
      guild: desk.guild,
      member: memberOf(member),
      interaction: '9',
      store,
      guilds: createGuilds(store, () => desk.time),
      deliver: async (key) => void desk.delivered.push(key),
      log: silent,
      now: () => desk.time,
    }),
    press: async (member, step, args, values = []) => stepOf(step).press!(args, desk.call(member), values),
    async fill(member, step, args, fields) {
      const submitted = await stepOf(step).submit!(args, filled(fields), desk.call(member));
      return 'reply' in submitted ? submitted.reply : submitted;
    },
    async read(...press) {
      const pressed = await desk.press(...press);
      if (!('reply' in pressed)) throw new Error('a form was opened');
      return toText(pressed.reply);
    },
  };
  return desk;
}

/**
 * Opens a store for the tests of a block, and before each test the desk of a server of its own.
 * @returns what goes on to the desk of one more server
 */
export function eachAtDesk(open: () => Promise<Store>, take: (desk: Desk) => void): () => void {
  let store: Store;
  let servers = 0;
  const next = (): void => take(openDesk(store, String(100 + servers++)));
  beforeAll(async () => {
    store = await open();
  }, 60_000);
  afterAll(() => store.close());
  beforeEach(next);
  return next;
}

/** Puts a card of these claims into the server of a desk. */
export async function addCardTo(desk: Desk, id: string, claims: readonly string[], waiting = false): Promise<void> {
  const t = localeFor('en');
  const entries = claims.map((claim) => entryOf(findingNamed(claim, desk.index)!, t, desk.index));
  const seen = { title: 'Boats', text: 'Boats.', hash: 'x', digest: 'x', pinnedBy: '9', createdAt: desk.time, rev: 0 };
  const times = { reviewMonths: 3, reviewAt: desk.time, expiresAt: desk.time, posts: 1 };
  const fact = { claims: true, wanted: 'any' } as const;
  const card = { id, guild: desk.guild.id, channel: '3', message: '5', pinned: false, layout: 'full', fact } as const;
  await desk.store.write((tx) => addCard(tx, { ...card, ...seen, ...times, state: 'stale', entries, waiting }));
}

/** The buttons of a reply: the step and arguments of each by its label. */
export const buttonsOf = ({ blocks }: Reply): Record<string, { step: string; args: readonly string[] }> =>
  Object.fromEntries(
    blocks.flatMap((block) =>
      block.type === 'buttons'
        ? block.buttons.flatMap((button) => {
            const press = 'id' in button ? decodePress(button.id) : undefined;
            return press?.action === 'step' ? [[button.label, press] as const] : [];
          })
        : [],
    ),
  );

/** The values of what can be opened in a list. */
export const itemsOf = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) => (block.type === 'select' ? block.choices.map(({ value }) => value) : []));

export const formOf = (pressed: Pressed | Reply | { readonly form: Form }): Form => {
  if (!('form' in pressed)) throw new Error('no form was opened');
  return pressed.form;
};
