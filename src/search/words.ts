import stem from 'wink-porter2-stemmer';

/** Lower case without diacritics, so that "İzmir", "Izmir" and "izmir" are one word; "ø" and "æ" as English readers type them. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæßıđł’‘´`]/g, (letter) => FOLDED[letter]!);
}
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
  const words = fold(text).match(/\d+(?:[.,]\d+)*|[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (/^\d{1,3}(,\d{3})+$/.test(word) ? word.replaceAll(',', '') : word));
}

/** Words remembered at once; the oldest is forgotten first, so that hostile input cannot fill the memory. */
const STEMS = 5_000;
const stems = new Map<string, string>();

/** The Porter2 stem of a folded word, remembered. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (!/^[a-z]{3,40}$/.test(word)) return word;
  if (stems.size >= STEMS) stems.delete(stems.keys().next().value!);
  const result = stem(word);
  stems.set(word, result);
  return result;
}

/** Question words, auxiliaries and other words that carry no meaning for the search. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a after everything anything info information details facts happen happened happens about actually mostly mainly primarily largely give gives giving gave again ago all also am an and any anybody anyone anything are as at be because been before being between both but by can
  cant could did didn do does doesn doing don done dont during each either else ever for from full get gets getting given go going got had has
  hasn have having he her here hers him his how i if in into is isn it its just kind know lately list long made many may me mean might more
  most much my name named no nor not now of off on once one only onto or other others our out over own pls please plz point really right said
  same she should show since so some somebody someone something stand still such sure tell than thank thanks that the their theirs them then
  there these they thing things this those though through thru till to together too turn under until up upon us use used very via want wanted
  was wasn way we well were weren what whatever whats when whenever where which while who whom whos whose why will with within without won
  would yet you your u ur r n s t d m re ve ll lol hey hi hello im ive id whats thats theres wheres hows tho cuz bc yr vs versus`.split(
    /\s+/,
  ),
);

/** Words that only say when; the years are read on their own. */
const TIME_WORDS: ReadonlySet<string> = new Set(
  'year years month date day time today currently current nowadays latest recent recently january february march april june july august september october november december jan feb mar apr jun jul aug sep oct nov dec 60s 70s 80s 90s 1950s 1960s 1970s 1980s 1990s 2000s decade century'.split(
    ' ',
  ),
);

/** Whether a folded word can carry meaning for the search: no stop word, no word of time, no year. */
export const meaningful = (token: string): boolean =>
  !STOP_WORDS.has(token) && !TIME_WORDS.has(token) && !/^(?:(?:1[89]|20)?\d\d)s?$/.test(token);

/**
 * Words that mean the same in this field, a group a line. Only what a reader would swap without a thought:
 * broad synonym lists lower the quality of search.
 */
const SYNONYMS = `aid assistance help support relief back backed
money funds cash
dollars dollar usd
kroner krone nok
take took takeover seize seized
change impact effect affected influence consequence
send sent issue issued
promise promised announce announced pledge pledged
pay paid fund funded finance financed cover covered
carry carried traffic trafficked transport
work collaborate collaborated cooperate cooperation
row dispute quarrel affair scandal
serve serves work works
sit sits seat based resident cover covers accredited
lead led leader head
achieve achieved result
put invested invest
team collaboration collaborate partner
police cops
liquor alcohol booze spirits
tobacco cigarettes
hashish cannabis drug
abducted kidnapped
photo photos photograph picture
climb climber scaled ascended mountaineer
reopen resumed reopened resume
close shut closed closure
opened established open founded
begin start began started originate
wares goods products stuff
firm company companies business enterprise
export sell sold
import buy bought
treaty agreement deal pact accord
imports exports traded
biggest largest main top
expel expelled expulsion throw kick
mediate mediation mediator
fly flight flights flew flown
fly flown evacuated evacuate rescued airlift
visit visited trip travelled
students student pupils
university universities academic
base station
luggage baggage
worth value
crimes crime criminal
children child kids
immigrants migrants immigration migration migrant immigrant
diaspora community
people persons ppl citizens
live living lives reside residence
channel channels
relations relationship ties
proposed proposal suggested
demarche protest complaint
murder killing
army military troops
recognise recognition recognize established
embassy embassies
modest small little limited
tariff customs duty
newsprint newspaper
operate operates run runs
situated located based
update updated renewed modernised
humanitarian emergency
purpose aim goal
hold hosted host organised
accept accepted receive received
leave left quit
join joined entered
participate participated involve involved served
grow grew increase increased rise risen
soviet russian
un united
labor labour
aluminum aluminium
fertilizers fertilisers
program programme
mujaheddin mujahideen mujahidin`;

const synonymGroups = new Map<string, ReadonlySet<string>>();
for (const line of SYNONYMS.split('\n')) {
  const group = new Set(line.trim().split(' ').map(stemOf));
  for (const term of group) synonymGroups.set(term, new Set([...(synonymGroups.get(term) ?? []), ...group]));
}

/** Every word that has a synonym, for spelling. */
export const SYNONYM_WORDS: readonly string[] = SYNONYMS.split(/\s+/);

/** The search terms of a word: its stem first, then its synonyms. */
export const termsOf = (word: string): string[] => {
  const term = stemOf(word);
  return [...new Set([term, ...(synonymGroups.get(term) ?? [])])];
};
