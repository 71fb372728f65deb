import type { Locale } from '../locales/en.ts';
import { bold, rich } from '../locales/rich.ts';
import type { Citation } from '../model/answer.ts';
import type { FoundText, NearPassage } from '../model/found.ts';
import type { Block, Reply } from './blocks.ts';
import { fit } from './limits.ts';
import { shown } from './parts.ts';

/** Passages shown at once; the others are counted. */
const SHOWN = 4;
/** Characters of the text that was looked for in the heading, and of its words in a line: the reader knows it. */
const REPEATED = 150;

/** Words where a text stands; only the member who asked sees it, since it repeats what was typed. */
export function speakFound(found: FoundText, wanted: string, t: Locale): Reply {
  const heading: Block = { type: 'heading', text: rich`${t.found.heading(fit(wanted.trim(), REPEATED))}` };
  return { private: true, blocks: [heading, ...blocksOf(found, t)] };
}

function blocksOf(found: FoundText, t: Locale): Block[] {
  switch (found.status) {
    case 'exact': {
      const quotes = found.places.slice(0, SHOWN).map((place, i) => quote(shown(place.quote), place, i, t));
      const left = found.places.length - quotes.length;
      const more: Block[] = left > 0 ? [{ type: 'text', text: rich`${t.answer.left(left)}` }] : [];
      return [{ type: 'text', text: t.found.exact }, ...quotes, ...more];
    }
    case 'near':
      return [
        { type: 'text', text: t.found.near },
        ...found.passages.flatMap((passage, i) => [marked(passage, i, t), missing(passage, t)]),
      ];
    case 'nowhere':
      return [{ type: 'text', text: t.found.nowhere }];
  }
}

const quote = (text: Extract<Block, { type: 'quote' }>['text'], place: Citation, i: number, t: Locale): Block => ({
  type: 'quote',
  text,
  source: t.source(i + 1, place.document, place.section),
});

const marked = ({ pieces, citation }: NearPassage, i: number, t: Locale): Block =>
  quote(
    pieces.map(({ text, other }) => (other ? bold(shown(text)) : shown(text))),
    citation,
    i,
    t,
  );

const missing = ({ missing: words }: NearPassage, t: Locale): Block => ({
  type: 'small',
  text: rich`${words.length > 0 ? t.found.missing(fit(words.join(', '), REPEATED)) : t.found.inOrder}`,
});
