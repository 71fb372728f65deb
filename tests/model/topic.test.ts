import { expect, it } from 'vitest';
import { KIND_NAMES, kinds } from '../../src/model/kinds/index.ts';
import { isTopic, TOPICS } from '../../src/model/topic.ts';

it('has every kind as a topic of its own, and the commands beside them', () => {
  expect(KIND_NAMES.filter((name) => !TOPICS[name].kinds.includes(name))).toEqual([]);
  for (const name of ['relations', 'trade', 'goods', 'embassy', 'aid', 'visits', 'timeline'])
    expect(isTopic(name)).toBe(true);
});

it.each(['', 'Trade', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'trade '])('"%s" is no topic', (name) =>
  expect(isTopic(name)).toBe(false),
);

it('lists under a command every kind that names the command', () => {
  const commanded = KIND_NAMES.flatMap((kind) => (kinds[kind].command ? [{ kind, command: kinds[kind].command }] : []));
  expect(commanded.length).toBeGreaterThan(5);
  expect(commanded.filter(({ kind, command }) => !TOPICS[command].kinds.includes(kind))).toEqual([]);
});
