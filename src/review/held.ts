import { UserError, type KeptCall, type Step } from '../command.ts';
import { recordDeed } from '../store/audit.ts';
import { decideHeld, heldChanges, readHeld, type HeldChange } from '../store/changes.ts';
import type { Tx } from '../store/store.ts';
import { placeIn, whole } from './change.ts';
import { feedKey, postChanges } from './feed.ts';
import { inbox } from './inbox.ts';
import { deciding, queueFrom, turned } from './page.ts';

/** Changes that are decided on at once. */
const AT_ONCE = 500;

type Decision = 'post' | 'drop';

/** Decides on those of these changes that nobody has decided on, and posts them as one message. @returns how many */
async function decideAll(tx: Tx, held: readonly HeldChange[], decision: Decision, call: KeptCall): Promise<number> {
  const { guild, by, at } = deciding(call);
  const won: HeldChange[] = [];
  for (const each of held) if (await decideHeld(tx, each, { decision, by, at })) won.push(each);
  if (won.length === 0) return 0;
  const changes = won.map(({ change }) => change);
  const { number, place } = won[0]!;
  if (decision === 'post')
    await postChanges(tx, call.guild!, { changes, more: 0, name: `held ${number} ${place}`, at });
  await recordDeed(tx, { guild, at, member: by, action: `feed.${decision}`, detail: { changes: won.length } });
  return won.length;
}

const step = (decision: Decision, which: (tx: Tx, args: readonly string[], call: KeptCall) => Promise<HeldChange[]>) =>
  ({
    async press([from, ...args], call) {
      const queue = queueFrom(from);
      if (decision === 'post' && call.guild?.settings.feed.channel === undefined)
        throw new UserError('no-feed-channel');
      const count = await call.store.write(async (tx) => decideAll(tx, await which(tx, args, call), decision, call));
      const words = call.t.review.change;
      if (count > 0 && decision === 'post') await call.deliver(feedKey(call.guild!.id), 1_500);
      const done = decision === 'post' ? words.posted : words.dropped;
      return turned(await inbox(queue, 1, call, count > 0 ? done(count) : words.already));
    },
  }) satisfies Step;

const one = async (tx: Tx, args: readonly string[], call: KeptCall): Promise<HeldChange[]> =>
  [await readHeld(tx, { guild: call.guild!.id, ...placeIn(args) })].flatMap((held) => held ?? []);

/** Those that the moderator saw: of this reload and of those before. */
async function upTo(tx: Tx, [number]: readonly string[], call: KeptCall): Promise<HeldChange[]> {
  const last = whole(number);
  const held = await heldChanges(tx, call.guild!.id, AT_ONCE);
  return held.filter((each) => each.number <= last);
}

export const changeSteps: Readonly<Record<'post' | 'drop' | 'postall' | 'dropall', Step>> = {
  post: step('post', one),
  drop: step('drop', one),
  postall: step('post', upTo),
  dropall: step('drop', upTo),
};
