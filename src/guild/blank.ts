import type { Document, Passage, Section } from '../model/document.ts';

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

interface Text {
  readonly source: string;
  readonly sections: readonly Section[];
}

/**
 * A document without some of its passages. Its text has blanks there, so that every place in it stays where it is. It is made
 * when it is asked for, and kept for as long as somebody holds it: texts of a large library are not all in memory.
 * @param isGone whether a passage is left out
 * @param stays what is not blanked, though it stands in a passage that is left out
 */
export function withoutPassages(
  document: Document,
  isGone: (passage: Passage) => boolean,
  stays: readonly Stretch[],
): Document {
  let held: WeakRef<Text> | undefined;
  const text = (): Text => {
    const known = held?.deref();
    if (known) return known;
    const made = cut(document, isGone, stays);
    held = new WeakRef(made);
    return made;
  };
  // What is not changed is left where it is: reading it may mean to read a file.
  return Object.create(document, {
    source: { get: () => text().source },
    sections: { get: () => text().sections },
  }) as Document;
}

function cut({ source, sections }: Document, isGone: (passage: Passage) => boolean, stays: readonly Stretch[]): Text {
  const gone = sections.flatMap(({ passages }) => passages.filter(isGone));
  return {
    source: blanked(
      source,
      gone.flatMap((passage) => without(passage, stays)),
    ),
    sections: sections.map((section) => ({
      ...section,
      passages: section.passages.filter((passage) => !gone.includes(passage)),
    })),
  };
}

/** What is left of a stretch when others are taken out of it. */
const without = (whole: Stretch, others: readonly Stretch[]): Stretch[] =>
  others
    .filter((other) => overlaps(other, whole))
    .reduce(
      (parts: Stretch[], { start, end }) =>
        parts
          .flatMap((part) => [
            { start: part.start, end: Math.min(part.end, start) },
            { start: Math.max(part.start, end), end: part.end },
          ])
          .filter((part) => part.start < part.end),
      [whole],
    );

function blanked(source: string, stretches: readonly Stretch[]): string {
  let [text, at] = ['', 0];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    text += source.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return text + source.slice(at);
}
