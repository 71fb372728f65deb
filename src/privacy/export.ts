import { UserError, type KeptCall } from '../command.ts';
import { rich } from '../locales/rich.ts';
import type { SessionQuestion } from '../model/session.ts';
import type { Reply } from '../reply/blocks.ts';
import { answerWords } from '../sessions/show.ts';
import { heldAbout, type Held } from '../store/privacy.ts';
import { questionsOf } from '../store/quiz-sessions.ts';
import { useQuota } from '../store/quota.ts';
import type { Tx } from '../store/store.ts';

/** A member has one export in so many milliseconds. */
const EVERY = 3_600_000;

/** A file with every row that holds the member's id. @throws UserError `export-too-soon` */
export async function exportHeld({ t: words, store, member, now }: KeptCall): Promise<Reply> {
  const { privacy: t } = words;
  const free = await store.write((tx) => useQuota(tx, { member: member.id, what: 'export', at: now() }, EVERY));
  if (free !== undefined) throw new UserError('export-too-soon', { until: String(Math.ceil(free / 1000)) });
  const held = await store.read(async (tx) => worded(tx, await heldAbout(tx, member.id), words));
  const cut = held.filter(({ more }) => more).map(({ table }) => table);
  const whole = {
    about: t.exported.about,
    member: member.id,
    made: new Date(now()).toISOString(),
    ...(cut.length > 0 && { more: cut }),
    tables: Object.fromEntries(held.map(({ table, rows }) => [table, rows.map(readable)])),
  };
  const bytes = Buffer.from(`${JSON.stringify(whole, null, 2)}\n`);
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.exported.heading}` },
      { type: 'text', text: rich`${t.exported.text}` },
      ...(cut.length > 0 ? [{ type: 'text', text: rich`${t.exported.cut}` } as const] : []),
    ],
    files: [{ name: 'attache-privacy.json', bytes, description: t.exported.file }],
  };
}

/** Quizzes whose questions are read for one export. */
const QUIZZES = 60;

/** Adds to what a member did in quizzes which question it was, and says answers in words: of so many quizzes. */
async function worded(tx: Tx, held: readonly Held[], t: KeptCall['t']): Promise<Held[]> {
  const sessions = new Set(held.flatMap(({ rows }) => rows.map(({ session }) => session)));
  const asked = new Map<unknown, SessionQuestion[]>();
  for (const id of [...sessions].filter((each) => typeof each === 'string').slice(0, QUIZZES))
    asked.set(id, await questionsOf(tx, id));
  return held.map((each) => ({
    ...each,
    rows: each.rows.map((row) => {
      const served = asked.get(row['session'])?.find(({ number }) => number === row['number'])?.served;
      const { answer } = row;
      if (!served) return row;
      const said = typeof answer === 'string' && { answer: answerWords(served, answer, t) };
      return { ...row, question: served.item.stem, ...said };
    }),
  }));
}

/** Columns that hold a moment. */
const MOMENT = /(^|_)(at|until)$/;

const readable = (row: Held['rows'][number]): object =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'number' && MOMENT.test(column) ? new Date(value).toISOString() : value,
    ]),
  );
