import { UserError, type KeptCall, type Step } from '../command.ts';
import { countriesOf, type Pair } from '../model/country.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { encodePress } from '../reply/state.ts';
import { recordDeed } from '../store/audit.ts';
import { closeGap, readGap, type ReadGap } from '../store/gaps.ts';
import { rich } from '../locales/rich.ts';
import { deciding, itemPage, line, placeOf, queueFrom, small, stepButton, turned, type Queue } from './page.ts';
import { gapFrom } from './tell.ts';

/** The page of what could not be answered. @throws UserError `old-button` when there is no such gap */
export async function gapPage(queue: Queue, args: readonly string[], call: KeptCall, remark?: string): Promise<Reply> {
  const { guild } = deciding(call);
  const key = { guild, ...gapFrom(args) };
  const found = await call.store.read((tx) => readGap(tx, key));
  if (!found) throw new UserError('old-button');
  const { t } = call;
  const words = t.review.gap;
  const told = found.told.map(({ text }) => words.text(text));
  return itemPage(queue, call, {
    heading: words.heading,
    remark,
    blocks: [
      line(rich`${placeOf(found.pair, found.kind, call)}`),
      ...(found.refusals > 0 ? [line(words.refused(found.refusals, found.last_at))] : []),
      ...(told.length > 0 ? [line(rich`${words.told}`), { type: 'list', items: told } as Block] : []),
      ...(found.pair && found.kind ? [line(rich`${words.holds(claimsOf(found, call))}`)] : []),
      small(words.operator),
    ],
    buttons: [
      ...(found.closed_at === null ? stepButton(words.close, 'close', [queue, found.pair, found.kind]) : []),
      ...lookButton(found, call),
    ],
  });
}

const claimsOf = ({ pair, kind }: ReadGap, { index }: KeptCall): number =>
  index.claimsIn({ pairs: [pair as Pair] }).filter((claim) => claim.kind === kind).length;

/** What the documents hold of these countries now, where they hold anything. */
function lookButton({ pair }: ReadGap, { t, index }: KeptCall): Button[] {
  if (!index.library.pairs.some((each) => each === pair)) return [];
  const lookup = { topic: 'relations', pairs: [pair as Pair] } as const;
  const id = encodePress({ action: 'look', lookup, page: 1, turn: false });
  const [one, other] = countriesOf(pair as Pair);
  return id ? [{ label: t.list([t.country(one), t.country(other)]), id }] : [];
}

export const close: Step = {
  async press([from, ...args], call) {
    const { guild, by, at } = deciding(call);
    const queue = queueFrom(from);
    const key = { guild, ...gapFrom(args) };
    const done = await call.store.write(async (tx) => {
      if (!(await closeGap(tx, key, by, at))) return false;
      await recordDeed(tx, { guild, at, member: by, action: 'gap.close', object: `gap:${key.pair}:${key.kind}` });
      return true;
    });
    const words = call.t.review.gap;
    return turned(await gapPage(queue, args, call, done ? words.closed : words.already));
  },
};
