import { COUNTRIES, type CountryCode } from '../model/country.ts';
import type { Alias, Library } from '../model/document.ts';
import { STOP_WORDS, tokenize } from './words.ts';

/** What a stretch of words in a question or text names; token numbers `from` (first) to `to` (one past the last). */
export interface Mention {
  readonly from: number;
  readonly to: number;
  /** The countries it can be; several when the name is shared. */
  readonly countries: readonly CountryCode[];
  /** It only points to relations with these countries: a city, a company, a person. */
  readonly hint: boolean;
  readonly alias?: Alias;
}

type Entry = Omit<Mention, 'from' | 'to'>;

/** Knows every name of a country, and the aliases of a library. */
export interface Names {
  /** The longest names first, none overlapping another. */
  find(tokens: readonly string[]): Mention[];
  /** Every word of a known name, for spelling. */
  readonly words: ReadonlySet<string>;
}

const LONGEST = 7;
const key = (name: string): string => tokenize(name).join(' ');

// Built once: 250 countries in some 25 languages take a while to fold.
let world: Map<string, { countries: CountryCode[]; english: boolean; hint: boolean }> | undefined;

function worldNames(): NonNullable<typeof world> {
  if (world) return world;
  world = new Map();
  const add = (name: string, code: CountryCode, english: boolean, hint: boolean): void => {
    const id = key(name);
    // Foreign and capital names that are English words ("male", "nice") would turn plain questions into geography.
    if (id.length < 3 || STOP_WORDS.has(id)) return;
    const known = world!.get(id);
    if (!known) world!.set(id, { countries: [code], english, hint });
    else if (known.english === english && known.hint === hint && !known.countries.includes(code))
      known.countries.push(code);
    else if ((english && !known.english) || (known.hint && !hint)) world!.set(id, { countries: [code], english, hint });
  };
  for (const country of COUNTRIES) {
    country.names.forEach((name, i) => {
      const english = i < country.english;
      add(name, country.code, english, false);
      // "Norwegians", "norways": readers write the plural and forget the apostrophe.
      if (english) add(`${name}s`, country.code, true, false);
    });
    for (const capital of country.capitals) if (!ENGLISH_WORDS.has(capital)) add(capital, country.code, true, true);
  }
  return world;
}
const ENGLISH_WORDS: ReadonlySet<string> = new Set([
  'Male',
  'Victoria',
  'Georgetown',
  'Jamestown',
  'Plymouth',
  'Roseau',
  'Basse-Terre',
  'Hamilton',
  'Stanley',
  'Kingston',
]);

/** The names of the world's countries and of one library's aliases; where both know a name, the alias wins. */
export function createNames(library: Pick<Library, 'aliases' | 'home'>): Names {
  const own = new Map<string, Entry>();
  for (const alias of library.aliases) {
    const code = alias.country ?? alias.hint;
    for (const name of [alias.name, ...alias.also]) {
      own.set(key(name), { countries: code ? [code] : [], hint: alias.country === undefined, alias });
    }
  }
  const lookUp = (id: string): Entry | undefined => own.get(id) ?? worldNames().get(id);
  const words = new Set<string>();
  for (const id of own.keys()) for (const word of id.split(' ')) if (word.length > 3) words.add(word);
  return {
    find: (tokens) => findMentions(tokens, lookUp),
    words,
  };
}

function findMentions(tokens: readonly string[], lookUp: (id: string) => Entry | undefined): Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < tokens.length;) {
    const found = longestAt(tokens, from, lookUp);
    if (found) mentions.push(found);
    from = found ? found.to : from + 1;
  }
  return mentions;
}

function longestAt(
  tokens: readonly string[],
  from: number,
  lookUp: (id: string) => Entry | undefined,
): Mention | undefined {
  for (let to = Math.min(tokens.length, from + LONGEST); to > from; to--) {
    const entry = lookUp(tokens.slice(from, to).join(' '));
    if (entry) return { from, to, ...entry };
  }
  return undefined;
}

/** The words of English country names and adjectives, for spelling. */
export const countryWords = (codes: readonly CountryCode[]): string[] =>
  COUNTRIES.filter((country) => codes.includes(country.code))
    .flatMap((country) => [...country.names.slice(0, country.english), ...country.capitals])
    .flatMap(tokenize);
