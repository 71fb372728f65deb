import type { Command, MessageMenu, Option, Options, Subcommand } from './command.ts';
import type { Locale } from './locales/en.ts';
import { discordLocales } from './locales/index.ts';
import type { Capability } from './model/guild.ts';
import { PERMISSION } from './model/permissions.ts';
import { TEXT_CHANNELS } from './reply/limits.ts';

const OPTION_TYPES = { text: 3, whole: 4, yesno: 5, channel: 7, file: 11 } as const;

/** The texts of a command as the locale holds them. */
interface Texts {
  readonly description: string;
  readonly options: Readonly<Record<string, string>>;
  readonly subcommands?: Readonly<Record<string, Omit<Texts, 'subcommands'>>>;
}

/** A command's texts, or a subcommand's, in a language. */
type TextsIn = (t: Locale) => Texts;

/**
 * A description and its translations. The default text stands under the keys of its own language too: Discord falls back
 * from one English to the other before it takes the default.
 */
const described = (t: Locale, textIn: (t: Locale) => string | undefined): object => ({
  description: textIn(t),
  description_localizations: Object.fromEntries(discordLocales.map(([key, each]) => [key, textIn(each)])),
});

function optionBody(name: string, option: Option, textsIn: TextsIn, t: Locale): object {
  const shared = (each: Locale): Readonly<Record<string, string>> => each.options;
  const { min, max } = option;
  const [low, high] = option.type === 'text' ? ['min_length', 'max_length'] : ['min_value', 'max_value'];
  return {
    type: OPTION_TYPES[option.type],
    name,
    ...described(t, (each) => textsIn(each).options[name] ?? shared(each)[name]),
    required: option.required ?? false,
    ...(min !== undefined && { [low]: min }),
    ...(max !== undefined && { [high]: max }),
    ...(option.type === 'channel' && { channel_types: TEXT_CHANNELS }),
    ...(option.suggests && { autocomplete: true }),
    ...(option.among && { choices: option.among.map((value) => ({ name: String(value), value })) }),
  };
}

/** Options in the order that Discord asks for: required ones first. */
const optionBodies = (options: Options, textsIn: TextsIn, t: Locale): object[] =>
  Object.entries(options)
    .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, option]) => optionBody(name, option, textsIn, t));

const subcommandBody = (name: string, { options }: Subcommand, textsIn: TextsIn, t: Locale): object => ({
  type: 1,
  name,
  ...described(t, (each) => textsIn(each).description),
  options: optionBodies(options, textsIn, t),
});

/** Discord's permission that a command asks for unless a server says otherwise ("Permissions", bitwise permission flags); none of everybody's. */
export const DEFAULT_PERMISSION: Readonly<Record<Capability, bigint>> = {
  look: 0n,
  host: PERMISSION.manageEvents,
  curate: PERMISSION.manageMessages,
  moderate: PERMISSION.manageMessages,
  manage: PERMISSION.manageGuild,
};

/**
 * Where a command is there and for whom: in servers, in the bot's own messages and in other ones, for installation in a
 * server or by a user ("Application Commands", contexts and integration types). One that takes more than looking things
 * up is there in servers that added the bot, for those who have a permission.
 */
const reach = (needs: Capability | undefined): object =>
  needs === undefined || needs === 'look'
    ? { contexts: [0, 1, 2], integration_types: [0, 1] }
    : { contexts: [0], integration_types: [0], default_member_permissions: String(DEFAULT_PERMISSION[needs]) };

/**
 * A command as Discord registers it.
 * @param t the language of the default texts
 */
export function toCommandBody(command: Command, t: Locale): object {
  const textsIn: TextsIn = (each) => each.commands[command.name];
  const subcommands = Object.entries(command.subcommands ?? {}).map(([name, each]) =>
    subcommandBody(name, each, (locale) => textsIn(locale).subcommands![name]!, t),
  );
  return {
    type: 1,
    name: command.name,
    ...described(t, (each) => textsIn(each).description),
    options: [...subcommands, ...optionBodies(command.options ?? {}, textsIn, t)],
    ...reach(command.needs),
  };
}

/** An entry in the menu of a message as Discord registers it: a name alone. */
export const toMenuBody = ({ name, needs }: MessageMenu): object => ({ type: 3, name, ...reach(needs) });

/**
 * What the bot asks for in a server. Answers to interactions need nothing; cards, feeds and files do.
 */
const PERMISSIONS =
  PERMISSION.view |
  PERMISSION.send |
  PERMISSION.attach |
  PERMISSION.history |
  PERMISSION.sendInThreads |
  PERMISSION.pin;

/** Addresses that add the bot: to a server, and to whoever opens it, for use everywhere. */
export const installUrls = (applicationId: string): { readonly server: string; readonly user: string } => {
  const authorize = `https://discord.com/oauth2/authorize?client_id=${applicationId}`;
  return {
    server: `${authorize}&scope=bot+applications.commands&permissions=${PERMISSIONS}`,
    user: `${authorize}&integration_type=1&scope=applications.commands`,
  };
};
