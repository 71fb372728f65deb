import type { Locale } from '../locales/en.ts';
import { COUNTRIES, pairOf, type Pair } from '../model/country.ts';
import type { Library } from '../model/document.ts';
import { KIND_NAMES, type KindName } from '../model/kinds/index.ts';
import type { Flaw, Item, Key, Served } from '../model/quiz.ts';
import { assemble } from '../quiz/assemble.ts';
import { audit, passes } from '../quiz/audit/audit.ts';
import { auditSet } from '../quiz/audit/set.ts';
import { proposeItems } from '../quiz/items/index.ts';
import { serve } from '../quiz/serve.ts';
import { Failed, openCall, print, type Flags } from './call.ts';

/** An item with what the checker says, and as it would be asked now. */
interface Examined {
  readonly item: Item;
  readonly flaws: readonly Flaw[];
  /** Missing when the item is retired. */
  readonly served?: Served;
}

const examine = (item: Item, library: Library): Examined => {
  const served = serve(item, library);
  return { item, flaws: audit(item, library), ...(served && { served }) };
};

/** What `items` is called with. */
export type ItemFlags = Pick<Flags, 'pair' | 'kind' | 'seed' | 'count' | 'audit' | 'sensitive' | 'json'>;

/**
 * The items that the facts of a library give, with what the checker finds; with a count the set put together from them.
 * @returns the items as lines, and what is to be said of them together
 * @throws Failed for a flag that cannot be understood
 */
export function itemLines(library: Library, t: Locale, flags: ItemFlags): { lines: string[]; closing: string[] } {
  const [seed, count] = [whole('seed', flags.seed) ?? 1, whole('count', flags.count)];
  const [kinds, pairs] = [kindOf(flags.kind), pairsOf(flags.pair)];
  const scope = { seed, ...(kinds && { kinds }), ...(pairs && { pairs }) };
  const proposed = proposeItems(library, t, { ...scope, sensitive: flags.sensitive === true });
  const all = proposed.map((item) => examine(item, library));
  const passed = all.filter(({ flaws }) => passes(flaws));
  const set = count === undefined ? undefined : assemble(proposed, library, { ...scope, count });
  const shown = set?.map((item) => examine(item, library)) ?? (flags.audit ? all : passed);
  return {
    lines: shown.flatMap((each) => (flags.json ? JSON.stringify(rowOf(each)) : linesOf(each, library))),
    closing: [...(set ? setLines(shown) : []), sumOf(all.length, passed)],
  };
}

/** Lists items; what is said of them together goes to standard error where programs read the items. */
export function items(flags: Flags): number {
  const { index, t } = openCall(flags);
  const { lines, closing } = itemLines(index.library, t, flags);
  if (lines.length > 0) print(lines.join('\n'));
  if (flags.json) process.stderr.write(`${closing.join('\n')}\n`);
  else print(closing.join('\n'));
  return 0;
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Failed([`items: --${name} takes a whole number`]);
  return Number(text);
}

function kindOf(name: string | undefined): readonly KindName[] | undefined {
  if (name === undefined) return undefined;
  const kind = KIND_NAMES.find((each) => each === name);
  if (!kind) throw new Failed([`unknown kind "${name}"; one of ${KIND_NAMES.join(', ')}`]);
  return [kind];
}

function pairsOf(text: string | undefined): readonly Pair[] | undefined {
  if (text === undefined) return undefined;
  const [a, b, ...more] = text.toUpperCase().split('-');
  const isCountry = (code: string | undefined): code is string =>
    code === '001' || COUNTRIES.some((country) => country.code === code);
  if (!isCountry(a) || !isCountry(b) || more.length > 0)
    throw new Failed([`items: --pair takes two country codes, e.g. NO-PK`]);
  return [pairOf(a, b)];
}

const codesOf = (flaws: readonly Flaw[], level: Flaw['level']): string[] =>
  flaws.filter((flaw) => flaw.level === level).map(({ code }) => code);

const rowOf = ({ item, flaws, served }: Examined): object => ({
  ...item,
  key: served?.key,
  explanations: served?.explanations,
  hard: codesOf(flaws, 'hard'),
  soft: codesOf(flaws, 'soft'),
});

const LETTERS = 'ABCDEF';

function linesOf({ item, flaws, served }: Examined, library: Library): string[] {
  const { id, form, kind, pair, stem, options, rows = [], facts } = item;
  const key = served?.key;
  const marked = options.map(({ text }, at) => `  ${isKey(key, at) ? '*' : ' '} ${LETTERS[at]}  ${text}`);
  const quotes = facts.flatMap((fact) => library.claims.filter((claim) => claim.id === fact));
  const told = (level: Flaw['level']): string[] =>
    flaws
      .filter((flaw) => flaw.level === level)
      .map(({ code, detail }) => `    ${level}: ${code}${detail === undefined ? '' : ` (${detail})`}`);
  return [
    [id, form, kind ?? 'own', pair ?? ''].join('  ').trimEnd(),
    `    ${stem}`,
    ...rows.map((row, at) => `    ${at + 1}  ${row}`),
    ...marked,
    ...keyLine(key),
    ...quotes.map(({ id: fact, document, section, quote }) => `    ${fact}  ${document}, ${section}: ${quote}`),
    ...told('hard'),
    ...told('soft'),
  ];
}

const isKey = (key: Key | undefined, at: number): boolean => key?.type === 'option' && key.at === at;

/** A key that is no one option. */
function keyLine(key: Key | undefined): string[] {
  switch (key?.type) {
    case undefined:
      return ['    retired'];
    case 'option':
      return [];
    case 'texts':
      return [`  * ${key.texts.join(' / ')}`];
    case 'number':
      return [`  * ${key.value} ${key.unit}, ${key.off} more or less`];
    case 'order':
      return [`  * ${key.order.map((at) => LETTERS[at]).join(' ')}`];
  }
}

/** What is wrong with the items as a set. */
const setLines = (set: readonly Examined[]): string[] =>
  auditSet(set.flatMap(({ served }) => served ?? [])).map(
    ({ code, level, items: ids, detail }) =>
      `${level}: ${code} (${[...ids, ...(detail === undefined ? [] : [detail])].join(', ')})`,
  );

function sumOf(proposed: number, passed: readonly Examined[]): string {
  const by = (trait: (item: Item) => string): string =>
    [...Map.groupBy(passed, ({ item }) => trait(item))]
      .map(([name, some]) => `${name} ${some.length}`)
      .toSorted()
      .join(', ') || 'none';
  return [
    `${proposed} proposed, ${passed.length} passed`,
    `by kind: ${by(({ kind }) => kind ?? 'own')}`,
    `by form: ${by(({ form }) => form)}`,
  ].join('; ');
}
