import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/command.ts';
import { reportForm } from '../../src/review/report.ts';
import { inbox } from '../../src/review/inbox.ts';
import { receiptOf } from '../../src/answer/receipt.ts';
import { findingNamed } from '../../src/answer/citation.ts';
import { toText } from '../../src/reply/text.ts';
import { toMessage } from '../../src/reply/discord.ts';
import { databases } from '../store/databases.ts';
import {
  addCardTo,
  boats,
  buttonsOf,
  formOf,
  indexOf,
  itemsOf,
  eachAtDesk,
  openDesk,
  type Desk,
  type Fields,
} from './desk.ts';

const BOATS = ['claim', 'fm-boats'] as const;
const WRONG: Fields = { reason: 'fact', comment: 'It was 14.', leaves: [] };

describe.each(databases)('a report, kept in $name', ({ open }) => {
  let desk: Desk;
  eachAtDesk(open, (opened) => {
    desk = opened;
  });
  const list = () => inbox('reports', 1, desk.call('9'));
  const opened = async (n = 0): Promise<string> => desk.read('9', 'open', ['all'], [itemsOf(await list())[n]!]);
  const buttons = async () => {
    const pressed = await desk.press('9', 'open', ['reports'], [itemsOf(await list())[0]!]);
    return 'reply' in pressed ? buttonsOf(pressed.reply) : {};
  };

  it('is acknowledged in private, and moderators see what, why and by whom', async () => {
    const reply = await desk.fill('1', 'report', BOATS, WRONG);
    expect(reply.private).toBe(true);
    expect(toText(reply)).toContain('Nothing of it leaves this server.');
    expect(toText(await list())).toContain('Reported by 1 member: “Malta sold 40 boats in 2018.”');
    const text = await opened();
    expect(text).toContain('@1: The fact is wrong. “It was 14.”');
    expect(text).toContain('“Malta sold 40 boats in 2018.” [Fiji and Malta, section Trade]');
    expect(text).toContain('It still stands like this.');
  });

  it('of the same member on the same thing takes the place of the first', async () => {
    await desk.fill('1', 'report', BOATS, WRONG);
    await desk.fill('1', 'report', BOATS, { reason: 'outdated', comment: '' });
    expect(itemsOf(await list())).toHaveLength(1);
    const text = await opened();
    expect(text).toContain('@1: It is out of date.');
    expect(text).not.toContain('It was 14.');
  });

  it('stands with those of others on the same thing, what is about a person first', async () => {
    await desk.fill('1', 'report', BOATS, WRONG);
    await desk.fill('2', 'report', BOATS, WRONG);
    await desk.fill('3', 'report', ['claim', 'fm-drums'], { reason: 'personal', comment: 'That is me.' });
    expect(toText(await list())).toMatch(/Personal data, reported by 1 member[^]*Reported by 2 members/);
    expect(await opened()).toContain('@3: It is about me, or personal data. “That is me.”');
  });

  it('of an answer asks which of its passages is meant, or takes it as a whole', async () => {
    const findings = ['fm-boats', 'fm-drums'].map((name) => findingNamed(name, desk.index)!);
    const args = ['answer', receiptOf(findings, desk.index)!.replaceAll('-', '')];
    const form = formOf(await desk.press('1', 'report', args));
    expect(form.fields.map(({ id }) => id)).toEqual(['what', 'reason', 'comment', 'leaves']);
    await desk.fill('1', 'report', args, { ...WRONG, what: ['fm-drums'] });
    await desk.fill('2', 'report', args, { ...WRONG, what: ['whole'] });
    await desk.fill('3', 'report', args, { ...WRONG, what: ['fm-drums'] });
    expect(toText(await list())).toMatch(/by 2 members: “Fiji sold 7 drums[^]*by 1 member: “Malta sold 40 boats/);
    expect(await opened(1)).toMatch(/Malta sold 40 boats[^]*Fiji sold 7 drums/);
  });

  it('shows how it was reported and how it stands now, when the fact has changed', async () => {
    await desk.fill('1', 'report', BOATS, WRONG);
    desk.index = indexOf(boats(14));
    const text = await opened();
    expect(text).toMatch(/As it was reported:[^]*Malta sold 40 boats[^]*As it stands now:[^]*Malta sold 14 boats/);
    desk.index = indexOf({ 'fiji-malta.md': '# Fiji and Malta\n\nNothing.\n' });
    expect(await opened()).toContain('It is not in the documents any more');
  });

  it('of a card is bound to the facts on it, and leads to the card', async () => {
    await addCardTo(desk, 'abc123abc123', ['fm-boats', 'fm-drums']);
    expect(formOf(await desk.press('1', 'report', ['card', 'abc123abc123'])).fields.map(({ id }) => id)).toEqual([
      'reason',
      'comment',
      'leaves',
    ]);
    await desk.fill('1', 'report', ['card', 'abc123abc123'], WRONG);
    expect(await opened()).toMatch(/Malta sold 40 boats[^]*Fiji sold 7 drums[^]*It still stands like this/);
    const names = Object.values(await buttons()).map(({ step }) => step);
    expect(names).toEqual(['reject', 'fixed', 'manage', 'page']);
    desk.index = indexOf(boats(14));
    expect(await opened()).toMatch(/As it stands now:[^]*Malta sold 14 boats/);
    const other = openDesk(desk.store, '998');
    await expect(other.fill('1', 'report', ['card', 'abc123abc123'], WRONG)).rejects.toMatchObject({
      code: 'old-button',
    });
  });

  it('stands before a card that waits, which opens as it does from its own list', async () => {
    await addCardTo(desk, 'def123def123', ['fm-boats'], true);
    await desk.fill('1', 'report', BOATS, WRONG);
    expect(itemsOf(await inbox('cards', 1, desk.call('9')))).toEqual(['card.def123def123']);
    const [first, second] = itemsOf(await inbox('all', 1, desk.call('9')));
    expect([first?.split('.')[0], second]).toEqual(['report', 'card.def123def123']);
    expect(await desk.read('9', 'open', ['cards'], ['card.def123def123'])).toContain('Card: Boats');
  });

  it.each<[string, readonly string[]]>([
    ['a claim that is not there', ['claim', 'fm-cars']],
    ['a passage that is not there', ['passage', 'fiji-malta:99999']],
    ['no receipt', ['answer', '@everyone']],
    ['a card that is not there', ['card', '000000000000']],
    ['a form that is not known', ['server', '4']],
    ['nothing', []],
  ])('of %s is refused as an old button', async (_, args) => {
    await expect(desk.fill('1', 'report', args, WRONG)).rejects.toMatchObject({ code: 'old-button' });
    await expect(desk.press('1', 'report', args)).rejects.toMatchObject({ code: 'old-button' });
  });

  it('without a reason of the list is refused, and outside of a server', async () => {
    await expect(desk.fill('1', 'report', BOATS, { reason: 'spite' })).rejects.toBeInstanceOf(UserError);
    const { guild: _, ...call } = desk.call('1');
    await expect(reportForm(BOATS, call)).rejects.toMatchObject({ code: 'only-in-server' });
  });

  it('is taken five times a day from a member, and told so; the next day it goes on', async () => {
    const names = ['fm-boats', 'fm-drums'];
    for (const [i, name] of [...names, ...names].entries()) {
      await desk.fill('1', 'report', ['claim', name], WRONG);
      await desk.fill(`2${i}`, 'report', ['claim', name], WRONG);
    }
    for (let i = 0; i < 3; i++) await desk.fill('1', 'tell', ['FJ-MT', 'aid'], { question: `How much ${i}?` });
    await expect(desk.fill('1', 'report', BOATS, WRONG)).rejects.toMatchObject({ code: 'report-member-full' });
    await expect(desk.fill('1', 'tell', ['FJ-MT', ''], { question: 'And?' })).rejects.toBeInstanceOf(UserError);
    desk.time += 86_400_001;
    await desk.fill('1', 'report', BOATS, WRONG);
  });

  it('is taken fifty times a day in a server', async () => {
    for (let i = 0; i < 50; i++) await desk.fill(String(1000 + i), 'report', BOATS, WRONG);
    await expect(desk.fill('1', 'report', BOATS, WRONG)).rejects.toMatchObject({ code: 'report-server-full' });
    expect(await opened()).toContain('and 45 other reports');
  });

  it('is not seen in another server, whose moderators cannot open it', async () => {
    await desk.fill('1', 'report', BOATS, WRONG);
    const [item] = itemsOf(await list());
    const other = openDesk(desk.store, `9${desk.guild.id}`);
    expect(itemsOf(await inbox('all', 1, other.call('9')))).toEqual([]);
    for (const [step, args, values] of [
      ['open', ['all'], [item!]],
      ['fixed', ['all', item!.split('.')[1]!], []],
    ] as const)
      await expect(other.press('9', step, args, values)).rejects.toMatchObject({ code: 'old-button' });
  });

  describe('is decided on', () => {
    it('by hiding the claim in this server', async () => {
      await desk.fill('1', 'report', BOATS, WRONG);
      const { hide } = Object.fromEntries(Object.values(await buttons()).map(({ step, args }) => [step, args]));
      expect(await desk.read('9', 'hide', hide!)).toContain('Decided: hidden in this server, by @9');
      expect(itemsOf(await list())).toEqual([]);
      expect(itemsOf(await inbox('hidden', 1, desk.call('9')))).toEqual(['hidden.fm-boats']);
    });

    it('with a note, a reason or as fixed', async () => {
      for (const [step, text, told] of [
        ['note', 'We counted them.', 'Decided: a note was written, by @9'],
        ['reject', 'The book says so.', 'Decided: rejected, by @9 2026-01-15 12:00 UTC. “The book says so.”'],
        ['fixed', undefined, 'Decided: fixed in the documents, by @9'],
      ] as const) {
        desk.time++;
        await desk.fill('1', 'report', BOATS, WRONG);
        const args = Object.values(await buttons()).find((press) => press.step === step)!.args;
        const page = text ? toText(await desk.fill('9', step, args, { text })) : await desk.read('9', step, args);
        expect(page).toContain(told);
      }
      desk.time++;
      await desk.fill('1', 'report', BOATS, WRONG);
      expect(await opened()).toMatch(/Reported before, and (rejected|fixed|a note)/);
      const rows = await desk.store.read((tx) =>
        tx.selectFrom('audit_log').select(['action', 'member', 'object']).where('guild', '=', desk.guild.id).execute(),
      );
      expect(rows.toSorted((a, b) => a.action.localeCompare(b.action))).toEqual(
        ['fixed', 'note', 'reject'].map((each) => ({
          action: `report.${each}`,
          member: '9',
          object: 'claim:fm-boats',
        })),
      );
    });

    it('once: of two moderators at the same time one is told that it is decided', async () => {
      await desk.fill('1', 'report', BOATS, WRONG);
      const { hide, fixed } = Object.fromEntries(Object.values(await buttons()).map(({ step, args }) => [step, args]));
      const [one, other] = await Promise.all([desk.read('8', 'hide', hide!), desk.read('9', 'fixed', fixed!)]);
      expect([one, other].filter((page) => page.includes('Somebody else has decided this already.'))).toHaveLength(1);
      const hidden = itemsOf(await inbox('hidden', 1, desk.call('9')));
      expect(hidden).toHaveLength(other.includes('already') ? 1 : 0);
      expect(one.split('Decided:')[1]).toEqual(other.split('Decided:')[1]);
    });
  });

  it('that is hostile comes back escaped, to moderators alone', async () => {
    const comment = '@everyone <@1> ](https://b.example) **x** \u202Edne ||y||\n# z';
    const reply = await desk.fill('1', 'report', BOATS, { reason: 'other', comment });
    expect(JSON.stringify(reply)).not.toContain('everyone');
    const pressed = await desk.press('9', 'open', ['all'], [itemsOf(await list())[0]!]);
    if (!('reply' in pressed)) throw new Error('no page');
    expect(pressed.reply.private).toBe(true);
    const content = JSON.stringify(toMessage(pressed.reply));
    expect(content).toContain('\\\\@everyone \\\\<\\\\@1\\\\>');
    expect(content).toContain('\\\\*\\\\*x');
    expect(content).not.toMatch(/\u202E|[^\\]@everyone|\|\|y/);
  });
});
