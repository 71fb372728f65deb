import type { Answer, LeftOut } from './model/answer.ts';
import type { Locale, ErrorCode } from './locales/en.ts';
import type { Discord } from './model/discord.ts';
import type { Guilds } from './guild/guilds.ts';
import type { Capability, Guild, GuildSettings } from './model/guild.ts';
import type { Library } from './model/document.ts';
import type { Log } from './model/log.ts';
import type { Question } from './model/question.ts';
import type { Member } from './member.ts';
import type { Looked } from './readings/readings.ts';
import type { Choice, Form, Reply } from './reply/blocks.ts';
import type { Store } from './store/store.ts';
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

/** A file that a member sent along: Discord keeps it, and gives its address. */
export interface SentFile {
  readonly name: string;
  readonly size: number;
  readonly url: string;
}

interface OptionTypes {
  text: string;
  whole: number;
  yesno: boolean;
  /** The id of a channel. */
  channel: string;
  file: SentFile;
}

export interface Option {
  readonly type: keyof OptionTypes;
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Suggestions come while typing; any other text is taken as well. */
  readonly suggests?: boolean;
  /** The only numbers or texts that are taken, as a list to choose from. */
  readonly among?: readonly (number | string)[];
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

/** How answers are given in a server, where the call comes from. */
export interface Showing {
  /** To the asker alone, unless the call says otherwise. */
  readonly quiet: boolean;
  /** Answers may be for everybody here, whatever the call says. */
  readonly open: boolean;
  /** The language of what everybody sees. */
  readonly t: Locale;
  /** With their first quote only. */
  readonly short: boolean;
  /** Which pictures stand with it. */
  readonly pictures: GuildSettings['pictures'];
  /** What the server leaves out of an answer to this. */
  readonly leftOut: (question: Question) => LeftOut;
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
  /** Where it comes from, when the bot is in that server. */
  readonly guild?: Guild;
  /** Missing outside of such a server: there answers are whole, and for everybody. */
  readonly showing?: Showing;
}

/** A document that a server has added for itself. */
export interface Added {
  readonly guild: string;
  readonly id: string;
  readonly bytes: number;
}

/** What a command is given that keeps something, or does something at Discord. */
export interface KeptCall extends Call {
  readonly member: Member;
  /** The id of the interaction: it tells when it was made, by Discord's clock. */
  readonly interaction: string;
  /** All documents, those that are switched off in the server among them. */
  readonly library: Library;
  /** The library and the server's own documents, whatever it does not see: for who decides on that. */
  readonly whole: Index;
  /** Every command that is there. */
  readonly commands: readonly Command[];
  readonly store: Store;
  /** Missing without a bot token: nothing can be done at Discord then. */
  readonly discord?: Discord | undefined;
  /** Sends what was put into the outbox under a key; resolves when it is done, or after `ms` milliseconds, or when it is time to answer. */
  readonly deliver: (key: string, ms: number) => Promise<void>;
  /** Milliseconds that the answer may still wait for others, when so many are kept for what comes after. */
  readonly left: (after?: number) => number;
  readonly guilds: Guilds;
  /** Reads a document that was added here, also one that is not confirmed; undefined when it takes longer than `ms`. */
  readonly lookAt: (reading: Added, ms: number) => Promise<Looked | undefined>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What a press leads to: a new reply, the pressed message changed, or a form. */
export type Pressed =
  { readonly reply: Reply; readonly update: boolean; readonly remove?: MessagePlace } | { readonly form: Form };

/** What a form leads to: a new reply, or the message changed on which the form was opened. */
export type Submitted = Reply | { readonly reply: Reply; readonly update: true };

/** Where a message of the bot stands. */
export interface MessagePlace {
  readonly channel: string;
  readonly message: string;
}

/** What was filled in on a form: the values of a field by its id, files as they were sent along. */
export interface Filled {
  text(field: string): string;
  values(field: string): readonly string[];
  file(field: string): SentFile | undefined;
}

/** A press on a command's own buttons and choices, and the forms that they open. Its `args` come from a custom id: hostile. */
export interface Step {
  /** What it takes; what the command takes when missing. `look` for what every member may do. */
  readonly needs?: Capability;
  /**
   * @param values what was chosen in a list of channels, roles, members or several choices
   * @param members who of the chosen is in the server, with what they may do there
   */
  press?(
    args: readonly string[],
    call: KeptCall,
    values: readonly string[],
    members?: readonly Member[],
  ): Pressed | Promise<Pressed>;
  submit?(args: readonly string[], filled: Filled, call: KeptCall): Submitted | Promise<Submitted>;
}

/** What was chosen so far, while one option is being typed. */
export type Typed = Readonly<Record<string, string | number | boolean>>;

export interface Subcommand<O extends Options = Options> {
  readonly options: O;
  /** What it takes in a server; that of the command where it says nothing. */
  readonly needs?: Capability;
  /** It keeps something, though its command does not: it is there where there is a store. */
  readonly kept?: boolean;
  /** @param call a `KeptCall` for commands that are `kept` */
  run(args: Args<O>, call: Call): Reply | Promise<Reply>;
  /** The answer before it is worded, of commands that look something up: for programs that read it. */
  answer?(args: Args<O>, call: Call): Answer;
  /** Suggestions for one option, at most 25 are shown; `text` is what was typed so far. */
  suggest?(
    option: keyof O & string,
    text: string,
    call: Call,
    typed: Typed,
  ): readonly Choice[] | Promise<readonly Choice[]>;
}

/** A slash command: its options, what it does, and what it suggests. Its texts are in the locale under its name. */
export interface Command extends Partial<Subcommand> {
  readonly name: keyof Locale['commands'];
  readonly subcommands?: Readonly<Record<string, Subcommand>>;
  /** It keeps something: it is there where there is a store, and is given a `KeptCall`. */
  readonly kept?: boolean;
  /** Every member may use it, whatever a server has set: also without a role, and while answers are paused. */
  readonly always?: boolean;
  /** It tells nothing of the documents: members may use it while they take part in a secure quiz. */
  readonly duringQuiz?: boolean;
  /** What its own buttons and forms do, by the name that their custom ids carry. */
  readonly steps?: Readonly<Record<string, Step>>;
}

/** The message on whose menu an entry was chosen. What is in it is anybody's. */
export interface TargetMessage extends MessagePlace {
  readonly text: string;
  /** The custom ids of its buttons, when the bot itself wrote it. */
  readonly ids: readonly string[];
}

/** An entry in the menu of a message. */
export interface MessageMenu {
  readonly name: keyof Locale['menus'];
  readonly needs?: Capability;
  readonly kept?: boolean;
  /** It tells nothing of the documents: members may use it while they take part in a secure quiz. */
  readonly duringQuiz?: boolean;
  run(message: TargetMessage, call: Call): MenuResult | Promise<MenuResult>;
}
export type MenuResult = Reply | { readonly form: Form };

/** The commands that are there without a store: those that keep nothing, without their subcommands and steps that do. */
export const keepingNothing = (commands: readonly Command[]): readonly Command[] =>
  commands
    .filter(({ kept }) => !kept)
    .map(({ subcommands, steps: _, ...command }) => ({
      ...command,
      ...(subcommands && {
        subcommands: Object.fromEntries(Object.entries(subcommands).filter(([, { kept }]) => !kept)),
      }),
    }));

/** Keeps the literal option types, so that `args` is typed in `run`. */
export const defineCommand = <const O extends Options>(
  command: Pick<Command, 'name' | 'kept' | 'steps' | 'always' | 'duringQuiz'> & Subcommand<O>,
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
