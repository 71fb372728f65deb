import type { Modality, Qualifier } from '../../model/claim.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Item, Key } from '../../model/quiz.ts';
import { tokenize } from '../../search/words.ts';
import { type Exam, type Offer, type Rule } from './exam.ts';
import { figuresIn } from './figures.ts';
import { contraryTo, countriesIn, sayingAlike } from './facts.ts';
import { isSaid, namingWords, standsIn } from './meaning.ts';
import { ATTRIBUTION, CRIME, DATING, peopleIn, SUSPICION } from './words.ts';

/** What a stem says where its claim does not commit itself. */
const HEDGES: Readonly<Record<Exclude<Modality, 'asserted' | 'negated'>, RegExp>> = {
  reported: /\breport\p{Ll}{0,8}\b|\baccording to\b|\bsaid to\b/iu,
  estimated: /\bestimat\p{Ll}{0,5}\b/iu,
  proposed: /\bpropos\p{Ll}{0,5}\b/iu,
  planned:
    /\bplan(?:s|ned|ning)?\b|\bwilling\p{Ll}{0,5}\b|\bintend\p{Ll}{0,4}\b|\b(?:set|due|expected|aims?) to\b|\btargets?\b/iu,
  announced: /\bannounc\p{Ll}{0,6}\b/iu,
  intended: /\bint(?:end|ent)\p{Ll}{0,5}\b|\bmeant\b/iu,
  considered: /\bconsider\p{Ll}{0,6}\b/iu,
  ordered: /\border(?:s|ed)?\b/iu,
};

const ROUGHLY = /\b(?:about|around|approximately|roughly|some|nearly|almost|close to|over|more than|at least|up to)\b/i;
const QUALIFIERS: Readonly<Partial<Record<Qualifier, RegExp>>> = {
  about: ROUGHLY,
  some: ROUGHLY,
  over: /\b(?:over|more than|above|exceed\p{Ll}{0,3}|at least)\b/iu,
  nearly: /\b(?:nearly|almost|close to|just under|about|around|approximately|roughly)\b/i,
  late: /\blate\b/i,
  early: /\bearly\b/i,
  within: /\b(?:within|only|in less than|no later than)\b/i,
  // The time comes from the sentences around: without it the stem hangs in the air.
  implied: DATING,
};

/** The hedge of a claim that neither its stem nor all of its options carry. */
function droppedHedge({ asked, item, offers }: Exam): string | undefined {
  // Who asks for the source of a quote has its hedges in the quote.
  if (!asked || item.form === 'which-source') return undefined;
  const { modality, qualifier } = asked;
  const carries = (hedge: RegExp | undefined): boolean =>
    hedge === undefined || hedge.test(item.stem) || (offers.length > 0 && offers.every(({ text }) => hedge.test(text)));
  if (modality !== 'asserted' && modality !== 'negated' && !carries(HEDGES[modality])) return modality;
  return qualifier !== undefined && isAsked(asked, qualifier) && !carries(QUALIFIERS[qualifier])
    ? qualifier
    : undefined;
}

/** A rough figure matters where a figure is asked for, a rough time where a time is. */
const isAsked = ({ value }: Claim, qualifier: Qualifier): boolean =>
  /^(?:late|early)$/.test(qualifier) ? value.type === 'date' : value.type !== 'date' || qualifier === 'within';

/** Whether a quote has what the right option says. */
function isQuoted({ meaning, words }: Offer, { quote }: Claim, exam: Exam): boolean {
  if (meaning.type === 'document') return true;
  if (meaning.type === 'words') {
    const told = new Set(tokenize(quote));
    const countries = countriesIn(words.join(' '), exam.facts);
    const isNamed = countries.length > 0 && countries.every((code) => countriesIn(quote, exam.facts).includes(code));
    return isNamed || words.filter((word) => told.has(word)).length * 2 > words.length;
  }
  return figuresIn(quote).some(
    (told) =>
      isSaid(meaning, told, false) || (told.type === 'number' && meaning.type === 'number' && told.n === meaning.n),
  );
}

/** A claim whose quote its document does not have at its place. */
const misquoted = ({ claims, facts }: Exam): string | undefined =>
  claims.find(({ document, start, end, quote }) => facts.documents.get(document)?.source.slice(start, end) !== quote)
    ?.id;

/** What a stem says whose words it asks about, if that is no document of its facts. */
function misattributed({ item, claims, facts }: Exam): string | undefined {
  const [, named] =
    /\baccording to (?:the )?(?:document |source |text |page )?["“]?([^"”,:?]{3,120})/i.exec(item.stem) ?? [];
  if (named === undefined || claims.length === 0 || /^(?:documents|sources|texts)$/i.test(named)) return undefined;
  const words = namingWords(named);
  const own = claims.some(({ document, quote }) => {
    const { title = '', publisher = '' } = facts.documents.get(document) ?? {};
    return [title, publisher, `${publisher} ${title}`, quote].some((text) => {
      const told = namingWords(text);
      return standsIn(told, words) || standsIn(words, told);
    });
  });
  return own ? undefined : named;
}

const stemAndOptions = ({ item, offers }: Exam): string[] => [item.stem, ...offers.map(({ text }) => text)];

/** A people or nationality beside a crime: said of all of them, whatever the one sentence was about. */
const blamesPeople = (exam: Exam): string | undefined =>
  stemAndOptions(exam)
    .filter((text) => CRIME.test(text))
    .flatMap((text) => peopleIn(text, exam.facts))[0];

/** The sort of key that each form has. */
const KEYS: Readonly<Record<Item['form'], Key['type']>> = {
  choice: 'option',
  'true-false': 'option',
  'which-source': 'option',
  'not-said': 'option',
  number: 'number',
  cloze: 'texts',
  order: 'order',
  match: 'order',
};

/** Whether the key that a teacher's own item brings cannot answer it. */
function misfits({ form, options, facts, own }: Item): string | boolean {
  if (!own) return false;
  const { key } = own;
  // Where there is a fact, it alone says what is right.
  if (facts.length > 0) return 'an own answer beside facts';
  if (key.type !== KEYS[form]) return `${key.type} for ${form}`;
  if (key.type === 'option') return key.at >= options.length;
  const places = key.type === 'order' ? key.order.toSorted((a, b) => a - b) : [];
  return key.type === 'order' && (places.length !== options.length || places.some((place, at) => place !== at));
}

/** What can be wrong with what is right. */
export const KEY_RULES: readonly Rule[] = [
  {
    code: 'fact-gone',
    level: 'hard',
    finds: ({ item, facts }) => item.facts.find((id) => !facts.claims.has(id)),
  },
  { code: 'no-fact', level: 'hard', finds: ({ item }) => item.facts.length === 0 && !item.own },
  { code: 'key-form', level: 'hard', finds: ({ item }) => misfits(item) },
  {
    code: 'key-count',
    level: 'hard',
    finds: ({ item, offers, right, asked }) => {
      if (offers.length === 0 || item.form === 'order' || item.form === 'match') return false;
      const isOpen = !asked && !item.own;
      return !isOpen && right.length !== 1 && `${right.length} of the options are right`;
    },
  },
  {
    code: 'key-unquoted',
    level: 'hard',
    finds: (exam) => {
      const { key, asked, item } = exam;
      if (!key || !asked || item.form !== 'choice') return false;
      return !isQuoted(key, asked, exam) && key.text;
    },
  },
  {
    code: 'disputed',
    level: 'hard',
    finds: ({ item, asked, facts }) =>
      item.form !== 'which-source' &&
      !ATTRIBUTION.test(item.stem) &&
      (asked ? sayingAlike(asked, facts) : []).flatMap((claim) => contraryTo(claim, facts))[0]?.id,
  },
  { code: 'attribution', level: 'hard', finds: misattributed },
  { code: 'hedge-dropped', level: 'hard', finds: droppedHedge },
  { code: 'misquoted', level: 'hard', finds: misquoted },
  { code: 'people-blamed', level: 'hard', finds: blamesPeople },
  {
    code: 'sensitive',
    level: 'hard',
    finds: (exam) => {
      if (exam.item.sensitive) return false;
      const claim = exam.claims.find(({ sensitive }) => sensitive !== undefined);
      const words = stemAndOptions(exam).map((text) => (CRIME.exec(text) ?? SUSPICION.exec(text))?.[0]);
      return claim?.sensitive ?? words.find((word) => word !== undefined);
    },
  },
];
