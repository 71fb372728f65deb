import type { Answered } from '../../model/answer.ts';
import type { Told } from '../../model/figures/amounts.ts';
import type { Locale } from '../../locales/en.ts';
import { fit } from '../limits.ts';
import { toText } from '../text.ts';
import { gapBetween } from './amounts-rows.ts';
import { isDated, isDenied, isShort, isSpan, type Sum } from './amounts-told.ts';
import { directionOf, nounOf, type Scene, type Words } from './amounts-words.ts';

/** Sums of several years that are named. */
const SPANS = 2;
const LENGTH = 110;
const CURRENCIES = 4;

/** What one has to know to read a picture of amounts: what is not in it, and what does not add up. */
export function notesOn({ notes }: Answered, all: readonly Sum[], scene: Scene, { shared }: Words): string[] {
  const { t, currency } = scene;
  const words = t.pictures.amounts;
  const own = all.filter((sum) => sum.currency === currency && !isDenied(sum));
  const others = all.filter((sum) => sum.currency !== currency && !isDenied(sum));
  const denied = all.filter(isDenied).length;
  const apart = own.filter((sum) => !isSpan(sum) && !scene.drawn.includes(sum));
  const differing = notes.filter((note) => note.code === 'parts-differ-from-total' && note.currency === currency);
  const read = scene.drawn.filter(({ claim }) => claim.extracted).length;
  const latest = notes.filter(({ code }) => code === 'latest-year');
  return [
    ...latest.map((note) => toText({ private: true, blocks: [{ type: 'small', text: t.note(note) }] })),
    // Their sum is a figure that nobody states: a picture shows none of these.
    ...(differing.length > 0 ? [words.partsDiffer(differing.length)] : []),
    ...spansIn(own.filter(isSpan), scene, shared),
    ...(others.length > 0
      ? [words.otherCurrencies([...new Set(others.map((sum) => sum.currency))].slice(0, CURRENCIES), others.length)]
      : []),
    ...(denied > 0 ? [words.denied(denied)] : []),
    ...(apart.length > 0 ? [(apart.every(isDated) ? words.undrawn : words.undated)(apart.length)] : []),
    ...(read > 0 ? [t.answer.readAutomatically(read === scene.drawn.length)] : []),
  ];
}

function spansIn(spans: readonly Sum[], scene: Scene, shared: readonly string[]): string[] {
  if (spans.length === 0) return [];
  const { t } = scene;
  const told = spans.slice(0, SPANS).map((sum) => {
    const parts = [directionOf(sum, scene), nounOf(sum, t)].filter((part) => !shared.includes(part));
    const words = [t.pictures.amounts.amount(sum.claim), ...parts, t.format.period(sum.claim.period!)];
    return fit(words.filter(Boolean).join(', '), LENGTH);
  });
  return [t.pictures.amounts.spans(told, spans.length - told.length)];
}

/** What the shapes mean that are not plain. */
export function keyOf(told: readonly Told[], form: 'bars' | 'points', t: Locale): string[] {
  const { marks, key } = t.pictures.amounts;
  const has = {
    rough: told.some(({ end }) => end === 'rough'),
    open: told.some(({ end }) => end === 'open'),
    range: told.some(({ upTo }) => upTo !== undefined),
    planned: told.some(({ planned }) => planned),
  };
  const named = (['rough', 'open', 'range', 'planned'] as const).filter((mark) => has[mark]);
  return named.length > 0 ? [key(named.map((mark) => marks[form][mark]))] : [];
}

const GAPS = 4;
const TWICE = 2;

/** What points do not tell by themselves: years without any, years with several of one sort, and times that are no year. */
export function pointNotes(drawn: readonly Sum[], scene: Scene, words: Words): string[] {
  const { t, currency } = scene;
  const gaps = gapsOf(drawn);
  const placeOf = (sum: Sum): string => [sum.year, sum.claim.pair, scene.seriesOf(sum)].join('/');
  const twice = [...Map.groupBy(drawn, placeOf).values()].filter((sums) => sums.length > 1);
  const named = twice.slice(0, TWICE).map((sums) => {
    const told = sums.map((sum) => [words.labelOf(sum), words.tellOf(sum).text].filter(Boolean).join(': '));
    return fit(`${sums[0]!.year}: ${told.join(', ')}`, LENGTH);
  });
  const short = drawn.filter(isShort).length;
  return [
    ...(gaps.length > 0
      ? [t.pictures.amounts.gaps(gaps.slice(0, GAPS), Math.max(0, gaps.length - GAPS), currency)]
      : []),
    ...(twice.length > 0 ? [t.pictures.amounts.twice(named, twice.length - named.length)] : []),
    ...(short > 0 ? [t.pictures.amounts.short(short)] : []),
  ];
}

/** The years without a sum between the first and the last one with one. */
function gapsOf(drawn: readonly Sum[]): [number, number][] {
  const years = [...new Set(drawn.flatMap(({ year }) => year ?? []))].toSorted((a, b) => a - b);
  return years.flatMap((year, i) => {
    const gap = gapBetween(years[i - 1], year);
    return gap ? [gap] : [];
  });
}
