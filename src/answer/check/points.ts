import type { Span } from '../../model/checked.ts';
import type { Qualifier } from '../../model/claim.ts';
import { kindOf, type Claim } from '../../model/kinds/index.ts';
import { contains, overlaps, parsePeriod, type Period } from '../../model/period.ts';
import type { Index } from '../../search/index.ts';
import { stemOf } from '../../search/stem.ts';
import { tokenize } from '../../search/words.ts';
import { citeClaim } from '../citation.ts';
import { stemsOf } from '../word.ts';
import type { Dated, Figure } from './figures.ts';
import { placesOf, type Place } from './places.ts';
import type { Said } from './said.ts';

/** How claims stand to something that is said: they say the same, they say another, or they do not say. */
export type Stand = 'same' | 'other' | 'silent';
/** A stand, and the claim that takes it. */
export interface Held {
  readonly stand: Stand;
  readonly by?: Claim;
}
/** Something that is said and can be compared. */
export interface Point {
  readonly of: 'figure' | 'date' | 'place' | 'direction' | 'status';
  /** Its characters in the sentence. */
  readonly spans: readonly Span[];
  /** How the claims of one passage stand to it. */
  hold(group: readonly Claim[]): Held;
}

/** What any of some claims says: the same counts before another. */
export function firstOf<C extends Claim>(group: readonly C[], stand: (claim: C) => Stand): Held {
  const held = group.map((by): Held => ({ stand: stand(by), by }));
  const first = (of: Stand): Held | undefined => held.find((each) => each.stand === of);
  return first('same') ?? first('other') ?? { stand: 'silent' };
}

// ---- figures

export const figurePoint = (figure: Figure, said: Said): Point => ({
  of: 'figure',
  spans: [figure],
  hold: (group) =>
    firstOf(group, (claim) => (sameSubject(claim, said) ? standOfFigure(figure, claim, said) : 'silent')),
});

const FORMS: Readonly<Record<string, RegExp>> = {
  humanitarian: /\b(?:humanitarian|emergency|relief)\b/,
  development: /\bdevelopment\b/,
};

/** Whether a figure of a claim is of the form of aid that is said; trade one way is not trade both ways. */
function sameSubject(claim: Claim, { plain, question }: Said): boolean {
  const [form, ...forms] = Object.keys(FORMS).filter((name) => FORMS[name]!.test(plain));
  const { form: told = form } = claim as { form?: string };
  if (form && forms.length === 0 && told !== form) return false;
  const slots = kindOf(claim).slots?.(claim) ?? {};
  return !('exporter' in slots) || (slots.exporter === undefined) === (question.direction === undefined);
}

function standOfFigure(figure: Figure, { value, qualifier }: Claim, said: Said): Stand {
  if (value.type === 'money')
    return figure.currency === value.currency ? standOfNumber(figure, value.amount, qualifier) : 'silent';
  if (figure.type === 'money') return 'silent';
  if (value.type === 'range') return figure.value === value.min || figure.value === value.max ? 'same' : 'silent';
  if (value.type !== 'count' || value.n === undefined || !sameUnit(figure, value.unit, said)) return 'silent';
  return standOfNumber(figure, value.n, qualifier);
}

function standOfNumber({ value, bound }: Figure, told: number, qualifier?: Qualifier): Stand {
  const over = qualifier === 'over';
  if (value === told) {
    if (bound === 'over') return over ? 'same' : qualifier === 'nearly' ? 'other' : 'silent';
    if (bound === 'under') return qualifier === 'nearly' ? 'same' : 'silent';
    return over ? 'silent' : 'same';
  }
  if ((over && value > told) || bound === (value < told ? 'over' : 'under')) return 'silent';
  if (bound === 'about') return rounds(value, told, 1) ? 'same' : 'other';
  return !bound && rounds(value, told, 2) ? 'silent' : 'other';
}

/** Whether a number is another one with fewer digits, but at least so many: 560 for 559. */
function rounds(value: number, told: number, least: number): boolean {
  const digits = String(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
  const near = Math.abs(value - told) <= told / 10;
  return near && digits >= least && digits < 16 && Number(told.toPrecision(digits)) === value;
}

const PEOPLE = stemsOf('people persons citizens immigrants migrants refugees men women inhabitants number');

/** Whether a figure counts what a claim counts; people are counted by their nation, too: "1,000 Afghans". */
function sameUnit({ near, end }: Figure, unit: string, { countries }: Said): boolean {
  const stems = tokenize(unit).map(stemOf);
  if (stems.every((stem) => near.includes(stem))) return true;
  if (!stems.some((stem) => PEOPLE.has(stem))) return false;
  return near.some((stem) => PEOPLE.has(stem)) || countries.some(({ start }) => start >= end && start - end <= 2);
}

// ---- dates

export const datePoint = (dated: Dated): Point => ({
  of: 'date',
  spans: [dated],
  hold: (group) => firstOf(group, (claim) => standOfDate(dated, claim)),
});

const timeOf = ({ value, period, asOf, asOfBasis }: Claim): Period | undefined =>
  value.type === 'date' ? value.edtf : (period ?? (asOfBasis === 'stated' ? asOf : undefined));

/** How a claim's time stands to a date: a wider date agrees with a narrower one; the other way about, it is not known. */
export function standOfDate({ period: day, since }: Dated, claim: Claim): Stand {
  const { value } = claim;
  const told = timeOf(claim);
  if (value.type === 'list' && value.items.includes(day.edtf)) return 'same';
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

// ---- places

export const placePoint = (place: Place, index: Index): Point => ({
  of: 'place',
  spans: [place],
  hold(group) {
    const held = firstOf(group, (claim) => standOfPlace(place, claim));
    const [by] = group;
    if (held.stand === 'same' || !by || !names(by, place, index)) return held;
    // What no claim types as something else is what the sentence says it is.
    return isTyped(by, place, index) ? { stand: 'silent' } : { stand: 'same', by };
  },
});

function standOfPlace({ name, origin }: Place, claim: Claim): Stand {
  const places = placesOf(claim);
  if (places.length === 0 || origin !== /origin|departure/.test(claim.value.of)) return 'silent';
  return places.some((place) => named(place, name)) ? 'same' : 'other';
}

const named = (text: string, name: string): boolean => ` ${tokenize(text).join(' ')} `.includes(` ${name} `);

/** Whether the passage of a claim names a place. */
const names = (claim: Claim, { name }: Place, index: Index): boolean => named(citeClaim(claim, index).quote, name);

/** Whether any claim of the passage of a claim has a place in its types. */
const isTyped = (claim: Claim, { name }: Place, index: Index): boolean =>
  index.library.claims.some(
    (other) =>
      other.document === claim.document &&
      placesOf(other).some((place) => named(place, name)) &&
      citeClaim(other, index).start === citeClaim(claim, index).start,
  );

/** A place that the passage names beside the one that is meant is not another one. */
export const unlessNamed = (held: Held, place: Place, [by]: readonly Claim[], index: Index): Held =>
  held.stand === 'other' && by && names(by, place, index) ? { stand: 'silent' } : held;
