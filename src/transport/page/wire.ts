/** The parts of Discord's JSON that the page draws or sends, under Discord's own names. */

export const OptionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  channel: 7,
  number: 10,
  file: 11,
} as const;
export const ComponentType = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  users: 5,
  roles: 6,
  channels: 8,
  section: 9,
  text: 10,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  upload: 19,
  radios: 21,
  checkboxes: 22,
} as const;
export const EPHEMERAL = 64;

export type Value = string | number | boolean;

export interface Choice {
  readonly name: string;
  readonly value: Value;
}

export interface Option {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly choices?: readonly Choice[];
  readonly autocomplete?: boolean;
  readonly channel_types?: readonly number[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly options?: readonly Option[];
}

export interface Command {
  readonly name: string;
  readonly description?: string;
  /** 1 or missing is a slash command; the others hang in menus. */
  readonly type?: number;
  readonly options?: readonly Option[];
  /** Who may not do all of this does not see it. */
  readonly default_member_permissions?: string | null;
}

/** A picture or a file, by the name that it was sent under: `attachment://NAME`. */
export interface Media {
  readonly url: string;
}

export interface Component {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly content?: string;
  readonly label?: string;
  readonly description?: string;
  readonly style?: number;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly accent_color?: number | null;
  readonly divider?: boolean;
  readonly placeholder?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly default?: boolean;
  }[];
  readonly default_values?: readonly { readonly id: string }[];
  readonly channel_types?: readonly number[];
  readonly items?: readonly { readonly media: Media; readonly description?: string }[];
  readonly file?: Media;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
}

export interface Payload {
  readonly content?: string;
  readonly flags?: number;
  readonly components?: readonly Component[];
}

/** A modal. */
export interface Form {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** A file that came with an answer. */
export interface SentFile {
  readonly name: string;
  readonly base64: string;
}

/** Files above this are not taken, in bytes. */
export const FILE_LIMIT = 1024 * 1024;

/** A file that goes with a command or a form. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
}

/** A message of the bot that everybody in the channel sees. */
export interface Posted {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly payload: Payload;
  readonly files?: readonly SentFile[];
  readonly pinned: boolean;
  /** Whose use of the bot it answers; missing where the bot wrote by itself. */
  readonly by?: { readonly id: string; readonly name: string; readonly what: string };
}

/** What has changed in a channel since an earlier look. */
export interface News {
  /** What to say at the next look. */
  readonly at: number;
  readonly messages: readonly Posted[];
  /** Answers to one member that are something else now: they are on that member's page already. */
  readonly answers: readonly Posted[];
  readonly gone: readonly string[];
}

export type Callback =
  | { readonly type: 4 | 7; readonly data: Payload; readonly files?: readonly SentFile[] }
  | { readonly type: 5 | 6 }
  | { readonly type: 8; readonly data: { readonly choices: readonly Choice[] } }
  | { readonly type: 9; readonly data: Form };
