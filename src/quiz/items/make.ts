import { hashOfAll, hashOfClaim } from '../../answer/hash.ts';
import type { Locale } from '../../locales/en.ts';
import { digestOf } from '../../model/digest.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Form, Item, ItemOption } from '../../model/quiz.ts';
import { CRIME, nationalitiesIn, SUSPICION } from '../audit/words.ts';
import type { Random } from '../random.ts';
import { countriesIn, type Ground } from './ground.ts';
import { isAspect, rankOf, SILENCE, type AspectName } from './told.ts';

/** What an item consists of, before it has a name. */
export interface Draft {
  readonly form: Form;
  /** How its question was made: `ask` in words of the kind, `gap` by a sentence. */
  readonly by: 'ask' | 'gap' | 'events' | 'quote' | 'other-year';
  readonly aspect: AspectName;
  readonly stem: string;
  readonly claims: readonly Claim[];
  readonly options: readonly ItemOption[];
  readonly rows?: readonly string[];
  /** What is asked, where the stem does not tell it apart from another question of the same form. */
  readonly asks?: string;
}

/** The item of a draft: all that names it comes from its facts, form and seed. */
export function itemOf({ form, by, aspect, stem, claims, options, rows }: Draft, seed: number): Item {
  const [asked] = claims as [Claim, ...Claim[]];
  const facts = claims.map(({ id }) => id);
  const template = `${form}.${by}.${aspect}`;
  return {
    id: digestOf(JSON.stringify([facts, template, stem, options, seed])).slice(0, 12),
    form,
    kind: asked.kind,
    pair: asked.pair,
    template,
    stem,
    ...(rows && { rows: [...rows] }),
    options: [...options],
    facts,
    hash: hashOfAll(claims.map(hashOfClaim)),
    sensitive:
      claims.some((claim) => claim.sensitive !== undefined) || isGrave([stem, ...options.map(({ text }) => text)]),
  };
}

/** Whether words tell of crimes or of people under suspicion, whatever the claim is marked as. */
const isGrave = (texts: readonly string[]): boolean => texts.some((text) => CRIME.test(text) || SUSPICION.test(text));

/** Whether an item names a people, or those from a country, beside a crime: that is never asked. */
export function blames({ stem, options, rows = [] }: Item, ground: Ground): boolean {
  const told = [stem, ...rows, ...options.map(({ text }) => text)].join(' ');
  if (!CRIME.test(told)) return false;
  const origins = [...told.matchAll(/\bfrom (?:the )?(\p{Lu}[\p{L} ]{1,40})/gu)].map(([, from = '']) => from);
  return nationalitiesIn(told, ground).length > 0 || origins.some((from) => countriesIn(from, ground).length > 0);
}

/** The option that the documents do not say it. */
export const silence = (t: Locale): ItemOption => ({ value: SILENCE, text: t.items.silent });

/** What an item asks of its claims, by the name of its template. */
export function aspectOf({ template }: Pick<Item, 'template'>): AspectName | undefined {
  const name = template.slice(template.lastIndexOf('.') + 1);
  return isAspect(name) ? name : undefined;
}

/** Options in the order shown: dates and numbers ascending, others by chance. */
export function arranged<T extends ItemOption>(options: readonly T[], random: Random): T[] {
  const mixed = random.shuffled(options);
  const ranks = new Map(mixed.map((option) => [option, rankOf(option.value)]));
  const isRanked = [...ranks.values()].every((rank) => rank !== undefined);
  return isRanked ? mixed.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!) : mixed;
}
