import type { Rich } from '../locales/rich.ts';
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
  | { readonly type: 'select'; readonly id: string; readonly placeholder: string; readonly choices: readonly Choice[] };

export interface Reply {
  readonly blocks: readonly Block[];
  /** Only the member who asked sees it. */
  readonly private: boolean;
  /** How the question ended, of replies that answer one: for counting, never sent. */
  readonly outcome?: Outcome;
  /** What one may go on from: for the next question of the same member, never sent. */
  readonly context?: Question;
}

/** A form with text fields, opened by a button. */
export interface Form {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly placeholder?: string;
    readonly max?: number;
    readonly long?: boolean;
  }[];
}
