import type { Selectable } from 'kysely';
import type { Decision, ReportedPart, ReportReason } from '../model/review.ts';
import type { Tables } from './migrations/index.ts';
import { shortId } from './short-id.ts';
import type { Tx } from './store.ts';

/** What a member reports. */
export interface Report {
  readonly guild: string;
  readonly object: string;
  readonly member: string;
  /** Of the object as it is. */
  readonly hash: string;
  readonly parts: readonly ReportedPart[];
  readonly reason: ReportReason;
  readonly comment?: string;
  /** Who runs the bot may read it. */
  readonly leaves: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}
type Case = Selectable<Tables['report_case']>;
/** An undecided case in a list. */
export type OpenCase = Pick<Case, 'id' | 'object' | 'parts'> & {
  readonly members: number;
  readonly personal: boolean;
};

/** Puts a report on record: with those of others on the same object, and in place of an earlier one of the same member. */
export async function fileReport(tx: Tx, { at, leaves, comment, ...report }: Report): Promise<void> {
  const { guild, object, hash, member, reason } = report;
  const parts = JSON.stringify(report.parts);
  const id = shortId(guild, object, member, String(at));
  const undecided = { decision: null, answer: null, decided_at: null, decided_by: null };
  await tx
    .insertInto('report_case')
    .values({ id, guild, object, hash, parts, opened_at: at, ...undecided })
    .onConflict((conflict) =>
      conflict.columns(['guild', 'object']).where('decided_at', 'is', null).doUpdateSet({ hash, parts }),
    )
    .execute();
  const { id: case_id } = await tx
    .selectFrom('report_case')
    .select('id')
    .where('guild', '=', guild)
    .where('object', '=', object)
    .where('decided_at', 'is', null)
    .executeTakeFirstOrThrow();
  const said = { hash, reason, comment: comment ?? null, leaves: leaves ? 1 : 0, made_at: at };
  await tx
    .insertInto('report')
    .values({ case_id, guild, member, ...said })
    .onConflict((conflict) => conflict.columns(['case_id', 'member']).doUpdateSet(said))
    .execute();
}

/** How many reports there are in a server since a moment: of one member, and of all. */
export async function reportsSince(tx: Tx, guild: string, member: string, since: number) {
  const counted = await tx
    .selectFrom('report')
    .select(({ fn, ref }) => [
      fn.countAll().as('all'),
      fn.count((eb) => eb.case().when(ref('member'), '=', member).then(1).end()).as('own'),
    ])
    .where('guild', '=', guild)
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow();
  return { all: Number(counted.all), own: Number(counted.own) };
}

/** The undecided cases of a server, those about a person first, then those of most members. */
export async function openCases(tx: Tx, guild: string, limit: number): Promise<OpenCase[]> {
  const rows = await tx
    .selectFrom('report_case')
    .innerJoin('report', 'report.case_id', 'report_case.id')
    .select(({ fn, eb }) => [
      'report_case.id',
      'report_case.object',
      'report_case.parts',
      fn.countAll().as('members'),
      fn.max(eb.case().when('report.reason', '=', 'personal').then(1).else(0).end()).as('personal'),
    ])
    .where('report_case.guild', '=', guild)
    .where('decided_at', 'is', null)
    .groupBy(['report_case.id', 'report_case.object', 'report_case.parts', 'opened_at'])
    .orderBy('personal', 'desc')
    .orderBy('members', 'desc')
    .orderBy('opened_at')
    .orderBy('report_case.id')
    .limit(limit)
    .execute();
  return rows.map(({ members, personal, ...row }) => ({
    ...row,
    members: Number(members),
    personal: personal === 1,
  }));
}

/** A case of a server with its reports, newest first. */
export async function readCase(tx: Tx, guild: string, id: string) {
  const found = await tx
    .selectFrom('report_case')
    .selectAll()
    .where('guild', '=', guild)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  const reports = await tx
    .selectFrom('report')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('made_at', 'desc')
    .orderBy('member')
    .execute();
  return { ...found, parts: JSON.parse(found.parts) as ReportedPart[], reports };
}
export type ReadCase = NonNullable<Awaited<ReturnType<typeof readCase>>>;

/** What was decided before on an object, newest first. */
export const decidedBefore = (tx: Tx, guild: string, object: string, limit: number): Promise<Case[]> =>
  tx
    .selectFrom('report_case')
    .selectAll()
    .where('guild', '=', guild)
    .where('object', '=', object)
    .where('decided_at', 'is not', null)
    .orderBy('decided_at', 'desc')
    .limit(limit)
    .execute();

/** Decides a case. @returns false when it is decided already, or not there */
export async function decideCase(tx: Tx, { guild, id, by, at, decision, answer }: CaseDecision): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('report_case')
    .set({ decision, answer: answer ?? null, decided_at: at, decided_by: by })
    .where('guild', '=', guild)
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface CaseDecision {
  readonly guild: string;
  readonly id: string;
  readonly decision: Decision;
  /** Why, in the moderator's words. */
  readonly answer?: string;
  readonly by: string;
  readonly at: number;
}

/** The reports of all servers whose members let them leave, oldest first; who made them and where is not in them. */
export const reportsThatLeave = (tx: Tx) =>
  tx
    .selectFrom('report')
    .innerJoin('report_case', 'report_case.id', 'report.case_id')
    .select([
      'report_case.object',
      'report_case.parts',
      'report_case.guild',
      'report.reason',
      'report.comment',
      'report.made_at',
    ])
    .where('leaves', '=', 1)
    .orderBy('report.made_at')
    .orderBy('report_case.object')
    .execute();

/** Forgets reports that were decided before a moment. */
export async function forgetDecidedReports(tx: Tx, before: number): Promise<void> {
  const old = tx.selectFrom('report_case').select('id').where('decided_at', '<', before);
  await tx.deleteFrom('report').where('case_id', 'in', old).execute();
  await tx.deleteFrom('report_case').where('decided_at', '<', before).execute();
}

/** Forgets reports of before a moment on which nobody decided, and undecided cases without any. */
export async function forgetOldReports(tx: Tx, before: number): Promise<void> {
  const open = tx.selectFrom('report_case').select('id').where('decided_at', 'is', null);
  await tx.deleteFrom('report').where('made_at', '<', before).where('case_id', 'in', open).execute();
  const cases = tx.deleteFrom('report_case').where('decided_at', 'is', null);
  await cases.where('id', 'not in', tx.selectFrom('report').select('case_id')).execute();
}
