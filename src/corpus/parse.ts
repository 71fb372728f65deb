import type { Passage } from '../model/document.ts';
import type { Period } from '../model/period.ts';
import { dayOf } from './day.ts';
import type { ParsedSection } from './scope.ts';
import { isBlank, isRow, itemStart, outline, type Draft, type Line } from './outline.ts';
import { withoutNoise } from './noise.ts';
import { captionsOf, cellsOf } from './row.ts';
import { sentencesOf, shorten, type Range } from './sentences.ts';
import { isWikiTable, wikiRows, wikiTableEnd, type WikiRow } from './wiki-table.ts';

type Shape = Passage['shape'];
interface Block {
  readonly shape: Shape;
  readonly lines: Line[];
}

/** What is read of a text. */
export interface Parsed {
  readonly title?: string;
  /** The day that stands alone below the title. */
  readonly date?: Period;
  /** How many sections there are. When they are too many, they are not read. */
  readonly count: number;
  readonly sections: readonly ParsedSection[];
  /** Where the rows begin that do not fit the heads of their tables. */
  readonly ragged: readonly number[];
}

/**
 * Reads a text with Markdown or wiki marks, or with none: its title and sections, from offset `from` (behind the front matter) on.
 * Offsets are UTF-16 units of `source`. With `markdown`, lines that follow each other are always one paragraph.
 */
export function parseText(id: string, source: string, from: number, markdown: boolean, most = Infinity): Parsed {
  const plain = source.slice(0, from) + withoutNoise(source.slice(from));
  const { title, drafts } = outline(plain, from);
  const ragged: number[] = [];
  let paragraph = 0;
  let number = 0;
  const passagesIn = (draft: Draft): ParsedSection['passages'] =>
    blocksOf(draft.lines).flatMap((block) => {
      const parts = partsOf(plain, block, markdown);
      if (parts.length > 0) paragraph++;
      for (const part of parts) if (part.ragged) ragged.push(part.start);
      return parts.map(({ start, end, head }) => ({
        id: `${id}#${++number}`,
        document: id,
        section: draft.heading,
        paragraph,
        shape: block.shape,
        text: source.slice(start, end),
        start,
        end,
        ...(head && { head }),
        ...(plain.slice(start, end) !== source.slice(start, end) && { plain: plain.slice(start, end) }),
      }));
    });
  const sections = (drafts.length > most ? [] : drafts).map((draft) => {
    const { heading, start, end, searchable } = draft;
    return { heading, start, end, searchable, passages: passagesIn(draft) };
  });
  const below = title === undefined ? undefined : drafts[0]?.lines.find((line) => !isBlank(line));
  const date = below && dayOf(below.text);
  return { ...(title !== undefined && { title }), ...(date && { date }), count: drafts.length, sections, ragged };
}

function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let inTable = 0;
  for (const [i, line] of lines.entries()) {
    if (i < inTable) continue;
    inTable = wikiTableEnd(lines, i);
    if (inTable > 0) blocks.push({ shape: 'row', lines: lines.slice(i, inTable) });
    if (inTable > 0 || isBlank(line)) {
      open = undefined;
      continue;
    }
    const shape = shapeOf(line, open);
    if (open?.shape !== shape) blocks.push((open = { shape, lines: [] }));
    open.lines.push(line);
  }
  return blocks;
}

function shapeOf(line: Line, open: Block | undefined): Shape {
  if (isRow(line)) return 'row';
  const continued = open?.shape === 'item' && /^\s{2,}/.test(line.text);
  return continued || itemStart(line) !== undefined ? 'item' : 'sentence';
}

type Part = Range & Pick<Passage, 'head'> & { readonly ragged?: boolean };

function partsOf(source: string, { shape, lines }: Block, markdown: boolean): Part[] {
  if (shape === 'row') return rowsOf(source, lines);
  if (shape === 'item') return itemsOf(lines).flatMap((range) => shorten(source, range));
  const whole = markdown || areWrapped(lines) ? [{ start: lines[0]!.start, end: lines.at(-1)!.end }] : lines;
  return whole.flatMap((range) => sentencesOf(source, range));
}

const isRule = ({ text }: Line): boolean => /^[\s|:=+-]*$/.test(text);

/** The rows without the outer bars and without the head, each with the captions of its cells where it has as many. */
function rowsOf(source: string, lines: readonly Line[]): Part[] {
  const isWiki = isWikiTable(lines);
  const rows = isWiki ? wikiRows(source, lines) : lines.filter((line) => !isRule(line)).map(rowOf(source));
  const [first, second] = rows;
  const isHead = isWiki ? (first?.isHead ?? false) : lines[1] !== undefined && isRule(lines[1]);
  const head = captionsOf(first?.cells ?? [], second?.cells ?? [], isHead);
  return rows.slice(head ? 1 : 0).flatMap(({ cells, ...row }) => {
    const parts = shorten(source, row);
    if (!head) return parts;
    if (cells.length !== head.length) return parts.map((part, i) => ({ ...part, ragged: i === 0 }));
    return parts.map((part) => {
      // A long row is shown in parts, each with the captions of the cells that it holds.
      const before = cells.filter(({ end }) => row.start + end < part.start).length;
      return { ...part, head: head.slice(before, before + cellsOf(source.slice(part.start, part.end)).length) };
    });
  });
}

const rowOf =
  (source: string) =>
  (line: Line): WikiRow => {
    const row = withoutBars(line);
    return { ...row, isHead: false, cells: cellsOf(source.slice(row.start, row.end)) };
  };

function withoutBars({ text, start }: Line): Range {
  const inner = text.trim().replace(/(?<!\\)\|$/, '');
  return { start: start + text.indexOf('|') + 1, end: start + text.length - text.trimStart().length + inner.length };
}

function itemsOf(lines: readonly Line[]): Range[] {
  const items: Range[] = [];
  for (const line of lines) {
    const mark = itemStart(line);
    const last = items.at(-1);
    if (mark === undefined && last) items[items.length - 1] = { start: last.start, end: line.end };
    else items.push({ start: line.start + (mark ?? 0), end: line.end });
  }
  return items;
}

/** Whether lines were broken to fit a width of 55 to 100: none had room for the first word of the next. */
function areWrapped(lines: readonly Line[]): boolean {
  const texts = lines.map((line) => line.text.trim());
  const width = texts.reduce((longest, text) => Math.max(longest, text.length), 0);
  if (width < 55 || width > 100) return false;
  return texts.slice(1).every((text, i) => texts[i]!.length + 1 + text.split(/\s/, 1)[0]!.length > width);
}
