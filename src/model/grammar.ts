import { CURRENCY_BEFORE, CURRENCY_BEHIND, currencyOf } from './currency.ts';

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
    new RegExp(`\\b(${month}) (\\d{1,2}) ?[–-] ?(\\d{1,2}), (${year})\\b`, 'giu'),
    ([m, a, b, y]) => `${y}-${monthNumber(m!)}-${two(a!)}/${y}-${monthNumber(m!)}-${two(b!)}`,
  ],
  [
    new RegExp(`\\b${dayNumber} (${month})\\.?,? (${year})\\b`, 'giu'),
    ([d, m, y]) => `${y}-${monthNumber(m!)}-${two(d!)}`,
  ],
  [
    new RegExp(`\\b(${month})\\.? ${dayNumber}, (${year})\\b`, 'giu'),
    ([m, d, y]) => `${y}-${monthNumber(m!)}-${two(d!)}`,
  ],
  [new RegExp(`\\b(${year})-(\\d\\d)-(\\d\\d)\\b`, 'gu'), ([y, m, d]) => `${y}-${m}-${d}`],
  // With full stops the day comes first wherever it is written so.
  [
    new RegExp(`(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(${year})(?![\\d.]\\d)`, 'gu'),
    ([d, m, y]) => `${y}-${two(m!)}-${two(d!)}`,
  ],
  [new RegExp(`\\b(${month})(?:\\.|,)? (?:of )?(${year})\\b`, 'giu'), ([m, y]) => `${y}-${monthNumber(m!)}`],
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
// "$6bn" is told without a blank; "10B$" and "5 m" say too little.
const scale = '(?:[ \\u00a0](thousand|million|billion|trillion|bn|mn)\\b)?';
const glued = '(?:(?:[ \\u00a0](thousand|million|billion|trillion|bn|mn)|(bn|mn|m))\\b)?';
// "2 to 3 billion dollars" is no amount, and neither is what an unknown scale or letter follows ("10B", "500 crore", "USD 1e9").
const alone =
  '(?!\\p{L}|\\d|[.,]\\d|[ \\u00a0]?[–-][ \\u00a0]?\\d|[ \\u00a0](?:to|or)[ \\u00a0][\\d$€£]|[ \\u00a0](?:hundred|crore|lakh|mrd|mio|tn)\\b)';
// In "from 2 million in 2010 to 3 million" the year begins no range.
const notRange =
  '(?<!\\d[ \\u00a0]?[–-][ \\u00a0]?|(?<!\\b(?:in|of|since|for)[ \\u00a0](?:1[89]|20)\\d)\\d[ \\u00a0](?:to|or)[ \\u00a0])';
const MONEY_BEFORE = new RegExp(
  `(?<![\\p{L}\\d])${notRange}(${CURRENCY_BEFORE})[ \\u00a0]?(${number})${glued}${alone}(?:[ \\u00a0](${CURRENCY_BEHIND}))?`,
  'giu',
);
const MONEY_BEHIND = new RegExp(
  `(?<![\\p{L}\\d.,$€£])${notRange}(${numberOrWord})${scale}[ \\u00a0](${CURRENCY_BEHIND})`,
  'giu',
);
// "Article 41" and "No. 3" name a thing; they count nothing.
const COUNT = new RegExp(
  `(?<![\\p{L}\\d.,$€£–-]|\\b(?:article|section|chapter|page|no\\.?) )${notRange}(${numberOrWord})${scale}(?![\\p{L}\\d%]|[.,]\\d|[ \\u00a0]?[–-][ \\u00a0]?\\d|[ \\u00a0](?:to|or)[ \\u00a0]\\d|[ \\u00a0](?:hundred|crore|lakh|mrd|mio)\\b)`,
  'giu',
);

/** The number that digits or a number word with a scale mean: "1,079" million, "one" million. */
function plain(digits: string, unit: string | undefined): number {
  const bare = NUMBER_WORDS.get(digits.toLowerCase()) ?? Number(digits.replace(/[, \u00a0\u202f]/g, ''));
  return Number((bare * (SCALE.get(unit?.toLowerCase() ?? '') ?? 1)).toPrecision(12));
}

/** "54.191" is a thousand in Norway and about one in England, unless millions are told. */
const isAmbiguous = (digits: string, unit: string | undefined): boolean =>
  /^\d{1,3}\.\d{3}$/.test(digits) && (unit === undefined || unit.toLowerCase() === 'thousand');

type Reading = Omit<Found, 'start' | 'end'>;

/** Collects matches that no earlier, longer reading has taken. */
function collect(
  taken: Found[],
  matches: Iterable<RegExpMatchArray>,
  read: (match: RegExpMatchArray) => Reading | undefined,
): void {
  for (const match of matches) {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (taken.some((other) => start < other.end && other.start < end)) continue;
    const found = read(match);
    if (found) taken.push({ ...found, start, end });
  }
}

function readMoneyBefore([, sign = '', digits = '', apart, glue, name]: RegExpMatchArray): Reading | undefined {
  const unit = apart ?? glue;
  // "$5 million CAD": the code says which dollar.
  return moneyOf(digits, unit, (name !== undefined && currencyOf(name)) || currencyOf(sign));
}

const readMoneyBehind = ([, digits = '', unit, name = '']: RegExpMatchArray): Reading | undefined =>
  moneyOf(digits, unit, currencyOf(name));

function moneyOf(digits: string, unit: string | undefined, currency: string | undefined): Reading | undefined {
  if (isAmbiguous(digits, unit)) return undefined;
  return { type: 'money', value: plain(digits, unit), ...(currency && { currency }) };
}

/** Finds every date, amount and count of a text, in the order of the text, none overlapping another. */
export function findValues(text: string): Found[] {
  const found: Found[] = [];
  collect(found, text.matchAll(MONEY_BEFORE), readMoneyBefore);
  collect(found, text.matchAll(MONEY_BEHIND), readMoneyBehind);
  collectDates(found, text);
  collect(found, text.matchAll(COUNT), ([, digits = '', unit]) =>
    isAmbiguous(digits, unit) ? undefined : { type: 'count', value: plain(digits, unit) },
  );
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
