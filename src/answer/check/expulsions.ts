import { isKind } from '../../model/kinds/index.ts';
import type { Index } from '../../search/index.ts';
import { tokenize } from '../../search/words.ts';
import { stemsOf } from '../word.ts';
import { datePoint } from './points.ts';
import { statusPoint, type Reader } from './reader.ts';
import type { Said } from './said.ts';

const EXPELS = /\b(?:expel\w*|expulsions?|thr[eo]w\w* out|kick\w* out)\b/;

/** Whether somebody was expelled: told by a yes or no. */
export const expulsions: Reader = (said, claims, index) => {
  if (!EXPELS.test(said.plain)) return undefined;
  const stems = stemsOf(said.plain);
  const about = claims
    .filter((claim) => isKind('incident', claim))
    .filter(({ value, target = '', actor = '' }) => {
      const told = value.type === 'flag' && value.of === 'expulsion';
      return told && stemsOf(target).isSubsetOf(stems) && mayAct(actor, said, index);
    });
  const status = statusPoint(said, EXPELS, ({ value }) => (value.type === 'flag' && value.value ? 'same' : 'other'));
  return { points: [status, ...said.dates.map(datePoint)], about, spent: EXPELS };
};

/** Whether it can be the actor's country that is said to act: no other one stands before the verb. */
function mayAct(actor: string, { countries, words }: Said, index: Index): boolean {
  const verb = words.findIndex(({ key }) => EXPELS.test(key));
  const subject = countries.find(({ to }) => to <= verb);
  const codes = index.names.find(tokenize(actor)).flatMap((mention) => mention.countries);
  return !subject || codes.length === 0 || codes.includes(subject.code);
}
