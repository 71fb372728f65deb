import { UserError, type Filled, type KeptCall, type Pressed, type Step } from '../command.ts';
import type { Locale } from '../locales/en.ts';
import { rich } from '../locales/rich.ts';
import { nameOf, type Finding } from '../model/answer.ts';
import { KEPT_TEXT, REPORT_REASONS, type ReportReason } from '../model/review.ts';
import type { Choice, Field, Form, Reply } from '../reply/blocks.ts';
import { clean } from '../reply/escape.ts';
import { fit, LIMITS } from '../reply/limits.ts';
import { shown } from '../reply/parts.ts';
import { encodePress } from '../reply/state.ts';
import { toldSince } from '../store/gaps.ts';
import { fileReport, reportsSince } from '../store/reports.ts';
import type { Tx } from '../store/store.ts';
import { findingsFrom, reportedCard, reportedOf, type Reported } from './object.ts';

const DAY = 86_400_000;
/** What is taken in a day: of a member, and of all members of a server. */
const A_DAY = { member: 5, server: 50 } as const;

const FIELD = { what: 'what', reason: 'reason', comment: 'comment', leaves: 'leaves' } as const;
const WHOLE = 'whole';
const LEAVES = 'yes';

/** The form in which something is reported. @throws UserError `old-button` when it is not there any more */
export async function reportForm(args: readonly string[], call: KeptCall): Promise<Form> {
  insideServer(call);
  const { t } = call;
  const { report } = t.review;
  const findings = await choicesOf(args, call);
  const what: Field[] =
    findings.length > 1
      ? [{ id: FIELD.what, label: report.what, type: 'one', choices: [...findings.map(choiceOf), wholeOf(t)] }]
      : [];
  return {
    id: encodePress({ action: 'step', command: 'review', step: 'report', args })!,
    title: report.title,
    fields: [
      ...what,
      {
        id: FIELD.reason,
        label: report.reason,
        type: 'one',
        choices: REPORT_REASONS.map((reason) => ({ label: report.reasons[reason], value: reason })),
      },
      {
        id: FIELD.comment,
        label: report.comment,
        hint: report.commentHint,
        optional: true,
        long: true,
        max: KEPT_TEXT.comment,
      },
      {
        id: FIELD.leaves,
        label: report.leaves,
        hint: report.leavesHint,
        optional: true,
        type: 'any',
        choices: [{ label: report.leavesBox, value: LEAVES }],
      },
    ],
  };
}

/** What may be meant: the findings of an answer; of a card only all of it. */
async function choicesOf([form, id = '']: readonly string[], call: KeptCall): Promise<readonly Finding[]> {
  if (form !== 'card') return findingsFrom([form ?? '', id], call);
  await reportedCard(id, call);
  return [];
}

const choiceOf = (finding: Finding): Choice => ({
  label: fit(shown(finding.citation.quote), LIMITS.optionText),
  value: nameOf(finding),
});
const wholeOf = (t: Locale): Choice => ({ label: t.review.report.whole, value: WHOLE });

/** @throws UserError `only-in-server` where there are no moderators to be told */
export function insideServer({ guild }: KeptCall): string {
  if (!guild) throw new UserError('only-in-server');
  return guild.id;
}

/** What members may write, without what is not seen. */
export const written = (text: string, max: number): string => fit(clean(text).trim(), max);

async function chosen(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reported> {
  if (args[0] === 'card') return reportedCard(args[1] ?? '', call);
  const findings = findingsFrom(args, call);
  const [name] = filled.values(FIELD.what);
  const one = findings.filter((finding) => nameOf(finding) === name);
  return reportedOf(one.length === 1 ? one : findings);
}

/** @throws UserError when a day's reports are used up */
export async function insistOnRoom(tx: Tx, guild: string, member: string, now: number): Promise<void> {
  const reports = await reportsSince(tx, guild, member, now - DAY);
  const told = await toldSince(tx, guild, member, now - DAY);
  if (reports.own + told.own >= A_DAY.member) throw new UserError('report-member-full');
  if (reports.all + told.all >= A_DAY.server) throw new UserError('report-server-full');
}

async function submit(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const { t, member, store, now } = call;
  const guild = insideServer(call);
  const reason = REPORT_REASONS.find((each) => filled.values(FIELD.reason)[0] === each);
  if (!reason) throw new UserError('missing-option', { option: t.review.report.reason });
  const comment = written(filled.text(FIELD.comment), KEPT_TEXT.comment);
  const leaves = filled.values(FIELD.leaves).includes(LEAVES);
  const report = { ...(await chosen(args, filled, call)), guild, member: member.id, reason, leaves, at: now() };
  await store.write(async (tx) => {
    await insistOnRoom(tx, guild, member.id, now());
    await fileReport(tx, { ...report, ...(comment && { comment }) });
  });
  return thanks(reason, leaves, t);
}

const thanks = (reason: ReportReason, leaves: boolean, t: Locale): Reply => ({
  private: true,
  blocks: [
    { type: 'heading', text: rich`${t.review.report.thanks}` },
    { type: 'text', text: rich`${t.review.report.reasons[reason]}.` },
    { type: 'text', text: t.review.report.kept },
    { type: 'text', text: leaves ? t.review.report.leaving : t.review.report.staying },
  ],
});

/** Opens the form of a report, and takes it. Every member may. */
export const report: Step = {
  needs: 'look',
  press: async (args, call): Promise<Pressed> => ({ form: await reportForm(args, call) }),
  submit,
};
