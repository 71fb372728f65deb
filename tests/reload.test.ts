import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildAside } from '../src/aside.ts';
import type { Command } from '../src/command.ts';
import { createDispatch } from '../src/dispatch.ts';
import { openLibrary } from '../src/library.ts';
import { LIMITS } from '../src/model/limits.ts';
import { createReload, type Reloading } from '../src/reload.ts';
import { encodePress } from '../src/reply/state.ts';
import { catalogueOf } from '../src/search/catalogue.ts';
import { createNames } from '../src/search/names.ts';
import { openBot } from './bot.ts';
import { changedCorpus, WITHOUT_TURKEY } from './corpus/changed.ts';
import { called, pressing, textOf } from './interactions.ts';
import { reloadUnderLoad } from './reloaded.ts';
import { openIndex, SHIPPED } from './search/open.ts';
import { openLines } from './transport/signed.ts';

const HOW_MUCH = called('ask', { question: 'How much did Norway trade with Pakistan in 2022?' });

/** A bot over a copy of the shipped corpus without Turkey, with what reloads it; `builds` counts those that run at once. */
function reloading(more: Partial<Pick<Reloading, 'build'>> = {}) {
  const dir = changedCorpus([], WITHOUT_TURKEY);
  const order = { corpusDirs: [dir], homeCountry: undefined, limits: LIMITS, dataDir: './data' };
  const { log, lines } = openLines();
  const bot = openBot([dir], log);
  const outcomes: string[] = [];
  const metrics: Reloading['metrics'] = {
    reloaded: (outcome) => void outcomes.push(outcome),
    libraryLoaded: () => void outcomes.push('loaded'),
  };
  const builds = { now: 0, most: 0, all: 0 };
  const build: Reloading['build'] = async (known) => {
    builds.all++;
    builds.most = Math.max(builds.most, ++builds.now);
    try {
      return await (more.build ?? ((digest) => buildAside({ ...order, known: digest })))(known);
    } finally {
      builds.now--;
    }
  };
  const reload = createReload({ bot, opened: openLibrary(order), build, log, metrics });
  const ask = async (raw: object = HOW_MUCH): Promise<string> => textOf(await bot.dispatch(raw));
  const told = (wanted: string): Record<string, unknown>[] =>
    lines.flatMap(({ level, message, fields }) => (message === wanted ? [{ level, ...fields }] : []));
  return { dir, bot, reload, ask, lines, told, outcomes, builds };
}

const addTurkey = (dir: string): void => {
  for (const name of Object.keys(WITHOUT_TURKEY)) copyFileSync(join(SHIPPED, name), join(dir, name));
};
const TAKEN = 'the documents were read anew and answer from now on';
const REFUSED = 'the documents are not in order: those of before go on';

describe('a reload', { timeout: 60_000 }, () => {
  it('answers from a document that was added, and tells what has changed', async () => {
    const { dir, bot, reload, told, outcomes, ask } = reloading();
    const question = called('ask', { question: 'When did Norway and Turkey establish diplomatic relations?' });
    expect(await ask(question)).not.toContain('1926');
    addTurkey(dir);
    await reload();
    expect(await ask(question)).toContain('1926');
    expect(bot.index.library).toEqual({ ...openIndex([dir]).library });
    expect(outcomes).toEqual(['taken', 'loaded']);
    const added = bot.index.library.claims.filter(({ document }) => document === 'norway-turkey').length;
    expect(told(TAKEN)).toEqual([
      expect.objectContaining({ level: 'info', documents: 5, 'document-added': 1, 'claim-added': added }),
    ]);
    expect(told('changed').length).toBe(Math.min(200, added + 1 + Number(told(TAKEN)[0]?.['dispute-begun'] ?? 0)));
  });

  it('is refused with the reasons when a file is not in order, and the library of before goes on', async () => {
    const { dir, bot, reload, told, outcomes, ask } = reloading();
    const before = bot.index;
    const good = readFileSync(join(dir, 'norway-pakistan.md'), 'utf8');
    writeFileSync(join(dir, 'norway-pakistan.md'), '---\ncountries: [XX]\n---\n\n# Bad\n\nText.\n');
    await reload();
    expect(bot.index).toBe(before);
    expect(await ask()).toContain('NOK');
    expect(outcomes).toEqual(['refused']);
    expect(told(REFUSED)).toEqual([
      expect.objectContaining({
        level: 'error',
        problems: expect.arrayContaining([
          expect.stringMatching(/norway-pakistan\.md:2 .*unknown country "XX"/) as unknown,
        ]) as unknown,
      }),
    ]);
    writeFileSync(join(dir, 'norway-pakistan.md'), good);
    await reload();
    expect(bot.index).toBe(before);
    // A file that is fresh is looked at once more, which may have come by now.
    expect(outcomes.slice(0, 2)).toEqual(['refused', 'unchanged']);
  });

  it.each([
    ['a document that cannot be read', 'bad.md', '---\ncountries: [XX]\n---\n\n# Bad\n\nText.\n'],
    ['an empty file', 'bad.txt', ''],
  ])('says once that %s is left out, and goes on', async (_, name, text) => {
    const { dir, bot, reload, lines, outcomes } = reloading();
    const before = bot.index;
    writeFileSync(join(dir, name), text);
    await reload();
    await reload();
    expect(bot.index).toBe(before);
    expect(outcomes).toEqual(['unchanged', 'unchanged']);
    expect(lines.filter(({ level }) => level === 'warn')).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^a document was refused: /) as unknown }),
    ]);
  });

  it('is refused when the folder is gone', async () => {
    const { dir, bot, reload, told } = reloading();
    const before = bot.index;
    for (const name of readdirSync(dir)) rmSync(join(dir, name));
    await reload();
    rmSync(dir, { recursive: true });
    await reload();
    expect(told(REFUSED).map(({ problems }) => problems)).toEqual([
      [`${dir} holds no documents (.md or .txt)`],
      [`${dir} does not exist`],
    ]);
    expect(bot.index).toBe(before);
  });

  it('changes nothing when nothing has changed', async () => {
    const { bot, reload, outcomes } = reloading();
    const before = bot.index;
    await reload();
    expect(bot.index).toBe(before);
    expect(outcomes).toEqual(['unchanged']);
  });

  it('that is asked for many times while one runs is done once more, never two at once', async () => {
    const { dir, bot, reload, builds } = reloading();
    const first = reload();
    addTurkey(dir);
    await Promise.all([first, reload(), reload(), reload()]);
    expect(builds).toEqual({ now: 0, most: 1, all: 2 });
    expect(bot.index.library.documents).toHaveLength(5);
  });

  it('that fails is told with its error, and the next one is done', async () => {
    let fails = true;
    const { bot, reload, lines, outcomes } = reloading({
      build: async () => {
        if (fails) throw new Error('the thread has died');
        const { library } = bot.index;
        const catalogue = catalogueOf(library, createNames(library));
        return { library, catalogue, files: [], digest: 'new', fresh: false, remarks: [] };
      },
    });
    await reload();
    expect(lines.at(-1)).toMatchObject({ level: 'error', fields: { error: { message: 'the thread has died' } } });
    fails = false;
    await reload();
    expect(outcomes).toEqual(['refused', 'taken', 'loaded']);
  });
});

describe('one library an interaction', () => {
  it('is held to until it is answered, even when another has come meanwhile', async () => {
    const [old, now] = [openIndex(), openIndex([changedCorpus([], WITHOUT_TURKEY)])];
    let index = old;
    const seen: unknown[] = [];
    const help: Command = {
      name: 'help',
      options: {},
      run(_, call) {
        index = now;
        seen.push(call.index);
        return { private: true, blocks: [] };
      },
    };
    const { log } = openLines();
    const dispatch = createDispatch({
      index: () => index,
      commands: [help],
      menus: [],
      about: { version: '1' },
      log,
      now: () => 0,
    });
    await dispatch(called('help'));
    await dispatch(called('help'));
    expect(seen).toEqual([old, now]);
  });

  it('no question goes on from one that another library has answered', async () => {
    let time = Date.UTC(2026, 0, 15);
    const bot = openBot(undefined, undefined, undefined, () => (time += 10_000));
    const ask = async (question: string): Promise<string> => textOf(await bot.dispatch(called('ask', { question })));
    await ask('How much did Norway export to Pakistan in 2022?');
    expect(await ask('what about imports?')).toContain('Read together with your last question');
    bot.use(bot.index.library);
    expect(await ask('what about imports?')).not.toContain('Read together with your last question');
  });

  it.each([
    ['a claim', encodePress({ action: 'source', evidence: 'tr-diplomatic-relations-start' })],
    ['a document', encodePress({ action: 'read', document: 'norway-turkey', section: 0, turn: false })],
    ['a passage', encodePress({ action: 'source', evidence: 'norway-turkey:400' })],
  ])('a button that points to %s that is gone says so', async (_, id) => {
    const bot = openBot();
    bot.use(openIndex([changedCorpus([], WITHOUT_TURKEY)]).library);
    expect(textOf(await bot.dispatch(pressing(id!)))).toContain('or from other documents');
  });
});

it('questions in flight in 4 reloads are all answered, each from one library', { timeout: 120_000 }, async () => {
  const { first, second, ...rest } = await reloadUnderLoad(20, 4);
  expect(rest).toEqual({ neither: [], errors: [], taken: 4 });
  expect(Math.min(first, second)).toBeGreaterThan(0);
});
