import { expect, it } from 'vitest';
import { citeClaim } from '../../../src/answer/citation.ts';
import { en } from '../../../src/locales/en.ts';
import type { Finding } from '../../../src/model/answer.ts';
import { sourceOf } from '../../../src/reply/figures/sources.ts';
import { openIndex } from '../../search/open.ts';

const index = openIndex();
const all = index.library.claims.map((claim): Finding => ({ claim, citation: citeClaim(claim, index), score: 1 }));
const [first] = all as [Finding];
/** A finding in a document that is like the first one but for this. */
const other = (changes: object): Finding => ({
  ...first,
  citation: { ...first.citation, document: { ...first.citation.document, text: 'verbatim', ...changes } },
});

it('names each document once, as a digest where it is one', () => {
  expect(sourceOf([first, first], en)).toBe('Source: Afghanistan–Norway relations (digest of Wikipedia)');
});

it.each<[string, object, string]>([
  ['with its publisher', { title: 'A report', publisher: 'An office' }, 'A report (An office)'],
  ['without one', { title: 'A report', publisher: undefined }, 'A report'],
  ['of a server', { title: 'Minutes', publisher: undefined, addedHere: true }, 'Minutes (added by this server)'],
])('names a document %s', (_, changes, name) => {
  expect(sourceOf([other(changes)], en)).toBe(`Source: ${name}`);
});

it('names as many documents as three lines hold, and counts the others', () => {
  const title = (n: number): string => `A text of many words about the relations of two countries, number ${n}`;
  const twelve = Array.from({ length: 12 }, (_, n) => other({ id: `d${n}`, title: title(n), publisher: undefined }));
  expect(sourceOf(twelve, en)).toBe(`Sources: ${title(0)}; ${title(1)}; ${title(2)}; and 9 more`);
});
