import type { Locale } from '../../locales/en.ts';
import { kindOf, type Claim } from '../../model/kinds/index.ts';
import type { Ground } from './ground.ts';
import type { Draft } from './make.ts';
import { asksOf, type Prompt } from './prompt.ts';
import { filled } from './sentence.ts';
import { sortOf, TERM } from './told.ts';

/** A number or year that is typed into a gap. */
export function numberOfPrompt(prompt: Prompt, t: Locale): Draft[] {
  const { claim, aspect, told, gapped, lead } = prompt;
  if (!gapped || (aspect !== 'year' && aspect !== 'figure')) return [];
  const { type } = t.items;
  const [sort, unit = ''] = told.value.split(':');
  const what = sort === 'year' ? type.year : sort === 'money' ? type.money(unit) : type.count;
  const stem = t.items.typed(what, lead, filled(gapped.sentence, gapped.gap, t.items.gap));
  return [{ form: 'number', by: 'gap', aspect, stem, claims: [claim], options: [], ...asksOf(prompt, t) }];
}

/** The longest name that somebody types, in words. */
const LONGEST = 5;

/** A name that is typed into a gap, where no other would fit as well. */
export function clozeOf(prompt: Prompt, ground: Ground, t: Locale): Draft[] {
  const { claim, aspect, told, gapped, lead } = prompt;
  if (!gapped || aspect !== 'name' || !TERM.test(told.text)) return [];
  const { sentence, gap } = gapped;
  if (gap.start === 0 || told.text.split(' ').length > LONGEST || isOneOfSeveral(claim, ground)) return [];
  if (sortOf(told.value) === 'thing') return [];
  const stem = t.items.typed(t.items.type.name, lead, filled(sentence, gap, t.items.gap));
  return [{ form: 'cloze', by: 'gap', aspect, stem, claims: [claim], options: [], ...asksOf(prompt, t) }];
}

/** Whether a sentence lists several of its kind: any of them would fill the gap. */
function isOneOfSeveral(claim: Claim, { byPair }: Ground): boolean {
  const { value } = claim;
  if ((value.type === 'place' || value.type === 'organisation') && value.names.length > 1) return true;
  return (byPair.get(claim.pair) ?? []).some(
    (other) =>
      other !== claim &&
      other.kind === claim.kind &&
      other.value.of === value.of &&
      kindOf(other).name === claim.kind &&
      other.start < claim.end &&
      claim.start < other.end &&
      other.document === claim.document,
  );
}
