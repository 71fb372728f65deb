import type { Qualifier } from '../model/claim.ts';
import type { CountryCode } from '../model/country.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Period } from '../model/period.ts';
import { capital, format, MODALITY, RELATIONS, SENTENCES, value } from './en-claims.ts';
import type { Rich, Span } from './rich.ts';

/** Qualifiers that speak of time; with a claim that is no date the others speak of its figure. */
const OF_DATES: ReadonlySet<Qualifier> = new Set(['about', 'early', 'late']);
const OF_SPANS: ReadonlySet<Qualifier> = new Set(['early', 'late']);

function when(claim: Claim & { readonly period: Period }): string {
  const { period, qualifier } = claim;
  const date = format.period(period);
  const speaks = qualifier && (claim.value.type === 'date' ? OF_DATES : OF_SPANS).has(qualifier);
  if (!speaks) return capital(date);
  return period.precision === 'range' ? capital(`${date} (${qualifier})`) : capital(`${qualifier} ${date}`);
}

const wordsOf = (span: Span): string =>
  typeof span === 'string' ? span : 'bold' in span ? span.bold : 'italic' in span ? span.italic : '';
const plain = (text: Rich): string => text.map(wordsOf).join('').replace(/\.$/, '');

/** The sentence of a kind that has one, without the date; a date is told by the general words. */
function sentence(claim: Claim, home: CountryCode): string | undefined {
  const { period: _, ...undated } = claim;
  // A name alone would not say what the person has to do with it.
  if (claim.value.type === 'person' && !claim.value.role) return undefined;
  if (claim.kind === 'diplomatic-relations') return undefined;
  const make = SENTENCES[claim.kind] as ((claim: Claim, home: CountryCode) => Rich | undefined) | undefined;
  const said = make?.(undated, home);
  return said && plain(said);
}

/** A value and what it is of; a date only where the one beside is another. */
function told({ value: of, period, qualifier }: Claim, noun: string): string {
  if (of.type !== 'date') return `${noun}: ${value(of, qualifier)}`;
  const beside = period?.edtf ?? '';
  return beside === of.edtf.edtf || beside.startsWith(`${of.edtf.edtf}/`) ? noun : `${noun} (${value(of, qualifier)})`;
}

function general(claim: Claim, kind: string): string {
  const relations = claim.kind === 'diplomatic-relations';
  const event = relations && claim.value.type === 'date' ? RELATIONS[claim.event ?? ''] : undefined;
  if (event !== undefined) return told(claim, event);
  const said = told(claim, claim.value.of);
  // Of relations everybody knows whose they are.
  const who = relations ? [] : [claim.subject, claim.object].filter((name) => name && !said.includes(name));
  // "Meetings: meeting" would say it twice.
  const isPlain = kind.startsWith(said);
  if (who.length > 0) return isPlain ? `${kind}: ${who.join(', ')}` : `${kind}: ${who.join(', ')}. ${capital(said)}`;
  if (isPlain) return said;
  return said.includes(': ') ? `${kind}. ${capital(said)}` : `${kind}: ${said}`;
}

/** The words of a timeline. */
export const timeline = {
  when,
  /** What happened, without its date, for where that stands beside it. What a text denies or only plans says so. */
  event(claim: Claim, kind: string, home: CountryCode): string {
    const said = sentence(claim, home);
    const words = capital(said ?? general(claim, kind));
    const { modality } = claim;
    if (modality === 'asserted') return words;
    if (modality !== 'negated') return `${words} (${MODALITY[modality]})`;
    return said !== undefined || claim.value.type === 'flag' ? words : `${words} (told not to be so)`;
  },
  title: (place: string, time: string) => `${place}: timeline${time ? `, ${time}` : ''}`,
  drawn: (drawn: number, all: number, part: number, parts: number) =>
    `Part ${part} of ${parts}: ${drawn} of ${all} events with a date. Other pages of the list have the other parts.`,
  whole: (all: number) => `All ${all} events with a date; the framed ones are drawn below:`,
  yearless: 'Without a year',
  yearlessMore: (more: number) => `${more} more without a year ${more === 1 ? 'is' : 'are'} not drawn.`,
  passages: (count: number) =>
    count === 1
      ? '1 passage whose date was not read is not drawn.'
      : `${count} passages whose dates were not read are not drawn.`,
  stretch: 'A bar or line: at some time in it, or all through it, as the words say.',
  since: 'An arrow: from then on; the text tells no end.',
  until: 'An arrow to the left: until then; the text tells no beginning.',
  unsure: 'Hollow: planned, announced, reported and the like.',
  denied: 'Crossed: told not to be so.',
  alt: (title: string, notes: readonly string[]) => [`${title}.`, ...notes].join(' '),
  altEvent: (date: string, event: string) => `${date}: ${event}.`,
  altMore: (more: number) => `And ${more} more.`,
};
