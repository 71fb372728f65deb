import { findingNamed } from '../answer/citation.ts';
import { UserError, type KeptCall } from '../command.ts';
import { nameOf, type Finding } from '../model/answer.ts';
import type { ReportedPart } from '../model/review.ts';
import { findReceipt } from '../press.ts';
import { cardOf } from '../store/cards.ts';
import { shown } from '../reply/parts.ts';
import { hashOfAll, hashOfFinding } from '../answer/hash.ts';

/** What can be reported, as it is now. */
export interface Reported {
  /** `claim:ID`, `passage:DOCUMENT:START`, `answer:DIGEST` or `card:ID`. */
  readonly object: string;
  readonly hash: string;
  readonly parts: readonly ReportedPart[];
}

/**
 * A card of the server as it was last shown, by the facts on it.
 * @throws UserError `old-button` when there is none
 */
export async function reportedCard(id: string, call: KeptCall): Promise<Reported> {
  const card = await call.store.read((tx) => cardOf(tx, id, call.guild!.id));
  if (!card) throw new UserError('old-button');
  const parts = card.entries.map(({ id: name, quote, document, section }): ReportedPart => {
    const { title } = call.whole.documentOf(document) ?? { title: document };
    return { name, quote: shown(quote), document: title, section };
  });
  const hash = nowOf(parts, call)?.hash ?? hashOfAll(card.entries.map(({ said }) => said));
  return { object: `card:${id}`, hash, parts };
}

/** The findings that a button's ids mean. @throws UserError `old-button` where there are none */
export function findingsFrom([form = '', id = '']: readonly string[], call: KeptCall): readonly Finding[] {
  if (form === 'answer') return distinct(findReceipt(id, call));
  const found = form === 'claim' || form === 'passage' ? findingNamed(id, call.index) : undefined;
  if (!found) throw new UserError('old-button');
  return [found];
}

function distinct(findings: readonly Finding[]): Finding[] {
  const byName = new Map(findings.map((finding) => [nameOf(finding), finding]));
  if (byName.size === 0) throw new UserError('old-button');
  return [...byName.values()];
}

/** What is reported: one thing found, or an answer that is made of several. */
export function reportedOf(findings: readonly Finding[]): Reported {
  const parts = findings.map(partOf);
  const hash = hashOfAll(findings.map(hashOfFinding));
  const [first] = findings;
  if (findings.length > 1 || !first)
    return { object: `answer:${hashOfAll(parts.map(({ name }) => name))}`, hash, parts };
  return { object: `${first.claim ? 'claim' : 'passage'}:${nameOf(first)}`, hash, parts };
}

const partOf = (finding: Finding): ReportedPart => ({
  name: nameOf(finding),
  quote: shown(finding.citation.quote),
  document: finding.citation.document.title,
  section: finding.citation.section,
});

/** The same thing as it is now; undefined where a part of it is gone. */
export function nowOf(parts: readonly ReportedPart[], call: KeptCall): Reported | undefined {
  const findings = parts.flatMap(({ name }) => findingNamed(name, call.whole) ?? []);
  return findings.length === parts.length && findings.length > 0 ? reportedOf(findings) : undefined;
}

/** The claim on which a server can hang something: that of a case with one claim. */
export const claimOf = (object: string): string | undefined => /^claim:(.+)$/.exec(object)?.[1];
