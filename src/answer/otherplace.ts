import { isKind, type Claim } from '../model/kinds/index.ts';
import type { Question, Word } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { stemOf } from '../search/stem.ts';
import { tokenize } from '../search/words.ts';
import { gather, type Evidence } from './evidence.ts';
import type { Denied } from './premise.ts';
import { asksAny } from './word.ts';

/** "When did Bondevik fly to Ankara", where he was the host in Oslo; "why is the embassy in Karachi", where a consulate is. */
export function otherPlace(question: Question, evidence: Evidence, index: Index): Denied | undefined {
  if (question.followed || !question.pairs.length) return undefined;
  return otherCity(question, evidence) ?? otherStop(question, index);
}

/** A mission in the city where the other country has one; an embassy in a city of consulates: the embassy, and what is there. */
function otherCity({ words, pairs, sender }: Question, { claims }: Evidence): Denied | undefined {
  const missions = claims
    .map(({ item }) => item)
    .filter((item) => isKind('mission', item))
    .filter(({ city, pair }) => city && pairs.includes(pair));
  const isNamed = (city: string): boolean => asksAny(words, ...tokenize(city));
  const there = missions.filter(({ city }) => isNamed(city!));
  const ofAnother = there.filter(({ sending }) => sender && sending && sending !== sender);
  if (there.length > 0 && ofAnother.length === there.length)
    return { premise: 'other-country', claims: ofAnother.slice(0, 2) };
  if (!asksAny(words, 'embassy') || asksAny(words, 'consulate')) return undefined;
  const only = there.find((one) => there.every(({ city, mission }) => city !== one.city || mission !== 'embassy'));
  if (!only) return undefined;
  const embassies = missions.filter(({ mission, sending }) => mission === 'embassy' && sending === only.sending);
  return { premise: 'other-place', claims: [...embassies.slice(0, 1), only] };
}

/** A visit to a place, of which the texts tell without that place and with others. */
function otherStop(question: Question, index: Index): Denied | undefined {
  const { names, wanted, words } = question;
  if (wanted !== 'date' && wanted !== 'reason' && wanted !== 'person') return undefined;
  const isPlace = ({ text }: Word): boolean =>
    index.names.find(tokenize(text)).some(({ hint, alias }) => hint && !alias) || index.places.has(stemOf(text));
  const places = words.filter(isPlace);
  const rest = names.filter((name) => !isPlace(name));
  if (places.length === 0 || rest.length === 0) return undefined;
  const visits = gather({ ...question, names: rest, words: words.filter((word) => !isPlace(word)) }, index)
    .claims.filter(({ item, score, coverage }) => isKind('visit', item) && item.places && score > 0 && coverage >= SAME)
    .map(({ item }) => item);
  const isThere = (claim: Claim): boolean => places.some((place) => index.holds(claim, place));
  return visits.some(isThere) ? undefined : { premise: 'other-place', claims: visits.slice(0, 1) };
}

/** The share of a question, its places left out, that the visit must hold. */
const SAME = 0.4;
