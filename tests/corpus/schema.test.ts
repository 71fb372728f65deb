import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { claimsJsonSchema } from '../../src/corpus/schema.ts';

const check = new Ajv2020({ strict: false }).compile(claimsJsonSchema());
const claim = {
  id: 'x-1a',
  kind: 'transport',
  section: 'Lead',
  quote: 'q',
  value: { type: 'text', of: 'x', text: 'y' },
};

it('accepts a claim as a person writes it, with the defaults left out', () => {
  expect(check({ document: 'x', claims: [claim, { ...claim, period: '2018', parties: ['NO'] }] })).toBe(true);
});

it.each([
  ['an unknown kind', { ...claim, kind: 'gossip' }],
  ['a strange field', { ...claim, colour: 'red' }],
  ['no quote', { ...claim, quote: undefined }],
  ['a value of another type', { ...claim, value: { type: 'text', of: 'x', n: 5 } }],
])('refuses a claim with %s', (_, wrong) => {
  expect(check(JSON.parse(JSON.stringify({ document: 'x', claims: [wrong] })))).toBe(false);
});
