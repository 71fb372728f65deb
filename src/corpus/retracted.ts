import { z } from 'zod';
import { baseFields } from '../model/claim.ts';
import { KIND_NAMES, type Claim } from '../model/kinds/index.ts';
import type { CorpusFile } from './file.ts';
import type { Problem } from './report.ts';
import { problemsOf, readYaml } from './yaml.ts';

/** A proposed claim that is not to be told: every claim of this kind with this quote. `claim` is the id that it had. */
const Withdrawal = z.strictObject({
  claim: z.string().min(1),
  document: z.string().min(1),
  kind: z.enum(KIND_NAMES),
  quote: baseFields.quote,
  reason: baseFields.retracted.unwrap(),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** Reads a `retracted.yaml`: proposed claims that somebody took back. */
export function readRetracted({ file, text }: CorpusFile): { withdrawals: Withdrawal[]; problems: Problem[] } {
  const { located, problems } = readYaml(text, file);
  if (!located) return { withdrawals: [], problems };
  const checked = z.array(Withdrawal).safeParse(located.data ?? []);
  if (!checked.success) return { withdrawals: [], problems: problemsOf(checked.error, located, file) };
  return { withdrawals: checked.data, problems: [] };
}

/** Parts claims into those that are told and those that were taken back: in their own file, or as proposals. */
export function withdraw(
  claims: readonly Claim[],
  withdrawals: readonly Withdrawal[],
): { claims: Claim[]; retracted: Claim[] } {
  const nameOf = ({ document, kind, quote }: Pick<Claim, 'document' | 'kind' | 'quote'>): string =>
    JSON.stringify([document, kind, quote]);
  const reasons = new Map(withdrawals.map((withdrawal) => [nameOf(withdrawal), withdrawal.reason]));
  const marked = claims.map((claim): Claim => {
    const reason = claim.extracted ? reasons.get(nameOf(claim)) : undefined;
    return reason === undefined ? claim : { ...claim, retracted: reason };
  });
  return {
    claims: marked.filter(({ retracted }) => retracted === undefined),
    retracted: marked.filter(({ retracted }) => retracted !== undefined),
  };
}
