import type { Answer, RefusalReason } from '../model/answer.ts';
import type { Lookup } from '../model/lookup.ts';
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
    instead: instead(question, reason, index),
  };
}

/** At most so many other look-ups are offered. */
const OFFERED = 2;

/** What may have been meant: the same subject in the years nearest to those asked for, else all of it, else the two countries. */
function instead({ pairs: [pair], kinds: [kind], years }: Question, reason: RefusalReason, index: Index): Lookup[] {
  if (!pair || reason === 'out-of-scope' || reason === 'pair-not-covered') return [];
  const told = kind ? index.claimsIn({ pairs: [pair] }).filter((claim) => claim.kind === kind && !claim.sensitive) : [];
  if (!kind || told.length === 0)
    return index.library.pairs.includes(pair) ? [{ topic: 'relations', pairs: [pair] }] : [];
  const asked = years?.from ?? years?.to;
  if (reason !== 'period-not-covered' || asked === undefined) return [{ topic: kind, pairs: [pair] }];
  const known = new Set(
    told.flatMap(({ period }) => (period && period.precision !== 'yearless' ? (newestYear(period) ?? []) : [])),
  );
  return [...known]
    .toSorted((a, b) => Math.abs(a - asked) - Math.abs(b - asked))
    .slice(0, OFFERED)
    .map((year) => ({ topic: kind, pairs: [pair], years: { from: year, to: year } }));
}
