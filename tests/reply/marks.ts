/**
 * A small reader of Discord Markdown, written from how its client reads text, to prove what a rendered line does.
 * It knows nothing of how we escape.
 */

export interface Reading {
  /** The characters that a member sees. */
  readonly shown: string;
  /** The names of the marks that took effect, in order. */
  readonly marks: readonly string[];
}

const LINE: readonly [string, RegExp][] = [
  ['heading', /^\s*#{1,3}\s+/],
  ['small', /^\s*-#\s+/],
  ['quote', /^\s*>(?:>>)?\s+/],
  ['list', /^\s*(?:[-*+]|\d+\.)\s+/],
];
const INLINE: readonly [string, RegExp][] = [
  ['mention', /^@(?:everyone|here)/],
  ['mention', /^<(?:@[!&]?|#)\d+>/],
  ['command', /^<\/[^>]+:\d+>/],
  ['time', /^<t:-?\d+(?::[tTdDfFsSR])?>/],
  ['guide', /^<id:\w+>/],
  ['emoji', /^<a?:\w+:\d+>/],
  ['emoji', /^:[^\s:]+:/],
  ['address', /^<(?:[a-z]+:\/\/|mailto:|tel:|sms:|\+\d)[^>]*>/i],
  ['address', /^[a-z][a-z\d+.-]*:\/\/[^\s<]+/i],
  ['address', /^[a-z\d-]+\.[a-z]{2,}\/\S+/i],
  ['code', /^(`+)[^`]+\1(?!`)/],
  ['spoiler', /^\|\|[\s\S]+?\|\|/],
  ['strike', /^~~(?=\S)[\s\S]*?\S~~/],
];
const NESTING: readonly [string, RegExp][] = [
  ['link', /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?[^\s)]+>?\s*\)/],
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['italic', /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/],
  ['italic', /^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/],
];

/** Reads one line. */
export function read(line: string): Reading {
  const opening = LINE.find(([, shape]) => shape.test(line));
  if (!opening) return readInline(line);
  const rest = read(line.replace(opening[1], ''));
  return { shown: rest.shown, marks: [opening[0], ...rest.marks] };
}

function readInline(text: string): Reading {
  let shown = '';
  const marks: string[] = [];
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest);
    const word = at > 0 && /[a-z\d]/i.test(text[at - 1] ?? '');
    const plain = INLINE.find(([name, shape]) => (name !== 'address' || !word) && shape.test(rest));
    const nesting = NESTING.find(([, shape]) => shape.test(rest));
    const hit = escaped ? undefined : (plain ?? nesting);
    const whole = escaped?.[0] ?? hit?.[1].exec(rest)?.[0] ?? rest.slice(0, 1);
    if (hit) marks.push(hit[0]);
    if (escaped) shown += escaped[1];
    else if (hit && hit === nesting) {
      const inside = readInline(hit[1].exec(rest)?.[1] ?? '');
      shown += inside.shown;
      marks.push(...inside.marks);
    } else if (!hit) shown += whole;
    at += whole.length;
  }
  return { shown, marks };
}
