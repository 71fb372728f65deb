import type { Modality, Qualifier } from '../model/claim.ts';
import { countriesOf, type CountryCode, countryName, type Pair, partnerIn, WORLD } from '../model/country.ts';
import type { Claim, KindName } from '../model/kinds/index.ts';
import type { Period } from '../model/period.ts';
import type { Wanted } from '../model/wanted.ts';
import type { Value } from '../model/value.ts';
import { createFormat } from './format.ts';
import { bold, rich, type Rich } from './rich.ts';

export const format = createFormat('en-GB', {
  million: 'million',
  billion: 'billion',
  since: (start) => `since ${start}`,
  until: (end) => `until ${end}`,
  span: (start, end) => `${start} to ${end}`,
  decade: (year) => `${year}s`,
  century: (year) => `${year}s`,
  yearless: (day) => `${day} (year not given)`,
  about: (date) => `about ${date}`,
  perhaps: (date) => `perhaps ${date}`,
});

const SPELLINGS: Readonly<Record<string, string>> = { HK: 'Hong Kong', MO: 'Macau', TR: 'Turkey' };
export const country = (code: CountryCode): string => SPELLINGS[code] ?? countryName(code, 'en');
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
export const pair = (of: Pair, home: CountryCode): string => {
  if (countriesOf(of).includes(WORLD)) return `${country(partnerIn(of, WORLD))} and the world`;
  const partner = partnerIn(of, home);
  return of.includes(home) ? `${country(home)} and ${country(partner)}` : of.split('-').map(country).join(' and ');
};

const QUALIFIER: Readonly<Record<Qualifier, string>> = {
  about: 'about ',
  over: 'over ',
  nearly: 'nearly ',
  some: 'some ',
  equivalent: '',
  late: 'late ',
  early: 'early ',
  within: 'within ',
  implied: '',
};

/** How far a source commits itself. */
export const MODALITY: Readonly<Record<Exclude<Modality, 'asserted' | 'negated'>, string>> = {
  reported: 'reported',
  estimated: 'an estimate',
  proposed: 'proposed, no more is told',
  planned: 'planned',
  announced: 'announced',
  intended: 'intended',
  considered: 'considered',
  ordered: 'ordered, not carried out',
};

/** A typed value as it is said: "nearly 40,000 people", "NOK 559 million", "Oslo and Drammen". */
export function value(of: Value, qualifier?: Qualifier): string {
  const about = qualifier ? QUALIFIER[qualifier] : '';
  switch (of.type) {
    case 'date':
      return about + format.period(of.edtf);
    case 'money':
      return about + format.money(of.amount, of.currency);
    case 'count':
      return `${about}${of.n === undefined ? (of.words ?? '') : format.number(of.n)} ${of.unit}`.trim();
    case 'range':
      return `${format.number(of.min)} to ${format.number(of.max)} ${of.unit}`;
    case 'place':
    case 'organisation':
      return list.format(of.names);
    case 'list':
      return list.format(of.items);
    case 'person':
      return of.role ? `${of.name}, ${of.role}` : of.name;
    case 'text':
      return of.text;
    case 'flag':
      return of.value ? 'yes' : 'no';
  }
}

const when = (period: Period | undefined, qualifier?: Qualifier): string => {
  if (!period) return '';
  const part = qualifier === 'late' || qualifier === 'early' ? `${qualifier} ` : '';
  const told = part + format.period(period);
  if (period.open) return `, ${told}`;
  return period.precision === 'day' || period.precision === 'yearless' ? `, on ${told}` : `, ${told}`;
};

/** What happened to relations on a day. */
export const RELATIONS: Readonly<Record<string, string>> = {
  established: 'start of diplomatic relations',
  resumed: 'diplomatic relations resumed',
  severed: 'end of diplomatic relations',
};
/** Nouns that say no more than that something began or ended. */
const PLAIN = /^(start|end|resumed)$/;

/** Trade with the whole world, of which only one side is named. */
const ONE_WAY = /\b(?:exports?|imports?)\b/i;

/** Sentences of the kinds that have one; the others are told by their value. */
export const SENTENCES: {
  readonly [K in KindName]?: (claim: Extract<Claim, { kind: K }>, home: CountryCode) => Rich | undefined;
} = {
  'diplomatic-relations'({ value: told, event, qualifier }) {
    const name = event && RELATIONS[event];
    if (told.type !== 'date' || !name || !PLAIN.test(told.of)) return undefined;
    return rich`${bold(capital(value(told, qualifier)))}: ${name}.`;
  },
  'trade-flow'(claim, home) {
    if (claim.value.type !== 'money') return undefined;
    const sum = bold(value(claim.value, claim.qualifier));
    if (!claim.exporter || !claim.importer) {
      const what = ONE_WAY.test(claim.value.of) ? capital(claim.value.of) : 'Trade in both directions';
      return rich`${what}: ${sum}${when(claim.period)}.`;
    }
    if (claim.importer === home)
      return rich`${country(home)} imported ${sum} from ${country(claim.exporter)}${when(claim.period)}.`;
    return rich`${country(claim.exporter)} exported ${sum} to ${country(claim.importer)}${when(claim.period)}.`;
  },
  'traded-goods'(claim) {
    if (claim.value.type !== 'list' || !claim.exporter) return undefined;
    const to = claim.importer ? ` to ${country(claim.importer)}` : '';
    return rich`${country(claim.exporter)} exports ${bold(value(claim.value))}${to}.`;
  },
  mission(claim) {
    const what = claim.mission === 'honorary-consulate' ? 'honorary consulate' : (claim.mission ?? 'mission');
    if (claim.status === 'none')
      return rich`${bold(`No ${what}`)}${claim.sending ? ` of ${country(claim.sending)}` : ' in either country'}.`;
    if (!claim.sending) return undefined;
    const place = claim.city ? ` in ${claim.city}` : claim.host ? ` in ${country(claim.host)}` : '';
    const state = { open: 'open', closed: 'closed', former: 'a former one' }[claim.status];
    return rich`${country(claim.sending)}, ${what}${place}: ${bold(state + when(claim.period).replace(/^,/, ''))}.`;
  },
  accreditation: (claim) =>
    rich`${country(claim.sending)}'s ambassador for ${country(claim.accreditedTo)} sits in ${bold(claim.seat)} (${country(claim.seatCountry)}).`,
  visit(claim) {
    const places = claim.places ? ` to ${list.format(claim.places)}` : '';
    return rich`${bold(claim.guest)}: visit${places}${when(claim.period)}${claim.host ? `; host: ${claim.host}` : ''}.`;
  },
  aid(claim) {
    if (claim.value.type !== 'money') return undefined;
    return rich`${capital(claim.value.of)}, ${country(claim.donor)} to ${country(claim.recipient)}: ${bold(value(claim.value, claim.qualifier))}${when(claim.period)}.`;
  },
  agreement(claim) {
    const stage = {
      proposed: 'proposed',
      signed: 'signed',
      agreed: 'agreed',
      'in-force': 'in force',
      none: 'none so far',
    }[claim.stage];
    const told =
      claim.value.type === 'flag' || claim.value.type === 'date'
        ? ''
        : `; ${claim.value.of}: ${value(claim.value, claim.qualifier)}`;
    return rich`${capital(claim.title)}: ${bold(stage)}${when(claim.period)}${told}.`;
  },
  'person-role'(claim) {
    return claim.value.type === 'person'
      ? rich`${bold(claim.value.name)}${claim.value.role ? `, ${claim.value.role}` : ''}${when(claim.period)}.`
      : undefined;
  },
};

const statements = new WeakMap<Claim, Map<string, Rich>>();

/** What a claim says, in one line made from its types; its modality is never dropped. Worded once for each use. */
export function statement(claim: Claim, wanted: Wanted, home: CountryCode): Rich {
  let uses = statements.get(claim);
  if (!uses) statements.set(claim, (uses = new Map()));
  const use = `${wanted} ${home}`;
  const known = uses.get(use) ?? word(claim, wanted, home);
  uses.set(use, known);
  return known;
}

function word(claim: Claim, wanted: Wanted, home: CountryCode): Rich {
  const sentence = SENTENCES[claim.kind] as ((claim: Claim, home: CountryCode) => Rich | undefined) | undefined;
  const modality =
    claim.modality === 'asserted' || claim.modality === 'negated' ? '' : ` (${MODALITY[claim.modality]})`;
  const own = sentence?.(claim, home) ?? generic(claim, wanted);
  return modality ? [...own, modality] : own;
}

/** First name and last name. */
const FULL_NAME = /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)+$/u;

function generic(claim: Claim, wanted: Wanted): Rich {
  const told = bold(value(claim.value, claim.qualifier));
  const dated = claim.value.type === 'date' ? '' : when(claim.period, claim.qualifier).replace(/^, (on )?/, '');
  if (claim.value.type === 'flag')
    return rich`${bold(claim.value.value ? 'Yes' : 'No')}: ${claim.value.of}${dated ? ` (${dated})` : ''}.`;
  if (wanted === 'person' && claim.object && FULL_NAME.test(claim.object))
    return rich`${bold(claim.object)}${dated ? ` (${dated})` : ''}. ${capital(claim.value.of)}: ${value(claim.value, claim.qualifier)}.`;
  if (claim.value.type === 'date')
    return rich`${bold(capital(value(claim.value, claim.qualifier)))}: ${claim.value.of}.`;
  if (wanted === 'date' && dated)
    return rich`${bold(capital(dated))}. ${capital(claim.value.of)}: ${value(claim.value, claim.qualifier)}.`;
  return rich`${capital(claim.value.of)}: ${told}${dated ? ` (${dated})` : ''}.`;
}
