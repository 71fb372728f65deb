import type { CountryCode } from '../../model/country.ts';
import { currencyOf, CURRENCY_BEFORE, CURRENCY_BEHIND } from '../../model/currency.ts';
import { findValues } from '../../model/grammar.ts';
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
  const counted = COUNTED.map((pattern) => pattern.exec(caption)?.groups).find((groups) => groups !== undefined);
  const currency = counted && currencyOf(counted['currency'] ?? '');
  const scale = SCALES[counted?.['scale']?.toLowerCase() ?? ''];
  const worth = currency !== undefined && scale !== undefined ? { unit: { currency, scale } } : {};
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

function propose(unit: Unit): Proposal[] {
  const { head, shape } = unit.passage;
  const two = pairTwo(unit);
  if (shape !== 'row' || !head || !two || unit.text.length > LONGEST) return [];
  const cells = cellsOf(unit.text);
  const year = cells[0]?.text ?? '';
  const pair = pairFor(unit, two);
  if (
    !pair ||
    !/^year|^period/i.test(head[0] ?? '') ||
    !/^(?:1[89]|20)\d\d$/.test(year) ||
    cells.length !== head.length
  )
    return [];
  return head.slice(1).flatMap((caption, i): Proposal[] => {
    const column = columnOf(caption, unit, two);
    const told = column && amountOf(cells[i + 1]!.text, column);
    if (!told) return [];
    const { exporter, importer } = column;
    const way = exporter && importer ? `${exporter}-to-${importer}` : 'total';
    return [
      {
        kind: 'trade-flow',
        pair,
        start: 0,
        end: unit.text.length,
        ...(exporter && { exporter }),
        ...(importer && { importer }),
        value: { type: 'money', of: exporter ? 'exports' : 'total trade', ...told },
        period: year,
        topic: topicOf(two[0], two[1], 'trade', way, year),
      },
    ];
  });
}

/** Tables of trade by year whose heads tell the direction, the currency and the scale. */
export const tableRule: Rule = { name: 'table', propose };
