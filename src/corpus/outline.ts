import { sentencesOf, type Range } from './sentences.ts';

/** A line without its line end. */
export interface Line extends Range {
  readonly text: string;
}

/** A section before its passages are known: the lines of its body, headings left out. */
export interface Draft extends Range {
  readonly heading: string;
  readonly searchable: boolean;
  readonly lines: readonly Line[];
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

const QUIET = /^(see also|references|external links|notes|footnotes|further reading|sources|bibliography)$/i;
const FOOTNOTE = /^\s*\[\^?(?:\d{1,3}|[a-z])\]:?(?=\s|$)/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)/;

/** Where the text of a list item begins in its line, or undefined for another line. */
export const itemStart = (line: Line): number | undefined => ITEM.exec(line.text)?.[0].length;
export const isRow = (line: Line): boolean => /^\s*\|/.test(line.text);
export const isBlank = (line: Line): boolean => line.text.trim() === '';

/** The lines of a text from an offset on, whatever their line ends. */
function linesOf(source: string, from: number): Line[] {
  const lines: Line[] = [];
  const ends = /\r\n|[\n\r\u2028\u2029\u0085]/g;
  ends.lastIndex = from;
  let start = from;
  for (let end = ends.exec(source); end; end = ends.exec(source)) {
    lines.push({ start, end: end.index, text: source.slice(start, end.index) });
    start = ends.lastIndex;
  }
  if (start < source.length) lines.push({ start, end: source.length, text: source.slice(start) });
  return lines;
}

/** Finds the title and the sections: by marks (`# x`, `== x ==`), or in a text without any by short lines that stand alone. */
export function outline(source: string, from: number): { title?: string; drafts: Draft[] } {
  const lines = linesOf(source, from);
  const marked = new Map<Line, Heading>();
  for (const line of lines) {
    const heading = markOf(line);
    if (heading) marked.set(line, heading);
  }
  const headings = marked.size > 0 ? marked : bareHeadings(lines);
  const [first] = headings;
  const title = first?.[1].level === 1 ? first[0] : undefined;
  const drafts = divide(lines, headings, title, from, source.length);
  return { ...(title && { title: headings.get(title)!.text }), drafts };
}

function markOf({ text }: Line): Heading | undefined {
  if (text.length > 300) return undefined;
  const line = text.trim();
  const markdown = /^(#{1,6})\s+(\S.*)$/.exec(line);
  if (markdown) return { level: markdown[1]!.length, text: markdown[2]!.replace(/\s+#+$/, '') };
  if (!/^=.*=$/.test(line)) return undefined;
  const level = Math.min(/^=+/.exec(line)![0].length, /=+$/.exec(line)![0].length);
  const words = line.replace(/^=+|=+$/g, '').trim();
  return words ? { level, text: words } : undefined;
}

/** A short line that stands alone is the title when no paragraph comes before it, else a heading when one comes after it. */
function bareHeadings(lines: readonly Line[]): Map<Line, Heading> {
  const found = new Map<Line, Heading>();
  const blocks = blocksOf(lines);
  let level = 1;
  blocks.forEach((block, i) => {
    const [line] = block;
    const next = blocks[i + 1];
    if (/[.!?]\s*$/.test(block.at(-1)?.text ?? '')) level = 2;
    if (!line || !next || !isBare(block, level === 1 ? 160 : 80) || (level === 2 && isBare(next, 80))) return;
    found.set(line, { level, text: line.text.trim() });
    level = 2;
  });
  return found;
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  let open: Line[] | undefined;
  for (const line of lines) {
    if (isBlank(line)) open = undefined;
    else if (open) open.push(line);
    else blocks.push((open = [line]));
  }
  return blocks;
}

function isBare(block: readonly Line[], longest: number): boolean {
  const [line] = block;
  if (!line || block.length > 1 || isRow(line) || itemStart(line) !== undefined || FOOTNOTE.test(line.text))
    return false;
  const text = line.text.trim();
  if (text.length > longest || !/^[\p{Lu}\p{Lo}\p{N}]/u.test(text) || !/\p{L}/u.test(text)) return false;
  const [sentence, another] = sentencesOf(text, { start: 0, end: text.length });
  return another === undefined && sentence?.end === text.length && /[^.!?:;,]$/.test(text);
}

/** An infobox or a run of footnotes interrupts a section, which then goes on under its own heading. */
function asideAt(lines: readonly Line[], i: number): 'Infobox' | 'Footnotes' | undefined {
  const next = lines[i + 1];
  if (FOOTNOTE.test(lines[i]!.text)) return 'Footnotes';
  return /^\s*infobox\s*$/i.test(lines[i]!.text) && next && itemStart(next) !== undefined ? 'Infobox' : undefined;
}

interface OpenDraft {
  heading: string;
  searchable: boolean;
  start: number;
  lines: Line[];
}

function divide(
  lines: readonly Line[],
  headings: ReadonlyMap<Line, Heading>,
  title: Line | undefined,
  from: number,
  end: number,
): Draft[] {
  let own = { heading: 'Lead', searchable: true };
  let quiet = Infinity;
  let aside: ReturnType<typeof asideAt>;
  let open: OpenDraft = { ...own, start: from, lines: [] };
  const drafts = [open];
  const begin = (section: typeof own, line: Line): void => {
    drafts.push((open = { ...section, start: line.start, lines: [] }));
  };
  for (const [i, line] of lines.entries()) {
    const heading = line === title ? undefined : headings.get(line);
    if (heading) {
      // A heading below "References" is as quiet as those.
      if (heading.level <= quiet) quiet = QUIET.test(heading.text) ? heading.level : Infinity;
      own = { heading: heading.text, searchable: quiet === Infinity };
      aside = undefined;
      begin(own, line);
      continue;
    }
    if (line === title || isBlank(line)) {
      open.lines.push({ ...line, text: '' });
      continue;
    }
    const begins = own.searchable ? asideAt(lines, i) : undefined;
    const next = begins ?? (aside === 'Infobox' && itemStart(line) !== undefined ? aside : undefined);
    if (next !== aside) begin(next ? { heading: next, searchable: next === 'Infobox' } : own, line);
    if (next !== 'Infobox' || next === aside) open.lines.push(line);
    aside = next;
  }
  return drafts
    .map((draft, i) => ({ ...draft, end: drafts[i + 1]?.start ?? end }))
    .filter((draft) => draft.end > draft.start);
}
