/**
 * A small grammar for the dates, amounts of money and counts that texts about relations name.
 * It prefers silence to a false hit: what it does not surely read, it leaves out.
 */

/** A typed value found in a text; `start..end` are UTF-16 units. */
export interface Found {
  readonly type: 'date' | 'money' | 'count';
  readonly start: number;
  readonly end: number;
  /** EDTF for a date, the plain number for money and counts. */
  readonly value: string | number;
  /** ISO 4217; only for money whose currency the text names. */
  readonly currency?: string;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const month = `(?:${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)`;
const dayNumber = '(\\d{1,2})(?:st|nd|rd|th)?\\.?';
const year = '(?:1[89]\\d\\d|20\\d\\d)';

const monthNumber = (name: string): string =>
  String(MONTHS.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1).padStart(2, '0');
const two = (digits: string): string => digits.padStart(2, '0');
const decade = (digits: string): string => (digits.length === 2 ? `19${digits[0]}X` : `${digits.slice(0, 3)}X`);

type Read = (parts: string[]) => string;
const DATES: readonly [RegExp, Read][] = [
  [
    new RegExp(`\\b(\\d{1,2}) ?[–-] ?(\\d{1,2}) (${month}) (${year})\\b`, 'giu'),
    ([a, b, m, y]) => `${y}-${monthNumber(m!)}-${two(a!)}/${y}-${monthNumber(m!)}-${two(b!)}`,
  ],
  [
    new RegExp(`\\b${dayNumber} (${month})\\.? (${year})\\b`, 'giu'),
    ([d, m, y]) => `${y}-${monthNumber(m!)}-${two(d!)}`,
  ],
  [
    new RegExp(`\\b(${month})\\.? ${dayNumber}, (${year})\\b`, 'giu'),
    ([m, d, y]) => `${y}-${monthNumber(m!)}-${two(d!)}`,
  ],
  [new RegExp(`\\b(${year})-(\\d\\d)-(\\d\\d)\\b`, 'gu'), ([y, m, d]) => `${y}-${m}-${d}`],
  [new RegExp(`\\b(${month})\\.? (?:of )?(${year})\\b`, 'giu'), ([m, y]) => `${y}-${monthNumber(m!)}`],
  [new RegExp(`\\b${dayNumber} (${month})\\b`, 'giu'), ([d, m]) => `XXXX-${monthNumber(m!)}-${two(d!)}`],
  [new RegExp(`\\b(${month}) ${dayNumber}(?!\\d|[.,]\\d)\\b`, 'giu'), ([m, d]) => `XXXX-${monthNumber(m!)}-${two(d!)}`],
  [new RegExp(`\\b(${year}) ?[–-] ?(${year})\\b`, 'gu'), ([a, b]) => `${a}/${b}`],
  // "2002-18"; a month is written with two digits before a day only.
  [new RegExp(`\\b(1[89]|20)(\\d\\d)[–-]([2-9]\\d|1[3-9])\\b(?!-)`, 'gu'), ([c, a, b]) => `${c}${a}/${c}${b}`],
  [/(?<![\d,.])(1[89]\d0|20\d0|(?<=\b)[1-9]0|(?<=')[1-9]0)['’]?s\b/gu, ([d]) => decade(d!)],
  [new RegExp(`(?<![\\d,.$€£])(${year})(?![\\d,.]\\d|\\d)`, 'gu'), ([y]) => y!],
];

/** Days a month can have; 29 February is let through for every year. */
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether every month and day of a date exists. */
const exists = (date: string): boolean =>
  [...date.matchAll(/-(\d\d)(?:-(\d\d))?/g)].every(([, m, d]) => {
    const longest = LONGEST_MONTH[Number(m) - 1];
    return longest !== undefined && (d === undefined || (Number(d) >= 1 && Number(d) <= longest));
  });

const SCALE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    thousand: 1e3,
    million: 1e6,
    m: 1e6,
    mn: 1e6,
    billion: 1e9,
    bn: 1e9,
    trillion: 1e12,
  }),
);
const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nok: 'NOK',
    krone: 'NOK',
    kroner: 'NOK',
    kr: 'NOK',
    usd: 'USD',
    us$: 'USD',
    usd$: 'USD',
    $: 'USD',
    dollar: 'USD',
    dollars: 'USD',
    eur: 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    '€': 'EUR',
    gbp: 'GBP',
    '£': 'GBP',
    pounds: 'GBP',
    pkr: 'PKR',
    rupees: 'PKR',
    try: 'TRY',
  }),
);
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, n): [string, number] => [word, n])
    .concat([
      ['dozen', 12],
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
    ]),
);
const number = '\\d{1,3}(?:[, \\u00a0\\u202f]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const numberOrWord = `${number}|${[...NUMBER_WORDS.keys()].join('|')}`;
const scale = '(?:[ \\u00a0](thousand|million|billion|trillion|bn|mn)\\b)?';
const MONEY: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\d])(USD\\$?|US\\$|NOK|EUR|GBP|PKR|\\\\?\\$|€|£)[ \\u00a0]?(${number})${scale}`, 'giu'),
  new RegExp(
    `(?<![\\p{L}\\d.,])(${numberOrWord})${scale}[ \\u00a0]((?:(?:contemporary|norwegian|united states|us|american)[ \\u00a0])*(?:(?:NOK|USD|EUR|GBP|kroner|krone|kr|dollars?|euros?|pounds|rupees)\\b|[€£]))`,
    'giu',
  ),
];
// "Article 41" and "No. 3" name a thing; they count nothing.
const COUNT = new RegExp(
  `(?<![\\p{L}\\d.,$€£–-]|\\b(?:article|section|chapter|page|no\\.?) )(${numberOrWord})${scale}(?![\\p{L}\\d%]|,\\d| hundred)`,
  'giu',
);

/** The number that digits or a number word with a scale mean: "1,079" million, "one" million. */
function plain(digits: string, unit: string | undefined): number {
  const bare = NUMBER_WORDS.get(digits.toLowerCase()) ?? Number(digits.replace(/[, \u00a0\u202f]/g, ''));
  return Number((bare * (SCALE.get(unit?.toLowerCase() ?? '') ?? 1)).toPrecision(12));
}

const currencyOf = (words: string): string | undefined => {
  const last =
    words
      .toLowerCase()
      .replace('\\', '')
      .split(/[ \u00a0]/u)
      .at(-1) ?? '';
  return CURRENCIES.get(last);
};

/** Collects matches that no earlier, longer reading has taken. */
function collect(
  taken: Found[],
  matches: Iterable<RegExpMatchArray>,
  read: (match: RegExpMatchArray) => Omit<Found, 'start' | 'end'> | undefined,
): void {
  for (const match of matches) {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (taken.some((other) => start < other.end && other.start < end)) continue;
    const found = read(match);
    if (found) taken.push({ ...found, start, end });
  }
}

function readMoney(match: RegExpMatchArray): Omit<Found, 'start' | 'end'> {
  const [, a = '', b = '', c = ''] = match;
  const before = currencyOf(a) !== undefined;
  const value = before ? plain(b, c) : plain(a, b);
  const currency = currencyOf(before ? a : c);
  return { type: 'money', value, ...(currency && { currency }) };
}

/** Finds every date, amount and count of a text, in the order of the text, none overlapping another. */
export function findValues(text: string): Found[] {
  const found: Found[] = [];
  for (const pattern of MONEY) collect(found, text.matchAll(pattern), readMoney);
  collectDates(found, text);
  collect(found, text.matchAll(COUNT), ([, digits = '', unit]) => ({ type: 'count', value: plain(digits, unit) }));
  return found.toSorted((a, b) => a.start - b.start);
}

/** Finds the dates of a text alone, in the order of the text. */
export function findDates(text: string): Found[] {
  const found: Found[] = [];
  collectDates(found, text);
  return found.toSorted((a, b) => a.start - b.start);
}

function collectDates(found: Found[], text: string): void {
  for (const [pattern, read] of DATES)
    collect(found, text.matchAll(pattern), (match) => {
      const value = read(match.slice(1));
      return exists(value) ? { type: 'date', value } : undefined;
    });
}

/** First and last year that a found date can mean; none when its year is not given. */
export function yearsOf(found: Found): { from: number; to: number } | undefined {
  if (found.type !== 'date') return undefined;
  const years = [...String(found.value).matchAll(/(?:^|\/)(\d{3}[\dX])/g)].map((match) => match[1]!);
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return undefined;
  return { from: Number(first.replace('X', '0')), to: Number(last.replace('X', '9')) };
}
