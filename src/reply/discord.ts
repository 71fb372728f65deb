import type { Block, Button, Choice, Field, Form, Reply } from './blocks.ts';
import { clean, cleanLines, markdown, plain, safeUrl } from './escape.ts';
import { fit, LIMITS } from './limits.ts';

// Type aliases, not interfaces: only these fit where a door takes any record.
type ButtonPart = { type: 2; style: 1 | 2 | 4 | 5; label: string; custom_id?: string; url?: string };
type SelectPart = { type: 3; custom_id: string; placeholder?: string; options: Choice[] };
type Row = { type: 1; components: ButtonPart[] | SelectPart[] };
type TextPart = { type: 10; content: string };
type Container = { type: 17; components: (TextPart | { type: 14 } | Row)[] };

/** The body of a message in Components V2: one container, nobody is ever mentioned. */
export type MessageData = { flags: number; components: Container[]; allowed_mentions: { parse: [] } };

const IS_COMPONENTS_V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

/**
 * Draws a reply as the body of a message. Text keeps its order; buttons and selects stand at the end of the container.
 * A caller pages long replies; what is still too long is cut here in whole lines and marked with "…".
 * A button or choice that Discord would refuse is left out rather than the whole message.
 */
export function toMessage(reply: Reply): MessageData {
  const rows = rowsOf(reply.blocks);
  const taken = rows.reduce((sum, row) => sum + 1 + row.components.length, 1);
  const content = textOf(fitPieces(piecesOf(reply.blocks), LIMITS.components - taken));
  return {
    flags: IS_COMPONENTS_V2 | (reply.private ? EPHEMERAL : 0),
    components: [{ type: 17, components: [...content, ...rows] }],
    allowed_mentions: { parse: [] },
  };
}

/** The first answer to an interaction: a new message, or with `update` the message on which a button was pressed. Only a new message can be private. */
export function toCallback(reply: Reply, { update = false } = {}): { type: 4 | 7; data: MessageData } {
  const data = toMessage(reply);
  return update ? { type: 7, data: { ...data, flags: IS_COMPONENTS_V2 } } : { type: 4, data };
}

/**
 * A form as the answer that opens it. Every field must be filled.
 * @throws RangeError when an identifier does not fit, which is a mistake in the program.
 */
export function toModal(form: Form) {
  for (const { id } of [form, ...form.fields])
    if (!fitsId(id))
      throw new RangeError(`the identifier "${id}" of a form must have 1 to ${LIMITS.customId} characters`);
  const components = form.fields.slice(0, LIMITS.modalParts).map((field) => ({
    type: 18,
    label: label(field.label, LIMITS.modalLabel) || '…',
    component: componentOf(field),
  }));
  return { type: 9, data: { custom_id: form.id, title: label(form.title, LIMITS.modalTitle) || '…', components } };
}

function componentOf(field: Field): object {
  if (field.type !== undefined && field.type !== 'text') throw new RangeError(`a field of type ${field.type}`);
  return {
    type: 4,
    custom_id: field.id,
    style: field.long ? 2 : 1,
    required: true,
    max_length: Math.min(field.max ?? LIMITS.input, LIMITS.input),
    ...(field.placeholder && { placeholder: label(field.placeholder, LIMITS.inputPlaceholder) }),
  };
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

const label = (text: string, max: number): string => fit(clean(text).trim(), max);
const fitsId = (id: string): boolean => id.length > 0 && id.length <= LIMITS.customId;

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
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

function rowsOf(blocks: readonly Block[]): Row[] {
  const seen = new Set<string>();
  const unused = (id: string): boolean => fitsId(id) && !seen.has(id) && Boolean(seen.add(id));
  const rows = blocks.flatMap((block): Row[] => {
    if (block.type === 'select') return selectRow(block, unused);
    if (block.type !== 'buttons') return [];
    const buttons = block.buttons.flatMap((button) => buttonOf(button, unused));
    const count = Math.ceil(buttons.length / LIMITS.buttonsInRow);
    return Array.from({ length: count }, (_, i) => ({
      type: 1,
      components: buttons.slice(i * LIMITS.buttonsInRow, (i + 1) * LIMITS.buttonsInRow),
    }));
  });
  // The container and one text take two of the components.
  let room = LIMITS.components - 2;
  return rows.filter((row) => (room -= 1 + row.components.length) >= 0);
}

function buttonOf(button: Button, unused: (id: string) => boolean): ButtonPart[] {
  const text = label(button.label, LIMITS.buttonLabel);
  if (!text) return [];
  if ('url' in button) {
    const url = safeUrl(button.url);
    return url && url.length <= LIMITS.buttonUrl ? [{ type: 2, style: 5, label: text, url }] : [];
  }
  const style = button.style === 'primary' ? 1 : button.style === 'danger' ? 4 : 2;
  return unused(button.id) ? [{ type: 2, style, label: text, custom_id: button.id }] : [];
}

function selectRow(select: Extract<Block, { type: 'select' }>, unused: (id: string) => boolean): Row[] {
  const choices = select.choices
    .filter(({ value }) => value.length > 0 && value.length <= LIMITS.optionText)
    .map((choice) => ({
      label: label(choice.label, LIMITS.optionText),
      value: choice.value,
      ...(choice.description && { description: label(choice.description, LIMITS.optionText) }),
    }))
    .filter((choice) => choice.label);
  const options = distinct(choices, (choice) => choice.value).slice(0, LIMITS.options);
  if (options.length === 0 || !unused(select.id)) return [];
  const placeholder = label(select.placeholder, LIMITS.selectPlaceholder);
  return [{ type: 1, components: [{ type: 3, custom_id: select.id, ...(placeholder && { placeholder }), options }] }];
}
