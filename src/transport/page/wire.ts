/** The parts of Discord's JSON that the page draws or sends, under Discord's own names. */

export const OptionType = { subcommand: 1, group: 2, string: 3, integer: 4, boolean: 5, number: 10 } as const;
export const ComponentType = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  section: 9,
  text: 10,
  separator: 14,
  container: 17,
  label: 18,
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

export type Callback =
  | { readonly type: 4 | 7; readonly data: Payload }
  | { readonly type: 5 | 6 }
  | { readonly type: 8; readonly data: { readonly choices: readonly Choice[] } }
  | { readonly type: 9; readonly data: Form };
