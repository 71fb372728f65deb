import { itemsOf } from './list.ts';
import { COUNT, LAND } from './marked.ts';
import {
  otherHere,
  pairFor,
  qualifierAt,
  reader,
  theTwo,
  topicOf,
  type Match,
  type Reader,
  type Said,
} from './pattern.ts';
import { periodOf } from './period.ts';
import { countryOfCity } from './places.ts';

/** Who invests: words with capitals. */
export const WHO = "(?<who>(?-i:[\\p{Lu}])[\\p{L}\\d&.'’-]*(?: (?:(?-i:[\\p{Lu}])[\\p{L}\\d&.'’-]*|of|and|de)){0,5})";
/** What begins a sentence with a capital and is no company. */
export const NOBODY =
  /^(?:The|In|On|At|It|Its|He|She|They|His|Her|Their|This|That|These|Both|After|Before|Since|During|However|Also|As|By|From|For|When|While|Although|President|Prime|Minister|King|Queen|Prince|Princess|Foreign|Ambassador|Parliament|Government|Trade|Relations|Some|Many|Most|Other|Over|More)\b/u;
const FIRM =
  '(?:company|firm|bank|airline|operator|carmaker|manufacturer|group|conglomerate|corporation|retailer|brewery|producer|contractor|shipbuilder)';
const DID =
  '(?:has |had |have |also |was |were |is |are |been ){0,3}(?:active|present|operating|engaged|signed|sold|sells|selling|building|operating|opened|acquired|expanded|invested|built|joined|launched|bought|operates?|established|set up|won|entered|began|started|agreed|formed|owns?|took over|merged|supplied|announced)\\b';

/** A company named with its nationality or its kind, and what it did. */
function company(match: Match): Said | undefined {
  const { sentence } = match;
  const name = match.words('who');
  const nationality = match.land('nation');
  const two = theTwo(sentence);
  if (name === undefined || name.length > 80 || !two) return undefined;
  const named = sentence.codes.filter((code) => two.includes(code));
  if (named.length === 0 || !pairFor(sentence.unit, named)) return undefined;
  if (nationality && !two.includes(nationality)) return undefined;
  return {
    kind: 'company',
    between: named,
    company: name,
    ...(nationality && { nationality }),
    value: { type: 'organisation', of: 'company', names: [name] },
  };
}

/** "companies such as A, B and C operate there": each by its name. */
function companies(match: Match): Said[] {
  const { sentence } = match;
  const two = theTwo(sentence);
  const nationality = match.land('nation');
  const names = itemsOf(match.words('names') ?? '');
  if (
    !two ||
    !sentence.codes.every((code) => two.includes(code)) ||
    !names.every((name) => /^\p{Lu}[^.;:]{1,50}$/u.test(name))
  )
    return [];
  return names.map((name): Said => ({
    kind: 'company',
    between: [],
    company: name,
    ...(nationality && { nationality }),
    value: { type: 'organisation', of: 'company', names: [name] },
    topic: topicOf(two[0], two[1], 'companies'),
  }));
}

/** "Over 40 Peruvian firms work in Chile" */
function number(match: Match): Said | undefined {
  const { sentence } = match;
  const nationality = match.land('nation');
  const n = match.value('count')?.value;
  const to = match.land('to') ?? otherHere(match, nationality);
  if (!nationality || !to || nationality === to || typeof n !== 'number' || n < 2 || n > 100_000) return undefined;
  const what = (match.words('firms') ?? 'companies').toLowerCase();
  return {
    kind: 'company',
    between: [nationality, to],
    company: `${match.words('nation')} ${what}`,
    nationality,
    value: { type: 'count', of: 'companies', n, unit: what },
    ...qualifierAt(sentence, match.at('count')),
  };
}

const isFirm = (name: string): boolean => !NOBODY.test(name) && countryOfCity(name) === undefined;

/** A company that is told by its name alone, in a text about two countries. */
function byName(match: Match): Said | undefined {
  const { sentence } = match;
  const name = match.words('who');
  const two = theTwo(sentence);
  if (name === undefined || name.length > 60 || !isFirm(name) || !two) return undefined;
  if (!sentence.codes.every((code) => two.includes(code)) || !pairFor(sentence.unit, [])) return undefined;
  // What is told of the company itself ("founded in 1902") does not date what it did.
  const period = periodOf(sentence, { start: match.end - 1, end: match.end });
  return {
    kind: 'company',
    between: [],
    company: name,
    value: { type: 'organisation', of: 'company', names: [name] },
    period: period ?? '',
  };
}

/** "Ajo, Bex and Cuma Foods have offices in Lima": each by its name. */
function eachNamed(match: Match): Said[] {
  const names = itemsOf(match.words('names') ?? '');
  const two = theTwo(match.sentence);
  if (!two || !match.sentence.codes.every((code) => two.includes(code)) || names.length < 2) return [];
  if (!names.every((name) => /^\p{Lu}[^.;:]{1,40}$/u.test(name) && isFirm(name))) return [];
  return names.map((name): Said => ({
    kind: 'company',
    between: [],
    company: name,
    value: { type: 'organisation', of: 'company', names: [name] },
  }));
}

const FIRMS = '(?<firms>(?:companies|firms|businesses|enterprises|banks|subsidiaries|investors))';
const PRESENT =
  '(?:are|were|have|had|operate|operated|work|worked|do business|invest|invested|active|present|established|registered|set up|opened|is|employ)';
// A minister opens an office too, and a city has factories.
const OFFICE = '(?:offices?|subsidiar(?:y|ies)|branch(?:es)?|dealerships?|headquarters|production sites?)';
const PLANT =
  '(?:subsidiar(?:y|ies)|branch(?:es)?|plants?|factor(?:y|ies)|mines?|stores?|shops?|hotels?|refiner(?:y|ies)|shipyards?|smelters?|mills?|warehouses?|dealerships?|production sites?|call cent(?:re|er)s?)';
const HAS = `(?:(?:has|have|had|maintains?|maintained)(?: an?| the| its| \\p{L}+){0,3} ${OFFICE}|(?:(?:has|have|had) (?:also )?(?:run|operated|opened|owned|built|set up)|runs?|ran|operates?|operated|opened|opens|owns?|owned|built|set up|established|acquired|bought)(?: an?| the| its| \\p{L}+){0,3} ${PLANT})(?![\\p{L}])`;
const ONE =
  "(?<who>(?-i:\\p{Lu})[\\p{L}\\d&.'’-]*(?: (?:(?-i:\\p{Lu})[\\p{L}\\d&.'’-]*|[\\ue000-\\ue7ff]+|of(?= (?-i:\\p{Lu})))){0,4})";
/** Companies by their names, their nationality and their number. */
export const COMPANIES: readonly Reader[] = [
  reader(
    `${COUNT('count')} ${LAND('nation')}(?: [\\p{L}-]{2,20}){0,2} ${FIRMS} ${PRESENT}(?:(?! (?:fair|exhibition|delegation|visit|seminar|forum|trip|took) )[^;.]){0,50}? (?:in ${LAND('to')}|there|in the country)`,
    number,
  ),
  reader(`${COUNT('count')} ${LAND('nation')}(?: [\\p{L}-]{2,20}){0,2} ${FIRMS} in ${LAND('to')}`, number),
  reader(
    `${LAND('to')} (?:is home to|hosts?|has)(?: about| around| some| over| more than)? ${COUNT('count')} ${LAND('nation')}(?: [\\p{L}-]{2,20}){0,2} ${FIRMS}`,
    number,
  ),
  reader(
    `(?:^|[;.] |(?:in|since) [\\uf000-\\uf3ff]+,? )${ONE}(?:, [^,;.]{3,60},)? (?:all |both |each |also )?${HAS}`,
    byName,
  ),
  reader(
    `(?:^|[;.] )(?<names>(?-i:\\p{Lu})[\\p{L}\\d&.'’-]*(?: (?-i:\\p{Lu})[\\p{L}\\d&.'’-]*){0,3}(?:, (?-i:\\p{Lu})[\\p{L}\\d&.'’-]*(?: (?-i:\\p{Lu})[\\p{L}\\d&.'’-]*){0,3}){0,6},? and (?-i:\\p{Lu})[\\p{L}\\d&.'’-]*(?: (?-i:\\p{Lu})[\\p{L}\\d&.'’-]*){0,3}) (?:all |both |each )?(?:${HAS}|are (?:active|present|based))`,
    eachNamed,
  ),
  reader(
    `(?:^|[;.] )${ONE} (?:has |had )?(?:bought|acquired|took over|purchased|sold out to|merged with)(?: an?| the)?(?: [\\d.,]+(?: ?%| per cent| percent) (?:stake )?(?:of|in)| (?:majority |minority )?(?:stake|share|interest) in)? (?:(?-i:\\p{Lu})|[\\ue000-\\ue7ff])`,
    byName,
  ),
  reader(
    `(?:purchase|acquisition|takeover|buyout) of [^;.,|]{3,60}? by (?:the )?(?:[\\ue000-\\ue7ff]+ )?(?:${FIRM} )?${ONE}`,
    byName,
  ),
  reader(
    `${ONE},? \\(?(?:which|now|since [\\uf000-\\uf3ff]+)?,? ?(?:belongs to|is owned by|was (?:bought|acquired|taken over) by|is a subsidiary of|(?:wholly |partly )?owned by) (?:the )?(?:(?-i:\\p{Lu})|[\\ue000-\\ue7ff])`,
    byName,
  ),
  reader(
    `(?:^|[;.] )${ONE} (?:has |had )?entered (?:the ${LAND('market')} market|${LAND('land')}(?: in [\\uf000-\\uf3ff]+)? (?:through|via|by (?:buying|acquiring)))`,
    byName,
  ),
  reader(
    `(?:${LAND('nation')} )?(?:[\\p{L}-]{2,15} )?(?:companies|firms|businesses)(?: like| such as|,? including) (?<names>(?-i:\\p{Lu})[^.;:()]{3,160}?)(?:,? (?:which |that )?(?:are |were |have )?(?:operat|present|invest|active|based|working))`,
    companies,
  ),
  reader(`${LAND('nation')}(?: [\\p{L}-]{2,20}){0,4} ${FIRM},? ${WHO}(?:, [^,;.]{2,50})?,? ${DID}`, company),
  reader(
    `(?<who>(?:(?:(?-i:[\\p{Lu}])[\\p{L}\\d&.'’-]*|[\\ue000-\\ue7ff]+) ){1,5}(?-i:Corporation|Company|Group|Inc\\.?|Ltd\\.?|Holdings|Bank|Industries|Electronics|Motors|Petroleum|Energy|Telecom|Shipping|Cement|Steel)) ${DID}`,
    company,
  ),
];
