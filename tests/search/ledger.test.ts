import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf } from '../../src/model/digest.ts';
import { documentsWith, framed, hashOf, ledgerOf, passageNames } from '../../src/search/ledger.ts';
import { libraryOf } from '../corpus/folder.ts';
import { openIndex } from './open.ts';

const { library } = openIndex();
const { documents, claims } = library;
const ledger = ledgerOf(library);

it('the hash of any short name leads to the document that it stands in', () => {
  const numbers = new Map(documents.map(({ id }, i) => [id, i]));
  for (const { id, document } of claims) expect(documentsWith(ledger, hashOf(id))).toContain(numbers.get(document));
  documents.forEach((document, i) => {
    for (const name of passageNames(document)) expect(documentsWith(ledger, hashOf(name))).toContain(i);
  });
});

it('any other hash leads nowhere', () => {
  const known = new Set(ledger.hashes);
  fc.assert(
    fc.property(
      fc.nat(2 ** 20 - 1).filter((hash) => !known.has(hash)),
      (hash) => {
        expect(documentsWith(ledger, hash).size).toBe(0);
      },
    ),
  );
});

it('the whole is hashed piece by piece as it would be at once', () => {
  const texts = documents.map(({ id, source }) => [id, source]);
  expect(ledger.corpus).toBe(digestOf([...texts, ...claims].map(framed).toSorted().join('')));
});

it('a library of one word has one, too', () => {
  const { hashes } = ledgerOf(
    libraryOf({ 'a.md': '---\ntitle: Fiji and Malta\ncountries: [FJ, MT]\n---\n# A\n\nBoats.\n' }),
  );
  expect([...hashes]).toEqual([hashOf('a:' + '---\ntitle: Fiji and Malta\ncountries: [FJ, MT]\n---\n# A\n\n'.length)]);
});
