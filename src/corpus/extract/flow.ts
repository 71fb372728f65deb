import { pairOf, WORLD, type CountryCode } from '../../model/country.ts';
import { amountIn } from './amount.ts';
import { itemsOf } from './list.ts';
import { DATE, MONEY } from './marked.ts';
import { periodOf } from './period.ts';
import { qualifierAt, reader, topicOf, type Match, type Reader, type Said } from './pattern.ts';

/** Words that qualify an amount before it. */
export const BEFORE_AMOUNT =
  '(?:(?: a| the| total| record| level| mark| value| volume| sum| of| around| about| approximately| over| more than| nearly| almost| roughly| some| just| under| at| least| only| an| estimated| as much as| well| in| excess){0,6}) ?';

/** Shorter amounts are slips or prices; what has no currency is no amount. */
const LEAST = 10_000;

interface Way {
  readonly exporter?: CountryCode | undefined;
  readonly importer?: CountryCode | undefined;
}

/** An amount of trade in one direction, or in both together. */
export function flow(
  match: Match,
  of: string,
  { exporter, importer }: Way,
  between: Said['between'],
): Said | undefined {
  const amount = amountIn(match, 'amount', LEAST);
  if (!amount) return undefined;
  const { qualifier } = qualifierAt(match.sentence, match.at('amount'));
  const period = periodAt(match);
  const [a, b] = exporter && importer ? [exporter, importer] : between;
  const way = exporter && importer ? `${exporter}-to-${importer}` : 'total';
  const year = period !== undefined && /^\d{4}$/.test(period) ? period : undefined;
  return {
    kind: 'trade-flow',
    between,
    value: { type: 'money', of, amount: amount.value, currency: amount.currency },
    ...(exporter && { exporter }),
    ...(importer && { importer }),
    ...(qualifier && { qualifier }),
    // Nothing else of the sentence may date what rose "from 2 million in 2010".
    period: period ?? '',
    // "Over a billion" and "1.2 billion" do not differ.
    ...(a && b && year && !qualifier && { topic: topicOf(a, b, 'trade', way, year) }),
  };
}

/** When an amount was reached: of one that rose from an earlier one only what stands right behind it tells. */
function periodAt(match: Match): string | undefined {
  const amount = match.at('amount');
  const { marks, told: values } = match.sentence;
  // "Exports to Peru 2020: 3 million"
  const titled = amount && /([\uf000-\uf3ff])\1*:[^:]{0,20}$/u.exec(marks.slice(match.start, amount.start))?.[1];
  if (titled !== undefined) return String(values.get(titled)?.value);
  if (!match.at('then') || !amount) return periodOf(match.sentence, match);
  const behind = /^,? (?:in|by) ([\uf000-\uf3ff])/u.exec(marks.slice(amount.end))?.[1];
  const told = String(values.get(behind ?? '')?.value ?? '');
  return told === '' || told.startsWith('X') ? undefined : told;
}

/** "Exports - partners" and "Exports 2024: $5 billion (2024 est.)" of a fact sheet about one country. */
function sheet(match: Match): Said | undefined {
  const { unit, text } = match.sentence;
  const [home, other] = unit.document.countries;
  const heading = /^(exports|imports)\b/i.exec(unit.section.heading)?.[1]?.toLowerCase();
  if (home === undefined || other !== undefined || heading === undefined) return undefined;
  const way = heading === 'exports' ? { exporter: home } : { importer: home };
  const amount = amountIn(match, 'amount', LEAST);
  const isList = /partners/i.test(unit.section.heading);
  if (isList ? !/\d ?%/.test(text) : !amount) return undefined;
  const period = String(match.value('when')?.value ?? '');
  return {
    kind: 'trade-flow',
    pair: pairOf(home, WORLD),
    between: [],
    ...way,
    value: isList
      ? { type: 'list', of: `${heading.slice(0, -1)} partner`, items: itemsOf(text.replace(/\s*\([^()]*\)\s*$/, '')) }
      : { type: 'money', of: heading, amount: amount!.value, currency: amount!.currency },
    ...(period !== '' && { period }),
    ...(/\best\./i.test(text) && { modality: 'estimated' as const }),
  };
}

/** What a fact sheet tells of the trade of one country. */
export const SHEETS: readonly Reader[] = [
  reader(`^[\\ue000-\\ue7ff\\p{L} ]{2,40}\\d{1,2}%,[^()]{3,300}\\(${DATE('when')}(?: est\\.)?\\)$`, sheet),
  reader(`^(?:exports|imports)(?: [\\uf000-\\uf3ff]+)?: ${MONEY('amount')} \\(${DATE('when')}(?: est\\.)?\\)$`, sheet),
];
