import { expect, it } from 'vitest';
import { createKept } from '../../src/kept.ts';
import { openSqlite } from '../../src/store/open.ts';
import { openLoopback } from '../loopback/loopback.ts';
import { boats, indexOf } from '../review/desk.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

it.each<[string, string | undefined, readonly string[]]>([
  ['with a token what is over is forgotten, and Discord is asked where the bot is', 'a', ['presence', 'retention']],
  ['without a token nobody is asked, since only Discord knows', undefined, ['retention']],
])('from the start on, %s', async (_, token, kinds) => {
  const loopback = await openLoopback();
  const store = await openSqlite(':memory:');
  const config = { token: token && loopback.token, apiBase: loopback.api };
  const { begin, close } = createKept({ store, config, log: silent });
  begin(() => indexOf(boats()));
  const due = () => store.read((tx) => tx.selectFrom('due').select('kind').orderBy('kind').execute());
  await expect.poll(async () => (await due()).map(({ kind }) => kind)).toEqual(kinds);
  await close();
  await loopback.close();
});
