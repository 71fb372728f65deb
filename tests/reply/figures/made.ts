import { browse } from '../../../src/answer/browse.ts';
import { en } from '../../../src/locales/en.ts';
import type { Answered, Finding, Note } from '../../../src/model/answer.ts';
import type { Pair } from '../../../src/model/country.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Figure } from '../../../src/model/figure.ts';
import { ClaimText, type Claim } from '../../../src/model/kinds/index.ts';
import type { Lookup } from '../../../src/model/lookup.ts';
import { questionOf } from '../../../src/model/question.ts';
import { TOPICS } from '../../../src/model/topic.ts';
import { figureOf } from '../../../src/reply/figures/index.ts';
import type { Speaking } from '../../../src/reply/parts.ts';
import { openIndex } from '../../search/open.ts';

export const index = openIndex();

const speaking: Speaking = { t: en, library: index.library, private: true, receipt: () => undefined };

const { digestOf: _, ...blank } = index.library.documents[0]!;
/** A document that nobody has written. */
export const documentOf = (id: string, changes: Partial<Document> = {}): Document => ({
  ...blank,
  id,
  title: `Report ${id}`,
  publisher: `Office ${id}`,
  text: 'verbatim',
  ...changes,
});
const paper = documentOf('a');

let made = 0;

/** A finding of a claim that is written like in a `.claims.yaml`; of Norway and Turkey where it does not say. */
export function find(claim: object, document = paper, standing: Partial<Claim> = {}): Finding {
  made += 1;
  const own = ClaimText.parse({ id: `made-${made}`, section: 'Lead', quote: 'So it is told.', ...claim });
  const { pair = 'NO-TR', ...rest } = standing;
  const where = { document: document.id, pair, parties: pair.split('-'), start: made, end: made + 1, extracted: false };
  return {
    citation: { document, section: 'Lead', quote: own.quote, start: made, end: made + 1 },
    claim: { ...own, ...where, ...rest } as Claim,
    score: 1,
  };
}

/** A flow of trade from Norway to Turkey, in millions of a currency. */
export const flow = (period: string | undefined, millions: number, more: object = {}, currency = 'USD'): object => ({
  kind: 'trade-flow',
  value: { type: 'money', of: 'exports', amount: millions * 1e6, currency },
  exporter: 'NO',
  importer: 'TR',
  ...(period !== undefined && { period }),
  ...more,
});
/** Sides of a flow that comes the other way, or of both directions together. */
export const BACK = { exporter: 'TR', importer: 'NO' };
export const BOTH = { exporter: undefined, importer: undefined };

interface Found {
  readonly topic?: Lookup['topic'];
  readonly notes?: Note[];
  readonly sides?: readonly Pair[];
  readonly shape?: Answered['shape'];
}

/** The figure of an answer that has found this; side by side where the findings are of several pairs. */
export function drawn(
  findings: readonly Finding[],
  { topic = 'trade', notes = [], sides, shape = sides ? 'comparison' : 'list' }: Found = {},
): Figure | undefined {
  const pairs = sides ?? [...new Set(findings.flatMap(({ claim }) => claim?.pair ?? []))];
  const groups: Answered['groups'] = sides
    ? sides.map((pair) => ({
        label: { by: 'pair', pair },
        findings: findings.filter(({ claim }) => claim?.pair === pair),
      }))
    : [{ label: { by: 'found' }, findings }];
  const question = questionOf({ pairs, kinds: TOPICS[topic].kinds });
  const lookup = { topic, pairs, ...(sides && { sideBySide: true }) };
  // A short answer comes of a question in words, not of a look-up.
  const by = shape !== 'answer' && { lookup };
  return figureOf({ status: 'answered', shape, ...by, question, groups, notes }, speaking);
}

/** What is drawn of a look-up in the shipped corpus. */
export const shipped = (lookup: Lookup): Figure | undefined => figureOf(browse(lookup, index), speaking);
