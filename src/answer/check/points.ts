import type { Span } from '../../model/checked.ts';
import type { Qualifier } from '../../model/claim.ts';
import type { CountryCode } from '../../model/country.ts';
import { isKind, kindOf, type Claim } from '../../model/kinds/index.ts';
import { contains, overlaps, parsePeriod, type Period } from '../../model/period.ts';
import { tokenize } from '../../search/words.ts';
import { plainOf, stemsOf } from '../word.ts';
import { placesOf, type Dated, type Figure, type NamedPlace, type Said } from './said.ts';

/** How claims stand to something that is said: they say the same, they say another, or they do not say. */
export type Stand = 'same' | 'other' | 'silent';
/** A stand, and the claim that takes it. */
export interface Held {
  readonly stand: Stand;
  readonly by?: Claim;
}
/** Something that is said and can be compared; `spans` are its characters in the sentence. */
export interface Point {
  readonly of: 'figure' | 'date' | 'place' | 'direction' | 'status';
  readonly spans: readonly Span[];
  /** How some claims of a passage stand to it. */
  hold(claims: readonly Claim[], quote: string): Held;
}

/** What any of some claims says: the same counts before another. */
export function firstOf(claims: readonly Claim[], stand: (claim: Claim) => Stand): Held {
  const held = claims.map((by): Held => ({ stand: stand(by), by }));
  const first = (of: Stand): Held | undefined => held.find((each) => each.stand === of);
  return first('same') ?? first('other') ?? { stand: 'silent' };
}

// ---- figures

export const figurePoint = (figure: Figure, said: Said): Point => ({
  of: 'figure',
  spans: [figure],
  hold: (claims) =>
    firstOf(claims, (claim) => (sameSubject(claim, said) ? standOfFigure(figure, claim, said) : 'silent')),
});

/** Whether a figure of a claim is of the form of aid that is said; trade one way is not trade both ways. */
function sameSubject(claim: Claim, { telling, giver }: Said): boolean {
  const form = ['humanitarian', 'development'].find((each) => telling.includes(each));
  if (isKind('aid', claim) && form && (claim.form ?? form) !== form) return false;
  return !isKind('trade-flow', claim) || (claim.exporter === undefined) === (giver === undefined);
}

function standOfFigure(figure: Figure, { value, qualifier }: Claim, said: Said): Stand {
  const { currency } = figure;
  if (value.type === 'money')
    return currency === value.currency ? standOfNumber(figure, value.amount, qualifier) : 'silent';
  if (currency || value.type !== 'count' || value.n === undefined || !sameUnit(figure, value.unit, said))
    return 'silent';
  return standOfNumber(figure, value.n, qualifier);
}

function standOfNumber({ value, bound }: Figure, told: number, qualifier?: Qualifier): Stand {
  const limit = qualifier === 'over' ? 'over' : qualifier === 'nearly' ? 'under' : undefined;
  if (value === told) return bound === limit || (limit !== 'over' && (!bound || bound === 'about')) ? 'same' : 'silent';
  if ((limit === 'over' && value > told) || bound === (value < told ? 'over' : 'under')) return 'silent';
  const digits = String(value).replace(/\D|0+$/g, '').length;
  // 560 is 559 with fewer digits.
  const rounded = Math.abs(value - told) <= told / 10 && Number(told.toPrecision(Math.min(digits || 1, 15))) === value;
  if (rounded && bound === 'about') return 'same';
  return rounded && digits > 1 ? 'silent' : 'other';
}

const PEOPLE = stemsOf('people persons citizens immigrants migrants refugees men women inhabitants number');

/** Whether a figure counts what a claim counts; people are counted by their nation, too: "1,000 Afghans". */
function sameUnit({ start, end }: Figure, unit: string, { words, countries }: Said): boolean {
  const [left, right] = [words.filter((word) => word.end <= start), words.filter((word) => word.start >= end)];
  const near = stemsOf(plainOf([...left.slice(-6), ...right.slice(0, 4)]));
  const stems = stemsOf(unit);
  if (stems.isSubsetOf(near)) return true;
  if (stems.isDisjointFrom(PEOPLE)) return false;
  return !near.isDisjointFrom(PEOPLE) || countries.some((country) => country.start >= end && country.start - end <= 2);
}

// ---- dates

export const datePoint = (dated: Dated): Point => ({
  of: 'date',
  spans: [dated],
  hold: (claims) => firstOf(claims, (claim) => standOfDate(dated, claim)),
});

const timeOf = ({ value, period, asOf, asOfBasis }: Claim): Period | undefined =>
  value.type === 'date' ? value.edtf : (period ?? (asOfBasis === 'stated' ? asOf : undefined));

/** How a claim's time stands to a date: a wider date agrees with a narrower one; the other way about, it is not known. */
function standOfDate({ period: day, since }: Dated, claim: Claim): Stand {
  const told = timeOf(claim);
  if (claim.value.type === 'list' && claim.value.items.includes(day.edtf)) return 'same';
  if (!told) return 'silent';
  if (day.edtf === told.edtf) return 'same';
  if (day.precision === 'yearless' || told.precision === 'yearless') return 'silent';
  if (!overlaps(told, day)) return 'other';
  // Something told of a whole stretch of time is not told of a part of it.
  if (!told.open) return contains(day, told) && day.precision !== 'range' ? 'same' : 'silent';
  if (!since) return 'silent';
  const start = parsePeriod(told.edtf.split('/')[0]!);
  return contains(day, start) ? 'same' : overlaps(day, start) ? 'silent' : 'other';
}

// ---- places and directions

/** A place that a passage names beside the one that is meant is not another one. */
export const placePoint = (place: NamedPlace): Point => ({
  of: 'place',
  spans: [place],
  hold(claims, quote) {
    const held = firstOf(claims, (claim) => standOfPlace(place, claim));
    return held.stand === 'other' && names(quote, place) ? { stand: 'silent' } : held;
  },
});

function standOfPlace(place: NamedPlace, claim: Claim): Stand {
  const places = placesOf(claim);
  // A mission that is nowhere in a country is not in its capital either.
  if (isKind('mission', claim) && claim.status === 'none') return place.code === claim.host ? 'same' : 'silent';
  if (places.length === 0 || place.origin !== /origin|departure/.test(claim.value.of)) return 'silent';
  return places.some((name) => names(name, place)) ? 'same' : 'other';
}

const names = (text: string, { name }: NamedPlace): boolean => ` ${tokenize(text).join(' ')} `.includes(` ${name} `);

/** The point that something goes from one country to the other. */
export const directionPoint = (giver: CountryCode, { countries }: Said): Point => ({
  of: 'direction',
  spans: countries,
  hold: (claims) =>
    firstOf(claims, (claim) => {
      const { from } = kindOf(claim).slots?.(claim) ?? {};
      return from === undefined ? 'silent' : from === giver ? 'same' : 'other';
    }),
});
