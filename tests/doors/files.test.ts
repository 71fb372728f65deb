import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { toCallback } from '../../src/reply/discord.ts';
import { openSqlite } from '../../src/store/open.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import type { Loopback } from '../loopback/loopback.ts';
import { openLines } from '../transport/signed.ts';
import { openGatewayDoor, openHttpDoor, openPlaygroundDoor, type Behind, type OpenDoor } from './doors.ts';

const files = [
  { name: 'résults.csv', bytes: new Uint8Array(Buffer.from('member,points\nanna,3\n')) },
  { name: 'chart.png', bytes: new Uint8Array(Array.from({ length: 3000 }, (_, i) => i % 256)), description: 'Points' },
  { name: 'empty.txt', bytes: new Uint8Array() },
];
const answer: Callback = toCallback({ private: true, blocks: [{ type: 'text', text: ['Results'] }], files });
const large: Callback = { ...answer, files: [{ name: 'large.csv', bytes: new Uint8Array(2 ** 20) }] };
const update: Callback = toCallback({ private: true, blocks: [], files }, { update: true });

/** A bot that answers with files, and that counts how often it was asked. */
const behind = async (): Promise<Behind & { readonly asked: unknown[] }> => {
  const asked: unknown[] = [];
  const { log } = openLines();
  const dispatch = async (raw: unknown): Promise<Callback> => {
    asked.push(raw);
    const { type, data } = raw as { type: number; data: { name: string } };
    if (data.name === 'large') return large;
    return type === 3 ? update : answer;
  };
  const store = await openSqlite(':memory:');
  return { store, bot: { dispatch, commands: [] }, log, removed: [], complaints: (lines) => lines, asked };
};

let doors: OpenDoor[];
let loopback: Loopback;
let web: Awaited<ReturnType<typeof behind>>;
beforeAll(async () => {
  web = await behind();
  const gateway = await openGatewayDoor(behind);
  loopback = gateway.loopback;
  doors = [gateway.door, await openHttpDoor(web, loopback.clock.now), await openPlaygroundDoor(await behind())];
}, 60_000);
afterAll(() => Promise.all(doors.map(({ close }) => close())));

it('every door sends the files of an answer whole and under the same names', async () => {
  for (const [type, expected] of [
    [2, answer],
    [3, update],
  ] as const) {
    const raw = { id: loopback.clock.snowflake(), type, token: `t${type}`, data: { name: 'ask', custom_id: 'a' } };
    const told = await Promise.all(doors.map((door) => door.tell(raw)));
    for (const { callback } of told) expect(callback).toEqual(expected);
    expect(problemsOfCallback(told[0]?.callback)).toEqual([]);
  }
  expect(loopback.problems).toEqual([]);
});

it('a repeated request gets the same files, as long as few or small ones came after it', async () => {
  const ask = (id: string, name = 'ask') => doors[1]!.tell({ id, type: 2, token: 't', data: { name } });
  const before = web.asked.length;
  await ask('1');
  for (let i = 2; i < 42; i++) await ask(String(i));
  expect((await ask('1')).callback).toEqual(answer);
  expect(web.asked.length - before).toBe(41);
  for (let i = 42; i < 60; i++) await ask(String(i), 'large');
  await ask('59', 'large');
  expect(web.asked.length - before).toBe(59);
  await ask('1');
  expect(web.asked.length - before).toBe(60);
});
