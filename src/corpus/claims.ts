import { z } from 'zod';
import { pairOf } from '../model/country.ts';
import type { Document } from '../model/document.ts';
import { ClaimText, type Claim } from '../model/kinds/index.ts';
import { numbersIn } from './numbers.ts';
import type { Problem } from './problem.ts';
import type { CorpusFile } from './read.ts';
import { problemsOf, readYaml } from './yaml.ts';

type Written = z.infer<typeof ClaimText>;

/** A claims file as a whole; its claims are checked one by one, so that one slip does not hide another. */
const ClaimsFile = z.strictObject({ document: z.string(), claims: z.array(z.unknown()) });

/** A claim and the line of its id, for messages about its fellows. */
export interface PlacedClaim {
  readonly claim: Claim;
  readonly file: string;
  readonly line: number;
}

/** Reads the claims of one document and checks each against its text. */
export function readClaims(
  { file, id, text }: CorpusFile,
  document: Document | undefined,
): { claims: PlacedClaim[]; problems: Problem[] } {
  const { located, problems } = readYaml(text, file);
  if (!located) return { claims: [], problems };
  const outer = ClaimsFile.safeParse(located.data);
  if (!outer.success) return { claims: [], problems: problemsOf(outer.error, located, file) };
  if (outer.data.document !== id)
    problems.push({
      file,
      line: located.lineOf(['document']),
      message: `document: must be "${id}" as in the file name`,
    });
  const claims: PlacedClaim[] = [];
  outer.data.claims.forEach((raw, i) => {
    const checked = ClaimText.safeParse(raw);
    if (!checked.success) problems.push(...problemsOf(checked.error, located, file, ['claims', i]));
    else if (document) {
      const placed = place(checked.data, document);
      const lineOf = (field: string[]): number => located.lineOf(['claims', i, ...field]);
      if (Array.isArray(placed))
        problems.push(...placed.map(({ at, message }) => ({ file, line: lineOf(at), message })));
      else claims.push({ claim: placed, file, line: lineOf(['id']) });
    }
  });
  return { claims, problems };
}

interface Fault {
  readonly at: string[];
  readonly message: string;
}

function place(written: Written, document: Document): Claim | Fault[] {
  const [a, b] = document.countries;
  if (a === undefined || b === undefined)
    return [{ at: ['id'], message: `document "${document.id}" names fewer than two countries` }];
  const found = locate(written, document);
  const faults = [...(typeof found === 'number' ? [] : [found]), ...checkFigures(written)];
  if (typeof found !== 'number' || faults.length > 0) return faults;
  return {
    ...written,
    document: document.id,
    pair: pairOf(a, b),
    parties: written.parties ?? [...document.countries],
    start: found,
    end: found + written.quote.length,
    extracted: false,
  };
}

/** Where the quote stands in the body of its section; an interrupted section goes on under the same heading. */
function locate({ section, quote }: Written, document: Document): number | Fault {
  const sections = document.sections.filter(({ heading }) => heading === section);
  if (sections.length === 0)
    return { at: ['section'], message: `no section "${section}" in document "${document.id}"` };
  const passages = sections.flatMap((part) => part.passages);
  const starts = sections.flatMap((part) => {
    const [first, last] = [part.passages[0], part.passages.at(-1)];
    return first && last ? occurrences(document.source, quote, first.start, last.end) : [];
  });
  const [start] = starts;
  if (start === undefined) return { at: ['quote'], message: `quote not found in section "${section}"` };
  if (starts.length > 1)
    return { at: ['quote'], message: `quote found ${starts.length} times in section "${section}"` };
  const touched = passages.filter((passage) => passage.start < start + quote.length && start < passage.end);
  const units = new Set(touched.map(({ paragraph, shape, id }) => (shape === 'sentence' ? paragraph : id)));
  return units.size > 1
    ? { at: ['quote'], message: 'quote reaches over one paragraph, table row or list item' }
    : start;
}

function occurrences(source: string, quote: string, from: number, end: number): number[] {
  const found: number[] = [];
  for (let at = source.indexOf(quote, from); at >= 0 && at + quote.length <= end; at = source.indexOf(quote, at + 1))
    found.push(at);
  return found;
}

function checkFigures({ value, quote }: Written): Fault[] {
  const stated = numbersIn(quote);
  const fault = (field: string, n: number): Fault[] =>
    stated.has(n) ? [] : [{ at: ['value', field], message: `value.${field} ${n} does not stand in the quote` }];
  if (value.type === 'money') return fault('amount', value.amount);
  if (value.type === 'range') return [...fault('min', value.min), ...fault('max', value.max)];
  return value.type === 'count' && value.n !== undefined ? fault('n', value.n) : [];
}

/** Claims whose id another claim of the corpus has already. */
export function duplicates(claims: readonly PlacedClaim[]): Problem[] {
  const first = new Map<string, PlacedClaim>();
  return claims.flatMap((placed) => {
    const known = first.get(placed.claim.id);
    if (!known) first.set(placed.claim.id, placed);
    return known
      ? [
          {
            file: placed.file,
            line: placed.line,
            message: `duplicate id "${placed.claim.id}", first in ${known.file}:${known.line}`,
          },
        ]
      : [];
  });
}
