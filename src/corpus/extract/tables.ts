import type { CountryCode } from '../../model/country.ts';
import { currencyOf, CURRENCY_BEFORE, CURRENCY_BEHIND } from '../../model/currency.ts';
import { findDates, findValues } from '../../model/grammar.ts';
import { cellsOf } from '../row.ts';
import { pairFor, pairTwo, topicOf } from './pattern.ts';
import type { Proposal, Rule } from './rule.ts';
import type { Unit } from './unit.ts';

const LONGEST = 300;
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  mio: 1e6,
  billion: 1e9,
  bn: 1e9,
};
const SCALE = '(?<scale>thousand|million|billion|mn|bn|mio)s?';
/** "(USD million)", "in million euros": what a column counts in. */
const COUNTED = [
  new RegExp(`(?<![\\p{L}\\d])(?<currency>${CURRENCY_BEFORE})[ \\u00a0]?${SCALE}\\b`, 'iu'),
  new RegExp(`\\b${SCALE}(?: of)?[ \\u00a0](?<currency>${CURRENCY_BEHIND}|US\\$|\\$)`, 'iu'),
];

interface Column {
  readonly exporter?: CountryCode;
  readonly importer?: CountryCode;
  /** What one in the column is worth; missing where the cells must say it themselves. */
  readonly unit?: { readonly currency: string; readonly scale: number };
}

/** What the amounts of a column are, when its caption names the direction of trade or both directions together. */
function columnOf(caption: string, unit: Unit, two: readonly [CountryCode, CountryCode]): Column | undefined {
  const counted = unitIn(caption);
  const worth = counted ? { unit: counted } : {};
  const named = unit.countriesIn(caption).map(({ code, start }) => ({ code, start }));
  if (!named.every(({ code }) => two.includes(code))) return undefined;
  if (
    /^(?:total )?(?:bilateral )?(?:trade|total trade|trade volume|turnover|trade turnover)\b(?! (?:balance|deficit|surplus))/i.test(
      caption,
    )
  )
    return worth;
  const way = /\b(exports?|imports?)\b/i.exec(caption)?.[1]?.toLowerCase();
  const [first] = named;
  if (way === undefined || !first) return undefined;
  const other = two[0] === first.code ? two[1] : two[0];
  const before = caption.slice(0, first.start).toLowerCase();
  // "Exports to Peru" and "Peru's imports" go to it; "imports from Peru" and "Peruvian exports" come from it.
  const goesTo = way.startsWith('export') ? /\bto (?:the )?$/.test(before) : !/\bfrom (?:the )?$/.test(before);
  return goesTo
    ? { exporter: other, importer: first.code, ...worth }
    : { exporter: first.code, importer: other, ...worth };
}

/** The amount in a cell: what it says itself, or a plain figure times what the column counts in. */
function amountOf(cell: string, { unit }: Column): { amount: number; currency: string } | undefined {
  const [found, other] = findValues(cell);
  if (
    found?.type === 'money' &&
    !other &&
    found.currency !== undefined &&
    typeof found.value === 'number' &&
    found.value >= 1e4
  )
    return { amount: found.value, currency: found.currency };
  // "1.079" may be a thousand.
  if (!unit || !/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(cell) || /^\d{1,3}\.\d{3}$/.test(cell)) return undefined;
  const amount = Number((Number(cell.replaceAll(',', '')) * unit.scale).toPrecision(12));
  return amount > 0 ? { amount, currency: unit.currency } : undefined;
}

/** What a caption says that it counts in: "USD million", "in billion kroner". */
function unitIn(caption: string): Column['unit'] {
  const counted = COUNTED.map((pattern) => pattern.exec(caption)?.groups).find((groups) => groups !== undefined);
  const currency = counted && currencyOf(counted['currency'] ?? '');
  const scale = SCALES[counted?.['scale']?.toLowerCase() ?? ''];
  return currency !== undefined && scale !== undefined ? { currency, scale } : undefined;
}

/** A row of a table of trade by year. */
function years(unit: Unit, head: readonly string[]): Proposal[] {
  const two = pairTwo(unit);
  const cells = cellsOf(unit.text);
  const year = cells[0]?.text ?? '';
  if (!two || !/^year|^period/i.test(head[0] ?? '') || !/^(?:1[89]|20)\d\d$/.test(year) || cells.length !== head.length)
    return [];
  return head.slice(1).flatMap((caption, i): Proposal[] => {
    const column = columnOf(caption, unit, two);
    const told = column && amountOf(cells[i + 1]!.text, column);
    const flow = told && flowOf(unit, two, column, told, year);
    return flow ? [flow] : [];
  });
}

/** A row "Peru | Chile | 4.5" below "From | To | Value"; what it counts in and the year may stand above the table. */
function routes(unit: Unit, head: readonly string[]): Proposal[] {
  const cells = cellsOf(unit.text);
  const at = (caption: RegExp): number => head.findIndex((words) => caption.test(words));
  const [from, to] = [at(/^(?:from|exporter|seller|origin)\b/i), at(/^(?:to|importer|buyer|destination)\b/i)];
  const worth = at(/^(?:values?|amounts?|exports?|trade|sales)\b/i);
  if (from < 0 || to < 0 || worth < 0 || cells.length !== head.length) return [];
  const [exporter, importer] = [from, to]
    .map((i) => unit.countriesIn(cells[i]!.text))
    .map(([only, other]) => (other ? undefined : only?.code));
  const above = aboveTable(unit);
  const counted = unitIn(head[worth]!) ?? unitIn(above);
  const told = amountOf(cells[worth]!.text, counted ? { unit: counted } : {});
  const dates = findDates(above).map(({ value }) => String(value));
  const year = dates.length === 1 && /^\d{4}$/.test(dates[0]!) ? dates[0]! : undefined;
  if (!exporter || !importer || exporter === importer || !told || !/\b(?:trade|exports?)\b/i.test(above)) return [];
  const flow = flowOf(unit, [exporter, importer], { exporter, importer }, told, year);
  return flow ? [flow] : [];
}

/** The heading and the words right above a table. */
function aboveTable(unit: Unit): string {
  let above = unit.before;
  while (above?.passage.shape === 'row') above = above.before;
  return above === undefined || above.text.length > LONGEST ? unit.section.heading : above.text;
}

function flowOf(
  unit: Unit,
  two: readonly [CountryCode, CountryCode],
  { exporter, importer }: Column,
  told: { amount: number; currency: string },
  year: string | undefined,
): Proposal | undefined {
  const pair = pairFor(unit, two);
  const way = exporter && importer ? `${exporter}-to-${importer}` : 'total';
  return (
    pair && {
      kind: 'trade-flow',
      pair,
      start: 0,
      end: unit.text.length,
      ...(exporter && { exporter }),
      ...(importer && { importer }),
      value: { type: 'money', of: exporter ? 'exports' : 'total trade', ...told },
      ...(year !== undefined && { period: year, topic: topicOf(two[0], two[1], 'trade', way, year) }),
    }
  );
}

/** Tables of trade whose heads tell the direction, the currency and the scale. */
export const tableRule: Rule = {
  name: 'table',
  propose: (unit) => {
    const { head, shape } = unit.passage;
    return shape !== 'row' || !head || unit.text.length > LONGEST ? [] : [...years(unit, head), ...routes(unit, head)];
  },
};
