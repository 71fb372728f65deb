import { KIND_NAMES, kinds, type KindName } from '../model/kinds/index.ts';
import type { Word } from '../model/question.ts';
import type { Wanted } from '../model/wanted.ts';
import type { Mention } from './names.ts';
import { stemOf, tokenize } from './words.ts';

const PERSON =
  'president|king|queen|minister|politician|activist|person|prime minister|secretary|scholar|climber|teacher';
const PLACE = 'city|cities|town|place|country|countries|province|region|airport|valley|capital|territory|address';
const WANTED: readonly [RegExp, Wanted][] = [
  [
    /\b(vs|versus|compare[ds]?|which (was|is|were|one) (more|older|bigger|larger|earlier)|older|earlier|bigger)\b.*\bor\b|\bor\b.*\bwhich\b|\b(vs|versus|compare[ds]?)\b/,
    'comparison',
  ],
  [
    /\bhow (much|many (dollars|kroner|krone|nok|usd|million|millions|money))\b|\b(amount|worth|value|cost)\b|\bin (dollars|usd|nok|kroner)\b/,
    'amount',
  ],
  [/\bhow (many|big|large)\b|\bnumber of\b/, 'count'],
  [
    /\bwhen\b|\b(what|which) (year|date|day|month|decade|years)\b|\bsince (when|what)\b|\b(year|date)$|\bhow long\b/,
    'date',
  ],
  [/\bwho\b|\bwhom\b|\bname of\b/, 'person'],
  [new RegExp(`\\b(which|what|whose)\\b( \\w+)? (${PERSON})\\b`), 'person'],
  [/\bwhere\b/, 'place'],
  [new RegExp(`\\b(in )?(which|what) (${PLACE})\\b|\\b(which|what) (${PLACE})$`), 'place'],
  [/\bwhy\b|\b(reason|grounds|cause)\b/, 'reason'],
  [/\b(which|what) (compan|firm|organi[sz]ation|alliance|programme|program|airline)/, 'organisation'],
  [
    /\b(list|full list|all the)\b|\b(what|which) (\w+ )?(goods|products|sectors|things|crimes|fields|channels|languages|countries|companies|kinds?|consulates|visits)\b/,
    'list',
  ],
  [/^(is|are|was|were|do|does|did|has|have|had|can|could|will)\b/, 'yes-no'],
];

/** Words that say what is wanted and are spent by that: in "which city" the city is the answer, not part of the question. */
export const WANTED_WORDS: Partial<Record<Wanted, readonly string[]>> = Object.fromEntries(
  Object.entries({
    amount: 'money amount cost million billion',
    count: 'number people persons ppl many times',
    person: 'name person guy',
    place: 'city town place country countries province region',
    list: 'kind kinds type types people',
    date: 'year date day month decade',
    reason: 'reason cause',
  } satisfies Partial<Record<Wanted, string>>).map(([wanted, words]) => [wanted, words.split(' ').map(stemOf)]),
);

/** What sort of value a question in folded words asks for. */
export const wantedOf = (plain: string): Wanted => WANTED.find(([shape]) => shape.test(plain))?.[1] ?? 'any';

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
  const plain = ` ${stems.join(' ')} `;
  for (const { phrase, kind } of KIND_PHRASES) if (plain.includes(` ${phrase} `)) count(kind);
  const asked = KIND_NAMES.filter((kind) => hits.has(kind)).toSorted((a, b) => hits.get(b)! - hits.get(a)!);
  // "How many Afghans in Norway" asks for people, though no word says so.
  if (wanted === 'count' && words.length === 0 && mentions.some((mention) => !mention.hint))
    return ['migration', ...asked];
  return asked;
}
/** The words of all kinds, stemmed; those of several words stand apart. */
const KIND_WORDS = KIND_NAMES.flatMap((kind) =>
  kinds[kind].words.map((word) => ({ kind, phrase: tokenize(word).map(stemOf).join(' ') })),
);
const KIND_PHRASES = KIND_WORDS.filter(({ phrase }) => phrase.includes(' '));
const KINDS_BY_WORD: ReadonlyMap<string, readonly KindName[]> = new Map(
  [...Map.groupBy(KIND_WORDS, ({ phrase }) => phrase)].map(([stem, uses]) => [
    stem,
    [...new Set(uses.map(({ kind }) => kind))],
  ]),
);
