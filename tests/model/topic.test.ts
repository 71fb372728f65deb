import { expect, it } from 'vitest';
import { KIND_NAMES, kinds } from '../../src/model/kinds/index.ts';
import { isTopic, TOPICS } from '../../src/model/topic.ts';

it('has every kind as a topic of its own, and the commands beside them', () => {
  for (const name of KIND_NAMES) expect(TOPICS[name].kinds, name).toContain(name);
  for (const name of ['relations', 'trade', 'goods', 'embassy', 'aid', 'visits', 'timeline'])
    expect(isTopic(name)).toBe(true);
});

it.each(['', 'Trade', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'trade '])('"%s" is no topic', (name) =>
  expect(isTopic(name)).toBe(false),
);

it('lists under a command every kind that names the command', () => {
  for (const name of KIND_NAMES) {
    const command = kinds[name].command;
    if (command) expect(TOPICS[command].kinds, name).toContain(name);
  }
});
