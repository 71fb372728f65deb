import { createHash } from 'node:crypto';
import { isMap, isScalar, isSeq, Document as YamlDocument, Scalar, type YAMLMap } from 'yaml';
import { baseFields } from '../model/claim.ts';
import type { Document, Passage } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';
import { pairAmong, readClaims } from './claims.ts';

/** A claims file for a person to review, and how many claims are in it. */
export interface Proposal {
  readonly text: string;
  readonly claims: number;
}

/** What the loader works out by itself, or nobody reviews. */
const WORKED_OUT = ['document', 'pair', 'start', 'end', 'extracted', 'rule', 'retracted'];
/** The fields that all claims share, in the order of docs/corpus.md; those of the kind follow. */
const ORDER = [...new Set(['id', 'kind', ...Object.keys(baseFields)])];

/**
 * Writes the claims that rules read in a document as a claims file. Each has the name of its rule above it. One that could not stand
 * in a file, such as a figure that its section has twice, is left out and said so.
 */
export function proposalOf(document: Document, claims: readonly Claim[]): Proposal {
  const passages = document.sections.flatMap((section) => section.passages);
  const counts = new Map<string, number>();
  const left: string[] = [];
  const entries = claims.flatMap((claim): string[] => {
    const number = (counts.get(claim.kind) ?? 0) + 1;
    const id = idOf(document.id, claim.kind, number);
    const passage = passages.find(({ start, end }) => start <= claim.start && claim.end <= end);
    const entry = quotesOf(claim, passage)
      .map((quote) => entryOf({ ...claim, id, quote }, document))
      .find((text) => stands(text, document));
    if (entry === undefined) left.push(`${claim.kind}: ${claim.quote}`);
    else counts.set(claim.kind, number);
    return entry === undefined ? [] : [entry];
  });
  const remarks = left.map(
    (text) => `  # Left out, as its quote does not stand once in its section: ${text.replaceAll(/\s+/g, ' ')}\n`,
  );
  const list = entries.length > 0 ? `\n${entries.join('')}` : ' []\n';
  return { text: `${headOf(document)}claims:${list}${remarks.join('')}`, claims: entries.length };
}

/** The words that the rule read, or else the whole passage. */
const quotesOf = ({ quote }: Claim, passage: Passage | undefined): string[] =>
  passage && passage.text.length <= 300 ? [quote, passage.text] : [quote];

const headOf = ({ id }: Document): string => new YamlDocument({ document: id }).toString();

const stands = (entry: string, document: Document): boolean => {
  const text = `${headOf(document)}claims:\n${entry}`;
  const file = { file: document.file, id: document.id, form: 'claims', markdown: false, text } as const;
  return readClaims(file, document).problems.length === 0;
};

/** `<document>-<kind>-<number>`, at most 40 characters; a long name is cut and stays one that no other document has. */
function idOf(document: string, kind: string, number: number): string {
  const end = `-${kind}-${number}`;
  const name = document
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const room = 40 - end.length;
  if (name === document && name.length <= room) return name + end;
  const mark = createHash('sha256').update(document).digest('hex').slice(0, 4);
  return `${name.slice(0, room - 5).replace(/^-|-$/, '')}-${mark}${end}`.replace(/^-/, '');
}

function entryOf(claim: Claim, document: Document): string {
  const yaml = new YamlDocument([fieldsOf(claim, document)]);
  const [entry] = isSeq(yaml.contents) ? (yaml.contents.items as YAMLMap[]) : [];
  for (const { key, value } of entry!.items) {
    if (isMap(value) || isSeq(value)) value.flow = true;
    if (isScalar(key) && key.value === 'quote' && isScalar(value)) value.type = Scalar.QUOTE_SINGLE;
  }
  if (claim.rule) entry!.commentBefore = ` ${claim.rule}`;
  return yaml.toString({ lineWidth: 0 }).replaceAll(/^(?=.)/gm, '  ');
}

/** The fields as they are written: dates as texts, and nothing that goes without saying. */
function fieldsOf({ parties, ...claim }: Claim, document: Document): object {
  const own = pairAmong(document.countries) === claim.pair;
  const said = Object.entries({ ...claim, ...(!own && { parties }) }).filter(
    ([name, value]) =>
      !WORKED_OUT.includes(name) && value !== undefined && !(name === 'modality' && value === 'asserted'),
  );
  const ordered = [
    ...ORDER.flatMap((name) => said.filter(([each]) => each === name)),
    ...said.filter(([name]) => !ORDER.includes(name)),
  ];
  return Object.fromEntries(ordered.map(([name, value]) => [name, written(value)]));
}

const isPeriod = (value: unknown): value is { readonly edtf: string } =>
  typeof value === 'object' && value !== null && 'precision' in value && 'edtf' in value;

function written(value: unknown): unknown {
  if (isPeriod(value)) return Object.assign(new Scalar(value.edtf), { type: Scalar.QUOTE_SINGLE });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
      part === undefined ? [] : [[name, written(part)]],
    ),
  );
}
