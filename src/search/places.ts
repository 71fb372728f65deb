import { COUNTRIES, countriesOf, pairOf, SHARED_NAMES, type CountryCode, type Pair } from '../model/country.ts';
import type { KindName } from '../model/kinds/index.ts';
import type { Direction, Question, Word } from '../model/question.ts';
import type { Index } from './index.ts';
import type { Mention } from './names.ts';
import { stemOf } from './stem.ts';
import { fold, meaningful, tokenize } from './words.ts';

const COMPARING =
  /\b(vs|versus|compare|compared|comparison|or|than|older|younger|more|less|bigger|smaller|earlier|first|both)\b/;

/** The countries that a question names, the covered pairs that it is about, and the countries that no document deals with. */
export function placed(
  mentions: readonly Mention[],
  tokens: readonly string[],
  index: Index,
): Pick<Question, 'countries' | 'pairs' | 'country' | 'outside' | 'assumed' | 'ambiguous'> {
  const { home } = index.library;
  const isOwn = (code: CountryCode): boolean => code === home || index.coverage.hasOwn(pairOf(home, code));
  const isKnown = (code: CountryCode): boolean => code === home || index.coverage.partnersOf(code).size > 0;
  // A name that several countries share is read as the one that the documents know, best one of a text of its own.
  const sure = mentions.flatMap(({ hint, countries: [code, other] }) => (!hint && code && !other ? [code] : []));
  const isPaired = (code: CountryCode): boolean => sure.some((one) => index.coverage.covers(pairOf(one, code)));
  const codes = ({ countries }: Mention): CountryCode[] => {
    if (countries.length < 2) return [...countries];
    const known = [isPaired, isOwn, isKnown].map((is) => countries.filter(is)).find((some) => some.length > 0);
    return known ?? countries.slice(0, 1);
  };
  // "Kabul and Pyongyang" are two states; "the ambassador in Kabul" is somebody in a city.
  const isNamed = (mention: Mention): boolean => !mention.hint || standsForState(mention, tokens, undefined);
  const named = [...new Set(mentions.filter(isNamed).flatMap(codes))];
  const hinted = [...new Set(mentions.filter((mention) => mention.hint).flatMap(codes))].filter(
    (code) => code !== home,
  );
  const shared = mentions
    .filter(({ countries, from, to }) => countries.length > 1 && SHARED_NAMES.has(tokens.slice(from, to).join(' ')))
    .map(codes);
  const assumed = shared.find((known) => known.length === 1)?.[0];
  const ambiguous = shared.some((known) => known.length > 1);
  const meant = pairsMeant(named, hinted, tokens.join(' '), index);
  return {
    countries: [...new Set([...named, ...hinted])],
    pairs: meant.pairs,
    outside: meant.outside,
    ...(meant.country && { country: meant.country }),
    ...(assumed && assumed !== home && { assumed }),
    ...(ambiguous && { ambiguous }),
  };
}

type Meant = Pick<Question, 'pairs' | 'country' | 'outside'>;

/** The covered pairs that the named countries mean, else those to which a city or a firm points; and who is named in vain. */
function pairsMeant(named: readonly CountryCode[], hinted: readonly CountryCode[], plain: string, index: Index): Meant {
  const { home } = index.library;
  const { partnersOf, covers } = index.coverage;
  const isPartner = (code: CountryCode): boolean => code !== home && partnersOf(code).size > 0;
  const partners = named.filter(isPartner);
  const foreign = named.filter((code) => code !== home && !isPartner(code));
  const between = pairsAmong(named, index);
  if (between.length > 0 && !(COMPARING.test(plain) && partners.every((code) => covers(pairOf(home, code)))))
    return { pairs: between, outside: foreign };
  // "Sweden and Pakistan": a covered country together with another one than the home country.
  if (foreign.length > 0 && partners.length > 0 && !named.includes(home)) return { pairs: [], outside: foreign };
  // "Norway and Chile", though both are told of with others.
  if (named.includes(home) && partners.length > 0 && partners.every((code) => !covers(pairOf(home, code))))
    return { pairs: [], outside: partners };
  if (partners.length > 1 && !named.includes(home) && !COMPARING.test(plain) && RELATING.test(plain))
    return { pairs: [], outside: partners };
  const pointed = hinted.filter(isPartner);
  if (partners.length === 0 && pointed.length === 0) {
    const outside = foreign.length > 0 ? foreign : hinted;
    return { pairs: [], outside, ...(outside.length === 0 && named.includes(home) && { country: home }) };
  }
  const meant = partners.length > 0 ? partners : pointed;
  const joined = pairsAmong([...new Set([...named, ...hinted])], index);
  return { ...(joined.length > 0 ? { pairs: joined } : pairsOf(meant, index)), outside: foreign };
}

const pairsAmong = (codes: readonly CountryCode[], { coverage }: Index): readonly Pair[] =>
  codes
    .flatMap((a, i) => codes.slice(i + 1).map((b) => pairOf(a, b)))
    .filter((pair) => coverage.covers(pair))
    .toSorted();

/** The pairs with the home country where a document is about them; else of the only partner, or of all partners of the first country. */
function pairsOf(codes: readonly CountryCode[], { library: { home }, coverage }: Index): Omit<Meant, 'outside'> {
  const withHome = codes.map((code) => pairOf(home, code)).filter((pair) => coverage.hasOwn(pair));
  if (withHome.length > 0) return { pairs: withHome.toSorted() };
  const [country = home] = codes;
  const [partner, ...others] = coverage.partnersOf(country);
  return partner !== undefined && others.length === 0 ? { pairs: [pairOf(country, partner)] } : { pairs: [], country };
}

const LISTING = /^(and|or|vs|versus|n)$/;
const isListed = ({ from, to }: Mention, tokens: readonly string[]): boolean =>
  LISTING.test(tokens[to] ?? '') || LISTING.test(tokens[from - 1] ?? '');

/** Words that ask how two countries stand to each other, whichever documents there are. */
const RELATING =
  /\b(relations?|relationship|ties|trade|exports?|imports?|between|embass\w*|agreements?|treat\w+|war|border)\b/;

/** A country that no document deals with: what answers must speak of it all the same. */
export function asWord(code: CountryCode): Word {
  const { name = code } = COUNTRIES.find((country) => country.code === code) ?? {};
  return { text: name, terms: [...new Set(tokenize(name).filter(meaningful).map(stemOf))] };
}

/** People, companies, cities and projects that the question names: what answers it must speak of each. */
export const namesOf = (mentions: readonly Mention[], tokens: readonly string[], kind: KindName | undefined): Word[] =>
  mentions
    .filter(({ hint, countries, from, to }) => hint && countries.length > 0 && tokens.slice(from, to).some(meaningful))
    .filter((mention) => !standsForState(mention, tokens, kind))
    .map(({ from, to, alias }) => {
      const text = tokens.slice(from, to);
      // "Telenor Pakistan" is Telenor; Pakistan alone is not.
      const also = alias ? [alias.name, ...alias.also].flatMap(tokenize).filter((word) => !OF_COUNTRIES.has(word)) : [];
      return { text: text.join(' '), terms: [...new Set([...text, ...also].filter(meaningful).map(stemOf))] };
    });

const OF_COUNTRIES: ReadonlySet<string> = new Set(
  COUNTRIES.flatMap(({ names, english }) => names.slice(0, english).map(fold)),
);

/** Kinds in which a capital stands for its state: "ties between Oslo and Kabul". */
const BETWEEN_STATES: ReadonlySet<KindName> = new Set([
  'diplomatic-relations',
  'cooperation',
  'trade-flow',
  'traded-goods',
  'aid',
  'agreement',
]);

/** Whether a capital means its state: between two states, or in a list of them. */
const standsForState = (mention: Mention, tokens: readonly string[], kind: KindName | undefined): boolean =>
  ((kind !== undefined && BETWEEN_STATES.has(kind)) || isListed(mention, tokens)) &&
  isCapital(tokens.slice(mention.from, mention.to), mention.countries);

const CAPITALS: ReadonlyMap<CountryCode, readonly string[]> = new Map(
  COUNTRIES.map(({ code, capitals }) => [code, capitals.map(fold)]),
);
const isCapital = (tokens: readonly string[], [code = '']: readonly CountryCode[]): boolean =>
  CAPITALS.get(code)?.includes(tokens.join(' ')) ?? false;

// ---- who to whom

export const SELLS = /^(export(s|ed|ing|er)?|sells?|sold|selling|ship(s|ped)?)$/;
export const BUYS = /^(import(s|ed|ing|er)?|buys?|bought|buying|purchase[sd]?)$/;

/** Who exports to whom: "Norway imports from Pakistan" and "what Pakistan sells to Norway" are one direction. */
export function directionOf(
  tokens: readonly string[],
  mentions: readonly Mention[],
  pairs: readonly Pair[],
): Direction | undefined {
  const pair = pairs[0];
  if (pairs.length !== 1 || !pair) return undefined;
  const countries = mentions.filter(
    (mention) => !mention.hint && mention.countries.some((code) => pair.split('-').includes(code)),
  );
  const codeOf = (mention: Mention): CountryCode => mention.countries.find((code) => pair.split('-').includes(code))!;
  const other = (code: CountryCode): CountryCode => pair.split('-').find((each) => each !== code)!;
  const verb = tokens.findIndex((token) => SELLS.test(token) || BUYS.test(token));
  const after = (word: string): Mention | undefined => countries.find((mention) => tokens[mention.from - 1] === word);
  const [to, from] = [after('to'), after('from')];
  const subject = countries.some((mention) => to !== undefined && mention.to < to.from);
  if (to && (from || verb >= 0 || subject)) return { importer: codeOf(to), exporter: other(codeOf(to)) };
  if (from && verb >= 0) return { exporter: codeOf(from), importer: other(codeOf(from)) };
  const before = countries.findLast((mention) => mention.to <= verb);
  if (verb < 0 || !before) return undefined;
  // "Norway Pakistan imports": of two in a row the first is the one that does it.
  const first = countries.find(
    ({ to: end }) => end === before.from || (end === before.from - 1 && LISTING.test(tokens[end]!)),
  );
  const code = codeOf(first ?? before);
  return SELLS.test(tokens[verb]!)
    ? { exporter: code, importer: other(code) }
    : { importer: code, exporter: other(code) };
}

/** What may stand between a country and its embassy or ambassador. */
const BETWEEN: ReadonlySet<string> = new Set(
  's new old former current present first own honorary general only prime foreign'.split(' '),
);
const OFFICE = /^(embass|consulat|mission|ambassador|envoy|diplomat)/;

/**
 * Whose embassy or ambassador is asked for: "Pakistan's embassy in Oslo", "the Norwegian ambassador to Pakistan",
 * "the embassy of Norway". A country that hosts ("the embassy in Norway") is not the one that sends.
 */
export function senderOf(
  tokens: readonly string[],
  mentions: readonly Mention[],
  pairs: readonly Pair[],
): CountryCode | undefined {
  const known = new Set(pairs.flatMap(countriesOf));
  const countries = mentions.flatMap((mention) => {
    const code = mention.hint ? undefined : mention.countries.find((each) => known.has(each));
    return code ? [{ code, mention }] : [];
  });
  const office = tokens.findIndex((token) => OFFICE.test(token));
  if (office < 0) return undefined;
  const before = countries.findLast(({ mention }) => mention.to <= office);
  const between = before ? tokens.slice(before.mention.to, office) : [];
  // "Canada and Vietnam missions" are those of both.
  const beside = countries.some(({ mention }) => mention.to === before?.mention.from);
  const listed = before && (beside || isListed(before.mention, tokens));
  const close =
    before && !listed && between.every((token) => BETWEEN.has(token)) && tokens[before.mention.from - 1] !== 'in';
  if (close) return before.code;
  return countries.find(
    ({ mention }) => tokens[mention.from - 1] === 'of' && mention.from > office && mention.from - office <= 3,
  )?.code;
}

/** The country that stands after "in": "Afghans in Norway", "the embassy in Norway". */
export function hostOf(
  tokens: readonly string[],
  mentions: readonly Mention[],
  pairs: readonly Pair[],
): CountryCode | undefined {
  const known = new Set(pairs.flatMap(countriesOf));
  const inside = mentions.find(
    ({ hint, from }) =>
      !hint && (tokens[from - 1] === 'in' || (tokens[from - 1] === 'the' && tokens[from - 2] === 'in')),
  );
  return inside?.countries.find((code) => known.has(code));
}
