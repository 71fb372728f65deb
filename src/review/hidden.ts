import { findingNamed } from '../answer/citation.ts';
import { UserError, type KeptCall, type Pressed, type Step } from '../command.ts';
import { KEPT_TEXT } from '../model/review.ts';
import type { Block, Reply } from '../reply/blocks.ts';
import { quoteOf } from '../reply/parts.ts';
import { encodePress } from '../reply/state.ts';
import { rich } from '../locales/rich.ts';
import { recordDeed } from '../store/audit.ts';
import {
  hiddenIn,
  hideClaim,
  notesIn,
  removeNote,
  showClaim,
  writeNote,
  type HiddenClaim,
  type ServerNote,
} from '../store/notes.ts';
import type { Tx } from '../store/store.ts';
import { textIn } from './case.ts';
import { hashOfClaim } from '../answer/hash.ts';
import { deciding, itemPage, line, queueFrom, stepButton, turned, type Queue } from './page.ts';

/** Whether what a server has hidden or written hangs on a claim that is not as it was. */
export function isOld({ claim, hash }: Pick<HiddenClaim, 'claim' | 'hash'>, { whole }: KeptCall): boolean {
  const now = whole.claimOf(claim);
  return now === undefined || hashOfClaim(now) !== hash;
}

const read = (call: KeptCall, claim: string) =>
  call.store.read(async (tx) => ({
    hidden: (await hiddenIn(tx, call.guild!.id)).find((row) => row.claim === claim),
    note: (await notesIn(tx, call.guild!.id)).find((row) => row.claim === claim),
  }));

/** The page of a hidden claim. @throws UserError `old-button` when it is not hidden */
export async function hiddenPage(queue: Queue, claim: string, call: KeptCall): Promise<Reply> {
  const { hidden } = await read(call, claim);
  if (!hidden) throw new UserError('old-button');
  const words = call.t.review.hidden;
  const own = [queue, claim, hidden.hash];
  return itemPage(queue, call, {
    heading: words.heading,
    blocks: [...standing(hidden, call), line(words.by(hidden.hidden_by, hidden.hidden_at))],
    buttons: [
      ...stepButton(words.show, 'show', own),
      ...(isOld(hidden, call) ? stepButton(words.keep, 'keep', own) : []),
    ],
  });
}

/** The page of a note. @throws UserError `old-button` when there is none */
export async function notePage(queue: Queue, claim: string, call: KeptCall): Promise<Reply> {
  const { note } = await read(call, claim);
  if (!note) throw new UserError('old-button');
  const { t, whole: index } = call;
  const words = t.review.hidden;
  return itemPage(queue, call, {
    heading: words.noteHeading,
    blocks: [
      ...standing(note, call),
      line(t.review.serverNote(note.text)),
      line(words.by(note.written_by, note.written_at)),
    ],
    buttons: [
      ...(index.claimOf(claim) ? stepButton(words.edit, 'rewrite', [queue, claim]) : []),
      ...stepButton(words.remove, 'unwrite', [queue, claim, note.hash]),
    ],
  });
}

/** The claim as it was, and as it is where that is something else. */
function standing(row: HiddenClaim | ServerNote, call: KeptCall): Block[] {
  const { t, whole: index } = call;
  const finding = findingNamed(row.claim, index);
  if (finding && !isOld(row, call)) return [quoteOf(finding, 1, t)];
  return [
    { type: 'quote', text: row.quote, source: rich`${row.claim}` },
    line(rich`${finding ? t.review.case.now : t.review.case.gone}`),
    ...(finding ? [quoteOf(finding, 1, t)] : []),
  ];
}

async function change(
  [from, claim = '', hash = '']: readonly string[],
  action: string,
  call: KeptCall,
  work: (tx: Tx, claim: string, hash: string) => Promise<boolean>,
): Promise<Reply> {
  const { guild, by, at } = deciding(call);
  const queue = queueFrom(from);
  const done = await call.store.write(async (tx) => {
    if (!(await work(tx, claim, hash))) return false;
    await recordDeed(tx, { guild, at, member: by, action, object: `claim:${claim}` });
    return true;
  });
  const words = call.t.review.hidden;
  const text = done ? words.done : words.already;
  return itemPage(queue, call, { heading: words.heading, blocks: [line(rich`${text}`)] });
}

/** Says anew that a claim as it is now is to be hidden. */
async function keepHidden(tx: Tx, claim: string, hash: string, call: KeptCall): Promise<boolean> {
  const { guild, by, at } = deciding(call);
  const now = call.whole.claimOf(claim);
  const row = (await hiddenIn(tx, guild)).find((each) => each.claim === claim && each.hash === hash);
  if (!row) return false;
  const seen = now ? { hash: hashOfClaim(now), quote: now.quote } : {};
  await hideClaim(tx, { ...row, ...seen, hidden_at: at, hidden_by: by });
  return true;
}

function rewriteForm(args: readonly string[], { t }: KeptCall, value: string): Pressed {
  const { title, label, hint } = t.review.noteForm;
  return {
    form: {
      id: encodePress({ action: 'step', command: 'review', step: 'rewrite', args })!,
      title,
      fields: [{ id: 'text', label, hint, long: true, max: KEPT_TEXT.note, value }],
    },
  };
}

export const hiddenSteps: Readonly<Record<'show' | 'keep' | 'rewrite' | 'unwrite', Step>> = {
  show: {
    press: async (args, call) =>
      turned(await change(args, 'claim.show', call, (tx, ...of) => showClaim(tx, call.guild!.id, ...of))),
  },
  keep: {
    press: async (args, call) =>
      turned(await change(args, 'claim.hide', call, (tx, ...of) => keepHidden(tx, ...of, call))),
  },
  rewrite: {
    async press(args, call) {
      const { note } = await read(call, args[1] ?? '');
      if (!note) throw new UserError('old-button');
      return rewriteForm(args, call, note.text);
    },
    submit(args, filled, call) {
      const now = call.whole.claimOf(args[1] ?? '');
      if (!now) throw new UserError('old-button');
      const { guild, by, at } = deciding(call);
      const text = textIn(filled, call.t.review.noteForm.label, KEPT_TEXT.note);
      const row = { guild, claim: now.id, hash: hashOfClaim(now), quote: now.quote, text };
      return change(args, 'note.write', call, async (tx) => {
        await writeNote(tx, { ...row, written_at: at, written_by: by });
        return true;
      });
    },
  },
  unwrite: {
    press: async (args, call) =>
      turned(await change(args, 'note.remove', call, (tx, ...of) => removeNote(tx, call.guild!.id, ...of))),
  },
};
