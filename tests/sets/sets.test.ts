import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { ITEMS_MAX, SETS_MAX } from '../../src/model/session.ts';
import { addSet, itemsOf, setNamed, setsIn } from '../../src/store/quiz-sets.ts';
import type { Store } from '../../src/store/store.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { BITS, calledBy, GUILD, idsOf, pressedBy, sentBy, setUp, type Who } from '../guild/server.ts';
import { isPrivate, textOf } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { databases } from '../store/databases.ts';

const anna: Who = { id: '9003', may: [BITS.send, BITS.manageEvents] };
const ben: Who = { id: '9004', may: [BITS.send, BITS.manageEvents] };
const ELSEWHERE = '5000';

/** A file of so many items of a teacher's own. */
const ferries = (count: number): string => `items:
${Array.from({ length: count }, (_, i) => 1951 + i)
  .map(
    (year) => `  - stem: How many ferries sailed between Fiji and Malta in ${year}?
    answer: ${year - 1900}
    unit: ferries
    source: "**A handbook** <@80351110224678912> @everyone"
`,
  )
  .join('')}`;

describe.each(databases)('sets of quiz items, on $name', ({ open }) => {
  let loopback: Loopback;
  let store: Store;
  let kept: KeptBot;
  beforeAll(async () => {
    [loopback, store] = await Promise.all([openLoopback(), open()]);
    kept = await openKept({ store, discord: createDiscord({ token: loopback.token, apiBase: loopback.api }) });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await loopback.close();
  });

  const ask = async (raw: object): Promise<Callback> => {
    kept.clock.time += 10_000;
    const answer = await kept.bot.dispatch(raw);
    expect(problemsOfCallback(answer)).toEqual([]);
    return answer;
  };
  const sets = (given: Record<string, string> = {}, who = anna, resolved: object = {}): Promise<Callback> =>
    ask(
      calledBy(who, {
        name: 'quiz',
        options: [
          {
            type: 1,
            name: 'sets',
            options: Object.entries(given).map(([name, value]) => ({ name, type: name === 'file' ? 11 : 3, value })),
          },
        ],
        ...resolved,
      }),
    );
  let sent = 0;
  const importing = (text: string, given: Record<string, string> = {}, size?: number): Promise<Callback> => {
    const bytes = new TextEncoder().encode(text);
    const path = `/attachments/1/${(sent += 1)}/set.yaml`;
    loopback.files.set(path, bytes);
    const file = { id: '77', filename: 'set.yaml', size: size ?? bytes.length, url: new URL(path, loopback.api).href };
    return sets({ ...given, file: '77' }, anna, { resolved: { attachments: { 77: file } } });
  };
  const press = (on: Callback, label: string, who = anna): Promise<Callback> => {
    const id = idsOf(on)[label];
    if (id === undefined) throw new Error(`no "${label}" in ${textOf(on)}`);
    return ask(pressedBy(who, id));
  };
  const choose = (on: Callback, label: string, value: string): Promise<Callback> =>
    ask(pressedBy(anna, idsOf(on)[label]!, [value]));
  const choices = (on: Callback): { label: string; value: string }[] =>
    JSON.stringify(on).includes('"options"')
      ? (JSON.parse(/"options":(\[.*?\])/.exec(JSON.stringify(on))![1]!) as { label: string; value: string }[])
      : [];
  const fill = async (form: Callback, given: Record<string, string>, who = anna): Promise<Callback> =>
    ask(sentBy(who, (form.data as { custom_id: string }).custom_id, given));
  const create = async (name: string, more: Record<string, string> = {}): Promise<Callback> =>
    fill(await press(await sets(), 'New set'), { name, countries: 'Pakistan', count: '4', ...more });
  const setBy = (name: string, guild = GUILD) => store.read((tx) => setNamed(tx, guild, name));
  const itemsBy = async (name: string) => {
    const set = await setBy(name);
    return store.read((tx) => itemsOf(tx, set!.id));
  };
  const deeds = async (): Promise<string[]> => {
    const rows = await store.read((tx) =>
      tx.selectFrom('audit_log').select('action').where('action', 'like', 'quiz.%').orderBy('at').execute(),
    );
    return rows.map(({ action }) => action);
  };

  it('are made from a form, gone through item by item, and approved', async () => {
    const list = await sets();
    expect(isPrivate(list)).toBe(true);
    expect(textOf(list)).toContain('There are no sets yet.');
    let page = await create('Spring');
    expect(textOf(page)).toMatch(
      /Set: Spring\n1 of 4: 0 kept, 0 dropped\. Not approved[\s\S]*ight answer[\s\S]*> [\s\S]*Source 1/,
    );
    expect(await itemsBy('Spring')).toSatisfy((items: { item: { pair: string; sensitive: boolean } }[]) =>
      items.every(({ item }) => item.pair === 'NO-PK' && !item.sensitive),
    );
    page = await press(page, 'Keep');
    page = await press(page, 'Drop');
    expect(textOf(page)).toContain('3 of 4: 1 kept, 1 dropped');
    expect(idsOf(page)).not.toHaveProperty('Approve');
    page = await press(page, 'Keep all the rest');
    expect(textOf(page)).toMatch(/3 kept, 1 dropped\. Everything is decided/);
    page = await press(page, 'Approve');
    expect(textOf(page)).toContain('Approved: it can be asked.');
    expect(await setBy('spring ')).toMatchObject({ approved: true, rev: 4, madeBy: '9003' });
    // A change takes the approval back.
    page = await press(page, 'Drop');
    expect(await setBy('Spring')).toMatchObject({ approved: false });
    expect(idsOf(page)).not.toHaveProperty('Approve');
    expect(textOf(await sets())).toMatch(/Spring\*\*: 4 items, 2 kept, not approved, made <t:\d+:R> by <@9003>/);
    expect(await deeds()).toEqual(['quiz.set-approve']);
  });

  it('are opened by name, and by nobody from another server', async () => {
    expect(textOf(await sets({ name: 'SPRING' }))).toContain('Set: Spring');
    expect(textOf(await sets({ name: 'Spring' }, { ...anna, guild: ELSEWHERE }))).toContain('There is no set “Spring”');
    const own = (await setBy('Spring'))!.id;
    const ids = Object.values(idsOf(await sets({ name: 'Spring' }))).filter((id) => id.includes(own));
    expect(ids.length).toBeGreaterThan(6);
    for (const id of ids)
      expect(textOf(await ask(pressedBy({ ...anna, guild: ELSEWHERE }, id)))).toContain('older version');
    const typed = await ask({
      ...calledBy(anna, {
        name: 'quiz',
        options: [{ type: 1, name: 'sets', options: [{ name: 'name', type: 3, value: 'spr', focused: true }] }],
      }),
      type: 4,
    });
    expect(typed.data).toEqual({ choices: [{ name: 'Spring', value: 'Spring' }] });
  });

  it('have their distractors swapped, and a page that has become old changes nothing', async () => {
    let page = await create('Swaps', { count: '12' });
    const asking = async (): Promise<Callback> => {
      if (!idsOf(page)['Swap a distractor']) return page;
      return press(page, 'Swap a distractor');
    };
    let asked = await asking();
    for (; choices(asked).length === 0; asked = await asking()) page = await press(page, 'Next');
    const old = page;
    const place = Number(idsOf(page)['Drop']!.split('~')[5]);
    const before = (await itemsBy('Swaps'))[place - 1]!;
    const [out] = choices(asked);
    const offered = await choose(asked, 'Which option is to go?', out!.value);
    const [into] = choices(offered);
    const title = Object.keys(idsOf(offered)).find((label) => label.startsWith('What takes'))!;
    page = await choose(offered, title, into!.value);
    const after = (await itemsBy('Swaps'))[place - 1]!;
    expect(textOf(page)).toContain('The option was swapped.');
    expect(after.item.options.map(({ text }) => text)).toContain(into!.label);
    expect(after.item.options).toHaveLength(before.item.options.length);
    expect(after.item.id).not.toBe(before.item.id);
    // A distractor that is none, and one that nobody offers.
    const bare = idsOf(await press(page, 'Swap a distractor'))['Which option is to go?']!;
    for (const [id, value] of [
      [bare, '9'],
      [`${bare}~0`, 'f'.repeat(16)],
      [bare, 'x'],
    ] as const)
      expect(textOf(await ask(pressedBy(anna, id, [value])))).toContain('older version');
    page = await press(page, 'Keep');
    for (const label of ['Drop', 'Keep all the rest', 'Delete', 'Swap a distractor']) {
      const told = await press(old, label, ben);
      expect(textOf(told)).toContain('Somebody else has just changed this set');
    }
    expect(await itemsBy('Swaps')).toHaveLength(12);
    expect((await itemsBy('Swaps'))[place - 1]!.verdict).toBe('keep');
  });

  it('are renamed, copied without what was dropped, added to and deleted', async () => {
    let page = await sets({ name: 'Spring' });
    expect(textOf(await fill(await press(page, 'Rename'), { name: 'swaps' }))).toContain(
      'There is a set “swaps” already',
    );
    expect(textOf(await fill(await press(page, 'Rename'), { name: ' \u200b ' }))).toContain('1 to 60 characters');
    page = await fill(await press(page, 'Rename'), { name: 'Summer' });
    expect(textOf(page)).toContain('Set: Summer');
    page = await fill(await press(page, 'Copy'), { name: 'Autumn' });
    expect(textOf(page)).toMatch(/Set: Autumn\n1 of 2: 2 kept, 0 dropped/);
    const more = await press(page, 'More items');
    page = await fill(more, { countries: '', count: '3' });
    expect(textOf(page)).toMatch(/3 items added\.[\s\S]*3 of 5/);
    const facts = (await itemsBy('Autumn')).map(({ item }) => item.facts);
    expect(new Set(facts.flat()).size).toBe(facts.flat().length);
    expect(textOf(await fill(more, { countries: '', count: '3' }))).toContain('Somebody else');
    const sure = await press(page, 'Delete');
    expect(await setBy('Autumn')).toBeDefined();
    expect(textOf(await press(sure, 'No, keep it'))).toContain('Set: Autumn');
    expect(textOf(await press(sure, 'Yes, delete it'))).toContain('“Autumn” is deleted.');
    expect(await setBy('Autumn')).toBeUndefined();
    expect(textOf(await press(page, 'Keep'))).toContain('older version');
    expect((await deeds()).at(-1)).toBe('quiz.set-delete');
  });

  it('are refused where a wish cannot be met', async () => {
    expect(textOf(await create('Winter', { countries: 'Atlantis' }))).toContain('a country called “Atlantis”');
    expect(textOf(await create('Winter', { countries: 'Fiji' }))).toContain('too little');
    for (const count of ['2', '31', 'x', ''])
      expect(textOf(await create('Winter', { count }))).toContain('from 3 to 30');
    expect(textOf(await create('summer'))).toContain('There is a set “summer” already');
    expect(await setBy('Winter')).toBeUndefined();
    expect(textOf(await create(''))).toMatch(/Set: Norway and Pakistan, 2026-01-\d\d/);
    expect(textOf(await create(''))).toMatch(/Set: Norway and Pakistan, 2026-01-\d\d \(2\)/);
  });

  it('are exported and imported as they are, but for approval', async () => {
    const page = await sets({ name: 'Summer' });
    const told = await press(page, 'Export');
    const [file] = told.files ?? [];
    const text = new TextDecoder().decode(file!.bytes);
    expect(textOf(await importing(text))).toContain('There is a set “Summer” already');
    expect(textOf(await importing(text, { name: 'Again' }))).toContain('Imported: 4 items.');
    const gist = (items: Awaited<ReturnType<typeof itemsBy>>) =>
      items.map(({ item, flaws, verdict, place }) => ({ item, flaws, verdict, place }));
    expect(gist(await itemsBy('Again'))).toEqual(gist(await itemsBy('Summer')));
    expect((await deeds()).at(-1)).toBe('quiz.set-import');
  });

  it('of a teacher’s own are shown without doing anything, and wrong files are refused', async () => {
    expect(textOf(await importing(ferries(3)))).toContain('Line 1: name: is missing');
    const page = await importing(ferries(3), { name: 'Ferries *of* <@1>' });
    expect(textOf(page)).toContain('Set: Ferries \\*of\\* \\<\\@1\\>');
    expect(textOf(page)).toContain('Right answer: **51 ferries**');
    expect(textOf(page)).toContain('\\*\\*A handbook\\*\\* \\<\\@80351110224678912\\> \\@everyone');
    expect(textOf(await press(await press(page, 'Keep all the rest'), 'Approve'))).toContain('The set is approved.');
    expect(textOf(await importing('items: []', { name: 'x' }))).toContain('Line 1: items: ');
    const many = textOf(
      await importing(`items: [${Array.from({ length: ITEMS_MAX }, () => '{ stem: a }').join(', ')}]`, { name: 'x' }),
    );
    expect(many).toContain('And ');
    expect(textOf(await importing('items: []', {}, 300_000))).toContain('256 KiB');
    expect(textOf(await importing('#'.repeat(300_000), {}, 3))).toContain('256 KiB');
  });

  it('tell of items that ask for the same, as long as both stand', async () => {
    const [first] = await itemsBy('Again');
    const double = { ...first!, item: { ...first!.item, id: 'abcdef123456' }, verdict: 'open' as const };
    const twins = { ...(await setBy('Again'))!, id: 'c'.repeat(12), name: 'Twins' };
    await store.write((tx) => addSet(tx, twins, [{ ...first!, verdict: 'open' }, double]));
    const page = await sets({ name: 'Twins' });
    expect(textOf(page)).toContain('it asks for the same as item 2');
    expect(textOf(await press(page, 'Drop'))).not.toContain('asks for the same');
  });

  it('have retired items where a document is switched off: they do not count and are not exported', async () => {
    const page = await sets({ name: 'Ferries *of* <@1>' });
    expect(textOf(page)).not.toContain('retired');
    const whole = await setUp(store, { documentsOff: ['norway-pakistan', 'norway-pakistan-ministry'] });
    expect(whole.documentsOff).toHaveLength(2);
    kept.clock.time += 10_000;
    const told = await sets({ name: 'Summer' });
    expect(textOf(told)).toMatch(/retired/);
  });

  it('are changed by one of two who press at the same time, and the other is told', async () => {
    const page = await importing(ferries(3), { name: 'Race' });
    const both = await Promise.all([press(page, 'Keep', anna), press(page, 'Drop', ben)]);
    const told = both.filter((answer) => textOf(answer).includes('Somebody else has just changed this set'));
    expect(told).toHaveLength(1);
    const [first] = await itemsBy('Race');
    expect(first!.verdict).toBe(both.indexOf(told[0]!) === 0 ? 'drop' : 'keep');
    expect(await setBy('Race')).toMatchObject({ rev: 1 });
  });

  it('hold as many items as a set may have', async () => {
    const page = await importing(ferries(ITEMS_MAX), { name: 'Full' });
    const told = await fill(await press(page, 'More items'), { countries: '', count: '1' });
    expect(textOf(told)).toContain('A set can have 60 items');
    expect(await itemsBy('Full')).toHaveLength(ITEMS_MAX);
    expect(await setBy('Full')).toMatchObject({ rev: 0 });
  });

  it('are as many as a server may have', async () => {
    const items = await itemsBy('Race');
    await store.write(async (tx) => {
      for (let i = (await setsIn(tx, GUILD)).length; i < SETS_MAX; i += 1)
        await addSet(tx, { ...(await setNamed(tx, GUILD, 'Race'))!, id: `f${i}`, name: `Ferries ${i}` }, items);
    });
    expect(textOf(await importing(ferries(3), { name: 'One more' }))).toContain('A server can have 50 sets');
    const list = await sets();
    expect(textOf(list)).toContain('Page 1 of 7');
    expect(textOf(await press(list, 'Next'))).toContain('Page 2 of 7');
  });
});
