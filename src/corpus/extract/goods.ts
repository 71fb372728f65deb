import { itemsOf } from './list.ts';
import { pairOf, WORLD } from '../../model/country.ts';
import { DATE, LAND, pattern, POSS } from './marked.ts';
import { otherThan, ruleOf, type Match, type Reader, type Said } from './pattern.ts';

const MOST_ITEMS = 20;

const goods = (match: Match): Said | undefined => {
  const { sentence } = match;
  const exporter = match.land('from') ?? otherThan(sentence, match.land('to'));
  const importer = match.land('to') ?? otherThan(sentence, match.land('from'));
  const items = itemsOf(match.words('goods') ?? '');
  if (!exporter || !importer || exporter === importer || !areGoods(items)) return undefined;
  return {
    kind: 'traded-goods',
    between: [exporter, importer],
    exporter,
    importer,
    value: { type: 'list', of: 'goods', items },
  };
};

/** Goods are named shortly; an amount or a whole clause is none. */
const areGoods = (items: readonly string[]): boolean =>
  items.length > 0 &&
  items.length <= MOST_ITEMS &&
  items.every(
    (item) =>
      item.length <= 70 &&
      !/[$€£¥]|\b(?:million|billion|goods worth|more than|as possible)\b|^(?:it|they|the product|this|that|more|less|goods|products|its|to|from|of|in|for|with)\b|\b(?:is|are|was|were|has|have|which|who|will|exports|imports)\b/i.test(
        item,
      ),
  );

const MAIN = '(?:(?:main|major|principal|key|largest|biggest|top|primary|most important|leading|chief) ){0,2}';
const THINGS = '(?:exports?|export (?:products?|goods|items|commodities)|products?|goods|commodities|items)';
const ARE =
  '(?:include|includes|included|are|were|consist(?:s|ed)? of|comprise[sd]?|is|was)(?: mainly| mostly| primarily| chiefly| largely| the following)?:?';
const LIST =
  '(?<goods>[^.;:|\ue800-\uefff\uf400-\uf8ff]{3,400}?)(?=\\.?$|\\. |;|,? (?:while|whereas|but) |,? and (?:it|its) | \\()';
const WARES =
  '(?<goods>(?!more |less |goods |worth |its |their |it |to |from |the product )[^.;:|\ue000-\uefff\uf000-\uf8ff]{3,200}?)';
/** "Exports - commodities" of a fact sheet about one country. */
function sheet(match: Match): Said | undefined {
  const { unit } = match.sentence;
  const [home, other] = unit.document.countries;
  const way = /^(exports|imports) - commodities$/i.exec(unit.section.heading)?.[1]?.toLowerCase();
  const items = itemsOf(match.words('goods') ?? '');
  const period = match.value('when')?.value;
  if (home === undefined || other !== undefined || way === undefined || !areGoods(items)) return undefined;
  return {
    kind: 'traded-goods',
    pair: pairOf(home, WORLD),
    between: [],
    ...(way === 'exports' ? { exporter: home } : { importer: home }),
    value: { type: 'list', of: 'goods', items },
    ...(period !== undefined && { period: String(period) }),
  };
}

const reader = (source: string): Reader => ({ pattern: pattern(source), read: goods });

/** Which goods go from where to where. */
export const goodsRule = ruleOf(
  'goods',
  [
    reader(`${LAND('from')}${POSS} ${MAIN}${THINGS} to ${LAND('to')} ${ARE} ${LIST}`),
    reader(`${LAND('to')}${POSS} ${MAIN}imports? from ${LAND('from')} ${ARE} ${LIST}`),
    reader(`${THINGS}(?: exported| sold)? from ${LAND('from')} to ${LAND('to')} ${ARE} ${LIST}`),
    reader(`${THINGS} (?:exported|sold) to ${LAND('to')}(?: from| by) ${LAND('from')} ${ARE} ${LIST}`),
    reader(`${THINGS} (?:imported) (?:in)?to ${LAND('to')} from ${LAND('from')} ${ARE} ${LIST}`),
    reader(`imports(?: of ${LAND('to')})? from ${LAND('from')} ${ARE} ${LIST}`),
    reader(`${THINGS} imported from ${LAND('from')} ${ARE} ${LIST}`),
    reader(`(?<![\ue000-\ue7ff] |['’]s )${MAIN}exports to ${LAND('to')} ${ARE} ${LIST}`),
    reader(
      `${LAND('from')}(?: also| mainly| primarily| mostly| chiefly){0,2} (?:exports?|sells?|exported|sold)(?: mainly| mostly| primarily| chiefly)? ${WARES} to ${LAND('to')}`,
    ),
    reader(
      `${LAND('to')}(?: also| mainly| primarily| mostly| chiefly){0,2} (?:imports?|buys?|imported|bought)(?: mainly| mostly| primarily| chiefly)? ${WARES} from ${LAND('from')}`,
    ),
    { pattern: pattern(`^(?<goods>[\\p{L}][^()|:]{3,300}) \\(${DATE('when')}(?: est\\.)?\\)$`), read: sheet },
  ] satisfies readonly Reader[],
  /export|import|sell|sold|buy|bought|\(\d{4}/iu,
);
