import type { Claim } from '../../model/kinds/index.ts';
import type { Item, Key } from '../../model/quiz.ts';
import { aspectOf } from './make.ts';
import { meantBy, numberOf, rankOf, SILENCE, valuesOf, type AspectName } from './told.ts';

/** The values of the two options of a statement: each has what the statement says, so that its truth can be told anew. */
export const truthValue = (isSo: boolean, said: string): string =>
  `${isSo ? 'states' : 'denies'}:${said.replaceAll(':', '/')}`;

/** How far off a typed number may be, as a share: few remember the last digits of a sum. */
const OFF = 0.05;

const placeOf = ({ options }: Item, isRight: (value: string) => boolean): Key | undefined => {
  const places = options.flatMap(({ value }, at) => (isRight(value) ? [at] : []));
  return places.length === 1 ? { type: 'option', at: places[0]! } : undefined;
};

/**
 * The key of an item as its claims are now.
 * @returns undefined where none or several of its options are right
 */
export function keyOf(item: Item, claims: readonly Claim[]): Key | undefined {
  const aspect = aspectOf(item);
  const [claim] = claims;
  if (!claim || !aspect) return undefined;
  const values = valuesOf(claim, aspect);
  switch (item.form) {
    case 'choice':
    case 'which-source':
      return placeOf(item, (value) => values.includes(value));
    case 'not-said':
      return placeOf(item, (value) => value === SILENCE);
    case 'true-false': {
      const isSo = values.some((said) => item.options.some(({ value }) => value === truthValue(true, said)));
      return placeOf(item, (value) => value.startsWith(truthValue(isSo, '')));
    }
    case 'number':
      return values[0] === undefined ? undefined : typedNumber(values[0]);
    case 'cloze':
      return clozeKey(claim, aspect);
    case 'order':
      return orderKey(item, claims, aspect);
    case 'match':
      return matchKey(item, claims, aspect);
  }
}

function typedNumber(value: string): Key {
  const n = numberOf(value);
  const [sort, unit = ''] = value.split(':');
  if (sort === 'year') return { type: 'number', value: n, off: 0, unit: 'year' };
  return { type: 'number', value: n, off: n < 100 ? 0 : Math.round(n * OFF), unit: unit.slice(0, 60) };
}

function clozeKey(claim: Claim, aspect: AspectName): Key | undefined {
  const texts = meantBy(claim, aspect).flatMap(({ text }) => (text === undefined ? [] : spellingsOf(text, claim)));
  return texts.length === 0 ? undefined : { type: 'texts', texts: [...new Set(texts)].slice(0, 10) };
}

/** What may be typed for a name: itself, without what stands in brackets, and of a person the last name alone. */
function spellingsOf(text: string, { value }: Claim): string[] {
  const bare = text.replace(/ ?\([^)]{0,80}\)/g, '');
  const last = value.type === 'person' ? bare.split(' ').slice(-1) : [];
  return [text, bare, ...last.filter((word) => word.length > 2)];
}

/** Before the id of a claim, in the value of an option that is an event. */
export const EVENT = 'event:';

/** The places of events in the order of time; none where two of them cannot be told apart. */
function orderKey({ options }: Item, claims: readonly Claim[], aspect: AspectName): Key | undefined {
  const ranks = options.map(({ value }) => {
    const [date] = claims.filter(({ id }) => EVENT + id === value).flatMap((claim) => valuesOf(claim, aspect));
    return date === undefined ? undefined : rankOf(date);
  });
  if (ranks.some((rank) => rank === undefined) || new Set(ranks).size < ranks.length) return undefined;
  return { type: 'order', order: options.map((_, at) => at).toSorted((a, b) => ranks[a]! - ranks[b]!) };
}

/** For each row the place of its partner; none where a row has not exactly one. */
function matchKey({ options, rows }: Item, claims: readonly Claim[], aspect: AspectName): Key | undefined {
  if (rows?.length !== claims.length) return undefined;
  const order = claims.map((claim) => {
    const values = valuesOf(claim, aspect);
    const places = options.flatMap(({ value }, at) => (values.includes(value) ? [at] : []));
    return places.length === 1 ? places[0]! : -1;
  });
  return order.includes(-1) || new Set(order).size < order.length ? undefined : { type: 'order', order };
}
