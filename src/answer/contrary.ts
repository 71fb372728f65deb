import { isKind, kindOf, type Claim, type KindName } from '../model/kinds/index.ts';
import { tellsOfEnvoy } from '../model/kinds/person-role.ts';
import { pairOf } from '../model/country.ts';
import { overlaps } from '../model/period.ts';
import type { AskedYears, Question, Word } from '../model/question.ts';
import type { Index, Match } from '../search/index.ts';
import { oppositesOf, synonymsOf } from '../search/thesaurus.ts';
import { tokenize } from '../search/words.ts';
import { gather, inYears, type Evidence } from './evidence.ts';
import { claimGives, isOfAnother } from './gives.ts';
import { otherPlace } from './otherplace.ts';
import type { Check, Denied } from './premise.ts';
import { stemsOf } from './word.ts';

/** The share of a question that a claim must hold, the doubtful word left out, to be about the same thing. */
const SAME = 0.45;
/** The same for a claim that only differs in being so. */
const VERY_SAME = 0.6;

const says = (claim: Claim, terms: Iterable<string>): boolean => {
  const stems = stemsOf(`${claim.quote} ${claim.value.of}`);
  for (const term of terms) if (stems.has(term)) return true;
  return false;
};

/** Words with which a text says that something is not so, or was refused. */
const DENYING = /\b(not|no|none|never|neither|nor|without|denied|refused|rejected|suspended|closed|lacks?)\b/i;

/** Premises that a text contradicts by its words: an opposite, a yes to a no, another office, another country. */
export const WORD_CHECKS: readonly Check[] = [
  contrary,
  affirmed,
  reversed,
  otherYear,
  otherOffice,
  otherPerson,
  otherPlace,
  otherSide,
  otherActor,
  otherNationality,
];

/** "Why has trade been shrinking" where the text tells that it grew. */
function contrary(question: Question, evidence: Evidence, index: Index): Denied | undefined {
  for (const word of question.followed?.words ?? question.words) {
    // Of the word itself: what is opposed to a synonym of it may be told of the same thing.
    const opposites = new Set([...oppositesOf(word.terms[0]!)].flatMap((term) => [term, ...synonymsOf(term)]));
    for (const term of word.terms) opposites.delete(term);
    if (opposites.size === 0) continue;
    const others = question.words.filter((other) => other !== word);
    const about = evidence.claims.filter(({ item, score }) => score > 0 && isAbout(item, others, question, index));
    // Where one text says it as the question does, nothing is contradicted.
    if (about.some(({ item }) => says(item, word.terms))) continue;
    const claims = about.map(({ item }) => item).filter((item) => item.modality !== 'negated' && says(item, opposites));
    if (claims.length > 0) return { premise: 'opposite', claims: claims.slice(0, 1) };
  }
  return undefined;
}

const isAbout = (claim: Claim, others: readonly Word[], { kinds }: Question, index: Index): boolean =>
  (kinds.includes(claim.kind) || others.reduce((sum, word) => sum + index.weight(word), 0) >= TELLING) &&
  (others.length === 0 || index.share(claim, others) >= SAME);

/** The weight from which words alone tell what is spoken of, in the unit of inverse document frequency. */
const TELLING = 4;

/** "How come Norway is no ally" where the text tells that it is. */
function affirmed({ negated, words }: Question, { claims }: Evidence): Denied | undefined {
  const [best] = claims;
  if (!negated || !best || words.length === 0 || best.coverage < SAME || best.score <= 0) return undefined;
  const { item } = best;
  return item.modality === 'negated' || DENYING.test(item.quote) ? undefined : { premise: 'opposite', claims: [item] };
}

/** "Why does Norway buy fertilizer from Pakistan" where the text tells that it sells it. */
function reversed(question: Question, { claims }: Evidence, index: Index): Denied | undefined {
  const { direction, kinds, words, years } = question;
  if (!direction || words.length === 0) return undefined;
  const told = claims
    .filter(({ item: { kind } }) => kinds.includes(kind) || kinds.length === 0)
    .filter(({ item }) => kindOf(item).slots?.(item).from !== undefined)
    .map(({ item }) => ({ item, share: index.share(item, words) }))
    .toSorted((a, b) => b.share - a.share);
  const isSo = ({ item }: (typeof told)[number]): boolean => kindOf(item).slots?.(item).from === direction.exporter;
  const [best] = told;
  if (!best || best.share < VERY_SAME || isSo(best)) return undefined;
  const right = told.find(isSo);
  if (right && right.share > best.share - CLEARLY) return undefined;
  const gives = ({ item, share }: (typeof told)[number]): boolean =>
    share > best.share - 2 * CLEARLY && (!years || inYears(item, years) === true) && claimGives(item, question, index);
  return { premise: 'opposite', claims: [(told.find((each) => !isSo(each) && gives(each)) ?? best).item] };
}

/** By how much what goes the other way must hold more of the question. */
const CLEARLY = 0.15;

/** "Why did it shut only in 1963" where the text gives another year. A figure of one year says nothing of another. */
function otherYear(question: Question, { claims }: Evidence, index: Index): Denied | undefined {
  const { years, wanted, words } = question;
  if (wanted !== 'reason' || !years || words.length === 0) return undefined;
  const about = claims.filter(({ item, score }) => score > 0 && index.share(item, words) >= VERY_SAME);
  const [event] = about;
  if (event?.item.value.type !== 'date') return undefined;
  // "Not until 1991" says that it happened then; "closed until 2025" that it opened then, if that is told.
  const from = years.until ? years.to : years.from;
  const then = { from, to: years.to } as AskedYears;
  if (years.until && claims.some(({ item }) => inYears(item, then) && index.share(item, words) >= SAME))
    return undefined;
  const span = { ...(from && { from: `${from}-01-01` }), ...(years.to && { to: `${years.to}-12-31` }) };
  return overlaps(event.item.value.edtf, span) ? undefined : { premise: 'other-year', claims: [event.item] };
}

/** "Why did Erdoğan host Harald" where somebody else was the host: no visit has both. */
function otherPerson(question: Question, _: Evidence, index: Index): Denied | undefined {
  const people = question.names.filter((name) => isPerson(name, index));
  if (people.length < 2 || !question.kinds.includes('visit')) return undefined;
  const visits = (names: readonly Word[]): Match<Claim>[] =>
    gather({ ...question, names }, index).claims.filter(({ item, score }) => item.kind === 'visit' && score > 0);
  if (visits(people).length > 0) return undefined;
  const [one] = people.flatMap((person) => visits([person])).toSorted((a, b) => b.score - a.score);
  return one && { premise: 'other-person', claims: [one.item] };
}

/** "Why did Norwegian diplomats smuggle" where the text tells it of the other country's. */
function otherSide({ sender, wanted, kinds }: Question, { claims }: Evidence, index: Index): Denied | undefined {
  if (!sender || (wanted !== 'reason' && wanted !== 'date') || !kinds.some((kind) => EVENTS.has(kind)))
    return undefined;
  const [best] = claims;
  const isTold = best && best.coverage >= VERY_SAME && isOfAnother(best.item.quote, sender, index);
  return isTold ? { premise: 'other-country', claims: [best.item] } : undefined;
}

/** "Which king hosted him" where the host was a prime minister; "the ambassador" who is a first secretary. */
function otherOffice(question: Question, evidence: Evidence, index: Index): Denied | undefined {
  const { office } = question;
  if (!office || !OF_STATE.test(office)) return undefined;
  const stems = stemsOf(office);
  const others = question.words.filter(({ terms }) => !stems.has(terms[0]!));
  if (others.length === 0) return undefined;
  const asPerson: Question = { ...question, wanted: 'person', head: [{ text: office, terms: [...stems] }] };
  const people = question.names.filter((name) => isPerson(name, index));
  const found = people.length > 0 ? gather({ ...question, names: people }, index) : evidence;
  const least = people.length > 0 ? 0 : VERY_SAME;
  const about = found.claims.filter(({ item, score }) => score > 0 && index.share(item, others) >= least);
  if (about.some(({ item }) => claimGives(item, asPerson, index))) return undefined;
  return {
    premise: 'other-role',
    claims: about
      .map(({ item }) => item)
      .filter((item) => fillsOffice(item, question))
      .slice(0, 1),
  };
}

/** Offices of state; a teacher or an activist is no office that somebody else could hold instead. */
const OF_STATE = /minister|king|queen|president|ambassador|chancellor/;

/** Whether a claim names somebody where the question has its office: a host or guest, who heads a mission, or the person named. */
function fillsOffice(claim: Claim, { kinds, names, words, wanted, as }: Question): boolean {
  if (claim.kind === 'visit') return wanted === 'person' && kinds.includes('visit');
  const { value } = claim;
  if (!isKind('person-role', claim) || value.type !== 'person') return false;
  const aside = new Set(words.filter((word) => word.aside).map(({ terms }) => terms[0]));
  const named = names.some(({ terms }) => !aside.has(terms[0]) && sharesStem(value.name, terms));
  return named ? as === true && value.role !== undefined : wanted === 'person' && tellsOfEnvoy(claim.quote);
}

const isPerson = ({ terms }: Word, { peopleStems }: Index): boolean => terms.some((term) => peopleStems.has(term));

const sharesStem = (text: string, terms: readonly string[]): boolean => {
  const stems = stemsOf(text);
  return terms.some((term) => stems.has(term));
};

/** Kinds of which a third country can be said to have been the actor. */
const EVENTS: ReadonlySet<KindName> = new Set(['incident', 'meeting', 'visit', 'military', 'culture-sport']);

/** "Hosted by Qatar" where the text names the host. */
function otherActor(question: Question, { claims }: Evidence, index: Index): Denied | undefined {
  const { countries, outside, words, kinds } = question;
  const isOfEvent = (kind: KindName | undefined): boolean => kind === undefined || EVENTS.has(kind);
  // What has a name of its own is the one thing of that name, whichever country is said to have done it.
  const known = question.names.some(({ text }) => index.names.find(tokenize(text)).some(({ alias }) => alias));
  if (outside.length === 0 || words.length < 3 || (!isOfEvent(kinds[0]) && !known)) return undefined;
  const { home, pairs: covered } = index.library;
  const pairs = covered.filter((pair) => countries.some((code) => code !== home && pair === pairOf(code, home)));
  const told = question.pairs.length > 0 ? question.pairs : pairs;
  if (told.length > 1) return undefined;
  const [actors = [], names = []] = [true, false].map((is) =>
    question.names.filter((name) => isCountry(name, outside, index) === is),
  );
  // What is told of that country, too, is no mistake.
  const isTold = ({ item }: Match<Claim>): boolean =>
    index.share(item, question.words) >= TOLD &&
    actors.every(({ terms }) => terms.every((term) => index.holds(item, { text: term, terms: [term] })));
  if (claims.some(isTold)) return undefined;
  const found = gather({ ...question, pairs: told, outside: [], names }, index).claims;
  const event = found.find(
    ({ item, coverage, score }) => score > 0 && coverage >= VERY_SAME && (known || isOfEvent(item.kind)),
  );
  return event && { premise: 'other-country', claims: [event.item] };
}

/** The share of a question that tells of a third country in it. */
const TOLD = 0.15;

const isCountry = ({ text }: Word, codes: readonly string[], { names }: Index): boolean =>
  names.find(tokenize(text)).some(({ countries }) => countries.some((code) => codes.includes(code)));

/** "Which Norwegian airline" where the airline bears another country's name. */
function otherNationality(question: Question, { claims }: Evidence, index: Index): Denied | undefined {
  const { headCountry, wanted, names } = question;
  if (!headCountry || (wanted !== 'organisation' && names.length === 0)) return undefined;
  const best = claims.find(({ coverage, score }) => score > 0 && coverage >= SAME);
  if (!best || !claimGives(best.item, question, index)) return undefined;
  return nationalityOf(best, headCountry, index) === 'other'
    ? { premise: 'other-country', claims: [best.item] }
    : undefined;
}

function nationalityOf({ item }: Match<Claim>, asked: string, { names }: Index): 'other' | undefined {
  const { nationality } = item as { nationality?: string };
  const { value } = item;
  const named = [item.subject ?? '', ...(value.type === 'organisation' ? value.names : [])]
    .flatMap((name) => tokenize(name).flatMap((token) => names.find([token])))
    .flatMap(({ hint, countries }) => (hint ? [] : countries));
  const known = nationality === undefined ? named : [nationality];
  return known.length > 0 && !known.includes(asked) ? 'other' : undefined;
}
