import { z } from 'zod';
import type { Kind, Standing } from '../claim.ts';
import { accreditation } from './accreditation.ts';
import { agreement } from './agreement.ts';
import { aid } from './aid.ts';
import { company } from './company.ts';
import { consular } from './consular.ts';
import { cooperation } from './cooperation.ts';
import { cultureSport } from './culture-sport.ts';
import { diplomaticRelations } from './diplomatic-relations.ts';
import { educationResearch } from './education-research.ts';
import { incident } from './incident.ts';
import { investment } from './investment.ts';
import { meeting } from './meeting.ts';
import { membership } from './membership.ts';
import { migration } from './migration.ts';
import { military } from './military.ts';
import { mission } from './mission.ts';
import { personRole } from './person-role.ts';
import { police } from './police.ts';
import { statement } from './statement.ts';
import { tradeFlow } from './trade-flow.ts';
import { tradedGoods } from './traded-goods.ts';
import { transport } from './transport.ts';
import { visit } from './visit.ts';

/** Every kind, in the order in which a page about a pair shows them. */
export const kinds = {
  'diplomatic-relations': diplomaticRelations,
  mission,
  accreditation,
  'person-role': personRole,
  'trade-flow': tradeFlow,
  'traded-goods': tradedGoods,
  investment,
  company,
  aid,
  agreement,
  membership,
  visit,
  meeting,
  statement,
  incident,
  cooperation,
  police,
  military,
  migration,
  transport,
  'culture-sport': cultureSport,
  'education-research': educationResearch,
  consular,
};

export type KindName = keyof typeof kinds;
export const KIND_NAMES = Object.keys(kinds) as readonly KindName[];

/** One claim as it is written in a `.claims.yaml`, of any kind. */
export const ClaimText = z.discriminatedUnion('kind', [
  kinds['diplomatic-relations'].schema,
  kinds.mission.schema,
  kinds.accreditation.schema,
  kinds['person-role'].schema,
  kinds['trade-flow'].schema,
  kinds['traded-goods'].schema,
  kinds.investment.schema,
  kinds.company.schema,
  kinds.aid.schema,
  kinds.agreement.schema,
  kinds.membership.schema,
  kinds.visit.schema,
  kinds.meeting.schema,
  kinds.statement.schema,
  kinds.incident.schema,
  kinds.cooperation.schema,
  kinds.police.schema,
  kinds.military.schema,
  kinds.migration.schema,
  kinds.transport.schema,
  kinds['culture-sport'].schema,
  kinds['education-research'].schema,
  kinds.consular.schema,
]);

/** A checked claim: what one document says, and the characters where it says so. */
export type Claim = z.infer<typeof ClaimText> & Standing;
export type ClaimOf<K extends KindName> = Extract<Claim, { kind: K }>;

/** The kind object of a claim. */
export const kindOf = (claim: { readonly kind: KindName }): Kind => kinds[claim.kind];

export const isKind = <K extends KindName>(kind: K, claim: Claim): claim is ClaimOf<K> => claim.kind === kind;
