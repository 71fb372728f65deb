import { z } from 'zod';
import type { Problem } from '../corpus/report.ts';
import { problemsOf, readYaml, writeYaml } from '../corpus/yaml.ts';
import { findingNamed } from '../answer/citation.ts';
import { CARD_LAYOUTS, CARDS_MAX, NOTE_MAX, REVIEW_MONTHS, type Card } from '../model/card.ts';
import type { Answer } from '../model/answer.ts';
import { Snowflake } from '../model/guild.ts';
import { WANTED } from '../model/wanted.ts';
import type { Index } from '../search/index.ts';
import { answerOf, answerTyped, factOf, lookupOf } from './fact.ts';
import type { Making } from './make.ts';

/** A file of cards may have so many bytes. */
export const SHEET_BYTES = 256 * 1024;
/** What is told of a file that is not in order. */
const PROBLEMS = 10;

const text = (max: number) => z.string().min(1).max(max);
const shared = {
  channel: Snowflake.optional(),
  layout: z.enum(CARD_LAYOUTS).optional(),
  note: text(NOTE_MAX).optional(),
  review: z.literal(REVIEW_MONTHS).default(3),
};
/** A card by what it shows: a look-up, certain facts by their names, or a question. */
const Entry = z
  .strictObject({
    ...shared,
    look: text(100).optional(),
    facts: z.array(text(120)).min(1).max(6).optional(),
    wanted: z.enum(WANTED).optional(),
    question: text(500).optional(),
  })
  .refine(({ look, facts, question }) => [look, facts, question].filter((each) => each !== undefined).length === 1, {
    error: 'one of look, facts and question is needed, and one only',
  });
type Entry = z.infer<typeof Entry>;
const Sheet = z.strictObject({ cards: z.array(Entry).min(1).max(CARDS_MAX) });

/**
 * Reads a file of cards.
 * @param here the channel of cards that name none
 * @returns what to make of each, or what is wrong
 */
export function readSheet(
  bytes: Uint8Array,
  here: string,
  index: Index,
): { readonly makings: readonly Making[] } | { readonly problems: readonly Problem[] } {
  const read = readYaml(new TextDecoder().decode(bytes), '');
  if (!read.located) return { problems: read.problems };
  const { located } = read;
  const { data, error } = Sheet.safeParse(located.data);
  if (!data) return { problems: problemsOf(error, located, '').slice(0, PROBLEMS) };
  const made = data.cards.map((entry, i) => making(entry, here, index) ?? located.lineOf(['cards', i]));
  const problems = made.flatMap((each, i): Problem[] =>
    typeof each === 'number'
      ? [{ file: '', line: each, message: `cards.${i}: the documents have nothing for it` }]
      : [],
  );
  if (problems.length > 0) return { problems: problems.slice(0, PROBLEMS) };
  return { makings: made.filter((each) => typeof each !== 'number') };
}

function making(entry: Entry, here: string, index: Index): Making | undefined {
  const { channel = here, layout, note, review } = entry;
  const answer = answerFor(entry, index);
  const found = answer && factOf(answer);
  return found && { ...found, channel, note, months: review, ...(layout && { layout }) };
}

function answerFor({ look, facts, wanted = 'any', question }: Entry, index: Index): Answer | undefined {
  if (question !== undefined) return answerTyped(question, index);
  if (look !== undefined) return lookupOf(look) && answerTyped(look, index);
  const findings = (facts ?? []).map((name) => findingNamed(name, index));
  if (findings.some((finding) => !finding)) return undefined;
  return answerOf(
    { claims: true, wanted },
    findings.filter((finding) => finding !== undefined),
    index,
  );
}

/** Cards as a file that can be read back. */
export const writeSheet = (cards: readonly Card[]): string =>
  writeYaml({
    cards: cards.map(({ fact, entries, channel, layout, note, reviewMonths }) => ({
      ...('look' in fact ? { look: fact.look } : { facts: entries.map(({ id }) => id), wanted: fact.wanted }),
      channel,
      layout,
      ...(note !== undefined && { note }),
      review: reviewMonths,
    })),
  });
