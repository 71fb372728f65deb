import { isKind, type ClaimOf } from '../../model/kinds/index.ts';
import type { Index } from '../../search/index.ts';
import { stemOf } from '../../search/stem.ts';
import { STOP_WORDS, tokenize } from '../../search/words.ts';
import { stemsOf } from '../word.ts';
import { datePoint, firstOf, type Point } from './points.ts';
import { statusPoint, type Reader } from './reader.ts';
import type { Said } from './said.ts';

type Agreement = ClaimOf<'agreement'>;
type Stage = Agreement['stage'];

const NOUN = /\b(?:agreements?|treat(?:y|ies)|deals?|memorand\w+|mous?|pacts?|accords?)\b/;
const FORMAL = /^(?:agreements?|treat(?:y|ies)|deals?|memorand\w+|mous?|understanding|pacts?|accords?|bilateral)$/;

const PROPOSED = /\b(?:propos\w+|suggest\w+)\b/;
const SIGNED = /\b(?:sign(?:s|ed)?|conclud\w+|ratif\w+)\b/;
/** How a sentence words a stage, and which stages of claims bear it out. */
const STAGES: readonly (readonly [said: RegExp, told: readonly Stage[]])[] = [
  [PROPOSED, ['proposed']],
  [SIGNED, ['signed']],
  [/\b(?:agreed|agrees?|reached|made)\b/, ['agreed', 'signed']],
  [/\b(?:has|have|had|is|are|was|were|exists?)\b/, ['signed', 'agreed', 'in-force']],
];

/** Agreements: whether they are signed, proposed only, or none. A proposal and the word that there is none deny a signing. */
export const agreements: Reader = (said, claims, index) => {
  const [shape, stages] = STAGES.find(([each]) => each.test(said.plain)) ?? [];
  if (!shape || !stages || !NOUN.test(said.plain)) return undefined;
  // "The proposed treaty was signed" tells two things.
  const twice = PROPOSED.test(said.plain) && SIGNED.test(said.plain);
  const all = twice ? [] : claims.filter((claim) => isKind('agreement', claim));
  const about = all.filter((claim) => isMeant(claim, said));
  const status = statusPoint(said, shape, (claim) => {
    const { stage, subject = '' } = claim as Agreement;
    if (stages.includes(stage)) return isNamed(subject, said, index) ? 'same' : 'silent';
    // What is not there may be proposed, and what is proposed may be signed one day.
    if (stage === 'none') return stages.includes('proposed') ? 'silent' : 'other';
    return stage === 'proposed' && !said.negation ? 'other' : 'silent';
  });
  const proposer = stages.includes('proposed') ? proposerPoint(said, index) : [];
  const spent = new RegExp(`${FORMAL.source}|${STAGES.map(([each]) => each.source).join('|')}`);
  return { points: [status, ...proposer, ...said.dates.map(datePoint)], about, spent };
};

/** Whether a sentence means this agreement: its subject stands in the claim, or the title's in the sentence. */
function isMeant({ title, quote, subject, object }: Agreement, { telling }: Said): boolean {
  const words = telling.filter(({ text }) => !FORMAL.test(text) && !STAGES.some(([shape]) => shape.test(text)));
  const told = stemsOf([title, quote, subject, object].join(' '));
  const titled = tokenize(title).filter((word) => !FORMAL.test(word) && !STOP_WORDS.has(word));
  const inTitle = titled.length > 0 && titled.every((word) => words.some(({ terms }) => terms.includes(stemOf(word))));
  return words.length > 0 && (inTitle || words.every(({ terms }) => told.has(terms[0]!)));
}

/** Whether a sentence names a party: a state by its name, anybody else by one of theirs. */
function isNamed(party: string, { mentions, countries }: Said, index: Index): boolean {
  const [own] = index.names.find(tokenize(party));
  if (!own) return true;
  if (own.hint || own.countries.length === 0) return mentions.some(({ alias }) => alias === own.alias);
  return countries.length === 0 || countries.some(({ code }) => own.countries.includes(code));
}

/** Who proposes, where it is said. */
function proposerPoint({ words, countries }: Said, index: Index): Point[] {
  const verb = words.findIndex(({ key }) => /^(?:propos|suggest)/.test(key));
  const agent = countries.find(({ from }) => words[from - 1]?.key === 'by');
  const subjects = countries.filter(({ to }) => to <= verb);
  const by = agent ?? (subjects.length === 1 ? subjects[0] : undefined);
  if (!by) return [];
  const hold: Point['hold'] = (group) =>
    firstOf(group, ({ subject = '' }) => {
      const codes = index.names.find(tokenize(subject)).flatMap((mention) => mention.countries);
      return codes.length === 0 ? 'silent' : codes.includes(by.code) ? 'same' : 'other';
    });
  return [{ of: 'direction', spans: [by], hold }];
}
