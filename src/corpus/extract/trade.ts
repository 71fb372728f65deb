import { pairOf, WORLD, type CountryCode } from '../../model/country.ts';
import { amountIn } from './amount.ts';
import { itemsOf } from './list.ts';
import { COUNT, DATE, LAND, MONEY, pattern } from './marked.ts';
import { periodOf } from './period.ts';
import {
  otherThan,
  precedes,
  qualifierAt,
  ruleOf,
  theTwo,
  topicOf,
  type Match,
  type Reader,
  type Said,
} from './pattern.ts';

/** Words between a noun and its amount: how it came about. */
const CAME =
  '(?:totall?(?:ed|ing|s)|amount(?:ed|s|ing)?(?: to)?|reach(?:ed|es|ing)?|st(?:ood|ands|anding) at|(?:was|were|is|are|has been|had been)(?: worth| valued at| estimated at)?|exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|(?:rose|grew|increased|jumped|climbed|fell|dropped|declined|decreased)(?: by [^ ]{1,8}%?(?: per cent| percent)?)? to|came to|estimates?|hit|valued at|worth|(?:is |are |was )?(?:set|expected|projected|forecast) to (?:reach|exceed|hit)|to reach|accounted for|made up|of|:)';
const NEAR = `(?:(?! (?:and|but|while|deficit|surplus|balance|agreements?|deals?|contracts?|from) )[^;:.\ue000-\uefff\uf400-\uf8ff]){0,60}?`;
const BEFORE_AMOUNT =
  '(?:(?: a| the| total| record| level| mark| value| volume| sum| of| around| about| approximately| over| more than| nearly| almost| roughly| some| just| under| at| least| only| an| estimated| as much as| well| in| excess){0,6}) ?';
const OF_TRADE =
  '(?:(?:total|overall|bilateral|two-way|mutual|foreign|merchandise|annual|commercial|direct|combined|trade|goods) ){0,3}';
// "Trade in tin" is not all trade, and neither is a deficit.
const TRADE = `(?<=^|[,;:(–—-] ?|(?<![\\p{L}])(?:the|their|with|of|and|that|while|whose|where|in|to|by|double|triple|increase|raise|boost|expand|bring|[\\uf000-\\uf3ff],?|['’]s?|[\\ue000-\\ue7ff]) )${OF_TRADE}(?:(?:volume|value) of (?:bilateral |mutual |two-way )?trade|trade|commerce|trade exchanges?)(?! (?:deficit|surplus|balance|gap|in (?!goods|services|[\\uf000-\\uf3ff]))s?)(?: (?:volume|turnover|exchange|flows?|value|in goods and services|in goods|in services)){0,2}`;
const GOODS = '(?: of goods and services| of goods| of services| in goods| goods)?';
const PARTLY = '(?:(?:main|total|annual|overall|goods|merchandise|direct|agricultural|food|oil) ){0,2}';

/** Shorter amounts are slips or prices; what has no currency is no amount. */
const LEAST = 10_000;

interface Way {
  readonly exporter?: CountryCode | undefined;
  readonly importer?: CountryCode | undefined;
}

/** An amount of trade in one direction, or in both together. */
function flow(match: Match, of: string, { exporter, importer }: Way, between: Said['between']): Said | undefined {
  const amount = amountIn(match, 'amount', LEAST);
  if (!amount) return undefined;
  const { qualifier } = qualifierAt(match.sentence, match.at('amount'));
  const period = periodOf(match.sentence, match);
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
    ...(period !== undefined && { period }),
    // "Over a billion" and "1.2 billion" do not differ.
    ...(a && b && year && !qualifier && { topic: topicOf(a, b, 'trade', way, year) }),
  };
}

/** Whose trade with each other it is: who is named with it, else the two of the passage if no third is named. */
function tradersOf(match: Match): readonly [CountryCode, CountryCode] | undefined {
  const [a, b] = [match.land('a'), match.land('b')];
  if (a && b) return a === b ? undefined : [a, b];
  const two = theTwo(match.sentence);
  if (!two || !match.sentence.codes.every((code) => two.includes(code))) return undefined;
  return two;
}

const total = (match: Match): Said | undefined => {
  const traders = tradersOf(match);
  return traders && flow(match, 'total trade', {}, traders);
};

/** `from` sells to `to`; where only one is named, the other of the two is meant. */
const direction =
  (of: 'exports' | 'imports') =>
  (match: Match): Said | undefined => {
    const { sentence } = match;
    const exporter = match.land('from') ?? otherThan(sentence, match.land('to'));
    const importer = match.land('to') ?? otherThan(sentence, match.land('from'));
    if (!exporter || !importer || exporter === importer) return undefined;
    return flow(match, of, { exporter, importer }, [exporter, importer]);
  };
const [exports, imports] = [direction('exports'), direction('imports')];

const reader = (source: string, read: Reader['read']): Reader => ({ pattern: pattern(source), read });
const POSS = "(?:['’]s?)?";

const AMOUNTS: readonly Reader[] = [
  // "exports from A to B", "A's exports to B", "exports to B from A: 5 million"
  reader(
    `exports${GOODS} from ${LAND('from')} to ${LAND('to')}${NEAR}(?: ${CAME}|:)${BEFORE_AMOUNT}${MONEY('amount')}`,
    exports,
  ),
  reader(
    `exports${GOODS} to ${LAND('to')} from ${LAND('from')}${NEAR}(?: ${CAME}|:)${BEFORE_AMOUNT}${MONEY('amount')}`,
    exports,
  ),
  reader(
    `imports${GOODS} from ${LAND('from')} (?:in)?to ${LAND('to')}${NEAR}(?: ${CAME}|:)${BEFORE_AMOUNT}${MONEY('amount')}`,
    imports,
  ),
  reader(
    `imports${GOODS} (?:in)?to ${LAND('to')} from ${LAND('from')}${NEAR}(?: ${CAME}|:)${BEFORE_AMOUNT}${MONEY('amount')}`,
    imports,
  ),
  reader(
    `${LAND('from')}${POSS} ${PARTLY}exports${GOODS} to ${LAND('to')}${NEAR}(?: ${CAME}|:)${BEFORE_AMOUNT}${MONEY('amount')}`,
    exports,
  ),
  reader(
    `${LAND('to')}${POSS} ${PARTLY}imports${GOODS} from ${LAND('from')}${NEAR}(?: ${CAME}|:)${BEFORE_AMOUNT}${MONEY('amount')}`,
    imports,
  ),
  reader(
    `(?<![\ue000-\ue7ff] |['’]s )exports${GOODS} to ${LAND('to')} (?:${NEAR} )?${CAME}${BEFORE_AMOUNT}${MONEY('amount')}`,
    exports,
  ),
  reader(
    `(?<![\ue000-\ue7ff] |['’]s )imports${GOODS} from ${LAND('from')} (?:${NEAR} )?${CAME}${BEFORE_AMOUNT}${MONEY('amount')}`,
    imports,
  ),
  reader(
    `${MONEY('amount')}(?: of which)? (?:was|were|is|are) (?:accounted for by )?exports from ${LAND('from')} to ${LAND('to')}`,
    exports,
  ),
  reader(
    `${MONEY('amount')}(?: of which)? (?:was|were|is|are) (?:accounted for by )?${LAND('from')}${POSS} exports to ${LAND('to')}`,
    exports,
  ),
  reader(
    `${LAND('from')} (?:has |had )?export(?:s|ed) (?:[\\p{L}-]+ ){1,4}to ${LAND('to')} (?:worth|valued at|to the value of|totalling)${BEFORE_AMOUNT}${MONEY('amount')}`,
    exports,
  ),
  // "A exported goods worth 5 million to B", and what it imported in the same breath
  reader(
    `${LAND('from')} (?:has |had )?export(?:s|ed)(?: (?:[\\p{L}-]+ ){1,4}(?:worth|valued at))?${BEFORE_AMOUNT}${MONEY('amount')}(?: worth)?(?: of| in)?(?: goods(?: and services)?)? to ${LAND('to')}`,
    exports,
  ),
  reader(
    `${LAND('to')} (?:has |had )?import(?:s|ed)(?: (?:[\\p{L}-]+ ){1,4}(?:worth|valued at))?${BEFORE_AMOUNT}${MONEY('amount')}(?: worth)?(?: of| in)?(?: goods(?: and services)?)? from ${LAND('from')}`,
    imports,
  ),
  reader(
    `${LAND('to')} (?:has |had )?exported [^;.]{1,60} to ${LAND('from')},? and (?:it )?imported(?: goods worth)?${BEFORE_AMOUNT}${MONEY('amount')}(?! (?:worth |of goods |in goods )?from)`,
    imports,
  ),
  reader(
    `${LAND('from')} (?:has |had )?imported [^;.]{1,60} from ${LAND('to')},? and (?:it )?exported(?: goods worth)?${BEFORE_AMOUNT}${MONEY('amount')}(?! (?:worth |of goods |in goods )?to)`,
    exports,
  ),
  reader(
    `(?:double|increase|raise|boost|expand|bring|triple) (?:the |their )?${TRADE}(?: between (?:the two|both)(?: countries| nations| states))? to${BEFORE_AMOUNT}${MONEY('amount')}`,
    total,
  ),
  // both directions together
  reader(`${TRADE} between ${LAND('a')} and ${LAND('b')}${NEAR} ${CAME}${BEFORE_AMOUNT}${MONEY('amount')}`, total),
  reader(`${LAND('a')}${POSS} ${TRADE} with ${LAND('b')}${NEAR} ${CAME}${BEFORE_AMOUNT}${MONEY('amount')}`, total),
  reader(`${TRADE} (?:of|by) ${LAND('a')} with ${LAND('b')}${NEAR} ${CAME}${BEFORE_AMOUNT}${MONEY('amount')}`, total),
  reader(
    `(?<![\ue000-\ue7ff] |['’]s )${TRADE}(?: between (?:the two|both|these)(?: countries| nations| states)?)?${NEAR} ${CAME}${BEFORE_AMOUNT}${MONEY('amount')}`,
    total,
  ),
  reader(`${MONEY('amount')}(?: worth)? (?:of|in) (?:bilateral|two-way|mutual|total|annual) (?:trade|commerce)`, total),
];

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
  '(?<rank>(?:[\\p{L}\\d-]{2,20} ){0,4}(?:largest|biggest|main|most important|principal|top|leading|important)(?: [\\p{L}-]{3,15}){0,3} (?:trad(?:e|ing) partner|export (?:market|destination|partner)|import (?:source|partner)|source of imports|supplier))';
const BEING =
  '(?:is|was|became|remains|remained|being|has been|has become|had become|ranks as|ranked as|is ranked as)(?: also| now| still| currently| consistently)?';
const RANKS: readonly Reader[] = [
  reader(`${LAND('who')} ${BEING} (?:[^;.]{0,80}? and )?(?<one>one of )?${LAND('whose')}${POSS} ${PARTNER}s?`, rank),
  reader(`${LAND('who')} ${BEING} (?<one>one of )?(?:the )?${PARTNER}s? (?:of|for|to) ${LAND('whose')}`, rank),
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

const SHEETS: readonly Reader[] = [
  reader(`^[\\ue000-\\ue7ff\\p{L} ]{2,40}\\d{1,2}%,[^()]{3,300}\\(${DATE('when')}(?: est\\.)?\\)$`, sheet),
  reader(`^(?:exports|imports)(?: [\\uf000-\\uf3ff]+)?: ${MONEY('amount')} \\(${DATE('when')}(?: est\\.)?\\)$`, sheet),
];

/** Amounts, shares and ranks of trade. */
export const tradeRule = ruleOf(
  'trade',
  [...AMOUNTS, ...SHARES, ...WORTHS, ...RANKS, ...VOLUMES, ...SHEETS],
  /trade|trading|commerce|export|import|suppl|sold|sell|ship|worth|valued|market|customer|\d ?%/iu,
);
