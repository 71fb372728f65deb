import { partnerIn, type CountryCode } from '../../model/country.ts';
import { isKind, type ClaimOf } from '../../model/kinds/index.ts';
import { contains } from '../../model/period.ts';
import type { Index } from '../../search/index.ts';
import { tokenize } from '../../search/words.ts';
import { plainOf, spanOf } from '../word.ts';
import type { Dated } from './figures.ts';
import type { Place } from './places.ts';
import { firstOf, unlessNamed, standOfDate, type Held, type Point, type Stand } from './points.ts';
import { heard, type Reader } from './reader.ts';
import type { Said } from './said.ts';

type Mission = ClaimOf<'mission'>;

const NOUN = /\b(?:honorary )?(?:embass\w+|consulates?|diplomatic missions?)\b/;
const BE = '(?:is|are|was|were|been|remains?|remained|stays?)';
const HAVE = '(?:has|have|had|keeps?|kept|maintains?|maintained|operates?|operated|runs?|ran|hosts?)';

/** How a sentence words what became of a mission; the first that fits counts. */
const STATUSES = [
  ['reopened', /\b(?:re ?open\w*|resum\w+)\b/],
  ['closed', /\b(?:clos(?:e|es|ed|ing|ure)|shut(?:s|ting|tered)?)\b/],
  ['former', /\b(?:formerly|former|used to|once had)\b/],
  ['opened', /\b(?:opened|opens|opening|inaugurated|established|founded|set up)\b/],
  ['open', new RegExp(`${NOUN.source}(?: \\w+){0,6}? ${BE}\\b|\\b(?:${HAVE}|${BE})\\b(?: \\w+){0,4}? ${NOUN.source}`)],
] as const;
/** The word that says that a mission is there. */
const IS_THERE = new RegExp(`\\b(?:${HAVE}|${BE})\\b`);
type Status = (typeof STATUSES)[number][0];

/** Words that say no more than a status does. */
const SPENT =
  /^(?:re-?open|open|clos|shut|resum|operat|establish|found|inaugurat|former|embass|consulate|mission|diplomatic|remain|stay|locat|situat|exist)/;

/** Embassies and consulates: whether they are open, closed, opened again or not there, and in which city. */
export const missions: Reader = (said, claims, index) => {
  const { plain, words, dates, negation } = said;
  const found = STATUSES.filter(([, shape]) => shape.test(plain));
  const [first] = found;
  if (!first || !NOUN.test(plain)) return undefined;
  const [status, shape] = first;
  const senders = sendersIn(said);
  const about = claims
    .filter((claim) => isKind('mission', claim))
    .filter((claim) => isMeant(claim, said, senders))
    // What is newest tells how it stands.
    .toSorted((a, b) => (b.period?.from ?? '').localeCompare(a.period?.from ?? ''));
  // "Closed in 2024 and reopened in 2025" tells two things, which stand in two places.
  const twice = dates.length > 1 || (status === 'reopened' && found.some(([name]) => name === 'closed'));
  const [date] = dates;
  // "Closed" may be said of what has opened again since.
  const ended = status === 'closed' && !date && !IS_CLOSED.test(plain) && !EVER.test(plain) && about.some(isEnded);
  const standOf = (claim: Mission): Stand => heard(standOfStatus(claim, status, date, plain), said);
  const span = status === 'open' ? (spanOf(words, /\bopen\b/) ?? spanOf(words, IS_THERE)) : spanOf(words, shape);
  const point: Point = {
    of: 'status',
    spans: [negation, span, ...dates].filter((each) => each !== undefined),
    hold: (group) => (twice || ended ? { stand: 'silent' } : ofAll(senders, group as readonly Mission[], standOf)),
  };
  return { points: [point, ...said.places.map((place) => cityPoint(place, said, index))], about, spent: SPENT };
};

const isEnded = ({ status, period }: Mission): boolean => status === 'closed' && period?.open === false;

/** "Norway and Turkey have embassies" is so when it is so of each. */
function ofAll(senders: readonly CountryCode[], group: readonly Mission[], stand: (claim: Mission) => Stand): Held {
  const [only, ...others] = senders;
  if (!only || others.length === 0) return firstOf(group, stand);
  const each = senders.map((sender) =>
    firstOf(
      group.filter(({ sending }) => sending === sender),
      stand,
    ),
  );
  return each.find((held) => held.stand === 'other') ?? each.find((held) => held.stand === 'silent') ?? each[0]!;
}

// ---- whether it is there

const PAST = /\b(?:had|was|were|did|kept|maintained|operated|ran)\b/;
const EVER = /\b(?:never|did not|didn t|has not|hasn t)\b/;
const IS_CLOSED = new RegExp(`\\b${BE}(?: \\w+){0,2} (?:closed|shut)`);

function standOfStatus(claim: Mission, status: Status, date: Dated | undefined, plain: string): Stand {
  const { status: told, period, value } = claim;
  const open = told === 'open';
  const current = !period || period.open;
  const event = value.type === 'date' ? value.of : '';
  switch (status) {
    case 'reopened':
      if (event === 'reopening') return date ? standOfDate(date, claim) : 'same';
      return current && !open ? 'other' : 'silent';
    case 'opened':
      if (event === 'opening') return date ? standOfDate(date, claim) : 'same';
      if (told === 'none') return 'other';
      return open && current && !date ? 'same' : 'silent';
    case 'closed':
      if (date) return standOfClosing(claim, date, IS_CLOSED.test(plain));
      // "Never closed" is denied by a closing, whatever is open now.
      if (EVER.test(plain)) return event === 'closing' ? 'same' : 'silent';
      if (!current || told === 'none') return 'silent';
      return open ? 'other' : 'same';
    case 'former':
      return told === 'former' ? 'same' : open && current ? 'other' : 'silent';
    case 'open':
      if (date) return standOfState(claim, date);
      if (PAST.test(plain)) return open || told === 'former' ? 'same' : 'silent';
      return current ? (open ? 'same' : 'other') : 'silent';
  }
}

/** `state`: it is said to have been closed on that date, which may have begun before. */
function standOfClosing(claim: Mission, date: Dated, state: boolean): Stand {
  const { status, period, value } = claim;
  const open = status === 'open';
  const current = !period || period.open;
  if (open) return (date.since && current) || (period && contains(period, date.period)) ? 'other' : 'silent';
  // What has opened again is not closed since.
  if (value.of !== 'closing' || (date.since && !current)) return 'silent';
  const stand = standOfDate({ ...date, since: true }, claim);
  const lasts = state && !date.since && period && contains(period, date.period);
  return stand === 'other' && lasts ? 'silent' : stand;
}

function standOfState(claim: Mission, date: Dated): Stand {
  const { status, period, value } = claim;
  const open = status === 'open';
  if (!period) return 'silent';
  if (date.since && open) return standOfDate(date, claim);
  if (contains(period, date.period)) return open ? 'same' : 'other';
  const before = (date.period.to ?? '9999') < (period.from ?? '');
  // What closed was open before; what opened for the first time was not.
  if (before && value.of === 'closing') return 'same';
  return before && value.of === 'opening' ? 'other' : 'silent';
}

// ---- whose, where, of which sort

/** Whose mission is spoken of; several countries in "Norway and Turkey have embassies". */
function sendersIn(said: Said): readonly CountryCode[] {
  const { plain, words, countries, question } = said;
  if (question.sender) return [question.sender];
  const noun = plain.slice(0, plain.search(NOUN)).split(' ').length - 1;
  const before = countries.filter(({ from, to }) => to <= noun && words[from - 1]?.key !== 'in');
  if (before.length > 0) return [...new Set(before.map(({ code }) => code))];
  const [pair] = question.pairs;
  const host = hostIn(said);
  return pair && host ? [partnerIn(pair, host)] : [];
}

/** The country of the pair in which the mission is said to be. */
function hostIn({ question, places }: Said): CountryCode | undefined {
  const pair = question.pairs[0]?.split('-') ?? [];
  return [question.host, ...places.map(({ country }) => country)].find((code) => code && pair.includes(code));
}

function isMeant({ sending, host, mission }: Mission, said: Said, senders: readonly CountryCode[]): boolean {
  const at = hostIn(said);
  const elsewhere = at && host && senders.length < 2 && host !== at && sending !== at;
  return !elsewhere && (!sending || senders.length === 0 || senders.includes(sending)) && isSort(mission, said.plain);
}

/** Whether a mission is of a sort that is named: every consulate is one, also an honorary one. */
function isSort(mission: Mission['mission'], plain: string): boolean {
  if (!/embass|consulate/.test(plain)) return true;
  if (mission === 'embassy') return plain.includes('embass');
  return mission === 'consulate' ? /(?<!honorary )consulate/.test(plain) : plain.includes('consulate');
}

/** A city is that of the mission named right behind it, else of the one named last before it. */
function cityPoint(place: Place, { words, plain, question }: Said, index: Index): Point {
  const behind = new RegExp(`^(?:(?!and\\b)\\w+ ){0,3}${NOUN.source}`).exec(plainOf(words.slice(place.to)));
  const before = [...plainOf(words.slice(0, place.from)).matchAll(new RegExp(NOUN, 'g'))].at(-1);
  const noun = (behind ?? before)?.[0] ?? plain;
  const abroad = place.country && !question.pairs.some((pair) => pair.split('-').includes(place.country!));
  return {
    of: 'place',
    spans: [place],
    hold(group) {
      const held = firstOf(group as readonly Mission[], ({ mission, city, status }) => {
        if (abroad || !isSort(mission, noun)) return 'silent';
        if (!city) return status === 'none' ? 'same' : 'silent';
        return tokenize(city).join(' ') === place.name ? 'same' : 'other';
      });
      return unlessNamed(held, place, group, index);
    },
  };
}
