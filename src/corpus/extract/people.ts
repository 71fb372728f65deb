import type { CountryCode } from '../../model/country.ts';
import type { Range } from '../sentences.ts';
import type { Marked } from './marked.ts';

/** Offices whose holders travel, are received and are appointed. */
export const OFFICE =
  "(?:Vice[- ])?President|(?:Deputy )?Prime Minister|Premier|Chancellor|Taoiseach|Tánaiste|King|Queen|Emperor|Empress|(?:Crown )?Prince(?:ss)?|Grand Duke|Duke|Sultan|Emir|Amir|Pope|Shah|Sheikh|Foreign Minister|(?:State |Deputy |Vice )?Minister|Foreign Secretary|State Secretary|Secretary|Undersecretary|Under-Secretary|Foreign Undersecretary|Speaker|Chairman|Chairperson|Ambassador|Governor(?:-General)?|Representative|Governor General|Head of State|Senator|General|Admiral|Chargé d[’']Affaires|Consul(?:[- ]General)?|Special Envoy|Envoy|Mayor|Chief of Staff|Commissioner|First Lady|(?:Arch)?Duchess|Archduke|Regent|Marshal|Colonel|Leader|Council(?:l)?or|Presidency member|Member of the Presidency|Attorney General|Director(?:[ -]General)?|Counterpart";
const TITLE = new RegExp(`(?<![\\p{L}])(?:${OFFICE})(?![\\p{L}])`, 'iu');
const BARE = new RegExp(`^(?:${OFFICE})$`, 'iu');
const HARD =
  /(?:[;:()]|\.\.\.|\b(?:when|while|after|before|that|where|but|whereas|as|since|because)\b|,? and\b(?! (?:(?:\p{L}+|[\ue000-\ue3ff]+) ){0,4}(?:Minister|Trade|Supply|Security|Development|Queen|King|President|Foreign|Prime|Crown|First|Commerce|Industry|Culture|Energy)))/giu;
const VERB =
  /\b(?:was|were|is|are|has|have|had|said|announced|who|which|to|will|would|did|does|by|also)\b|, ,|\b(?!designated|retired)\p{L}{2,}ed\b/iu;
const ACCOMPANIED = /,? (?:accompanied by|together with|along with|at the head of) [^;]*$/iu;
const LAND = /[\ue000-\ue3ff]+/u;

/** Somebody with an office, as a sentence names him before a verb: "the Peruvian Foreign Minister Ana Ruiz". */
export interface Person extends Range {
  readonly words: string;
  /** Whose office it is, where the words say so. */
  readonly country?: CountryCode;
}

/** Who does what stands at `verb`: the words from the office or its country on; nobody where they say more than a name. */
export function personBefore(sentence: Marked, verb: number): Person | undefined {
  const { marks } = sentence;
  let from = 0;
  for (const { 0: word, index } of marks.slice(0, verb).matchAll(HARD)) from = index + word.length;
  const part = marks.slice(from, verb).replace(ACCOMPANIED, '');
  const starts = [LAND.exec(part)?.index, TITLE.exec(part)?.index].filter((index) => index !== undefined);
  if (starts.length === 0 || !TITLE.test(part)) return undefined;
  return personAt(sentence, from + Math.min(...starts), from + part.length);
}

/** The person named from `start` to `end`, if the words are no more than a name and an office. */
export function personAt(sentence: Marked, start: number, end: number): Person | undefined {
  const { marks, text, named } = sentence;
  const part = marks.slice(start, end).replace(/[\s,]+$/u, '');
  const words = text.slice(start, start + part.length).replace(/^[Tt]he /u, '');
  if (!TITLE.test(part) || VERB.test(part) || part.length > 160 || part.length < 6 || /[\uf000-\uf3ff]/u.test(part))
    return undefined;
  // "A senator" or "by now President" is nobody.
  if (!/[\p{Lu}\ue000-\ue3ff]/u.test(part) || BARE.test(part)) return undefined;
  const lands = [...part.matchAll(/[\ue000-\ue3ff]+(?!['’]s [\p{Ll}])/gu)].map(([land]) => named.get(land[0]!));
  const [country] = lands;
  const sure = country !== undefined && lands.every((each) => each === country);
  return {
    start: start + part.length - words.length - (/^[Tt]he /u.test(text.slice(start)) ? 0 : 0),
    end: start + part.length,
    words,
    ...(sure && { country }),
  };
}
