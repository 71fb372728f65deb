import type { Answer, Answered, Finding, Group, Note } from '../model/answer.ts';
import { countriesOf, type Pair } from '../model/country.ts';
import { plainOf, type Passage } from '../model/document.ts';
import { yearsOf } from '../model/grammar.ts';
import { isKind, KIND_NAMES, kinds, type Claim, type KindName } from '../model/kinds/index.ts';
import { byPeriod, newestYear } from '../model/period.ts';
import type { Lookup } from '../model/lookup.ts';
import { questionOf, type Question } from '../model/question.ts';
import { TOPICS } from '../model/topic.ts';
import type { Index } from '../search/index.ts';
import { fold, termsOf, tokenize } from '../search/words.ts';
import { citeClaim, distinct, findingOfPassage } from './citation.ts';
import { gather, inYears, passageInYears } from './evidence.ts';
import { notesOn, notesOnTotals } from './notes.ts';
import { refuse } from './refuse.ts';
import { begunBy, missionsOn } from './state.ts';

const asQuestion = ({ topic, pairs, latest: _, sideBySide: __, ...slots }: Lookup): Question =>
  questionOf({ countries: [...new Set(pairs.flatMap(countriesOf))], pairs, kinds: TOPICS[topic].kinds, ...slots });

const shapeOf = (lookup: Lookup): Answered['shape'] => (lookup.sideBySide ? 'comparison' : TOPICS[lookup.topic].shape);

/** Lists what the documents hold for typed options; refuses, with the reason, when they hold nothing. */
export function browse(lookup: Lookup, index: Index): Answer {
  const question = asQuestion(lookup);
  const ofKind = claimsFor(lookup, index);
  const inTime = lookup.years ? ofKind.filter((claim) => inYears(claim, lookup.years!)) : ofKind;
  if (lookup.asOf) return asOfDate(lookup, lookup.asOf, inTime, index);
  const chosen = lookup.latest ? newest(inTime) : inTime;
  if (chosen.length > 0) return listed(lookup, chosen, index);
  const passages = passagesFor(lookup, index);
  if (passages.length > 0) {
    return {
      status: 'answered',
      shape: shapeOf(lookup),
      lookup,
      question,
      groups: [{ label: { by: 'found' }, findings: passages }],
      notes: [{ code: 'passage-only' }],
    };
  }
  const anywhere = lookup.city !== undefined && claimsFor(withoutCity(lookup), index).length > 0;
  const covered = lookup.pairs.some((pair) => index.library.pairs.includes(pair));
  const reason =
    ofKind.length > 0
      ? 'period-not-covered'
      : anywhere
        ? 'value-not-stated'
        : covered
          ? 'kind-not-covered'
          : 'pair-not-covered';
  const evidence = { ...gather(question, index), claims: ofKind.map((item) => ({ item, coverage: 0, score: 0 })) };
  return refuse(question, evidence, index, reason);
}

const withoutCity = ({ city: _, ...rest }: Lookup): Lookup => rest;

/** How things stood on a date: missions by their state, other claims by whether they had begun. */
function asOfDate(lookup: Lookup, date: string, claims: readonly Claim[], index: Index): Answer {
  const question = asQuestion(lookup);
  const missions = lookup.topic === 'embassy' || lookup.topic === 'mission' ? missionsOn(claims, date, index) : [];
  if (missions.some(({ state }) => state !== 'unknown')) {
    const group: Group = { label: { by: 'kind', kind: 'mission' }, findings: missions };
    return { status: 'answered', shape: 'list', lookup, question, groups: [group], notes: [] };
  }
  const begun = missions.length > 0 ? [] : claims.filter((claim) => begunBy(claim, date));
  if (begun.length > 0) return listed(lookup, lookup.latest ? newest(begun) : begun, index);
  const evidence = { ...gather(question, index), claims: claims.map((item) => ({ item, coverage: 0, score: 0 })) };
  return refuse(question, evidence, index, 'as-of-unknown');
}

/** No pair at all is nothing to look up. */
const claimsFor = (lookup: Lookup, index: Index): Claim[] =>
  lookup.pairs.length > 0 ? index.claimsIn(lookup).filter((claim) => fits(claim, lookup, index)) : [];

function fits(claim: Claim, lookup: Lookup, index: Index): boolean {
  const { kinds: asked, also } = TOPICS[lookup.topic];
  if (asked.length > 0 && !asked.includes(claim.kind) && !also?.(claim)) return false;
  if (lookup.topic === 'timeline' && !claim.period) return false;
  if (lookup.city && !claimNames(claim, lookup.city, index) && !deniesAny(claim)) return false;
  const flow = claim as { exporter?: string };
  return !lookup.direction || flow.exporter === undefined || flow.exporter === lookup.direction.exporter;
}

const claimNames = (claim: Claim, city: string, index: Index): boolean =>
  fold(
    `${citeClaim(claim, index).quote} ${JSON.stringify(claim.value)} ${(claim as { city?: string }).city ?? ''}`,
  ).includes(fold(city));

/** "Neither country keeps an embassy" is told of every city. */
const deniesAny = (claim: Claim): boolean =>
  isKind('mission', claim) && claim.status === 'none' && claim.city === undefined;

/** Of each pair the claims of its newest year; undated ones hold as of the text and stay. */
function newest(claims: readonly Claim[]): Claim[] {
  const last = new Map<Pair, number>();
  for (const claim of claims) last.set(claim.pair, Math.max(last.get(claim.pair) ?? 0, yearOf(claim) ?? 0));
  return claims.filter((claim) => !claim.period || claim.period.open || yearOf(claim) === last.get(claim.pair));
}

const yearOf = ({ period }: Claim): number | undefined =>
  period && period.precision !== 'yearless' ? newestYear(period) : undefined;

function listed(lookup: Lookup, claims: readonly Claim[], index: Index): Answer {
  const question = asQuestion(lookup);
  const notes: Note[] = lookup.latest ? latestNote(claims) : claims.length === 1 ? notesOn(claims[0]!) : [];
  return {
    status: 'answered',
    shape: shapeOf(lookup),
    lookup,
    question,
    groups: withUnread(GROUPED[shapeOf(lookup)](claims, index, lookup.pairs), lookup, index),
    notes: [...notes, ...notesOnTotals(claims)],
  };
}

/** Lines up to which a list is filled with passages of texts that rules have read in part only. */
const FILLED = 4;

/** A short list with what rules may have left unread; by date where it is a timeline. */
function withUnread(groups: readonly Group[], lookup: Lookup, index: Index): readonly Group[] {
  const told = groups.flatMap(({ findings }) => findings);
  const shape = shapeOf(lookup);
  if (!told.some(({ claim }) => claim?.extracted) || told.length >= FILLED || lookup.latest) return groups;
  if (shape === 'card' || shape === 'comparison') return groups;
  const unread = passagesFor(lookup, index).filter(
    ({ citation }) =>
      !told.some((one) => one.citation.document === citation.document && one.citation.start === citation.start),
  );
  const found = unread.slice(0, FILLED - told.length);
  return found.length > 0 ? [...groups, { label: { by: 'found' }, findings: found }] : groups;
}

function latestNote(claims: readonly Claim[]): Note[] {
  const years = claims.flatMap((claim) => yearOf(claim) ?? []);
  // Several pairs have several latest years; each line shows its own.
  return years.length > 0 && new Set(claims.map(({ pair }) => pair)).size === 1
    ? [{ code: 'latest-year', year: Math.max(...years) }]
    : [];
}

const findingsOf = (claims: readonly Claim[], index: Index): Finding[] =>
  claims.map((claim) => ({ citation: citeClaim(claim, index), claim, score: 1 }));

type Grouping = (claims: readonly Claim[], index: Index, pairs: readonly Pair[]) => Group[];
const byDate = (claims: readonly Claim[]): Claim[] => claims.toSorted((a, b) => byPeriod(a.period, b.period));

const byKind = (claims: readonly Claim[], index: Index): Group[] =>
  KIND_NAMES.flatMap((kind): Group[] => {
    const own = claims.filter((claim) => claim.kind === kind);
    return own.length > 0 ? [{ label: { by: 'kind', kind }, findings: distinct(findingsOf(byDate(own), index)) }] : [];
  });

/** Lines of one kind on a page about a pair, where it is more than one. */
const ROOM: Partial<Record<KindName, number>> = { mission: 3, 'trade-flow': 2 };

/** The newest findings of a group, as many as a page about a pair has room for; of relations, how they began. */
function newestOf(group: Group): Group {
  const kind = group.label.by === 'kind' ? group.label.kind : undefined;
  const room = (kind && ROOM[kind]) ?? 1;
  const { findings } = group;
  return {
    ...group,
    findings:
      kind === 'diplomatic-relations'
        ? findings.slice(0, room)
        : findings
            .filter(({ claim }) => claim?.period)
            .slice(-room)
            .concat(findings)
            .slice(0, room),
  };
}

const GROUPED: Readonly<Record<Answered['shape'], Grouping>> = {
  answer: (claims, index) => [{ label: { by: 'found' }, findings: findingsOf(claims, index) }],
  list: byKind,
  card: (claims, index) =>
    byKind(
      claims.filter(({ sensitive }) => !sensitive),
      index,
    ).map(newestOf),
  timeline(claims, index) {
    const yearless = claims.filter(({ period }) => period?.precision === 'yearless');
    const dated = narrowest(
      claims.filter(({ period }) => period && period.precision !== 'yearless'),
      index,
    );
    const groups: Group[] = [
      { label: { by: 'found' }, findings: findingsOf(byDate(dated), index) },
      { label: { by: 'undated' }, findings: distinct(findingsOf(yearless, index)) },
    ];
    return groups.filter(({ findings }) => findings.length > 0);
  },
  // A pair of which nothing is told keeps its place: that is a result, too.
  comparison: (claims, index, pairs) =>
    pairs.map((pair) => {
      const own = claims.filter((claim) => claim.pair === pair);
      return { label: { by: 'pair', pair }, findings: distinct(findingsOf(byDate(own), index)) };
    }),
};

/** Of the claims that one passage makes, the one with the shortest period: a day tells more than its month. */
function narrowest(claims: readonly Claim[], index: Index): Claim[] {
  const length = ({ period }: Claim): number =>
    Date.parse(period?.to ?? '9999-12-31') - Date.parse(period?.from ?? '0001-01-01');
  const byPassage = Map.groupBy(claims, (claim) => `${claim.document}:${citeClaim(claim, index).start}`);
  return [...byPassage.values()].map((same) =>
    same.reduce((best, claim) => (length(claim) < length(best) ? claim : best)),
  );
}

/** Passages in the words of the asked kinds: what a document without reviewed claims has to offer. */
function passagesFor(lookup: Lookup, index: Index): Finding[] {
  const reviewed = new Set(index.claimsIn(lookup).flatMap(({ document, extracted }) => (extracted ? [] : [document])));
  const isUnread = ({ document }: Passage): boolean => !reviewed.has(document);
  if (lookup.topic === 'timeline') return timelineOf(isUnread, lookup, index);
  const words = [
    ...new Set(TOPICS[lookup.topic].kinds.flatMap((kind: KindName) => kinds[kind].words).flatMap(tokenize)),
  ].map((text) => ({ text, terms: termsOf(text).slice(0, 1) }));
  return index
    .passages(words, lookup, 'any')
    .filter(({ item }) => isUnread(item))
    .filter(({ item }) =>
      words.some(({ terms }) => tokenize(plainOf(item)).some((token) => termsOf(token)[0] === terms[0])),
    )
    .filter(({ item }) => !lookup.years || passageInYears(item, lookup.years, index))
    .filter(({ item }) => !lookup.city || fold(plainOf(item)).includes(fold(lookup.city)))
    .slice(0, 6)
    .map((match) => findingOfPassage(match, index));
}

function timelineOf(isUnread: (passage: Passage) => boolean, lookup: Lookup, index: Index): Finding[] {
  const dated = index
    .documents(lookup)
    .flatMap(({ sections }) => sections.filter(({ searchable }) => searchable).flatMap(({ passages }) => passages))
    .filter((passage) => isUnread(passage) && passage.pairs.some((pair) => lookup.pairs.includes(pair)))
    .flatMap((item) => {
      const years = index.values(item).flatMap((found) => yearsOf(found) ?? []);
      return years[0] && (!lookup.years || passageInYears(item, lookup.years, index))
        ? [{ item, year: years[0].from }]
        : [];
    });
  return dated
    .toSorted((a, b) => a.year - b.year)
    .map(({ item }) => findingOfPassage({ item, coverage: 1, score: 1 }, index));
}
