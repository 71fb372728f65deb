import { fileURLToPath } from 'node:url';
import * as surface from '../../commands/index.ts';
import { bodiesOf, createBot } from '../../src/bot.ts';
import { createPictures } from '../../src/charts/pictures.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import { createKept } from '../../src/kept.ts';
import { localeFor } from '../../src/locales/index.ts';
import type { Log } from '../../src/model/log.ts';
import type { Form, Item } from '../../src/model/quiz.ts';
import type { SessionQuestion } from '../../src/model/session.ts';
import { proposeItems } from '../../src/quiz/items/index.ts';
import { questionsOf, sessionsIn } from '../../src/store/quiz-sessions.ts';
import { addSet } from '../../src/store/quiz-sets.ts';
import { openSqlite } from '../../src/store/open.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import { GUILD } from '../../src/transport/page/world.ts';
import type { Shown } from './playground.ts';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
export const SET = 'Norway abroad';

export interface Classroom {
  readonly shown: Shown;
  /** The questions of the quiz that was started last, in the order in which they are asked. */
  questions(): Promise<readonly SessionQuestion[]>;
  close(): Promise<void>;
}

/** A whole bot behind the page with a store in memory, in whose server there is a set of items of these forms. */
export async function openClassroom(forms: readonly Form[]): Promise<Classroom> {
  const { library } = loadLibrary([fileURLToPath(new URL('../../corpus', import.meta.url))]);
  if (!library) throw new Error('the shipped corpus is not in order');
  const store = await openSqlite(':memory:');
  const discord = createPlaygroundDiscord();
  const pictures = createPictures({ log: silent, now: Date.now });
  const config = { operatorContact: undefined, privacyUrl: undefined };
  const { kept, ...keeping } = createKept({
    store,
    discord,
    config: { token: undefined, apiBase: '' },
    log: silent,
    pictures,
  });
  const bot = createBot({ surface, library, config, log: silent, kept, pictures });
  keeping.begin(() => bot.index);
  const all = proposeItems(library, localeFor('en'), { pairs: library.pairs, seed: 7 });
  const items: Item[] = [];
  // One of each form, each about other countries.
  for (const form of forms)
    items.push(all.find((item) => item.form === form && !items.some(({ pair }) => pair === item.pair))!);
  const set = { id: 'set000000001', guild: GUILD, name: SET, approved: true, madeBy: '1', madeAt: 1, rev: 0 };
  await store.write((tx) =>
    addSet(
      tx,
      set,
      items.map((item) => ({ item, flaws: [], verdict: 'keep' })),
    ),
  );
  return {
    shown: { dispatch: bot.dispatch, commands: bodiesOf(surface), examples: () => [], discord },
    questions: () =>
      store.read(async (tx) => {
        const [latest] = await sessionsIn(tx, GUILD, 1);
        return latest ? questionsOf(tx, latest.id) : [];
      }),
    async close() {
      await keeping.close();
      pictures.close();
    },
  };
}
