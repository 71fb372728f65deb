import type { Block, Form, Reply, ReplyFile } from './blocks.ts';
import { distinct, fitsId, label, rowsOf, type Row } from './controls.ts';
import { cleanLines, markdown, plain } from './escape.ts';
import { labelled } from './fields.ts';
import { attachmentsOf, filePartsOf, named, type Attachment, type FilePart } from './files.ts';
import { LIMITS } from './limits.ts';

// Type aliases, not interfaces: only these fit where a door takes any record.
type TextPart = { type: 10; content: string };
type Container = { type: 17; components: (TextPart | { type: 14 } | FilePart | Row)[] };

/** The body of a message in Components V2: one container, nobody is ever mentioned. */
export type MessageData = {
  flags: number;
  components: Container[];
  allowed_mentions: { parse: [] };
  attachments?: Attachment[];
};

export const IS_COMPONENTS_V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

/**
 * Draws a reply as the body of a message. Text keeps its order; then come files, and buttons and lists at the end of the
 * container. A caller pages long replies; what is still too long is cut here in whole lines and marked with "…".
 * A button or choice that Discord would refuse is left out rather than the whole message.
 */
export const toMessage = (reply: Reply): MessageData => draw(reply, named(reply.files ?? []));

/** @param files those of the reply, under the names that they are sent with */
function draw(reply: Reply, files: readonly ReplyFile[]): MessageData {
  const room = LIMITS.components - filePartsOf(files).length;
  // The container and one text take two of the components.
  const rows = rowsOf(reply.blocks, room - 2);
  const content = textOf(fitPieces(piecesOf(reply.blocks), room - rows.reduce((sum, row) => sum + sizeOf(row), 1)));
  const drawn: MessageData = {
    flags: IS_COMPONENTS_V2 | (reply.private ? EPHEMERAL : 0),
    components: [{ type: 17, components: [...content, ...rows] }],
    allowed_mentions: { parse: [] },
  };
  return withFiles(drawn, files) ?? drawn;
}

/** How many components a part is, those in it counted. */
const sizeOf = (part: Container['components'][number]): number =>
  1 + ('components' in part ? part.components.length : 0);

/**
 * The body of a message with the parts that show its files, before its buttons and lists.
 * @param files under the names that they are sent with
 * @returns undefined where the message has no components to spare for them
 */
export function withFiles<T extends Partial<MessageData>>(body: T, files: readonly ReplyFile[]): T | undefined {
  const [container] = body.components ?? [];
  const shown = filePartsOf(files);
  const parts = container?.components ?? [];
  const size = parts.reduce((sum, part) => sum + sizeOf(part), 1 + shown.length);
  if (!container || size > LIMITS.components) return undefined;
  const first = parts.findIndex(({ type }) => type === 1);
  const components = parts.toSpliced(first === -1 ? parts.length : first, 0, ...shown);
  return {
    ...body,
    components: [{ ...container, components }],
    ...(files.length > 0 && { attachments: attachmentsOf(files) }),
  };
}

/**
 * The first answer to an interaction: a new message, or with `update` the message on which a button was pressed. Only a new
 * message can be private. Files go along beside the data; the files of a message that is changed are taken off.
 */
export function toCallback(
  reply: Reply,
  { update = false } = {},
): { type: 4 | 7; data: MessageData; files?: { name: string; bytes: Uint8Array }[] } {
  const files = named(reply.files ?? []);
  const data = draw(reply, files);
  const sent = files.length > 0 && { files: files.map(({ name, bytes }) => ({ name, bytes })) };
  return update
    ? { type: 7, data: { attachments: [], ...data, flags: IS_COMPONENTS_V2 }, ...sent }
    : { type: 4, data, ...sent };
}

/**
 * A form as the answer that opens it.
 * @throws RangeError when an identifier does not fit or no field can be filled, which is a mistake in the program.
 */
export function toModal(form: Form) {
  if (!fitsId(form.id)) throw new RangeError(`the identifier "${form.id}" of a form does not fit`);
  const components = form.fields.flatMap(labelled).slice(0, LIMITS.modalParts);
  if (components.length === 0) throw new RangeError(`the form "${form.id}" has no field that can be filled`);
  return { type: 9, data: { custom_id: form.id, title: label(form.title, LIMITS.modalTitle) || '…', components } };
}

/**
 * Suggestions while a member types: the first 25. A name is shortened; a choice whose value is too long is left out, since a
 * shortened value would mean something else; so is one that reads like an earlier one.
 */
export function toChoices(choices: readonly { readonly name: string; readonly value: string | number }[]) {
  const kept = choices
    .map(({ name, value }) => ({ name: label(name, LIMITS.choice), value }))
    .filter(({ name, value }) => name && (typeof value === 'number' || value.length <= LIMITS.choice));
  return { type: 8, data: { choices: distinct(kept, (choice) => choice.name).slice(0, LIMITS.options) } };
}

/** A run of lines that is cut as a whole, except a list, which loses its items one by one. */
interface Piece {
  readonly type: 'lines' | 'list' | 'divider';
  readonly lines: readonly string[];
}
const piece = (lines: readonly string[], type: Piece['type'] = 'lines'): Piece => ({ type, lines });
const DIVIDER = piece([], 'divider');
const MORE = piece(['-# …']);

function piecesOf(blocks: readonly Block[]): Piece[] {
  const heading = blocks.find((block) => block.type === 'heading');
  return blocks.flatMap((block): Piece[] => {
    if (block.type === 'divider') return [DIVIDER];
    if (block.type === 'list') return [piece(marked('- ', block.items.map(markdown)), 'list')];
    if (block.type !== 'heading' || block === heading) return [piece(linesOf(block))];
    return [piece(linesOf({ type: 'text', text: [{ bold: block.text.map(plain).join('') }] }))];
  });
}

/** Lines with a mark before each; a mark without text is not drawn. */
const marked = (mark: string, lines: readonly string[]): string[] => lines.filter(Boolean).map((line) => mark + line);

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return marked('### ', [markdown(block.text)]);
    case 'text':
      return marked('', [markdown(block.text)]);
    case 'quote':
      return [...marked('> ', [markdown([block.text].flat())]), ...linesOf({ type: 'small', text: block.source })];
    case 'small':
      return marked('-# ', [markdown(block.text)]);
    case 'code':
      return fenced(cleanLines(block.text));
    default:
      return [];
  }
}

// Nothing can be escaped inside a fence; three backticks would close it, so a longer run becomes apostrophes.
const fenced = (text: string): string[] =>
  text.trim() ? [`\`\`\`\n${text.replace(/`{3,}/g, (run) => "'".repeat(run.length))}\n\`\`\``] : [];

/** Drops empty pieces and the dividers that then divide nothing. */
function tidy(pieces: readonly Piece[]): Piece[] {
  const filled = pieces.filter((part) => part === DIVIDER || part.lines.length > 0);
  const divides = (part: Piece, i: number): boolean => i > 0 && i < filled.length - 1 && filled[i + 1] !== part;
  const kept = filled.filter((part, i) => part !== DIVIDER || divides(part, i));
  return kept[0] === DIVIDER ? kept.slice(1) : kept;
}

const partsIn = (pieces: readonly Piece[]): number => {
  const dividers = pieces.filter((part) => part === DIVIDER).length;
  return dividers * 2 + 1;
};
const lengthOf = (part: Piece): number => part.lines.reduce((sum, line) => sum + line.length + 1, 0);

/** Cuts what does not fit: the items of lists from the last one back, then whole blocks from the end. */
function fitPieces(all: readonly Piece[], room: number): Piece[] {
  const pieces = tidy(all);
  // The last line has no line break.
  let over = pieces.reduce((sum, part) => sum + lengthOf(part), -1) - LIMITS.text;
  if (pieces.length === 0) return [MORE];
  if (over <= 0 && partsIn(pieces) <= room) return pieces;
  over += lengthOf(MORE);
  for (let i = pieces.length - 1; i >= 0 && over > 0; i--) {
    const part = pieces[i];
    if (part?.type !== 'list') continue;
    const lines = [...part.lines];
    while (over > 0 && lines.length > 0) over -= (lines.pop() ?? '').length + 1;
    pieces[i] = piece(lines, 'list');
  }
  while (over > 0 || partsIn(tidy(pieces)) > room) {
    const last = pieces.pop();
    if (!last) break;
    over -= lengthOf(last);
  }
  return [...tidy(pieces), MORE];
}

/** Text displays and separators: everything between two dividers is one text. */
function textOf(pieces: readonly Piece[]): (TextPart | { type: 14 })[] {
  const parts: (TextPart | { type: 14 })[] = [];
  for (const part of pieces) {
    const content = part.lines.join('\n');
    const last = parts.at(-1);
    if (part === DIVIDER) parts.push({ type: 14 });
    else if (last?.type === 10) last.content += `\n${content}`;
    else parts.push({ type: 10, content });
  }
  return parts;
}
