import type { Rich, Span } from '../locales/rich.ts';

const BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;

// Scripts and pictures in which a joiner changes what is seen; anywhere else it only hides.
const JOINING =
  '[[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}' +
  '\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}' +
  '\\p{Extended_Pictographic}\\p{Emoji_Modifier}]--\\p{Default_Ignorable_Code_Point}]';
const JOINER = `(?<=${JOINING}|\\p{Emoji}\\uFE0F)[\\u200C\\u200D](?=${JOINING})`;

// "Default ignorable" covers zero-width characters, bidirectional controls, tags, fillers and variation selectors.
const INVISIBLE = new RegExp(
  `(?!${JOINER}|(?<=\\p{Emoji})\\uFE0F)[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\uFFF9-\\uFFFB]`,
  'gv',
);

// Nearly all text is this, and needs no second look.
const PLAIN = /^[ -~\u00a0-\u00ac\u00ae-\u024f–—‘’“”…]*$/;

/**
 * One line of text without what is not seen: line breaks and tabs become blanks; control characters, bidirectional controls
 * and zero-width characters go; a lone surrogate becomes U+FFFD. Joiners stay between letters that need them (Arabic script,
 * scripts of South Asia) and inside pictures. Nothing is escaped.
 */
export const clean = (text: string): string =>
  PLAIN.test(text) ? text : text.toWellFormed().replace(BREAK, ' ').replaceAll('\t', ' ').replace(INVISIBLE, '');

/** As `clean`, but line breaks stay, each as `\n`. */
export const cleanLines = (text: string): string => text.split(BREAK).map(clean).join('\n');

// Always: what opens or closes a mark, a link or a mention. A backslash before punctuation is not shown by Discord.
const MARKS = /[\\*_~`|<>[\]@]/g;
// The colon of an address; every colon that could begin an emoji's name, which ends at the next colon of the same word, maybe
// in the span that follows; the last dot of a bare address with a path (`discord.gg/x`); and `](`, to which the label of a
// link before it would stretch, since Discord looks for the last one.
const LINKING = /:(?=\/\/|\S*(?::|$))|\.(?=[a-z]{2,24}\/)|(?<=\])\(/gi;
// What starts a heading, small text or a list where it opens a line.
const OPENING = /^(#{1,3}|-#|[-+]|\d+\.)(?=\s|$)/;

/** Escaped texts remembered: answers are made of the same few thousand passages, titles and phrases. */
const REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 400;
const remembered = new Map<string, string>();

function escapeInside(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const escaped = clean(text).replace(MARKS, '\\$&').replace(LINKING, '\\$&');
  if (text.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value!);
    remembered.set(text, escaped);
  }
  return escaped;
}

const escapeStart = (line: string): string =>
  line.trim().replace(OPENING, (mark) => (/^\d/.test(mark) ? `${mark.slice(0, -1)}\\.` : `\\${mark}`));

/**
 * Makes any text safe as one line of Discord Markdown: it shows its own characters and does nothing. Formatting, mentions,
 * timestamps, emoji names and masked links are escaped. Addresses do not link: their colon is escaped (`https\://`),
 * which adds no hidden character and reads the same.
 */
export const escape = (text: string): string => escapeStart(escapeInside(text));

/** An https address that can stand in a link, or undefined. Signs that would end a link early are percent-encoded. */
export function safeUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:' || parsed.username || parsed.password || parsed.host.includes('['))
    return undefined;
  return parsed.href
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/(?<=#.*)#|[^\w\-.~:/?#@!$&'*+,;=%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What opens a mention in Discord's Markdown. */
const SIGNS = { channel: '<#', role: '<@&', member: '<@' } as const;
const isId = (id: string): boolean => /^\d{1,20}$/.test(id);

/** The characters of a span that are seen, cleaned. */
export function plain(span: Span): string {
  if (typeof span === 'string') return clean(span);
  if ('bold' in span) return clean(span.bold);
  if ('italic' in span) return clean(span.italic);
  if ('strike' in span) return clean(span.strike);
  if ('mention' in span) return isId(span.id) ? `${span.mention === 'channel' ? '#' : '@'}${span.id}` : '';
  return 'link' in span ? clean(span.link) : '';
}

/** Cleaned text under one mark; without `mark` it is Markdown already. */
interface Run {
  readonly mark?: '' | '**' | '*' | '~~';
  readonly text: string;
}

/** One line of Discord Markdown from rich text, safe whatever its values hold. */
export function markdown(text: Rich): string {
  const runs: Run[] = [];
  for (const run of text.map(runOf)) {
    if (!run.text) continue;
    const last = runs.at(-1);
    // Neighbours under one mark become one, so that no address is split over two and no two marks touch (`**a****b**`);
    // where bold meets italic directly, the second loses its mark for the same reason.
    if (last?.mark !== undefined && last.mark === run.mark) runs.splice(-1, 1, { ...last, text: last.text + run.text });
    else runs.push(last?.mark && run.mark ? { ...run, mark: '' } : run);
  }
  return escapeStart(runs.map(draw).join(''));
}

function runOf(span: Span): Run {
  if (typeof span === 'string') return { mark: '', text: plain(span) };
  if ('bold' in span) return { mark: '**', text: plain(span) };
  if ('italic' in span) return { mark: '*', text: plain(span) };
  if ('strike' in span) return { mark: '~~', text: plain(span) };
  // Beyond this Discord shows "Invalid date".
  if ('time' in span) return { text: Math.abs(span.time) <= 8.64e12 ? `<t:${Math.trunc(span.time)}:R>` : '' };
  if ('mention' in span) return { text: isId(span.id) ? `${SIGNS[span.mention]}${span.id}>` : '' };
  const words = plain(span);
  const url = safeUrl(span.url);
  if (!url || !words.trim()) return { mark: '', text: words };
  // Discord's label pattern does not know escapes: a lone bracket in it would undo the link.
  return { text: `[${escapeInside(words.replaceAll('[', '(').replaceAll(']', ')'))}](${url})` };
}

/** Puts marks around text; blanks at its ends stay outside, where a mark next to a blank would not count. */
function draw({ mark, text }: Run): string {
  if (mark === undefined) return text;
  const inside = escapeInside(text);
  const words = inside.trim();
  return words ? inside.replace(words, () => mark + words + mark) : inside;
}
