import type { CountryCode } from '../../model/country.ts';
import { isKind, type ClaimOf } from '../../model/kinds/index.ts';
import type { Index } from '../../search/index.ts';
import { tokenize } from '../../search/words.ts';
import { stemsOf } from '../word.ts';
import { datePoint } from './points.ts';
import { statusPoint, type Reader } from './reader.ts';

const MEMBER = /\b(?:members?|memberships?|belongs?|belonged|part of|joined|left|leaves|quit|withdrew)\b/;
const LEFT = /\b(?:left|leaves|quit|withdrew)\b/;

/** Who belongs to which organisation. */
export const memberships: Reader = (said, claims, index) => {
  if (!MEMBER.test(said.plain)) return undefined;
  const stems = stemsOf(said.plain);
  const about = claims
    .filter((claim) => isKind('membership', claim))
    .filter(({ organisation }) => namesOf(organisation, index).some((name) => stemsOf(name).isSubsetOf(stems)));
  // Much else can be left or joined.
  if (about.length === 0 && !/\bmember/.test(said.plain)) return undefined;
  const asked: ReadonlySet<CountryCode> = new Set(said.countries.map(({ code }) => code));
  const status = statusPoint(said, MEMBER, (claim) => {
    const { members = [], modality } = claim as ClaimOf<'membership'>;
    if (asked.size === 0 || !asked.isSubsetOf(new Set(members))) return 'silent';
    return (modality === 'negated') === LEFT.test(said.plain) ? 'same' : 'other';
  });
  return { points: [status, ...said.dates.map(datePoint)], about, spent: MEMBER };
};

/** An organisation's name without the short form in brackets, and its other names. */
function namesOf(name: string, index: Index): string[] {
  const others = index.names.find(tokenize(name)).flatMap(({ alias }) => (alias ? [alias.name, ...alias.also] : []));
  return [name.replace(/ \(.*\)$/, ''), ...others];
}
