import { COUNTRIES, countriesOf, countryName, type CountryCode } from '../model/country.ts';
import type { Alias, Library } from '../model/document.ts';
import { isEnglish } from './english.ts';
import organisations from './organisations.json' with { type: 'json' };
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

const key = (name: string): string => tokenize(name).join(' ');

// Built once: 250 countries in some 25 languages take a while to fold.
type WorldNames = Map<string, { countries: CountryCode[]; english: boolean; hint: boolean }>;
let world: { readonly names: WorldNames; readonly reach: Reach } | undefined;

/** How many words the longest name has that begins with a word. */
type Reach = ReadonlyMap<string, number>;

function reachOf(names: Iterable<string>): Reach {
  const reach = new Map<string, number>();
  for (const name of names) {
    const words = name.split(' ');
    reach.set(words[0]!, Math.max(reach.get(words[0]!) ?? 0, words.length));
  }
  return reach;
}

function worldNames(): NonNullable<typeof world> {
  if (world) return world;
  const names: WorldNames = new Map();
  const add = (name: string, code: CountryCode, english: boolean, hint: boolean): void => {
    const id = key(name);
    // Foreign and capital names that are English words ("man", "male", "the valley") would turn plain questions into geography.
    if (id === '' || (!english || hint ? isPlain(id) : STOP_WORDS.has(id))) return;
    const known = names.get(id);
    if (!known) names.set(id, { countries: [code], english, hint });
    else if (known.english === english && known.hint === hint && !known.countries.includes(code))
      known.countries.push(code);
    else if ((english && !known.english) || (known.hint && !hint)) names.set(id, { countries: [code], english, hint });
  };
  for (const country of COUNTRIES) {
    country.names.forEach((name, i) => {
      const english = i < country.english;
      add(name, country.code, english, false);
      // "Norwegians", "norways": readers write the plural and forget the apostrophe.
      if (english) add(`${name}s`, country.code, true, false);
    });
    for (const capital of country.capitals) add(capital, country.code, true, true);
  }
  return (world = { names, reach: reachOf(names.keys()) });
}

/** Whether a folded name is made of plain English words alone, or too short to be a name in Latin letters. */
const isPlain = (id: string): boolean =>
  (id.length < 3 && /^[a-z]+$/.test(id)) || id.split(' ').every((word) => STOP_WORDS.has(word) || isEnglish(word));

/** The languages of Discord's clients whose names the country package lacks. */
const OTHER_LANGUAGES = ['no', 'da', 'lt', 'ro', 'vi', 'bg', 'el', 'hi', 'th', 'uk', 'zh-TW'];

/** What the countries of a library are called in those languages; of all countries it would take too long. */
const otherNames = (codes: readonly CountryCode[]): { name: string; code: CountryCode }[] =>
  OTHER_LANGUAGES.flatMap((language) => codes.map((code) => ({ name: countryName(code, language), code })));

/** Organisations and terms that belong to no one country, by their full and their short names. */
const ORGANISATIONS: readonly Alias[] = organisations.map((line) => {
  const [name = '', ...also] = line.split(', ');
  return { name, also };
});

/** The names of the world's countries and of one library's aliases; where both know a name, the alias wins. */
export function createNames(library: Pick<Library, 'aliases' | 'home' | 'pairs'>): Names {
  const own = new Map<string, Entry>();
  const codes = [...new Set([library.home, ...library.pairs.flatMap(countriesOf)])];
  for (const { name, code } of otherNames(codes))
    if (!isPlain(key(name))) own.set(key(name), { countries: [code], hint: false });
  for (const alias of [...ORGANISATIONS, ...library.aliases]) {
    const code = alias.country ?? alias.hint;
    for (const name of [alias.name, ...alias.also]) {
      // "Støre" folds to "store": such a name is found by its other spellings.
      if (isPlain(key(name)) && !/^[ -~]*$/.test(name)) continue;
      const entry: Entry = { countries: code ? [code] : [], hint: alias.country === undefined, alias };
      own.set(key(name), entry);
      // "Telenors customers": readers forget the apostrophe.
      if (!own.has(`${key(name)}s`)) own.set(`${key(name)}s`, entry);
    }
  }
  const reach = reachOf(own.keys());
  const lookUp = (id: string): Entry | undefined => own.get(id) ?? worldNames().names.get(id);
  const longest = (word: string): number => Math.max(reach.get(word) ?? 0, worldNames().reach.get(word) ?? 0);
  const words = new Set<string>();
  for (const id of own.keys()) for (const word of id.split(' ')) if (word.length > 3) words.add(word);
  return {
    find: (tokens) => findMentions(tokens, longest, lookUp),
    words,
  };
}

function findMentions(
  tokens: readonly string[],
  longest: (word: string) => number,
  lookUp: (id: string) => Entry | undefined,
): Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < tokens.length;) {
    const found = longestAt(tokens, from, longest(tokens[from]!), lookUp);
    if (found) mentions.push(found);
    from = found ? found.to : from + 1;
  }
  return mentions;
}

function longestAt(
  tokens: readonly string[],
  from: number,
  longest: number,
  lookUp: (id: string) => Entry | undefined,
): Mention | undefined {
  for (let to = Math.min(tokens.length, from + longest); to > from; to--) {
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
