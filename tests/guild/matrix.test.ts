import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import type { Capability } from '../../src/model/guild.ts';
import { encodePress } from '../../src/reply/state.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { textOf } from '../interactions.ts';
import { BITS, calledBy, from, mapped, pressedBy, ROLE_IDS, sentBy, setUp, type Who } from './server.ts';

/** One way in, and what it takes. */
interface Way {
  readonly name: string;
  readonly needs: Capability;
  /** For every member, whatever a server has set. */
  readonly always?: boolean | undefined;
  /** Discord itself decides who gets here; to buttons and forms everybody does, and to a part of a command that is for everybody. */
  readonly called: boolean;
  raw(who: Who): object;
}

// Options and what a button carries are missing or none: whoever is let through is told that, and nothing happens.
const ways: readonly Way[] = [
  ...commands.flatMap(({ name, needs = 'look', always, subcommands, steps = {} }): Way[] => {
    const calls = subcommands
      ? Object.entries(subcommands).map(([sub, own]) => ({
          path: `${name} ${sub}`,
          takes: own.needs ?? needs,
          data: { name, options: [{ type: 1, name: sub, options: [] }] },
        }))
      : [{ path: name, takes: needs, data: { name, options: [] } }];
    const stepped = Object.entries(steps).flatMap(([step, own]): Way[] => {
      const id = encodePress({ action: 'step', command: name, step, args: [] })!;
      const takes = own.needs ?? needs;
      return [
        { name: `${name}: press ${step}`, needs: takes, always, called: false, raw: (who) => pressedBy(who, id) },
        { name: `${name}: submit ${step}`, needs: takes, always, called: false, raw: (who) => sentBy(who, id, {}) },
      ];
    });
    return [
      ...calls.map(({ path, takes, data }): Way => ({
        name: `/${path}`,
        needs: takes,
        always,
        called: takes === needs,
        raw: (who) => calledBy(who, data),
      })),
      ...stepped,
    ];
  }),
  ...menus.map(({ name, needs = 'look' }): Way => ({
    name: `menu: ${name}`,
    needs,
    called: true,
    raw: (who) => ({
      ...from(who),
      type: 2,
      data: {
        id: '5',
        type: 3,
        name,
        target_id: '7',
        resolved: { messages: { 7: { id: '7', content: '', components: [] } } },
      },
    }),
  })),
  { name: 'a button of an answer', needs: 'look', called: false, raw: (who) => pressedBy(who, '2~source~gone') },
  { name: 'a form for a question', needs: 'look', called: false, raw: (who) => sentBy(who, '2~again', {}) },
];

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
