import { manage } from '../cards/manage.ts';
import { UserError, type KeptCall, type Step } from '../command.ts';
import { rich, type Rich } from '../locales/rich.ts';
import type { ReportedPart } from '../model/review.ts';
import type { Choice, Reply } from '../reply/blocks.ts';
import { fit, LIMITS } from '../reply/limits.ts';
import { encodePress } from '../reply/state.ts';
import { heldChanges } from '../store/changes.ts';
import { cardsWaiting } from '../store/cards.ts';
import { openGaps } from '../store/gaps.ts';
import { hiddenIn, notesIn } from '../store/notes.ts';
import { openCases } from '../store/reports.ts';
import type { Tx } from '../store/store.ts';
import { casePage } from './case.ts';
import { changePage } from './change.ts';
import { changeAbout } from './feed.ts';
import { gapPage } from './gap.ts';
import { hiddenPage, isOld, notePage } from './hidden.ts';
import { insideServer } from './report.ts';
import { line, placeOf, queueFrom, small, stepButton, turned, type Queue } from './page.ts';

/** What is read of each queue: more is not waited through on pages. */
const READ = 200;
const PAGE = 8;
const QUOTE = 90;

/** A line of the list. `value` says which item it is: its sort and its ids, with dots between. */
interface Item {
  readonly value: string;
  readonly what: string;
  readonly about: string;
}

type Reading = (tx: Tx, call: KeptCall) => Promise<Item[]>;

const READINGS: Readonly<Record<Exclude<Queue, 'all'>, Reading>> = {
  async reports(tx, call) {
    const cases = await openCases(tx, insideServer(call), READ);
    return cases.map(({ id, parts, members, personal }) => ({
      value: `report.${id}`,
      what: call.t.review.reportLine(members, personal),
      about: quoted((JSON.parse(parts) as ReportedPart[])[0]?.quote ?? ''),
    }));
  },
  hidden: (tx, call) => kept(tx, call, () => true),
  async gaps(tx, call) {
    const gaps = await openGaps(tx, insideServer(call), READ);
    return gaps.map(({ pair, kind, refusals, texts }) => ({
      value: `gap.${pair}.${kind}`,
      what: call.t.review.gapLine(refusals, texts),
      about: placeOf(pair, kind, call),
    }));
  },
  async cards(tx, call) {
    const cards = await cardsWaiting(tx, insideServer(call));
    return cards.slice(0, READ).map(({ id, title, state }) => ({
      value: `card.${id}`,
      what: call.t.review.cardLine(call.t.cards.states[state]),
      about: title,
    }));
  },
  async changes(tx, call) {
    const held = await heldChanges(tx, insideServer(call), READ);
    return held.map(({ number, place, change }) => ({
      value: `change.${number}.${place}`,
      what: call.t.review.change.what[change.what],
      about: change.quote === undefined ? changeAbout(change, call.t) : quoted(change.quote),
    }));
  },
};

/** What the server has hidden and written, as far as it is wanted: by whether it is old. */
async function kept(tx: Tx, call: KeptCall, wanted: (old: boolean) => boolean): Promise<Item[]> {
  const guild = insideServer(call);
  const words = call.t.review;
  const itemsOf = (sort: string, rows: readonly { claim: string; hash: string; quote: string }[], name: NameOf) =>
    rows.flatMap((row): Item[] => {
      const old = isOld(row, call);
      return wanted(old) ? [{ value: `${sort}.${row.claim}`, what: name(old), about: quoted(row.quote) }] : [];
    });
  return [
    ...itemsOf('hidden', await hiddenIn(tx, guild), words.hiddenLine),
    ...itemsOf('note', await notesIn(tx, guild), words.noteLine),
  ];
}
type NameOf = (old: boolean) => string;

const quoted = (text: string): string => `“${fit(text, QUOTE)}”`;

/** What waits: reports first, then what has changed under the moderators' hands, changes for the feed, and gaps. */
async function itemsIn(queue: Queue, call: KeptCall): Promise<Item[]> {
  return call.store.read(async (tx) => {
    if (queue !== 'all') return READINGS[queue](tx, call);
    return [
      ...(await READINGS.reports(tx, call)),
      ...(await kept(tx, call, (old) => old)),
      ...(await READINGS.cards(tx, call)),
      ...(await READINGS.changes(tx, call)),
      ...(await READINGS.gaps(tx, call)),
    ];
  });
}

/** A page of what waits for moderators, the most urgent first. Only the moderator sees it. */
export async function inbox(queue: Queue, wanted: number, call: KeptCall, remark?: string): Promise<Reply> {
  const items = await itemsIn(queue, call);
  const words = call.t.review;
  const pages = Math.max(1, Math.ceil(items.length / PAGE));
  const page = Math.min(Math.max(1, wanted), pages);
  const here = items.slice((page - 1) * PAGE, page * PAGE);
  const lines = here.map(({ what, about }): Rich => words.line(what, about));
  const turn = (label: string, to: number) =>
    to < 1 || to > pages ? [] : stepButton(label, 'page', [queue, String(to)]);
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${words.heading}` },
      ...(remark === undefined ? [] : [line(rich`${remark}`)]),
      small(items.length === 0 ? words.nothing : words.counts(items.length, page, pages)),
      { type: 'list', items: lines },
      {
        type: 'select',
        id: encodePress({ action: 'step', command: 'review', step: 'open', args: [queue] })!,
        placeholder: words.choose,
        choices: here.map(choiceOf),
      },
      { type: 'buttons', buttons: [...turn(words.previous, page - 1), ...turn(words.next, page + 1)] },
    ],
  };
}

const choiceOf = ({ value, what, about }: Item): Choice => ({
  label: fit(about, LIMITS.optionText),
  value,
  description: what,
});

/** The page of an item by the value of its choice. @throws UserError `old-button` for one that is not known */
function opened(queue: Queue, value: string, call: KeptCall): Promise<Reply> {
  const [sort, ...ids] = value.split('.');
  switch (sort) {
    case 'report':
      return casePage(queue, ids[0] ?? '', call);
    case 'gap':
      return gapPage(queue, ids, call);
    case 'change':
      return changePage(queue, ids, call);
    case 'card':
      return manage(ids, call);
    case 'hidden':
      return hiddenPage(queue, ids[0] ?? '', call);
    case 'note':
      return notePage(queue, ids[0] ?? '', call);
    default:
      throw new UserError('old-button');
  }
}

export const inboxSteps: Readonly<Record<'page' | 'open', Step>> = {
  page: {
    async press([from, number = ''], call) {
      if (!/^\d{1,4}$/.test(number)) throw new UserError('old-button');
      return turned(await inbox(queueFrom(from), Number(number), call));
    },
  },
  open: {
    press: async ([from], call, [value = '']) => turned(await opened(queueFrom(from), value, call)),
  },
};
