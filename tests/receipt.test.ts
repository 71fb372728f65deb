import { createConversations } from '../src/conversation.ts';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { findingNamed } from '../src/answer/citation.ts';
import { receiptOf } from '../src/answer/receipt.ts';
import { answerLine } from '../src/batch.ts';
import type { Callback } from '../src/interaction.ts';
import { localeFor } from '../src/locales/index.ts';
import { openBot } from './bot.ts';
import { openChecked } from './checked.ts';
import { changedCorpus, WITHOUT_TURKEY } from './corpus/changed.ts';
import { folder } from './corpus/folder.ts';
import { called, idsIn, isPrivate, pressing, textOf } from './interactions.ts';

const { answerTo, bot } = openChecked();
const receiptsIn = (callback: Callback): string[] =>
  [...textOf(callback).matchAll(/^-# Receipt ([0-9A-Z-]+)$/gm)].map(([, receipt]) => receipt!);
const ask = (question: string) => answerTo(called('ask', { question }));
const check = (receipt: string | undefined) => answerTo(called('sources check', { receipt }));
/** The custom id of the only button of an action. */
const idOf = (callback: Callback, action: string): string =>
  idsIn(callback).find((id) => id.startsWith(`2~${action}~`))!;

describe('the receipt under an answer', () => {
  it.each([
    ['answered', called('ask', { question: 'How much do Norway and Pakistan trade?' })],
    ['disputed', called('ask', { question: 'When did Norway and Pakistan establish relations?' })],
    ['corrected', called('ask', { question: 'Why did Turkey expel the Norwegian ambassador?' })],
    ['a list', called('timeline', { country: 'PK' })],
    ['a summary', called('relations', { country: 'Pakistan' })],
    ['a comparison', called('compare', { country_a: 'PK', country_b: 'TR', topic: 'trade' })],
    ['missions on a date', called('embassy', { country: 'AF', as_of: '2024-10' })],
    ['missions of a city', called('embassy', { city: 'Oslo' })],
  ])('stands once and is the same today (%s)', async (_, raw) => {
    const receipts = receiptsIn(await answerTo(raw));
    expect(receipts).toHaveLength(1);
    const checked = await check(receipts[0]);
    expect(isPrivate(checked)).toBe(true);
    expect(textOf(checked)).toContain('**The same: the documents are unchanged.**');
    expect(receiptsIn(checked)).toEqual(receipts);
  });

  it.each(['who designed the salang tunnel', 'trade', 'what is the weather in oslo'])(
    'is missing where nothing is answered ("%s")',
    async (question) => expect(receiptsIn(await ask(question))).toEqual([]),
  );

  it('is that of the page', async () => {
    const first = await answerTo(called('timeline', { country: 'PK' }));
    const second = await answerTo(pressing(idOf(first, 'look')));
    expect(receiptsIn(second)).not.toEqual(receiptsIn(first));
    expect(textOf(await check(receiptsIn(second)[0]))).toContain('unchanged');
  });

  it('goes along when the answer is copied', async () => {
    const answer = await ask('How much do Norway and Pakistan trade?');
    const more = await answerTo(pressing(idOf(answer, 'about')));
    expect(textOf(await answerTo(pressing(idOf(more, 'copy'))))).toContain(`Receipt ${receiptsIn(answer)[0]}`);
  });

  it('stands in what programs are told', () => {
    const call = { index: bot.index, about: bot.about, t: localeFor('en'), today: '2026-01-15' };
    const result = (command: string, args: object): unknown =>
      answerLine(JSON.stringify({ id: 1, command, args }), commands, call, createConversations(Date.now));
    expect(result('trade', { country: 'PK' })).toMatchObject({
      receipt: expect.stringMatching(/^1[0-9A-Z]{3}-/) as unknown,
    });
    expect(result('trade', { country: 'AF' })).not.toHaveProperty('receipt');
  });
});

describe('a receipt that is checked', () => {
  const DIASPORA = 'How many people from Pakistan live in Norway?';
  const later = openBot([changedCorpus([['nearly 40,000', 'nearly 41,000'], ['n: 40000,', 'n: 41000,']])]); // prettier-ignore
  const without = openBot([changedCorpus([], WITHOUT_TURKEY)]);
  const textLater = async (receipt: unknown, { dispatch } = later): Promise<string> =>
    textOf(await dispatch(called('sources check', { receipt })));

  it('against changed documents shows what they say now', async () => {
    const [receipt] = receiptsIn(await ask(DIASPORA));
    const text = await textLater(receipt);
    for (const part of [
      '**Changed: not all that it rests on',
      'reads differently than when the receipt was made',
      'Size: **nearly 41,000 people**',
      '> The Pakistani diaspora formed',
      'Source 1: [Norway–Pakistan relations]',
      'A mistyped character looks like a change',
    ])
      expect(text).toContain(part);
  });

  it('of what has not changed says whether the rest has', async () => {
    const [receipt] = receiptsIn(await ask('When did Norway and Turkey establish relations?'));
    expect(await textLater(receipt)).toContain('**The same; other parts of the documents have changed since.**');
    expect(await textLater(receipt, without)).toContain('**Source gone');
  });

  it('of a document without claims is about its passages', async () => {
    const write = (goods: string) =>
      `---\ntitle: Fiji and Malta\n---\n# A\n\nFishermen of Malta and Fiji sing of ${goods}.\n`;
    const [now, then] = ['lamps', 'boats'].map((goods) => openBot([folder({ 'a.md': write(goods) })]));
    const answer = await then!.dispatch(
      called('ask', { question: 'What do the fishermen of Malta and Fiji sing of?' }),
    );
    expect(textOf(answer)).toContain('sing of boats');
    const [receipt] = receiptsIn(answer);
    expect(await textLater(receipt, then)).toContain('**1**, the same: Fishermen of Malta and Fiji sing of boats.');
    expect(await textLater(receipt, now)).toMatch(
      /\*\*1\*\*, reads differently.*\n> Fishermen of Malta and Fiji sing of lamps\./,
    );
  });

  it('may be copied with its label, or with all of the answer', async () => {
    const answer = await ask(DIASPORA);
    const [receipt] = receiptsIn(answer);
    for (const typed of [`receipt ${receipt}`, textOf(answer)])
      expect(await textLater(typed, bot)).toContain('**The same: the documents are unchanged.**');
  });

  it('made by other rules says so', async () => {
    const [receipt] = receiptsIn(await ask(DIASPORA));
    expect(textOf(await check(`0${receipt!.slice(1)}`))).toContain('other rules than today');
  });

  it('tells first what is not as it was, and counts what it leaves out', async () => {
    const all = bot.index.library.claims.filter(({ document }) => document === 'norway-pakistan');
    const receipt = receiptOf(
      all.map(({ id }) => findingNamed(id, bot.index)!),
      bot.index,
    );
    const text = await textLater(receipt);
    expect(text).toContain(`${all.length - 6} more`);
    expect(text).toMatch(/\*\*\d+\*\*, reads differently/);
  });

  it('fits into a message however much has changed', async () => {
    const names = bot.index.library.claims.map(({ id }) => id);
    const receipt = receiptOf(
      names.slice(0, 200).map((id) => findingNamed(id, bot.index)!),
      bot.index,
    )!;
    // Every content another, every name as it was.
    const wrong = receipt
      .replaceAll('-', '')
      .replace(/^(.{5})(.*)$/, (_, head: string, rest: string) => head + rest.replace(/(.{4})(..)./g, '$1$20'));
    const text = textOf(await check(wrong));
    expect(text).toContain('194 more');
    expect(text).toContain('Receipt 1');
  });

  it('from a button is that of the answer, not of today', async () => {
    const answer = await ask(DIASPORA);
    const more = await later.dispatch(pressing(idOf(answer, 'about')));
    expect(textOf(await later.dispatch(pressing(idOf(more, 'check'))))).toContain('nearly 41,000');
  });

  it('of what is gone has a button all the same', async () => {
    const answer = await ask('When did Norway and Turkey establish relations?');
    const more = await without.dispatch(pressing(idOf(answer, 'about')));
    const ids = idsIn(more);
    expect(ids).toEqual([idOf(more, 'check')]);
    expect(textOf(await without.dispatch(pressing(ids[0]!)))).toContain('Source gone');
  });

  it.each([' ', 'Receipt', '1ABC-DEFG', '1ABC-DEFG-HJKU', '@everyone', 'u'.repeat(2000), '\u202e', '1'.repeat(2001)])(
    'but is none is explained in private ("%s")',
    async (text) => {
      const callback = await check(text);
      expect(isPrivate(callback)).toBe(true);
      expect(textOf(callback)).toMatch(/^(This is no receipt|“receipt” takes at most 2000)/);
    },
  );
});
