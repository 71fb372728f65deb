import type { CountryCode } from '../../model/country.ts';
import { BEFORE_AMOUNT, flow, SHEETS } from './flow.ts';
import { LAND, MONEY, POSS } from './marked.ts';
import { otherHere, reader, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { SHARES_OF_TRADE } from './shares.ts';

/** Words between a noun and its amount: how it came about. */
const ROSE =
  '(?:rose|rising|grew|growing|increased|increasing|jumped|climbed|soared|surged|expanded|went|moved|recovered|fell|falling|dropped|declined|decreased|shrank|slumped|plunged|tumbled|contracted|dipped|went (?:up|down)|doubled|tripled|trebled|quadrupled|more than doubled)';
// "from 3 million in 2010 to"
const FROM =
  '(?: from(?: about| around| some| only| just)? [\\ue800-\\uefff]+(?:,? (?:back )?in (?<then>[\\uf000-\\uf3ff]+))?)?';
const CAME = `(?:totall?(?:ed|ing|s)|add(?:ed|s|ing)? up to|sum(?:med|s) up to|amount(?:ed|s|ing)?(?: to)?|reach(?:ed|es|ing)?|st(?:ood|ands|anding) at|(?:(?:was|were|is|are|has been|had been|being)(?: currently| now)?(?: worth| valued at| estimated at| put at| recorded at| reported at| assessed at)?)|exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|topp(?:ed|ing)|cross(?:ed|ing)|${ROSE}(?: (?:steadily|sharply|slightly|steeply|rapidly|again|further)){0,2}(?:,? by [^ ]{1,8}%?(?: per cent| percent)?,?)?${FROM},? to|peaked at|averag(?:ed|es|ing)|(?:came|comes|coming)(?: in)? (?:to|at)|estimates?|hit|ran to|valued at|worth|to the (?:value|tune) of|(?:is |are |was )?(?:set|expected|projected|forecast) to (?:reach|exceed|hit)|to reach|accounted for|made up|represented|generated|of|at|:)`;
const NEAR = `(?:(?! (?:and|but|while|deficit|surplus|balance|agreements?|deals?|contracts?|loans?|grants?|credits?|aid|investments?|funds?|projects?|debts?|tariffs?|duties|from) )[^;:.\ue000-\uefff\uf400-\uf8ff]){0,60}?`;
// How much it was: "were worth some 5 million", ": 5 million", "(5 million)".
const TOLD = `(?:${NEAR}(?: ${CAME}|:|,? \\()|(?= [\ue800-\uefff]))${BEFORE_AMOUNT}${MONEY('amount')}`;
const OF_TRADE =
  '(?:(?:total|overall|bilateral|two-way|mutual|foreign|merchandise|annual|commercial|direct|combined|trade|goods|reciprocal|recorded|official) ){0,3}';
// "Trade in tin" is not all trade, and neither is a deficit.
const TRADE = `(?<=^|[,;:(–—-] ?|(?<![\\p{L}])(?:the|their|with|of|and|that|while|whose|where|in|to|by|double|triple|increase|raise|boost|expand|bring|[\\uf000-\\uf3ff],?|['’]s?|[\\ue000-\\ue7ff]) )${OF_TRADE}(?:(?:volume|value|turnover|level) of (?:the )?(?:bilateral |mutual |two-way |total |reciprocal )?(?:trade|commerce)|trade|commerce|trade exchanges?|commercial exchanges?|(?<=trade |bilateral |commercial |merchandise )turnover)(?! (?:deficit|surplus|balance|gap|in (?!goods|services|[\\uf000-\\uf3ff]))s?)(?: (?:volumes?|turnover|exchanges?|flows?|values?|in goods and services|in goods|in services)){0,2}`;
const GOODS = '(?: of goods and services| of goods| of services| in goods| goods)?';
const PARTLY =
  '(?:(?:main|total|annual|overall|goods|merchandise|direct|recorded|officially recorded|agricultural|food|oil) ){0,2}';
const SALES = '(?:exports|sales|shipments|deliveries)';
const BUYS = '(?:imports|purchases)';
// "Exports" of whoever the sentence is about, not of what is only called by them: "oil sales".
const START =
  '(?<=^|[,;:(–—-] ?|(?<![\\p{L}])(?:its|their|the|his|total|annual|that|whose|where|while|whereas|and|with|of|but|when|as) )';

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
    const exporter = match.land('from') ?? otherHere(match, match.land('to'));
    const importer = match.land('to') ?? otherHere(match, match.land('from'));
    if (!exporter || !importer || exporter === importer) return undefined;
    return flow(match, of, { exporter, importer }, [exporter, importer]);
  };
const [exports, imports] = [direction('exports'), direction('imports')];

// What else the same breath tells: "..., while imports were 3 million".
const NEXT = `[^;.\ue000-\ue7ff\ue800-\uefff]{0,60}?[ (]`;
const THENCE = '(?: from (?:there|it|the country|the latter))?';
const DIRECTIONS: readonly Reader[] = [
  // "exports from A to B", "A's exports to B", "exports to B from A: 5 million"
  reader(`${SALES}${GOODS} (?:from|of|by) ${LAND('from')} to ${LAND('to')}${TOLD}`, exports),
  reader(`${SALES}${GOODS} ${LAND('from')} to ${LAND('to')}${TOLD}`, exports),
  reader(`${SALES}${GOODS} to ${LAND('to')} (?:from|by) ${LAND('from')}${TOLD}`, exports),
  reader(`${BUYS}${GOODS} (?:from|of) ${LAND('from')} (?:in)?to ${LAND('to')}${TOLD}`, imports),
  reader(`${BUYS}${GOODS} (?:in)?to ${LAND('to')} from ${LAND('from')}${TOLD}`, imports),
  reader(`${BUYS}${GOODS} (?:of|by) ${LAND('to')} from ${LAND('from')}${TOLD}`, imports),
  reader(`${LAND('from')}${POSS} ${PARTLY}${SALES}${GOODS} to ${LAND('to')}${TOLD}`, exports),
  reader(`${LAND('to')}${POSS} ${PARTLY}${BUYS}${GOODS} from ${LAND('from')}${TOLD}`, imports),
  reader(`(?<![\ue000-\ue7ff] |['’]s )${START}${SALES}${GOODS} to ${LAND('to')}${TOLD}`, exports),
  reader(`(?<![\ue000-\ue7ff] |['’]s )${START}${BUYS}${GOODS} from ${LAND('from')}${TOLD}`, imports),
  // the other direction in the same breath
  reader(
    `${SALES}${GOODS} to ${LAND('from')}[^;.]{0,90}?[\ue800-\uefff]${NEXT}imports${THENCE}(?: ${CAME})?${BEFORE_AMOUNT}${MONEY('amount')}(?! from)`,
    imports,
  ),
  reader(
    `${BUYS}${GOODS} from ${LAND('to')}[^;.]{0,90}?[\ue800-\uefff]${NEXT}exports(?: to (?:there|it|the country|the latter))?(?: ${CAME})?${BEFORE_AMOUNT}${MONEY('amount')}(?! to)`,
    exports,
  ),
  // parts of a total
  reader(
    `${MONEY('amount')}(?: of which| of this| of it)? (?:was|were|is|are|came from)(?: accounted for by| made up of)? ${SALES} from ${LAND('from')} to ${LAND('to')}`,
    exports,
  ),
  reader(
    `${MONEY('amount')}(?: of which| of this| of it)? (?:was|were|is|are|came from)(?: accounted for by| made up of)? ${LAND('from')}${POSS} ${SALES} to ${LAND('to')}`,
    exports,
  ),
  reader(
    `(?:of which|including)${BEFORE_AMOUNT}${MONEY('amount')} (?:was|were|is|are|came from|in|of)(?: accounted for by| made up of)? ${LAND('from')}${POSS} exports(?! to)`,
    exports,
  ),
];

/** Amounts that verbs tell: "A sold B goods worth 5 million". */
const SOLD = '(?:has |had |also |annually ){0,2}(?:export(?:s|ed)|sold|sells|shipp?(?:s|ed)|supplie[sd]|delivered)';
const BOUGHT = '(?:has |had |also |annually ){0,2}(?:import(?:s|ed)|bought|buys|purchase[sd]|acquired)';
const WORTH = '(?:worth|valued at|to the (?:value|tune) of|totall?ing|amounting to)';
const DEALS: readonly Reader[] = [
  reader(
    `${LAND('from')} ${SOLD} (?:[\\p{L}-]+,? ){1,6}to ${LAND('to')} ${WORTH}${BEFORE_AMOUNT}${MONEY('amount')}`,
    exports,
  ),
  reader(
    `${LAND('from')} ${SOLD} ${LAND('to')} (?:[\\p{L}-]+,? ){1,5}${WORTH}${BEFORE_AMOUNT}${MONEY('amount')}`,
    exports,
  ),
  reader(
    `${LAND('from')} ${SOLD}(?: (?:[\\p{L}-]+,? ){1,6}(?:${WORTH}))?${BEFORE_AMOUNT}${MONEY('amount')}(?: worth)?(?: of| in)?(?: goods(?: and services)?)? to ${LAND('to')}`,
    exports,
  ),
  reader(
    `${LAND('to')} ${BOUGHT}(?: (?:[\\p{L}-]+,? ){1,6}(?:${WORTH}))?${BEFORE_AMOUNT}${MONEY('amount')}(?: worth)?(?: of| in)?(?: goods(?: and services)?)? from ${LAND('from')}`,
    imports,
  ),
  reader(
    `${LAND('to')} ${BOUGHT} (?:[\\p{L}-]+,? ){1,6}from ${LAND('from')} ${WORTH}${BEFORE_AMOUNT}${MONEY('amount')}`,
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
];

const BOTH = '(?: between (?:the two|both|these|them)(?: countries| nations| states| sides| neighbou?rs| sides)?)';
const TOTALS: readonly Reader[] = [
  reader(
    `(?:double|increase|raise|boost|expand|bring|triple) (?:the |their )?${TRADE}${BOTH}? to${BEFORE_AMOUNT}${MONEY('amount')}`,
    total,
  ),
  reader(`${TRADE} between ${LAND('a')} and ${LAND('b')}${TOLD}`, total),
  reader(`${LAND('a')}(?:[–-]| and |/)${LAND('b')} ${TRADE}${TOLD}`, total),
  reader(`${LAND('a')}${POSS} ${TRADE} with ${LAND('b')}${TOLD}`, total),
  reader(`${TRADE} (?:of|by) ${LAND('a')} with ${LAND('b')}${TOLD}`, total),
  reader(`(?<![\ue000-\ue7ff] |['’]s )${TRADE}${BOTH}?${TOLD}`, total),
  reader(`${MONEY('amount')}(?: worth)? (?:of|in) (?:bilateral|two-way|mutual|total|annual) (?:trade|commerce)`, total),
];
/** Amounts, shares and ranks of trade. */
export const tradeRule = ruleOf(
  'trade',
  [...DIRECTIONS, ...DEALS, ...TOTALS, ...SHARES_OF_TRADE, ...SHEETS],
  /trade|trading|turnover|commerc|export|import|suppl|sold|sell|sales|ship|deliver|purchase|bought|buys|worth|valued|market|customer|partner|\d ?%/iu,
);
