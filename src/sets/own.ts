import { z } from 'zod';
import { digestOf } from '../model/digest.ts';
import { findValues } from '../model/grammar.ts';
import { parsePeriod } from '../model/period.ts';
import { FORMS, type Form, type Item, type ItemOption, type Key } from '../model/quiz.ts';
import { VERDICTS } from '../model/session.ts';
import type { Locale } from '../locales/en.ts';
import { randomOf } from '../quiz/random.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
/** Figures and truths need no quotation marks. */
const typed = (max: number) =>
  z.preprocess(
    (value) => (Number.isSafeInteger(value) || typeof value === 'boolean' || isShort(value) ? String(value) : value),
    text(max),
  );
const isShort = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e15;

const Marked = z.strictObject({ text: typed(200), right: z.boolean().default(false) });
const Choice = z.preprocess((value) => (typeof value === 'object' && value !== null ? value : { text: value }), Marked);

/** The forms in which a teacher may write: the others ask about the documents themselves. */
const OWN_FORMS = FORMS.filter((form) => form !== 'which-source' && form !== 'not-said');

/** An item that a teacher has written, as it stands in a file. */
export const OwnEntry = z.strictObject({
  stem: text(400),
  form: z.enum(OWN_FORMS).optional(),
  options: z.array(Choice).min(2).max(6).optional(),
  answer: z
    .union([z.boolean(), z.number(), typed(200), z.array(typed(200)).min(1).max(10)], {
      error: 'a number, true or false, a text of at most 200 characters, or a list of such texts is needed',
    })
    .optional(),
  tolerance: z.number().min(0).optional(),
  unit: text(60).optional(),
  order: z.array(typed(200)).min(2).max(6).optional(),
  match: z
    .array(z.strictObject({ left: typed(200), right: typed(200) }))
    .min(2)
    .max(6)
    .optional(),
  source: text(300),
  sensitive: z.boolean().default(false),
  verdict: z.enum(VERDICTS).default('open'),
});
export type OwnEntry = z.output<typeof OwnEntry>;

type Part = 'options' | 'answer' | 'tolerance' | 'unit' | 'order' | 'match';
const PARTS = ['options', 'answer', 'tolerance', 'unit', 'order', 'match'] as const satisfies readonly Part[];

/** The first part of a form is what makes its key; it must be there, the others may. */
const partsOf = (form: Form): readonly Part[] => {
  if (form === 'true-false' || form === 'cloze') return ['answer'];
  if (form === 'number') return ['answer', 'tolerance', 'unit'];
  return form === 'order' || form === 'match' ? [form] : ['options'];
};

/** The form of an item that does not name one, by what it has. */
function formOf({ form, options, order, match, answer }: OwnEntry): Form {
  if (form) return form;
  if (order) return 'order';
  if (match) return 'match';
  if (options || answer === undefined) return 'choice';
  return typeof answer === 'boolean' ? 'true-false' : typeof answer === 'number' ? 'number' : 'cloze';
}

/** Something wrong with one field. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** What is asked and what is right: the part of an item that goes by its form. */
type Asked = Pick<Item, 'options' | 'rows'> & { readonly key: Key };

/** The item that a teacher has written, or what is wrong with it. */
export function ownItem(entry: OwnEntry, t: Locale): { readonly item: Item } | { readonly faults: readonly Fault[] } {
  const { imported } = t.quizSets;
  const form = formOf(entry);
  const [main, ...others] = partsOf(form) as [Part, ...Part[]];
  const foreign = PARTS.filter((part) => entry[part] !== undefined && part !== main && !others.includes(part));
  const faults: Fault[] = [
    ...foreign.map((field) => ({ field, message: imported.foreign(form) })),
    ...(entry[main] === undefined ? [{ field: main, message: imported.lacking(form) }] : []),
  ];
  if (faults.length > 0) return { faults };
  const asked = askedBy(form, entry, t);
  if ('message' in asked) return { faults: [{ field: main, message: asked.message }] };
  const { stem, source, sensitive } = entry;
  const { key, ...shown } = asked;
  const id = digestOf(JSON.stringify([form, stem, shown, key])).slice(0, 12);
  return {
    item: { id, form, template: 'own', stem, ...shown, facts: [], hash: '', sensitive, own: { key, source } },
  };
}

function askedBy(form: Form, entry: OwnEntry, t: Locale): Asked | { readonly message: string } {
  const { imported } = t.quizSets;
  const { options = [], answer, order = [], match = [], tolerance = 0, unit = '', stem } = entry;
  if (form === 'choice') {
    const right = options.flatMap((option, at) => (option.right ? [at] : []));
    if (right.length !== 1) return { message: imported.oneRight };
    const made = options.map((option) => optionOf(option.text));
    const sorted = ascending(made);
    return { options: sorted, key: { type: 'option', at: sorted.indexOf(made[right[0]!]!) } };
  }
  switch (form) {
    case 'true-false':
      if (typeof answer !== 'boolean') return { message: imported.truth };
      return { options: TRUTHS.map(truthOption), key: { type: 'option', at: answer ? 0 : 1 } };
    case 'number':
      if (typeof answer !== 'number') return { message: imported.number };
      return { options: [], key: { type: 'number', value: answer, off: tolerance, unit } };
    case 'order':
      return laidOut(order, stem) ?? { message: imported.events };
    case 'match': {
      const laid = laidOut(
        match.map(({ right }) => right),
        stem,
      );
      return laid ? { ...laid, rows: match.map(({ left }) => left) } : { message: imported.partners };
    }
    default:
      if (typeof answer === 'boolean') return { message: imported.texts };
      return { options: [], key: { type: 'texts', texts: [answer ?? []].flat().map(String) } };
  }
}

/** Texts in an order that says nothing, and where each of them is then; undefined where one stands twice. */
function laidOut(texts: readonly string[], stem: string): Asked | undefined {
  const options = texts.map(optionOf);
  if (new Set(options.map(({ value }) => value)).size < options.length) return undefined;
  const mixed = randomOf('own', stem).shuffled(options);
  return { options: mixed, key: { type: 'order', order: options.map((option) => mixed.indexOf(option)) } };
}

const TRUTHS = [true, false] as const;
const truthOption = (is: boolean) => ({ text: is ? 'True' : 'False', value: String(is) });

/** An option with what it means: that of a date, an amount or a number is compared as such. */
function optionOf(words: string): ItemOption {
  const [found] = findValues(words);
  const isWhole = found?.start === 0 && found.end === words.length;
  if (!isWhole) return { text: words, value: `text:${words.toLowerCase()}` };
  return { text: words, value: [found.type, found.currency ?? [], String(found.value)].flat().join(':') };
}

/** Dates and numbers in rising order, as a checker wants them; other options as they are. */
function ascending(options: readonly ItemOption[]): ItemOption[] {
  const ranks = new Map(options.map((option) => [option, rankOf(option)]));
  if (options.some((option) => ranks.get(option) === undefined)) return [...options];
  return options.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!);
}

function rankOf({ value }: ItemOption): number | undefined {
  const [sort, ...rest] = value.split(':');
  if (sort === 'text') return undefined;
  const last = rest.at(-1)!;
  return sort === 'date' ? Date.parse(parsePeriod(last).from ?? '') || undefined : Number(last);
}

/** A teacher's own item as it stands in a file. */
export function ownEntry({ form, stem, rows, options, sensitive, own }: Item): object {
  const { key, source } = own!;
  const texts = options.map((option) => option.text);
  const asked = (): object => {
    switch (key.type) {
      case 'option':
        if (form === 'true-false') return { answer: key.at === 0 };
        return { options: texts.map((of, at) => (at === key.at ? { text: of, right: true } : of)) };
      case 'number':
        return { answer: key.value, tolerance: key.off, ...(key.unit !== '' && { unit: key.unit }) };
      case 'texts':
        return { answer: key.texts };
      case 'order': {
        const inOrder = key.order.map((at) => texts[at]!);
        return rows ? { match: rows.map((left, i) => ({ left, right: inOrder[i] })) } : { order: inOrder };
      }
    }
  };
  return { stem, form, ...asked(), source, ...(sensitive && { sensitive }) };
}
