import type { Locale } from '../locales/en.ts';
import { rich, type Rich } from '../locales/rich.ts';
import type { Block, Button, Choice } from './blocks.ts';

/** Lines on one page: what a phone shows on one screen. */
const PAGE = 8;

/** A list by pages, from which one thing is chosen. */
export interface Paged<T> {
  readonly all: readonly T[];
  readonly page: number;
  readonly heading: string;
  /** What is said when there is nothing. */
  readonly none: string;
  readonly choose: { readonly id: string; readonly placeholder: string };
  /** The custom id of the button that turns to a page. */
  turn(page: number): string;
  line(one: T): Rich;
  choice(one: T): Choice;
}

/** One page of a list: its lines, a list to choose from, and the buttons to the pages beside it. */
export function pageBlocks<T>(paged: Paged<T>, t: Locale): Block[] {
  const { all, heading, none, choose } = paged;
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const at = Math.min(Math.max(1, paged.page), pages);
  const shown = all.slice((at - 1) * PAGE, at * PAGE);
  const turn = (label: string, to: number): Button[] => (to < 1 || to > pages ? [] : [{ label, id: paged.turn(to) }]);
  const turns = [...turn(t.buttons.previous, at - 1), ...turn(t.buttons.next, at + 1)];
  return [
    { type: 'heading', text: rich`${heading}` },
    shown.length > 0
      ? { type: 'list', items: shown.map((one) => paged.line(one)) }
      : { type: 'text', text: rich`${none}` },
    ...(pages > 1 ? [{ type: 'small', text: rich`${t.answer.page(at, pages)}` } as const] : []),
    ...(shown.length > 0
      ? [{ type: 'select', ...choose, choices: shown.map((one) => paged.choice(one)) } as const]
      : []),
    ...(turns.length > 0 ? [{ type: 'buttons', buttons: turns } as const] : []),
  ];
}
