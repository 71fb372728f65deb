import { UserError, type KeptCall, type Step } from '../command.ts';
import { VERDICTS, type QuizSet } from '../model/session.ts';
import { recordDeed } from '../store/audit.ts';
import { changeSet, itemsOf, keepItems, writeItem } from '../store/quiz-sets.ts';
import type { Tx } from '../store/store.ts';
import { heldNow, isReady, openItems, type Held } from './held.ts';
import { setPage } from './review.ts';
import { insistOnSet, numberFrom, serverIn, turned, type Turned } from './step.ts';

/** A set with its items as they are now. */
export interface Opened {
  readonly set: QuizSet;
  readonly items: readonly Held[];
  /** The item that was on the page. */
  readonly shown: Held;
}

/** What becomes of a set: what is shown then, and what is said. Without `write` nothing is changed. */
export interface Decision {
  readonly place?: number;
  readonly remark?: string;
  write?(tx: Tx): Promise<void>;
}

/**
 * Changes a set as it was on the page that was pressed, and shows it then. On a page that has become old nothing is changed.
 * @param args from a custom id: the set, the place of the item, the revision of the set
 * @param decide works out the change; it is made only when the set is still the same
 */
export async function edit(
  args: readonly string[],
  call: KeptCall,
  decide: (opened: Opened) => Decision,
  change: { readonly approved?: boolean; readonly name?: string } = {},
): Promise<Turned> {
  const opened = await open(args, call);
  if (opened.set.rev !== numberFrom(args[2])) return stalePage(opened, call);
  const { write, ...look } = decide(opened);
  if (!write) return turned(setPage(opened.set, opened.items, call, look));
  const done = await call.store.write(async (tx) => {
    const set = await changeSet(tx, opened.set, change);
    if (!set) return undefined;
    await write(tx);
    return { set, items: await itemsOf(tx, set.id) };
  });
  return done ? turned(setPage(done.set, done.items, call, look)) : stalePage(await open(args, call), call);
}

/** The set as it is, where somebody else has changed it meanwhile. */
export const stalePage = ({ set, items, shown }: Opened, call: KeptCall): Turned =>
  turned(setPage(set, items, call, { place: shown.place, remark: call.t.quizSets.review.stale }));

/** The set and the item that a button names. @throws UserError `old-button` when there is none */
export async function open([id, place]: readonly string[], call: KeptCall): Promise<Opened> {
  const { set, all } = await call.store.read(async (tx) => {
    const found = await insistOnSet(tx, id, call);
    return { set: found, all: await itemsOf(tx, found.id) };
  });
  const items = heldNow(all, call);
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

/** Keeps or drops the item on the page. */
const rule: Step = {
  press(args, call) {
    const verdict = VERDICTS.find((each) => each === args[3]);
    if (!verdict) throw new UserError('old-button');
    return edit(args, call, (opened) => {
      const { shown } = opened;
      if (verdict === 'keep' && !shown.served)
        return { place: shown.place, remark: call.t.quizSets.review.retiredHere };
      const place = after(opened);
      return shown.verdict === verdict ? { place } : { place, write: (tx) => writeItem(tx, { ...shown, verdict }) };
    });
  },
};

/** Keeps every item that nobody has decided on. */
const rest: Step = {
  press: (args, call) =>
    edit(args, call, ({ set, items, shown: { place } }) => {
      const undecided = openItems(items);
      if (undecided.length === 0) return { place };
      const places = undecided.map((each) => each.place);
      return { place, write: (tx) => keepItems(tx, set.id, places) };
    }),
};

/** Lets a set be asked. */
const approve: Step = {
  press: (args, call) =>
    edit(
      args,
      call,
      ({ set, items, shown: { place } }) => {
        const { review } = call.t.quizSets;
        if (!isReady(items)) return { place, remark: review.tooFew };
        return { place, remark: review.isApproved, write: (tx) => record(tx, 'approve', set, call) };
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
