import { ask } from '../answer/ask.ts';
import { browse } from '../answer/browse.ts';
import { dispute } from '../answer/dispute.ts';
import { findingsOf, nameOf, type Answer, type Finding } from '../model/answer.ts';
import type { CardFact } from '../model/card.ts';
import type { Lookup } from '../model/lookup.ts';
import { questionOf, type AskedYears } from '../model/question.ts';
import { decodePress, encodePress } from '../reply/state.ts';
import type { Index } from '../search/index.ts';

/** Facts that one card is made of, where it lists certain facts, and facts of a list by which a card is told from before. */
const SHOWN = 6;
const COMPARED = 60;

/** The look-up that a text carries as a button does. */
export function lookupOf(text: string): Lookup | undefined {
  const press = decodePress(text);
  return press?.action === 'look' ? press.lookup : undefined;
}

/** A look-up as a card keeps it; undefined where it does not fit. */
export const lookText = (lookup: Lookup): string | undefined =>
  encodePress({ action: 'look', lookup, page: 1, turn: false });

/** Answers what was typed: a look-up that a suggestion carries, else a question. */
export function answerTyped(text: string, index: Index): Answer {
  const lookup = lookupOf(text);
  return lookup ? browse(lookup, index) : ask(text, index).answer;
}

/** What a card of an answer is about; undefined of one that rests on nothing, or may be no answer. */
export function factOf(answer: Answer): { readonly fact: CardFact; readonly findings: readonly Finding[] } | undefined {
  const findings = findingsOf(answer);
  const perhaps = 'notes' in answer && answer.notes.some(({ code }) => code === 'perhaps');
  if (findings.length === 0 || perhaps) return undefined;
  const lookup = answer.status === 'answered' && answer.lookup;
  const look = lookup && lookup.city === undefined ? lookText(lookup) : undefined;
  if (look) return { fact: { look }, findings: findings.slice(0, COMPARED) };
  return { fact: { claims: true, wanted: answer.question.wanted }, findings: findings.slice(0, SHOWN) };
}

/**
 * The answer that a card shows.
 * @param findings what its facts are now, for a card of certain facts
 */
export function answerOf(fact: CardFact, findings: readonly Finding[], index: Index): Answer | undefined {
  if ('look' in fact) {
    const lookup = lookupOf(fact.look);
    return lookup && browse(lookup, index);
  }
  if (findings.length === 0) return undefined;
  const pairs = [...new Set(findings.flatMap(({ claim }) => claim?.pair ?? []))];
  const question = questionOf({ pairs, wanted: fact.wanted });
  const names = new Set(findings.map(nameOf));
  const [first] = findings;
  const found = first?.claim && dispute(question, first.claim, index);
  const sides = found?.status === 'disputed' ? found.sides.filter((side) => names.has(nameOf(side))) : [];
  if (found?.status === 'disputed' && sides.length > 1 && sides.length === names.size) return { ...found, sides };
  const years = yearOf(findings);
  return {
    status: 'answered',
    shape: 'answer',
    question: { ...question, ...(years && { years }) },
    groups: [{ label: { by: 'found' }, findings }],
    notes: [],
  };
}

/** The one year that all facts are of, for the heading. */
function yearOf(findings: readonly Finding[]): AskedYears | undefined {
  const all = new Set(findings.map(({ claim }) => claim?.period?.from?.slice(0, 4) ?? ''));
  const ends = findings.map(({ claim }) => claim?.period?.to?.slice(0, 4) ?? '');
  const [year] = all;
  if (!year || all.size > 1 || ends.some((end) => end !== year)) return undefined;
  return { from: Number(year), to: Number(year) };
}

/** The facts of an answer by which a card is held against another library. */
export const comparedOf = (answer: Answer): readonly Finding[] => findingsOf(answer).slice(0, COMPARED);

/** Whether the documents differ on any of the facts. */
export const differs = (findings: readonly Finding[], index: Index): boolean =>
  findings.some(({ claim }) => claim && dispute(questionOf({ pairs: [claim.pair] }), claim, index) !== undefined);
