import { UserError, type KeptCall } from '../command.ts';
import type { Reply } from '../reply/blocks.ts';
import { readHeld } from '../store/changes.ts';
import { changeAbout } from './feed.ts';
import { deciding, itemPage, line, stepButton, type Queue } from './page.ts';

/** A number of a button. @throws UserError `old-button` */
export const whole = (text: string | undefined): number => {
  if (!/^\d{1,9}$/.test(text ?? '')) throw new UserError('old-button');
  return Number(text);
};
export const placeIn = ([number, place]: readonly string[]) => ({ number: whole(number), place: whole(place) });

/** The page of a change that waits. @throws UserError `old-button` when this server has no such change */
export async function changePage(queue: Queue, args: readonly string[], call: KeptCall): Promise<Reply> {
  const { guild } = deciding(call);
  const held = { guild, ...placeIn(args) };
  const found = await call.store.read((tx) => readHeld(tx, held));
  if (!found) throw new UserError('old-button');
  const words = call.t.review.change;
  const own = [queue, String(held.number), String(held.place)];
  const all = [queue, String(held.number)];
  return itemPage(queue, call, {
    heading: words.heading,
    remark: found.decided_at === null ? undefined : words.already,
    blocks: [line(words.line(found.change, changeAbout(found.change, call.t)))],
    buttons:
      found.decided_at === null
        ? [
            ...stepButton(words.post, 'post', own, 'primary'),
            ...stepButton(words.drop, 'drop', own),
            ...stepButton(words.postAll, 'postall', all),
            ...stepButton(words.dropAll, 'dropall', all),
          ]
        : [],
  });
}
