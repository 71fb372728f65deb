import { randomUUID } from 'node:crypto';
import {
  UserError,
  type About,
  type Call,
  type Command,
  type MessageMenu,
  type Option,
  type Options,
  type Subcommand,
  type Typed,
} from './command.ts';
import {
  CallbackType,
  fieldOf,
  Interaction,
  InteractionType,
  type Callback,
  type Dispatch,
  type InteractionOption,
} from './interaction.ts';
import { createConversations, type Conversations } from './conversation.ts';
import { createCooldowns, type Cooldowns } from './cooldown.ts';
import { localeFor } from './locales/index.ts';
import { rich, type Rich } from './locales/rich.ts';
import type { Log } from './model/log.ts';
import type { Metrics, Outcome } from './model/metrics.ts';
import { memberOf, type Member } from './member.ts';
import { press, submit, type MessagePlace, type Pressing } from './press.ts';
import type { Reply } from './reply/blocks.ts';
import { toCallback, toChoices, toModal } from './reply/discord.ts';
import { decodePress } from './reply/state.ts';
import type { Index } from './search/index.ts';

export interface Dispatching {
  /** The index of the library that answers now: asked for once an interaction, which then holds to it. */
  readonly index: () => Index;
  readonly commands: readonly Command[];
  readonly menus: readonly MessageMenu[];
  readonly about: About;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
  /** Takes a message of the bot away; without it no answer offers that. */
  readonly remove?: ((place: MessagePlace) => Promise<void>) | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What one interaction is dealt with: one library, what was given, and what is remembered from one to the next. */
interface Desk extends Omit<Dispatching, 'index'> {
  readonly index: Index;
  readonly cooldowns: Cooldowns;
  readonly conversations: Conversations;
}

/** What an interaction led to. */
interface Result {
  readonly callback: Callback;
  readonly outcome: Outcome;
}

/**
 * The one way from an interaction to its answer, for every door. Answers at once: everything is known here.
 * A mistake of the user becomes a private explanation, a mistake of ours a private apology with an incident id.
 */
export function createDispatch(dispatching: Dispatching): Dispatch {
  const { commands, menus, log, metrics, now } = dispatching;
  const cooldowns = createCooldowns(now);
  // A question that was understood with one library may point to places that another does not have.
  const talks = new WeakMap<Index, Conversations>();
  return async (raw) => {
    const started = now();
    const index = dispatching.index();
    const conversations = talks.get(index) ?? createConversations(now);
    talks.set(index, conversations);
    const desk: Desk = { ...dispatching, index, cooldowns, conversations };
    const { data: interaction, error } = Interaction.safeParse(raw);
    const { callback, outcome } = interaction ? settle(interaction, desk) : apology(desk, undefined, error);
    const ms = now() - started;
    metrics?.handled({ command: labelOf(interaction, [...commands, ...menus]), ...outcome, seconds: ms / 1000 });
    if (interaction) {
      log.debug({ ...describe(interaction), ms, callback: callback.type, outcome: outcome.status }, 'answered');
    }
    return callback;
  };
}

function settle(interaction: Interaction, desk: Desk): Result {
  try {
    return answer(interaction, desk);
  } catch (error) {
    return error instanceof UserError ? explanation(interaction, error) : apology(desk, interaction, error);
  }
}

/** The name under which an interaction is counted: only names that are known here, whatever a client sends. */
function labelOf(interaction: Interaction | undefined, commands: readonly { readonly name: string }[]): string {
  if (interaction?.type === InteractionType.component) return 'button';
  if (interaction?.type === InteractionType.modal) return 'form';
  return commands.find(({ name }) => name === interaction?.data?.name)?.name ?? 'unknown';
}

function answer(interaction: Interaction, desk: Desk): Result {
  const member = memberOf(interaction);
  const call = callFor(interaction, member, desk);
  const looksUp = interaction.type === InteractionType.command || interaction.type === InteractionType.modal;
  const until = looksUp && !member.moderates ? desk.cooldowns.lookUp(member.id) : undefined;
  if (until !== undefined) return slowDown(call.t.cooldown.lookUps(seconds(until)), desk);
  switch (interaction.type) {
    case InteractionType.ping:
      return { callback: { type: CallbackType.pong }, outcome: { status: 'pong' } };
    case InteractionType.command:
      return posted(runCommand(interaction, call, desk), member, desk);
    case InteractionType.autocomplete:
      return desk.cooldowns.suggest(member.id) === undefined ? complete(interaction, call, desk) : suggested([]);
    case InteractionType.component:
      return pressed(interaction, call, member, desk);
    default:
      return posted(submitted(interaction, call), member, desk);
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

/** A reply as a message; beyond what a channel takes in a minute it is private, not refused. */
function posted(reply: Reply, member: Member, { cooldowns, conversations }: Desk): Result {
  const { channel, moderates } = member;
  if (reply.context) conversations.keep(keyOf(member), reply.context);
  const full = !reply.private && channel !== undefined && !moderates && cooldowns.post(channel) !== undefined;
  return told(full ? { ...reply, private: true } : reply);
}

function callFor({ locale }: Interaction, member: Member, { index, about, now, conversations }: Desk): Call {
  const before = conversations.last(keyOf(member));
  return {
    index,
    about,
    t: localeFor(locale),
    today: new Date(now()).toISOString().slice(0, 10),
    ...(before && { before }),
  };
}

/** One conversation is what one member asks in one place. */
const keyOf = ({ id, channel = 'direct' }: Member): string => `${id} ${channel}`;

// ---- commands

interface Found {
  readonly command: Subcommand;
  readonly given: readonly InteractionOption[];
}

/** The command or subcommand that an interaction names, with the options given to it. */
function find({ data }: Interaction, commands: readonly Command[]): Found {
  const command = commands.find(({ name }) => name === data?.name);
  const given = data?.options ?? [];
  if (command?.run && command.options) return { command: command as Subcommand, given };
  const sub = given[0];
  const subcommand =
    sub && command?.subcommands && Object.hasOwn(command.subcommands, sub.name)
      ? command.subcommands[sub.name]
      : undefined;
  if (!subcommand) throw new UserError('unknown-command');
  return { command: subcommand, given: sub?.options ?? [] };
}

/** Discord's type of a command in the menu of a message. */
const MESSAGE_MENU = 3;

function runCommand(interaction: Interaction, call: Call, { commands, menus }: Desk): Reply {
  if (interaction.data?.type === MESSAGE_MENU) return runMenu(interaction, call, menus);
  const { command, given } = find(interaction, commands);
  return command.run(checked(command.options, given), call);
}

/** Runs an entry of a message's menu on the text of that message, which Discord sends along. */
function runMenu({ data }: Interaction, call: Call, menus: readonly MessageMenu[]): Reply {
  const menu = menus.find(({ name }) => name === data?.name);
  const message = data?.resolved?.messages?.[data.target_id ?? ''];
  if (!menu || !message) throw new UserError('unknown-command');
  return menu.run(message.content ?? '', call);
}

const told = (reply: Reply, options?: { readonly update: boolean }): Result => ({
  callback: toCallback(reply, options),
  outcome: reply.outcome ?? { status: 'shown' },
});

const FITS: Readonly<Record<Option['type'], (value: unknown, option: Option) => boolean>> = {
  text: (value) => typeof value === 'string',
  whole: (value, { min = -Infinity, max = Infinity }) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  yesno: (value) => typeof value === 'boolean',
};

/** The given options, checked again: a client can send anything. @throws UserError `missing-option` naming the option */
export function checked(options: Options, given: readonly InteractionOption[]): Record<string, never> {
  const args: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = given.find((each) => each.name === name)?.value;
    if (value === undefined && !option.required) continue;
    if (typeof value === 'string' && option.type === 'text' && value.length > (option.max ?? Infinity))
      throw new UserError('too-long', { option: name, max: String(option.max) });
    if (!FITS[option.type](value, option)) throw new UserError('missing-option', { option: name });
    args[name] = value;
  }
  return args as Record<string, never>;
}

const suggested = (choices: Parameters<typeof toChoices>[0]): Result => ({
  callback: toChoices(choices),
  outcome: { status: 'autocomplete' },
});

function complete(interaction: Interaction, call: Call, { commands }: Desk): Result {
  const { command, given } = find(interaction, commands);
  const focused = given.find((option) => option.focused);
  const option = focused && Object.hasOwn(command.options, focused.name) ? command.options[focused.name] : undefined;
  if (!focused || !option) return suggested([]);
  const typed: Typed = Object.fromEntries(
    given.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
  const choices = command.suggest?.(focused.name, String(focused.value ?? '').slice(0, 100), call, typed) ?? [];
  return suggested(
    choices.map(({ label, value }) => ({ name: label, value: option.type === 'whole' ? Number(value) : value })),
  );
}

// ---- buttons and forms

function pressed(interaction: Interaction, call: Call, member: Member, desk: Desk): Result {
  const state = decodePress(interaction.data?.values?.[0] ?? interaction.data?.custom_id ?? '');
  if (!state) throw new UserError('old-button');
  const until = state.action === 'share' && !member.moderates ? desk.cooldowns.share(member.id) : undefined;
  if (until !== undefined) return slowDown(call.t.cooldown.shares(seconds(until)), desk);
  const open = desk.remove && publicAnswer(interaction);
  const result = press(state, call, { member, ...(open && { answer: open }) });
  if ('form' in result) return { callback: toModal(result.form), outcome: { status: 'form' } };
  if (result.remove) take(result.remove, desk);
  return result.update ? told(result.reply, { update: true }) : posted(result.reply, member, desk);
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

function submitted({ data }: Interaction, call: Call): Reply {
  return submit(data?.custom_id ?? '', (name) => fieldOf(data?.components, name), call);
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

function apology({ log }: Desk, interaction: Interaction | undefined, error: unknown): Result {
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
