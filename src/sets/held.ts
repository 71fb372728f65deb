import type { KeptCall } from '../command.ts';
import type { Served } from '../model/quiz.ts';
import { ITEMS_LEAST, type SetItem } from '../model/session.ts';
import { areEnemies } from '../quiz/audit/set.ts';
import { serve } from '../quiz/serve.ts';

/** An item of a set with its key as the documents have it now; `served` is missing when it is retired. */
export type Held = SetItem & { readonly served?: Served };

/** The items that a teacher has kept. */
export const keptItems = (items: readonly SetItem[]): SetItem[] => items.filter(({ verdict }) => verdict === 'keep');

/** The items with what the documents that the server sees say of each now. */
export const heldNow = (items: readonly SetItem[], { index }: KeptCall): Held[] =>
  items.map((each) => {
    const served = serve(each.item, index.library);
    return served ? { ...each, served } : each;
  });

/** Items that nobody has decided on; a retired one is nothing to decide on. */
export const openItems = (items: readonly Held[]): Held[] =>
  items.filter(({ verdict, served }) => verdict === 'open' && served);

/** Whether a set of these items can be asked, once somebody says so. */
export const isReady = (items: readonly Held[]): boolean =>
  openItems(items).length === 0 && keptItems(items.filter(({ served }) => served)).length >= ITEMS_LEAST;

/** The numbers of the items beside which one cannot stand: they ask for the same, or one gives away the answer of the other. */
export const enemiesOf = ({ place, served }: Held, items: readonly Held[]): number[] =>
  items.flatMap((each, i) => {
    const isBeside = each.place !== place && each.verdict !== 'drop' && each.served && served;
    return isBeside && areEnemies(each.served, served) ? [i + 1] : [];
  });
