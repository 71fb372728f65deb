import { countriesOf, WORLD } from '../../model/country.ts';
import { meaningful, tokenize } from '../../search/words.ts';
import { stemOf } from '../../search/stem.ts';
import { truthOf, type Exam, type Rule } from './exam.ts';
import { countriesIn, countryOfPlace, passageOf } from './facts.ts';
import {
  DANGLING,
  DATING,
  gapsIn,
  NEGATION,
  nationalitiesIn,
  PERSONAL,
  PLAIN,
  PLURAL,
  SUPERLATIVE,
  UNDATED,
} from './words.ts';

const JOINED = /(?:_{2,}|\b[A-Z]{3} [\d.,]{1,20}(?: (?:million|billion))?) of the \p{Lu}/u;

/** Forms whose stem tells the member what to do. */
const TASKS: ReadonlySet<string> = new Set(['order', 'match']);

function isFormed({ item: { form, stem } }: Exam): boolean {
  if (form === 'cloze') return gapsIn(stem) > 0;
  if (form === 'true-false') return /[\p{L}\p{N})"”%]\.?["”]?$/u.test(stem);
  if (TASKS.has(form)) return /[.:?]$/.test(stem);
  return stem.endsWith('?') || gapsIn(stem) === 1 || /\p{L}:$/u.test(stem);
}

/** Content words of the right option that stand in the stem and in no other option, by their stems. */
function clangs({ item, key, distractors, words }: Exam): string[] {
  if (!key || item.form === 'true-false' || item.form === 'which-source') return [];
  const asked = new Set(words.map(stemOf));
  const others = new Set(distractors.flatMap((each) => each.words.map(stemOf)));
  return key.words.filter((word) => {
    const stem = stemOf(word);
    return word.length > 3 && meaningful(word) && !PLAIN.has(word) && asked.has(stem) && !others.has(stem);
  });
}

/** A pronoun before which nothing is named that it could stand for. */
function dangling({ item: { stem } }: Exam): string | undefined {
  const [first] = DANGLING.exec(stem) ?? [];
  // "This document" and "these events" are what the question shows.
  if (first !== undefined && !/^(?:these|this) (?:documents?|events?|sources?|of)\b/i.test(stem)) return first.trim();
  for (const pronoun of [PERSONAL, PLURAL]) {
    const found = pronoun.exec(stem);
    const before = stem.slice(1, found?.index ?? 0);
    if (found && !/\p{Lu}\p{Ll}/u.test(before)) return found[0];
  }
  return undefined;
}

const WITHIN =
  /\b(?:cit(?:y|ies)|towns?|places?|province|region|[Ww]here|visit(?:ed)?)(?: and \p{Ll}{2,12})? in ((?:the )?\p{Lu}\p{L}{1,30}(?: \p{Lu}\p{L}{1,30}){0,3})/u;

/** The country in which the stem wants the place that it asks for. */
function countryWanted(exam: Exam): string | undefined {
  const { item, facts } = exam;
  const [, where = ''] = WITHIN.exec(item.stem) ?? [];
  const [code, ...more] = countriesIn(where, facts);
  return more.length === 0 ? code : undefined;
}

/** An option that lies in another country than the stem says. */
function elsewhere(exam: Exam): string | undefined {
  const wanted = countryWanted(exam);
  if (wanted === undefined) return undefined;
  const lies = (text: string): boolean => {
    const country = countryOfPlace(text, exam.facts);
    return country !== undefined && country !== wanted;
  };
  return exam.offers.find(({ text }) => lies(text))?.text;
}

/** A country in the stem of which no fact of the item tells. */
function strange({ item, facts, claims }: Exam): string | undefined {
  if (claims.length === 0) return undefined;
  const own = new Set(claims.flatMap(({ pair, parties }) => [...countriesOf(pair), ...parties, WORLD]));
  const quoted = claims
    .map((claim) => [claim.quote, passageOf(claim, facts), facts.documents.get(claim.document)?.title].join(' '))
    .join(' ');
  const told = new Set(countriesIn(quoted, facts));
  const found = facts.names.find(tokenize(item.stem));
  const foreign = found.find(
    ({ hint, countries }) =>
      !hint && countries.length > 0 && !countries.some((code) => own.has(code) || told.has(code)),
  );
  return foreign?.countries[0];
}

/** A nationality in the stem that only the right option has, too. */
function nationalityCue({ item, key, distractors, facts }: Exam): string | undefined {
  if (!key || item.form === 'true-false' || item.form === 'which-source') return undefined;
  const asked = nationalitiesIn(item.stem, facts).map(({ code }) => code);
  const cued = countriesIn(key.text, facts).filter((code) => asked.includes(code));
  return cued.find((code) => !distractors.some(({ text }) => countriesIn(text, facts).includes(code)));
}

/** What holds for a while only, in a stem that does not say when. */
function undated({ item: { form, stem }, asked }: Exam): string | boolean | undefined {
  // Whose words they are is what is asked for: what a quote says is no statement of the item.
  const said = form === 'which-source' ? stem.replace(/“[^”]*”/g, '') : stem;
  if (DATING.test(said)) return undefined;
  // What was paid or traded was so in some year.
  if (asked?.value.type === 'money' && form !== 'which-source' && form !== 'order') return true;
  // "The earliest first" is what is to be done.
  return (UNDATED.exec(said) ?? (TASKS.has(form) ? null : SUPERLATIVE.exec(said)))?.[0];
}

/** What can be wrong with what is asked. */
export const STEM_RULES: readonly Rule[] = [
  { code: 'stem-form', level: 'hard', finds: (exam) => !isFormed(exam) },
  { code: 'stem-short', level: 'hard', finds: ({ item: { stem } }) => stem.split(/\s+/).length < 4 },
  { code: 'stem-long', level: 'hard', finds: ({ item: { stem } }) => stem.length > 300 },
  { code: 'stem-wordy', level: 'soft', finds: ({ item: { stem } }) => stem.length > 220 },
  {
    code: 'stem-undated',
    level: 'hard',
    finds: undated,
  },
  { code: 'clang', level: 'hard', finds: (exam) => clangs(exam)[0] },
  { code: 'stem-pronoun', level: 'hard', finds: dangling },
  { code: 'place-elsewhere', level: 'hard', finds: elsewhere },
  { code: 'stem-country', level: 'hard', finds: strange },
  // "____ of the United States": the sentence had its own words for the sum.
  { code: 'stem-joined', level: 'hard', finds: ({ item: { stem } }) => JOINED.exec(stem)?.[0] },
  {
    code: 'stem-not',
    level: 'hard',
    finds: ({ item: { form, stem } }) => form === 'true-false' && NEGATION.exec(stem)?.[0],
  },
  {
    code: 'stem-negative',
    level: 'soft',
    finds: ({ item: { form, stem } }) => form !== 'true-false' && form !== 'cloze' && NEGATION.exec(stem)?.[0],
  },
  { code: 'nationality-cue', level: 'hard', finds: nationalityCue },
  {
    code: 'truth-options',
    level: 'hard',
    finds: ({ item: { form }, offers }) =>
      form === 'true-false' && offers.length === 2 && new Set(offers.map(truthOf)).size < 2,
  },
];
