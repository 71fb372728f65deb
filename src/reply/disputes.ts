import type { Locale } from '../locales/en.ts';
import { bold, rich } from '../locales/rich.ts';
import type { Disputed } from '../model/answer.ts';
import type { Pair } from '../model/country.ts';
import type { Library } from '../model/document.ts';
import type { Block, Button, Choice, Reply } from './blocks.ts';
import { fit, LIMITS } from './limits.ts';
import { encodePress } from './state.ts';

type Dispute = Pick<Disputed, 'topic' | 'difference' | 'sides'>;

/** Disputes on one page: two or three lines each are what a phone shows on one screen. */
const PAGE_SIZE = 6;

/** Words the list of all that the documents do not say alike; `pair` keeps further pages to those two countries. */
export function speakDisputes(
  disputes: readonly Dispute[],
  { t, library, pair, page }: { t: Locale; library: Library; pair?: Pair | undefined; page: number },
): Reply {
  const pages = Math.max(1, Math.ceil(disputes.length / PAGE_SIZE));
  const at = Math.min(Math.max(1, page), pages);
  const shown = disputes.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE);
  const titleOf = ({ sides: [first] }: Dispute): string =>
    first?.claim ? t.answer.title(t.pair(first.claim.pair, library.home), t.kinds[first.claim.kind]) : '';
  const lines = shown.flatMap((dispute): Block[] => [
    { type: 'text', text: rich`${bold(titleOf(dispute))}: ${t.disputed.short(dispute.difference)}` },
    {
      type: 'list',
      items: dispute.sides.flatMap(({ claim, citation }) =>
        claim ? [rich`${t.statement(claim, 'any', library.home)} (${citation.document.title})`] : [],
      ),
    },
  ]);
  const choices = shown.flatMap((dispute): Choice[] => {
    const value = encodePress({ action: 'dispute', topic: dispute.topic });
    return value ? [{ label: fit(titleOf(dispute), LIMITS.choice), value }] : [];
  });
  const select: Block[] =
    choices.length > 0 ? [{ type: 'select', id: SELECT, placeholder: t.disputed.quotes, choices }] : [];
  const turn = (label: string, to: number): Button[] => {
    const id = encodePress({ action: 'disputes', page: to, ...(pair && { pair }) });
    return id && to >= 1 && to <= pages ? [{ label, id }] : [];
  };
  const turns = [...turn(t.buttons.previous, at - 1), ...turn(t.buttons.next, at + 1)];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.disputed.listHeading}` },
      ...(lines.length > 0 ? lines : [{ type: 'text', text: rich`${t.disputed.none}` } as const]),
      ...(pages > 1 ? [{ type: 'small', text: rich`${t.answer.page(at, pages)}` } as const] : []),
      ...select,
      ...(turns.length > 0 ? [{ type: 'buttons', buttons: turns } as const] : []),
    ],
  };
}

/** The chosen value says what to do; the menu itself only needs an id of its own. */
const SELECT = encodePress({ action: 'help', topic: 'choice' })!;
