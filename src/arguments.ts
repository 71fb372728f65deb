import { UserError, type Command, type Option, type Options, type SentFile, type Subcommand } from './command.ts';
import type { Interaction, InteractionOption } from './interaction.ts';

/** What an interaction calls. */
export interface Found {
  readonly owner: Command;
  readonly command: Subcommand;
  readonly given: readonly InteractionOption[];
}

/** The command or subcommand that an interaction names, with the options given to it. @throws UserError `unknown-command` */
export function find({ data }: Interaction, commands: readonly Command[]): Found {
  const command = commands.find(({ name }) => name === data?.name);
  const given = data?.options ?? [];
  if (!command) throw new UserError('unknown-command');
  if (command.run && command.options) return { owner: command, command: command as Subcommand, given };
  const sub = given[0];
  const subcommand =
    sub && command.subcommands && Object.hasOwn(command.subcommands, sub.name)
      ? command.subcommands[sub.name]
      : undefined;
  if (!subcommand) throw new UserError('unknown-command');
  return { owner: command, command: subcommand, given: sub?.options ?? [] };
}

const FITS: Readonly<Record<Option['type'], (value: unknown, option: Option) => boolean>> = {
  text: (value, { among }) => typeof value === 'string' && (among?.includes(value) ?? true),
  whole: (value, { min = -Infinity, max = Infinity, among }) =>
    Number.isInteger(value) &&
    (value as number) >= min &&
    (value as number) <= max &&
    (among?.includes(value as number) ?? true),
  yesno: (value) => typeof value === 'boolean',
  channel: (value) => typeof value === 'string' && /^\d{1,20}$/.test(value),
  file: (value) => typeof value === 'object' && value !== null,
};

/** The files that were sent along with an interaction, by their ids. */
export type Attachments = NonNullable<NonNullable<Interaction['data']>['resolved']>['attachments'];

/** A file by its id, as the member's client named it. */
export function sentFile(id: unknown, files: Attachments): SentFile | undefined {
  const file = typeof id === 'string' && files && Object.hasOwn(files, id) ? files[id] : undefined;
  return file && { name: file.filename, size: file.size, url: file.url };
}

/**
 * The given options, checked again: a client can send anything.
 * @throws UserError `missing-option` naming the option
 */
export function checked(
  options: Options,
  given: readonly InteractionOption[],
  files?: Attachments,
): Record<string, never> {
  const args: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const sent = given.find((each) => each.name === name)?.value;
    const value = option.type === 'file' ? sentFile(sent, files) : sent;
    if (value === undefined && !option.required) continue;
    if (typeof value === 'string' && option.type === 'text' && value.length > (option.max ?? Infinity))
      throw new UserError('too-long', { option: name, max: String(option.max) });
    if (!FITS[option.type](value, option)) throw new UserError('missing-option', { option: name });
    args[name] = value;
  }
  return args as Record<string, never>;
}
