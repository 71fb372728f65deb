import { attach, EMPTY_BOX, fieldOf, finish, type Box } from './box.ts';
import { dataOf, leavesOf, title, type Draft, type Leaf } from './draft.ts';
import type { Attachment, Choice, Command } from './wire.ts';

const DEBOUNCE_MS = 120;

/** What was done to get a message: a command with what was filled in, in words, or the button that was pressed. */
export interface Used {
  /** Who did it, when it was somebody else. */
  readonly who?: string;
  readonly what: string;
  readonly rest: string;
  /** What /ask was asked. */
  readonly question?: string;
}

export interface ComposerSettings {
  readonly commands: readonly Command[];
  /** Asks for the choices of a focused option. */
  complete(data: object): Promise<readonly Choice[]>;
  /** Takes files that go with a command; without it such options are not there. */
  readonly upload?: ((file: File) => Promise<Attachment>) | undefined;
  /** Sends a command. */
  send(used: Used, data: object): void;
  /** Draws the page anew, at once. */
  changed(): void;
}

/** The box at the bottom with its effects: plain text asks a question, a slash begins a command. */
export interface Composer {
  readonly leaves: readonly Leaf[];
  readonly box: () => Box;
  /** Goes on with another box: asks for suggestions, and moves the cursor. */
  become(next: Box): void;
  submit(): void;
  /** Puts a file into a field, or takes it out. */
  attach(at: number, file: File | undefined): void;
  /** Asks /ask a question, whatever its text looks like. */
  ask(question: string): void;
}

/** The id of the element that has the cursor. */
export const inputId = ({ draft, at }: Box): string => (at < draft.fields.length ? `field-${at}` : 'box');

export function openComposer({ commands, complete, upload, send, changed }: ComposerSettings): Composer {
  const leaves = leavesOf(commands, upload !== undefined);
  const asking = leaves.find((leaf) => title(leaf) === '/ask');
  let box = EMPTY_BOX;
  const askForChoices = openChoices(
    complete,
    () => box,
    (answers) => {
      box = { ...box, answers };
      changed();
    },
  );

  const become = (next: Box): void => {
    const moved = inputId(next) !== inputId(box) || next.draft.leaf !== box.draft.leaf;
    const edited = fieldOf(next)?.text !== fieldOf(box)?.text;
    box = next;
    changed();
    document.getElementById(`suggestion-${box.active}`)?.scrollIntoView({ block: 'nearest' });
    if (moved) document.getElementById(inputId(box))?.focus();
    if (moved || edited) askForChoices(moved ? 0 : DEBOUNCE_MS);
  };

  const submit = (): void => {
    const result = finish(box, asking);
    if (!('leaf' in result)) return become(result);
    const { leaf, draft } = result;
    const question = leaf === asking ? draft.fields[0]?.text.trim() : undefined;
    send({ what: title(leaf), rest: inWords(draft), ...(question && { question }) }, dataOf(leaf, draft.fields));
    become(EMPTY_BOX);
    document.getElementById('box')?.focus();
  };

  const putFile = async (at: number, file: File | undefined): Promise<void> => {
    const { leaf, fields } = box.draft;
    const option = fields[at]?.option;
    const here = (): boolean => box.draft.leaf === leaf && box.draft.fields[at]?.option === option;
    try {
      const attachment = file && (await upload?.(file));
      if (here()) become(attach(box, at, attachment));
    } catch {
      const problem = `${option?.name ?? 'The file'} could not be taken: up to 1 MiB fit here`;
      if (here()) become({ ...attach(box, at, undefined), problem });
    }
  };

  const ask = (text: string): void => {
    const option = asking?.options[0];
    if (!option) return;
    become({ ...EMPTY_BOX, at: 1, draft: { leaf: asking, fields: [{ option, text }], tail: '' } });
    submit();
  };

  return { leaves, box: () => box, become, submit, attach: (at, file) => void putFile(at, file), ask };
}

/** Asks for the choices of the focused option after so many milliseconds; only the answer to the latest text counts. */
function openChoices(
  complete: ComposerSettings['complete'],
  boxNow: () => Box,
  take: (answers: readonly Choice[]) => void,
): (ms: number) => void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    const request = ++asked;
    const { draft } = boxNow();
    const focus = fieldOf(boxNow());
    if (!draft.leaf || !focus?.option.autocomplete) return;
    const answers = await complete(dataOf(draft.leaf, draft.fields, focus)).catch(() => []);
    if (request === asked) take(answers);
  };
  return (ms) => {
    clearTimeout(timer);
    asked++;
    timer = setTimeout(() => void ask(), ms);
  };
}

/** A single option needs no name to be understood. */
function inWords({ fields }: Draft): string {
  const [first] = fields;
  if (fields.length === 1 && first?.option.required) return first.text;
  return fields.map(({ option, text }) => `${option.name}: ${text}`).join(' · ');
}
