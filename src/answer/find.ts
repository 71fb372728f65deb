import { diffArrays } from 'diff';
import type { Citation } from '../model/answer.ts';
import type { Library, Passage } from '../model/document.ts';
import type { FoundText, NearPassage, Piece } from '../model/found.ts';
import { STOP_WORDS } from '../search/words.ts';
import { wordsIn, type Word } from './word.ts';

/** A passage, or two neighbouring sentences of one paragraph. */
interface Place {
  readonly citation: Citation;
  readonly words: readonly Word[];
}
interface Near extends NearPassage {
  /** How many of the asked words stand in it in order. */
  readonly kept: number;
  /** How many words it has beside them. */
  readonly others: number;
}

const MOST_NEAR = 3;
/**
 * The share of the asked words that a near passage has in their order, the share that more of them must have beside another such
 * word, and how many of them must be no mere filling words.
 */
const NEAR = { inOrder: 2 / 3, together: 1 / 2, telling: 2 };

/** Looks for a text in documents: its words in their order without regard to case, marks and punctuation, else nearly so. */
export function findText(wanted: string, library: Pick<Library, 'documents'>): FoundText {
  const asked = wordsIn(wanted);
  if (asked.length === 0) return { status: 'nowhere' };
  const places = placesOf(library);
  const needle = lineOf(asked);
  const exact = apart(places.filter(({ words }) => lineOf(words).includes(needle)));
  if (exact.length > 0) return { status: 'exact', places: exact.map(({ citation }) => citation) };
  const near = places.flatMap((place) => compare(wanted, asked, place) ?? []);
  const best = apart(near.toSorted((a, b) => b.kept - a.kept || a.others - b.others)).slice(0, MOST_NEAR);
  if (best.length === 0) return { status: 'nowhere' };
  return { status: 'near', passages: best.map(({ citation, pieces, missing }) => ({ citation, pieces, missing })) };
}

const lineOf = (words: readonly Word[]): string => ` ${words.map(({ key }) => key).join(' ')} `;

/** Single passages first, so that two sentences are shown only for what neither has alone. */
function placesOf(library: Pick<Library, 'documents'>): Place[] {
  const pairs: Place[] = [];
  const singles = library.documents.flatMap((document) =>
    document.sections.flatMap(({ heading, passages }) =>
      passages.map((passage, i) => {
        const place = (from: Passage): Place => {
          const [start, end] = [from.start, passage.end];
          const quote = document.source.slice(start, end);
          return { citation: { document, section: heading, quote, start, end }, words: wordsIn(quote) };
        };
        const before = passages[i - 1];
        if (before?.paragraph === passage.paragraph && passage.shape === 'sentence') pairs.push(place(before));
        return place(passage);
      }),
    ),
  );
  return [...singles, ...pairs];
}

/** The first of those that overlap. */
function apart<T extends { readonly citation: Citation }>(places: readonly T[]): T[] {
  const kept: T[] = [];
  for (const place of places) {
    const { document, start, end } = place.citation;
    if (!kept.some(({ citation: c }) => c.document === document && start < c.end && c.start < end)) kept.push(place);
  }
  return kept;
}

/** How a place differs from a text; undefined when it is not near. */
function compare(wanted: string, asked: readonly Word[], { citation, words }: Place): Near | undefined {
  const least = asked.length * NEAR.inOrder;
  const there = new Set(words.map(({ key }) => key));
  // Most places have too few of the words in any order.
  if (asked.filter(({ key }) => there.has(key)).length < least) return undefined;
  const changes = diffArrays(
    asked.map(({ key }) => key),
    words.map(({ key }) => key),
  );
  const runs = changes.filter(({ added, removed }) => !added && !removed);
  const kept = runs.flatMap(({ value }) => value);
  const together = runs.reduce((sum, { count }) => sum + (count > 1 ? count : 0), 0);
  if (kept.length < least || together <= asked.length * NEAR.together) return undefined;
  if (new Set(kept).difference(STOP_WORDS).size < NEAR.telling) return undefined;
  const same = changes.flatMap(({ added, removed, value }) => (removed ? [] : value.map(() => !added)));
  return {
    citation,
    pieces: piecesOf(citation.quote, words, same),
    missing: missingFrom(words, asked).map(({ start, end }) => wanted.slice(start, end)),
    kept: kept.length,
    others: words.length - kept.length,
  };
}

/** Cuts a text around its runs of other words; what stands between two of one run belongs to it. */
function piecesOf(text: string, words: readonly Word[], same: readonly boolean[]): Piece[] {
  const runs: { start: number; end: number }[] = [];
  words.forEach(({ start, end }, i) => {
    if (same[i]) return;
    if (i > 0 && !same[i - 1]) runs.at(-1)!.end = end;
    else runs.push({ start, end });
  });
  const pieces = runs.flatMap(({ start, end }, i): Piece[] => [
    { text: text.slice(runs[i - 1]?.end ?? 0, start), other: false },
    { text: text.slice(start, end), other: true },
  ]);
  return [...pieces, { text: text.slice(runs.at(-1)?.end ?? 0), other: false }].filter(({ text: own }) => own !== '');
}

/** The words of one text that another does not have, or not as often. */
function missingFrom(words: readonly Word[], asked: readonly Word[]): Word[] {
  const left = Map.groupBy(words, ({ key }) => key);
  return asked.filter(({ key }) => left.get(key)?.pop() === undefined);
}
