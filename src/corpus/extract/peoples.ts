import { COUNTRIES, SHARED_NAMES, type CountryCode } from '../../model/country.ts';
import type { NamedCountry } from '../countries.ts';

/** What the country package has no name or only a territory's name for. */
const OTHERS: Readonly<Record<CountryCode, string>> = {
  AR: 'Argentinians Argentinian',
  BA: 'Bosniaks',
  BE: 'Belgians',
  BW: 'Batswana',
  CI: 'Ivorians',
  CZ: 'Czechs',
  DK: 'Danes Dane',
  EC: 'Ecuadorians Ecuadorian',
  ES: 'Spaniards Spaniard',
  FI: 'Finns',
  FR: 'French',
  GB: 'Britons UK',
  GR: 'Greeks Hellenic',
  HR: 'Croats',
  IE: 'Irishmen',
  IS: 'Icelandic',
  KG: 'Kyrgyz',
  KZ: 'Kazakhs Kazakh',
  NL: 'Dutch',
  PL: 'Poles',
  RS: 'Serbs',
  SA: 'Saudis Saudi',
  SE: 'Swedes Swede',
  SV: 'Salvadorans Salvadorian',
  TJ: 'Tajiks Tajik',
  TM: 'Turkmens',
  TR: 'Turks',
  US: 'Americans American US USA',
  UZ: 'Uzbeks Uzbek',
  XK: 'Kosovan Kosovans',
};

const LISTED = Object.entries(OTHERS).flatMap(([code, words]) =>
  words.split(' ').map((word): [string, CountryCode] => [word, code]),
);
// "Norwegians", "Sri Lankans": a name in the plural, where it is one of a single country.
const PLURALS = COUNTRIES.flatMap(({ names, english, code }) =>
  names
    .slice(1, english)
    .filter((name) => /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?$/u.test(name) && !SHARED_NAMES.has(name.toLowerCase()))
    .map((name): [string, CountryCode] => [`${name}s`, code]),
);
const NAMES = new Map([...PLURALS.toReversed(), ...LISTED]);

/** The peoples that a text names by words that are no name of their country: "Swedes", "Nigerians", "the Dutch". */
export function peoplesIn(text: string): NamedCountry[] {
  const words = [...text.matchAll(/U\.S\.(?:A\.)?|\p{Lu}[\p{L}\p{M}]*/gu)];
  return words.flatMap(({ 0: word, index }, i) => {
    if (word.startsWith('U.S.')) return [{ code: 'US', start: index, end: index + word.length }];
    const next = words[i + 1];
    const pair = next && next.index === index + word.length + 1 ? `${word} ${next[0]}` : word;
    const name = [pair, word].find((each) => NAMES.has(each));
    return name === undefined ? [] : [{ code: NAMES.get(name)!, start: index, end: index + name.length }];
  });
}
