import type { Locale } from '../../locales/en.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { newestYear } from '../../model/period.ts';
import { contraryTo, unnamed, yearOfText, type Ground } from './ground.ts';
import { filled, gapFor, sentenceOf, type Gap } from './sentence.ts';
import { toldBy, type AspectName, type Told } from './told.ts';

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

const GAPPED: readonly AspectName[] = ['year', 'month', 'decade', 'figure', 'name'];

/** What holds for a while only, or of what was known then. */
const PASSING =
  /\b(?:currently|now|nowadays|today|recent(?:ly)?|at present|so far|still|to date|as of yet|\p{Ll}{2,12}est|most|leading|first|only|largest|biggest)\b/iu;

/** The year as of which a claim holds that tells of no closed time; undefined where it needs none, or nobody knows it. */
function asOf(claim: Claim, ground: Ground): number | undefined {
  const { period, asOf: told } = claim;
  const document = ground.documents.get(claim.document);
  if (period && !period.open) return undefined;
  if (told) return newestYear(told);
  return document && yearOfText(document);
}

/** Whether what a claim tells needs its source or its time beside it. */
const isPassing = (claim: Claim, text: string, isList: boolean, ground: Ground): boolean =>
  isList ||
  claim.value.type === 'list' ||
  contraryTo(claim, ground).length > 0 ||
  (claim.asOf !== undefined && (!claim.period || claim.period.open)) ||
  (claim.value.type !== 'date' && !claim.period) ||
  PASSING.test(text);

/** The lead of a stem: the source with its time, else the countries that the stem does not name. */
function leadOf(claim: Claim, text: string, isList: boolean, ground: Ground, t: Locale): string | undefined {
  const document = ground.documents.get(claim.document);
  if (document && isPassing(claim, text, isList, ground)) {
    const year = asOf(claim, ground);
    const isDated = /\bas of\b/.test(text) || claim.value.type === 'date' || text.includes(String(year));
    return t.items.lead(document.title, isDated ? undefined : year);
  }
  const missing = unnamed(claim, text, ground);
  return missing.length === 0 ? undefined : t.items.about(claim.pair.split('-').map(t.country));
}

/** Every way to ask for what a claim tells. */
export function promptsOf(claim: Claim, ground: Ground, t: Locale): Prompt[] {
  return [...asked(claim, ground, t), ...gapped(claim, ground, t)];
}

const asked = (claim: Claim, ground: Ground, t: Locale): Prompt[] =>
  t.items.questions(claim).flatMap(({ aspect, stem, listed = false }): Prompt[] =>
    toldBy(claim, aspect, t).map((told) => {
      const lead = leadOf(claim, stem, listed, ground, t);
      return { claim, aspect, told, lead, question: t.items.ask(lead, stem) };
    }),
  );

function gapped(claim: Claim, ground: Ground, t: Locale): Prompt[] {
  const sentence = sentenceOf(claim, ground);
  if (sentence === undefined) return [];
  return GAPPED.flatMap((aspect) =>
    toldBy(claim, aspect, t).flatMap((told): Prompt[] => {
      const gap = gapFor(aspect, told, sentence);
      if (!gap) return [];
      const lead = leadOf(claim, filled(sentence, gap, t.items.gap), false, ground, t);
      return [{ claim, aspect, told, lead, gapped: { sentence, gap } }];
    }),
  );
}
