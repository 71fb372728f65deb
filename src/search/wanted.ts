import type { Kind } from '../model/claim.ts';
import { KIND_NAMES, kinds, type KindName } from '../model/kinds/index.ts';
import { countryName } from '../model/country.ts';
import type { Word } from '../model/question.ts';
import type { Wanted } from '../model/wanted.ts';
import type { Mention } from './names.ts';
import { stemOf } from './stem.ts';
import { fold, tokenize } from './words.ts';

const PERSON =
  'president|king|queen|minister|politician|activist|person|secretary|scholar|academic|academics|climber|mountaineer|teacher|ambassador|envoy|diplomat|leader|anthropologist|linguist|man|woman|guy';
const PLACE =
  'city|cities|town|towns|place|places|country|countries|province|provinces|region|regions|airport|airports|valley|capital|territory|address|location|village|corner|street|continent|part of|area|district|spot|whereabouts';
const ORGANISATION =
  'compan(?:y|ies)|firms?|organi[sz]ations?|alliances?|programmes?|programs?|airlines?|bodies|body|club|clubs|agency|agencies|universit(?:y|ies)|operators?|enterprises?|corporations?|bloc';
const TIME = 'year|date|dates|day|days|months?|decade|years|century';
const MEASURE =
  'kilos?|kilogrammes?|kilograms?|kg|tons?|tonnes?|litres?|liters?|metres?|meters?|km|kilometres?|miles?|hours?|percent|per cent|bottles?|times';

/** Phrases that say what sort of value is wanted. The one that stands first in the question counts; of two in one place the first here. */
const WANTED: readonly [RegExp, Wanted][] = [
  [/\bhow (much|many (dollars|kroner|krone|nok|usd|million|millions|money|euros))\b/, 'amount'],
  [
    /\b(amount|worth|cost|value|volume)\b|\b(what|which) (sum|amount|price|currency)\b|\b(sum|total|figure|figures)$|\bin (dollars|usd|nok|kroner)\b/,
    'amount',
  ],
  [
    new RegExp(
      `\\bhow (many|(?:big|large)(?! an? )|high|tall|deep|far(?! back)|old|heavy|often|numerous)\\b|\\b(number|count) of\\b|\\bnumber$|\\b(${MEASURE}) of\\b`,
    ),
    'count',
  ],
  [
    new RegExp(
      `\\bwhen (?:did|do|does|was|were|is|are|has|have|had|will|exactly|and|it|they|he|she|norway)\\b|^when\\b|^(?:${TIME}|month)\\b|\\bwhen$|\\b[12]\\d\\d\\ds? or [12]\\d\\d\\d|\\d0s or \\d0s|\\b(what|which) (\\w+ )?(${TIME})\\b|\\bsince (when|what)\\b|\\b(year|date|month)s?$|\\b(?:${TIME}|month)(?: and (?:${TIME}|month))? of\\b|\\bhow long\\b|\\bhow far back\\b|\\bsince how\\b|\\bsince$`,
    ),
    'date',
  ],
  [new RegExp(`\\b(name|names|named|called) of (the |a )?(\\w+ )?(${PERSON})\\b`), 'person'],
  [/\b(what|which|whats)\b.*\b(office|job|position|title|rank|role|post|function|profession)\b/, 'role'],
  [/\bwho(?:m|s)?\b/, 'person'],
  [
    new RegExp(
      `\\b(which|what|whose)\\b( (?!did|does|do|was|were|is|are|has|had)\\w+){0,2} (${PERSON})\\b(?! of (?:the )?(?:foreign|the))`,
    ),
    'person',
  ],
  [/\bwhere\b|\bwhereabouts\b|\b(city|town|place|location)$/, 'place'],
  [new RegExp(`\\b(which|what)\\b( \\w+)? (${PLACE})\\b`), 'place'],
  [
    /\bwhy\b|\bwhat (made|led|caused|prompted|drove|forced|stopped)\b|\b(excuse|justification|rationale)\b|\bwhats? s? ?behind\b|\b(reason|reasons|grounds|cause|motive)\b|\bwhat for\b/,
    'reason',
  ],
  [
    /\b(official |full |exact |real )?name of\b|\bwhat (is|are|was|were|s) (it|they|the \w+( \w+)?) (called|named)\b/,
    'name',
  ],
  [new RegExp(`\\b(which|what) (\\w+ )?(${ORGANISATION})\\b`), 'organisation'],
  [
    /\b(list|full list|all the)\b|\b(what|which) (\w+ )?(goods|products|sectors|things|crimes|fields|areas|channels|languages|kinds?|consulates|visits|stuff|items|topics|areas|types?|groups|cases|missions)\b|^name (the|some|all|two|three|four|five)\b/,
    'list',
  ],
  [/^(is|are|was|were|do|does|did|has|have|had|can|could|will)\b/, 'yes-no'],
];

const COMPARING =
  /\b(which|who|what) (one )?of (them|the two|these)\b.*\b(earlier|first|older|longer|more|bigger)\b|\b(vs|versus|compare[ds]?|(which|who|what)\b.*\b(more|older|bigger|larger|earlier|first|longer|less|smaller|higher|lower)|older|earlier|bigger|longer|more|larger|first)\b.*\bor\b|\bor\b.*\b(which|first|earlier|older|longer|more|bigger|larger)\b|\b(vs|versus|compare[ds]?)\b|\b(more|bigger|larger|higher|older|earlier|less|smaller|lower) than (?!\d)/;

/** "Which year or decade" compares nothing. */
const EITHER = new RegExp(`\\b(which|what) (${TIME}|${PLACE}) or (?:${TIME}|${PLACE})\\b`, 'g');

/** Words that say what is wanted and are spent by that: in "which city" the city is the answer, not part of the question. */
export const WANTED_WORDS: Partial<Record<Wanted, readonly string[]>> = Object.fromEntries(
  Object.entries({
    amount: 'money amount cost million billion sum total price worth value overall figure',
    count: 'count number people persons ppl many times roughly approximately',
    person: 'name person guy',
    name: 'name names named called official',
    place:
      'city city cities town towns place country countries province region area part district corner spot location whereabouts',
    list: 'kind kinds type types people name list stuff things',
    date: 'year date day days month decade exact exactly far back long',
    role: 'office job position title rank role post function profession hold held have',
    reason: 'reason reasons cause come',
    organisation: 'name',
  } satisfies Partial<Record<Wanted, string>>).map(([wanted, words]) => [wanted, words.split(' ').map(stemOf)]),
);

/** What sort of value a question in folded words asks for: what its first phrase says that says any. */
export function wantedOf(asked: string): Wanted {
  const plain = asked.replace(EITHER, '$1 $2').replace(/\b(what|which) (?:kind|sort|type)s? of /g, '$1 ');
  if (COMPARING.test(plain)) return 'comparison';
  let first: { readonly at: number; readonly wanted: Wanted } | undefined;
  for (const [shape, wanted] of WANTED) {
    const at = plain.search(shape);
    if (at >= 0 && (first === undefined || at < first.at)) first = { at, wanted };
  }
  return first?.wanted ?? 'any';
}

/** Asked kinds, strongest first: by how many of the question's words mean them. */
export function kindsOf(
  tokens: readonly string[],
  wanted: Wanted,
  mentions: readonly Mention[],
  words: readonly Word[],
): KindName[] {
  const stems = tokens.map(stemOf);
  const hits = new Map<KindName, number>();
  const count = (kind: KindName): void => void hits.set(kind, (hits.get(kind) ?? 0) + 1);
  for (const stem of new Set(stems)) KINDS_BY_WORD.get(stem)?.forEach(count);
  // A "trade agreement" is an agreement: of two such words in a row the last one is the noun.
  stems.forEach((stem, i) => {
    const [own, after] = [KINDS_BY_WORD.get(stem), KINDS_BY_WORD.get(stems[i + 1] ?? '')];
    if (own && after) for (const kind of own) if (!after.includes(kind)) hits.set(kind, hits.get(kind)! - 0.5);
  });
  const plain = ` ${stems.join(' ')} `;
  for (const { phrase, kind } of KIND_PHRASES) if (plain.includes(` ${phrase} `)) count(kind);
  const asked = KIND_NAMES.filter((kind) => hits.has(kind)).toSorted((a, b) => hits.get(b)! - hits.get(a)!);
  // "How many Afghans in Norway" and "where are Norway's Pakistanis from" ask for people, though no word says so.
  const isOfPeople = wanted === 'count' ? words.length === 0 : asked.length === 0 && mentions.some(arePeople(tokens));
  return isOfPeople && mentions.some((mention) => !mention.hint) ? ['migration', ...asked] : asked;
}
/** "Pakistanis", "Turks": the plural of an adjective; "Norways" is a country that lost its apostrophe. */
const arePeople =
  (tokens: readonly string[]) =>
  ({ hint, to, countries: [code = ''] }: Mention): boolean =>
    !hint && tokens[to - 1]!.endsWith('s') && !fold(countryName(code, 'en')).startsWith(tokens[to - 1]!.slice(0, -1));
const askedWith = (kind: KindName): readonly string[] => (kinds[kind] as Kind).askedWith ?? [];
/** The words of all kinds, stemmed; those of several words stand apart. */
const KIND_WORDS = KIND_NAMES.flatMap((kind) =>
  [...kinds[kind].words, ...askedWith(kind)].map((word) => ({ kind, phrase: tokenize(word).map(stemOf).join(' ') })),
);
const KIND_PHRASES = KIND_WORDS.filter(({ phrase }) => phrase.includes(' '));
const KINDS_BY_WORD: ReadonlyMap<string, readonly KindName[]> = new Map(
  [...Map.groupBy(KIND_WORDS, ({ phrase }) => phrase)].map(([stem, uses]) => [
    stem,
    [...new Set(uses.map(({ kind }) => kind))],
  ]),
);
