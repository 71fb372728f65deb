import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { menus } from '../../commands/index.ts';
import { decodePress, type Press } from '../../src/reply/state.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import type { Message } from '../loopback/messages.ts';
import { isJson, type Json } from '../loopback/world.ts';
import { surface } from '../surface.ts';
import { openDoors } from './doors.ts';
import { buttonsOf, rawOf, readIn, shownBy, type Answer } from './play.ts';
import { scenarios } from './scenarios.ts';
import { anna, DOORS, type Scenario, type Turn } from './script.ts';

/** Longer than any cooldown: every scenario begins with none. */
const REST = 11 * 60_000;

let all: Awaited<ReturnType<typeof openDoors>>;
beforeAll(async () => {
  all = await openDoors();
}, 60_000);
afterAll(() => all.close());

/** The actions whose buttons were pressed, and the labels of all buttons that were pressed. */
const pressed = { actions: new Set<string>(), labels: new Set<string>() };

function note({ act }: Turn, { data }: Json): void {
  // What is chosen from a list says what to do, as a button does.
  const [chosen] = act.does === 'forge' ? (act.values ?? []) : [];
  const action = chosen === undefined ? undefined : decodePress(chosen)?.action;
  if (action) pressed.actions.add(action);
  if (act.does !== 'press') return;
  const id = isJson(data) ? String(data['custom_id']) : '';
  pressed.actions.add(decodePress(id)?.action ?? id);
  pressed.labels.add(act.label);
}

/** Sends one interaction through the doors, and gives their answer, which has to be the same. */
async function everywhere({ only }: Scenario, by: Json, turn: Turn, past: readonly Answer[]): Promise<Answer> {
  const { doors } = all;
  const names = only?.doors ?? DOORS;
  const raw: Json = { ...by, ...rawOf(turn.act, past) };
  note(turn, raw);
  let message: Message | undefined;
  const id = all.loopback.clock.snowflake();
  let whole: Json = { id, token: `token-of-${id}`, ...raw };
  const callbacks: [string, Answer['callback']][] = [];
  // The gateway is first: it fills in what Discord would, and the others are sent the very same.
  for (const name of names) {
    const told = await doors[name].tell(whole);
    whole = told.interaction ?? whole;
    message ??= told.message;
    callbacks.push([name, told.callback]);
  }
  const callback = callbacks[0]![1];
  for (const [door, other] of callbacks)
    expect({ so: turn.so, door, callback: other }).toStrictEqual({ so: turn.so, door, callback });
  expect(problemsOfCallback(callback)).toEqual([]);
  return { callback, message };
}

function check({ so, shown, says = [], hides = [], buttons }: Turn, { callback }: Answer): void {
  const read = readIn(callback);
  const body = JSON.stringify(callback);
  const labels = buttonsOf(callback).map(({ label }) => label);
  const seen = {
    shown: shownBy(callback),
    missing: says.filter((part) => (typeof part === 'string' ? !read.includes(part) : !part.test(read))),
    leaked: hides.filter((part) => body.includes(part)),
    buttons: buttons && labels,
  };
  // What was expected and what there is to read stand on both sides, so that a failure shows them.
  expect({ so, read, ...seen }).toEqual({ so, read, shown, missing: [], leaked: [], buttons });
}

async function checkRemoval({ removes, so }: Turn, past: readonly Answer[]): Promise<void> {
  if (removes === undefined) return;
  const { doors, loopback } = all;
  const { id, channel_id } = past.at(removes)!.message!;
  const place = { channel: channel_id, message: id };
  for (const door of DOORS) expect({ so, door, place: doors[door].removed.at(-1) }).toEqual({ so, door, place });
  await loopback.until(() =>
    loopback.requests.some(
      ({ method, path }) => method === 'DELETE' && path === `/channels/${channel_id}/messages/${id}`,
    ),
  );
}

async function play(scenario: Scenario): Promise<void> {
  const past: Answer[] = [];
  all.loopback.clock.advance(REST);
  for (const step of scenario.steps) {
    if ('wait' in step) {
      all.loopback.clock.advance(step.wait);
      continue;
    }
    const turns = 'together' in step ? step.together : [step];
    const answers = await Promise.all(
      turns.map((turn) => everywhere(scenario, turn.by ?? scenario.by ?? anna, turn, past)),
    );
    for (const [i, turn] of turns.entries()) {
      check(turn, answers[i]!);
      past.push(answers[i]!);
      await checkRemoval(turn, past);
    }
  }
}

describe('the gateway, HTTP and the playground give the same answer', () => {
  it.each(scenarios)('$name', async (scenario) => {
    await play(scenario);
    expect(all.loopback.problems).toEqual([]);
  });

  it('and had nothing to complain about', () => {
    expect(DOORS.map((name) => [name, all.doors[name].complaints()])).toEqual(DOORS.map((name) => [name, []]));
  });
});

describe('the scenarios', () => {
  const turns = scenarios.flatMap(({ steps }) =>
    steps.flatMap((step): readonly Turn[] => ('wait' in step ? [] : 'together' in step ? step.together : [step])),
  );
  const acts = turns.map(({ act }) => act);

  it('are many, and each has a name of its own', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
    expect(scenarios.length).toBeGreaterThan(60);
  });

  it.each(surface)('call /%s with every option that it has', (name, { options }) => {
    const used = acts.flatMap((act) => (act.does === 'call' && act.name === name ? Object.keys(act.given) : []));
    expect(Object.keys(options).filter((option) => !used.includes(option))).toEqual([]);
  });

  it.each(surface)('type into every option of /%s that suggests, before and while', (name, { options }) => {
    const typed = acts.flatMap((act) => (act.does === 'type' && act.name === name ? [act] : []));
    const missing = Object.entries(options).flatMap(([option, { suggests }]) => {
      const own = typed.filter((act) => act.option === option);
      const both = own.some(({ given }) => !given[option]) && own.some(({ given }) => given[option]);
      return suggests && !both ? [option] : [];
    });
    expect(missing).toEqual([]);
  });

  it('choose every entry of the menu of a message', () => {
    const chosen = new Set(acts.flatMap((act) => (act.does === 'menu' ? [act.name] : [])));
    // What one that is kept does is tried where its command is tested.
    expect(menus.filter(({ name, kept }) => !kept && !chosen.has(name))).toEqual([]);
  });

  it('press a button of every action', () => {
    // What a command's own buttons do is pressed where that command is tested.
    const every: Record<Exclude<Press['action'], 'step'>, true> = {
      look: true,
      source: true,
      copy: true,
      cite: true,
      about: true,
      check: true,
      share: true,
      read: true,
      help: true,
      example: true,
      again: true,
      next: true,
      delete: true,
      dispute: true,
      disputes: true,
    };
    pressed.actions.delete('step');
    expect([...pressed.actions].toSorted()).toEqual(Object.keys(every).toSorted());
  });
});
