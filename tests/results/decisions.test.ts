import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { challengesIn } from '../../src/store/quiz-results.ts';
import { foldSome } from '../../src/store/quiz-retention.ts';
import { questionOf } from '../../src/store/quiz-sessions.ts';
import { textIn, type Told } from '../cards/room.ts';
import type { Json } from '../loopback/world.ts';
import { cityItem, numberItem } from '../sessions/made.ts';
import { idOf, member, openStage, type Play, type Stage } from '../sessions/stage.ts';
import { databases, type Kind } from '../store/databases.ts';
import { readCsv } from './csv.ts';

const DAY = 86_400_000;
const [ann, ben, eve] = [member(1), member(2), member(9)] as const;

/** A stage for the tests of a block, and what they do on it. */
function useStage(kind: Kind) {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  }, 60_000);
  afterAll(() => stage.room.close());
  const plays: Play[] = [];
  // A server has room for three.
  afterEach(async () => {
    for (const play of plays.splice(0)) if ((await play.session()).endedAt === undefined) await play.control('Finish');
  });

  const step = (name: string, ...args: readonly (string | number)[]): string =>
    ['2', 'step', 'quiz', name, ...args].join('~');
  const press = (name: string, args: readonly (string | number)[], who: Json = {}): Promise<Told> =>
    stage.room.forge(step(name, ...args), undefined, who);
  /** The answer to the form of a challenge. */
  const challenge = ({ id }: Play, who: Json, value = 'Both are right.'): Promise<Told> => {
    const components = [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'reason', value } }];
    return stage.room.say({ type: 5, data: { custom_id: step('challenge', id, 1), components }, ...who });
  };
  const opened = async (...[items, settings]: Parameters<Stage['play']>): Promise<Play> => {
    const play = await stage.play(items, { seconds: 0, ...settings });
    plays.push(play);
    return play;
  };
  /** One question, which Ann gets right and Ben does not, and its answer is shown. */
  const played = async (settings: Parameters<Stage['play']>[1] = {}): Promise<Play> => {
    const play = await opened([cityItem(1)], settings);
    await play.press('B · Bergen', ann);
    await play.press('A · Oslo', ben);
    await play.control('Close and show answer');
    return play;
  };
  const board = (play: Play): string => textIn(play.messages().at(-1)!);

  return {
    room: () => stage.room,
    open: (items: Parameters<Stage['play']>[0]) => opened(items, {}),
    step,
    press,
    challenge,
    played,
    board,
  };
}

describe.each(databases)('what is decided about a quiz, on $name', (kind) => {
  const { room, press, challenge, played, board } = useStage(kind);

  it('also after its end, and then the board is another one', async () => {
    const play = await played();
    await play.control('Finish');
    expect(board(play)).toContain(`2\\. <@${idOf(ben)}>: **0 of 1**`);
    expect((await challenge(play, ben)).text).toContain('Thank you');
    await press('case-everybody', [play.id, 1, idOf(ben)]);
    await room().settle();
    expect(board(play)).toContain(`1\\. <@${idOf(ben)}>: **1 of 1**`);
    const { text } = await room().command('quiz', 'results', { session: play.id });
    expect(text).toContain('2 of 2 answers right');
    expect(text).toContain('scored anew by a decision');
    expect(room().loopback.problems).toEqual([]);
  });

  it('by one of two hosts who press at once', async () => {
    const play = await played();
    await challenge(play, ben);
    const place = [play.id, 1, idOf(ben)];
    const told = await Promise.all([press('case-everybody', place), press('case-out', place)]);
    expect(told.filter(({ text }) => text.includes('Scored anew'))).toHaveLength(1);
    expect(told.filter(({ text }) => text.includes('decided already'))).toHaveLength(1);
    const question = await room().store.read((tx) => questionOf(tx, play.id, 1));
    expect(question!.ruling!.acts).toHaveLength(1);
  });
});

describe('what is decided about a quiz', () => {
  const { room, open, step, press, challenge, played } = useStage(databases[0]!);

  it('each on its own, so that one is undone and the other stays', async () => {
    const play = await open([numberItem]);
    const answers = { [idOf(ann)]: '99', [idOf(ben)]: '=5' };
    for (const who of [ann, ben]) {
      const form = await play.press('Answer', who);
      const value = answers[idOf(who)];
      const components = [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'typed', value } }];
      await room().say({ type: 5, data: { custom_id: form.data['custom_id'], components }, ...who });
    }
    await play.control('Close and show answer');
    for (const who of [ann, ben]) {
      await challenge(play, who);
      const one = await press('case', [play.id, 1, idOf(who)]);
      const parts = JSON.stringify(one.data);
      const [, value] = new RegExp(`"label":"${answers[idOf(who)]}","value":"([0-9a-f]+)"`).exec(parts)!;
      await room().forge(step('case-also', play.id, 1, idOf(who)), [value!]);
    }
    expect(await play.scores()).toEqual(['01 1 true', '02 1 true']);
    await press('case-undo', [play.id, 1, idOf(ann)]);
    expect(await play.scores()).toEqual(['01 1 false', '02 1 true']);
    const all = await room().store.read((tx) => challengesIn(tx, play.id));
    expect(all.map(({ decision }) => decision)).toEqual([undefined, 'accepted']);
  });

  it('not by who does not take part, nor about a quiz that is over for more than a week', async () => {
    const play = await played();
    await play.control('Finish');
    expect((await challenge(play, eve)).text).toContain('Only who takes part');
    expect((await challenge(play, ben, ' \u200b ')).text).toContain('What is wrong with the answer?');
    room().loopback.clock.advance(7 * DAY + 60_000);
    expect((await challenge(play, ben)).text).toContain('over for more than a week');
  });

  it('under codes where it was anonymous, and only until it ends', async () => {
    const play = await played({ anonymous: true });
    expect((await challenge(play, ben)).text).toContain('Thank you');
    const { member: code } = (await room().store.read((tx) => challengesIn(tx, play.id)))[0]!;
    expect(code).toMatch(/^[0-9a-f]{24}$/);
    expect((await press('case', [play.id, 1, code])).text).toContain(`Code ${code.slice(0, 8)} says: Both are right.`);
    expect((await press('result-students', [play.id, 1])).text).toContain(`Code ${code.slice(0, 8)}: **0 of 1**`);
    await play.control('Finish');
    expect((await challenge(play, ben)).text).toContain('nobody can tell any more');
    const told = await press('tables', [play.id, 'names']);
    expect(told.text).toContain('codes stand in the place of members');
    const files = told.callback.files!.map(({ bytes }) => readCsv(bytes));
    expect(files[0]!.map((row) => row['member'])).toContain(code);
    expect(JSON.stringify(files)).not.toContain(idOf(ben));
  });

  it('not any more when answers were forgotten, but a challenge can be rejected', async () => {
    const play = await played();
    await challenge(play, ben);
    await play.control('Finish');
    room().loopback.clock.advance(31 * DAY);
    const fold = () => room().store.write((tx) => foldSome(tx, room().now() - 30 * DAY));
    while (await fold());
    const place = [play.id, 1, idOf(ben)];
    expect((await press('case-everybody', place)).text).toContain('forgotten after 30 days');
    expect(await play.scores()).toEqual(['01 1 true', '02 1 false']);
    const summary = await room().command('quiz', 'results', { session: play.id });
    expect(summary.text).toContain('1 of 2 answers right');
    expect(summary.text).toContain('what is left are the scores');
    const form = await press('case-reject', place);
    expect((await room().fill(form, { reason: 'Too late.' })).text).toContain('is rejected');
  });

  it('by nobody with a made-up button', async () => {
    const play = await played();
    const names = ['results', 'result-items', 'result-students', 'challenges', 'tables', 'challenge'];
    const cases = ['case', 'case-also', 'case-everybody', 'case-out', 'case-reject', 'case-undo'];
    const args = [[], ['x'], [play.id], [play.id, 'x'], [play.id, '1', 'x'.repeat(40)], [play.id, '999', idOf(ben)]];
    const told = [];
    for (const name of [...names, ...cases]) for (const each of args) told.push((await press(name, each)).text);
    for (const text of told) expect(text).not.toContain('Something went wrong');
    expect(await play.scores()).toEqual(['01 1 true', '02 1 false']);
  });
});
