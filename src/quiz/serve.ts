import { hashOfAll, hashOfClaim } from '../answer/hash.ts';
import type { Document, Library } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Explanation, Item, Served } from '../model/quiz.ts';
import { claimsById } from './items/ground.ts';
import { keyOf } from './items/key.ts';
import { isUnsaid } from './items/silence.ts';

/** The most claims that are told of after an answer. */
const EXPLAINED = 4;

/**
 * An item as it is asked now: its key from the facts as they are, and what is told after the answer.
 * @returns undefined when a fact is gone or says something else than when the item was made: the item is retired
 */
export function serve(item: Item, library: Library): Served | undefined {
  if (item.own)
    return {
      item,
      key: item.own.key,
      explanations: [{ quote: '', title: item.own.source, section: '', verbatim: false }],
    };
  const known = claimsById(library);
  const claims = item.facts.flatMap((id) => known.get(id) ?? []);
  if (claims.length < item.facts.length || hashOfAll(claims.map(hashOfClaim)) !== item.hash) return undefined;
  // What was not said when the item was made may be said now.
  if (item.form === 'not-said' && !isUnsaid(item, claims[0]!, library.claims)) return undefined;
  const key = keyOf(item, claims);
  if (!key) return undefined;
  const told = claims.flatMap((claim) => explain(claim, library));
  const apart = told.filter(({ quote }, i) => told.findIndex((other) => other.quote === quote) === i);
  return { item, key, explanations: apart.slice(0, EXPLAINED) };
}

/** The longest passage that is told whole. */
const PASSAGE = 300;

/** The passage in which a claim stands, or its own quote where that is too much to read. */
function passageOf({ start, end, quote }: Claim, { sections }: Document): string {
  const section = sections.find((each) => each.start <= start && start < each.end);
  const passage = section?.passages.find((each) => each.start <= start && end <= each.end);
  return passage && passage.text.length <= PASSAGE ? passage.text : quote;
}

/** The passage with the document that it stands in; the words of a digest are never called those of the work it retells. */
function explain(claim: Claim, { documents }: Library): Explanation[] {
  const document = documents.find(({ id }) => id === claim.document);
  if (!document) return [];
  const { digestOf } = document;
  const publisher = digestOf?.publisher ?? document.publisher;
  const url = digestOf?.url ?? document.url;
  return [
    {
      quote: passageOf(claim, document),
      title: document.title.slice(0, 300),
      ...(publisher !== undefined && { publisher: publisher.slice(0, 300) }),
      // A link that is cut leads nowhere.
      ...(url !== undefined && url.length <= 500 && { url }),
      section: claim.section.slice(0, 300),
      verbatim: document.text === 'verbatim',
      claim: claim.id,
    },
  ];
}
