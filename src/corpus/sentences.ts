/** A stretch of a text in UTF-16 units, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const LONGEST = 600;

// Words with a full stop that does not end a sentence: always; before a number; unless a word follows that begins sentences.
const TITLES = new Set(
  'dr mr mrs ms prof st sts gen col maj capt lt sgt hon rev gov sen rep pres amb mt ft vs cf e.g i.e ca approx'.split(
    ' ',
  ),
);
const NUMBERED = new Set(
  'no nos nr art p pp vol ch sec par fig kr jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);
const SHORTENED = new Set('inc ltd co corp jr sr bros dept'.split(' '));
const INITIALS = /^(?:\p{Lu}\.)*\p{Lu}$/u;
const STARTER =
  /^["'“‘«(]*(?:The|In|On|At|It|Its|He|She|They|His|Her|Their|This|These|That|Those|There|After|Before|Since|During|However|Also|Both|As|By|From|For|When|While|Although|According|Between|Until|Today|Later)\b/;
const MONTH = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;

const STOP = /[.!?…]+["'”’»)\]]*|[。！？]+[」』”]*/gu;
const REFERENCES = /(?:[^\S\r\n]?\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\])+/iy;
const BLANKS = /\s+/y;
const OPENING = /^["'“‘«([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
};

/** Cuts a paragraph into sentences, without the blanks and reference marks between them; one over 600 units is cut at a clause. */
export function sentencesOf(text: string, { start, end }: Range): Range[] {
  const found: Range[] = [];
  const part = text.slice(0, end);
  let from = start;
  STOP.lastIndex = start;
  for (let stop = STOP.exec(part); stop; stop = STOP.exec(part)) {
    const close = stop.index + stop[0].length;
    const after = matchAt(REFERENCES, part, close);
    const next = matchAt(BLANKS, part, after);
    if (next < end && !endsSentence(part, from, stop.index, stop[0], after, next)) continue;
    found.push({ start: from, end: close });
    from = next;
    STOP.lastIndex = Math.max(next, close);
  }
  return [...found, { start: from, end }].flatMap((range) => shorten(text, range));
}

function endsSentence(text: string, from: number, at: number, mark: string, after: number, next: number): boolean {
  const follows = text.slice(next, next + 24);
  if (/[。！？]/u.test(mark)) return true;
  const word = /[\p{L}\p{N}.]+$/u.exec(text.slice(Math.max(from, at - 24), at))?.[0] ?? '';
  // A blank is missing in "in Norway.Most Pakistani", and none in "example.Com/About" or "5.3".
  if (next === after && !(/^\p{Lu}\p{Ll}/u.test(follows) && followsWord(text, from, at, mark))) return false;
  if (!OPENING.test(follows)) return false;
  return !mark.startsWith('.') || mark.startsWith('..') || !isShortened(word, follows);
}

function followsWord(text: string, from: number, at: number, mark: string): boolean {
  const run = /\S+$/u.exec(text.slice(Math.max(from, at - 80), at))?.[0] ?? '';
  return /[\p{Ll}\p{N}%)”"]$/u.test(run) && !/[/@]|www/.test(run) && !mark.startsWith('..');
}

function isShortened(word: string, follows: string): boolean {
  const lower = word.toLowerCase();
  if (TITLES.has(lower)) return true;
  if (NUMBERED.has(lower)) return /^\d/.test(follows);
  if (/^\d{1,2}$/.test(word)) return MONTH.test(follows);
  return (INITIALS.test(word) || SHORTENED.has(lower)) && !STARTER.test(follows);
}

/** The range without blanks at its ends, cut at clauses to at most 600 units; nothing when it holds no letter or digit. */
export function shorten(text: string, range: Range): Range[] {
  const whole = text.slice(range.start, range.end);
  const start = range.start + whole.length - whole.trimStart().length;
  const end = Math.max(start, range.end - (whole.length - whole.trimEnd().length));
  const pieces: Range[] = [];
  for (let from = start; from < end;) {
    const to = end - from <= LONGEST ? end : clauseEnd(text, from);
    const piece = text.slice(from, to);
    const stop = from + piece.trimEnd().length;
    if (/[\p{L}\p{N}]/u.test(piece)) pieces.push({ start: from, end: stop });
    from = matchAt(BLANKS, text, to);
  }
  return pieces;
}

function clauseEnd(text: string, from: number): number {
  const window = text.slice(from, from + LONGEST);
  for (const mark of [/^.*[.!?;]\s/su, /^.*(?:[,:|]|\s[–—-])\s/su, /^.*\s/su]) {
    const length = mark.exec(window)?.[0].length ?? 0;
    if (length > LONGEST / 3) return from + length;
  }
  // No blank at all: keep the two halves of one character together.
  return from + (/[\uD800-\uDBFF]$/.test(window) ? LONGEST - 1 : LONGEST);
}
