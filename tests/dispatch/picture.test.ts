import { beforeAll, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/dispatch.ts';
import type { Callback } from '../../src/interaction.ts';
import { DISCORD_CODE, DiscordError, type Discord } from '../../src/model/discord.ts';
import type { Pictured } from '../../src/model/metrics.ts';
import type { Later } from '../../src/reply/blocks.ts';
import { createMeter } from '../../src/metrics.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { isPrivate, textOf } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { openLines } from '../transport/signed.ts';
import { drawing, openHeld } from './drawing.ts';

let kept: KeptBot;
beforeAll(async () => {
  kept = await openKept();
});

type Edit = Discord['editAnswer'];

/** A bot whose pictures are drawn when a test says so, and what it told Discord afterwards. */
function open({ discord = true, later, edit }: { discord?: boolean; later?: Later; edit?: Edit } = {}) {
  const edits: { readonly of: string; readonly body: string; readonly files: readonly string[] }[] = [];
  const editAnswer: Edit = async (answer, body, files) => {
    await edit?.(answer, body, files);
    edits.push({
      of: answer.interaction,
      body: JSON.stringify(body),
      files: files.map(({ bytes }) => Buffer.from(bytes).toString()),
    });
  };
  const { log, lines } = openLines();
  const { pictures, finish } = openHeld();
  const counted: string[] = [];
  const dispatch = createDispatch({
    index: () => kept.bot.index,
    commands: [drawing(later)],
    menus: [],
    about: kept.bot.about,
    log,
    metrics: { ...createMeter().metrics, pictured: ({ result }: Pictured) => void counted.push(result) },
    kept: { ...kept, discord: discord ? { ...createPlaygroundDiscord(), editAnswer } : undefined },
    pictures,
    now: () => kept.clock.time,
  });
  return {
    edits,
    counted,
    finish,
    warnings: () => lines.filter(({ level }) => level === 'warn' || level === 'error'),
    ask: (id: string, options: Readonly<Record<string, unknown>> = {}) => dispatch(calling(id, options)),
    /** Presses a button of the answer to an interaction. */
    turn: (id: string, on: string, to: string) =>
      dispatch({
        ...surroundings(id),
        type: 3,
        data: { custom_id: `2~step~quiz~turn~${to}`, component_type: 2 },
        message: { id: `9${on}`, flags: 64, interaction_metadata: { id: on, user: { id: '5' } } },
      }),
  };
}

const surroundings = (id: string) => ({
  id,
  application_id: '1',
  token: `token of ${id}`,
  guild_id: '3',
  channel_id: '4',
  member: { user: { id: '5' }, permissions: String(1n << 11n), roles: [] },
});
const calling = (id: string, options: Readonly<Record<string, unknown>>) => ({
  ...surroundings(id),
  type: 2,
  data: {
    name: 'quiz',
    options: Object.entries(options).map(([name, value]) => ({ name, value, type: typeof value === 'string' ? 3 : 5 })),
  },
});
const filesOf = ({ files = [] }: Callback): string[] => files.map(({ bytes }) => Buffer.from(bytes).toString());

describe('an answer', () => {
  it('has a picture at once that was drawn before, with its alt text, and nothing follows', async () => {
    const { ask, finish, edits, counted } = open();
    finish('first');
    const callback = await ask('1');
    expect(filesOf(callback)).toEqual(['first']);
    expect(callback.later).toBeUndefined();
    expect(JSON.stringify(callback.data)).toContain('alt of first');
    expect(problemsOfCallback(callback)).toEqual([]);
    expect([edits, counted]).toEqual([[], []]);
  });

  it('waits a little for one that is just being drawn', async () => {
    const { ask, finish } = open();
    const asked = ask('1');
    setImmediate(() => finish('first'));
    const callback = await asked;
    expect(filesOf(callback)).toEqual(['first']);
    expect(callback.later).toBeUndefined();
  });

  it('goes without one that takes longer, which is added when it is drawn', async () => {
    const { ask, finish, edits, counted, warnings } = open();
    const callback = await ask('1');
    expect(filesOf(callback)).toEqual([]);
    const { later, ...body } = callback;
    expect(problemsOfCallback(body)).toEqual([]);
    const going = later!();
    expect(edits).toEqual([]);
    finish('first');
    await going;
    expect(edits).toEqual([{ of: '1', body: expect.stringContaining('page first'), files: ['first'] }]);
    expect(edits[0]!.body).toContain('alt of first');
    expect(counted).toEqual(['late']);
    expect(warnings()).toEqual([]);
  });

  it.each([
    ['at once', true],
    ['later', false],
  ])('goes without one that cannot be drawn, and is not changed (%s)', async (_, first) => {
    const { ask, finish, edits, warnings } = open();
    if (first) finish('first', true);
    const callback = await ask('1');
    expect(textOf(callback)).toContain('page first');
    expect(filesOf(callback)).toEqual([]);
    finish('first', true);
    await callback.later?.();
    expect(edits).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  it('that nothing can be added to waits for its picture as long as an answer may', async () => {
    const { ask, finish } = open({ discord: false });
    const asked = ask('1');
    setTimeout(() => finish('first'), 900);
    expect(filesOf(await asked)).toEqual(['first']);
    const without = await ask('2', { text: 'second' });
    expect(filesOf(without)).toEqual([]);
    expect(without.later).toBeUndefined();
  });

  it('that goes on by itself does so, with its picture or without', async () => {
    const { ask, finish, edits } = open({ later: (tell) => tell({ private: true, blocks: [{ type: 'text', text: ['done'] }] }) }); // prettier-ignore
    const callback = await ask('1');
    finish('first');
    await callback.later!();
    expect(edits.map(({ files, body }) => [files, body.includes('done')])).toEqual([[[], true]]);
    expect(filesOf(await ask('2'))).toEqual(['first']);
  });

  it.each([true, false])('stays as private as it is (%s)', async (hidden) => {
    const { ask, finish } = open();
    expect(isPrivate(await ask('1', { private: hidden }))).toBe(hidden);
    finish('first');
    expect(isPrivate(await ask('2', { private: hidden }))).toBe(hidden);
  });

  it('stays as it is where the picture cannot be added, which the log has', async () => {
    const { ask, finish, edits, warnings } = open({
      edit: () => Promise.reject(new Error('Discord cannot be reached')),
    });
    const { later } = await ask('1');
    finish('first');
    await later!();
    expect(edits).toEqual([]);
    expect(warnings().map(({ message }) => message)).toEqual(['a picture could not be added to its answer']);
  });

  it('that was deleted meanwhile is no news', async () => {
    const gone = new DiscordError(404, DISCORD_CODE.unknownMessage, 'Unknown Message');
    const { ask, finish, warnings } = open({ edit: () => Promise.reject(gone) });
    const { later } = await ask('1');
    finish('first');
    await later!();
    expect(warnings()).toEqual([]);
  });
});

describe('a page that is turned', () => {
  it('shows its own picture in the place of the one before, and none where it has none', async () => {
    const { ask, turn, finish } = open();
    finish('first');
    finish('second');
    await ask('1');
    const second = await turn('2', '1', 'second');
    expect(second.type).toBe(7);
    expect(filesOf(second)).toEqual(['second']);
    expect(second.data?.['attachments']).toEqual([
      { id: 0, filename: 'distribution.png', description: 'alt of second' },
    ]);
    const none = await turn('3', '1', 'none');
    expect(filesOf(none)).toEqual([]);
    expect(none.data?.['attachments']).toEqual([]);
    expect([problemsOfCallback(second), problemsOfCallback(none)]).toEqual([[], []]);
  });

  it('is not written over by the picture of the page before, which comes late', async () => {
    const { ask, turn, finish, edits } = open();
    const { later } = await ask('1');
    const going = later!();
    await turn('2', '1', 'none');
    finish('first');
    await going;
    expect(edits).toEqual([]);
  });

  it('gets its own picture late, and only that of the page that is shown', async () => {
    const { ask, turn, finish, edits } = open();
    const going = [(await ask('1')).later!()];
    going.push((await turn('2', '1', 'second')).later!());
    going.push((await turn('3', '1', 'third')).later!());
    for (const title of ['third', 'second', 'first']) finish(title);
    await Promise.all(going);
    expect(edits.map(({ of, files }) => [of, files])).toEqual([['3', ['third']]]);
  });

  it('waits until a picture that is just being added to the page before is there', async () => {
    const order: string[] = [];
    const sent = Promise.withResolvers<void>();
    const { ask, turn, finish } = open({ edit: () => sent.promise.then(() => void order.push('first page changed')) });
    const { later } = await ask('1');
    finish('first');
    const going = later!();
    const turned = turn('2', '1', 'none').then(() => order.push('second page told'));
    setImmediate(() => sent.resolve());
    await Promise.all([going, turned]);
    expect(order).toEqual(['first page changed', 'second page told']);
  });

  it('of another message holds up none, nor does a new message', async () => {
    const { ask, turn, finish, edits } = open();
    const going = (await ask('1')).later!();
    await turn('2', '7', 'none');
    await ask('3', { text: 'none' });
    finish('first');
    await going;
    expect(edits.map(({ of }) => of)).toEqual(['1']);
  });
});
