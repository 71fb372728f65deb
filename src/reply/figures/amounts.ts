import type { Answered } from '../../model/answer.ts';
import type { Framed } from '../../model/figure.ts';
import type { AmountYears, Amounts } from '../../model/figures/amounts.ts';
import { labelOf, placeOf, type Speaking } from '../parts.ts';
import { altOf, spokenPoints, spokenRows } from './amounts-alt.ts';
import { keyOf, notesOn, pointNotes } from './amounts-notes.ts';
import { rowsOf } from './amounts-rows.ts';
import { byTime, isDated, ofOneCurrency, distinctSums, isDenied, isSpan, sumsOf, type Sum } from './amounts-told.ts';
import { numberedSorts, wordsOf, type Scene, type Words } from './amounts-words.ts';
import { isLong, panelOf, unitOf } from './amounts-years.ts';
import { sourceOf } from './sources.ts';

/** Rows of a picture; of more the newest ones are drawn. */
const ROWS = 24;
/** Points of a picture; of more the newest ones are drawn. */
const POINTS = 200;

/** The amounts that an answer tells of trade, aid or investment, as far as they are of one currency and of a year each. */
export function amountsOf(answer: Answered, speaking: Speaking): Amounts | AmountYears | undefined {
  if (!SHAPES.has(answer.shape)) return undefined;
  const { t, library } = speaking;
  const all = distinctSums(sumsIn(answer.groups));
  // Amounts of different matters, such as trade and aid, do not stand on one scale.
  if (new Set(all.map(({ claim }) => claim.kind)).size !== 1) return undefined;
  const single = all.filter((sum) => !isSpan(sum) && !isDenied(sum));
  // What has no year may be a sum of many: beside those of one year it would look like one.
  const told = [single.filter(isDated), single.filter((sum) => !isDated(sum))]
    .map(ofOneCurrency)
    .find((sums) => sums.length > 1);
  if (!told || (answer.shape === 'answer' && !tellsAll(told, all))) return undefined;
  const { currency } = told[0]!;
  const seriesOf = numberedSorts(told, library.home, t);
  const drawn = told.toSorted((a, b) => byTime(a, b) || seriesOf(a) - seriesOf(b));
  const pairs = new Set(told.map(({ claim }) => claim.pair)).size;
  const scene: Scene = {
    t,
    home: library.home,
    currency,
    drawn,
    seriesOf,
    mixed: pairs > 1 && answer.shape !== 'comparison',
  };
  const words = wordsOf(scene);
  const notes = notesOn(answer, all, scene, words);
  return isLong(drawn, words) ? inYears(answer, scene, words, notes) : inRows(answer, scene, words, notes);
}

/** A page about a pair tells one thing of each matter, and a timeline has a picture of its own. */
const SHAPES: ReadonlySet<Answered['shape']> = new Set(['answer', 'list', 'comparison']);

/**
 * A few words answer one question. A picture beside them shows several amounts, and what was asked for is never in the words
 * alone.
 */
const tellsAll = (told: readonly Sum[], all: readonly Sum[]): boolean =>
  new Set(told.map(({ amount }) => amount)).size > 1 && !all.some(isSpan);

const sumsIn = (groups: Answered['groups']): Sum[] => groups.flatMap(({ findings }) => findings.flatMap(sumsOf));

interface Part {
  readonly heading?: string;
  readonly sums: readonly Sum[];
}

/** The sums in the parts of a picture: side by side where the answer is, else all together. */
function partsOf({ shape, groups }: Answered, { t, home, drawn }: Scene): Part[] {
  if (shape !== 'comparison') return [{ sums: drawn }];
  return groups.map((group) => ({
    heading: labelOf(group, t, home) ?? '',
    sums: drawn.filter(({ finding }) => group.findings.includes(finding)),
  }));
}

function inRows(answer: Answered, scene: Scene, words: Words, notes: readonly string[]): Amounts {
  const { t, currency } = scene;
  const parts = partsOf(answer, scene).slice(0, ROWS);
  const most = Math.floor(ROWS / parts.length);
  const sections = parts.map(({ sums, ...rest }) => ({
    ...rest,
    rows: sums.length > 0 ? rowsOf(sums.slice(-most), scene, words) : [{ gap: t.pictures.amounts.none(currency) }],
  }));
  const told = sections.flatMap(({ rows }) => rows.flatMap((row) => ('gap' in row ? [] : [row])));
  const frame = framed(answer, scene, words, [...notes, ...undrawn(told, scene), ...keyOf(told, 'bars', t)]);
  return { chart: 'amounts', ...frame, alt: altOf(frame, spokenRows(sections), t.pictures.amounts.more), sections };
}

function inYears(answer: Answered, scene: Scene, words: Words, notes: readonly string[]): AmountYears {
  const { t, currency } = scene;
  const drawn = scene.drawn.slice(-POINTS);
  const parts = scene.mixed ? pairsIn(drawn, scene) : partsOf(answer, { ...scene, drawn });
  const sections = parts.map(({ sums, ...rest }) => ({ ...rest, ...panelOf(sums, scene, words) }));
  const told = sections.flatMap(({ points }) => points);
  const key = [...pointNotes(drawn, scene, words), ...undrawn(told, scene), ...keyOf(told, 'points', t)];
  const frame = framed(answer, scene, words, [...notes, ...key]);
  const alt = altOf(frame, spokenPoints(sections), t.pictures.amounts.more);
  return { chart: 'amount-years', ...frame, alt, unit: unitOf(drawn, t, currency), sections };
}

const pairsIn = (drawn: readonly Sum[], { t, home }: Scene): Part[] =>
  [...Map.groupBy(drawn, ({ claim }) => claim.pair)].map(([pair, sums]) => ({ heading: t.pair(pair, home), sums }));

const undrawn = (told: readonly unknown[], { t, drawn }: Scene): string[] =>
  told.length < drawn.length ? [t.pictures.amounts.undrawn(drawn.length - told.length)] : [];

function framed(
  { question }: Answered,
  { t, home, currency, drawn }: Scene,
  { shared }: Words,
  notes: readonly string[],
): Omit<Framed, 'alt'> {
  const kind = t.kinds[drawn[0]!.claim.kind];
  const subject = [kind, ...(question.years ? [t.answer.years(question.years)] : [])].join(', ');
  return {
    title: t.answer.title(placeOf(question.pairs, t, home), subject),
    subtitle: t.pictures.amounts.subtitle(shared, currency),
    notes,
    source: sourceOf(
      drawn.map(({ finding }) => finding),
      t,
    ),
  };
}
