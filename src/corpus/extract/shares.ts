import { LAND, MONEY, COUNT, POSS } from './marked.ts';
import { BEFORE_AMOUNT, flow } from './flow.ts';
import { periodOf } from './period.ts';
import { precedes, qualifierAt, reader, type Match, type Reader, type Said } from './pattern.ts';

/** "Germany supplied 11.5% of Norwegian imports": a share is told as it stands. */
function share(match: Match): Said | undefined {
  const [exporter, importer] = [match.land('from'), match.land('to')];
  const percent = Number(match.words('share'));
  if (!exporter || !importer || exporter === importer || !(percent > 0 && percent < 100)) return undefined;
  const of = /import/i.test(match.words('what') ?? '') ? 'share of imports' : 'share of exports';
  return {
    kind: 'trade-flow',
    between: [exporter, importer],
    exporter,
    importer,
    value: { type: 'count', of, n: percent, unit: 'per cent' },
    ...qualifierAt(match.sentence, match.at('share')),
  };
}

const PERCENT = '(?<share>\\d{1,2}(?:\\.\\d{1,2})?) ?(?:%|per ?cent)';
const SHARES: readonly Reader[] = [
  reader(
    `${LAND('from')} (?:has )?(?:suppl(?:ied|ies)|provide[sd]|account(?:ed|s) for|made up)${BEFORE_AMOUNT}${PERCENT} of ${LAND('to')}${POSS} (?<what>(?:total )?imports)`,
    share,
  ),
  reader(
    `${LAND('to')} (?:has )?(?:t(?:akes|ook)|receive[sd]|bought|buys|account(?:ed|s) for|made up)${BEFORE_AMOUNT}${PERCENT} of ${LAND('from')}${POSS} (?<what>(?:total )?exports)`,
    share,
  ),
];

/** "B's 27th largest trading partner", "one of B's biggest trading partners": a rank among partners. */
function rank(match: Match): Said | undefined {
  const [who, whose] = [match.land('who'), match.land('whose')];
  const text = match.words('rank');
  if (!who || !whose || who === whose || text === undefined) return undefined;
  const said = match.at('one') ? `one of the ${text}s` : text;
  return { kind: 'trade-flow', between: [who, whose], value: { type: 'text', of: 'rank', text: said } };
}

const PARTNER =
  '(?<rank>(?:[\\p{L}\\d-]{2,20} ){0,4}(?:[\\p{L}\\d]{2,12}-)?(?:largest|biggest|main|most important|principal|top|leading|important)(?: (?!tour|visit)[\\p{L}-]{3,15}){0,3} (?:trad(?:e|ing) partner|partner|market|customer|supplier|buyer|export (?:market|destination|partner)|import (?:source|partner)|source of imports|supplier))';
const BEING =
  '(?:is|was|became|remains|remained|being|has been|has become|had become|ranks as|ranked as|is ranked as|counts as|constitutes)(?: also| now| still| currently| consistently)?';
const RANKS: readonly Reader[] = [
  reader(`${LAND('who')} ${BEING} (?:[^;.]{0,80}? and )?(?<one>one of )?${LAND('whose')}${POSS} ${PARTNER}s?`, rank),
  reader(`${LAND('who')} ${BEING} (?<one>one of )?(?:the )?${PARTNER}s? (?:of|for|to) ${LAND('whose')}`, rank),
  reader(
    `${LAND('who')} (?:ranks?|ranked|was|is|came|comes) (?<rank>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,3}(?:st|nd|rd|th)) (?:among|of|in the list of)(?: all)?(?: the)? (?:[\\p{L}]+ ){0,2}(?:partners|markets|suppliers|customers|destinations)) (?:of|for) ${LAND('whose')}`,
    rank,
  ),
];

/** "The goods were worth 8 billion": those of the share told just before. */
function worth(match: Match): Said | undefined {
  const { sentence } = match;
  const told = precedes(sentence);
  const found = told && SHARES.flatMap(({ pattern: of }) => [...told.marks.matchAll(of)])[0];
  const exporter = told?.named.get(found?.groups?.['from'] ?? '');
  const importer = told?.named.get(found?.groups?.['to'] ?? '');
  if (!found || !exporter || !importer) return undefined;
  const period = periodOf(told, { start: found.index, end: found.index + found[0].length });
  const said = flow(match, 'exports', { exporter, importer }, [exporter, importer]);
  return said && { ...said, ...(period !== undefined && { period }) };
}

const WORTHS: readonly Reader[] = [
  reader(
    `^(?:the|these|those) (?:goods|products|deliveries|supplies) (?:were|was|are) (?:worth|valued at)${BEFORE_AMOUNT}${MONEY('amount')}`,
    worth,
  ),
];

/** "700,000 tonnes of rice to B" */
function tonnes(match: Match): Said | undefined {
  const [exporter, importer] = [match.land('from'), match.land('to')];
  const [found, unit] = [match.value('count'), match.words('unit')];
  if (!exporter || !importer || exporter === importer || typeof found?.value !== 'number' || unit === undefined)
    return undefined;
  return {
    kind: 'trade-flow',
    between: [exporter, importer],
    exporter,
    importer,
    value: { type: 'count', of: 'exports', n: found.value, unit },
    ...qualifierAt(match.sentence, match.at('count')),
  };
}

const VOLUMES: readonly Reader[] = [
  reader(
    `${LAND('from')}(?: [\\p{L}]+){0,4} (?:export(?:s|ed)?|sold|sells?|ship(?:s|ped)?|suppl(?:y|ies|ied))${BEFORE_AMOUNT}${COUNT('count')} (?<unit>(?:metric )?(?:tonnes|tons|barrels)(?: of [\\p{L}]+(?: [\\p{L}]+)?)?) to ${LAND('to')}`,
    tonnes,
  ),
];

/** Shares, ranks and volumes of trade. */
export const SHARES_OF_TRADE: readonly Reader[] = [...SHARES, ...WORTHS, ...RANKS, ...VOLUMES];
