import { COUNTRIES, countriesOf, type CountryCode } from '../../model/country.ts';
import { COUNT, type Marked } from './marked.ts';
import { citiesAt, type City } from './places.ts';
import type { Unit } from './unit.ts';

export type Mission = 'embassy' | 'consulate' | 'honorary-consulate';

/** Missions that a text lists together: "three consulates (Lyon, Nice and Lille)". */
export interface Post {
  /** Missing for what is neither embassy nor consulate: a legation, a liaison office. */
  readonly mission?: Mission;
  readonly words: string;
  readonly count?: number;
  readonly cities: readonly City[];
  readonly start: number;
  readonly end: number;
}

/** What missions are called, in marks. */
export const TYPE =
  '(?:embass(?:y|ies)|high commissions?|nunciatures?|apostolic nunciatures?|consulates?[- ]general|general[- ]consulates?|honorary[ -](?:general )?consulates?(?:[- ]general)?|honorary consuls?|consulates?|consular (?:agency|agencies|offices?|sections?)|legations?|(?:trade|liaison|representative|commercial|interests|representation|economic and cultural|diplomatic) offices?|interests sections?|(?:trade|commercial) (?:missions?|representations?)|(?:resident )?diplomatic missions?|resident missions?|permanent missions?(?: to the united nations)?)';
const ARTICLE = `(?:(?:an?|the|its|their|his|another|one|two|both|several|many|some|also|own|new|first|second|resident|permanent|small|sole|only|accredited|${COUNT('n')}) ?){0,4}`;
const PIECE = new RegExp(
  `(?:(?:,? (?:and|or|plus|with|along with|as well as|while|in addition to)|,|:)? ?(?:also )?(?:has |have |maintains |operates |through |by )?)?${ARTICLE.replace(' ?)', ' ?)')}(?<type>${TYPE})(?<to> to (?:the )?[\\ue000-\\ue3ff]+)?(?<where>,? (?:located |based |situated |accredited )?(?:in|at) (?:both )?| \\((?:in )?|, (?:one|[\\uf400-\\uf7ff]+) in |,? (?:among them|including|namely)(?: in| those in)? )?`,
  'iuy',
);

/** What sort of mission words name. */
export const kindOf = (words: string): Mission | undefined => {
  if (/honorary/iu.test(words)) return 'honorary-consulate';
  if (/consul/iu.test(words)) return 'consulate';
  return /embass|high commission|nunciature/iu.test(words) ? 'embassy' : undefined;
};

/** The missions listed at a place of a sentence, one after the other. */
export function postsAt(sentence: Marked, at: number): Post[] {
  const posts: Post[] = [];
  for (let from = at; posts.length < 12;) {
    const post = postAt(sentence, from);
    if (!post) break;
    posts.push(post);
    from = post.end;
  }
  // "an embassy and a consulate in Lyon": both are there.
  return posts.map((post, i) => {
    const next = posts[i + 1];
    const shared = post.cities.length === 0 && post.count === undefined && next?.count === undefined;
    return shared && next ? { ...post, cities: next.cities.slice(0, 1) } : post;
  });
}

function postAt(sentence: Marked, from: number): Post | undefined {
  const { marks, told } = sentence;
  PIECE.lastIndex = from;
  const match = PIECE.exec(marks);
  if (!match) return undefined;
  const { type = '', where, n, to = '' } = match.groups ?? {};
  const behind = PIECE.lastIndex;
  const listed = where === undefined ? [] : citiesAt(sentence, behind);
  // "A consul in Lima, Ana Ruiz" is a person and where she sits.
  const isPerson = /consul$/iu.test(type) && sentence.text.slice(listed[0]?.end, listed[1]?.start) === ', ';
  const cities = isPerson ? listed.slice(0, 1) : listed;
  const last = cities.at(-1)?.end;
  const closed = last !== undefined && where?.includes('(') && marks[last] === ')';
  // "Two" is left as a word in the marks: it is mostly said of the two countries.
  const count = n === undefined ? (/\btwo /iu.test(match[0]) ? 2 : undefined) : told.get(n)?.value;
  const mission = kindOf(type);
  return {
    ...(mission && { mission }),
    words: type + to,
    ...(typeof count === 'number' && { count }),
    cities,
    start: match.index,
    end: last === undefined ? behind - (where?.length ?? 0) : last + (closed ? 1 : 0),
  };
}

/** Whose missions the heading above a passage tells of: "American Legation in Cairo closed". */
export function headed({ document, section, passage }: Unit): CountryCode | undefined {
  const [pair] = passage.pairs;
  // "A Guide to the United States' History of ...": whose missions are meant where none is named.
  const own = GUIDE_OF_US.test(document.title) && pair?.split('-').includes('US') ? 'US' : undefined;
  if (!pair || !MISSION_HEAD.test(section.heading)) return own;
  const named = countriesOf(pair).find((code) => {
    const country = COUNTRIES.find((each) => each.code === code);
    const names = [...(country?.names.slice(0, country.english) ?? []), ...(code === 'US' ? ['U.S.', 'US'] : [])];
    return names.some((name) => MISSIONS.some((mission) => section.heading.includes(`${name} ${mission}`)));
  });
  return named ?? own;
}
const GUIDE_OF_US = /\bUnited States['’] History\b/iu;
const MISSION_HEAD = /\b(?:embassy|legation|consulates?|consular)\b/iu;
const MISSIONS = ['Embassy', 'Legation', 'Consul', 'embassy', 'legation', 'consul'];
