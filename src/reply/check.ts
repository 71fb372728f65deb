import type { Locale } from '../locales/en.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Finding } from '../model/answer.ts';
import type { Checked, Span } from '../model/checked.ts';
import type { Block, Reply } from './blocks.ts';
import { fit } from './limits.ts';
import { numbered, quoteOf } from './parts.ts';

/** What is shown of a sentence that somebody wrote; its writer and the reader know the rest. */
const SHOWN = 140;

/** Words the result of checking a message; only the member who asked for it sees it. */
export function speakCheck(checked: readonly Checked[], t: Locale): Reply {
  const numbers = numbered(checked.flatMap(({ finding, disputed }) => (finding ? [finding, ...disputed] : [])));
  const quote = (finding: Finding): Block => quoteOf(finding, numbers.get(finding)!, t);
  const blocks = checked.flatMap((each): Block[] => [
    { type: 'text', text: rich`${bold(t.check.verdicts[each.verdict])}: ${marked(each)}` },
    ...comparedIn(each, t),
    ...(each.finding ? [quote(each.finding)] : []),
    ...(each.disputed.length > 0
      ? [{ type: 'text', text: t.check.disputed } as const, ...each.disputed.map(quote)]
      : []),
  ]);
  const nothing: Block[] = checked.length === 0 ? [{ type: 'text', text: rich`${t.check.empty}` }] : [];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.check.heading}` },
      ...nothing,
      ...blocks,
      { type: 'small', text: rich`${t.check.kept}` },
    ],
  };
}

/** The beginning of a sentence, with bold what is not as in the passage. */
function marked({ sentence, other }: Checked): Rich {
  const short = fit(sentence, SHOWN);
  const spans = inOrder(other, sentence).filter(({ end }) => short === sentence || end < short.length);
  return [
    ...spans.flatMap(({ start, end }, i) => [
      short.slice(spans[i - 1]?.end ?? 0, start),
      bold(short.slice(start, end)),
    ]),
    short.slice(spans.at(-1)?.end ?? 0),
  ];
}

/** What was compared, so that it does not hang on bold letters. */
function comparedIn({ sentence, same, other }: Checked, t: Locale): Block[] {
  const parts = (spans: readonly Span[]): string[] => [
    ...new Set(inOrder(spans, sentence).map(({ start, end }) => fit(sentence.slice(start, end), SHOWN))),
  ];
  const lines = [
    ...(other.length > 0 ? [t.check.other(parts(other))] : []),
    ...(same.length > 0 ? [t.check.same(parts(same))] : []),
  ];
  return lines.length > 0 ? [{ type: 'small', text: rich`${lines.join(' ')}` }] : [];
}

/** By where they begin, those that touch or overlap as one. */
function inOrder(spans: readonly Span[], text: string): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (!last || text.slice(last.end, span.start).trim()) joined.push(span);
    else joined.splice(-1, 1, { start: last.start, end: Math.max(last.end, span.end) });
  }
  return joined;
}
