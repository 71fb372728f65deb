import type { Command, Option, Options, Subcommand } from './command.ts';
import type { Locale } from './locales/en.ts';

const OPTION_TYPES = { text: 3, whole: 4, yesno: 5 } as const;

/** The texts of a command as the locale holds them. */
interface Texts {
  readonly description: string;
  readonly options: Readonly<Record<string, string>>;
  readonly subcommands?: Readonly<Record<string, Omit<Texts, 'subcommands'>>>;
}

function optionBody(name: string, option: Option, texts: Texts, t: Locale): object {
  const shared = t.options as Readonly<Record<string, string>>;
  const { min, max } = option;
  const [low, high] = option.type === 'text' ? ['min_length', 'max_length'] : ['min_value', 'max_value'];
  return {
    type: OPTION_TYPES[option.type],
    name,
    description: texts.options[name] ?? shared[name],
    required: option.required ?? false,
    ...(min !== undefined && { [low]: min }),
    ...(max !== undefined && { [high]: max }),
    ...(option.suggests && { autocomplete: true }),
  };
}

/** Options in the order that Discord asks for: required ones first. */
const optionBodies = (options: Options, texts: Texts, t: Locale): object[] =>
  Object.entries(options)
    .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, option]) => optionBody(name, option, texts, t));

const subcommandBody = (name: string, { options }: Subcommand, texts: Texts, t: Locale): object => ({
  type: 1,
  name,
  description: texts.description,
  options: optionBodies(options, texts, t),
});

/**
 * A command as Discord registers it: open to everybody, in servers, in the bot's own messages and in other ones,
 * for installation in a server or by a user ("Application Commands", contexts and integration types).
 */
export function toCommandBody(command: Command, t: Locale): object {
  const texts: Texts = t.commands[command.name];
  const subcommands = Object.entries(command.subcommands ?? {}).map(([name, each]) =>
    subcommandBody(name, each, texts.subcommands![name]!, t),
  );
  return {
    type: 1,
    name: command.name,
    description: texts.description,
    options: [...subcommands, ...optionBodies(command.options ?? {}, texts, t)],
    contexts: [0, 1, 2],
    integration_types: [0, 1],
  };
}
