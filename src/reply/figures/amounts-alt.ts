import type { Framed } from '../../model/figure.ts';
import type { Amounts, AmountYears } from '../../model/figures/amounts.ts';
import { LIMITS } from '../limits.ts';

/** A piece of what is said; `figure` where it tells an amount. */
interface Spoken {
  readonly text: string;
  readonly figure: boolean;
}

export const spokenRows = (sections: Amounts['sections']): Spoken[] =>
  sections.flatMap(({ heading, rows }) => [
    ...headed(heading),
    ...rows.map((row) => ('gap' in row ? { text: row.gap, figure: false } : spoken([row.time, row.label], row.text))),
  ]);

export const spokenPoints = (sections: AmountYears['sections']): Spoken[] =>
  sections.flatMap(({ heading, gap, legend, points }) => [
    ...headed(heading),
    ...headed(gap),
    // The newest are worth most where not all have room.
    ...points
      .toReversed()
      .map(({ year, series, text }) =>
        spoken([String(year), legend.find((each) => each.series === series)?.label ?? ''], text),
      ),
  ]);

const headed = (heading: string | undefined): Spoken[] => (heading ? [{ text: heading, figure: false }] : []);
const spoken = (named: readonly string[], text: string): Spoken => {
  const name = named.filter(Boolean).join(', ');
  return { text: name ? `${name}: ${text}` : text, figure: true };
};

/** Room for how many amounts are left out. */
const REST = 40;

/** A picture in words: what it is, its amounts in their order, then its notes; amounts that have no room are counted. */
export function altOf(
  { title, subtitle, notes }: Omit<Framed, 'alt'>,
  all: readonly Spoken[],
  moreOf: (n: number) => string,
): string {
  const room = LIMITS.altText - REST;
  let alt = `${title} (${subtitle})`;
  let at = 0;
  for (const { text } of all) {
    const longer = `${alt}${at === 0 ? '. ' : '; '}${text}`;
    if (longer.length > room) break;
    alt = longer;
    at += 1;
  }
  const left = all.slice(at).filter(({ figure }) => figure).length;
  const whole = [`${alt}.`, ...(left > 0 ? [moreOf(left)] : [])].join(' ');
  return notes.reduce((said, note) => (said.length + note.length < LIMITS.altText ? `${said} ${note}` : said), whole);
}
