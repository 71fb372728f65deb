import type { Answered, Finding } from '../../model/answer.ts';
import type { CountryCode } from '../../model/country.ts';
import type { Mark } from '../../model/figures/map.ts';
import { isKind, type ClaimOf } from '../../model/kinds/index.ts';
import { byPeriod } from '../../model/period.ts';
import { foldPlace } from '../../model/place-name.ts';

type Claim = ClaimOf<'mission'>;

/** What is told of a mission, and by which finding. */
export interface Told {
  readonly claim: Claim;
  readonly finding: Finding;
}
/** All that is told of one mission. */
export interface Mission {
  readonly sort: Mark['sort'];
  readonly sending: CountryCode | undefined;
  readonly told: readonly Told[];
}

/** What an answer tells of missions, also what else its quotes show. */
export const toldOf = ({ groups }: Answered): Told[] =>
  groups
    .flatMap(({ findings }) => findings)
    .flatMap((finding) =>
      [finding.claim, ...(finding.also ?? [])].flatMap((claim) =>
        claim && isKind('mission', claim) ? [{ claim, finding }] : [],
      ),
    );

/** One for each sending country and sort; what is told of a mission of no sort belongs to the only other one there. */
export function missionsOf(told: readonly Told[]): Mission[] {
  const bySender = Map.groupBy(told, ({ claim }) => claim.sending);
  return [...bySender].flatMap(([sending, own]) => {
    const sorts = new Set(own.flatMap(({ claim }) => claim.mission ?? []));
    const [only] = sorts.size === 1 ? sorts : [];
    const bySort = Map.groupBy(own, ({ claim }) => claim.mission ?? only ?? 'mission');
    return [...bySort].map(([sort, same]): Mission => ({ sort, sending, told: same.toSorted(byTime) }));
  });
}
const byTime = (a: Told, b: Told): number => byPeriod(a.claim.period, b.claim.period);

/** What is told of its state, each once: what has no time, or a vaguer one, adds nothing to the same told more exactly. */
export const statesOf = ({ told }: Mission): Told[] =>
  told.filter(
    ({ claim }, i) =>
      !told.some((other, j) => j !== i && isOpen(other.claim) === isOpen(claim) && saysMore(other.claim, claim, j < i)),
  );

const isOpen = ({ status }: Claim): boolean => status === 'open';

function saysMore(other: Claim, { period }: Claim, first: boolean): boolean {
  if (!period || !other.period) return period ? false : other.period !== undefined || first;
  if (period.edtf === other.period.edtf) return first;
  // "Since 2025" and "since March 2025" are one beginning.
  return period.open === other.period.open && period.open && other.period.edtf.startsWith(period.edtf.split('/')[0]!);
}

export const stateOf = (states: readonly Told[]): Mark['state'] => {
  const [first] = states;
  if (first?.finding.state) return ({ yes: 'open', no: 'closed', unknown: 'mixed' } as const)[first.finding.state];
  const open = states.filter(({ claim }) => isOpen(claim)).length;
  return open === states.length ? 'open' : open === 0 ? 'closed' : 'mixed';
};

/** The missions by their cities. */
export const byCity = (told: readonly Told[]): { readonly city: string; readonly missions: readonly Mission[] }[] =>
  [...Map.groupBy(told, ({ claim }) => foldPlace(claim.city ?? '')).values()].map((same) => ({
    city: same[0]!.claim.city!,
    missions: missionsOf(same).toSorted((a, b) => SORTS.indexOf(a.sort) - SORTS.indexOf(b.sort)),
  }));
const SORTS: readonly Mark['sort'][] = ['embassy', 'consulate', 'honorary-consulate', 'mission'];
