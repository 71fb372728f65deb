import type { Answer } from '../model/answer.ts';
import { countriesOf, type Pair } from '../model/country.ts';
import { KIND_NAMES, kinds, type KindName } from '../model/kinds/index.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Question } from '../model/question.ts';
import { TOPICS, type Topic } from '../model/topic.ts';
import type { Index } from '../search/index.ts';
import { stemOf } from '../search/stem.ts';
import { tokenize } from '../search/words.ts';
import { browse } from './browse.ts';
import type { Evidence } from './evidence.ts';
import { refuse } from './refuse.ts';
import { missionsOn } from './state.ts';

const stemsOf = (names: readonly KindName[]): ReadonlySet<string> =>
  new Set(
    names
      .flatMap((name) => kinds[name].words)
      .flatMap(tokenize)
      .map(stemOf),
  );
const KIND_STEMS = stemsOf(KIND_NAMES);

/**
 * Answers a question whose slots say it all: countries, a subject, years ("pakistan trade", "north korea in the 70s").
 * Such a question is a look-up. Undefined when its words ask for something more particular.
 */
export function answerGeneral(question: Question, evidence: Evidence, index: Index): Answer | undefined {
  if (question.offTopic) return refuse(question, evidence, index, 'out-of-scope');
  if (question.outside.length > 0 && question.pairs.length === 0)
    return refuse(question, evidence, index, 'pair-not-covered');
  if (question.asOf && question.kinds[0] === 'mission' && question.pairs.length > 0)
    return standing(question, question.asOf, evidence, index);
  if (isParticular(question) || toldOfOnePair(question, evidence, index)) return undefined;
  return question.pairs.length === 0 ? withoutCountry(question, evidence, index) : ofPairs(question, index);
}

/** How the missions that are meant stood on a day: those of the named city and sender, else all of the two countries. */
function standing(question: Question, date: string, evidence: Evidence, index: Index): Answer {
  if (!question.sender && question.names.length === 0) return list('embassy', question, index);
  const meant = evidence.claims.filter(({ score }) => score > 0).map(({ item }) => item);
  const findings = missionsOn(meant, date, index).filter(({ state }) => state !== 'unknown');
  if (findings.length === 0) return refuse(question, evidence, index, 'as-of-unknown');
  const groups = [{ label: { by: 'kind', kind: 'mission' }, findings } as const];
  return { status: 'answered', shape: 'list', question, groups, notes: [] };
}

/** Whether words ask for more than a subject. Where countries are named, words of several subjects do. */
function isParticular({ kinds: [kind], pairs, words }: Question): boolean {
  const command = kind && kinds[kind].command;
  const own = kind && pairs.length > 0 ? stemsOf(command ? TOPICS[command].kinds : [kind]) : KIND_STEMS;
  return words.some(({ text, terms }) => !own.has(terms[0]!) && !/^\d+$/.test(text));
}

/** No country is named, but what is asked is told of one pair alone: "which football team was denied visas". */
function toldOfOnePair({ pairs, words }: Question, { claims }: Evidence, index: Index): boolean {
  if (pairs.length > 0 || words.length < 2) return false;
  const [best, ...others] = claims
    .map(({ item }) => ({ item, share: index.share(item, words) }))
    .toSorted((a, b) => b.share - a.share);
  const rival = others.find(({ item }) => item.pair !== best?.item.pair);
  return best !== undefined && best.share >= 0.7 && (rival?.share ?? 0) < best.share - 0.1;
}

/** The look-up of a topic with the slots of the question; trade without a year means the latest. */
function list(topic: Topic, question: Question, index: Index, pairs = question.pairs): Answer {
  const { years, direction, source, asOf } = question;
  const lookup: Lookup = {
    topic,
    pairs,
    ...(years && { years }),
    ...(topic === 'trade' && !years && { latest: true }),
    ...(direction && { direction }),
    ...(source !== undefined && { source }),
    ...(asOf !== undefined && { asOf }),
  };
  const answer = browse(lookup, index);
  // What was asked is gone on from, and how it was read is told; the look-up says what is listed.
  const { kinds: listed, countries } = answer.question;
  return { ...answer, question: { ...question, pairs, kinds: listed, countries } };
}

function ofPairs(question: Question, index: Index): Answer | undefined {
  const [kind] = question.kinds;
  if (question.years && !kind) return list('timeline', question, index);
  if (question.pairs.length !== 1) return undefined;
  const listing = question.wanted === 'any' || question.wanted === 'list';
  const command = kind && kinds[kind].command;
  if (command) return listing && !question.sender && !question.host ? list(command, question, index) : undefined;
  const relations = question.kinds.every((each) => each === 'diplomatic-relations' || each === 'cooperation');
  return relations && question.wanted === 'any' ? list('relations', question, index) : undefined;
}

/** No country named: all pairs for a year, else the pairs that have something on the subject, to choose from. */
function withoutCountry(question: Question, evidence: Evidence, index: Index): Answer | undefined {
  const [kind] = question.kinds;
  const { home } = index.library;
  const all = index.library.pairs;
  // Nobody reads a list of what happened anywhere: of very many pairs those of the home country are meant.
  const country = question.country ?? (all.length > MANY ? home : undefined);
  const pairs = all.filter((pair) => country === undefined || countriesOf(pair).includes(country));
  if (question.years && !kind) return list('timeline', question, index, pairs);
  if (kind && question.wanted === 'person') return undefined;
  if (!kind && !question.country && !question.countries.includes(home))
    return refuse(question, evidence, index, 'out-of-scope');
  const choices = pairs.filter((pair) => !kind || tells(pair, kind, index));
  const [only] = choices;
  if (!only) return kind ? refuse(question, evidence, index, 'kind-not-covered') : undefined;
  if (choices.length === 1) return list(kind ?? 'relations', question, index, [only]);
  // One country is meant with all its partners.
  if (country !== undefined && country !== home && kind)
    return list(kinds[kind].command ?? kind, question, index, choices);
  return { status: 'clarify', question, choices: choices.map((pair) => ({ pair, ...(kind && { kind }) })) };
}

/** More pairs than one country has. */
const MANY = 250;

function tells(pair: Pair, kind: KindName, index: Index): boolean {
  const claims = index.claimsIn({ pairs: [pair] });
  if (claims.some((claim) => TOPICS[kind].kinds.includes(claim.kind))) return true;
  return index
    .documents({ pairs: [pair] })
    .some(({ id }) => claims.every(({ document, extracted }) => document !== id || extracted));
}
