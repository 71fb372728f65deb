import { UserError, type KeptCall } from '../command.ts';
import { rich } from '../locales/rich.ts';
import type { Reply } from '../reply/blocks.ts';
import { heldAbout, type Held } from '../store/privacy.ts';
import { useQuota } from '../store/quota.ts';

/** A member has one export in so many milliseconds. */
const EVERY = 3_600_000;

/** A file with every row that holds the member's id. @throws UserError `export-too-soon` */
export async function exportHeld({ t: { privacy: t }, store, member, now }: KeptCall): Promise<Reply> {
  const free = await store.write((tx) => useQuota(tx, { member: member.id, what: 'export', at: now() }, EVERY));
  if (free !== undefined) throw new UserError('export-too-soon', { until: String(Math.ceil(free / 1000)) });
  const held = await store.read((tx) => heldAbout(tx, member.id));
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

/** Columns that hold a moment. */
const MOMENT = /(^|_)(at|until)$/;

const readable = (row: Held['rows'][number]): object =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'number' && MOMENT.test(column) ? new Date(value).toISOString() : value,
    ]),
  );
