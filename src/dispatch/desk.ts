import type { About, Command, KeptCall, MessageMenu, MessagePlace } from '../command.ts';
import type { Pictures } from '../charts/pictures.ts';
import { createConversations, type Conversations } from '../conversation.ts';
import type { Cooldowns } from '../cooldown.ts';
import { cautious, type Guilds } from '../guild/guilds.ts';
import { showingIn } from '../guild/showing.ts';
import { viewOf, wholeOf } from '../guild/view.ts';
import type { Callback, Interaction } from '../interaction.ts';
import { localeFor } from '../locales/index.ts';
import { memberOf, type Member } from '../member.ts';
import type { Discord } from '../model/discord.ts';
import type { Guild } from '../model/guild.ts';
import type { Log } from '../model/log.ts';
import type { Metrics, Outcome } from '../model/metrics.ts';
import type { Readings, Told } from '../readings/readings.ts';
import type { Later, Reply } from '../reply/blocks.ts';
import type { Index } from '../search/index.ts';
import type { Store } from '../store/store.ts';
import type { ClosedBooks } from './closed.ts';
import type { LatePictures } from './picture.ts';

/** What lasts, and the way to Discord outside of an answer. */
export interface Kept {
  readonly store: Store;
  readonly guilds: Guilds;
  readonly readings: Readings;
  readonly deliver: KeptCall['deliver'];
  /** Is told of every refusal in a server, to count it; returns at once. */
  readonly refused?: ((guild: string, reply: Reply) => void) | undefined;
  /** Is told of every interaction from a server, to know later which ones use the bot; returns at once. */
  readonly seen?: ((guild: string) => void) | undefined;
  /** Missing without a bot token. */
  readonly discord?: Discord | undefined;
}

export interface Dispatching {
  /** The index of the library that answers now: asked for once an interaction, which then holds to it. */
  readonly index: () => Index;
  readonly commands: readonly Command[];
  readonly menus: readonly MessageMenu[];
  readonly about: About;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
  /** Without it there are no commands that keep something. */
  readonly kept?: Kept | undefined;
  /** Without it answers go without pictures. */
  readonly pictures?: Pictures | undefined;
  /** Takes a message of the bot away; without it no answer offers that. */
  readonly remove?: ((place: MessagePlace) => Promise<void>) | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The conversations over one library or view of it: what was understood with one may point to places that another has not. */
type Talks = (index: Index) => Conversations;

/** @param now epoch milliseconds */
export function createTalks(now: () => number): Talks {
  const talks = new WeakMap<Index, Conversations>();
  return (index) => {
    const known = talks.get(index) ?? createConversations(now);
    talks.set(index, known);
    return known;
  };
}

/** What interactions share: one library, the commands that are there, what is remembered. */
export interface Opening extends Omit<Dispatching, 'index'> {
  readonly index: Index;
  readonly cooldowns: Cooldowns;
  readonly talks: Talks;
  readonly late: LatePictures;
  /** Missing without a store. */
  readonly closed: ClosedBooks | undefined;
}

/** What one interaction is dealt with: who it is from, what was given, and what a handler is handed. */
export interface Desk extends Opening {
  readonly interaction: Interaction;
  readonly member: Member;
  readonly call: KeptCall;
}

/** What an interaction led to. */
export interface Result {
  readonly callback: Callback;
  readonly outcome: Outcome;
  /** What goes on when it is there. */
  readonly later?: Later;
}

/**
 * How long an answer waits for the store and for Discord, all in all and in milliseconds. Each has limits of its own, but
 * where all are slow their sum would be longer than the three seconds that Discord waits.
 */
const ANSWER_MS = 2_000;
/** How much of that is kept for what is read when something was sent. */
const AFTER_MS = 300;

/** Lays out what an interaction needs. Rejects only when something is broken. */
export async function deskFor(interaction: Interaction, opening: Opening): Promise<Desk> {
  const over = performance.now() + ANSWER_MS;
  const left = (after = 0): number => Math.max(0, Math.floor(over - performance.now() - after));
  const member = memberOf(interaction);
  const guild = await guildOf(interaction, opening);
  const added = (guild && opening.kept?.readings.of(guild, opening.index)) ?? NOTHING;
  return {
    ...opening,
    interaction,
    member,
    call: callFor(interaction, member, guild, added instanceof Promise ? await added : added, { ...opening, left }),
  };
}

/**
 * The server that an interaction comes from, where the bot is in it itself. When the store cannot tell what is set there,
 * answers go on, to the asker alone.
 */
function guildOf(interaction: Interaction, { kept, log }: Opening): Guild | undefined | Promise<Guild> {
  const { guild_id: id, authorizing_integration_owners: owners } = interaction;
  if (!kept || id === undefined || (owners && owners['0'] === undefined)) return undefined;
  kept.seen?.(id);
  const guild = kept.guilds.of(id);
  if (!(guild instanceof Promise)) return guild;
  return guild.catch((error: unknown) => {
    log.warn({ guild: id, error }, 'the settings of a server could not be read: answers are private meanwhile');
    return cautious(id);
  });
}

function callFor(
  { id: interaction, locale, guild_locale }: Interaction,
  member: Member,
  guild: Guild | undefined,
  { readings, missing }: Told,
  opening: Opening & Pick<KeptCall, 'left'>,
): KeptCall {
  const { index: whole, about, commands, now, log, kept, talks, left } = opening;
  const index = guild ? viewOf(whole, guild, readings) : whole;
  const before = talks(index).last(keyOf(member));
  return {
    index,
    library: whole.library,
    whole: wholeOf(whole, readings),
    about,
    commands,
    t: localeFor(locale),
    today: new Date(now()).toISOString().slice(0, 10),
    ...(before && { before }),
    ...(guild && { guild, showing: showingIn(guild, member, index, missing, guild_locale) }),
    member,
    interaction,
    log,
    now,
    left,
    // Commands that keep something are not there without a store.
    ...(kept && inTime(kept, whole, left))!,
  };
}

/** What an interaction is given of what is kept: nothing in it waits longer than the answer may. */
const inTime = (kept: Kept, whole: Index, left: KeptCall['left']) => ({
  ...kept,
  store: kept.store.within(left()),
  deliver: (key: string, ms: number): Promise<void> => kept.deliver(key, Math.min(ms, left(AFTER_MS))),
  lookAt: ((reading, ms) => kept.readings.look(reading, whole, Math.min(ms, left()))) satisfies KeptCall['lookAt'],
});

const NOTHING: Told = { readings: [], missing: 0 };

/** One conversation is what one member asks in one place. */
export const keyOf = ({ id, channel = 'direct' }: Member): string => `${id} ${channel}`;
