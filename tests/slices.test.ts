import { expect, it } from 'vitest';
import type { Library } from '../src/model/document.ts';
import { catalogueOf } from '../src/search/catalogue.ts';
import { createNames } from '../src/search/names.ts';
import { createAssembly, slicesOf } from '../src/slices.ts';
import { libraryOf } from './corpus/folder.ts';
import { openIndex } from './search/open.ts';

const sentence = (i: number): string => `Fiji sold boat number ${i} to Malta.`;
const long = libraryOf({
  'fiji-malta.md': `# Fiji and Malta\n\n${Array.from({ length: 1201 }, (_, i) => sentence(i)).join(' ')}\n\n## See also\n\n## Trade\n\nNone.\n`,
});

const knownOf = (library: Library) => ({ library, catalogue: catalogueOf(library, createNames(library)) });

it.each([
  ['the shipped library', openIndex().library],
  ['one with a long section and an empty one', long],
])('%s is the same again when its slices are put together', (_, library) => {
  const assembly = createAssembly();
  const known = knownOf(library);
  for (const slice of slicesOf(known)) assembly.take(structuredClone(slice));
  expect(assembly.known()).toEqual(known);
});

it('a slice holds at most 500 passages or claims', () => {
  const sizes = [...slicesOf(knownOf(long))].map((slice) => ('passages' in slice ? slice.passages.length : 0));
  expect(sizes.filter((size) => size > 0)).toEqual([500, 500, 201, 1]);
});

it('a library whose last slice is missing is none', () => {
  const assembly = createAssembly();
  for (const slice of [...slicesOf(knownOf(long))].slice(0, -1)) assembly.take(slice);
  expect(() => assembly.known()).toThrow('missing');
});
