import type { Json } from '../loopback/world.ts';

export const DOORS = ['gateway', 'http', 'playground'] as const;
export type DoorName = (typeof DOORS)[number];

/** What somebody does. Buttons are named by their label, on the last message or on an earlier one. */
export type Act =
  | { readonly does: 'call'; readonly name: string; readonly given: Json }
  | { readonly does: 'type'; readonly name: string; readonly option: string; readonly given: Json }
  /** `on` counts the answers of the scenario: 0 is the first, -1 the last. */
  | { readonly does: 'press'; readonly label: string; readonly on: number }
  /** A custom id that no button of the scenario has; with `values`, choices of a select. */
  | { readonly does: 'forge'; readonly id: string; readonly values?: readonly string[] }
  /** Sends the form that was opened last; `nesting` is where Discord puts its field. */
  | { readonly does: 'fill'; readonly text: unknown; readonly nesting?: 'label' | 'row' }
  /** Sends the form that was opened last, with these values of its fields; the others stay empty. */
  | { readonly does: 'complete'; readonly fields: Readonly<Record<string, string | readonly string[]>> }
  /** Chooses from the list of the last message. */
  | { readonly does: 'choose'; readonly place: number }
  /**
   * Chooses an entry in the menu of a message with this text, or of an earlier answer; without either the message is left
   * out.
   */
  | { readonly does: 'menu'; readonly name: string; readonly content?: string; readonly on?: number }
  | { readonly does: 'raw'; readonly raw: Json };

/** How an answer appears: a message for everybody or for one member, the old message changed, a form, suggestions, PONG. */
export type Shown = 'public' | 'private' | 'changed' | 'form' | 'choices' | 'pong';

export interface Turn {
  readonly act: Act;
  /** What is expected, in words. */
  readonly so: string;
  readonly shown: Shown;
  /** Texts that are there: in the message, the names of the choices, or the form. */
  readonly says?: readonly (string | RegExp)[];
  readonly hides?: readonly string[];
  /** The labels of all buttons, in order. */
  readonly buttons?: readonly string[];
  /** The raw fields that say who does it and where; those of the scenario when left out. */
  readonly by?: Json;
  /** The message that the bot has to have taken away by then: that of an earlier answer. */
  readonly removes?: number;
}

/** One thing after the other; `together` is sent at once, without waiting; `wait` moves the clock on, in milliseconds. */
export type Step = Turn | { readonly together: readonly Turn[] } | { readonly wait: number };

export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly by?: Json;
  /** Where a door cannot do it: those that can, and why not the others. */
  readonly only?: { readonly doors: readonly DoorName[]; readonly why: string };
}

type More = Omit<Turn, 'act' | 'so' | 'shown' | 'says'>;

/** A turn: what is done, what is expected in words, how the answer appears, what it says. */
export const turn = (act: Act, so: string, shown: Shown, says: Turn['says'] = [], more: More = {}): Turn => ({
  act,
  so,
  shown,
  says,
  ...more,
});

export const call = (name: string, given: Json = {}): Act => ({ does: 'call', name, given });
export const type = (name: string, option: string, given: Json): Act => ({ does: 'type', name, option, given });
export const press = (label: string, on = -1): Act => ({ does: 'press', label, on });
export const forge = (id: string, values?: readonly string[]): Act => ({
  does: 'forge',
  id,
  ...(values && { values }),
});
export const fill = (text: unknown, nesting: 'label' | 'row' = 'label'): Act => ({ does: 'fill', text, nesting });
export const complete = (fields: Extract<Act, { does: 'complete' }>['fields']): Act => ({ does: 'complete', fields });
export const choose = (place: number): Act => ({ does: 'choose', place });
/** Reports an earlier answer from its menu. */
export const reportOn = (on: number): Act => ({ does: 'menu', name: 'Report an error', on });
export const check = (content?: string): Act => ({
  does: 'menu',
  name: 'Check this message',
  ...(content !== undefined && { content }),
});

// ---- who, and where

const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const MANAGE_MESSAGES = 1n << 13n;
const MANAGE_GUILD = 1n << 5n;

const user = (id: string, username: string): Json => ({ id, username, discriminator: '0', avatar: null });
const member = (of: Json, ...bits: bigint[]): Json => ({
  member: { user: of, roles: [], permissions: String(bits.reduce((sum, bit) => sum | bit, VIEW)) },
});
const ANNA = user('100000000000000011', 'anna');
const BERTIL = user('100000000000000012', 'bertil');

/** Members of the server, each in its only channel. */
export const anna = member(ANNA, SEND);
export const bertil = member(BERTIL, SEND);
export const silenced = member(ANNA);
export const moderator = member(user('100000000000000013', 'moderator'), SEND, MANAGE_MESSAGES);
/** Somebody in a server that no other scenario is in, so that what is set there stays there. */
export const inServer = (number: number, by: Json): Json => {
  const [guild, channel] = [`30000000000000000${number}`, `40000000000000000${number}`];
  const place = { guild_id: guild, channel_id: channel, channel: { id: channel, type: 0 }, guild_locale: 'en-US' };
  return { ...by, ...place, context: 0, authorizing_integration_owners: { 0: guild } };
};
export const manager = member(user('100000000000000014', 'manager'), SEND, MANAGE_GUILD);
/** Private messages with the bot. */
export const direct: Json = {
  context: 1,
  user: ANNA,
  channel_id: '200000000000000001',
  authorizing_integration_owners: { 0: '0' },
};
/** Messages among people, where the bot came with who uses it. */
const group: Json = {
  context: 2,
  user: ANNA,
  channel_id: '200000000000000002',
  channel: { id: '200000000000000002', type: 3 },
  authorizing_integration_owners: { 1: ANNA['id'] },
};
/** A server that has not added the bot: it came with the member. */
const carried: Json = { ...anna, authorizing_integration_owners: { 1: ANNA['id'] } };

/** From everywhere that Discord lets the bot be used, with how a place is called. */
export const places: readonly [string, Json][] = [
  ['a server', anna],
  ['a server without Send Messages', silenced],
  ['private messages with the bot', direct],
  ['messages among people', group],
  ['a server that has not added the bot', carried],
];

/** Scenarios of a single turn, a row each. */
export const single = (
  ...row: readonly [name: string, act: Act, shown: Shown, says?: Turn['says'], more?: More]
): Scenario => {
  const [name, act, shown, says = [], more = {}] = row;
  return { name, steps: [turn(act, name, shown, says, more)] };
};
