import type { Block, Button, Choice } from './blocks.ts';
import { clean, safeUrl } from './escape.ts';
import { fit, LIMITS, TEXT_CHANNELS } from './limits.ts';

// Type aliases, not interfaces: only these fit where a door takes any record.
type ButtonPart = { type: 2; style: 1 | 2 | 4 | 5; label: string; custom_id?: string; url?: string };
export type OptionPart = { label: string; value: string; description?: string; default?: true };
type SelectPart = {
  type: 3 | 5 | 6 | 8;
  custom_id: string;
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  options?: OptionPart[];
  default_values?: { type: 'channel' | 'role' | 'user'; id: string }[];
  channel_types?: number[];
};
export type Row = { type: 1; components: ButtonPart[] | SelectPart[] };

/** A text on one line, cut to what Discord takes. */
export const label = (text: string, max: number): string => fit(clean(text).trim(), max);
export const fitsId = (id: string): boolean => id.length > 0 && id.length <= LIMITS.customId;

export function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}

/**
 * The buttons and lists of a reply, in rows. One that Discord would refuse is left out, and so is a row for which there is no
 * room among the components.
 */
export function rowsOf(blocks: readonly Block[], components: number): Row[] {
  const seen = new Set<string>();
  const unused = (id: string): boolean => fitsId(id) && !seen.has(id) && Boolean(seen.add(id));
  const rows = blocks.flatMap((block): Row[] => {
    if (block.type === 'select') return selectRow(block, unused);
    if (block.type === 'pick') return pickRow(block, unused);
    if (block.type !== 'buttons') return [];
    const buttons = block.buttons.flatMap((button) => buttonOf(button, unused));
    const count = Math.ceil(buttons.length / LIMITS.buttonsInRow);
    return Array.from({ length: count }, (_, i) => ({
      type: 1,
      components: buttons.slice(i * LIMITS.buttonsInRow, (i + 1) * LIMITS.buttonsInRow),
    }));
  });
  let room = components;
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

/**
 * Choices as the options of a list.
 * @param max how many there may be
 * @param chosen how many of them may be chosen already
 */
export function optionsOf(choices: readonly Choice[], max: number, chosen: number): OptionPart[] {
  let room = chosen;
  const options = choices
    .filter(({ value }) => value.length > 0 && value.length <= LIMITS.optionText)
    .map((choice) => ({
      label: label(choice.label, LIMITS.optionText),
      value: choice.value,
      ...(choice.description && { description: label(choice.description, LIMITS.optionText) }),
      ...(choice.chosen && { default: true as const }),
    }))
    .filter((choice) => choice.label);
  return distinct(options, ({ value }) => value)
    .slice(0, max)
    .map(({ default: isChosen, ...option }) => (isChosen && --room >= 0 ? { ...option, default: true } : option));
}

/** How a list begins, whatever is in it. */
const opening = (text: string): { placeholder?: string } => {
  const placeholder = label(text, LIMITS.selectPlaceholder);
  return placeholder ? { placeholder } : {};
};

/** How many of a list can be chosen, of so many as there are; none can be, too. */
const several = (max: number, there: number) => ({ min_values: 0, max_values: Math.max(1, Math.min(max, there)) });

function selectRow(select: Extract<Block, { type: 'select' }>, unused: (id: string) => boolean): Row[] {
  const { id, placeholder, max } = select;
  const options = optionsOf(select.choices, LIMITS.options, max ?? 1);
  if (options.length === 0 || !unused(id)) return [];
  const range = max === undefined ? {} : several(max, options.length);
  return [{ type: 1, components: [{ type: 3, custom_id: id, ...opening(placeholder), ...range, options }] }];
}

/** Discord's type of such a list, and its word for what is chosen in it. */
const PICKS = { channel: [8, 'channel'], role: [6, 'role'], member: [5, 'user'] } as const;

function pickRow(pick: Extract<Block, { type: 'pick' }>, unused: (id: string) => boolean): Row[] {
  const { of, id, placeholder } = pick;
  if (!unused(id)) return [];
  const range = several(pick.max, LIMITS.options);
  const ids = distinct(pick.chosen, String).filter((each) => /^[1-9]\d{0,19}$/.test(each));
  const [type, name] = PICKS[of];
  const chosen = ids.slice(0, range.max_values).map((each) => ({ type: name, id: each }));
  const part: SelectPart = {
    type,
    custom_id: id,
    ...opening(placeholder),
    ...range,
    ...(of === 'channel' && { channel_types: [...TEXT_CHANNELS] }),
    ...(chosen.length > 0 && { default_values: chosen }),
  };
  return [{ type: 1, components: [part] }];
}
