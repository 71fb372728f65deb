import type { Locale } from '../../locales/en.ts';
import { countriesOf } from '../../model/country.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { newestYear } from '../../model/period.ts';
import { contraryTo, isPassing, unnamed, type Ground } from './ground.ts';
import { filled, gapFor, sentenceOf, type Gap } from './sentence.ts';
import { toldBy, yearOf, type AspectName, type Told } from './told.ts';

/** A claim with what it is asked for, before it is put in a form. */
export interface Prompt {
  readonly claim: Claim;
  readonly aspect: AspectName;
  /** The answer. */
  readonly told: Told;
  /** Whose words they are, and of when; missing where the answer holds whoever says it. */
  readonly lead: string | undefined;
  /** A question of the claim's kind, ready to be asked. */
  readonly question?: string;
  /** A sentence with the answer in it. */
  readonly gapped?: { readonly sentence: string; readonly gap: Gap };
}

/** What a prompt with a sentence asks, whoever says it: two claims of one sentence may ask the same. */
export const asksOf = ({ gapped }: Prompt, t: Locale): { readonly asks?: string } =>
  gapped ? { asks: filled(gapped.sentence, gapped.gap, t.items.gap) } : {};

/** Whether what follows a gap says what stands in it. */
const isGiven = (rest: string): boolean => /^,? ?\(?(?:the |its |which is the )?capital\b/i.test(rest);

const GAPPED: readonly AspectName[] = ['year', 'month', 'decade', 'figure', 'name'];

/** The year as of which a claim holds that tells of no closed time; undefined where it needs none, or nobody told it. */
function asOf(claim: Claim, ground: Ground): number | undefined {
  const { period, asOf: told } = claim;
  const document = ground.documents.get(claim.document);
  // A year that is not in the sentence is told beside it.
  if (claim.qualifier === 'implied' && period) return yearOf(period);
  if (period && !period.open) return undefined;
  if (told) return newestYear(told);
  return document?.textDate && newestYear(document.textDate);
}

/** Whether what a claim tells needs its source or its time beside it. */
const isLoose = (claim: Claim, text: string, isList: boolean, ground: Ground): boolean =>
  isList ||
  claim.value.type === 'list' ||
  // The sentence leaves something to its context.
  claim.qualifier === 'implied' ||
  contraryTo(claim, ground).length > 0 ||
  (claim.asOf !== undefined && (!claim.period || claim.period.open)) ||
  (claim.value.type !== 'date' && !claim.period) ||
  isPassing(text);

/** The source of what is asked with its time, where that matters. */
function sourceLead(claim: Claim, text: string, isList: boolean, ground: Ground, t: Locale): string | undefined {
  const document = ground.documents.get(claim.document);
  if (!document || !isLoose(claim, text, isList, ground)) return undefined;
  const year = asOf(claim, ground);
  const isDated = /\bas of\b/.test(text) || claim.value.type === 'date' || text.includes(String(year));
  return t.items.lead(document.title, isDated ? undefined : year);
}

/** The countries that a text is about, where it does not name them. */
const pairLead = (claim: Claim, text: string, ground: Ground, t: Locale): string | undefined =>
  unnamed(claim, text, ground).length === 0 ? undefined : t.items.about(countriesOf(claim.pair));

/** Every way to ask for what a claim tells. */
export function promptsOf(claim: Claim, ground: Ground, t: Locale): Prompt[] {
  return [...byQuestion(claim, ground, t), ...byGap(claim, ground, t)];
}

const byQuestion = (claim: Claim, ground: Ground, t: Locale): Prompt[] =>
  t.items.questions(claim).flatMap(({ aspect, stem, listed = false, paired = false }): Prompt[] =>
    toldBy(claim, aspect, t).map((told) => {
      const lead =
        sourceLead(claim, stem, listed, ground, t) ?? (paired ? pairLead(claim, stem, ground, t) : undefined);
      return { claim, aspect, told, lead, question: t.items.ask(lead, stem) };
    }),
  );

function byGap(claim: Claim, ground: Ground, t: Locale): Prompt[] {
  const sentence = sentenceOf(claim, ground);
  if (sentence === undefined) return [];
  return GAPPED.flatMap((aspect) =>
    toldBy(claim, aspect, t).flatMap((told): Prompt[] => {
      const gap = gapFor(aspect, told, sentence);
      if (!gap) return [];
      const text = filled(sentence, gap, t.items.gap);
      const lead = sourceLead(claim, text, false, ground, t) ?? pairLead(claim, text, ground, t);
      if (isGiven(sentence.slice(gap.end)) || lead?.includes(told.text)) return [];
      return [{ claim, aspect, told, lead, gapped: { sentence, gap } }];
    }),
  );
}
