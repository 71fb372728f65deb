import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Capability } from '../../src/model/guild.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { textOf } from '../interactions.ts';
import { BITS, mapped, ROLE_IDS, setUp, type Who } from './server.ts';
import { ways, type Way } from './ways.ts';

const EVERYTHING = ['look', 'host', 'curate', 'moderate', 'manage'] as const;

/** What each may do where the server has given roles to every part: the permissions at Discord count for nothing then. */
const MAPPED: Readonly<Record<string, readonly Capability[]>> = {
  nobody: [],
  viewer: ['look'],
  host: ['look', 'host'],
  curator: ['look', 'curate'],
  moderator: ['look', 'host', 'curate', 'moderate'],
  manager: EVERYTHING,
};
/** What each may do where no role is given: by the permissions that Discord's own commands ask for. */
const UNMAPPED: Readonly<Record<string, readonly Capability[]>> = {
  nobody: ['look'],
  viewer: ['look'],
  host: ['look', 'host'],
  curator: ['look', 'curate', 'moderate'],
  moderator: ['look', 'curate', 'moderate'],
  manager: EVERYTHING,
};
const PERMISSIONS: Readonly<Record<string, readonly bigint[]>> = {
  host: [BITS.manageEvents],
  curator: [BITS.manageMessages],
  moderator: [BITS.manageMessages],
  manager: [BITS.manageServer],
};
const names = Object.keys(MAPPED);

/** Members by what they are: a role where roles are given, else a permission at Discord. */
const memberWho = (name: string, roles: boolean, n: number): Who => ({
  id: String(90_000 + n),
  roles: roles && name in ROLE_IDS ? [ROLE_IDS[name as keyof typeof ROLE_IDS]] : [],
  may: [BITS.send, ...((!roles || name === 'manager') && PERMISSIONS[name] ? PERMISSIONS[name] : [])],
});

const REFUSED = 'Your roles in this server do not let you do this.';

describe.each([
  { given: 'roles for every part', roles: true, may: MAPPED },
  { given: 'no roles', roles: false, may: UNMAPPED },
])('where a server has given $given', ({ roles, may }) => {
  let kept: KeptBot;
  let count = 0;
  beforeAll(async () => {
    kept = await openKept();
    await setUp(kept.store, roles ? mapped : {});
  });
  afterAll(() => kept.store.close());

  const isLetThrough = async (way: Way, who: Who): Promise<boolean> => {
    const callback = await kept.bot.dispatch(way.raw(who));
    const text = textOf(callback);
    expect(text).not.toContain('Something went wrong');
    return !text.includes(REFUSED);
  };

  /** Where no role is given, whoever Discord lets through to a command may go on; managing is given by no role. */
  const discordDecides = ({ needs }: Way): boolean => !roles || needs === 'manage';

  it.each(ways)('$name is for who may', async (way) => {
    for (const name of names) {
      // Each is somebody new, so that nobody is put off and nothing is remembered of anybody.
      const fresh = memberWho(name, roles, (count += 1));
      const own = way.always === true || may[name]!.includes(way.needs);
      const expected = own || (way.called && discordDecides(way));
      expect({ name, let: await isLetThrough(way, fresh) }).toEqual({ name, let: expected });
    }
  });

  // Somebody whom the server's own settings at Discord let through to a command, though neither role nor permission does.
  const calls = ways.filter(({ called, needs }) => called && needs !== 'look');
  it.each(calls)('after $name, buttons that take the same go on for 15 minutes', async (call) => {
    const who = memberWho('nobody', roles, (count += 1));
    const pressed = ways.filter(({ called, needs }) => !called && needs === call.needs);
    const others = ways.filter(({ called, needs }) => !called && needs !== call.needs && needs !== 'look');
    const passed = async (some: readonly Way[]): Promise<string[]> => {
      const through: string[] = [];
      for (const way of some) {
        // Slower than anybody is put off, and all of them within the 15 minutes.
        kept.clock.time += 6_000;
        if (await isLetThrough(way, who)) through.push(way.name);
      }
      return through;
    };
    expect(await isLetThrough(call, who)).toBe(discordDecides(call));
    const began = kept.clock.time;
    expect(await passed(pressed)).toEqual(discordDecides(call) ? pressed.map(({ name }) => name) : []);
    expect(await passed(others)).toEqual([]);
    kept.clock.time = began + 15 * 60_000;
    expect(await passed(pressed)).toEqual([]);
  });
});
