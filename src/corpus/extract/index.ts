import { countriesOf, WORLD } from '../../model/country.ts';
import { digestOf } from '../../model/digest.ts';
import type { Document } from '../../model/document.ts';
import { ClaimText, type Claim } from '../../model/kinds/index.ts';
import type { CountriesIn } from '../countries.ts';
import { sensitivityOf } from './sensitive.ts';
import { tradeRule } from './trade.ts';
import { aidRule } from './aid.ts';
import { agreementRule } from './agreements.ts';
import { migrationRule } from './migration.ts';
import { investmentRule } from './investment.ts';
import { incidentRule } from './incidents.ts';
import { goodsRule } from './goods.ts';
import { accreditationRule } from './accreditation.ts';
import { membershipRule } from './membership.ts';
import { missionEventsRule } from './mission-events.ts';
import { missionListsRule } from './mission-lists.ts';
import { missionsRule } from './missions.ts';
import { linksRule } from './links.ts';
import { tableRule } from './tables.ts';
import { relationsRule } from './relations.ts';
import { rolesRule } from './roles.ts';
import { visitListsRule } from './visit-lists.ts';
import { visitsRule } from './visits.ts';
import { withEndings } from './endings.ts';
import type { Proposal, Rule } from './rule.ts';
import { unitsOf, type Unit } from './unit.ts';

/** Every rule, the surest first: what an earlier one has read, a later one does not read again. */
const RULES: readonly Rule[] = [
  tradeRule,
  goodsRule,
  aidRule,
  migrationRule,
  agreementRule,
  investmentRule,
  incidentRule,
  linksRule,
  tableRule,
  relationsRule,
  accreditationRule,
  missionsRule,
  missionEventsRule,
  missionListsRule,
  visitsRule,
  visitListsRule,
  rolesRule,
  membershipRule,
];

/** Proposes claims from the sentences, rows and items of a document by rules; each is marked as extracted and names its rule. */
export function extractClaims(document: Document, countriesIn: CountriesIn): Claim[] {
  const claims = new Map<string, Claim>();
  const read = new Set<string>();
  for (const unit of unitsOf(document, countriesIn)) {
    // What stands there again in the same surroundings says nothing new, and a text may repeat itself without end.
    const surroundings = surroundingsOf(unit);
    if (read.has(surroundings)) continue;
    read.add(surroundings);
    for (const rule of RULES) {
      for (const proposal of rule.propose(unit)) {
        const claim = claimOf(proposal, rule, unit);
        if (claim && !claims.has(claim.id)) claims.set(claim.id, claim);
      }
    }
  }
  return withEndings([...claims.values()]);
}

const surroundingsOf = ({ text, section, passage, before }: Unit): string =>
  JSON.stringify([text, section.heading, passage.pairs, passage.head, before?.text, before?.before?.text]);

/** Undefined when a rule proposes what no claim can be: one odd sentence must not stop all that is in order. */
function claimOf(
  { pair, start, end, ...said }: Proposal,
  { name }: Rule,
  { document, passage, section }: Unit,
): Claim | undefined {
  const quote = passage.text.slice(start, end);
  // The same words of one document keep their id, whatever is written around them.
  const id = `x-${digestOf(JSON.stringify([document.id, quote, said])).slice(0, 12)}`;
  const sensitive = said.sensitive ?? sensitivityOf(quote);
  const { data: written } = ClaimText.safeParse({
    ...said,
    id,
    section: section.heading,
    quote,
    ...(sensitive && { sensitive }),
  });
  return (
    written && {
      ...written,
      document: document.id,
      pair,
      parties: written.parties ?? countriesOf(pair).filter((code) => code !== WORLD),
      start: passage.start + start,
      end: passage.start + end,
      extracted: true,
      rule: name,
    }
  );
}
