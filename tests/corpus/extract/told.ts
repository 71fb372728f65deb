import { assemble } from '../../../src/corpus/assemble.ts';
import type { Claim } from '../../../src/model/kinds/index.ts';

/** The claims that rules propose from a text; without a title of its own it is one about Fiji and Malta. */
export function claimsOf(text: string): Claim[] {
  const source = text.startsWith('= ') ? text : `= Fiji–Malta relations =\n\n${text}`;
  const { library, problems } = assemble([{ file: 'x.txt', id: 'x', form: 'document', text: source, markdown: false }]);
  if (!library) throw new Error(JSON.stringify(problems));
  return [...library.claims];
}

/** Claims of one kind in one line each: the fields asked for, missing ones left out, and the quote. */
export function told(text: string, kind: Claim['kind'], ...fields: readonly string[]): string[] {
  return claimsOf(text)
    .filter((claim) => claim.kind === kind)
    .map((claim) => {
      const { period, value } = claim;
      const known = { ...claim, period: period?.edtf, of: value.of } as unknown as Record<string, string | undefined>;
      return [...fields.flatMap((field) => known[field] ?? []), claim.quote].join(' | ');
    });
}
