import type { Item, Served } from '../../src/model/quiz.ts';
import type { Session, SessionSettings } from '../../src/model/session.ts';
import { addSession } from '../../src/store/quiz-sessions.ts';
import { addSet } from '../../src/store/quiz-sets.ts';
import type { Store } from '../../src/store/store.ts';

/** An item with cities to choose from; the right one stands at `at`. */
export const cityItem = (number: number, at = number % 3): Served => ({
  item: {
    id: `item${String(number).padStart(4, '0')}`,
    form: 'choice',
    kind: 'mission',
    pair: 'FJ-NO',
    template: 'mission.city',
    stem: `In which city was mission number ${number} of Fiji in Norway?`,
    options: ['Oslo', 'Bergen', 'Bodø'].map((text) => ({ text, value: `place:${text.toLowerCase()}` })),
    facts: [`fact-${number}`],
    hash: 'abc',
    sensitive: false,
  },
  key: { type: 'option', at },
  explanations: [
    { quote: `Mission ${number} stood there.`, title: 'Fiji and Norway', section: 'Missions', verbatim: true },
  ],
});

export const numberItem: Served = {
  item: {
    ...cityItem(50).item,
    id: 'number01',
    form: 'number',
    stem: 'How many boats did Fiji buy in 2019?',
    options: [],
  },
  key: { type: 'number', value: 120, off: 10, unit: 'boats' },
  explanations: cityItem(50).explanations,
};

export const orderItem: Served = {
  item: {
    ...cityItem(51).item,
    id: 'order001',
    form: 'order',
    stem: 'Order these events of Fiji and Norway.',
    options: ['A treaty', 'A visit', 'An embassy', 'A loan'].map((text) => ({ text, value: `event:${text}` })),
  },
  key: { type: 'order', order: [2, 0, 3, 1] },
  explanations: cityItem(51).explanations,
};

export const clozeItem: Served = {
  ...numberItem,
  item: { ...numberItem.item, id: 'cloze001', form: 'cloze', stem: 'The boats of Fiji came from ___ in 2019.' },
  key: { type: 'texts', texts: ['Bodø'] },
};

export const matchItem: Served = {
  ...orderItem,
  item: {
    ...orderItem.item,
    id: 'match001',
    form: 'match',
    stem: 'Match each event of Fiji and Norway with its year.',
    rows: ['A treaty', 'A visit', 'An embassy in a town whose name is longer than a label', 'A loan'],
    options: ['1971', '1975', '1980', '1988'].map((text) => ({ text, value: `year:${text}` })),
  },
  key: { type: 'order', order: [1, 0, 3, 2] },
};

export const SETTINGS: SessionSettings = {
  mode: 'fast',
  board: 'top',
  seconds: 30,
  pace: 'host',
  anonymous: false,
  openBook: false,
  bonus: false,
};

/** A draft as a host has it before the lobby is opened. */
export async function addDraft(
  store: Store,
  place: Pick<Session, 'id' | 'guild' | 'channel' | 'hostBy' | 'createdAt'> & {
    readonly settings?: Partial<SessionSettings>;
    readonly secret?: string;
  },
  served: readonly Served[],
): Promise<Session> {
  const { settings, ...rest } = place;
  const session: Session = {
    ...rest,
    set: 'set000000001',
    title: 'Fiji',
    state: 'draft',
    rev: 0,
    number: 0,
    total: served.length,
    settings: { ...SETTINGS, ...settings },
    hostAt: place.createdAt,
    changedAt: place.createdAt,
    posts: 0,
  };
  const questions = served.map((each, i) => ({ number: i + 1, served: each }));
  await store.write((tx) => addSession(tx, session, questions));
  return session;
}

/** An item of a teacher's own, which rests on no document. */
const ownItem = (number: number): Item => {
  const { item, key } = cityItem(number);
  const { kind: _, pair: __, ...rest } = item;
  return { ...rest, template: 'own', facts: [], own: { key, source: 'The atlas of the class' } };
};

/** A set of the server with so many items, all kept. */
export async function addOwnSet(store: Store, guild: string, name: string, count: number, approved = true) {
  const id = `set${name.toLowerCase().replaceAll(/\W/g, '')}`.padEnd(12, '0').slice(0, 12);
  const set = { id, guild, name, approved, madeBy: '1', madeAt: 1, rev: 0 };
  const items = Array.from({ length: count }, (_, i) => ({
    item: ownItem(i),
    flaws: [],
    verdict: approved ? ('keep' as const) : ('open' as const),
  }));
  await store.write((tx) => addSet(tx, set, items));
  return set;
}
