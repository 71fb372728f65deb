import type { Line } from './outline.ts';
import { cellsOf, type Cell } from './row.ts';
import type { Range } from './sentences.ts';

const OPEN = /^\s*:*\{\|/;
const CLOSE = /^\s*\|\}/;
const NEXT_ROW = /^\s*\|-/;
const CAPTION = /^\s*\|\+/;
const CELL = /^\s*[|!]/;

export interface WikiRow extends Range {
  readonly isHead: boolean;
  readonly cells: readonly Cell[];
}

/** Where the wiki table ends that begins at line `from`; 0 where none begins there that ends and is cut into rows. */
export function wikiTableEnd(lines: readonly Line[], from: number): number {
  if (!OPEN.test(lines[from]!.text)) return 0;
  let cut = false;
  for (let at = from + 1; at < lines.length && !OPEN.test(lines[at]!.text); at++) {
    const { text } = lines[at]!;
    if (CLOSE.test(text)) return cut ? at + 1 : 0;
    cut ||= NEXT_ROW.test(text);
  }
  return 0;
}

export const isWikiTable = ([first]: readonly Line[]): boolean => first !== undefined && OPEN.test(first.text);

/** The rows between `{|` and `|}`, each without its first bar: one line may hold one cell or all of them. */
export function wikiRows(source: string, lines: readonly Line[]): WikiRow[] {
  const rows: { start: number; end: number; isHead: boolean }[] = [];
  let open: (typeof rows)[number] | undefined;
  for (const { text, start, end } of lines) {
    if (NEXT_ROW.test(text)) open = undefined;
    if (text.trim() === '' || [OPEN, CLOSE, NEXT_ROW, CAPTION].some((mark) => mark.test(text))) continue;
    const isCell = CELL.test(text);
    if (open) {
      open.end = end;
      open.isHead &&= !isCell || /^\s*!/.test(text);
    } else if (isCell) rows.push((open = { start: start + text.search(/[|!]/) + 1, end, isHead: /^\s*!/.test(text) }));
  }
  return rows.map((row) => ({ ...row, cells: cellsOf(marked(source.slice(row.start, row.end), row.isHead)) }));
}

/** A head's own marks as bars, at the same places. */
const marked = (row: string, isHead: boolean): string =>
  isHead ? row.replace(/!!|(?<=\n\s{0,9})!/g, (mark) => '|'.repeat(mark.length)) : row;
