import type { Locale } from '../../locales/en.ts';
import type { Pair } from '../../model/country.ts';
import type { Library } from '../../model/document.ts';
import type { Claim, KindName } from '../../model/kinds/index.ts';
import type { Item, ItemOption } from '../../model/quiz.ts';
import { randomOf } from '../random.ts';
import { officesOf, timelinesOf } from './events.ts';
import { claimsById, groundOf } from './ground.ts';
import { aspectOf, blames, itemOf, type Draft } from './make.ts';
import { choiceOf, truthOf } from './picked.ts';
import { promptsOf, type Prompt } from './prompt.ts';
import { silencesOf } from './silence.ts';
import { otherDocuments, sourceOf } from './sources.ts';
import { wrongAnswers } from './supply.ts';
import { toldBy } from './told.ts';
import { clozeOf, numberOfPrompt } from './typed.ts';

/** Of which facts items are wanted. */
export interface Ask {
  readonly pairs?: readonly Pair[];
  readonly kinds?: readonly KindName[];
  /** The same seed and library give the same items. */
  readonly seed: number;
  /** Also those that tell of victims, litigants, allegations or crimes. */
  readonly sensitive?: boolean;
}

/** Every item that the facts give, before the checker looks at them. */
export function proposeItems(library: Library, t: Locale, { pairs, kinds, seed, sensitive = false }: Ask): Item[] {
  const ground = groundOf(library);
  const claims = library.claims.filter(
    (claim) =>
      (!pairs || pairs.includes(claim.pair)) &&
      (!kinds || kinds.includes(claim.kind)) &&
      (sensitive || claim.sensitive === undefined),
  );
  const prompts = answerable(claims.flatMap((claim) => promptsOf(claim, ground, t)));
  const single = claims.flatMap((claim) => [
    ...(prompts.get(claim) ?? []).flatMap((prompt) => [
      ...choiceOf(prompt, ground, t, seed),
      ...truthOf(prompt, ground, t, seed),
      ...numberOfPrompt(prompt, t),
      ...clozeOf(prompt, ground, t),
    ]),
    ...sourceOf(claim, ground, t, seed),
    ...silencesOf(claim, ground, t, seed),
  ]);
  const drafts = [...single, ...timelinesOf(claims, ground, t, seed), ...officesOf(claims, t, seed)];
  return distinct(drafts)
    .map((draft) => itemOf(draft, seed))
    .filter((item) => (sensitive || !item.sensitive) && !blames(item, ground));
}

/** The prompts of each claim, without questions to which two claims give other answers: somebody may visit twice. */
function answerable(prompts: readonly Prompt[]): Map<Claim, Prompt[]> {
  const answers = Map.groupBy(prompts, ({ question }) => question);
  const isOne = ({ question, aspect }: Prompt): boolean =>
    question === undefined ||
    aspect === 'name' ||
    aspect === 'guest' ||
    new Set(answers.get(question)?.map(({ told }) => told.value)).size === 1;
  return Map.groupBy(prompts.filter(isOne), ({ claim }) => claim);
}

/** One draft a question: two claims of one sentence may ask for the same words of it. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const asked = new Set<string>();
  return drafts.filter((draft) => {
    const { form, stem, asks = stem } = draft;
    // The tasks of timelines are all worded alike.
    const words = form === 'order' || form === 'match' ? [asks] : [asks, stem];
    const questions = words.map((question) => JSON.stringify([form, question]));
    const isNew = questions.every((question) => !asked.has(question));
    questions.forEach((question) => asked.add(question));
    return isNew;
  });
}

/** How many further options a teacher is offered. */
const OFFERED = 6;

/** Further options of the same sort that are surely false and not in the item; none for a form without wrong options. */
export function distractorsFor(item: Item, library: Library, t: Locale): ItemOption[] {
  const ground = groundOf(library);
  const claim = claimsById(library).get(item.facts[0] ?? '');
  const aspect = aspectOf(item);
  if (!claim || !aspect) return [];
  const values = new Set(item.options.map(({ value }) => value));
  const random = randomOf(item.id);
  const all = (): readonly ItemOption[] => {
    if (item.form === 'which-source') return otherDocuments(claim, ground, random);
    const told = toldBy(claim, aspect, t).find(({ value }) => values.has(value) || item.form === 'not-said');
    if (!told || (item.form !== 'choice' && item.form !== 'not-said')) return [];
    return wrongAnswers({ claim, aspect, told, count: OFFERED + values.size, shown: item.stem }, ground, t, random);
  };
  const fresh = all().filter(({ value }) => !values.has(value));
  return fresh.slice(0, OFFERED).map(({ value, text }) => ({ value, text }));
}
