import type { CountryCode } from '../../model/country.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { pairFor, precedes, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { spanOf } from './span.ts';
import { whenOf } from './when.ts';

const BOTH = `(?:(?:both|the two|all) (?:countries|nations|states|neighbours|neighbors)|they|(?:both )?${LAND('a')} and ${LAND('b')})`;
const ONE = `(?:${LAND('a')}|(?<it>it|the country|the principality|the kingdom|the republic))`;
const SORT =
  '(?:an? |the )?(?:(?:full|founding|founder|active|original|permanent|non-permanent|associate|member|fellow|early|key|charter|proud|also|observer) ){0,3}';
const ALSO = '(?:(?:also|both|each|currently|now|still|all|today|mutual|not|never|long) ){0,3}';

const WORD =
  "(?:(?!(?:In|On|It|The|Both|As|They|Since|He|She|This)\\b)\\p{Lu}[\\p{L}\\p{N}'’&/-]*(?:\\.\\p{L}+)*|[\\ue000-\\ue3ff]+(?:['’]s)?)";
const INNER = '(?:of|for|on|in|the|de|to|against|of the|for the|on the|in the|de la)';
// "Organisation for Economic Co-operation and Development": what "and" joins within one name.
const ORG = new RegExp(
  `^(?:the )?(?<name>${WORD}(?:(?: ${INNER})? ${WORD}|-${WORD}|, ${WORD} and ${WORD}(?= (?:Organi[sz]ation|Council|Association)))*)(?: \\((?<short>\\p{Lu}[\\p{L}-]{1,12})\\))?`,
  'u',
);
const NEXT = /^(?:, as well as |, and |, | and | as well as | or )(?=(?:the )?[\p{Lu}\ue000-\ue3ff])/u;
const NO_ORGANISATION =
  /^(?:[\ue000-\ue3ff]+(?:['’]s)?|Parliament|Congress|Cabinet|Government|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

interface Organisation {
  readonly name: string;
  readonly end: number;
}

/** The organisations listed at a place of a sentence: "the UN, NATO and the Council of Europe". */
function organisationsAt(sentence: Marked, at: number): Organisation[] {
  const { marks, text } = sentence;
  const found: Organisation[] = [];
  for (let from = at; found.length < 10;) {
    const match = ORG.exec(marks.slice(from, from + 160));
    if (!match || NO_ORGANISATION.test(match.groups!['name']!)) return found;
    const lead = match[0].startsWith('the ') ? 4 : 0;
    const whole = wholeName(marks, from + lead, match.groups!['name']!.length);
    const end = Math.max(from + match[0].length, whole);
    found.push({ name: text.slice(from + lead, Math.max(whole, from + lead + match.groups!['name']!.length)), end });
    const next = NEXT.exec(marks.slice(end));
    if (!next) return found;
    from = end + next[0].length;
  }
  return found;
}

/** Where a name ends that goes on behind "and": "... for Economic Co-operation and Development". */
function wholeName(marks: string, start: number, length: number): number {
  const end = start + length;
  const name = marks.slice(start, end);
  const more = /^ and \p{Lu}\p{Ll}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*/u.exec(marks.slice(end));
  return more && / (?:for|on|of) /u.test(name) && !/ (?:Nations|States|Europe|Countries)$/u.test(name)
    ? end + more[0].length
    : end;
}

function members(match: Match, codes: readonly CountryCode[], negated: boolean): Said[] {
  const { sentence } = match;
  const organisations = organisationsAt(sentence, match.end);
  const end = organisations.at(-1)?.end ?? match.end;
  const found = whenOf(sentence, { start: match.start, end });
  // What follows a comma tells of something else: "..., having signed the treaty in 1998".
  const when = found && /,/u.test(sentence.text.slice(end, found.start)) ? undefined : found;
  return saidOf(sentence, { codes, organisations, negated, start: match.start, when });
}

interface Membership {
  readonly codes: readonly CountryCode[];
  readonly organisations: readonly Organisation[];
  readonly negated: boolean;
  readonly start: number;
  readonly when: ReturnType<typeof whenOf>;
}

function saidOf(sentence: Marked, { codes, organisations, negated, start, when }: Membership): Said[] {
  const last = organisations.at(-1);
  if (!last || codes.length === 0 || !pairFor(sentence.unit, codes)) return [];
  const quote = spanOf(sentence.text, { start, end: last.end }, when);
  const since = when && /\b(?:since|since its founding in)\s*$/iu.test(sentence.text.slice(0, when.start));
  const told = modalityOf(sentence.text.slice(quote.start, quote.end));
  const modality = negated ? 'negated' : told;
  if (told === 'negated' && !negated) return [];
  return organisations.map(({ name }) => ({
    kind: 'membership',
    between: codes,
    value: { type: 'organisation', of: 'membership', names: [name] },
    organisation: name,
    members: [...codes],
    period: since && !when.edtf.includes('/') ? `${when.edtf}/..` : when?.edtf,
    ...(when?.qualifier && { qualifier: when.qualifier }),
    modality,
    quote,
  }));
}

/** The countries that are the subject: the named ones, the two, or the one that the text is about. */
function subjects(match: Match): CountryCode[] {
  const { sentence } = match;
  const [a, b] = [match.land('a'), match.land('b')];
  if (a) return b ? [a, b] : [a];
  if (match.at('it')) return sentence.unit.document.countries.length === 1 ? [...sentence.unit.document.countries] : [];
  return [...(theTwo(sentence) ?? [])];
}

const read = (match: Match): Said[] =>
  members(match, subjects(match), /\b(?:not|never)\b/iu.test(match.words('verb') ?? ''));

/** "A applied in 2001 and became a member on 3 May 2004": of what the sentence before was about. */
function unnamed(match: Match): Said[] {
  const { sentence } = match;
  const codes = [...sentence.named].filter(([char]) => sentence.marks.slice(0, match.start).includes(char));
  const [subject] = codes.toSorted(([x], [y]) => sentence.marks.indexOf(x) - sentence.marks.indexOf(y));
  const when = whenOf(sentence, match);
  const before = precedes(sentence);
  const told = before && /\b(?:members? of|joined|member state of) /u.exec(before.marks);
  const organisation = told ? organisationsAt(before, told.index + told[0].length)[0] : undefined;
  if (
    !subject ||
    !when ||
    !organisation ||
    /\b(?:of|in) (?:the )?\p{Lu}/u.test(sentence.text.slice(match.end, match.end + 12))
  )
    return [];
  return saidOf(sentence, {
    codes: [subject[1]],
    organisations: [{ name: organisation.name, end: match.end }],
    negated: false,
    start: 0,
    when,
  });
}

const readers: readonly Reader[] = [
  {
    pattern: pattern(`${BOTH} (?<verb>(?:are|were|became|have been) ${ALSO})${SORT}(?:members?|member states) of `),
    read,
  },
  {
    pattern: pattern(
      `${ONE} (?<verb>(?:is|was|became|has been|remains) ${ALSO})${SORT}(?:members?|member state|party) of `,
    ),
    read,
  },
  {
    pattern: pattern(
      `${ONE} (?<verb>(?:has |had |officially |formally |also |later ){0,2}(?:joined|acceded to|entered|was admitted to|was accepted into|were admitted to)) `,
    ),
    read: (match) => joins(match),
  },
  {
    pattern: pattern('\\b(?<verb>membership) (?:in|of) (?=the )'),
    read(match) {
      const [home, another] = match.sentence.unit.document.countries;
      const when =
        home &&
        !another &&
        /\b(?:its|their|independent) (?:\p{L}+ ){0,2}$/iu.test(match.sentence.text.slice(0, match.start));
      return when ? members(match, [home], false).filter(({ period }) => period !== undefined) : [];
    },
  },
  { pattern: pattern('\\bbecame (?:an? )?(?:full |founding )?members?(?= (?:on|in))'), read: unnamed },
];

/** "Joined" is also said of wars and coalitions: the day must be told, and the name be one of an organisation. */
function joins(match: Match): Said[] {
  const named = read(match).filter(({ period }) => period !== undefined);
  return named.filter(
    (said) =>
      said.kind === 'membership' &&
      /^\p{Lu}{2,}$|\b(?:Nations|Union|Community|Organi[sz]ation|Association|Area|Council|Alliance|Commonwealth|League|Fund|Bank|Agency|Treaty|Pact|Court|Group)\b/u.test(
        said.organisation,
      ),
  );
}

/** Which organisations the two belong to, and since when. */
export const membershipRule = ruleOf('membership', readers, /member|joined|acceded|entered|admitted|party/iu);
