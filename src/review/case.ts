import { findingNamed } from '../answer/citation.ts';
import { cardStep } from '../cards/draw.ts';
import { UserError, type Filled, type KeptCall, type Pressed, type Step } from '../command.ts';
import { rich } from '../locales/rich.ts';
import { KEPT_TEXT, type Decision, type ReportedPart, type ReportReason } from '../model/review.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { quoteOf } from '../reply/parts.ts';
import { encodePress } from '../reply/state.ts';
import { recordDeed } from '../store/audit.ts';
import { hideClaim, writeNote } from '../store/notes.ts';
import { decideCase, decidedBefore, readCase, type ReadCase } from '../store/reports.ts';
import type { Tx } from '../store/store.ts';
import { hashOfClaim } from '../answer/hash.ts';
import { claimOf, nowOf } from './object.ts';
import { deciding, itemPage, line, queueFrom, small, stepButton, turned, type Queue } from './page.ts';
import { written } from './report.ts';

/** Reports and pieces that one page shows. */
const SHOWN = { reports: 5, parts: 3, before: 2 } as const;
const FIELD = 'text';

type Args = readonly string[];

/** The page of what was reported. @throws UserError `old-button` when this server has no such case */
export async function casePage(queue: Queue, id: string, call: KeptCall, remark?: string): Promise<Reply> {
  const { guild } = deciding(call);
  const { found, before } = await call.store.read(async (tx) => {
    const read = await readCase(tx, guild, id);
    return { found: read, before: read ? await decidedBefore(tx, guild, read.object, SHOWN.before + 1) : [] };
  });
  if (!found) throw new UserError('old-button');
  const words = call.t.review.case;
  const earlier = before.filter((each) => each.id !== id).slice(0, SHOWN.before);
  return itemPage(queue, call, {
    heading: words.heading,
    remark,
    blocks: [
      ...reportsIn(found, call),
      ...standing(found, call),
      ...earlier.map(({ decision, decided_at }) => line(words.before(decision!, decided_at!))),
      ...decidedIn(found, call),
    ],
    buttons: found.decided_at === null ? buttonsOf(queue, found, call) : [],
  });
}

function reportsIn({ reports }: ReadCase, { t }: KeptCall): Block[] {
  const words = t.review.case;
  const personal = (reason: string): number => (reason === 'personal' ? 0 : 1);
  const first = reports.toSorted((a, b) => personal(a.reason) - personal(b.reason)).slice(0, SHOWN.reports);
  const items = first.map(({ member, reason, comment }) => words.by(member, reason as ReportReason, comment));
  const left = reports.length - first.length;
  return [{ type: 'list', items: [...items, ...(left > 0 ? [rich`${words.more(left)}`] : [])] }];
}

/** What was reported as it was then, and as it is now where that is something else. */
function standing({ parts, hash }: ReadCase, call: KeptCall): Block[] {
  const { t, whole: index } = call;
  const words = t.review.case;
  const now = nowOf(parts, call);
  const then = parts.slice(0, SHOWN.parts).map((part): Block => quoteOfPart(part, call));
  const findings = parts.slice(0, SHOWN.parts).flatMap(({ name }) => findingNamed(name, index) ?? []);
  const said = findings.flatMap(({ claim }) => (claim ? [line(t.statement(claim, 'any', index.library.home))] : []));
  if (now?.hash === hash) return [line(rich`${words.then}`), ...said, ...then, small(words.same)];
  return [
    line(rich`${words.then}`),
    ...then,
    line(rich`${findings.length > 0 ? words.now : words.gone}`),
    ...said,
    ...findings.map((finding, i) => quoteOf(finding, i + 1, t)),
  ];
}

const quoteOfPart = ({ quote, document, section }: ReportedPart, { t }: KeptCall): Block => ({
  type: 'quote',
  text: quote,
  source: rich`${t.review.case.where(document, section)}`,
});

const decidedIn = ({ decision, decided_by, decided_at, answer }: ReadCase, { t }: KeptCall): Block[] =>
  decided_at === null ? [] : [line(t.review.case.decided(decision!, decided_by!, decided_at, answer))];

function buttonsOf(queue: Queue, { id, object }: ReadCase, { t, whole }: KeptCall): Button[] {
  const words = t.review.case;
  const claim = whole.claimOf(claimOf(object) ?? '');
  const seen = claim && hashOfClaim(claim);
  const card = /^card:([0-9a-f]+)$/.exec(object)?.[1];
  return [
    ...(seen ? stepButton(words.hide, 'hide', [queue, id, seen], 'danger') : []),
    ...(seen ? stepButton(words.note, 'note', [queue, id, seen]) : []),
    ...stepButton(words.reject, 'reject', [queue, id]),
    ...stepButton(words.fixed, 'fixed', [queue, id]),
    ...(card === undefined ? [] : [{ label: t.cards.list.manage, id: cardStep('manage', card) }]),
  ];
}

// ---- decisions

interface Deciding {
  readonly decision: Decision;
  readonly answer?: string;
  /** What else becomes of it, in the same transaction. */
  readonly effect?: (tx: Tx, found: ReadCase) => Promise<void>;
}

/** Decides once: who comes second is told what was decided. */
async function decide([from, id = '']: Args, call: KeptCall, { effect, ...decision }: Deciding): Promise<Reply> {
  const { guild, by, at } = deciding(call);
  const queue = queueFrom(from);
  const done = await call.store.write(async (tx) => {
    const found = await readCase(tx, guild, id);
    if (!found || !(await decideCase(tx, { guild, id, by, at, ...decision }))) return false;
    await effect?.(tx, found);
    const action = `report.${decision.decision}`;
    await recordDeed(tx, { guild, at, member: by, action, object: found.object, detail: { case: id } });
    return true;
  });
  return casePage(queue, id, call, done ? undefined : call.t.review.case.already);
}

/** What hangs on the claim of a case: bound to the claim as the moderator saw it. @throws UserError `old-button` */
function hung(found: ReadCase, seen: string | undefined, call: KeptCall) {
  const claim = claimOf(found.object);
  if (claim === undefined || !/^[0-9a-f]{16}$/.test(seen ?? '')) throw new UserError('old-button');
  const quote = call.whole.claimOf(claim)?.quote ?? found.parts[0]!.quote;
  return { guild: found.guild, claim, hash: seen!, quote };
}

const form = (step: string, args: Args, words: FormWords, max: number): Pressed => ({
  form: {
    id: encodePress({ action: 'step', command: 'review', step, args })!,
    title: words.title,
    fields: [{ id: FIELD, label: words.label, hint: words.hint, long: true, max }],
  },
});
interface FormWords {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
}

/** What was written on a form. @throws UserError `missing-option` when it is nothing */
export function textIn(filled: Filled, label: string, max: number): string {
  const text = written(filled.text(FIELD), max);
  if (text === '') throw new UserError('missing-option', { option: label });
  return text;
}

export const caseSteps: Readonly<Record<'hide' | 'note' | 'reject' | 'fixed', Step>> = {
  hide: {
    press: async (args, call) =>
      turned(
        await decide(args, call, {
          decision: 'hide',
          effect: (tx, found) =>
            hideClaim(tx, { ...hung(found, args[2], call), hidden_at: call.now(), hidden_by: call.member.id }),
        }),
      ),
  },
  note: {
    press: (args, { t }) => form('note', args, t.review.noteForm, KEPT_TEXT.note),
    submit(args, filled, call) {
      const text = textIn(filled, call.t.review.noteForm.label, KEPT_TEXT.note);
      return decide(args, call, {
        decision: 'note',
        effect: (tx, found) =>
          writeNote(tx, { ...hung(found, args[2], call), text, written_at: call.now(), written_by: call.member.id }),
      });
    },
  },
  reject: {
    press: (args, { t }) => form('reject', args, t.review.rejectForm, KEPT_TEXT.answer),
    submit: (args, filled, call) =>
      decide(args, call, {
        decision: 'reject',
        answer: textIn(filled, call.t.review.rejectForm.label, KEPT_TEXT.answer),
      }),
  },
  fixed: { press: async (args, call) => turned(await decide(args, call, { decision: 'fixed' })) },
};
