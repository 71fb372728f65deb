import type { Citation, Finding } from '../model/answer.ts';
import type { Document, Passage } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Index, Match } from '../search/index.ts';

/** How long a shown passage may be, in characters: what a phone shows without scrolling. */
export const LONGEST_QUOTE = 300;

/** The passage of a document that holds these characters. */
export const passageOf = (document: Document, start: number, end: number): Passage | undefined =>
  document.sections
    .flatMap((section) => section.passages)
    .find((passage) => passage.start <= start && end <= passage.end);

/** The sentence that holds a claim's quote where it is short enough to be shown whole, else the quote itself. */
export function citeClaim(claim: Claim, index: Index): Citation {
  const document = index.documentOf(claim.document)!;
  const passage = passageOf(document, claim.start, claim.end);
  const whole = passage && passage.text.length <= LONGEST_QUOTE ? passage : { start: claim.start, end: claim.end };
  return cite(document, claim.section, whole.start, whole.end);
}

/** A passage as a citation, cut at a clause where it is too long. */
function citePassage(passage: Passage, index: Index): Citation {
  const document = index.documentOf(passage.document)!;
  return cite(document, passage.section, passage.start, passage.start + clauseEnd(passage.text));
}

const cite = (document: Document, section: string, start: number, end: number): Citation => ({
  document,
  section,
  quote: document.source.slice(start, end),
  start,
  end,
});

/** Where to cut a long text: after the last clause that fits, else after the last word. */
function clauseEnd(text: string): number {
  if (text.length <= LONGEST_QUOTE) return text.length;
  const head = text.slice(0, LONGEST_QUOTE);
  const clause = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '), head.lastIndexOf(' – '));
  return clause > LONGEST_QUOTE / 2 ? clause : Math.max(head.lastIndexOf(' '), LONGEST_QUOTE / 2);
}

export const findingOfClaim = ({ item, score }: Match<Claim>, index: Index): Finding => ({
  citation: citeClaim(item, index),
  claim: item,
  score,
});
export const findingOfPassage = ({ item, score }: Match<Passage>, index: Index): Finding => ({
  citation: citePassage(item, index),
  score,
});

/** The finding of a short name (`nameOf`); undefined where the library has none. */
export function findingNamed(name: string, index: Index): Finding | undefined {
  // No claim has a colon in its id.
  const [, id, start] = /^(.+):(\d+)$/.exec(name) ?? [];
  const claim = id === undefined ? index.claimOf(name) : undefined;
  if (claim) return { claim, citation: citeClaim(claim, index), score: 1 };
  const document = id === undefined ? undefined : index.documentOf(id);
  const passage = document?.sections.flatMap(({ passages }) => passages).find((each) => each.start === Number(start));
  return passage && { citation: citePassage(passage, index), score: 1 };
}

/** One finding a passage: two claims of one sentence are shown by one quote. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const places = Map.groupBy(findings, ({ citation: { document, start } }) => `${document.id}:${start}`);
  return [...places.values()].map(([first, ...rest]) => {
    const also = rest.flatMap(({ claim }) => claim ?? []);
    return also.length > 0 ? { ...first!, also } : first!;
  });
}
