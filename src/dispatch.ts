import { randomUUID } from 'node:crypto';
import { checked, find, sentFile, type Found } from './arguments.ts';
import {
  UserError,
  type About,
  type Command,
  type Filled,
  type KeptCall,
  type MenuResult,
  type MessageMenu,
  type MessagePlace,
  type Pressed,
  type Step,
  type TargetMessage,
  type Typed,
} from './command.ts';
import { createConversations, type Conversations } from './conversation.ts';
import { createCooldowns, type Cooldowns } from './cooldown.ts';
import { allows } from './guild/capability.ts';
import { cautious, type Guilds } from './guild/guilds.ts';
import {
  CallbackType,
  fieldOf,
  idsOf,
  Interaction,
  InteractionType,
  valuesOf,
  type Callback,
  type Dispatch,
} from './interaction.ts';
import { localeFor } from './locales/index.ts';
import { rich, type Rich } from './locales/rich.ts';
import { memberOf, type Member } from './member.ts';
import type { Discord } from './model/discord.ts';
import type { Capability, Guild } from './model/guild.ts';
import type { Log } from './model/log.ts';
import type { Metrics, Outcome } from './model/metrics.ts';
import { press, submit, type Pressing } from './press.ts';
import type { Reply } from './reply/blocks.ts';
import { toCallback, toChoices, toModal } from './reply/discord.ts';
import { decodePress, type Press } from './reply/state.ts';
import type { Index } from './search/index.ts';
import { StoreError, type Store } from './store/store.ts';

/** What lasts, and the way to Discord outside of an answer. */
export interface Kept {
  readonly store: Store;
  readonly guilds: Guilds;
  readonly deliver: KeptCall['deliver'];
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
  /** Takes a message of the bot away; without it no answer offers that. */
  readonly remove?: ((place: MessagePlace) => Promise<void>) | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What one interaction is dealt with: one library, who it is from, what was given, and what is remembered. */
interface Desk extends Omit<Dispatching, 'index'> {
  readonly index: Index;
  readonly interaction: Interaction;
  readonly member: Member;
  readonly call: KeptCall;
  readonly cooldowns: Cooldowns;
  readonly conversations: Conversations;
}

/** What an interaction led to. */
interface Result {
  readonly callback: Callback;
  readonly outcome: Outcome;
}

/**
 * The one way from an interaction to its answer, for every door. It answers in time for Discord: what waits for the store
 * or for Discord itself has limits of its own, and what takes longer goes on after the answer.
 * A mistake of the user becomes a private explanation, a mistake of ours a private apology with an incident id.
 */
export function createDispatch(dispatching: Dispatching): Dispatch {
  const { log, metrics, now } = dispatching;
  const cooldowns = createCooldowns(now);
  // A question that was understood with one library may point to places that another does not have.
  const talks = new WeakMap<Index, Conversations>();
  const names = [...dispatching.commands, ...dispatching.menus];
  return async (raw) => {
    const started = now();
    const index = dispatching.index();
    const conversations = talks.get(index) ?? createConversations(now);
    talks.set(index, conversations);
    const { data: interaction, error } = Interaction.safeParse(raw);
    const { callback, outcome } = interaction
      ? await settle(interaction, { ...dispatching, index, cooldowns, conversations })
      : apology(log, undefined, error);
    const ms = now() - started;
    metrics?.handled({ command: labelOf(interaction, names), ...outcome, seconds: ms / 1000 });
    if (interaction) {
      log.debug({ ...describe(interaction), ms, callback: callback.type, outcome: outcome.status }, 'answered');
    }
    return callback;
  };
}

type Opening = Omit<Desk, 'call' | 'interaction' | 'member'>;

async function settle(interaction: Interaction, opening: Opening): Promise<Result> {
  try {
    const member = memberOf(interaction);
    const guild = await guildOf(interaction, opening);
    const call = callFor(interaction, member, guild, opening);
    return await answer({ ...opening, interaction, member, call });
  } catch (error) {
    if (error instanceof UserError) return explanation(interaction, error);
    if (!(error instanceof StoreError)) return apology(opening.log, interaction, error);
    opening.log.error({ ...describe(interaction), error }, 'the store could not do what an interaction asked for');
    return explanation(interaction, new UserError('store-away'));
  }
}

/**
 * The server that an interaction comes from, where the bot is in it itself. When the store cannot tell what is set there,
 * answers go on, to the asker alone.
 */
function guildOf(interaction: Interaction, { kept, log }: Opening): Guild | undefined | Promise<Guild> {
  const { guild_id: id, authorizing_integration_owners: owners } = interaction;
  if (!kept || id === undefined || (owners && owners['0'] === undefined)) return undefined;
  const guild = kept.guilds.of(id);
  if (!(guild instanceof Promise)) return guild;
  return guild.catch((error: unknown) => {
    log.warn({ guild: id, error }, 'the settings of a server could not be read: answers are private meanwhile');
    return cautious(id);
  });
}

/** The name under which an interaction is counted: only names that are known here, whatever a client sends. */
function labelOf(interaction: Interaction | undefined, commands: readonly { readonly name: string }[]): string {
  if (interaction?.type === InteractionType.component) return 'button';
  if (interaction?.type === InteractionType.modal) return 'form';
  return commands.find(({ name }) => name === interaction?.data?.name)?.name ?? 'unknown';
}

async function answer(desk: Desk): Promise<Result> {
  const { interaction, member, call, cooldowns } = desk;
  const looksUp = interaction.type === InteractionType.command || interaction.type === InteractionType.modal;
  const until = looksUp && !member.moderates ? cooldowns.lookUp(member.id) : undefined;
  if (until !== undefined) return slowDown(call.t.cooldown.lookUps(seconds(until)), desk);
  switch (interaction.type) {
    case InteractionType.ping:
      return { callback: { type: CallbackType.pong }, outcome: { status: 'pong' } };
    case InteractionType.command:
      return shown(await runCommand(desk), desk);
    case InteractionType.autocomplete:
      return cooldowns.suggest(member.id) === undefined ? complete(desk) : suggested([]);
    case InteractionType.component:
      return pressed(desk);
    default:
      return posted(await submitted(desk), desk);
  }
}

/** Discord's time stamps count whole seconds. */
const seconds = (ms: number): number => Math.ceil(ms / 1000);

function slowDown(text: Rich, { metrics }: Desk): Result {
  metrics?.rateLimited();
  return {
    callback: toCallback({ private: true, blocks: [{ type: 'text', text }] }),
    outcome: { status: 'user-error' },
  };
}

const shown = (result: MenuResult, desk: Desk): Result =>
  'form' in result ? { callback: toModal(result.form), outcome: { status: 'form' } } : posted(result, desk);

/** A reply as a message; beyond what a channel takes in a minute it is private, not refused. */
function posted(reply: Reply, { member, cooldowns, conversations }: Desk): Result {
  const { channel, moderates } = member;
  if (reply.context) conversations.keep(keyOf(member), reply.context);
  const full = !reply.private && channel !== undefined && !moderates && cooldowns.post(channel) !== undefined;
  return told(full ? { ...reply, private: true } : reply);
}

function callFor({ locale }: Interaction, member: Member, guild: Guild | undefined, opening: Opening): KeptCall {
  const { index, about, now, log, kept, conversations } = opening;
  const before = conversations.last(keyOf(member));
  return {
    index,
    about,
    t: localeFor(locale),
    today: new Date(now()).toISOString().slice(0, 10),
    ...(before && { before }),
    ...(guild && { guild }),
    member,
    log,
    now,
    // Commands that keep something are not there without a store.
    ...(kept as Kept),
  };
}

/** One conversation is what one member asks in one place. */
const keyOf = ({ id, channel = 'direct' }: Member): string => `${id} ${channel}`;

/**
 * Lets through who may do it.
 * @throws UserError `only-in-server` outside of a server that the bot is in, `not-allowed` when the member may not
 */
function insist(needs: Capability | undefined, { call, member }: Desk, letThrough: boolean): void {
  if (needs === undefined) return;
  if (!call.guild) {
    if (needs === 'look') return;
    throw new UserError('only-in-server');
  }
  if (!allows(needs, member, call.guild, letThrough)) throw new UserError('not-allowed');
}

// ---- commands

const available = <T extends { readonly kept?: boolean }>(all: readonly T[], { kept }: Desk): readonly T[] =>
  all.filter((each) => kept || !each.kept);

/** What a command takes: what it says, or what every member may do. */
const needsOf = ({ owner, command }: Found): Capability => command.needs ?? owner.needs ?? 'look';

/** Discord's type of a command in the menu of a message. */
const MESSAGE_MENU = 3;

async function runCommand(desk: Desk): Promise<MenuResult> {
  const { interaction, call, commands } = desk;
  if (interaction.data?.type === MESSAGE_MENU) return runMenu(desk);
  const found = find(interaction, available(commands, desk));
  insist(needsOf(found), desk, true);
  return found.command.run(checked(found.command.options, found.given, interaction.data?.resolved?.attachments), call);
}

/** Runs an entry of a message's menu on that message, which Discord sends along. */
async function runMenu(desk: Desk): Promise<MenuResult> {
  const { interaction, call, menus } = desk;
  const menu = available(menus, desk).find(({ name }) => name === interaction.data?.name);
  const message = targetOf(interaction);
  if (!menu || !message) throw new UserError('unknown-command');
  insist(menu.needs ?? 'look', desk, true);
  return menu.run(message, call);
}

function targetOf({ data, channel_id, application_id }: Interaction): TargetMessage | undefined {
  const id = data?.target_id ?? '';
  const message = data?.resolved?.messages?.[id];
  if (!message) return undefined;
  const own = message.author !== undefined && message.author.id === application_id;
  const ids = own ? idsOf(message.components) : [];
  return { message: id, channel: channel_id ?? '', text: message.content ?? '', ids };
}

const told = (reply: Reply, options?: { readonly update: boolean }): Result => ({
  callback: toCallback(reply, options),
  outcome: reply.outcome ?? { status: 'shown' },
});

const suggested = (choices: Parameters<typeof toChoices>[0]): Result => ({
  callback: toChoices(choices),
  outcome: { status: 'autocomplete' },
});

async function complete(desk: Desk): Promise<Result> {
  const { interaction, call, commands } = desk;
  const found = find(interaction, available(commands, desk));
  const { command, given } = found;
  const focused = given.find((option) => option.focused);
  const option = focused && Object.hasOwn(command.options, focused.name) ? command.options[focused.name] : undefined;
  if (!focused || !option) return suggested([]);
  insist(needsOf(found), desk, true);
  const typed: Typed = Object.fromEntries(
    given.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
  const choices = await command.suggest?.(focused.name, String(focused.value ?? '').slice(0, 100), call, typed);
  return suggested(
    (choices ?? []).map(({ label, value }) => ({
      name: label,
      value: option.type === 'whole' ? Number(value) : value,
    })),
  );
}

// ---- buttons and forms

async function pressed(desk: Desk): Promise<Result> {
  const { interaction, call, member } = desk;
  const { custom_id: id = '', values = [] } = interaction.data ?? {};
  const own = decodePress(id);
  // A command's list says what was chosen in it; each choice of another list is a press of its own.
  const state = own?.action === 'step' ? own : decodePress(values[0] ?? id);
  if (!state) throw new UserError('old-button');
  const until = state.action === 'share' && !member.moderates ? desk.cooldowns.share(member.id) : undefined;
  if (until !== undefined) return slowDown(call.t.cooldown.shares(seconds(until)), desk);
  const result = state.action === 'step' ? await pressedStep(state, values, desk) : pressedAnswer(state, desk);
  if ('form' in result) return { callback: toModal(result.form), outcome: { status: 'form' } };
  if (result.remove) take(result.remove, desk);
  return result.update ? told(result.reply, { update: true }) : posted(result.reply, desk);
}

function pressedAnswer(state: Exclude<Press, { action: 'step' }>, desk: Desk): Pressed {
  insist('look', desk, false);
  const open = desk.remove && publicAnswer(desk.interaction);
  return press(state, desk.call, { member: desk.member, ...(open && { answer: open }) });
}

/** The step of a command that a custom id names. @throws UserError `old-button` when there is none */
function stepOf({ command: name, step }: Extract<Press, { action: 'step' }>, desk: Desk): Step {
  const command = available(desk.commands, desk).find((each) => each.name === name);
  const found = command?.steps && Object.hasOwn(command.steps, step) ? command.steps[step] : undefined;
  if (!found) throw new UserError('old-button');
  insist(found.needs ?? command!.needs ?? 'look', desk, false);
  return found;
}

function pressedStep(state: Extract<Press, { action: 'step' }>, values: readonly string[], desk: Desk) {
  const step = stepOf(state, desk);
  if (!step.press) throw new UserError('old-button');
  return step.press(state.args, desk.call, values);
}

const EPHEMERAL = 1 << 6;
/** Interaction context: messages with the bot itself. */
const BOT_DM = 1;

/**
 * The message that was pressed, when everybody sees it, Discord says who had asked, and the bot is in the place itself:
 * where a member brought it along it cannot take messages away.
 */
function publicAnswer({
  message,
  channel_id,
  context,
  authorizing_integration_owners: owners,
}: Interaction): Pressing['answer'] {
  const present = context === BOT_DM || owners?.['0'] !== undefined;
  const asker = message?.interaction_metadata?.user?.id;
  const channel = message?.channel_id ?? channel_id;
  if (!present || !message || !asker || !channel || ((message.flags ?? 0) & EPHEMERAL) !== 0) return undefined;
  return { message: message.id, channel, asker };
}

/** The answer to the press does not wait for Discord to take the message away. */
function take(place: MessagePlace, { remove, log }: Desk): void {
  remove?.(place).catch((error: unknown) => log.warn({ ...place, error }, 'a message could not be deleted'));
}

async function submitted(desk: Desk): Promise<Reply> {
  const { interaction, call } = desk;
  const { custom_id: id = '', components, resolved } = interaction.data ?? {};
  const state = decodePress(id);
  const text = (name: string): string => fieldOf(components, name);
  if (state?.action !== 'step') {
    insist('look', desk, false);
    return submit(id, text, call);
  }
  const step = stepOf(state, desk);
  if (!step.submit) throw new UserError('old-button');
  const values = (name: string): readonly string[] => valuesOf(components, name);
  const filled: Filled = { text, values, file: (name) => sentFile(values(name)[0], resolved?.attachments) };
  return step.submit(state.args, filled, call);
}

// ---- what went wrong

/** Only the member reads it; while somebody types there is no place for it. */
const privately = (interaction: Interaction | undefined, text: string): Callback =>
  interaction?.type === InteractionType.autocomplete
    ? toChoices([])
    : toCallback({ private: true, blocks: [{ type: 'text', text: rich`${text}` }] });

const explanation = (interaction: Interaction, { code, values }: UserError): Result => ({
  callback: privately(interaction, localeFor(interaction.locale).errors[code](values)),
  outcome: { status: 'user-error' },
});

function apology(log: Log, interaction: Interaction | undefined, error: unknown): Result {
  const incident = randomUUID().slice(0, 8);
  log.error({ incident, ...(interaction && describe(interaction)), error }, 'an interaction could not be answered');
  const text = localeFor(interaction?.locale).errors.unexpected({ incident });
  return { callback: privately(interaction, text), outcome: { status: 'failed' } };
}

/** What the log says of an interaction: never what somebody typed. */
const describe = ({ id, type, data }: Interaction): object => ({
  interaction: id,
  type,
  ...(data?.name && { command: data.name }),
  ...(data?.custom_id && { action: data.custom_id.split('~')[1] }),
});
