import type { Rich } from '../locales/rich.ts';
import type { Figure } from '../model/figure.ts';
import type { Outcome } from '../model/metrics.ts';
import type { Question } from '../model/question.ts';

/** A button. `id` is the custom id that comes back when it is pressed; `url` opens a page instead. */
export type Button =
  | { readonly label: string; readonly id: string; readonly style?: 'primary' | 'danger' }
  | { readonly label: string; readonly url: string };

export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  /** Chosen already. */
  readonly chosen?: boolean;
}

/** What a reply is made of, before any platform's own form. */
export type Block =
  | { readonly type: 'heading'; readonly text: Rich }
  | { readonly type: 'text'; readonly text: Rich }
  /** A passage of a document, with marks where words of it stand out, and the line that says where it stands. */
  | { readonly type: 'quote'; readonly text: string | Rich; readonly source: Rich }
  | { readonly type: 'list'; readonly items: readonly Rich[] }
  | { readonly type: 'small'; readonly text: Rich }
  /** Characters to be shown as they are, for copying. */
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'divider' }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  /** A list to choose from; with `max` several at once, and then none, too. */
  | {
      readonly type: 'select';
      readonly id: string;
      readonly placeholder: string;
      readonly choices: readonly Choice[];
      readonly max?: number;
    }
  /** A list of the server's channels, roles or members, which Discord fills; up to `max` are chosen, or none. */
  | {
      readonly type: 'pick';
      readonly of: 'channel' | 'role' | 'member';
      readonly id: string;
      readonly placeholder: string;
      readonly max: number;
      readonly chosen: readonly string[];
    };

/** A file that goes with a reply. */
export interface ReplyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For who cannot see it: what it shows. */
  readonly description?: string;
}

export interface Reply {
  readonly blocks: readonly Block[];
  /** Only the member who asked sees it. */
  readonly private: boolean;
  readonly files?: readonly ReplyFile[];
  /** What is drawn and goes along as a file, where it can be. */
  readonly figure?: Figure;
  /** How the question ended, of replies that answer one: for counting, never sent. */
  readonly outcome?: Outcome;
  /** What one may go on from: for the next question of the same member, never sent. */
  readonly context?: Question;
  /** What goes on for longer than an answer may take, once this reply is there. */
  readonly later?: Later;
}

/**
 * Longer work: it tells how it stands by replies that take the place of the first one, for at most 15 minutes. It has no store
 * (whatever it needs was read before), and is lost when the process ends. What it throws becomes a message.
 */
export type Later = (tell: (reply: Reply) => Promise<void>) => Promise<void>;

/** A field of a form. What is not `optional` must be filled. */
export type Field = {
  readonly id: string;
  readonly label: string;
  /** A line under the label. */
  readonly hint?: string;
  readonly optional?: boolean;
} & (
  | {
      readonly type?: 'text';
      readonly placeholder?: string;
      readonly max?: number;
      readonly long?: boolean;
      /** What stands in it already. */
      readonly value?: string;
    }
  /** One of a few; with `list` none of them is seen before it is opened, where several fields have the same. */
  | { readonly type: 'one'; readonly choices: readonly Choice[]; readonly list?: boolean }
  /** Any of a few: boxes to tick. */
  | { readonly type: 'any'; readonly choices: readonly Choice[] }
  | { readonly type: 'file' }
);

/** A form, opened by a button: at most five fields. */
export interface Form {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}
