import type { Answer, Note, RefusalReason } from '../model/answer.ts';
import type { Claim } from '../model/kinds/index.ts';
import { newestYear } from '../model/period.ts';
import type { Question } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { citeClaim, findingOfPassage } from './citation.ts';
import type { Evidence } from './evidence.ts';

/** A refusal with what was searched and the nearest evidence, which is marked as no answer. */
export function refuse(question: Question, evidence: Evidence, index: Index, reason: RefusalReason): Answer {
  const scoped = reason === 'out-of-scope' || reason === 'pair-not-covered' ? [] : evidence.claims.slice(0, 1);
  const nearest = scoped.map(({ item, score }) => ({ citation: citeClaim(item, index), claim: item, score }));
  const passages =
    nearest.length > 0 || reason === 'out-of-scope' || reason === 'pair-not-covered'
      ? []
      : evidence.passages.slice(0, 1);
  return {
    status: 'refused',
    question,
    reason,
    searched: evidence.documents,
    nearest: [...nearest, ...passages.map((match) => findingOfPassage(match, index))],
  };
}

/** What a reader must know beside a claim: since when the text is silent, or that it gives no year. */
export function notesOn(claim: Claim): Note[] {
  if (claim.period?.precision === 'yearless') return [{ code: 'year-not-given' }];
  const year = claim.asOf && newestYear(claim.asOf);
  return year && claim.asOfBasis ? [{ code: 'as-of', year, basis: claim.asOfBasis }] : [];
}
