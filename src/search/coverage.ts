import { countriesOf, pairOf, type CountryCode, type Pair } from '../model/country.ts';
import type { Library } from '../model/document.ts';

/** Of whose relations the documents tell. */
export interface Coverage {
  covers(pair: Pair): boolean;
  /** The countries with which a country's relations are told of; the world is one where a text is about the country alone. */
  partnersOf(code: CountryCode): ReadonlySet<CountryCode>;
  /** Whether a document is about just these two countries; others tell of them in passing. */
  hasOwn(pair: Pair): boolean;
}

const NONE: ReadonlySet<CountryCode> = new Set();

export function createCoverage({ pairs, documents }: Pick<Library, 'pairs' | 'documents'>): Coverage {
  const covered = new Set(pairs);
  const partners = new Map<CountryCode, Set<CountryCode>>();
  const add = (a: CountryCode, b: CountryCode): void => void partners.set(a, (partners.get(a) ?? new Set()).add(b));
  for (const pair of pairs) {
    const [a, b] = countriesOf(pair);
    add(a, b);
    add(b, a);
  }
  const own = new Set(
    documents.flatMap(({ countries: [a, b, c] }) => (a && b && c === undefined ? [pairOf(a, b)] : [])),
  );
  return {
    covers: (pair) => covered.has(pair),
    partnersOf: (code) => partners.get(code) ?? NONE,
    hasOwn: (pair) => own.has(pair),
  };
}
