import { countriesOf, type CountryCode } from '../../model/country.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { pairFor, precedes, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { spanOf } from './span.ts';
import { dateOf, whenOf } from './when.ts';
import { lasting } from './mission-claims.ts';

const BOTH = `(?:(?:both|the two|all|all (?:three|[\\uf400-\\uf7ff]+)) (?:of them|countries|nations|states|neighbours|neighbors)|they|both(?= \\p{Ll})|all (?:three|four|[\\uf400-\\uf7ff]+)(?= \\p{Ll})|(?:both )?${LAND('a')} and ${LAND('b')})`;
const ONE = `(?:${LAND('a')}|(?<it>it|the country|the principality|the kingdom|the republic))`;
const SORT =
  '(?:an? |the )?(?:(?:full|founding|founder|active|original|permanent|non-permanent|associate|member|fellow|early|key|charter|proud|also|observer|observers or|members or) ){0,3}';
const MEMBERS = '(?:members?|member states?|observers?)';
const ALSO = '(?:(?:also|both|each|currently|now|still|all|today|mutual|not|never|long) ){0,3}';

const WORD =
  "(?:(?!(?:In|On|It|The|Both|As|They|Since|He|She|This)\\b)\\p{Lu}[\\p{L}\\p{N}'’&/-]*(?:\\.\\p{L}+)*|[\\ue000-\\ue3ff]+(?:['’]s)?|[\\uf400-\\uf7ff]+)";
const INNER = '(?:of|for|on|in|the|de|to|against|of the|for the|on the|in the|de la)';
// "Organisation for Economic Co-operation and Development": what "and" joins within one name.
const ORG = new RegExp(
  `^(?:the )?(?<name>(?![\\ue000-\\ue3ff]+(?:['’]s)? (?!\\p{Lu}))${WORD}(?:(?: ${INNER})? ${WORD}|-${WORD}|(?<=\\b(?:Economic|Social|Political|Cultural|Customs)) and ${WORD}|, ${WORD} and ${WORD}(?= (?:Organi[sz]ation|Council|Association)))*)(?: \\((?<short>\\p{Lu}[\\p{L}-]{1,12})\\))?`,
  'u',
);
const NEXT =
  /^(?: \([^()]{0,40}\))?(?:, as well as |, and |, | and | as well as | or )(?=(?:the )?[\p{Lu}\ue000-\ue3ff])/u;
const NO_ORGANISATION =
  /^(?:[\ue000-\ue3ff]+(?:['’]s)?|Parliament|Congress|Cabinet|Government|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

interface Organisation {
  readonly name: string;
  readonly end: number;
  /** What stands in brackets behind it: "since 1948". */
  readonly note?: string;
}

/** The organisations listed at a place of a sentence: "the UN, NATO and the Council of Europe". */
function organisationsAt(sentence: Marked, at: number): Organisation[] {
  const { marks, text } = sentence;
  const found: Organisation[] = [];
  for (let from = at; found.length < 10;) {
    const match = ORG.exec(marks.slice(from, from + 160));
    if (
      !match ||
      !/^[\p{Lu}\ue000-\ue3ff]/u.test(match.groups!['name']!) ||
      NO_ORGANISATION.test(match.groups!['name']!)
    )
      return found;
    const lead = match[0].startsWith('the ') ? 4 : 0;
    const whole = wholeName(marks, from + lead, match.groups!['name']!.length);
    const end = Math.max(from + match[0].length, whole);
    const name = text.slice(from + lead, Math.max(whole, from + lead + match.groups!['name']!.length));
    const note = / \(([^()]{0,40}\d)\)/uy;
    note.lastIndex = end;
    const told = note.exec(text)?.[1];
    const stop = told === undefined ? end : end + told.length + 3;
    found.push({ name, end: stop, ...(told !== undefined && { note: told }) });
    const next = NEXT.exec(marks.slice(stop));
    if (!next) return found;
    from = stop + next[0].length;
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
  const found = whenOf(sentence, { start: match.at('verb')?.start ?? match.start, end });
  // What follows a comma tells of something else: "..., having signed the treaty in 1998".
  const isOther =
    found &&
    (/[,:;]/u.test(sentence.text.slice(end, found.start)) ||
      /\([^()]*$/u.test(sentence.text.slice(match.end, found.start)));
  const when = isOther ? undefined : found;
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
  const pairs = codes.length > 2 ? sentence.unit.passage.pairs : [pairFor(sentence.unit, codes)];
  if (!last || codes.length === 0 || pairs[0] === undefined) return [];
  const quote = spanOf(sentence.text, { start, end: last.end }, when);
  const since = when && /\b(?:since|since its founding in)\s*$/iu.test(sentence.text.slice(0, when.start));
  const told = modalityOf(sentence.text.slice(quote.start, quote.end));
  const modality = negated ? 'negated' : told;
  if (told === 'negated' && !negated) return [];
  const own = periodOf(when, since);
  return organisations
    .filter(({ note = '' }) => !ENDED.test(note))
    .flatMap(({ name, note }) =>
      pairs.map((pair) => ({
        kind: 'membership',
        between: codes,
        ...(pair && { pair }),
        value: { type: 'organisation', of: 'membership', names: [name] },
        organisation: name,
        members: codes.length > 2 && pair ? [...countriesOf(pair)] : [...codes],
        period: note === undefined ? own : noted(note),
        ...(when?.qualifier && { qualifier: when.qualifier }),
        modality,
        quote,
      })),
    );
}

const ENDED = /\b(?:until|till|left|suspended|withdrew|former)\b/iu;
const periodOf = (when: Membership['when'], since: boolean | undefined): string | undefined =>
  since && when ? lasting(when.edtf) : when?.edtf;

function noted(note: string): string | undefined {
  const edtf = dateOf(note);
  return edtf !== undefined && /\bsince\b/iu.test(note) ? lasting(edtf) : edtf;
}

/** The countries that are the subject: the named ones, the two, or the one that the text is about. */
function subjects(match: Match): CountryCode[] {
  const { sentence } = match;
  const [a, b] = [match.land('a'), match.land('b')];
  if (a) return b ? [a, b] : [a];
  if (match.at('it')) return sentence.unit.document.countries.length === 1 ? [...sentence.unit.document.countries] : [];
  const { countries } = sentence.unit.document;
  return [
    ...(theTwo(sentence) ??
      (countries.length > 2 && /^ ?all /iu.test(sentence.text.slice(match.start)) ? countries : [])),
  ];
}

const read = (match: Match): Said[] =>
  members(match, subjects(match), /\b(?:not|never)\b/iu.test(match.words('verb') ?? ''));

const TOLD = /\b(?:members?|observers?|member states?) (?:of|in) |\bjoined /gu;

/** "A applied in 2001 and became a member on 3 May 2004": of what the words before, or the sentence before, were about. */
function unnamed(match: Match): Said[] {
  const { sentence } = match;
  const lead = sentence.marks.slice(0, match.start);
  // The clause's own subject counts, else the first of the sentence.
  const clause = lead.slice(Math.max(0, ...[...lead.matchAll(/[,;:] /gu)].map(({ index }) => index)));
  const mark = /[\ue000-\ue3ff]/u.exec(clause)?.[0] ?? /[\ue000-\ue3ff]/u.exec(lead)?.[0] ?? '';
  const subject = match.land('a') ?? sentence.named.get(mark);
  const when = whenOf(sentence, match);
  const organisation = organisationBefore(sentence, lead) ?? organisationBefore(precedes(sentence));
  if (!subject || !when || !organisation) return [];
  return saidOf(sentence, {
    codes: [subject],
    organisations: [{ name: organisation.name, end: match.end }],
    negated: false,
    start: match.at('a')?.start ?? 0,
    when,
  });
}

/** The organisation last told of: the last of a list. */
function organisationBefore(sentence: Marked | undefined, marks = sentence?.marks ?? ''): Organisation | undefined {
  const told = [...marks.matchAll(TOLD)].at(-1);
  return told && sentence ? organisationsAt(sentence, told.index + told[0].length).at(-1) : undefined;
}

const readers: readonly Reader[] = [
  {
    pattern: pattern(`${BOTH} (?<verb>(?:are|were|became|have been) ${ALSO})${SORT}${MEMBERS} (?:of|in|at|to) `),
    read,
  },
  {
    pattern: pattern(
      `${ONE} (?<verb>(?:is|was|became|has been|remains) ${ALSO})${SORT}(?:${MEMBERS} (?:of|in|at|to)|party to) `,
    ),
    read,
  },
  {
    pattern: pattern(
      `(?:${ONE}|${BOTH}) (?<verb>(?:has |had |officially |formally |also |later ){0,2}(?:joined|acceded to|entered|was admitted (?:to|into)|was accepted into)) `,
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
  {
    pattern: pattern(
      `\\b(?:became|was admitted as|were admitted as|is|was) ${SORT}${MEMBERS}(?=(?: since)?(?: on| in)? [\\uf000-\\uf3ff])`,
    ),
    read: unnamed,
  },
  {
    pattern: pattern(
      `${LAND('a')} (?:joined|acceded to|entered) (?:the latter|it|the organi[sz]ation|the bloc|the alliance|the union)(?= (?:only |later )?(?:on|in) )`,
    ),
    read: unnamed,
  },
  {
    pattern: pattern(`(?:${BOTH}|${ONE}) (?<verb>(?:(?:also|both|each|today) )?belongs? )to `),
    read: (match) => onlyOrganisations(read(match)),
  },
  {
    pattern: pattern(`(?:${BOTH}|${ONE}) (?<verb>(?:are|is) ${ALSO})in `),
    read: (match) => onlyOrganisations(read(match)),
  },
  {
    // "A is a founder of the League and joined the Union in 1986."
    pattern: pattern(
      `^ ?${LAND('a')} [^;]{3,120}?,? and (?<verb>(?:later |then )?(?:joined|entered|acceded to|was admitted to)) `,
    ),
    read: (match) => joins(match),
  },
];

/** "Joined" is also said of wars and coalitions: the day must be told, and the name be one of an organisation. */
const joins = (match: Match): Said[] => onlyOrganisations(read(match).filter(({ period }) => period !== undefined));

const onlyOrganisations = (all: readonly Said[]): Said[] =>
  all.filter((said) => said.kind === 'membership' && AN_ORGANISATION.test(said.organisation));
const AN_ORGANISATION =
  /^\p{Lu}{2,}$|\b(?:Mercosur|Benelux|Entente|Nations|Union|Community|Organi[sz]ation|Association|Area|Council|Alliance|Commonwealth|League|Fund|Bank|Agency|Treaty|Pact|Court|Group|Forum|Conference|Movement|Partnership|Secretariat|Cooperation|Francophonie)\b/u;

/** Which organisations the two belong to, and since when. */
export const membershipRule = ruleOf(
  'membership',
  readers,
  /member|observer|joined|acceded|entered|admitted|accepted|party|belong|\b(?:are|is) (?:\p{L}+ )?in /iu,
);
