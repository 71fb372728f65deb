import type { KeptCall } from '../command.ts';
import { bold, rich } from '../locales/rich.ts';
import type { QuizSet, SetItem } from '../model/session.ts';
import type { Button, Reply } from '../reply/blocks.ts';
import { buttons, heading, quizStep, text } from '../sessions/draw.ts';
import { itemsOf } from '../store/quiz-sets.ts';
import { enemiesOf, heldNow, isReady, openItems, type Held } from './held.ts';
import { itemBlocks } from './item.ts';
import { stepButton } from './step.ts';

/** What a page of a set shows beside the set. */
export interface Look {
  /** The place of the item; the first that nobody has decided on where it is missing. */
  readonly place?: number | undefined;
  /** What has just been done, or why it was not. */
  readonly remark?: string | undefined;
}

/** The private page on which a teacher goes through a set, item by item. */
export async function reviewSet(set: QuizSet, call: KeptCall, place?: number): Promise<Reply> {
  const items = await call.store.read((tx) => itemsOf(tx, set.id));
  return setPage(set, items, call, { place });
}

export function setPage(set: QuizSet, all: readonly SetItem[], call: KeptCall, { place, remark }: Look = {}): Reply {
  const { t } = call;
  const { review } = t.quizSets;
  const items = heldNow(all, call);
  const shown = items.find((each) => each.place === place) ?? openItems(items)[0] ?? items[0];
  const at = shown ? items.indexOf(shown) : -1;
  const count = (verdict: SetItem['verdict']): number =>
    items.filter((each) => each.verdict === verdict && each.served).length;
  const retired = items.filter(({ served }) => !served).length;
  const progress = [
    review.progress(at + 1, items.length, count('keep'), count('drop')),
    ...(retired > 0 ? [review.retired(retired)] : []),
  ].join(', ');
  return {
    private: true,
    blocks: [
      heading(review.heading(set.name)),
      ...(remark === undefined ? [] : [text(rich`${bold(remark)}`)]),
      text(`${progress}. ${set.approved ? review.approved : isReady(items) ? review.ready : review.unapproved}`),
      ...(shown ? [{ type: 'divider' } as const, ...itemBlocks(shown, enemiesOf(shown, items), call)] : []),
      ...(shown ? [buttons(...itemButtons(set, items, at, call))] : []),
      buttons(...setButtons(set, items, shown?.place ?? 1, call)),
    ],
  };
}

/** What can be done with the item that is shown. */
function itemButtons({ id, rev }: QuizSet, items: readonly Held[], at: number, { t }: KeptCall): Button[] {
  const { review } = t.quizSets;
  const { place, served, item } = items[at]!;
  const [before, after] = [items[at - 1], items[at + 1]];
  const rule = (label: string, verdict: string): Button => stepButton(label, 'set-rule', id, place, rev, verdict);
  const isSwapped = served && item.form === 'choice' && item.facts.length > 0;
  return [
    ...(served ? [{ ...rule(review.keep, 'keep'), style: 'primary' as const }] : []),
    rule(review.drop, 'drop'),
    ...(isSwapped ? [stepButton(review.swap, 'set-swap', id, place, rev)] : []),
    ...(before ? [stepButton(t.buttons.previous, 'set', id, before.place)] : []),
    ...(after ? [stepButton(t.buttons.next, 'set', id, after.place)] : []),
  ];
}

/** What can be done with the set as a whole. */
function setButtons({ id, rev, approved }: QuizSet, items: readonly Held[], place: number, { t }: KeptCall): Button[] {
  const { review, list } = t.quizSets;
  const open = openItems(items).length > 0;
  const at = [id, place, rev];
  return [
    ...(open ? [stepButton(review.rest, 'set-rest', ...at)] : []),
    ...(!approved && isReady(items)
      ? [{ ...stepButton(review.approve, 'set-approve', ...at), style: 'primary' as const }]
      : []),
    stepButton(review.more, 'set-add', ...at),
    stepButton(review.rename, 'set-rename', ...at),
    stepButton(review.copy, 'set-copy', ...at),
    stepButton(review.export, 'set-export', ...at),
    stepButton(review.delete, 'set-delete', ...at),
    { label: list.back, id: quizStep('sets', 1) },
  ];
}
