import type { Locale } from '../locales/en.ts';
import { nameOf, type Answer, type Finding } from '../model/answer.ts';
import type { Card, CardEntry } from '../model/card.ts';
import type { Index } from '../search/index.ts';
import { entryOf, trace } from './entry.ts';
import { answerOf, comparedOf, differs } from './fact.ts';

/** A card held against a library. */
export interface Held {
  /** `changed`: it tells something else, or more; `gone`: a fact of it is not in the documents any more. */
  readonly verdict: 'same' | 'changed' | 'gone';
  /** What it shows; missing where nothing is left. */
  readonly answer?: Answer;
  /** Its facts as a person stood by them, each with the place where it stands now. */
  readonly entries: readonly CardEntry[];
  /** Its facts as they are now. */
  readonly fresh: readonly CardEntry[];
  /** What it told and does not tell any more. */
  readonly before: readonly string[];
  /** The sources do not say the same about one of its facts. */
  readonly differs: boolean;
}

/** Holds what a card shows against a library. Pure; a card that is held twice gives the same. */
export function hold({ fact, entries }: Pick<Card, 'fact' | 'entries'>, t: Locale, index: Index): Held {
  const traced = trace(entries, t, index);
  const answer = answerOf(
    fact,
    traced.flatMap(({ now }) => now ?? []),
    index,
  );
  const findings: readonly Finding[] = answer ? comparedOf(answer) : [];
  const fresh = new Map(findings.map((finding) => [nameOf(finding), entryOf(finding, t, index)]));
  const kept = traced.map(({ entry, now }) => ({ entry, now: now && fresh.get(nameOf(now)), gone: !now }));
  const other = kept.filter(({ entry, now }) => now?.said !== entry.said);
  const more = 'look' in fact && fresh.size > kept.filter(({ now }) => now).length;
  const gone = kept.some((each) => each.gone) || findings.length === 0;
  return {
    verdict: gone ? 'gone' : other.length > 0 || more ? 'changed' : 'same',
    ...(answer && findings.length > 0 && { answer }),
    entries: kept.map(({ entry, now }) => (now ? { ...now, said: entry.said, statement: entry.statement } : entry)),
    fresh: [...fresh.values()],
    before: other.map(({ entry }) => entry.statement),
    differs: differs(findings, index),
  };
}
