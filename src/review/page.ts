import { UserError, type KeptCall, type Pressed } from '../command.ts';
import { rich, type Rich } from '../locales/rich.ts';
import type { KindName } from '../model/kinds/index.ts';
import { KIND_NAMES } from '../model/kinds/index.ts';
import type { Pair } from '../model/country.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { encodePress } from '../reply/state.ts';
import { insideServer } from './report.ts';

/** What waits for moderators, in the order of the list. `hidden` is what they have hidden and written themselves. */
export const QUEUES = ['all', 'reports', 'gaps', 'changes', 'cards', 'hidden'] as const;
export type Queue = (typeof QUEUES)[number];

/** @throws UserError `old-button` for a name that a button cannot have */
export function queueFrom(name: string | undefined): Queue {
  const queue = QUEUES.find((each) => each === name);
  if (!queue) throw new UserError('old-button');
  return queue;
}

/** Who decides, where and when. */
export const deciding = (call: KeptCall) => ({ guild: insideServer(call), by: call.member.id, at: call.now() });

/** A button of one of the steps of `/review`; none where it does not fit. */
export function stepButton(
  label: string,
  step: string,
  args: readonly string[],
  style?: 'primary' | 'danger',
): Button[] {
  const id = encodePress({ action: 'step', command: 'review', step, args });
  return id ? [{ label, id, ...(style && { style }) }] : [];
}

/** A page of one item: what it is, what can be done, and the way back. Only the moderator sees it. */
export function itemPage(queue: Queue, call: KeptCall, page: ItemPage): Reply {
  const { back } = call.t.review;
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${page.heading}` },
      ...(page.remark === undefined ? [] : [line(rich`${page.remark}`)]),
      ...page.blocks,
      { type: 'buttons', buttons: [...(page.buttons ?? []), ...stepButton(back, 'page', [queue, '1'])] },
    ],
  };
}
interface ItemPage {
  readonly heading: string;
  /** What has just been done, or why it was not. */
  readonly remark?: string | undefined;
  readonly blocks: readonly Block[];
  readonly buttons?: readonly Button[];
}

export const line = (text: Rich): Block => ({ type: 'text', text });
export const small = (text: string): Block => ({ type: 'small', text: rich`${text}` });
/** A reply in place of the message that was pressed. */
export const turned = (reply: Reply): Pressed => ({ reply, update: true });

/** "Fiji and Malta, trade", each where it is known. */
export function placeOf(pair: string | undefined, kind: string | undefined, { t, index }: KeptCall): string {
  const place = pair ? t.pair(pair as Pair, index.library.home) : t.review.anyPlace;
  return t.review.about(place, KIND_NAMES.some((name) => name === kind) ? t.kinds[kind as KindName] : '');
}
