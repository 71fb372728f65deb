import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimsOf } from './told.ts';

const WORDS =
  'Fiji|Malta|Peru|the|both countries|they|It|President|Ambassador|Ana Borg|visited|met with|has|opened|closed|an embassy in|consulates in|honorary|Suva|Valletta|and|,|.|;|(|)|in|on|since|2001|3 May 1990|May|relations|diplomatic|established|severed|restored|recognised|is represented in|accredited to|through its|members of|NATO|the United Nations|was appointed|presented his credentials|visit to|from||\n|- |{{|[[|\ue001|\uf000|"|\'|’s|U.S.|to|not'.split(
    '|',
  );

it('no rule throws on any words in any order, and every quote stands in the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
      const text = words.join(' ');
      for (const claim of claimsOf(text)) {
        expect(claim.quote.length).toBeLessThanOrEqual(300);
        expect(`= Fiji–Malta relations =\n\n${text}`.slice(claim.start, claim.end)).toBe(claim.quote);
      }
    }),
    { numRuns: 400 },
  );
});

it('no rule throws on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      claimsOf(`Fiji ${text} has an embassy in ${text} since ${text}`);
    }),
  );
});

it.each([
  'Fiji has an embassy in Suva, ',
  'Suva (Consular Agency 1863-97; ',
  'relations between Fiji and Malta ',
  'President Ana Borg of Fiji and ',
  'Fiji and Malta are members of the United Nations, ',
  'The Embassy of Fiji in Suva was opened ',
  ', and, ',
  'A',
  '| Fiji ',
])('a text that says "%s" ten thousand times is read to its end', (words) => {
  expect(claimsOf(words.repeat(10_000)).length).toBeGreaterThanOrEqual(0);
});
