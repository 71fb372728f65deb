import { z } from 'zod';
import { pairOf, WORLD, type CountryCode, type Pair } from '../model/country.ts';
import type { Document, Passage, Section } from '../model/document.ts';
import { ClaimText, type Claim } from '../model/kinds/index.ts';
import { numbersIn } from './numbers.ts';
import type { Problem } from './report.ts';
import type { CorpusFile } from './file.ts';
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

/** The pair that one country makes with the world, or two with each other; more than two make none. */
export function pairAmong([a, b, c]: readonly CountryCode[]): Pair | undefined {
  return a === undefined || c !== undefined ? undefined : pairOf(a, b ?? WORLD);
}

function place(written: Written, document: Document): Claim | Fault[] {
  const pair = pairAmong(written.parties ?? []) ?? pairAmong(document.countries.slice(0, 2));
  if (pair === undefined)
    return [{ at: ['id'], message: `document "${document.id}" names no country, and the claim no parties` }];
  const found = locate(written, document);
  const faults = [...(typeof found === 'number' ? [] : [found]), ...checkFigures(written)];
  if (typeof found !== 'number' || faults.length > 0) return faults;
  return {
    ...written,
    document: document.id,
    pair,
    parties: written.parties ?? [...document.countries],
    start: found,
    end: found + written.quote.length,
    extracted: false,
  };
}

/** Where the quote stands in the passages of its section; an interrupted section goes on under the same heading. */
function locate({ section, quote }: Written, document: Document): number | Fault {
  const sections = document.sections.filter(({ heading }) => heading === section);
  if (sections.length === 0)
    return { at: ['section'], message: `no section "${section}" in document "${document.id}"` };
  const hits = sections.flatMap((part) => hitsIn(part, quote, document.source));
  const [hit] = hits;
  if (!hit) return { at: ['quote'], message: `quote not found in section "${section}"` };
  if (hits.length > 1) return { at: ['quote'], message: `quote found ${hits.length} times in section "${section}"` };
  const units = new Set(hit.passages.map(({ paragraph, shape, id }) => (shape === 'sentence' ? paragraph : id)));
  return units.size > 1
    ? { at: ['quote'], message: 'quote reaches over one paragraph, table row or list item' }
    : hit.start;
}

// Headings and the heads of tables belong to no passage: they state nothing.
function hitsIn(section: Section, quote: string, source: string): { start: number; passages: Passage[] }[] {
  const hits = [];
  for (let start = source.indexOf(quote, section.start); start >= 0; start = source.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    if (end > section.end) break;
    const passages = section.passages.filter((passage) => passage.start < end && start < passage.end);
    if (passages.length > 0) hits.push({ start, passages });
  }
  return hits;
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
