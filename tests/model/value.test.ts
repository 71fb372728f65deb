import { describe, expect, it } from 'vitest';
import { Value, wordsOf } from '../../src/model/value.ts';

describe('a value', () => {
  it.each<[unknown, string[]]>([
    [{ type: 'date', of: 'opening', edtf: 1976 }, []],
    [{ type: 'money', of: 'exports', amount: 559_000_000, currency: 'NOK' }, ['NOK']],
    [{ type: 'count', of: 'size', n: 40_000, unit: 'people' }, ['40000', 'people']],
    [{ type: 'count', of: 'size', words: 'thousands', unit: 'students' }, ['thousands', 'students']],
    [{ type: 'range', of: 'reduction', min: 10, max: 100, unit: 'per cent' }, []],
    [{ type: 'place', of: 'origin', names: ['Kharian'] }, ['Kharian']],
    [{ type: 'person', of: 'envoy', name: 'Najibullah Sherkhan' }, ['Najibullah Sherkhan']],
    [{ type: 'person', of: 'envoy', name: 'A', role: 'First Secretary' }, ['A', 'First Secretary']],
    [{ type: 'organisation', of: 'members', names: ['EFTA', 'NATO'] }, ['EFTA', 'NATO']],
    [{ type: 'list', of: 'goods', items: ['fish', 'newsprint'] }, ['fish', 'newsprint']],
    [{ type: 'text', of: 'reason', text: 'floods' }, ['floods']],
    [{ type: 'flag', of: 'membership', value: true }, []],
  ])('%j is searched by its words', (raw, words) => expect(wordsOf(Value.parse(raw))).toEqual(words));

  it.each<[string, unknown]>([
    ['an unknown type', { type: 'amount', of: 'exports' }],
    ['no noun', { type: 'text', text: 'a' }],
    ['an empty noun', { type: 'text', of: '', text: 'a' }],
    ['a noun as long as a sentence', { type: 'text', of: 'x'.repeat(41), text: 'a' }],
    ['no amount of money', { type: 'money', of: 'aid', amount: 0, currency: 'NOK' }],
    ['an amount that is no number', { type: 'money', of: 'aid', amount: Number.NaN, currency: 'NOK' }],
    ['a currency by its name', { type: 'money', of: 'aid', amount: 1, currency: 'kroner' }],
    ['a negative count', { type: 'count', of: 'size', n: -1, unit: 'people' }],
    ['a count of nothing named', { type: 'count', of: 'size', n: 1, unit: '' }],
    ['an empty list', { type: 'list', of: 'goods', items: [] }],
    ['a list with an empty item', { type: 'list', of: 'goods', items: ['a', ''] }],
    ['a day that does not exist', { type: 'date', of: 'visit', edtf: '2001-02-30' }],
    ['a misspelt field', { type: 'flag', of: 'a', value: true, valeu: true }],
  ])('may not have %s', (_, raw) => expect(Value.safeParse(raw).success).toBe(false));
});
