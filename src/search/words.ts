import { stemOf } from './stem.ts';
import { synonymsOf } from './thesaurus.ts';

/** Lower case without diacritics, so that "İzmir", "Izmir" and "izmir" are one word; "ø" and "æ" as English readers type them. */
export function fold(text: string): string {
  // Most texts have nothing to take off.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[øæßıđł’‘´`]/g, (letter) => FOLDED[letter]!);
}
const PLAIN = /^[\n\r\t -_a-~]*$/;
const FOLDED: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  ı: 'i',
  đ: 'd',
  ł: 'l',
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
};

/** The words and figures of a text, folded. A figure keeps its decimals and loses its grouping: "1,079" is "1079". */
export function tokenize(text: string): string[] {
  // "Re-opened" is one word, as "reopened" is.
  const words =
    fold(text)
      .replace(/(?<![\p{L}\p{N}])re-(?=\p{L})/gu, 're')
      .match(/\d+(?:[.,]\d+)*|[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (/^\d{1,3}(,\d{3})+$/.test(word) ? word.replaceAll(',', '') : word));
}

/** Question words, auxiliaries and other words that carry no meaning for the search. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a after everything anything info information details facts happen happened happens events happenings chronology about actually mostly mainly primarily largely give gives giving gave again ago all also am an and any anybody anyone anything are as at be because been before being between both but by can
  cant could did didn do does doesn doing don done dont during each either else ever for from full get gets getting given go going got had has
  hasn have having he her here hers him his how i if in into is isn it its just kind know lately list long made many may me mean might more
  most much my name named no nor not never now say says of off on once one ones only onto or other others our out over own pls please plz point really right said
  same she should show since so some somebody someone something stand still such sure tell than thank thanks that the their theirs them then
  there these they thing things this those though through thru till to together too turn under until up upon us use used very via want wanted
  was wasn wasnt isnt arent werent doesnt didnt dont hasnt havent hadnt wont cant couldnt way we well were weren what whatever whats when whenever where which while who whom whos whose why will with within without won
  would yet you your among amongst especially good bad mr mrs ms dr ordinary exactly actually roughly w n u ur r s t d m re ve ll lol ok okay yeah hey hi hello im ive id whats thats theres wheres hows tho cuz bc yr vs versus`.split(
    /\s+/,
  ),
);

/** Words so general that they tell little of what is asked, wherever they stand. */
export const GENERAL_WORDS: ReadonlySet<string> = new Set(
  `end find found part side act work works worked place come came comes put puts make makes made side form case kind total whole new
  become became becomes happen happened state country countries big large great real late early official level main major across current different several various certain`.split(
    /\s+/,
  ),
);

/** Words that only say when; the years are read on their own. */
const TIME_WORDS: ReadonlySet<string> = new Set(
  'year years month date day time today currently current nowadays latest recent recently january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec 60s 70s 80s 90s 1950s 1960s 1970s 1980s 1990s 2000s decade century spring summer autumn winter 00s 10s 20s'.split(
    ' ',
  ),
);

/** Whether a folded word can carry meaning for the search: no stop word, no word of time, no year. */
export const meaningful = (token: string): boolean =>
  !STOP_WORDS.has(token) && !TIME_WORDS.has(token) && !/^(?:(?:1[89]|20)?\d\d)s?$/.test(token);

/** The search terms of a word: its stem first, then its synonyms. */
export const termsOf = (word: string): string[] => {
  const term = stemOf(word);
  return [...new Set([term, ...synonymsOf(term)])];
};
