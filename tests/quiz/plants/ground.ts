import type { Library } from '../../../src/model/document.ts';
import type { Claim } from '../../../src/model/kinds/index.ts';
import { parsePeriod } from '../../../src/model/period.ts';
import type { Item, ItemOption } from '../../../src/model/quiz.ts';
import { isSilence, type Exam } from '../../../src/quiz/audit/exam.ts';
import type { Random } from '../../../src/quiz/random.ts';

/** An item with a flaw planted in it, or a library in which a good item has one. */
export interface Mutant {
  readonly item: Item;
  readonly library: Library;
}

/** What a mutation starts from: a good item, and what is known of it. */
export interface Good {
  readonly item: Item;
  readonly library: Library;
  readonly exam: Exam;
  readonly random: Random;
  /** The place of the right option; -1 where no option is. */
  readonly at: number;
  readonly asked: Claim | undefined;
}

export type Plant = (good: Good) => Mutant | Item | undefined;

export const oneOf = <T>(random: Random, all: readonly T[]): T => all[random.whole(0, all.length - 1)]!;
export const isNumbers = ({ exam }: Good): boolean => exam.key?.meaning.type === 'number';
export const isDates = ({ exam }: Good): boolean => exam.key?.meaning.type === 'date';
export const isNames = ({ exam, item }: Good): boolean => item.form === 'choice' && exam.key?.meaning.type === 'words';

/** An item whose stem says something more, before its last mark. */
export const saying = (item: Item, more: string): Item => ({
  ...item,
  stem: item.stem.replace(/([?.:])?$/, ` ${more}$1`),
});

/** An item with another option in the place of a wrong one. */
export function withWrong({ item, at, random }: Good, option: ItemOption): Item {
  const places = item.options.flatMap((each, i) => (i === at || isSilence(each) ? [] : [i]));
  const place = oneOf(random, places);
  return { ...item, options: item.options.map((each, i) => (i === place ? option : each)) };
}

export const withKey = ({ item, at }: Good, change: (option: ItemOption) => ItemOption): Item => ({
  ...item,
  options: item.options.map((each, i) => (i === at ? change(each) : each)),
});

/** A library in which the claim that an item asks for is another one. */
export function withClaim({ item, library, asked }: Good, change: (claim: Claim) => Claim): Mutant | undefined {
  if (!asked) return undefined;
  return {
    item,
    library: { ...library, claims: library.claims.map((claim) => (claim === asked ? change(claim) : claim)) },
  };
}

/** A library with one claim more, made from the one that an item asks for. */
export function withMore(
  { item, library, asked }: Good,
  change: (claim: Claim) => Claim | undefined,
): Mutant | undefined {
  const more = asked && change({ ...asked, id: `${asked.id.slice(0, 30)}-more` });
  return more && { item, library: { ...library, claims: [...library.claims, more] } };
}

export const isOpen = ({ item, at }: Good): boolean => item.form === 'choice' && at >= 0;

/** Another value of the same sort. */
export function otherValue(value: Claim['value']): Claim['value'] {
  switch (value.type) {
    case 'date':
      return { ...value, edtf: parsePeriod('1902') };
    case 'money':
      return { ...value, amount: value.amount * 3 };
    case 'count':
      return { ...value, n: 7_777 };
    case 'place':
    case 'organisation':
      return { ...value, names: ['Somewhere Else'] };
    case 'person':
      return { ...value, name: 'Somebody Else' };
    default:
      return value;
  }
}
