/** What a comparison asks for: which came first, or which is more. */
export type Dimension = 'date' | 'amount';

const EARLIER = /\b(older|oldest|earlier|earliest|first|longer|longest|before|later|younger|newer|sooner)\b/;
const MORE = /\b(more|most|bigger|biggest|larger|largest|less|smaller|higher|lower|greater|fewer)\b/;

/** The frame around two things that are compared: "which was more", "what came first", "which of them was active earlier". */
const FRAMES: readonly RegExp[] = [
  /\b(which|what|who) (of (them|these|the two|both)|one|sum|side|amount|country)?\s*(is|was|were|came|had|has|has had|happened|s)?( the)?( \w+)? (more|most|older|oldest|bigger|biggest|larger|largest|earlier|first|longer|less|smaller|higher|lower|greater)\b( of (them|the two))?/g,
  /\b(compare|comparison|difference between|are both|both)\b/g,
  /\b(which|what) (of them|of these|of the two|one)\b.*$/g,
];

/** "How long after A did B", "how many years between A and B", "how long from A to B"; a bare year is no event. */
const LAPSES: readonly RegExp[] = [
  /^how (?:long|many (?:years|months|days)) (?:after|before) (?!\d)(.+?) (?:did|was|were|had|has) (.+)$/,
  /^how (?:long|many (?:years|months|days)) (?:\w+ ){0,3}between (.+?) and (.+)$/,
  /^how (?:long|many (?:years|months|days)) (?:\w+ ){0,3}from (.+?) (?:to|until|till) (.+)$/,
  /^how (?:long|many (?:years|months|days)) (?:later )?(?:did|was|were|had|has) (.+?) (?:after|before) (?!\d)(.+)$/,
];

/** The two events whose distance in time a question asks for, in folded words; undefined when it asks for none. */
export function lapseOf(plain: string): readonly [string, string] | undefined {
  for (const shape of LAPSES) {
    const [, one, other] = shape.exec(plain) ?? [];
    if (one && other) return [one, other];
  }
  return undefined;
}

/**
 * The two things that a question compares, as texts; undefined when it cannot be split.
 * @param plain the folded words of the question
 */
export function sidesOf(plain: string): readonly [string, string] | undefined {
  const bare = FRAMES.reduce((text, frame) => text.replace(frame, ' '), plain);
  const [, left, right] =
    /^(.*?)\b(?:vs|versus|compared (?:to|with)|or|than)\b(.*)$/.exec(bare) ?? /^(.*?)\band\b(.*)$/.exec(bare) ?? [];
  return left?.trim() && right?.trim() ? [left.trim(), right.trim()] : undefined;
}

/** Whether it is asked what is earlier or what is more; undefined when both are just to stand side by side. */
export const dimensionOf = (plain: string): Dimension | undefined =>
  EARLIER.test(plain) ? 'date' : MORE.test(plain) ? 'amount' : undefined;
