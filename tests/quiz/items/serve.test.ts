import { describe, expect, it } from 'vitest';
import { hashOfClaim } from '../../../src/answer/hash.ts';
import type { Library } from '../../../src/model/document.ts';
import { parsePeriod } from '../../../src/model/period.ts';
import type { Claim } from '../../../src/model/kinds/index.ts';
import { Served, type Item } from '../../../src/model/quiz.ts';
import { isRight } from '../../../src/quiz/grade.ts';
import { serve } from '../../../src/quiz/serve.ts';
import { items, library } from './shipped.ts';

const changed = (id: string, change: (claim: Claim) => readonly Claim[]): Library => ({
  ...library,
  claims: library.claims.flatMap((claim) => (claim.id === id ? change(claim) : [claim])),
});
const retired = (now: Library): string[] => items.filter((item) => !serve(item, now)).map(({ id }) => id);
const about = (id: string): string[] => items.filter(({ facts }) => facts.includes(id)).map((item) => item.id);

it('every item is served, with a key and the quotes behind it', () => {
  for (const item of items) {
    const served = serve(item, library)!;
    expect(Served.parse(served)).toEqual(served);
    expect(served.explanations.map(({ claim }) => claim)).toEqual(item.facts);
  }
});

it('a digest is not called the words of the work that it retells', () => {
  const [told] = serve(items[0]!, library)!.explanations;
  expect(told).toMatchObject({ verbatim: false, publisher: expect.not.stringContaining('Attaché') as string });
});

describe.each(['tr-tax-agreement-2018', 'np-exports-2022', 'kp-braastad', 'nm-aid-start-1969', 'tr-goods-from-norway'])(
  'when %s',
  (id) => {
    it('has changed, the items that ask for it are retired, and no others', () => {
      const now = changed(id, (claim) => [{ ...claim, object: `${claim.object} and others` }]);
      expect(retired(now)).toEqual(about(id));
      expect(about(id).length).toBeGreaterThan(0);
    });

    it('is gone, so are they', () => {
      expect(retired(changed(id, () => []))).toEqual(about(id));
    });

    it('only stands elsewhere in the document, none is', () => {
      expect(retired(changed(id, (claim) => [{ ...claim, start: claim.start + 1, end: claim.end + 1 }]))).toEqual([]);
    });
  },
);

it('the key comes from the fact as it is: no stored word says which option is right', () => {
  const item = items.find(({ form, facts }) => form === 'choice' && facts[0] === 'tr-tax-agreement-2018')!;
  const other = item.options.find(({ value }) => value !== 'year:2018')!;
  const told = library.claims.find(({ id }) => id === 'tr-tax-agreement-2018')!;
  const claim = { ...told, value: { type: 'date', of: 'signing', edtf: parsePeriod(other.value.slice(5)) } } as Claim;
  const served = serve(
    { ...item, hash: hashOfClaim(claim) },
    changed(claim.id, () => [claim]),
  )!;
  expect(served.key).toEqual({ type: 'option', at: item.options.indexOf(other) });
});

it('an item that says the sources are silent is retired when one of them speaks', () => {
  const item = items.find(({ form }) => form === 'not-said')!;
  const [year] = /\b20\d\d\b/.exec(item.stem)!;
  const told = library.claims.find(({ id }) => id === item.facts[0])!;
  const now = { ...library, claims: [...library.claims, { ...told, id: 'another', period: parsePeriod(year) }] };
  expect(serve(item, library)).toBeDefined();
  expect(serve(item, now)).toBeUndefined();
});

it.each([
  ['true-false', 2],
  ['order', 4],
  ['match', 4],
] as const)('an item of the form %s has one right answer', (form, options) => {
  const some = items.filter((item) => item.form === form);
  expect(some.length).toBeGreaterThan(0);
  for (const item of some) {
    const { key } = serve(item, library)!;
    expect(item.options).toHaveLength(options);
    const right = key.type === 'option' ? String(key.at) : key.type === 'order' ? key.order.join('') : '';
    expect(isRight(key, right)).toBe(true);
    expect(form === 'order' && right === '0123').toBe(false);
  }
});

it("a teacher's own item is served with its own key and source", () => {
  const own: Item = {
    id: 'own0000001',
    form: 'choice',
    template: 'own',
    stem: 'Which sea lies between Sweden and Finland?',
    options: [
      { text: 'The Baltic', value: 'text:the baltic' },
      { text: 'The Aegean', value: 'text:the aegean' },
    ],
    facts: [],
    hash: '',
    sensitive: false,
    own: { key: { type: 'option', at: 0 }, source: 'An atlas' },
  };
  expect(serve(own, library)).toMatchObject({ key: { type: 'option', at: 0 }, explanations: [{ title: 'An atlas' }] });
});
