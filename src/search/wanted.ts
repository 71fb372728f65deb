import { KIND_NAMES, kinds, type KindName } from '../model/kinds/index.ts';
import type { Wanted, Word } from '../model/question.ts';
import type { Mention } from './names.ts';
import { stemOf, tokenize } from './words.ts';

const PERSON =
  'president|king|queen|ambassador|envoy|minister|politician|activist|person|prime minister|secretary|scholar|climber|teacher';
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
  const plain = ` ${tokens.map(stemOf).join(' ')} `;
  const scored = KIND_NAMES.map((name) => ({
    name,
    hits: kindStems[name].filter((stem) => plain.includes(` ${stem} `)).length,
  }));
  const asked = scored
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .map(({ name }) => name);
  // "How many Afghans in Norway" asks for people, though no word says so.
  if (wanted === 'count' && words.length === 0 && mentions.some((mention) => !mention.hint))
    return ['migration', ...asked];
  return asked;
}
const kindStems = Object.fromEntries(
  KIND_NAMES.map((name) => [name, kinds[name].words.map((word) => tokenize(word).map(stemOf).join(' '))]),
) as Record<KindName, string[]>;
