import { countryFinder } from '../../../src/corpus/countries.ts';
import { extractClaims } from '../../../src/corpus/extract/index.ts';
import { parseText } from '../../../src/corpus/parse.ts';
import { placeSections } from '../../../src/corpus/scope.ts';
import { subjectOf } from '../../../src/corpus/subject.ts';
import type { Claim } from '../../../src/model/kinds/index.ts';

const countriesIn = countryFinder([]);

/** The claims that rules propose from a text; without a title of its own it is one about Fiji and Malta. */
export function claimsOf(text: string): Claim[] {
  const source = text.startsWith('= ') ? text : `= Fiji–Malta relations =\n\n${text}`;
  const { title = '', sections } = parseText('x', source, 0, false);
  const countries = subjectOf(title, sections, countriesIn);
  return extractClaims(
    {
      id: 'x',
      file: 'x.txt',
      title,
      countries,
      text: 'verbatim',
      source,
      sections: placeSections(sections, countries, source, countriesIn),
      searched: sections.length,
    },
    countriesIn,
  );
}

/** Claims of one kind in one line each: the fields asked for, missing ones left out, and the quote. */
export function told(text: string, kind: Claim['kind'], ...fields: readonly string[]): string[] {
  return claimsOf(text)
    .filter((claim) => claim.kind === kind)
    .map((claim) => {
      const { period, value } = claim;
      const known = { ...claim, period: period?.edtf, of: value.of } as unknown as Record<
        string,
        string | readonly string[] | undefined
      >;
      return [
        ...fields.flatMap((field) => (known[field] === undefined ? [] : [String(known[field])])),
        claim.quote,
      ].join(' | ');
    });
}
