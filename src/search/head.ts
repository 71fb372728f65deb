import type { Wanted } from '../model/wanted.ts';
import { meaningful, STOP_WORDS } from './words.ts';

/** Offices that people hold, by their folded words; "prime minister" and "foreign minister" are two. */
const OFFICE =
  /\b(prime minister|foreign minister|\w+ minister|minister|state secretary|secretary general|secretary|president|king|queen|ambassador|envoy|consul|chancellor|teacher|activist|scholar|climber|anthropologist|politician|diplomat)s?\b/;

/** The office that is asked for, in folded words: not one in a clause beside ("who was the host when the king came"). */
export const officeIn = (plain: string): string | undefined =>
  OFFICE.exec(plain.replace(/(?<=\w )\b(when|while|after|before|during|once|what|that)\b.*$/, ''))?.[1];

/** Nouns that fit every count: "how many people" asks for no unit. */
const ANY_UNIT: ReadonlySet<string> = new Set('people persons ppl folks in total'.split(' '));

/** What stands between a question word and the noun that it asks for. */
const SKIPPED: ReadonlySet<string> = new Set(
  'of the those these all other others more different such exactly'.split(' '),
);

/**
 * The noun that a question asks for by sort: "how many **women**", "name of the **station**", "which **university**", "who
 * was **foreign minister**". Folded words, each of which may be it; none when the question leaves it open.
 * @param isCountry whether the token with this number names a country
 */
export function headOf(
  tokens: readonly string[],
  wanted: Wanted,
  isCountry: (i: number) => boolean,
): readonly string[] {
  const plain = tokens.join(' ');
  switch (wanted) {
    case 'person':
      return [officeIn(plain) ?? []].flat().filter((office) => !/^(envoy|diplomat|politician|secretary)$/.test(office));
    case 'place':
      return /\b(which|what)\b( \w+)? countr(y|ies)\b/.test(plain) ? ['country'] : [];
    case 'date':
      if (/^how long (did|was|were)\b/.test(plain)) return ['span'];
      return (
        /\b(?:which|what|the|exact) (?:exact )?(month|day)\b|\b(year)\b/.exec(plain)?.slice(1).filter(Boolean) ?? []
      );
    case 'count':
      return countHead(tokens, isCountry);
    case 'name':
      return phraseAfter(tokens, tokens.lastIndexOf('of', tokens.indexOf('name') + 1) + 1, isCountry).slice(-1);
    case 'organisation':
      return phraseAfter(
        tokens,
        tokens.findIndex((token) => token === 'which' || token === 'what') + 1,
        isCountry,
      ).slice(0, 2);
    case 'any':
      return thingAsked(tokens, isCountry);
    default:
      return [];
  }
}

/** The thing of "which schools did ...", "what hotel was ...": right after the question word and before a verb. */
function thingAsked(tokens: readonly string[], isCountry: (i: number) => boolean): readonly string[] {
  const at = tokens.findIndex((token) => token === 'which' || token === 'what');
  const phrase = at < 0 ? [] : phraseAfter(tokens, at + 1, isCountry, 0);
  const thing = phrase.at(-1);
  if (!thing || ANY_SORT.test(thing)) return [];
  let next = tokens.indexOf(thing, at) + 1;
  while (PLACING.test(tokens[next] ?? '') || isCountry(next)) next++;
  // "What brand of liquor were": the brand is asked for.
  if (tokens[next - 1] === 'of' && !isCountry(next)) next++;
  return phrase.length <= 2 && AUXILIARY.test(tokens[next] ?? '') ? [thing] : [];
}
/** "What sort of support" asks for no sort. */
const ANY_SORT = /^(sort|line|form|area|field|part|bit|piece)s?$/;
/** What may say of which country the thing is. */
const PLACING = /^(in|of|from|the)$/;
const AUXILIARY = /^(did|does|do|was|were|is|are|has|have|had|can|will|got|get|gets)$/;

function countHead(tokens: readonly string[], isCountry: (i: number) => boolean): readonly string[] {
  const at = tokens.findIndex(
    (token, i) => tokens[i - 1] === 'how' || (token === 'of' && /^(number|count)$/.test(tokens[i - 1] ?? '')),
  );
  if (at < 0) return [];
  const measure = MEASURES[tokens[at] ?? ''];
  if (measure) return measure;
  // "How many Afghans" counts people.
  if (tokens.slice(at + 1, at + 4).some((token, i) => isCountry(at + 1 + i) && token.endsWith('s'))) return [];
  const phrase = phraseAfter(tokens, at + 1, isCountry);
  if (phrase.some((word) => ANY_UNIT.has(word))) return [];
  // "How many of the evacuated were women" counts women.
  const be = tokens.findIndex((token, i) => i > at && /^(was|were|are|is)$/.test(token));
  const told = be > 0 ? phraseAfter(tokens, be + 1, isCountry, 0) : [];
  const head = told.length > 0 && !/(ing|ed)$/.test(told[0]!) ? told : phrase.slice(0, 2);
  return head.some((word) => ANY_UNIT.has(word)) ? [] : head;
}

/** What a measure is told in. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  high: ['metres', 'meters', 'feet', 'height'],
  tall: ['metres', 'meters', 'feet', 'height'],
  deep: ['metres', 'meters', 'depth'],
  far: ['kilometres', 'km', 'miles', 'distance'],
  old: ['years', 'age'],
  heavy: ['kilos', 'tons', 'tonnes', 'weight'],
  often: ['weekly', 'daily', 'times', 'frequency'],
};

/** The meaningful words from a place on, up to the first that is none; countries and fillers before them are passed over. */
function phraseAfter(
  tokens: readonly string[],
  from: number,
  isCountry: (i: number) => boolean,
  skip = 4,
): readonly string[] {
  let at = from;
  while (at < tokens.length && at - from < skip && (SKIPPED.has(tokens[at]!) || isCountry(at))) at++;
  const end = tokens.findIndex((token, i) => i >= at && (STOP_WORDS.has(token) || isCountry(i)));
  return tokens.slice(at, end < 0 ? undefined : end).filter((token) => token !== '_' && meaningful(token));
}
