import { EMPTY, begin, listed, read, remaining, suggest, title } from './draft.ts';
import type { Draft, Field, Leaf, Suggestion } from './draft.ts';
import type { Attachment, Choice } from './wire.ts';

/** The box at the bottom, with its cursor and its list. Every key turns one box into the next. */
export interface Box {
  readonly draft: Draft;
  /** Which field has the cursor; the number of fields means the text after them. */
  readonly at: number;
  /** The highlighted suggestion; -1 for none. */
  readonly active: number;
  readonly open: boolean;
  /** What autocomplete said to the field at the cursor. */
  readonly answers: readonly Choice[];
  readonly problem: string;
}

export const EMPTY_BOX: Box = { draft: EMPTY, at: 0, active: 0, open: true, answers: [], problem: '' };

export const fieldOf = ({ draft, at }: Box): Field | undefined => draft.fields[at];

export const suggestionsOf = (box: Box, leaves: readonly Leaf[]): Suggestion[] =>
  box.open ? suggest(box.draft, fieldOf(box), leaves, box.answers) : [];

/** Puts the cursor into a field, or behind them all. */
export function moveTo(box: Box, at: number): Box {
  const moved = { ...box, at, open: true, answers: [] };
  return { ...moved, active: preferred(moved) };
}

// Where free text is as good as a suggestion, Enter must not choose one that nobody pointed at.
function preferred(box: Box): number {
  const field = fieldOf(box);
  return (field ? listed(field.option) !== undefined : box.draft.leaf === undefined) ? 0 : -1;
}

/** Takes the text that now stands at the cursor. */
export function typed(box: Box, text: string, leaves: readonly Leaf[]): Box {
  const { draft, at } = box;
  const field = fieldOf(box);
  if (field) {
    const fields = draft.fields.with(at, { option: field.option, text });
    return { ...box, draft: { ...draft, fields }, open: true, active: preferred(box), problem: '' };
  }
  const named = draft.leaf
    ? remaining(draft).find(({ name }) => text.trim() === `${name}:`)
    : leaves.find((leaf) => text === `${title(leaf)} ` && !leaves.some((other) => title(other).startsWith(text)));
  if (named) return 'path' in named ? start(named) : addField(box, named);
  return { ...box, draft: { ...draft, tail: text }, open: true, active: preferred(box), problem: '' };
}

const start = (leaf: Leaf): Box => moveTo({ ...EMPTY_BOX, draft: begin(leaf) }, 0);

function addField(box: Box, option: Field['option']): Box {
  const fields = [...box.draft.fields, { option, text: '' }];
  return moveTo({ ...box, draft: { ...box.draft, tail: '', fields }, problem: '' }, fields.length - 1);
}

/** Takes a suggestion over. */
export function pick(box: Box, suggestion: Suggestion): Box {
  if (suggestion.kind === 'command') return start(suggestion.leaf);
  if (suggestion.kind === 'option') return addField(box, suggestion.option);
  const field = fieldOf(box);
  if (!field) return box;
  const { choice } = suggestion;
  const fields = box.draft.fields.with(box.at, { option: field.option, text: choice.name, chosen: choice });
  const filled = { ...box, draft: { ...box.draft, fields }, problem: '' };
  return moveTo(filled, nextOf(filled));
}

/** Takes a file for a field; without one the field is empty again. */
export function attach(box: Box, at: number, file: Attachment | undefined): Box {
  const { option } = box.draft.fields[at]!;
  const chosen = file && { text: file.filename, chosen: { name: file.filename, value: file.id }, file };
  const fields = box.draft.fields.with(at, { option, text: '', ...chosen });
  return { ...box, draft: { ...box.draft, fields }, problem: '' };
}

/** Where to go on: the first field that is still empty, else behind them all. */
function nextOf({ draft: { fields } }: Box): number {
  const empty = fields.findIndex(({ text }) => text === '');
  return empty === -1 ? fields.length : empty;
}

/** Moves the highlight, around the ends. */
export function highlight(box: Box, step: 1 | -1, count: number): Box {
  const from = box.active < 0 && step < 0 ? count : box.active;
  return count === 0 ? box : { ...box, active: (from + step + count) % count };
}

/** Backspace where nothing is left to erase: an optional field goes, then the command. */
export function eraseBack(box: Box): Box {
  const { draft, at } = box;
  const field = fieldOf(box);
  if (field && !field.option.required) {
    const fields = draft.fields.toSpliced(at, 1);
    return moveTo({ ...box, draft: { ...draft, fields }, problem: '' }, fields.length);
  }
  return at > 0 ? moveTo(box, at - 1) : EMPTY_BOX;
}

/** Escape: first the list goes, then the command. */
export function escape(box: Box, count: number): Box {
  return count > 0 ? { ...box, open: false } : EMPTY_BOX;
}

/** Checks everything. Gives the command to send, or the box with the cursor at what is wrong. */
export function finish(box: Box, asking: Leaf | undefined): { readonly draft: Draft; readonly leaf: Leaf } | Box {
  const { leaf, fields, tail } = box.draft;
  if (!leaf) return finishText(box, asking);
  for (const [i, field] of fields.entries()) {
    const result = read(field);
    if ('problem' in result) return { ...(i === box.at ? box : moveTo(box, i)), problem: result.problem };
  }
  if (tail.trim() !== '') return { ...box, problem: `${title(leaf)} has no option "${tail.trim()}"` };
  return { draft: box.draft, leaf };
}

function finishText(box: Box, asking: Leaf | undefined): ReturnType<typeof finish> {
  const text = box.draft.tail.trim();
  if (text === '') return box;
  const option = asking?.options[0];
  if (text.startsWith('/') || !asking || !option) return { ...box, problem: `There is no command ${text}` };
  const field = { option, text };
  const result = read(field);
  return 'problem' in result
    ? { ...box, problem: result.problem }
    : { draft: { leaf: asking, fields: [field], tail: '' }, leaf: asking };
}
