import type { Finding } from './report.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';
const MARKS: readonly [mark: readonly number[], Encoding | 'utf-32'][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  // Before UTF-16, whose mark it begins with.
  [[0xff, 0xfe, 0, 0], 'utf-32'],
  [[0, 0, 0xfe, 0xff], 'utf-32'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
const NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' };

/** How files begin that are often given a wrong name, in Latin-1. */
const SIGNATURES: readonly [begin: string, what: string][] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a packed file, such as a document of a word processor'],
  ['\xd0\xcf\x11\xe0', 'a document of a word processor'],
  ['{\\rtf', 'a document of a word processor (RTF)'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\x1f\x8b', 'a packed file'],
  ['\x7fELF', 'a program'],
];
const PAGE = /^\s*<(?:!doctype|\?xml|html|head|body|meta|title|script|style|svg|rss|feed)\b/i;

/**
 * Decodes a file: UTF-8 with or without byte order mark, UTF-16 with one. The text has no mark, its line ends are as they were.
 * @returns the text, or why it is none, with the offset of the first byte that cannot be read
 */
export function decode(bytes: Uint8Array): { text: string } | { finding: Finding } {
  const [mark, encoding] = MARKS.find(([begin]) => begin.every((byte, i) => bytes[i] === byte)) ?? [[], 'utf-8'];
  if (encoding === 'utf-32') return refuse('not-utf8', 'is UTF-32, not UTF-8, from byte 0 on', 0);
  const kind = SIGNATURES.find(([begin]) => begin === latin1(bytes.subarray(0, begin.length)))?.[1];
  if (kind) return refuse('binary', `is ${kind}: save it as plain text`, 0);
  const body = bytes.subarray(mark.length);
  const text = decoded(body, encoding);
  if (text === undefined) {
    const byte = mark.length + readableBytes(body, encoding);
    return isBinary(body) && encoding === 'utf-8'
      ? refuse('binary', `is not a text: byte ${byte} cannot be read`, byte)
      : refuse('not-utf8', `is not ${NAMES[encoding]} text: byte ${byte} cannot be read`, byte);
  }
  return findingIn(text, mark.length > 0) ?? { text };
}

const refuse = (code: Finding['code'], message: string, byte?: number, line?: number): { finding: Finding } => ({
  finding: { code, message, ...(byte !== undefined && { byte }), ...(line !== undefined && { line }) },
});

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function decoded(bytes: Uint8Array, encoding: Encoding, stream = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}

/** How many bytes stand before the first that cannot be read: the longest beginning that can, by halves. */
function readableBytes(bytes: Uint8Array, encoding: Encoding): number {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decoded(bytes.subarray(0, middle), encoding, true) === undefined) bad = middle;
    else good = middle;
  }
  const text = decoded(bytes.subarray(0, good), encoding, true) ?? '';
  return encoding === 'utf-8' ? new TextEncoder().encode(text).length : text.length * 2;
}

/** Whether one byte in fifty of the beginning is a sign that no text holds. */
function isBinary(bytes: Uint8Array): boolean {
  const begin = bytes.subarray(0, 4096);
  const strange = begin.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return strange * 50 > begin.length;
}

function findingIn(text: string, marked: boolean): { finding: Finding } | undefined {
  // Blanks and line ends are control characters too.
  const strange = /(?![\t-\r\u0080-\u009f])\p{Cc}/u.exec(text)?.index;
  if (strange !== undefined) {
    const line = text.slice(0, strange).split(/\r\n?|\n/).length;
    const byte = marked ? undefined : new TextEncoder().encode(text.slice(0, strange)).length;
    if (text[strange] !== '\0') return refuse('binary', 'holds a control character: not a text', byte, line);
    const begin = text.slice(0, 2000);
    return begin.split('\0').length * 4 > begin.length
      ? refuse('not-utf8', 'is not UTF-8 text from byte 0 on; UTF-16 needs a byte order mark', 0)
      : refuse('nul', 'holds a NUL character: not a text', byte, line);
  }
  if (!text.trim()) return refuse('empty', 'is empty');
  if (PAGE.test(text.slice(0, 4096).replace(/<!--[^]*?-->/g, '')))
    return refuse('html', 'is an HTML page: save it as plain text or Markdown');
  return undefined;
}
