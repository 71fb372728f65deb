import { describe, expect, it } from 'vitest';
import { browse } from '../../src/answer/browse.ts';
import { speakAnswer } from '../../src/look.ts';
import { toText } from '../../src/reply/text.ts';
import { inbox } from '../../src/review/inbox.ts';
import { cleanups } from '../../src/review/cleanups.ts';
import { readGuild } from '../../src/store/guild.ts';
import { hiddenIn } from '../../src/store/notes.ts';
import { databases } from '../store/databases.ts';
import { boats, buttonsOf, indexOf, itemsOf, eachAtDesk, openDesk, type Desk } from './desk.ts';

describe.each(databases)('what a server hides and adds, kept in $name', ({ open }) => {
  let desk: Desk;
  eachAtDesk(open, (opened) => {
    desk = opened;
  });
  const items = async (queue: 'all' | 'hidden' | 'reports') => itemsOf(await inbox(queue, 1, desk.call('9')));
  async function decide(step: string, text?: string): Promise<void> {
    await desk.fill('1', 'report', ['claim', 'fm-boats'], { reason: 'fact' });
    const [item] = await items('reports');
    const pressed = await desk.press('9', 'open', ['all'], [item!]);
    const { args } = Object.values('reply' in pressed ? buttonsOf(pressed.reply) : {}).find(
      (button) => button.step === step,
    )!;
    if (text === undefined) await desk.press('9', step, args);
    else await desk.fill('9', step, args, { text });
  }
  const page = async (item: string) => {
    const pressed = await desk.press('9', 'open', ['hidden'], [item]);
    if (!('reply' in pressed)) throw new Error('no page');
    return { text: toText(pressed.reply), buttons: buttonsOf(pressed.reply) };
  };
  const answer = async (): Promise<string> => {
    const guild = await desk.store.read((tx) => readGuild(tx, desk.guild.id));
    const found = browse({ topic: 'trade', pairs: ['FJ-MT'] }, desk.index);
    return toText(speakAnswer(found, { ...desk.call('1'), guild }, true));
  };

  it('a hidden claim is told by its id, and shown again once', async () => {
    await decide('hide');
    expect(await desk.store.read((tx) => hiddenIn(tx, desk.guild.id))).toMatchObject([{ claim: 'fm-boats' }]);
    expect(await desk.store.read((tx) => hiddenIn(tx, '999'))).toEqual([]);
    const { text, buttons } = await page('hidden.fm-boats');
    expect(text).toContain('By @9');
    expect(Object.keys(buttons)).toEqual(['Show again', 'Back to the list']);
    const { args } = buttons['Show again']!;
    const done = await Promise.all([desk.read('8', 'show', args), desk.read('9', 'show', args)]);
    expect(done.filter((each) => each.includes('Done.'))).toHaveLength(1);
    expect(await items('hidden')).toEqual([]);
  });

  it('a hidden claim that has changed is to be checked again, and stays hidden until then', async () => {
    await decide('hide');
    expect(await items('all')).toEqual([]);
    desk.index = indexOf(boats(14));
    expect(await items('all')).toEqual(['hidden.fm-boats']);
    const { text, buttons } = await page('hidden.fm-boats');
    expect(text).toMatch(/Malta sold 40 boats[^]*As it stands now:[^]*Malta sold 14 boats/);
    expect(await desk.store.read((tx) => hiddenIn(tx, desk.guild.id))).toHaveLength(1);
    await desk.press('9', 'keep', buttons['Keep it hidden']!.args);
    expect(await items('all')).toEqual([]);
    expect(await items('hidden')).toEqual(['hidden.fm-boats']);
  });

  it('a note stands under the quote in this server, marked as its own, until the fact changes', async () => {
    await decide('note', 'We counted **41**. <@1>');
    expect(await answer()).toMatch(
      /Malta sold 40 boats[^]*Server note on “Malta sold 40 boats in 2018.”: We counted \*\*41\*\*\. <@1>/,
    );
    desk.index = indexOf(boats(14));
    expect(await answer()).not.toContain('Server note');
    expect(await items('all')).toEqual(['note.fm-boats']);
    const other = openDesk(desk.store, '999');
    other.index = desk.index;
    expect(itemsOf(await inbox('hidden', 1, other.call('9')))).toEqual([]);
  });

  it('a note is changed, bound to the fact as it is now, and removed', async () => {
    await decide('note', 'We counted 41.');
    desk.index = indexOf(boats(14));
    const { buttons } = await page('note.fm-boats');
    const form = await desk.press('9', 'rewrite', buttons['Change the note']!.args);
    expect('form' in form && form.form.fields[0]).toMatchObject({ value: 'We counted 41.' });
    await desk.fill('9', 'rewrite', buttons['Change the note']!.args, { text: 'We counted 15.' });
    expect(await answer()).toContain('Server note on “Malta sold 14 boats in 2018.”: We counted 15.');
    expect(await items('all')).toEqual([]);
    const { args } = (await page('note.fm-boats')).buttons['Remove the note']!;
    expect(await desk.read('9', 'unwrite', buttons['Remove the note']!.args)).toContain('already');
    expect(await desk.read('9', 'unwrite', args)).toContain('Done.');
    expect(await answer()).not.toContain('Server note');
  });

  it.each([
    ['show', ['hidden', 'fm-boats', 'x']],
    ['keep', ['hidden', 'fm-drums', '0000000000000000']],
    ['unwrite', ['hidden', "' or 1=1", '']],
  ])('%s of what is not there changes nothing', async (step, args) => {
    await decide('hide');
    expect(await desk.read('9', step, args)).toContain('Somebody else has changed this already.');
    expect(await items('hidden')).toEqual(['hidden.fm-boats']);
  });

  it.each([
    ['hide', ['all', 'x', '0000000000000000']],
    ['hide', ['nowhere', 'x', '']],
    ['open', ['all'], ['hidden.fm-drums']],
    ['open', ['all'], ['note.__proto__']],
    ['open', ['all'], ['change.1.1']],
    ['open', ['all'], ['change.x.1']],
    ['open', ['all'], ['gap.FJ-MT.aid']],
    ['open', ['all'], ['settings']],
    ['open', ['all'], []],
    ['page', ['all', '-1']],
    ['page', ['servers', '1']],
    ['rewrite', ['all', 'fm-cars']],
  ] as const)('%s of %o is refused as an old button', async (step, args, values: readonly string[] = []) => {
    await expect(desk.press('9', step, args, values)).rejects.toMatchObject({ code: 'old-button' });
  });

  it('decided reports are forgotten after 180 days, others after a year, hidden claims are not', async () => {
    await decide('hide');
    await desk.fill('1', 'report', ['claim', 'fm-drums'], { reason: 'fact' });
    const later = desk.time + 181 * 86_400_000;
    for (const clean of cleanups) await desk.store.write((tx) => clean(tx, later));
    const rows = await desk.store.read((tx) =>
      tx.selectFrom('report').select('member').where('guild', '=', desk.guild.id).execute(),
    );
    expect(rows).toHaveLength(1);
    expect(await items('hidden')).toEqual(['hidden.fm-boats']);
    expect(await items('reports')).toHaveLength(1);
    for (const clean of cleanups) await desk.store.write((tx) => clean(tx, desk.time + 366 * 86_400_000));
    const left = await desk.store.read((tx) =>
      tx.selectFrom('report_case').select('id').where('guild', '=', desk.guild.id).execute(),
    );
    expect(left).toEqual([]);
  });
});
