import type { Rich, Span } from '../locales/rich.ts';
import type { Block, Reply, ReplyFile } from './blocks.ts';
import { clean, cleanLines, plain, safeUrl } from './escape.ts';

/**
 * The same reply as plain text, for a terminal, for copying and for the alternative text of a picture: no Markdown, no hidden
 * characters. Quotes stand in quotation marks with their source in brackets; files are named; buttons and lists are left out; a
 * divider is an empty line.
 */
export const toText = (reply: Reply): string =>
  [...reply.blocks.flatMap(linesOf), ...(reply.files ?? []).map(fileLine)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'text':
    case 'small':
      return filled(textOf(block.text));
    case 'quote': {
      const source = textOf(block.source);
      const words = textOf([block.text].flat());
      return filled([words && `“${words}”`, source && `[${source}]`].filter(Boolean).join(' '));
    }
    case 'list':
      return block.items.flatMap((item) => filled(textOf(item))).map((item) => `- ${item}`);
    case 'code':
      return filled(cleanLines(block.text));
    case 'divider':
      return [''];
    default:
      return [];
  }
}

const fileLine = ({ name, description = '' }: ReplyFile): string =>
  `[${[clean(name), clean(description)].filter(Boolean).join(': ')}]`;

const filled = (line: string): string[] => (line ? [line] : []);

const textOf = (text: Rich): string => text.map(spanText).join('').trim();

function spanText(span: Span): string {
  if (typeof span === 'string') return plain(span);
  if ('time' in span) return Math.abs(span.time) <= 8.64e12 ? moment(span.time) : '';
  if (!('link' in span)) return plain(span);
  const url = safeUrl(span.url);
  return url ? `${plain(span)} (${url})` : plain(span);
}

/** `2026-08-01 12:00 UTC`: plain text knows no reader's own time. */
const moment = (seconds: number): string => {
  const iso = new Date(Math.trunc(seconds) * 1000).toISOString();
  return `${iso.slice(0, iso.indexOf('T'))} ${iso.slice(iso.indexOf('T') + 1, -8)} UTC`;
};
