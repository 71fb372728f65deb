import type { CountryCode } from '../../model/country.ts';
import { BEFORE_AMOUNT, flow, SHEETS } from './flow.ts';
import { LAND, MONEY, POSS } from './marked.ts';
import { otherThan, reader, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { SHARES_OF_TRADE } from './shares.ts';

/** Words between a noun and its amount: how it came about. */
const CAME =
  '(?:totall?(?:ed|ing|s)|amount(?:ed|s|ing)?(?: to)?|reach(?:ed|es|ing)?|st(?:ood|ands|anding) at|(?:was|were|is|are|has been|had been)(?: worth| valued at| estimated at)?|exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|(?:rose|grew|increased|jumped|climbed|fell|dropped|declined|decreased)(?: by [^ ]{1,8}%?(?: per cent| percent)?)? to|came to|estimates?|hit|valued at|worth|(?:is |are |was )?(?:set|expected|projected|forecast) to (?:reach|exceed|hit)|to reach|accounted for|made up|of|:)';
const NEAR = `(?:(?! (?:and|but|while|deficit|surplus|balance|agreements?|deals?|contracts?|from) )[^;:.\ue000-\uefff\uf400-\uf8ff]){0,60}?`;
const OF_TRADE =
  '(?:(?:total|overall|bilateral|two-way|mutual|foreign|merchandise|annual|commercial|direct|combined|trade|goods) ){0,3}';
// "Trade in tin" is not all trade, and neither is a deficit.
const TRADE = `(?<=^|[,;:(–—-] ?|(?<![\\p{L}])(?:the|their|with|of|and|that|while|whose|where|in|to|by|double|triple|increase|raise|boost|expand|bring|[\\uf000-\\uf3ff],?|['’]s?|[\\ue000-\\ue7ff]) )${OF_TRADE}(?:(?:volume|value) of (?:bilateral |mutual |two-way )?trade|trade|commerce|trade exchanges?)(?! (?:deficit|surplus|balance|gap|in (?!goods|services|[\\uf000-\\uf3ff]))s?)(?: (?:volume|turnover|exchange|flows?|value|in goods and services|in goods|in services)){0,2}`;
const GOODS = '(?: of goods and services| of goods| of services| in goods| goods)?';
const PARTLY = '(?:(?:main|total|annual|overall|goods|merchandise|direct|agricultural|food|oil) ){0,2}';

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
/** Amounts, shares and ranks of trade. */
export const tradeRule = ruleOf(
  'trade',
  [...AMOUNTS, ...SHARES_OF_TRADE, ...SHEETS],
  /trade|trading|commerce|export|import|suppl|sold|sell|ship|worth|valued|market|customer|\d ?%/iu,
);
