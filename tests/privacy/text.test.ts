import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { Settings } from '../../src/config.ts';
import { localeFor } from '../../src/locales/index.ts';
import { PERSONAL } from '../../src/store/privacy.ts';
import { openSqlite } from '../../src/store/open.ts';

const page = readFileSync(new URL('../../PRIVACY.md', import.meta.url), 'utf8');
/** The tables that it names, with what it says of how long each is kept. */
const told = new Map(
  [...page.matchAll(/^\| `(\w+)`.*\|([^|\n]+)\|$/gm)].map(([, table, kept]) => [table!, kept!.trim()]),
);
/** How long something is kept: days, hours and the like, or until when. */
const HOW_LONG = /\b(days?|minutes|year|until|as long as|always)\b/;

describe('PRIVACY.md', () => {
  it('names every table of the database, with how long it is kept, and no other', async () => {
    const store = await openSqlite(':memory:');
    const tables = (await store.read((tx) => tx.introspection.getTables())).map(({ name }) => name);
    await store.close();
    expect([...told.keys()].toSorted()).toEqual(tables.toSorted());
    expect([...told].filter(([, kept]) => !HOW_LONG.test(kept))).toEqual([]);
  });

  it.each(Object.keys(PERSONAL) as (keyof typeof PERSONAL)[])('says of %s what /privacy says', (table) => {
    const line = localeFor('en')
      .privacy.line(table, 1, false)
      .map((span) => (typeof span === 'string' ? span : ''))
      .join('');
    const times = (text: string): string[] => (text.match(/\b(\d+ (days|minutes)|a (day|year))\b/g) ?? []).toSorted();
    expect(line).toMatch(HOW_LONG);
    expect(times(told.get(table)!)).toEqual(expect.arrayContaining(times(line)));
  });

  it('names settings and commands that there are', () => {
    const settings = [...page.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name!);
    expect(settings.length).toBeGreaterThan(2);
    expect(settings.filter((name) => !Object.hasOwn(Settings.shape, name))).toEqual([]);
    const actions = [...page.matchAll(/`\/privacy action: (\w+)`/g)].map(([, action]) => action!);
    const { options } = commands.find(({ name }) => name === 'privacy')!;
    expect(options!['action']!.among).toEqual(expect.arrayContaining(actions));
    expect(actions.length).toBeGreaterThan(1);
  });

  it.each(['13', 'memory', 'forget', 'export', 'backups', 'Contact', 'Children', '30 days'])('speaks of %s', (word) => {
    expect(page).toContain(word);
  });
});
