import { countriesOf } from '../../model/country.ts';
import { findDates } from '../../model/grammar.ts';
import { PICKED } from '../../model/quiz.ts';
import { isSilence, type Exam, type Offer, type Rule } from './exam.ts';
import { countriesIn, sameConcept } from './facts.ts';
import { canMean, isSaid, sortOf, standsIn } from './meaning.ts';

const isOpen = ({ item: { form } }: Exam): boolean =>
  form === 'choice' || form === 'not-said' || form === 'which-source';

/** How many options each form takes, at least and at most. */
const COUNTS: Readonly<Record<Exam['item']['form'], readonly [number, number]>> = {
  choice: [3, 4],
  'true-false': [2, 2],
  number: [0, 0],
  cloze: [0, 0],
  order: [4, 4],
  match: [4, 4],
  'which-source': [3, 4],
  'not-said': [3, 4],
};

const isCounted = ({ item: { form, rows }, offers }: Exam): boolean => {
  const [least, most] = COUNTS[form];
  return offers.length >= least && offers.length <= most && (form === 'match') === (rows?.length === offers.length);
};

/** The first two options of which something holds, as they are shown. */
function pairWith(offers: readonly Offer[], is: (a: Offer, b: Offer) => boolean): string | undefined {
  for (const [at, a] of offers.entries())
    for (const b of offers.slice(at + 1)) if (is(a, b) || is(b, a)) return `${a.text} / ${b.text}`;
  return undefined;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The options that say something, without the one that says that the sources are silent. */
const saying = ({ offers, item }: Exam): readonly Offer[] =>
  item.form === 'true-false' ? [] : offers.filter((offer) => !isSilence(offer));

function isLongest({ key, distractors, item }: Exam): boolean {
  if (!key || isSilence(key) || item.form === 'which-source' || item.form === 'true-false') return false;
  const longest = Math.max(...distractors.filter((each) => !isSilence(each)).map(({ text }) => text.length));
  return key.text.length > 1.7 * longest && key.text.length > longest + 8;
}

const precisions = (exam: Exam): Set<string> =>
  new Set(saying(exam).flatMap(({ meaning }) => (meaning.type === 'date' ? meaning.period.precision : [])));

const units = (exam: Exam): Set<string> =>
  new Set(saying(exam).flatMap(({ meaning }) => (meaning.type === 'number' ? meaning.unit : [])));

/** Digits before the noughts: 559 million has three, 40,000 one. */
const digitsOf = (n: number): number =>
  String(Math.abs(n))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;

/** Whether the right number is the only rough or the only exact one. */
function isOddNumber({ key, ...exam }: Exam): boolean {
  if (key?.meaning.type !== 'number') return false;
  const own = digitsOf(key.meaning.n);
  const others = exam.distractors.flatMap(({ meaning }) => (meaning.type === 'number' ? digitsOf(meaning.n) : []));
  return others.length > 0 && others.every((digits) => Math.abs(digits - own) > 1);
}

/** Numbers and dates that do not stand in their order. */
function isUnsorted(exam: Exam): boolean {
  if (!isOpen(exam)) return false;
  const keys = saying(exam).map(({ meaning }) => {
    if (meaning.type === 'number') return meaning.n;
    return meaning.type === 'date' && meaning.period.from ? Date.parse(meaning.period.from) : undefined;
  });
  return keys.every((each) => each !== undefined) && keys.some((each, at) => at > 0 && each < keys[at - 1]!);
}

/** Whether the stem shows the right option, and not all others with it. */
function isShown({ item: { form }, key, words, figures, distractors }: Exam): boolean {
  if (!key || form === 'true-false' || form === 'which-source' || form === 'not-said') return false;
  const shows = ({ meaning, words: own }: Offer): boolean =>
    meaning.type === 'words' ? standsIn(own, words) : figures.some((each) => isSaid(meaning, each));
  return shows(key) && !distractors.every(shows);
}

const NAMED: ReadonlySet<string> = new Set(['person', 'place', 'organisation']);

/** A name in small letters among names; or a right option that alone is a name, or alone is none. */
function isOddlyWritten(exam: Exam): boolean | string {
  const offers = saying(exam);
  const isCapital = ({ text }: Offer): boolean => !/^\p{Ll}/u.test(text);
  if (exam.key?.meaning.type !== 'words' || exam.item.form !== 'choice') return false;
  if (NAMED.has(sortOf(exam.key.value))) return offers.find((offer) => !isCapital(offer))?.text ?? false;
  const { key } = exam;
  return offers.every((offer) => offer === key || isCapital(offer) !== isCapital(key));
}

/** Whether the countries that a quote names stand in the title of the right document alone. */
function isObvious({ item, key, distractors, facts, asked }: Exam): boolean {
  if (item.form !== 'which-source' || !key || !asked) return false;
  const [a, b] = countriesOf(asked.pair);
  const named = countriesIn(item.stem, facts).filter((code) => code === a || code === b);
  const hasAll = ({ text }: Offer): boolean => {
    const told = countriesIn(text, facts);
    return named.every((code) => told.includes(code));
  };
  return named.length > 0 && hasAll(key) && !distractors.some(hasAll);
}

/** What lasts is no event: it has no one place in an order. */
const LASTING = /\b(?:has|have) been\b|\b(?:is|are|keeps?|maintains?|remains?|operates?)\b/;

const ALL =
  /\b(?:all|none|any|both|neither|either|some|two) of (?:the|these|them|those)\b|\b(?:both|neither|all) (?:[A-D]|options|answers)\b|^(?:all|none|both|neither|everything|nothing)$/i;

/** What can be wrong with the options. */
export const OPTION_RULES: readonly Rule[] = [
  { code: 'option-count', level: 'hard', finds: (exam) => !isCounted(exam) && `${exam.offers.length} options` },
  {
    code: 'option-twice',
    level: 'hard',
    finds: ({ offers }) => pairWith(offers, (a, b) => a.value === b.value || plain(a.text) === plain(b.text)),
  },
  {
    code: 'option-nested',
    level: 'hard',
    finds: (exam) =>
      PICKED.has(exam.item.form) &&
      pairWith(saying(exam), (a, b) => a.words.length < b.words.length && standsIn(a.words, b.words)),
  },
  {
    code: 'option-same',
    level: 'hard',
    finds: (exam) =>
      exam.item.form !== 'order' && pairWith(saying(exam), (a, b) => sameConcept(a.text, b.text, exam.facts)),
  },
  { code: 'key-longest', level: 'hard', finds: isLongest },
  {
    code: 'option-types',
    level: 'hard',
    finds: (exam) => {
      const sorts = new Set(
        saying(exam).flatMap(({ value, meaning }) =>
          exam.item.form === 'order' ? [] : `${sortOf(value)} ${meaning.type}`,
        ),
      );
      return sorts.size > 1 && [...sorts].join(', ');
    },
  },
  {
    code: 'option-precision',
    level: 'hard',
    finds: (exam) => precisions(exam).size > 1 && [...precisions(exam)].join(', '),
  },
  { code: 'option-units', level: 'hard', finds: (exam) => units(exam).size > 1 && [...units(exam)].join(', ') },
  { code: 'option-digits', level: 'hard', finds: isOddNumber },
  { code: 'option-unsorted', level: 'hard', finds: isUnsorted },
  {
    code: 'option-text',
    level: 'hard',
    finds: (exam) =>
      PICKED.has(exam.item.form) &&
      !exam.item.own &&
      saying(exam).find(({ text, meaning }) => !canMean(text, meaning))?.text,
  },
  { code: 'option-long', level: 'hard', finds: ({ offers }) => offers.find(({ text }) => text.length > 80)?.text },
  { code: 'option-all', level: 'hard', finds: ({ offers }) => offers.find(({ text }) => ALL.test(text))?.text },
  { code: 'option-in-stem', level: 'hard', finds: isShown },
  {
    code: 'event-dated',
    level: 'hard',
    finds: ({ item: { form }, offers }) =>
      form === 'order' &&
      offers.find(({ text }) => findDates(text).some(({ value }) => !String(value).startsWith('X')))?.text,
  },
  { code: 'source-obvious', level: 'hard', finds: isObvious },
  {
    code: 'event-lasting',
    level: 'soft',
    finds: ({ item: { form }, offers }) => form === 'order' && offers.find(({ text }) => LASTING.test(text))?.text,
  },
  {
    code: 'option-shape',
    level: 'hard',
    finds: isOddlyWritten,
  },
];
