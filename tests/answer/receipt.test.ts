import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingNamed } from '../../src/answer/citation.ts';
import { checkReceipt, receiptOf } from '../../src/answer/receipt.ts';
import type { Finding } from '../../src/model/answer.ts';
import type { Claim } from '../../src/model/kinds/index.ts';
import { createIndex, type Index } from '../../src/search/index.ts';
import { ledgerOf } from '../../src/search/ledger.ts';
import { changedCorpus, WITHOUT_TURKEY } from '../corpus/changed.ts';
import { libraryOf } from '../corpus/folder.ts';
import { openIndex } from '../search/open.ts';

const index = openIndex();
const { library } = index;
const passageNames = ({ library: { documents } }: Index): string[] =>
  documents.flatMap(({ id, sections }) =>
    sections.flatMap(({ searchable, passages }) => (searchable ? passages.map(({ start }) => `${id}:${start}`) : [])),
  );
const names = [...library.claims.map(({ id }) => id), ...passageNames(index)];

const found = (name: string, of = index): Finding => findingNamed(name, of)!;
const receipt = (of: readonly string[], by = index): string =>
  receiptOf(
    of.map((name) => found(name, by)),
    by,
  )!;
const check = (text: string, by = index) => checkReceipt(text, by)!;
const statesIn = (text: string, by: Index): string[] => check(text, by).pieces.map(({ state }) => state);

describe('a receipt', () => {
  it('of any claim or passage leads back to it', () => {
    for (const name of names) {
      const text = receipt([name]);
      expect(text).toMatch(/^1[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      const pieces = [{ state: 'same', finding: found(name) }];
      expect(check(text)).toEqual({ receipt: text, verdict: 'unchanged', pieces });
    }
  });

  it('of several findings keeps their order, and names each once', () => {
    const some = ['np-exports-2022', 'tr-kavala', passageNames(index)[5]!];
    const { pieces } = check(receipt([...some, ...some]));
    expect(pieces).toEqual(some.map((name) => ({ state: 'same', finding: found(name) })));
  });

  it('of nothing is none', () => expect(receiptOf([], index)).toBeUndefined());

  it.each<[string, (text: string) => string]>([
    ['in lower case', (text) => text.toLowerCase()],
    ['without hyphens', (text) => text.replaceAll('-', '')],
    ['with blanks and other dashes', (text) => `  ${text.replaceAll('-', ' – ')}\n`],
    ['with letters for digits', (text) => text.replaceAll('0', 'O').replaceAll('1', 'l').replace('l', 'I')],
  ])('is read %s', (_, typed) => {
    const text = receipt(library.claims.map(({ id }) => id));
    expect(text).toMatch(/0.*1|1.*0/);
    expect(check(typed(text))).toEqual(check(text));
  });

  it.each([
    '',
    '-',
    '1',
    '1ABC',
    '1ABCD',
    '1ABCD-2345-67',
    '1ABCD-2345-6789',
    '1ABCD-2345-67U',
    '1ABCD-2345-67é',
    '🧾',
  ])('is not "%s"', (text) => expect(checkReceipt(text, index)).toBeUndefined());

  it('may be any text without a fault', () => {
    const near = fc.stringMatching(/^[0-9A-Za-z -]{0,60}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        expect(checkReceipt(text, index)?.pieces).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('made by other rules says by which', () => {
    const text = receipt(['tr-kavala']);
    expect(check(`0${text.slice(1)}`)).toEqual({ ...check(text), receipt: `0${text.slice(1)}`, otherRules: '0' });
  });
});

const changed = (...of: Parameters<typeof changedCorpus>): Index => openIndex([changedCorpus(...of)]);

describe('a receipt held against other documents', () => {
  const NEW = `---\ntitle: Fiji and Norway\ncountries: [FJ, NO]\n---\n# Fiji and Norway\n\nNorway has an honorary consulate in Suva.\n`;
  const kavala = ['tr-kavala'];

  it.each<[string, Index, readonly string[], string, string]>([
    ['a copy elsewhere', changed(), kavala, 'unchanged', 'same'],
    ['a byte of the quote', changed([['activist Osman', 'activist Asman']]), kavala, 'changed', 'changed'],
    ['a byte of the sentence around it', changed([['Kavala to be', 'Kavala to me']]), kavala, 'changed', 'changed'],
    ['a byte before its section', changed([['came to US$862', 'came in US$862']]), kavala, 'same', 'same'],
    ['a paragraph before it', changed([['## History', 'More.\n\n## History']]), kavala, 'same', 'same'],
    ['its section', changed([['## History', '## Past'], ['section: History', 'section: Past']]), kavala, 'changed', 'changed'], // prettier-ignore
    ['a field of its kind', changed([['exporter: TR', 'exporter: ET'], ['importer: TR', 'importer: ET']]), ['tr-turkish-exports-2018'], 'changed', 'changed'], // prettier-ignore
    ['a claim elsewhere', changed([['modality: ordered', 'modality: planned']]), kavala, 'same', 'same'],
    ['a document added', changed([], { 'fiji-norway.md': NEW }), kavala, 'same', 'same'],
    ['a document removed', changed([], WITHOUT_TURKEY), kavala, 'gone', 'gone'],
    ['another document removed', changed([], WITHOUT_TURKEY), ['np-exports-2022'], 'same', 'same'],
    ['a byte of a passage', changed([['military allies', 'military ellies']]), [passageOf('military allies')], 'changed', 'changed'], // prettier-ignore
    ['a passage moved', changed([['# Norway–Turkey', 'More.\n\n# Norway–Turkey']]), [passageOf('military allies')], 'gone', 'gone'], // prettier-ignore
  ])('tells of %s', (_, other, evidence, verdict, state) => {
    const checked = check(receipt(evidence), other);
    expect([checked.verdict, ...checked.pieces.map((piece) => piece.state)]).toEqual([verdict, state]);
  });

  it('tells what stands there now', () => {
    const other = changed([['activist Osman', 'activist Asman']]);
    expect(check(receipt(kavala), other).pieces).toEqual([{ state: 'changed', now: [found('tr-kavala', other)] }]);
  });

  it('tells each piece apart', () => {
    const text = receipt(['np-exports-2022', 'tr-kavala', 'np-aid-2022']);
    const other = changed([['amount: 559000000, currency: NOK', 'amount: 559000000, currency: USD']], WITHOUT_TURKEY);
    expect(check(text, other).verdict).toBe('changed');
    expect(statesIn(text, other)).toEqual(['changed', 'gone', 'same']);
  });
});

/** The short name of the passage that holds these words. */
function passageOf(words: string): string {
  const name = passageNames(index).find((each) => found(each).citation.quote.includes(words));
  if (!name) throw new Error(words);
  return name;
}

/** The same index over a library in which one claim is another. */
function swapped(at: number, claim: Claim): Index {
  const other = { ...library, claims: library.claims.with(at, claim) };
  const claimOf = (id: string): Claim | undefined => (id === claim.id ? claim : index.claimOf(id));
  return { ...index, library: other, ledger: ledgerOf(other), claimOf };
}

/** A text with another character at a place. */
const slip = (text: string, at: number, to: string): string => {
  const place = at % text.length;
  return text.slice(0, place) + (text[place] === to ? '#' : to) + text.slice(place + 1);
};

/** Any claim, and the same with one character of a quote, a section or a value changed. */
const slipped = fc
  .tuple(
    fc.nat(library.claims.length - 1),
    fc.constantFrom('quote' as const, 'section' as const, 'value' as const),
    fc.nat(),
    fc.constantFrom('a', 'é', '7', ' '),
  )
  .map(([at, field, place, to]): [number, Claim] => {
    const claim = library.claims[at]!;
    if (field !== 'value') return [at, { ...claim, [field]: slip(claim[field], place, to) }];
    return [at, { ...claim, value: { ...claim.value, of: slip(claim.value.of, place, to) } }];
  });

it('any character of a quote, a section or a value makes a claim another', () => {
  // Contents are told apart by 15 bits: now and then two are alike, but not with this seed.
  fc.assert(
    fc.property(slipped, ([at, claim]) => {
      const other = swapped(at, claim);
      expect(check(receipt([claim.id]), other)).toMatchObject({ verdict: 'changed', pieces: [{ state: 'changed' }] });
      expect(check(receipt([claim.id], other))).toMatchObject({ verdict: 'changed', pieces: [{ state: 'changed' }] });
    }),
    { numRuns: 400, seed: 1 },
  );
});

it('a figure, a date and a text of a value count, and so do period, modality and qualifier', () => {
  const [money, date] = ['np-exports-2022', 'np-relations-established'].map((id) =>
    library.claims.findIndex((claim) => claim.id === id),
  ) as [number, number];
  const { value, ...flow } = library.claims[money]!;
  const start = library.claims[date]!;
  const others: [number, Claim][] = [
    [money, { ...flow, value: { ...value, amount: 559_000_001 } } as Claim],
    [money, { ...flow, value: { ...value, currency: 'NOC' } } as Claim],
    [money, { ...flow, value, modality: 'estimated' }],
    [money, { ...flow, value, qualifier: 'over' }],
    [money, { ...flow, value, period: start.period }],
    [date, { ...start, value: { ...start.value, edtf: { ...start.period!, edtf: '1948-12-19' } } } as Claim],
  ];
  const states = others.map(([at, claim]) => statesIn(receipt([claim.id]), swapped(at, claim)));
  expect(states).toEqual(others.map(() => ['changed']));
});

it('letters that move from one field to the next make a claim another', () => {
  const at = library.claims.findIndex(({ id }) => id === 'tr-kavala');
  const claim = library.claims[at]!;
  const moved = { ...claim, subject: 'Osman', object: 'Kavala' } as Claim;
  const other = { ...claim, subject: 'OsmanK', object: 'avala' } as Claim;
  expect(statesIn(receipt([claim.id], swapped(at, moved)), swapped(at, other))).toEqual(['changed']);
});

it('what is not shown of a claim leaves it the same', () => {
  const at = library.claims.findIndex(({ id }) => id === 'np-exports-2022');
  const other = swapped(at, { ...library.claims[at]!, topic: 'a', sensitive: 'victim' });
  expect(check(receipt(['np-exports-2022']), other).verdict).toBe('same');
});

describe('two names with one hash', () => {
  const sentences = Array.from({ length: 4_000 }, (_, i) => `Fact ${i + 10_000} is told here.`);
  const write = (told: readonly string[]) =>
    createIndex(
      libraryOf({ 'a.md': `---\ntitle: Fiji and Malta\ncountries: [FJ, MT]\n---\n# A\n\n${told.join('\n\n')}\n` }),
    );
  const own = write(sentences);
  const hashOf = (name: string): string => receipt([name], own).replaceAll('-', '').slice(5, 9);
  const alike = [...Map.groupBy(passageNames(own), hashOf).values()].find(({ length }) => length > 1)!;

  it('are told apart by their contents', () => {
    for (const name of alike)
      expect(check(receipt([name], own), own).pieces).toEqual([{ state: 'same', finding: found(name, own) }]);
  });

  it('are both shown where neither has the content', () => {
    const other = write(sentences.map((text) => text.replace('told', 'sold')));
    expect(check(receipt(alike.slice(0, 1), own), other).pieces).toEqual([
      { state: 'changed', now: alike.map((name) => found(name, other)) },
    ]);
  });
});
