import type { Modality } from '../../model/claim.ts';
import { kindOf, type Claim } from '../../model/kinds/index.ts';
import type { Word as Asked } from '../../model/question.ts';
import { wordsOf } from '../../model/value.ts';
import { ownWords } from '../../search/bags.ts';
import type { Index } from '../../search/index.ts';
import { stemOf } from '../../search/stem.ts';
import { tokenize } from '../../search/words.ts';
import { citeClaim } from '../citation.ts';
import { stemsOf } from '../word.ts';
import type { Held } from './points.ts';
import type { Said } from './said.ts';

/** Words with which figures are told; they add nothing to them. */
const LIGHT = stemsOf(
  'amount amounted come came total totalled worth value reach reached stand stood number sum figure goods bilateral officially formally keep kept maintain operate run host exceed pass less fewer make',
);

/** The words of a sentence that a passage must have, since nothing else compares them. */
export const weightyWords = ({ telling }: Said): readonly Asked[] =>
  telling.filter(({ terms }) => !LIGHT.has(terms[0]!));

/** Whether a passage, or what its claims are typed as, has every word of a sentence in this or in another form, and every name. */
export function hasWords(
  words: readonly Asked[],
  names: readonly Asked[],
  group: readonly Claim[],
  index: Index,
): boolean {
  const told = group.flatMap((claim) => [citeClaim(claim, index).quote, ...ownWords(claim), ...wordsOf(claim.value)]);
  const tokens = told.flatMap(tokenize);
  const others = index.names.find(tokens).flatMap(({ alias }) => (alias ? [alias.name, ...alias.also] : []));
  const stems = stemsOf([...tokens, ...others].join(' '));
  const meant = stemsOf(group.flatMap((claim) => kindOf(claim).words).join(' '));
  return (
    words.every(({ terms }) => terms.some((term) => stems.has(term) || meant.has(term))) &&
    names.every(({ terms }) => terms.some((term) => stems.has(term)))
  );
}

/** Whether a passage has one of a sentence's words itself, not only a synonym: "founded" is not "established". */
export function sharesWord({ question, telling }: Said, group: readonly Claim[]): boolean {
  if (question.direction && group.some((claim) => 'exporter' in claim)) return true;
  const told = group.flatMap((claim) => [claim.quote, claim.value.of, ...kindOf(claim).words]);
  const stems = new Set(told.flatMap(tokenize).map(stemOf));
  return telling.length === 0 || telling.some(({ terms }) => stems.has(terms[0]!));
}

/** Whether a visit of a passage can be the one that is told: by the person whom the sentence names before the verb. */
export function samePerson({ words, mentions }: Said, group: readonly Claim[], index: Index): boolean {
  const verb = words.findIndex(({ key }) => VISITS.test(key) || HOSTS.test(key));
  const person = mentions.findLast(({ to, alias }) => to <= verb && alias && index.people.has(alias.name))?.alias;
  if (!person) return true;
  const hosts = HOSTS.test(words[verb]!.key);
  return group.every(
    (claim) => claim.kind !== 'visit' || (hosts ? (claim.host ?? '') : claim.guest).includes(person.name),
  );
}
const VISITS = /^(?:visit|travel)/;
const HOSTS = /^(?:host|receiv|welcom)/;

/** Words with which a text commits itself less, with the modality of claims that they go with; "may" and the like go with none. */
const MODAL: readonly (readonly [RegExp, Modality | undefined])[] = [
  [/\b(?:propos|suggest)/, 'proposed'],
  [/\bplan(?:s|ned|ning)?\b/, 'planned'],
  [/\b(?:announc|pledg|promis)/, 'announced'],
  [/\b(?:intend|meant)/, 'intended'],
  [/\bconsider/, 'considered'],
  [/\border/, 'ordered'],
  [/\b(?:report|allege)/, 'reported'],
  [/\bestimat/, 'estimated'],
  [
    /\b(?:may(?! \d)|might|could|should|would|will|wants?|wanted|hopes?|hoped|perhaps|maybe|probably|possibly|apparently|supposedly|if|whether|unless|rumou?r\w*|soon|expect\w*)\b/,
    undefined,
  ],
];

/** Whether a sentence commits itself just as far as the claims do that bear it out. */
export function sameModality({ plain }: Said, stands: readonly Held[]): boolean {
  const said = MODAL.filter(([shape]) => shape.test(plain)).map(([, modality]) => modality);
  const told = stands.flatMap(({ stand, by }) => (by && stand === 'same' ? [by.modality] : []));
  const weaker = told.filter((modality) => modality !== 'asserted' && modality !== 'negated');
  return (
    weaker.every((modality) => said.includes(modality)) &&
    said.every((modality) => modality !== undefined && told.includes(modality))
  );
}
