import type { Locale } from '../../locales/en.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { ItemOption } from '../../model/quiz.ts';
import { randomOf, type Random } from '../random.ts';
import { isPassing, isSameMatter, type Ground } from './ground.ts';
import type { Draft } from './make.ts';
import { sentenceOf } from './sentence.ts';

/** How many documents are offered, and how long their titles may be. */
const OFFERED = 3;
const LONGEST = 80;

/** The claims that stand in the same sentence as one: what they say is said by the sentence, too. */
const togetherWith = (claim: Claim, { byPair }: Ground): Claim[] =>
  (byPair.get(claim.pair) ?? []).filter(
    (other) => other.document === claim.document && other.start < claim.end && claim.start < other.end,
  );

/** The documents that tell something of what a sentence says, in whatever words; what contradicts it does not. */
function tellingDocuments(claim: Claim, ground: Ground): Set<string> {
  const others = (ground.byPair.get(claim.pair) ?? []).filter(({ document }) => document !== claim.document);
  const telling = togetherWith(claim, ground).flatMap((own) => {
    const value = JSON.stringify(own.value);
    return others.filter(
      (other) => isSameMatter(own, other) || (other.kind === own.kind && JSON.stringify(other.value) === value),
    );
  });
  return new Set(telling.map(({ document }) => document));
}

/** The documents that do not say what a claim says: those about the same two countries first. */
export function otherDocuments(
  claim: Claim,
  ground: Ground,
  random: Random,
): (ItemOption & { readonly isNear: boolean })[] {
  const { documents, byPair } = ground;
  const near = new Set((byPair.get(claim.pair) ?? []).map(({ document }) => document));
  const telling = tellingDocuments(claim, ground);
  const far = random.shuffled([...documents.keys()].filter((id) => !near.has(id)));
  return [...random.shuffled([...near]), ...far]
    .filter((id) => id !== claim.document && !telling.has(id))
    .map((id) => ({ value: `document:${id}`, text: documents.get(id)!.title, isNear: near.has(id) }))
    .filter(({ text }) => text.length <= LONGEST && text !== documents.get(claim.document)!.title);
}

/** Which document says a sentence: asked where another one is about the same two countries. */
export function sourceOf(claim: Claim, ground: Ground, t: Locale, seed: number): Draft[] {
  const sentence = sentenceOf(claim, ground);
  const document = ground.documents.get(claim.document);
  if (!sentence || isPassing(sentence) || !document || document.title.length > LONGEST) return [];
  if ((ground.byPair.get(claim.pair) ?? []).every((other) => other.document === claim.document)) return [];
  const random = randomOf(seed, 'source', claim.id);
  const others = otherDocuments(claim, ground, random).slice(0, OFFERED - 1);
  if (others.length < OFFERED - 1 || !others[0]!.isNear) return [];
  const wrong = others.map(({ value, text }) => ({ value, text }));
  const options = random.shuffled([{ value: `document:${document.id}`, text: document.title }, ...wrong]);
  const stem = t.items.source(sentence);
  return [{ form: 'which-source', by: 'quote', aspect: 'document', stem, claims: [claim], options }];
}
