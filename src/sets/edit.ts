import { UserError, type KeptCall, type Step } from '../command.ts';
import { VERDICTS, type QuizSet, type SetItem } from '../model/session.ts';
import { recordDeed } from '../store/audit.ts';
import { changeSet, itemsOf, writeItem } from '../store/quiz-sets.ts';
import type { Tx } from '../store/store.ts';
import { heldNow, isReady, openItems, type Held } from './held.ts';
import { setPage } from './review.ts';
import { insistOnSet, numberFrom, serverIn, turned, type Turned } from './step.ts';

/** A set as it is in a transaction. */
export interface Opened {
  readonly set: QuizSet;
  readonly items: readonly Held[];
  /** The item that was on the page. */
  readonly shown: Held;
}

/** What a change has done: what is shown then, and what is said. Without `done` nothing was changed. */
export interface Edited {
  readonly done: boolean;
  readonly place?: number | undefined;
  readonly remark?: string;
}

/**
 * Changes a set as it was on the page that was pressed, and shows it then. On a page that has become old nothing is changed.
 * @param args from a custom id: the set, the place of the item, the revision of the set
 * @param work makes the change; it is undone when the set was changed meanwhile
 */
export async function edit(
  args: readonly string[],
  call: KeptCall,
  work: (tx: Tx, opened: Opened) => Promise<Edited>,
  change: { readonly approved?: boolean; readonly name?: string } = {},
): Promise<Turned> {
  const rev = numberFrom(args[2]);
  const { set, items, look } = await call.store.write(async (tx) => {
    const opened = await open(tx, args, call);
    if (opened.set.rev !== rev)
      return { ...opened, look: { place: opened.shown.place, remark: call.t.quizSets.review.stale } };
    const { done, ...shows } = await work(tx, opened);
    if (!done) return { ...opened, look: shows };
    const next = await changeSet(tx, opened.set, change);
    if (!next) throw new UserError('old-button');
    return { set: next, items: await itemsOf(tx, next.id), look: shows };
  });
  return turned(setPage(set, items, call, look));
}

/** The set and the item that a button names. @throws UserError `old-button` when there is none */
export async function open(tx: Tx, [id, place]: readonly string[], call: KeptCall): Promise<Opened> {
  const set = await insistOnSet(tx, id, call);
  const items = heldNow(await itemsOf(tx, set.id), call);
  const shown = items.find((each) => each.place === numberFrom(place));
  if (!shown) throw new UserError('old-button');
  return { set, items, shown };
}

/** The next item that nobody has decided on, else the one that follows. */
function after({ items, shown }: Opened): number {
  const others = openItems(items).filter(({ place }) => place !== shown.place);
  const next = others.find(({ place }) => place > shown.place) ?? others[0];
  return (next ?? items[items.indexOf(shown) + 1] ?? shown).place;
}

const strip = ({ served: _, ...item }: Held): SetItem => item;

/** Keeps or drops the item on the page. */
const rule: Step = {
  press(args, call) {
    const verdict = VERDICTS.find((each) => each === args[3]);
    if (!verdict) throw new UserError('old-button');
    return edit(args, call, async (tx, opened) => {
      const { shown } = opened;
      if (verdict === 'keep' && !shown.served)
        return { done: false, place: shown.place, remark: call.t.quizSets.review.retiredHere };
      if (shown.verdict === verdict) return { done: false, place: after(opened) };
      await writeItem(tx, { ...strip(shown), verdict });
      return { done: true, place: after(opened) };
    });
  },
};

/** Keeps every item that nobody has decided on. */
const rest: Step = {
  press: (args, call) =>
    edit(args, call, async (tx, { items, shown }) => {
      const undecided = openItems(items);
      for (const item of undecided) await writeItem(tx, { ...strip(item), verdict: 'keep' });
      return { done: undecided.length > 0, place: shown.place };
    }),
};

/** Lets a set be asked. */
const approve: Step = {
  press: (args, call) =>
    edit(
      args,
      call,
      async (tx, { set, items, shown: { place } }) => {
        const { review } = call.t.quizSets;
        if (!isReady(items)) return { done: false, place, remark: review.tooFew };
        await record(tx, 'approve', set, call);
        return { done: true, place, remark: review.isApproved };
      },
      { approved: true },
    ),
};

/** Puts on record what was done to a set. */
export const record = (
  tx: Tx,
  what: 'approve' | 'delete' | 'import',
  { id, name }: QuizSet,
  call: KeptCall,
): Promise<void> =>
  recordDeed(tx, {
    guild: serverIn(call),
    at: call.now(),
    member: call.member.id,
    action: `quiz.set-${what}`,
    object: `set:${id}`,
    detail: { name },
  });

/** What is decided on the page of an item. */
export const editSteps: Readonly<Record<string, Step>> = { 'set-rule': rule, 'set-rest': rest, 'set-approve': approve };
