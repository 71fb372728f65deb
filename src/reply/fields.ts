import type { Field } from './blocks.ts';
import { fitsId, label, optionsOf } from './controls.ts';
import { clean, cleanLines } from './escape.ts';
import { fit, LIMITS } from './limits.ts';

export interface LabelPart {
  readonly type: 18;
  readonly label: string;
  readonly description?: string;
  readonly component: object;
}

/**
 * A field of a form with its label; nothing for one that has no choice to choose.
 * @throws RangeError when its identifier does not fit, which is a mistake in the program.
 */
export function labelled(field: Field): LabelPart[] {
  if (!fitsId(field.id)) throw new RangeError(`the identifier "${field.id}" of a field does not fit`);
  const component = componentOf(field);
  const hint = label(field.hint ?? '', LIMITS.modalHint);
  const text = label(field.label, LIMITS.modalLabel) || '…';
  return component ? [{ type: 18, label: text, ...(hint && { description: hint }), component }] : [];
}

function componentOf(field: Field): object | undefined {
  const own = { custom_id: field.id, required: !field.optional };
  const least = field.optional ? 0 : 1;
  switch (field.type) {
    case 'one':
      return oneOf(field, own);
    case 'any':
      return anyOf(field, own, least);
    case 'file':
      return { type: 19, ...own, min_values: least, max_values: 1 };
    default:
      return inputOf(field, own);
  }
}

type Own = { readonly custom_id: string; readonly required: boolean };
type Of<T> = Extract<Field, { type: T }>;

/** A few choices are all shown, more are a list. */
function oneOf({ choices, list = false }: Of<'one'>, own: Own): object | undefined {
  const options = optionsOf(choices, LIMITS.options, 1);
  if (options.length === 0) return undefined;
  const grouped = !list && options.length >= 2 && options.length <= LIMITS.groupOptions;
  return { type: grouped ? 21 : 3, ...own, options };
}

function anyOf({ choices }: Of<'any'>, own: Own, least: number): object | undefined {
  const options = optionsOf(choices, LIMITS.options, LIMITS.options);
  if (options.length === 0) return undefined;
  const type = options.length <= LIMITS.groupOptions ? 22 : 3;
  return { type, ...own, min_values: least, max_values: options.length, options };
}

function inputOf(field: Extract<Field, { type?: 'text' }>, own: Own): object {
  const { long, placeholder, value } = field;
  const most = Math.min(field.max ?? LIMITS.input, LIMITS.input);
  return {
    type: 4,
    ...own,
    style: long ? 2 : 1,
    max_length: most,
    ...(placeholder && { placeholder: label(placeholder, LIMITS.inputPlaceholder) }),
    ...(value && { value: fit(long ? cleanLines(value) : clean(value), most) }),
  };
}
