import type { Finding } from '../model/answer.ts';
import type { Checked } from '../model/checked.ts';
import type { Pair } from '../model/country.ts';
import type { Claim } from '../model/kinds/index.ts';
import { questionOf } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { readable } from '../search/question.ts';
import { judge } from './check/judge.ts';
import { readSentence } from './check/said.ts';
import { findingOfClaim } from './citation.ts';
import { dispute } from './dispute.ts';

/** Sentences of a message that are looked at; what is longer is an essay, not a message. */
const SENTENCES = 8;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Where a sentence says a second thing. */
const SECOND = /;\s+|,\s+(?=(?:but|whereas)\s)/;

/** Holds every sentence of a text against the claims: whether it agrees, differs, or is not covered. Keeps nothing. */
export function checkText(text: string, index: Index): Checked[] {
  let pair: Pair | undefined;
  const sentences = [...segmenter.segment(readable(text.slice(0, 2_000)))]
    .flatMap(({ segment }) => segment.split(SECOND))
    .map((sentence) => sentence.trim())
    .filter(Boolean);
  return sentences.slice(0, SENTENCES).map((sentence): Checked => {
    const said = readSentence(sentence, index, pair);
    // "It" and "there" in a message mean the countries of the sentence before.
    pair = said.outside.length > 0 ? undefined : (said.pairs[0] ?? pair);
    const { by, ...judged } = judge(said, index);
    const finding = by && findingOfClaim({ item: by, coverage: 1, score: 1 }, index);
    const decided = judged.verdict === 'agrees' || judged.verdict === 'differs';
    return {
      sentence,
      ...judged,
      ...(finding && { finding }),
      disputed: decided ? otherSides(finding!, by!, index) : [],
    };
  });
}

/** What other sources say on a disputed matter. */
function otherSides(finding: Finding, by: Claim, index: Index): readonly Finding[] {
  const answer = dispute(questionOf({}), by, index);
  if (answer?.status !== 'disputed') return [];
  return answer.sides.filter(
    ({ citation }) => citation.document !== finding.citation.document || citation.start !== finding.citation.start,
  );
}
