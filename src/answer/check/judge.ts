import type { Checked, Span } from '../../model/checked.ts';
import { kindOf, type Claim } from '../../model/kinds/index.ts';
import { wordsOf } from '../../model/value.ts';
import { ownWords } from '../../search/bags.ts';
import type { Index, Match } from '../../search/index.ts';
import { BUYS, SELLS } from '../../search/places.ts';
import { stemOf } from '../../search/stem.ts';
import { tokenize } from '../../search/words.ts';
import { citeClaim } from '../citation.ts';
import { stemsOf } from '../word.ts';
import { datePoint, directionPoint, figurePoint, placePoint, type Held, type Point, type Stand } from './points.ts';
import { MANY, NOT, type Said } from './said.ts';
import { readStatus, type Reading } from './statuses.ts';

/** How a sentence stands to the claims, and the claim that decides it. */
type Judgement = Pick<Checked, 'verdict' | 'same' | 'other'> & { readonly by?: Claim };

/** A passage that claims quote, the stems of its words and of what its claims are typed as, and the main names of what it names. */
interface Passage {
  readonly claims: readonly Claim[];
  readonly quote: string;
  readonly stems: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}
/** A passage, those of its claims that can speak of the same thing, and how they stand to each point. */
interface Weighed extends Passage {
  readonly about: readonly Claim[];
  readonly stands: readonly (Held & Pick<Point, 'of' | 'spans'>)[];
}

/** The share of a sentence's words and names that a passage must hold to speak of the same thing. */
const SAME = 0.6;

/**
 * Holds a sentence against the claims. It agrees only where one passage says all of it that can be compared, and differs only where
 * a passage says the same but for one part of it; a passage that lacks a word of the sentence decides nothing.
 */
export function judge(said: Said, index: Index): Judgement {
  const { pairs, outside, names, telling, giver, figures } = said;
  if (outside.length > 0) return undecided(undefined);
  const held = (passage: Passage): number =>
    telling.filter((word) => passage.stems.has(stemOf(word))).length + names.intersection(passage.names).size;
  const passages = passagesFor(said, index).toSorted((a, b) => held(b) - held(a));
  const reading = readStatus(
    said,
    passages.flatMap(({ claims }) => claims),
    index,
  );
  const plain = [...said.dates.map(datePoint), ...said.places.map(placePoint)];
  const points = [
    ...(reading?.points ?? (giver && figures.length > 0 ? [...plain, directionPoint(giver, said)] : plain)),
    ...figures.map((each) => figurePoint(each, said)),
  ];
  const [nearest] = passages;
  const isNear = nearest && held(nearest) >= SAME * Math.max(1, telling.length + names.size);
  const told = isNear ? nearest.claims[0] : reading?.about[0];
  // The home country alone says too little of what is meant, several other countries too much.
  const named = pairs.length === 1 || (pairs.length === 0 && names.size > 0);
  if (points.length === 0 || said.unsure || !named) return undecided(told);

  const weighed = passages.map((passage) => weigh(passage, said, points, reading));
  const deciding = weighed.filter((each) => decides(each, said, reading, index) && isCommitted(each, said));
  const straight = deciding.filter(({ quote }) => !turnsRound(said.text, quote, index));
  const denied = said.negation && !reading ? [] : reading ? deciding : [...straight, ...deciding.filter(isReversed)];
  const same = weighed.find(isSame)?.claims[0];
  return agreeing(straight, said, reading) ?? differing(denied, said) ?? undecided(told ?? same);
}

const undecided = (by: Claim | undefined): Judgement =>
  by ? { verdict: 'told', by, same: [], other: [] } : { verdict: 'not-covered', same: [], other: [] };

/** The passages on so many pairs are kept. */
const KEPT = 50;

const known = new WeakMap<Index, Map<string, readonly Passage[]>>();

/** The passages that claims quote on the countries that a sentence names; of one pair, and of all claims, they are read once. */
function passagesFor({ pairs, telling, names }: Said, index: Index): readonly Passage[] {
  // Of all claims of a large corpus, those that most likely have its words.
  if (pairs.length === 0 && index.library.claims.length > MANY) {
    const words = [...telling, ...[...names].flatMap(tokenize)].map((text) => ({ text, terms: [stemOf(text)] }));
    return passagesOf(inOrder(index.claims(words, { pairs: [] })), index);
  }
  const read = known.get(index) ?? new Map<string, readonly Passage[]>();
  known.set(index, read);
  const key = pairs.join(' ');
  const before = read.get(key);
  if (before) return before;
  const passages = passagesOf(index.claimsIn({ pairs }), index);
  if (read.size >= KEPT) read.clear();
  read.set(key, passages);
  return passages;
}

const inOrder = (matches: readonly Match<Claim>[]): Claim[] =>
  matches.map(({ item }) => item).toSorted((a, b) => a.document.localeCompare(b.document) || a.start - b.start);

function passagesOf(all: readonly Claim[], index: Index): Passage[] {
  const groups = Map.groupBy(all, (claim) => `${claim.document}:${citeClaim(claim, index).start}`);
  return [...groups.values()].map((claims): Passage => {
    const { quote } = citeClaim(claims[0]!, index);
    const tokens = [quote, ...claims.flatMap((each) => [...ownWords(each), ...wordsOf(each.value)])].flatMap(tokenize);
    const named = new Set(index.names.find(tokens).flatMap(({ alias }) => (alias ? [alias.name] : [])));
    return { claims, quote, stems: new Set(tokens.map(stemOf)), names: named };
  });
}

/** How a passage stands to each point. The date and the direction are those of the claims that have the figures. */
function weigh(passage: Passage, said: Said, points: readonly Point[], reading: Reading | undefined): Weighed {
  const about = passage.claims
    .filter((claim) => (reading ? reading.about.includes(claim) : fits(claim, said)))
    // What happens once denies more than what comes again.
    .toSorted((a, b) => Number(kindOf(a).recurs ?? false) - Number(kindOf(b).recurs ?? false));
  const hold = ({ hold: by }: Point, claims: readonly Claim[]): Held => by(claims, passage.quote);
  const figures = points.flatMap((point) => (point.of === 'figure' ? (hold(point, about).by ?? []) : []));
  const own = ({ of }: Point): boolean => figures.length > 0 && (of === 'date' || of === 'direction');
  const stands = points.map((point) => ({ ...point, ...hold(point, own(point) ? figures : about) }));
  return { ...passage, about, stands };
}

/** Whether a claim is of the embassy, the ambassador or the host that a sentence names. */
function fits(claim: Claim, { sender, host }: Said): boolean {
  const slots = kindOf(claim).slots?.(claim) ?? {};
  if (sender && slots.sender && slots.sender !== 'nobody' && slots.sender !== sender) return false;
  return !host || !slots.host || slots.from !== undefined || slots.host === host;
}

/** Whether a passage has every word and name of a sentence, so that it can decide on it. */
function decides(
  { claims, about, quote, ...passage }: Weighed,
  { telling, plain, names }: Said,
  reading: Reading | undefined,
  index: Index,
): boolean {
  const kinds = stemsOf(about.flatMap((claim) => (kindOf(claim).implied ? kindOf(claim).words : [])).join(' '));
  const has = (word: string): boolean =>
    passage.stems.has(stemOf(word)) || kinds.has(SELLS.test(word) || BUYS.test(word) ? 'export' : stemOf(word));
  const ends = /\b(?:until|till)\b/;
  // Who is named first travels.
  const [guest = ''] = names.intersection(index.people);
  const travels = (claim: Claim): boolean =>
    claim.kind !== 'visit' || (claim.guest.includes(guest) && !/\b(?:host|receiv|welcom)/.test(plain));
  return (
    about.length > 0 &&
    // What a passage denies is compared as a status only.
    (!!reading || (telling.length + names.size > 0 && !NOT.test(tokenize(quote).join(' ')))) &&
    telling.every((word) => reading?.spent.test(word) || has(word)) &&
    names.isSubsetOf(passage.names) &&
    (!/\b(?:since|until|till)\b/.test(plain) || ends.test(plain) === ends.test(quote)) &&
    claims.every(travels)
  );
}

const isSame = ({ stands }: Weighed): boolean => stands.every(({ stand }) => stand === 'same');
const spansOf = ({ stands }: Weighed, of: Stand): readonly Span[] =>
  stands.flatMap(({ stand, spans }) => (stand === of ? spans : []));

function agreeing(weighed: readonly Weighed[], { negation, text }: Said, reading?: Reading): Judgement | undefined {
  const found = weighed.find(isSame);
  if (!found) return undefined;
  const by = found.stands.find((held) => held.by)?.by ?? found.about[0]!;
  if (!negation || reading) return { verdict: 'agrees', by, same: spansOf(found, 'same'), other: [] };
  // "Did not" denies what the rest of the sentence says; "no", "without" and "neither" may deny a part of it only.
  const denied = /^(?:not|never|cannot|\w+n.t)$/i.test(text.slice(negation.start, negation.end));
  return denied ? { verdict: 'differs', by, same: [], other: [negation] } : undefined;
}

const isReversed = ({ stands }: Weighed): boolean =>
  stands.some(({ stand, of }) => stand === 'other' && of === 'direction');

function differing(weighed: readonly Weighed[], said: Said): Judgement | undefined {
  const same = ({ stands }: Weighed): number => stands.filter(({ stand }) => stand === 'same').length;
  const [found] = weighed
    .filter((each) => isDenied(each, said))
    // Another figure for the same direction tells more than the same figure for the other one.
    .toSorted((a, b) => same(b) - same(a) || Number(isReversed(a)) - Number(isReversed(b)));
  if (!found) return undefined;
  const by = found.stands.find(({ stand }) => stand === 'other')!.by ?? found.about[0]!;
  return { verdict: 'differs', by, same: spansOf(found, 'same'), other: spansOf(found, 'other') };
}

/** Whether a passage says all the same but for one thing, or but for figures. */
function isDenied({ stands, about }: Weighed, { figures, dates, plain }: Said): boolean {
  const others = stands.filter(({ stand }) => stand === 'other');
  const has = (point: Point['of']): boolean => others.some(({ of }) => of === point);
  // What is not there has no date.
  const silent = stands.some(({ stand, of }) => stand === 'silent' && !(has('status') && of === 'date'));
  const figure = others.every(({ of }) => of === 'figure');
  if (silent || others.length === 0 || (others.length > 1 && !figure)) return false;
  const recurs = others.some(({ by }) => by && kindOf(by).recurs);
  if (!recurs && !(has('date') && about.some(({ kind }) => kind === 'aid'))) return true;
  // Of what comes again, another date denies an exact figure or a beginning, and another figure only one with a date.
  const exact = figures.length > 0 && figures.every(({ bound }) => !bound);
  return has('date') ? exact || /\b(?:first|began|beg[iu]n|start\w*)\b/.test(plain) : !figure || dates.length > 0;
}

/** Whether a sentence says as plainly as the claims that bear it out that something is only announced, planned, reported. */
const isCommitted = ({ stands }: Weighed, { plain }: Said): boolean =>
  stands.every(({ stand, by: { modality } = { modality: 'asserted' } }) => {
    return stand !== 'same' || /asserted|negated/.test(modality) || stemsOf(plain).has(stemOf(modality));
  });

/**
 * Which countries and people stand before or after which word: in "Norwegian aid to Pakistan" Norway before "aid" and Pakistan after
 * "to". Those that are joined ("Norway and Pakistan") stand nowhere, since their order does not matter.
 */
function rolesIn(text: string, index: Index): { readonly key: string; readonly names: ReadonlySet<string> }[] {
  const words = tokenize(text);
  const mentions = index.names.find(words);
  const isName = (at: number): boolean => mentions.some(({ from, to }) => from <= at && at < to);
  return mentions.flatMap(({ hint, countries, alias, from, to }) => {
    // A name may be that of several countries: "Norwegian" is said of Svalbard, too.
    const names = new Set(!hint ? countries : alias && index.people.has(alias.name) ? [alias.name] : []);
    const next = words[to] === 's' ? to + 1 : to;
    const first = words[from - 1] === 'the' ? from - 1 : from;
    const [before = '', after = ''] = [words[first - 1], words[next]];
    const joined = (JOINS.test(after) && isName(next + 1)) || (JOINS.test(before) && isName(first - 2));
    if (joined || /^(?:between|both|neither)$/.test(before)) return [];
    const keys = [
      !isName(first - 1) && before && `${before} …`,
      !isName(next) && !PREPOSITION.test(after) && `… ${stemOf(after)}`,
      // "Evacuated by Norway" is "Norway evacuated", "diplomats from Norway" are "Norwegian diplomats".
      /^(?:by|of|from)$/.test(before) && `… ${stemOf(words[first - 2] ?? '')}`,
    ];
    return keys.flatMap((key) => (key && names.size > 0 ? [{ key, names }] : []));
  });
}
const JOINS = /^(?:and|or|nor)$/;
/** Behind these another part of the sentence begins. */
const PREPOSITION = /^(?:in|to|from|by|of|with|for|at|on|as|since|until|)$/;

/** Whether a sentence puts another country or person where a passage has one: what is said is that passage turned round. */
function turnsRound(said: string, told: string, index: Index): boolean {
  const there = Map.groupBy(rolesIn(told, index), ({ key }) => key);
  return rolesIn(said, index).some(({ key, names }) =>
    there.get(key)?.every((each) => names.isDisjointFrom(each.names)),
  );
}
