import type { Answer } from './model/answer.ts';
import type { Locale, ErrorCode } from './locales/en.ts';
import type { Question } from './model/question.ts';
import type { Choice, Reply } from './reply/blocks.ts';
import type { Index } from './search/index.ts';

/** A mistake of the person who uses the bot: told to them in private, in words, never logged as an error. */
export class UserError extends Error {
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, string>>;
  constructor(code: ErrorCode, values: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

interface OptionTypes {
  text: string;
  whole: number;
  yesno: boolean;
}

export interface Option {
  readonly type: keyof OptionTypes;
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Suggestions come while typing; any other text is taken as well. */
  readonly suggests?: boolean;
}
export type Options = Readonly<Record<string, Option>>;

type Required<O extends Options> = {
  readonly [N in keyof O as O[N]['required'] extends true ? N : never]: OptionTypes[O[N]['type']];
};
type Optional<O extends Options> = {
  readonly [N in keyof O as O[N]['required'] extends true ? never : N]?: OptionTypes[O[N]['type']];
};
/** The arguments of a command, typed by its options. */
export type Args<O extends Options> = Required<O> & Optional<O>;

/** What the operator tells about this bot. */
export interface About {
  readonly version: string;
  readonly contact?: string;
  readonly privacyUrl?: string;
  /** Where the bot is added to a server. */
  readonly inviteUrl?: string;
}

/** What a handler is given beside its arguments. */
export interface Call {
  readonly index: Index;
  readonly t: Locale;
  readonly about: About;
  /** The date of today, `YYYY-MM-DD`, in UTC. */
  readonly today: string;
  /** The last question of the same member in the same place, from which this one may go on. */
  readonly before?: Question;
}

/** What was chosen so far, while one option is being typed. */
export type Typed = Readonly<Record<string, string | number | boolean>>;

export interface Subcommand<O extends Options = Options> {
  readonly options: O;
  run(args: Args<O>, call: Call): Reply;
  /** The answer before it is worded, of commands that look something up: for programs that read it. */
  answer?(args: Args<O>, call: Call): Answer;
  /** Suggestions for one option, at most 25 are shown; `text` is what was typed so far. */
  suggest?(option: keyof O & string, text: string, call: Call, typed: Typed): readonly Choice[];
}

/** A slash command: its options, what it does, and what it suggests. Its texts are in the locale under its name. */
export interface Command extends Partial<Subcommand> {
  readonly name: keyof Locale['commands'];
  readonly subcommands?: Readonly<Record<string, Subcommand>>;
}

/** An entry in the menu of a message: it is given the message's text. */
export interface MessageMenu {
  readonly name: keyof Locale['menus'];
  run(text: string, call: Call): Reply;
}

/** Keeps the literal option types, so that `args` is typed in `run`. */
export const defineCommand = <const O extends Options>(
  command: { readonly name: keyof Locale['commands'] } & Subcommand<O>,
): Command => command;

/** Keeps the literal option types of one subcommand. */
export const defineSubcommand = <const O extends Options>(command: Subcommand<O>): Subcommand => command;

/** The options at the end of every look-up. */
export const answerOptions = {
  as_of: { type: 'text', max: 10, suggests: true },
  source: { type: 'text', max: 100, suggests: true },
  private: { type: 'yesno' },
} as const satisfies Options;

export type AnswerArgs = Args<typeof answerOptions>;

/** The two countries of a look-up. */
export const countryOptions = {
  country: { type: 'text', required: true, max: 100, suggests: true },
  with: { type: 'text', max: 100, suggests: true },
} as const satisfies Options;
