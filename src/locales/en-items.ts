import type { Qualifier } from '../model/claim.ts';
import { COUNTRIES, countriesOf, WORLD, type CountryCode } from '../model/country.ts';
import type { Claim, ClaimOf, KindName } from '../model/kinds/index.ts';
import { tellsOfEnvoy } from '../model/kinds/person-role.ts';
import { country as nameOf, format } from './en-claims.ts';

/** A question of one kind: which aspect of a claim it asks for, and its words up to the question mark. */
export interface KindQuestion {
  readonly aspect: 'year' | 'when' | 'figure' | 'name' | 'guest';
  readonly stem: string;
  /** Several things may be right: the question is for one that the source lists. */
  readonly listed?: boolean;
  /** It does not say between whom. */
  readonly paired?: boolean;
}

const ROUGHLY: Readonly<Partial<Record<Qualifier, string>>> = {
  about: 'about ',
  some: 'about ',
  nearly: 'nearly ',
  over: 'over ',
};
/** Names that stand with an article within a sentence. */
const WITH_ARTICLE =
  /^(?:United|Central African|Dominican Republic|Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|Vatican)|Islands$/;
const country = (code: CountryCode): string => {
  const name = nameOf(code);
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "About how much"; undefined where a hedge cannot be put so. */
function howMuch({ qualifier }: Claim, much = 'how much'): string | undefined {
  if (qualifier === undefined || qualifier === 'equivalent') return capital(much);
  const roughly = ROUGHLY[qualifier];
  return roughly === undefined ? undefined : capital(roughly + much);
}

/** "in 2018", "in the years 1969 to 2022". */
function during({ period }: Claim): string | undefined {
  if (!period || period.open || period.precision === 'yearless') return undefined;
  if (period.precision === 'range') return `in the years ${format.period(period)}`;
  return `${period.precision === 'day' ? 'on' : period.precision === 'decade' ? 'in the' : 'in'} ${format.period(period)}`;
}

/** What two states do with their relations, and did. */
const RELATIONS: Readonly<Record<string, readonly [string, string]>> = {
  established: ['establish', 'established'],
  resumed: ['resume', 'resumed'],
  severed: ['break off', 'broke off'],
};
const MISSIONS = { embassy: 'embassy', consulate: 'consulate', 'honorary-consulate': 'honorary consulate' } as const;
const MISSION_EVENTS: Readonly<Record<string, string>> = {
  opening: 'opened',
  closing: 'closed',
  reopening: 'opened again',
};

const OFFICES = new Set(
  'king queen president prime minister foreign affairs state secretary speaker parliament chancellor taoiseach ambassador prince princess crown emperor sultan pope vice deputy former representative minister agriculture defence trade finance government delegation parliamentary house'.split(
    ' ',
  ),
);
const STATES = new Set(
  COUNTRIES.flatMap(({ names, english }) => names.slice(0, english)).flatMap((name) =>
    name.toLowerCase().split(/[ -]/),
  ),
);

/** Whether a guest is called by name: an office is held by one after the other. */
const hasName = (guest: string): boolean =>
  guest
    .split(',', 1)[0]!
    .split(/[ -]/)
    .some(
      (word) =>
        /^\p{Lu}[\p{L}.'’]+$/u.test(word) && !OFFICES.has(word.toLowerCase()) && !STATES.has(word.toLowerCase()),
    );

type Questions = { readonly [K in KindName]?: (claim: ClaimOf<K>) => readonly (KindQuestion | false)[] };

/** Questions of the kinds that have their own; the others are asked by a sentence with a gap. */
const QUESTIONS: Questions = {
  'diplomatic-relations'({ event, value, pair, qualifier }) {
    const [a, b] = countriesOf(pair);
    const [what] = RELATIONS[event ?? ''] ?? [];
    if (a === WORLD || what === undefined || value.type !== 'date' || qualifier !== undefined) return [];
    return [{ aspect: 'year', stem: `In which year did ${country(a)} and ${country(b)} ${what} diplomatic relations` }];
  },
  mission({ value, sending, host, mission, city, status, modality }) {
    if (!sending || !host || !mission || !city || modality !== 'asserted') return [];
    const what = MISSIONS[mission];
    const event = value.type === 'date' ? MISSION_EVENTS[value.of] : undefined;
    return [
      event !== undefined && {
        aspect: 'year',
        stem: `In which year was the ${what} of ${country(sending)} in ${city} ${event}`,
      },
      value.type === 'place' &&
        status === 'open' && {
          aspect: 'name',
          stem: `In which city in ${country(host)} is there ${mission === 'consulate' ? 'a' : 'an'} ${what} of ${country(sending)}`,
          listed: mission !== 'embassy',
        },
    ];
  },
  accreditation: ({ value, sending, accreditedTo, modality }) => [
    value.type === 'place' &&
      modality === 'asserted' && {
        aspect: 'name',
        stem: `From which city in a third country is ${country(sending)} represented in ${country(accreditedTo)}`,
      },
  ],
  'trade-flow'(claim) {
    const { value, exporter, importer, pair, scope, modality } = claim;
    const [time, much] = [during(claim), howMuch(claim)];
    if (value.type !== 'money' || modality !== 'asserted' || !time || !much) return [];
    if (exporter && importer)
      return [
        {
          aspect: 'figure',
          stem: `${scope ? `${capital(scope)} worth ${lower(much)}` : much} did ${country(exporter)} export to ${country(importer)} ${time}`,
        },
      ];
    const [a, b] = countriesOf(pair).map(country);
    return [
      claim.qualifier === undefined &&
        !pair.includes(WORLD) && { aspect: 'figure', stem: `How large was the trade between ${a!} and ${b!} ${time}` },
    ];
  },
  'traded-goods': ({ value, exporter, importer, modality }) => [
    value.type === 'list' &&
      value.of === 'goods' &&
      exporter !== undefined &&
      importer !== undefined &&
      modality === 'asserted' && {
        aspect: 'name',
        stem: `Which of these does the source list among the goods that ${country(exporter)} exports to ${country(importer)}`,
        listed: true,
      },
  ],
  aid(claim) {
    const { value, donor, recipient, stage, modality } = claim;
    const [time, much] = [during(claim), howMuch(claim)];
    const isGiven = modality === 'asserted' && (stage === 'given' || stage === undefined);
    if (value.type !== 'money' || !time || !much || !(isGiven || modality === 'announced')) return [];
    const given = isGiven ? `give ${country(recipient)}` : `announce for ${country(recipient)}`;
    const total = value.of.startsWith('total ') ? ' in total' : '';
    const what = value.of.replace(/^total /, '');
    return [{ aspect: 'figure', stem: `${much} ${what}${total} did ${country(donor)} ${given} ${time}` }];
  },
  visit(claim) {
    const { guest, guestCountry, hostCountry, period, value, modality } = claim;
    const year = period?.from?.slice(0, 4);
    if (
      !hostCountry ||
      !hasName(guest) ||
      isResident(claim) ||
      modality !== 'asserted' ||
      !year ||
      year !== period?.to?.slice(0, 4)
    )
      return [];
    return [
      {
        aspect: value.type === 'date' ? 'year' : 'when',
        stem: `In which year did ${guest.split(',', 1)[0]} visit ${country(hostCountry)}`,
      },
      guestCountry !== undefined && {
        aspect: 'guest',
        stem: `Who from ${country(guestCountry)} visited ${country(hostCountry)} in ${year}`,
      },
    ];
  },
  'person-role'(claim) {
    const { value, roleOf, modality } = claim;
    const time = during(claim);
    if (value.type !== 'person' || !value.role || !roleOf || !time || modality !== 'asserted') return [];
    const of = / of |['’]s /.test(value.role) ? '' : ` of ${country(roleOf)}`;
    return [{ aspect: 'name', stem: `Who was ${value.role}${of} ${time}`, paired: tellsOfEnvoy(value.role) }];
  },
};

/** How items are put. */
/** An ambassador who goes to a city of the host country visits the city, not the country. */
const isResident = ({ quote, guest }: Claim & { readonly guest: string }): boolean =>
  /\bambassador\b/i.test(`${guest} ${quote}`);

export const items = {
  /** The questions that a kind has of its own for a claim. */
  questions(claim: Claim): KindQuestion[] {
    const ask = QUESTIONS[claim.kind] as ((claim: Claim) => readonly (KindQuestion | false)[]) | undefined;
    return (ask?.(claim) ?? []).filter((question) => question !== false);
  },
  /** Whose words are asked for, and of when. */
  lead: (title: string, year: number | undefined): string =>
    `According to “${title}”${year === undefined ? '' : ` (as of ${year})`}`,
  /** What the sentence is about, where it does not say so. */
  about: (countries: readonly CountryCode[]): string => `On ${countries.map(country).join(' and ')}`,
  ask: (lead: string | undefined, stem: string): string => `${lead === undefined ? stem : `${lead}, ${lower(stem)}`}?`,
  complete: (lead: string | undefined, sentence: string): string =>
    lead === undefined ? `Complete: “${sentence}”` : `${lead}, complete: “${sentence}”`,
  statement: (lead: string | undefined, sentence: string): string =>
    lead === undefined ? sentence : `${lead}: ${sentence}`,
  /** What is typed into a gap. */
  type: {
    year: 'Fill in the year',
    count: 'Fill in the number',
    money: (currency: string): string => `Fill in the sum in ${currency}, for example as “12 million”`,
    name: 'Fill in the missing name',
  },
  typed: (what: string, lead: string | undefined, sentence: string): string =>
    lead === undefined ? `${what}: “${sentence}”` : `${lead}, ${lower(what)}: “${sentence}”`,
  gap: '____',
  /** What happened, without its date; undefined of a kind that is told by its sentence. */
  event(claim: Claim): string | undefined {
    const [a, b] = countriesOf(claim.pair);
    switch (claim.kind) {
      case 'diplomatic-relations': {
        const [, did] = RELATIONS[claim.event ?? ''] ?? [];
        return did === undefined || a === WORLD
          ? undefined
          : capital(`${country(a)} and ${country(b)} ${did} diplomatic relations`);
      }
      case 'mission': {
        const { mission, sending, city, value } = claim;
        const happened = MISSION_EVENTS[value.of];
        if (!happened || !mission || !sending || !city) return undefined;
        return `The ${MISSIONS[mission]} of ${country(sending)} in ${city} was ${happened}`;
      }
      case 'visit':
        return claim.hostCountry && hasName(claim.guest) && !isResident(claim)
          ? `${claim.guest.split(',', 1)[0]} visited ${country(claim.hostCountry)}`
          : undefined;
      default:
        return undefined;
    }
  },
  order: (about: string | undefined): string =>
    `${about === undefined ? 'Put' : `${about}, put`} these events in the order of time.`,
  matchYears: (about: string | undefined): string =>
    `${about === undefined ? 'Match' : `${about}, match`} each event with its year.`,
  matchOffices: 'Match each person with the office or profession that the sources name.',
  source: (sentence: string): string => `Which of these documents says: “${sentence}”?`,
  /** A question for what the documents do not say. */
  asFar: (stem: string): string => `As far as the documents tell, ${lower(stem)}?`,
  truth: { true: 'True', false: 'False' },
  silent: 'The sources do not say',
};
