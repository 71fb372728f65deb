/** One cell of a table row: `text` is what stands at `start..end` (UTF-16 units of the row), without blanks and reference marks around it. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// A bar that is escaped, or stands inside a template or a link, parts no cells.
const BARS = /\\.|\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|\|/gs;
const WIKI_BARS = /\\.|\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|\|\|?/gs;
// What a wiki parts by two bars has single ones only at the beginning of a line and behind what paints a cell.
const NOT_PARTING = /\|\||\n\s{0,9}\||="[^"\n]{0,200}"\s{0,9}\|/g;
const MARK_AT_END = /\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb) \d{1,3}|citation needed)\]$/i;
// `style="..." | Benin`: how a wiki paints a cell, left over in its text.
const PAINT =
  /^<?\s*(?:(?:style|class|align|valign|bgcolor|width|height|colspan|rowspan|scope|nowrap|id|lang|data-sort-value)\s*=\s*(?:"[^"]*"|'[^']*'|[\w%#.-]+)[\s;]*)+$/i;
const LONGEST_PAINT = 300;
const LONGEST_CAPTION = 50;

/** Cuts a row without its outer bars, as the text of a row's passage is, into its cells. Empty cells are cells; what only paints one is none. */
export function cellsOf(row: string): Cell[] {
  const isWiki = row.includes('||') && !row.replace(NOT_PARTING, '').includes('|');
  const bars = [...row.matchAll(isWiki ? WIKI_BARS : BARS)].filter(([mark]) => mark.startsWith('|'));
  const ends = bars.map(({ 0: mark, index }) => index + mark.length);
  return [...bars.map(({ index }) => index), row.length]
    .map((end, i) => cellAt(row, i === 0 ? 0 : ends[i - 1]!, end))
    .filter(({ text }) => text.length > LONGEST_PAINT || !PAINT.test(text));
}

function cellAt(row: string, from: number, to: number): Cell {
  const raw = row.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  let end = Math.max(start, to - (raw.length - raw.trimEnd().length));
  for (let mark = markBefore(row, start, end); mark; mark = markBefore(row, start, end))
    end = start + row.slice(start, end - mark).trimEnd().length;
  return { text: row.slice(start, end), start, end };
}

const markBefore = (row: string, start: number, end: number): number =>
  MARK_AT_END.exec(row.slice(Math.max(start, end - 20), end))?.[0].length ?? 0;

/**
 * The captions of a table when its first row is a head: short words and no values, or years above what is no year.
 * @param ruled whether a line of dashes stands below the first row
 */
export function captionsOf(first: readonly Cell[], second: readonly Cell[], ruled: boolean): string[] | undefined {
  const captions = first.map(({ text }) => text);
  if (ruled) return captions;
  const [corner = '', ...others] = captions;
  if (others.length === 0 || second.length === 0 || isValue(corner)) return undefined;
  const named = others.every((text) => text !== '' && !isValue(text));
  const years = others.length > 1 && others.every(isYear) && !second.slice(1).some(({ text }) => isYear(text));
  return named || years ? captions : undefined;
}

const isYear = (text: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(text);
const isValue = (text: string): boolean => text.length > LONGEST_CAPTION || /\d|[.!?]$/.test(text);
