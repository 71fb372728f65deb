const LINE_ENDS = '\\n\\r\\u0085\\u2028\\u2029';
const blank = (text: string): string => text.replace(new RegExp(`[^${LINE_ENDS}]`, 'g'), ' ');

/** What opens a stretch that no reader of a page sees, and what closes it. */
const HIDDEN = /<!--|<(script|style|noscript|template|ref)\b[^<>]{0,500}>/gi;
const TAG = /<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,500})?\/?>/gi;
const TEMPLATE = new RegExp(`\\{\\{[^{}${LINE_ENDS}]*\\}\\}`, 'g');
const OPEN_TEMPLATE = new RegExp(`\\{\\{[^${LINE_ENDS}]*|\\}\\}`, 'g');
const LINK = new RegExp(`\\[\\[([^[\\]|${LINE_ENDS}]*\\|)?([^[\\]${LINE_ENDS}]*)\\]\\]`, 'g');
const MEDIA = /^\[\[\s*(?:file|image|media|category)\s*:/i;
/** How a wiki paints a table cell: `style="..." |` at its beginning. */
const PAINT =
  /(?<=\|[^\S\r\n]{0,3})<?[^\S\r\n]{0,3}(?:(?:style|class|align|valign|bgcolor|width|height|colspan|rowspan|scope|id)[^\S\r\n]{0,3}=[^\S\r\n]{0,3}(?:"[^"\r\n]{0,200}"|[\w%#.-]{1,30})[^\S\r\n]{0,3};?){1,6}\|/gi;
/** A line that begins with what is left of a picture: its file name, or the middle of its caption. */
const CAPTION_PART = `[^[\\]|${LINE_ENDS}]{0,600}\\]\\]`;
const CAPTION = new RegExp(
  `^[^\\S${LINE_ENDS}]{0,8}(?:[^\\s|]{1,200}\\.(?:jpe?g|JPE?G|png|PNG|svg|SVG|gif|GIF|tiff?|webp)\\b|[\\p{Ll},;(])${CAPTION_PART}(?:[^\\S${LINE_ENDS}]{0,8}[\\p{Ll},;(]${CAPTION_PART})*`,
  'gmu',
);
const MARK = new RegExp(
  `(\\S[^\\S${LINE_ENDS}]{0,3})((?:\\[(?:\\d{1,3}|[a-z]|(?:note|nb|n) \\d{1,3}|citation needed)\\])+)`,
  'gi',
);
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;

const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
};
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '–',
  mdash: '—',
  minus: '−',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  euro: '€',
  pound: '£',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  szlig: 'ß',
};

/**
 * A text as people read it: tags, comments, scripts, templates, captions of pictures and reference marks that are left in it become
 * blanks, entities become their characters. It is as long as the text, and every other character stands where it stood.
 * Word joiners fill up what an entity was longer, so that no word falls apart.
 */
export function withoutNoise(text: string): string {
  if (!/[<&[\]{}]/.test(text)) return text;
  let plain = withoutHidden(text).replace(TAG, blank).replace(ENTITY, readEntity);
  // What is nested comes out in a second turn.
  for (let turn = 0; turn < 2; turn++) plain = plain.replace(TEMPLATE, blank).replace(LINK, readLink);
  return plain
    .replace(OPEN_TEMPLATE, blank)
    .replace(PAINT, blank)
    .replace(MARK, (_, before: string, marks: string) => before + blank(marks))
    .replace(CAPTION, blank)
    .replace(/\[\[|\]\]/g, blank);
}

/** Comments, scripts and styles, each to its end; without one a comment ends with its line, and the others with the text. */
function withoutHidden(text: string): string {
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  HIDDEN.lastIndex = 0;
  for (let open = HIDDEN.exec(text); open; open = HIDDEN.exec(text)) {
    if (open[0].endsWith('/>')) continue;
    const close = open[1] ? `</${open[1].toLowerCase()}\\s{0,5}>?` : '-->';
    const end = unclosed.has(close) ? undefined : endOf(text, close, HIDDEN.lastIndex);
    if (end === undefined) unclosed.add(close);
    const stop = end ?? (open[1] ? text.length : lineEnd(text, open.index));
    parts.push(text.slice(from, open.index), blank(text.slice(open.index, stop)));
    from = stop;
    HIDDEN.lastIndex = stop;
  }
  return parts.join('') + text.slice(from);
}

function endOf(text: string, close: string, from: number): number | undefined {
  const pattern = new RegExp(close, 'gi');
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found ? found.index + found[0].length : undefined;
}

function lineEnd(text: string, from: number): number {
  const pattern = new RegExp(`[${LINE_ENDS}]|$`, 'g');
  pattern.lastIndex = from;
  return pattern.exec(text)!.index;
}

const readLink = (link: string, target = '', words = ''): string =>
  MEDIA.test(link) ? blank(link) : `  ${blank(target)}${words}  `;

function readEntity(entity: string, decimal?: string, hexadecimal?: string, name = ''): string {
  const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
  const character = code === undefined ? named(name) : characterOf(code);
  if (character === undefined) return entity;
  return /\s/.test(character) ? blank(entity) : character.padEnd(entity.length, '\u2060');
}

// Control characters and halves of characters are none.
const characterOf = (code: number): string =>
  code < 32 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff ? ' ' : String.fromCodePoint(code);

function named(name: string): string | undefined {
  const accent = Object.hasOwn(ACCENTS, name.slice(1)) ? ACCENTS[name.slice(1)] : undefined;
  if (accent) return (name[0]! + accent).normalize('NFC');
  return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
}
