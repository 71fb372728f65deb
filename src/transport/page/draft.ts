import { resolvedOf } from './client.ts';
import { OptionType, type Attachment, type Choice, type Command, type Option, type Value } from './wire.ts';
import { CHANNELS } from './world.ts';

/** A command as it is typed: a slash command, or one of its subcommands. */
export interface Leaf {
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly Option[];
}

/** An option that is being filled in. `chosen` is the choice whose name the text shows; a file is one as well. */
export interface Field {
  readonly option: Option;
  readonly text: string;
  readonly chosen?: Choice;
  readonly file?: Attachment;
}

/** What stands in the box: a command with its options, and the text after them. */
export interface Draft {
  readonly leaf?: Leaf;
  readonly fields: readonly Field[];
  readonly tail: string;
}

export type Suggestion =
  | { readonly kind: 'command'; readonly label: string; readonly hint: string; readonly leaf: Leaf }
  | { readonly kind: 'option'; readonly label: string; readonly hint: string; readonly option: Option }
  | { readonly kind: 'choice'; readonly label: string; readonly hint: string; readonly choice: Choice };

export const EMPTY: Draft = { fields: [], tail: '' };

const { string, integer, boolean, channel, number, file } = OptionType;
const TYPED: readonly number[] = [string, integer, boolean, channel, number];

export const title = (leaf: Leaf): string => `/${leaf.path.join(' ')}`;

/** Every slash command that can be typed here. @param files whether there is somebody to take files */
export function leavesOf(commands: readonly Command[], files = false): Leaf[] {
  const typed = files ? [...TYPED, file] : TYPED;
  const walk = (path: readonly string[], description: string, options: readonly Option[]): Leaf[] => {
    const deeper = options.filter(({ type }) => type === OptionType.subcommand || type === OptionType.group);
    if (deeper.length > 0) return deeper.flatMap((o) => walk([...path, o.name], o.description, o.options ?? []));
    if (options.some((o) => o.required && !typed.includes(o.type))) return [];
    return [{ path, description, options: options.filter((o) => typed.includes(o.type)) }];
  };
  return commands
    .filter(({ type = 1 }) => type === 1)
    .flatMap(({ name, description = '', options = [] }) => walk([name], description, options));
}

/** Starts a command: its required options stand there at once, the others are for choosing. */
export function begin(leaf: Leaf): Draft {
  return { leaf, tail: '', fields: leaf.options.filter((o) => o.required).map((option) => ({ option, text: '' })) };
}

export const remaining = ({ leaf, fields }: Draft): readonly Option[] =>
  leaf?.options.filter((option) => !fields.some((field) => field.option.name === option.name)) ?? [];

/** The values that an option lists itself; undefined when it takes others. */
export function listed({ type, choices, channel_types }: Option): readonly Choice[] | undefined {
  if (type === OptionType.channel) {
    return CHANNELS.filter((each) => channel_types?.includes(each.type) ?? true).map(({ id, name }) => ({
      name: `#${name}`,
      value: id,
    }));
  }
  if (type === OptionType.boolean) {
    return [
      { name: 'True', value: true },
      { name: 'False', value: false },
    ];
  }
  return choices?.length ? choices : undefined;
}

/** What can be chosen where the cursor stands. `answers` is what autocomplete said to the text there. */
export function suggest(
  draft: Draft,
  field: Field | undefined,
  leaves: readonly Leaf[],
  answers: readonly Choice[],
): Suggestion[] {
  if (field) {
    const own = listed(field.option);
    const found = own ? own.filter(({ name }) => field.chosen !== undefined || contains(name, field.text)) : answers;
    return found.map((choice) => ({ kind: 'choice', label: choice.name, hint: '', choice }));
  }
  if (draft.leaf) {
    return remaining(draft)
      .filter((option) => contains(option.name, draft.tail.trim()))
      .map((option) => ({ kind: 'option', label: option.name, hint: option.description, option }));
  }
  if (!draft.tail.startsWith('/')) return [];
  const wanted = draft.tail.slice(1).trim();
  return leaves
    .filter((leaf) => contains(leaf.path.join(' '), wanted))
    .toSorted((a, b) => Number(b.path.join(' ').startsWith(wanted)) - Number(a.path.join(' ').startsWith(wanted)))
    .map((leaf) => ({ kind: 'command', label: title(leaf), hint: leaf.description, leaf }));
}

const contains = (name: string, part: string): boolean => name.toLowerCase().includes(part.toLowerCase());

/** Reads what was typed into an option: its value, or in words what is wrong with it. */
export function read({ option, text, chosen }: Field): { readonly value: Value } | { readonly problem: string } {
  if (chosen) return { value: chosen.value };
  const typed = text.trim();
  if (typed === '') return { problem: `${option.name} is needed` };
  const own = listed(option);
  if (own) {
    const match = own.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
    return match ? { value: match.value } : { problem: `${option.name} must be one of the list` };
  }
  return option.type === OptionType.string ? readText(option, typed) : readNumber(option, typed);
}

function readText({ name, min_length = 0, max_length = 6000 }: Option, typed: string) {
  if (typed.length < min_length) return { problem: `${name} needs at least ${min_length} characters` };
  if (typed.length > max_length) {
    return { problem: `${name} takes up to ${max_length} characters; these are ${typed.length}` };
  }
  return { value: typed };
}

function readNumber({ name, type, min_value = -Infinity, max_value = Infinity }: Option, typed: string) {
  const value = Number(typed);
  const whole = type === OptionType.integer;
  if (Number.isNaN(value) || (whole && !/^[+-]?\d+$/.test(typed))) {
    return { problem: `${name} must be a ${whole ? 'whole number' : 'number'}` };
  }
  if (value < min_value) return { problem: `${name} must be at least ${min_value}` };
  return value > max_value ? { problem: `${name} can be at most ${max_value}` } : { value };
}

/** The `data` of the interaction; with `focus`, of the autocomplete interaction for that field. */
export function dataOf(leaf: Leaf, fields: readonly Field[], focus?: Field): object {
  const values = fields.flatMap((field) => {
    const { name, type } = field.option;
    if (field === focus) return [{ name, type, value: field.text, focused: true }];
    const result = read(field);
    return 'value' in result ? [{ name, type, value: result.value }] : [];
  });
  const [name, ...inner] = leaf.path;
  const options = inner.reduceRight<object[]>(
    (below, part, i) => [
      { name: part, type: i === inner.length - 1 ? OptionType.subcommand : OptionType.group, options: below },
    ],
    values,
  );
  return { id: '1', name, type: 1, options, ...resolvedOf(fields.flatMap((field) => field.file ?? [])) };
}
