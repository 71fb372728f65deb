import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.ts';
import { FORMS, Item } from '../../../src/model/quiz.ts';
import type { Claim } from '../../../src/model/kinds/index.ts';
import { distractorsFor, proposeItems } from '../../../src/quiz/items/index.ts';
import { serve } from '../../../src/quiz/serve.ts';
import { items, library, passing } from './shipped.ts';

const claims = new Map(library.claims.map((claim) => [claim.id, claim]));
const askedBy = ({ facts }: Item): Claim => claims.get(facts[0]!)!;

describe('items from the shipped documents', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(proposeItems(library, en, { seed: 1 })).toEqual(items);
    expect(proposeItems(library, en, { seed: 2 })).not.toEqual(items);
  });

  it('have the form of an item, and each its own id', () => {
    for (const item of items) expect(Item.parse(item)).toEqual(item);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('pass the checker in every form, from many kinds', () => {
    expect(passing.length).toBeGreaterThan(250);
    expect(new Set(passing.map(({ form }) => form))).toEqual(new Set(FORMS));
    expect(new Set(passing.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(14);
  });

  it('are of the pairs and kinds that are wanted', () => {
    const some = proposeItems(library, en, { seed: 1, pairs: ['NO-TR'], kinds: ['trade-flow', 'visit'] });
    expect(some.length).toBeGreaterThan(5);
    expect(new Set(some.map(({ pair }) => pair))).toEqual(new Set(['NO-TR']));
    expect(some.every(({ kind }) => kind === 'trade-flow' || kind === 'visit')).toBe(true);
  });

  it('ask for nothing sensitive unless that is wanted, and then say so', () => {
    expect(items.filter(({ sensitive }) => sensitive)).toEqual([]);
    const all = proposeItems(library, en, { seed: 1, sensitive: true });
    expect(all.filter(({ sensitive }) => sensitive).length).toBeGreaterThan(0);
    for (const item of all.filter(({ facts }) => facts.some((id) => claims.get(id)!.sensitive)))
      expect(item.sensitive).toBe(true);
  });

  it('never name a people beside a crime', () => {
    const crime = /smuggl|traffick|abduct|murder|crim/i;
    const people = /\b(?:Norwegians?|Pakistanis?|Turks?|Turkish|Afghans?|North Koreans?)\b|from North Korea/;
    const told = proposeItems(library, en, { seed: 3, sensitive: true }).map(({ stem, options }) =>
      [stem, ...options.map(({ text }) => text)].join(' '),
    );
    expect(told.filter((text) => crime.test(text) && people.test(text))).toEqual([]);
  });

  it('offer that the sources do not say it also where they do', () => {
    const silent = items.filter(({ options }) => options.some(({ value }) => value === 'not-said'));
    expect(new Set(silent.map(({ form }) => form))).toEqual(new Set(['choice', 'not-said']));
    for (const { stem, options } of silent) {
      expect(stem).toMatch(/^As far as the documents tell, /);
      expect(options.at(-1)!.value).toBe('not-said');
    }
  });

  it('do not have their right option at one place more often than chance would', () => {
    const places = items.filter(({ form, options }) => form === 'choice' && options.length === 4);
    const counted = Map.groupBy(places, (item) => (serve(item, library)!.key as { at: number }).at);
    expect(counted.size).toBe(4);
    for (const some of counted.values()) expect(some.length).toBeLessThan(places.length * 0.45);
  });
});

/** Whether a claim's value holds a text, in whatever field. */
const holds = ({ value, period }: Claim, text: string): boolean =>
  JSON.stringify([value, value.type === 'date' ? period : undefined])
    .toLowerCase()
    .includes(text.toLowerCase());

/** How an option stands in the value of a claim that says it. */
const written = (value: string): string => {
  const [sort = '', first = '', ...rest] = value.split(':');
  if (sort === 'money' || sort === 'count') return `:${rest.at(-1)},`;
  return sort === 'year' || sort === 'month' || sort === 'decade' ? `"${first}` : first;
};

const rankOf = (claim: Claim): string => JSON.stringify(claim.kind === 'mission' ? [claim.sending, claim.mission] : []);

it('an ambassador who goes to a city of the host country is not said to visit the country', () => {
  const ambassadors = library.claims.filter(({ kind, quote }) => kind === 'visit' && /ambassador/.test(quote));
  const asked = items.filter(({ facts }) => ambassadors.some(({ id }) => facts.includes(id)));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ stem }) => /did .+ visit|visited [A-Z]/.test(stem))).toEqual([]);
});

describe('the options of a choice', () => {
  const choices = items
    .filter(({ form }) => form === 'choice')
    .map((item) => ({ item, asked: askedBy(item), right: (serve(item, library)!.key as { at: number }).at }));
  const isFigure = (value: string): boolean => /^(?:year|money|count|month|decade):/.test(value);

  it('have one that its fact tells', () => {
    const untold = choices.filter(({ item, asked, right }) => {
      const { value, text } = item.options[right]!;
      if (/\.(?:when|guest)$/.test(item.template)) return !JSON.stringify(asked).includes(text);
      return !holds(asked, isFigure(value) ? written(value) : text);
    });
    expect(untold).toEqual([]);
  });

  it('have no other that a fact of that sort tells, and neither have those that a teacher is offered', () => {
    const told = choices.flatMap(({ item, asked, right }) => {
      const wrong = [...item.options.filter((_, at) => at !== right), ...distractorsFor(item, library, en)];
      const alike = library.claims.filter(
        (claim) =>
          claim.pair === asked.pair &&
          claim.kind === asked.kind &&
          claim.value.of === asked.value.of &&
          rankOf(claim) === rankOf(asked),
      );
      return wrong.flatMap(({ value, text }) =>
        alike
          .filter((claim) => holds(claim, isFigure(value) ? written(value) : text))
          .map(({ id }) => [item.stem, text, id]),
      );
    });
    expect(told).toEqual([]);
  });

  it('are all different, also with those that a teacher is offered', () => {
    for (const { item } of choices) {
      const values = [...item.options, ...distractorsFor(item, library, en)].map(({ value }) => value);
      expect(new Set(values).size).toBe(values.length);
    }
    expect(choices.filter(({ item }) => distractorsFor(item, library, en).length > 0).length).toBeGreaterThan(60);
  });
});
