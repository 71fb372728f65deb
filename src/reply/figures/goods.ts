import type { Answered, Finding } from '../../model/answer.ts';
import { partnerIn, type CountryCode } from '../../model/country.ts';
import type { Framed } from '../../model/figure.ts';
import type { Goods } from '../../model/figures/goods.ts';
import { isKind, type ClaimOf } from '../../model/kinds/index.ts';
import type { Locale } from '../../locales/en.ts';
import { fit } from '../limits.ts';
import { placeOf, type Speaking } from '../parts.ts';
import { altOf } from './amounts-alt.ts';
import { sourceAmong, sourceOf } from './sources.ts';

/** Rows of a picture, and characters of what is traded in one. */
const ROWS = 12;
const LENGTH = 240;

/** What one claim tells of goods, with its quote. */
interface Line {
  readonly finding: Finding;
  readonly claim: ClaimOf<'traded-goods'>;
  readonly items: readonly string[];
}

/** The goods that a look-up has found, as a table; one line alone is none. */
export function goodsOf(answer: Answered, speaking: Speaking): Goods | undefined {
  if (!answer.lookup || (answer.shape !== 'list' && answer.shape !== 'comparison')) return undefined;
  const { t, library } = speaking;
  const all = answer.groups.flatMap(({ findings }) => findings.flatMap(linesOf));
  if (all.length < 2) return undefined;
  const drawn = all.slice(0, ROWS);
  const read = drawn.filter(({ claim }) => claim.extracted).length;
  const sameWay = Map.groupBy(drawn, wayOf);
  const rows = drawn.map((line) => rowOf(line, sameWay.get(wayOf(line))!, t, library.home));
  const frame: Omit<Framed, 'alt'> = {
    title: t.answer.title(placeOf(answer.question.pairs, t, library.home), t.kinds['traded-goods']),
    subtitle: t.pictures.goods.subtitle,
    notes: [
      ...(all.length > ROWS ? [t.pictures.goods.more(all.length - ROWS)] : []),
      ...(read > 0 ? [t.answer.readAutomatically(read === drawn.length)] : []),
    ],
    source: sourceOf(
      drawn.map(({ finding }) => finding),
      t,
    ),
  };
  const alt = altOf(
    frame,
    rows.map(({ direction, beside, goods }) => ({
      text: `${[direction, beside].filter(Boolean).join(', ')}: ${goods}`,
      figure: true,
    })),
    t.pictures.goods.more,
  );
  return { chart: 'goods', ...frame, alt, columns: t.pictures.goods.columns, rows };
}

/** Goods are lists; what is said not to be traded is told in words alone. */
const linesOf = (finding: Finding): Line[] =>
  [...(finding.claim ? [finding.claim] : []), ...(finding.also ?? [])].flatMap((claim) =>
    isKind('traded-goods', claim) && claim.value.type === 'list' && claim.modality !== 'negated'
      ? [{ finding, claim, items: claim.value.items }]
      : [],
  );

const wayOf = ({ claim }: Line): string => [claim.pair, claim.exporter, claim.importer].join('/');

function rowOf(
  { finding, claim, items }: Line,
  others: readonly Line[],
  t: Locale,
  home: CountryCode,
): Goods['rows'][number] {
  const { exporter, importer, pair, period, value, modality } = claim;
  const from = exporter ?? (importer && partnerIn(pair, importer));
  const beside = [
    value.of === 'goods' ? '' : value.of,
    period ? t.format.period(period) : '',
    sourceAmong(
      finding,
      others.map((other) => other.finding),
    ),
  ];
  return {
    direction: from
      ? t.pictures.amounts.direction(from, importer ?? partnerIn(pair, from))
      : t.pictures.amounts.bothOf(t.pair(pair, home)),
    beside: beside.filter(Boolean).join(', '),
    goods: fit(t.pictures.goods.told(items, modality), LENGTH),
  };
}
