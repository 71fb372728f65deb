import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { review } from '../../commands/review.ts';
import { browse } from '../../src/answer/browse.ts';
import { questionOf } from '../../src/model/question.ts';
import { gapOf } from '../../src/model/review.ts';
import type { Reply } from '../../src/reply/blocks.ts';
import { toText } from '../../src/reply/text.ts';
import { speakAnswer } from '../../src/look.ts';
import { createGapCounter, type GapCounter } from '../../src/review/counter.ts';
import { cleanups } from '../../src/review/cleanups.ts';
import { inbox } from '../../src/review/inbox.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../store/databases.ts';
import { openLines } from '../transport/signed.ts';
import { buttonsOf, formOf, itemsOf, eachAtDesk, type Desk } from './desk.ts';

const DAY = 86_400_000;
const AID = questionOf({ pairs: ['FJ-MT'], kinds: ['aid'], words: [{ text: 'boats', terms: ['boat'] }] });
const refused = (context: Reply['context'], reason = 'value-not-stated'): Reply =>
  ({ private: true, blocks: [], outcome: { status: 'refused', reason }, context }) as Reply;

describe('a question that was refused', () => {
  it.each([
    [
      { pairs: ['FJ-MT'], kinds: ['aid'] },
      { pair: 'FJ-MT', kind: 'aid' },
    ],
    [
      { pairs: ['FJ-MT'], kinds: ['aid', 'visit'] },
      { pair: 'FJ-MT', kind: '' },
    ],
    [
      { pairs: ['FJ-MT', 'MT-NO'], kinds: [] },
      { pair: '', kind: '' },
    ],
    [
      { countries: ['MT'], outside: ['CL'] },
      { pair: 'CL-MT', kind: '' },
    ],
    [
      { countries: ['MT', 'CL'], outside: ['CL'] },
      { pair: 'CL-MT', kind: '' },
    ],
    [
      { countries: ['MT', 'FJ'], outside: ['CL'] },
      { pair: '', kind: '' },
    ],
    [{}, { pair: '', kind: '' }],
  ] as const)('%o is counted under %o', (slots, gap) => {
    expect(gapOf(questionOf(slots))).toEqual(gap);
  });
});

describe.each(databases)('what could not be answered, kept in $name', ({ open }) => {
  let desk: Desk;
  let counter: GapCounter;
  const next = eachAtDesk(open, (opened) => {
    desk = opened;
    counter = createGapCounter({ store: desk.store, log: openLines().log, now: () => desk.time });
  });
  const list = () => inbox('gaps', 1, desk.call('9'));
  const count = async (times: number, context: Reply['context'] = AID): Promise<void> => {
    for (let i = 0; i < times; i++) counter.refused(desk.guild.id, refused(context));
    await counter.flush();
  };

  it('is counted by pair and kind, with no text and no member', async () => {
    await count(2);
    await count(1);
    await count(1, questionOf({ pairs: ['FJ-MT'] }));
    expect(toText(await list())).toMatch(
      /Not answered 3 times: Fiji and Malta, aid\n- Not answered 1 time: Fiji and Malta/,
    );
    const rows = await desk.store.read((tx) =>
      tx.selectFrom('gap').selectAll().where('guild', '=', desk.guild.id).execute(),
    );
    expect(JSON.stringify(rows)).not.toContain('boats');
  });

  it('is not counted when no document could answer it, when it was answered, and when nobody can be told', async () => {
    counter.refused(desk.guild.id, refused(AID, 'out-of-scope'));
    counter.refused(desk.guild.id, { private: true, blocks: [], outcome: { status: 'answered' }, context: AID });
    counter.refused(desk.guild.id, { private: true, blocks: [] });
    await counter.flush();
    expect(itemsOf(await list())).toEqual([]);
  });

  it('adds up, however it is divided', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 }), async (times) => {
        next();
        for (const each of times) await count(each);
        const sum = times.reduce((a, b) => a + b, 0);
        const [row] = await desk.store.read((tx) =>
          tx.selectFrom('gap').select('refusals').where('guild', '=', desk.guild.id).execute(),
        );
        expect(row?.refusals ?? 0).toBe(sum);
      }),
      { numRuns: 15 },
    );
  });

  it('is lost and told of when the store is not there, and goes on', async () => {
    const { log, lines } = openLines();
    let broken = true;
    const write: Store['write'] = (work) => (broken ? Promise.reject(new Error('away')) : desk.store.write(work));
    const unsteady = createGapCounter({ store: { ...desk.store, write }, log, now: () => desk.time });
    unsteady.refused(desk.guild.id, refused(AID));
    await unsteady.flush();
    expect(lines).toEqual([expect.objectContaining({ level: 'warn', message: 'counts of refusals are lost' })]);
    broken = false;
    unsteady.refused(desk.guild.id, refused(AID));
    await unsteady.flush();
    expect(toText(await list())).toContain('Not answered 1 time');
  });

  it('is told to the moderators as the member has put it, and nothing else of it is kept', async () => {
    const reply = speakAnswer(browse({ topic: 'aid', pairs: ['FJ-MT'] }, desk.index), desk.call('1'), true);
    const { step, args } = buttonsOf(reply)['Tell moderators']!;
    expect([step, args]).toEqual(['tell', ['FJ-MT', 'aid']]);
    const form = formOf(await desk.press('1', step, args));
    expect(form.fields).toEqual([
      expect.objectContaining({ max: 200, hint: expect.stringMatching(/90 days/) as string }),
    ]);
    const told = await desk.fill('1', 'tell', ['FJ-MT', 'aid'], { question: 'Who @everyone **gave** how much?' });
    expect(toText(told)).toContain('“Who @everyone **gave** how much?”');
    await count(1);
    const text = await desk.read('9', 'open', ['gaps'], [itemsOf(await list())[0]!]);
    expect(text).toContain('- “Who @everyone **gave** how much?”');
    expect(text).toContain('The documents hold nothing of this kind.');
    expect(text).not.toContain('@1');
  });

  it('stands in the form as it was understood, to be changed', async () => {
    const form = async (args: readonly string[]) =>
      formOf(await review.steps!['tell']!.press!(args, { ...desk.call('1'), before: AID }, []));
    expect((await form(['FJ-MT', 'aid'])).fields[0]).toMatchObject({ value: 'boats' });
    expect((await form(['FJ-MT', 'visit'])).fields[0]).toMatchObject({ value: '' });
  });

  it.each([
    ['FJMT', 'aid'],
    ['FJ-MT', 'gossip'],
    ['FJ-MT', '__proto__'],
  ])('is refused as an old button for %s and %s', async (...args) => {
    await expect(desk.fill('1', 'tell', args, { question: 'x' })).rejects.toMatchObject({ code: 'old-button' });
    await expect(desk.press('9', 'close', ['gaps', ...args])).rejects.toMatchObject({ code: 'old-button' });
  });

  it('is closed once, which deletes what members told; asked again it is open and counts anew', async () => {
    await desk.fill('1', 'tell', ['FJ-MT', 'aid'], { question: 'How much?' });
    await count(3);
    const pages = await Promise.all(['8', '9'].map((by) => desk.read(by, 'close', ['gaps', 'FJ-MT', 'aid'])));
    expect(pages.filter((page) => page.includes('It is closed already.'))).toHaveLength(1);
    expect(pages.join()).not.toContain('How much?');
    expect(itemsOf(await list())).toEqual([]);
    await count(1);
    expect(toText(await list())).toContain('Not answered 1 time:');
  });

  it('keeps what members told for 90 days', async () => {
    await desk.fill('1', 'tell', ['FJ-MT', 'aid'], { question: 'How much?' });
    const left = async (days: number): Promise<boolean> => {
      for (const clean of cleanups) await desk.store.write((tx) => clean(tx, desk.time + days * DAY));
      return (await desk.read('9', 'open', ['gaps'], ['gap.FJ-MT.aid'])).includes('How much?');
    };
    expect([await left(90), await left(90.01)]).toEqual([true, false]);
  });
});
