import { partnerIn, type CountryCode } from '../../model/country.ts';
import type { Marked } from './marked.ts';
import { hostOf, lasting } from './mission-claims.ts';
import { modalityOf } from './modality.ts';
import { pairFor, topicOf, type Match, type Said } from './pattern.ts';
import { countryOfCity, type City } from './places.ts';
import type { Mission } from './posts.ts';
import { spanOf } from './span.ts';
import type { Told } from './when.ts';

/** The mission that a sentence speaks of; what it does not say is missing. */
export interface Subject {
  readonly sender?: CountryCode | undefined;
  readonly mission?: Mission | undefined;
  readonly city?: City | undefined;
}

const OPENED =
  /^(?:opened|inaugurated|established|founded|set up|open|operating|existed|operated|began operations|began operating|started operations)$/iu;
const CLOSED = /^(?:closed|abolished|shut)$/iu;

/** What happened to a mission, and when. */
export interface Event {
  readonly verb: string;
  readonly at: number;
  readonly when: Told;
  readonly city?: City | undefined;
  readonly next?: Event | undefined;
}

/** One event as a claim; nothing where it is not known whose mission it was, or where. */
export function eventSaid(
  { sentence, start }: Match,
  { sender, mission, city }: Subject,
  { verb, at, when, city: place, next }: Event,
): Said[] {
  const host = hostFor(sentence, sender, city);
  const sending = sender ?? (host && other(sentence, host));
  if (!host || !sending) return [];
  const end = Math.max(when.end, at + verb.length, place?.end ?? 0);
  const quote = spanOf(sentence.text, { start, end }, when);
  const modality = modalityOf(sentence.text.slice(quote.start, quote.end));
  if (modality === 'negated') return [];
  const closed = CLOSED.test(verb);
  return [
    {
      kind: 'mission',
      between: [sending, host],
      sending,
      host,
      ...(mission && { mission }),
      ...(city && { city: city.name }),
      status: closed ? 'closed' : 'open',
      value: { type: 'date', of: closed ? 'closing' : OPENED.test(verb) ? 'opening' : 'reopening', edtf: when.edtf },
      period: periodUntil(when.edtf, closed, next),
      ...(when.qualifier && { qualifier: when.qualifier }),
      modality,
      quote,
      topic: topicOf(sending, host, 'missions', `of-${sending}`),
    },
  ];
}

/** Until the next event, where that undoes this one; else from then on. */
function periodUntil(edtf: string, closed: boolean, next: Event | undefined): string {
  if (!next) return lasting(edtf);
  const follows = next.when.edtf > edtf && !/[/X]/.test(edtf + next.when.edtf);
  return follows && CLOSED.test(next.verb) !== closed ? `${edtf}/${next.when.edtf}` : edtf;
}

function hostFor(sentence: Marked, sender: CountryCode | undefined, city: City | undefined): CountryCode | undefined {
  if (sender) return hostOf(sentence, sender, city);
  const there = city && (city.country ?? countryOfCity(city.name));
  return there && pairFor(sentence.unit, [there]) ? there : undefined;
}

function other(sentence: Marked, code: CountryCode): CountryCode | undefined {
  const pair = pairFor(sentence.unit, [code]);
  return pair && !pair.startsWith('001') ? partnerIn(pair, code) : undefined;
}

/** The same, told of another sort of day. */
export const redated = (all: readonly Said[], of: string, { edtf }: Told): Said[] =>
  all.map((said): Said => ({ ...said, value: { type: 'date', of, edtf } }));
