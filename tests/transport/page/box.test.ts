import { describe, expect, it } from 'vitest';
import {
  attach,
  EMPTY_BOX,
  eraseBack,
  escape,
  finish,
  highlight,
  pick,
  suggestionsOf,
  typed,
  type Box,
} from '../../../src/transport/page/box.ts';
import { dataOf, leavesOf, read, type Leaf } from '../../../src/transport/page/draft.ts';
import { OptionType } from '../../../src/transport/page/wire.ts';
import { commands } from '../../browser/stub.ts';

const leaves = leavesOf(commands);
const leaf = (name: string): Leaf => leaves.find(({ path }) => path.join(' ') === name)!;
const labels = (box: Box): string[] => suggestionsOf(box, leaves).map(({ label }) => label);
const type = (box: Box, text: string): Box => typed(box, text, leaves);
const take = (box: Box, label: string): Box =>
  pick(
    box,
    suggestionsOf(box, leaves).find((s) => s.label === label)!,
  );
const names = ({ draft }: Box): string[] => draft.fields.map(({ option }) => option.name);
const trade = take(type(EMPTY_BOX, '/tr'), '/trade');
const pakistan = { ...trade, answers: [{ name: 'Pakistan', value: 'PK' }] };

describe('the commands that can be typed', () => {
  it('are the slash commands, with their subcommands written out', () => {
    expect(leaves.map(({ path }) => path.join(' '))).toEqual(['ask', 'trade', 'sources read', 'sources find', 'help']);
  });

  it('leave out what needs a file that nobody takes, or a member', () => {
    const file = { type: 11, name: 'file', description: 'A file', required: true };
    const member = { type: 6, name: 'member', description: 'A member', required: true };
    expect(leavesOf([{ name: 'import', options: [file] }], true)).toMatchObject([{ options: [file] }]);
    expect(leavesOf([{ name: 'warn', options: [member] }], true)).toEqual([]);
    expect(leavesOf([{ name: 'import', options: [file] }])).toEqual([]);
    expect(leavesOf([{ name: 'look', options: [{ ...file, required: false }] }])).toMatchObject([{ options: [] }]);
  });
});

describe('the box', () => {
  it('offers every command after a slash, the nearest first', () => {
    expect(labels(type(EMPTY_BOX, '/'))).toHaveLength(5);
    expect(labels(type(EMPTY_BOX, '/re'))).toEqual(['/sources read']);
    expect(labels(type(EMPTY_BOX, '/s'))).toEqual(['/sources read', '/sources find', '/ask']);
    expect(labels(type(EMPTY_BOX, 'trade'))).toEqual([]);
  });

  it('puts the required options of a command down at once, and the cursor into the first', () => {
    expect(names(trade)).toEqual(['country']);
    expect(trade.at).toBe(0);
  });

  it('takes a command whose full name was typed, unless it could go on', () => {
    expect(type(EMPTY_BOX, '/trade ').draft.leaf).toBe(leaf('trade'));
    expect(type(EMPTY_BOX, '/sources ').draft.leaf).toBeUndefined();
  });

  it('offers the other options when the required ones are filled in', () => {
    const filled = take(pakistan, 'Pakistan');
    expect(filled.draft.fields[0]).toMatchObject({ text: 'Pakistan', chosen: { value: 'PK' } });
    expect(labels(filled)).toEqual(['year', 'direction', 'goods']);
    expect(names(type(filled, 'year:'))).toEqual(['country', 'year']);
    expect(names(take(type(filled, 'g'), 'goods'))).toEqual(['country', 'goods']);
  });

  it('points at a choice that must come from the list, and at none where any text will do', () => {
    const filled = take(pakistan, 'Pakistan');
    expect(pakistan.active).toBe(-1);
    expect(filled.active).toBe(-1);
    const direction = take(filled, 'direction');
    expect([direction.active, labels(direction)]).toEqual([0, ['Both ways', 'Norway sells to Pakistan']]);
    expect(labels(take(filled, 'goods'))).toEqual(['True', 'False']);
  });

  it('forgets a choice when its text is changed', () => {
    const changed = typed({ ...take(pakistan, 'Pakistan'), at: 0 }, 'Pakistann', leaves);
    expect(changed.draft.fields[0]).not.toHaveProperty('chosen');
  });

  it('moves the highlight around the ends', () => {
    const box = type(EMPTY_BOX, '/');
    expect(highlight(box, -1, 5).active).toBe(4);
    expect(highlight({ ...box, active: 4 }, 1, 5).active).toBe(0);
    expect(highlight({ ...box, active: -1 }, -1, 5).active).toBe(4);
    expect(highlight(box, 1, 0)).toBe(box);
  });

  it('erases an optional field, then steps back, then drops the command', () => {
    const year = take(take(pakistan, 'Pakistan'), 'year');
    const without = eraseBack(year);
    expect([names(without), without.at]).toEqual([['country'], 1]);
    expect(eraseBack(without).at).toBe(0);
    expect(eraseBack(eraseBack(without))).toBe(EMPTY_BOX);
  });

  it('closes the list at the first Escape and clears at the second', () => {
    const once = escape(type(EMPTY_BOX, '/'), 5);
    expect([once.draft.tail, labels(once)]).toEqual(['/', []]);
    expect(escape(once, 0)).toBe(EMPTY_BOX);
  });
});

describe('finishing', () => {
  it('sends plain text as a question', () => {
    const result = finish(type(EMPTY_BOX, '  when did it begin? '), leaf('ask'));
    expect(result).toMatchObject({ leaf: leaf('ask'), draft: { fields: [{ text: 'when did it begin?' }] } });
  });

  it.each<[string, Box, object]>([
    ['an unknown command', type(EMPTY_BOX, '/xyz'), { problem: 'There is no command /xyz' }],
    ['a question that is too long', type(EMPTY_BOX, 'x'.repeat(501)), { problem: expect.stringContaining('500') }],
    ['an empty required option', trade, { at: 0, problem: 'country is needed' }],
    [
      'text that names no option',
      type(take(pakistan, 'Pakistan'), 'xyz'),
      { problem: expect.stringContaining('"xyz"') },
    ],
    [
      'a wrong year',
      type(take(take(pakistan, 'Pakistan'), 'year'), '20x'),
      { at: 1, problem: expect.stringContaining('whole') },
    ],
  ])('stops at %s', (_what, box, expected) => {
    const result = finish(box, leaf('ask'));
    expect(result).toMatchObject(expected);
    expect(result).not.toHaveProperty('leaf');
  });

  it('does nothing with an empty box', () => {
    expect(finish(EMPTY_BOX, leaf('ask'))).toBe(EMPTY_BOX);
  });
});

describe('reading an option', () => {
  const option = { name: 'o', description: '' };
  it.each([
    [{ ...option, type: OptionType.integer }, '12', 12],
    [{ ...option, type: OptionType.integer }, '-3', -3],
    [{ ...option, type: OptionType.integer }, '1.5', undefined],
    [{ ...option, type: OptionType.integer }, '1e3', undefined],
    [{ ...option, type: OptionType.integer, min_value: 1900, max_value: 2100 }, '1899', undefined],
    [{ ...option, type: OptionType.integer, min_value: 1900, max_value: 2100 }, '2101', undefined],
    [{ ...option, type: OptionType.number }, '1.5', 1.5],
    [{ ...option, type: OptionType.number }, 'many', undefined],
    [{ ...option, type: OptionType.boolean }, 'true', true],
    [{ ...option, type: OptionType.boolean }, 'maybe', undefined],
    [{ ...option, type: OptionType.string }, ' free text ', 'free text'],
    [{ ...option, type: OptionType.string, min_length: 3 }, 'ab', undefined],
    [{ ...option, type: OptionType.string, choices: [{ name: 'Both', value: 'b' }] }, 'both', 'b'],
    [{ ...option, type: OptionType.string, choices: [{ name: 'Both', value: 'b' }] }, 'none', undefined],
  ])('of %o with %j gives %j', (of, text, value) => {
    const result = read({ option: of, text });
    const problem: unknown = expect.stringMatching(/^o /);
    expect('value' in result ? result.value : result.problem).toEqual(value ?? problem);
  });
});

describe('the data of an interaction', () => {
  it('names each option with its type and its value', () => {
    const { draft } = type(take(take(pakistan, 'Pakistan'), 'year'), '2022');
    expect(dataOf(leaf('trade'), draft.fields)).toEqual({
      id: '1',
      name: 'trade',
      type: 1,
      options: [
        { name: 'country', type: 3, value: 'PK' },
        { name: 'year', type: 4, value: 2022 },
      ],
    });
  });

  it('marks the focused option, whose text may still be wrong', () => {
    const { draft } = type(take(take(pakistan, 'Pakistan'), 'year'), '20x');
    expect(dataOf(leaf('trade'), draft.fields, draft.fields[1])).toMatchObject({
      options: [{ name: 'country' }, { name: 'year', value: '20x', focused: true }],
    });
  });

  it('nests subcommands and groups', () => {
    expect(dataOf(leaf('sources find'), [])).toEqual({
      id: '1',
      name: 'sources',
      type: 1,
      options: [{ name: 'find', type: 1, options: [] }],
    });
    expect(dataOf({ path: ['a', 'b', 'c'], description: '', options: [] }, [])).toMatchObject({
      name: 'a',
      options: [{ name: 'b', type: 2, options: [{ name: 'c', type: 1, options: [] }] }],
    });
  });
});

describe('a file and a channel', () => {
  const option = { type: OptionType.file, name: 'file', description: 'A file', required: true };
  const place = {
    type: OptionType.channel,
    name: 'where',
    description: 'A channel',
    channel_types: [5],
    required: true,
  };
  const [importing] = leavesOf([{ name: 'import', options: [option, place] }], true);
  const file = { id: '7', filename: 'a.csv', size: 3, url: 'http://127.0.0.1/7' };
  const begun = pick(EMPTY_BOX, { kind: 'command', label: '/import', hint: '', leaf: importing! });

  it('are sent by their ids, the file with where it is', () => {
    const { fields } = attach(begun, 0, file).draft;
    const chosen = read({ ...fields[1]!, text: '#announcements' });
    expect(chosen).toEqual({ value: expect.stringMatching(/^\d+$/) });
    expect(dataOf(importing!, fields.slice(0, 1))).toMatchObject({
      options: [{ name: 'file', type: 11, value: '7' }],
      resolved: { attachments: { 7: file } },
    });
  });

  it('are needed, and of the kind that is asked for', () => {
    expect(read(attach(attach(begun, 0, file), 0, undefined).draft.fields[0]!)).toEqual({ problem: 'file is needed' });
    expect(read({ option: place, text: '#general' })).toEqual({ problem: 'where must be one of the list' });
  });
});
