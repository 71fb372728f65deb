import type { Range } from '../sentences.ts';
import { findDates } from '../../model/grammar.ts';
import { COUNT, LAND } from './marked.ts';
import { modalityOf } from './modality.ts';
import { qualifierAt, reader, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { isPeriod, lasting } from './period.ts';
import { AUX, NOUN, partiesOf, titleOf, TWO } from './treaty.ts';

/** "signed agreements such as an Agreement on A (1976); Agreement on B (1977)": each is told by its own words. */
function listed(match: Match): Said[] {
  const { sentence } = match;
  const between = partiesOf(match);
  const list = match.at('list');
  if (!between || !list || modalityOf(sentence.text.slice(0, list.start)) !== 'asserted') return [];
  return partsOf(sentence.text, list).flatMap((quote): Said[] => {
    const words = sentence.text.slice(quote.start, quote.end);
    const year = /\((?:[^()]*\b)?((?:1[89]|20)\d\d)\)?$/.exec(words)?.[1];
    const title = titleOf(words.replace(/\s*\([^()]*\)?$/, ''));
    if (title === undefined) return [];
    return [
      {
        kind: 'agreement',
        between,
        title,
        stage: 'signed',
        modality: 'asserted',
        quote,
        value:
          year === undefined ? { type: 'text', of: 'title', text: title } : { type: 'date', of: 'signing', edtf: year },
        ...(year !== undefined && { period: year }),
      },
    ];
  });
}

const ITEM = `(?:;|,? and|,) (?=(?:an? |the )?(?:[\\p{Lu}][\\p{L}-]* ){0,3}(?:Agreement|Treaty|Convention|Protocol|Memorandum|Accord|Pact|MoU))`;
function partsOf(text: string, { start, end }: Range): Range[] {
  const cuts = [...text.slice(start, end).matchAll(new RegExp(ITEM, 'gu'))];
  const starts = [start, ...cuts.map(({ 0: words, index }) => start + index + words.length)];
  const ends = [...cuts.map(({ index }) => start + index), end];
  return starts.map((from, i) => ({ start: from, end: ends[i]! })).filter((part) => part.end - part.start >= 10);
}

const LIST = '(?<list>(?:an? |the )?[\\p{L}][^.:|]{8,580}?)(?=\\.?$)';
const LISTS: readonly Reader[] = [
  reader(
    `(?:${LAND('a')} and ${LAND('b')}|${TWO})${AUX} signed [\\p{L} ]{0,40}?${NOUN},? (?:such as|including):? ${LIST}`,
    listed,
  ),
  reader(`${NOUN} (?:have been|were|had been) signed,? (?:such as|including|namely):? ${LIST}`, listed),
];
/** "have signed more than 15 bilateral agreements", "there are 12 bilateral agreements" */
function number(match: Match): Said | undefined {
  const between = partiesOf(match);
  const n = match.value('count')?.value;
  if (!between || typeof n !== 'number' || n < 2 || n > 2_000) return undefined;
  const signed = /sign|conclu/i.test(match.words('verb') ?? '');
  return {
    kind: 'agreement',
    between,
    title: match.words('unit') ?? 'agreements',
    stage: signed ? 'signed' : 'in-force',
    value: { type: 'count', of: 'agreements', n, unit: 'agreements' },
    ...qualifierAt(match.sentence, match.at('count')),
  };
}

const MANY = `(?: more than| over| about| around| some| at least| nearly| a total of){0,2} ${COUNT('count')} (?<unit>(?:[\\p{L}-]+ ){0,3}(?:agreements|treaties|memoranda|conventions|accords|MoUs))`;
const NUMBERS: readonly Reader[] = [
  reader(`(?:${LAND('a')} and ${LAND('b')}|${TWO})${AUX} (?<verb>signed|concluded)${MANY}`, number),
  reader(
    `^${COUNT('count')} (?<unit>(?:[\\p{L}-]+ ){0,3}(?:agreements|treaties|memoranda|conventions|accords|MoUs))(?: [^;.]{0,80}?)? (?:have been|were) (?<verb>signed|concluded|agreed)`,
    number,
  ),
  reader(
    `(?<![\\p{L}])${COUNT('count')} (?<unit>(?:[\\p{L}-]+ ){0,3}(?:agreements|treaties|memoranda|conventions|accords|MoUs))(?: between ${TWO})? (?:were|have been|had been) (?<verb>signed|concluded|agreed|put to signature)`,
    number,
  ),
  reader(`(?<![\\p{L}])(?<verb>signed|concluded|initialled)${MANY}(?! (?:with|between) [\\p{Lu}])`, number),
  reader(`there (?<verb>are|exist)(?: currently| now)?${MANY}`, number),
];
/** An item of a list of agreements: "Agreement on Air Services (1992)". */
function item(match: Match): Said[] {
  const { sentence } = match;
  const { passage, section } = sentence.unit;
  const title = titleOf(match.words('title') ?? '');
  const two = theTwo(sentence);
  const rest = match.words('rest') ?? '';
  if (passage.shape !== 'item' || !/agreement|treat(?:y|ies)|accord|legal/i.test(section.heading)) return [];
  if (!two || title === undefined || !sentence.codes.every((code) => two.includes(code)) || UNDONE.test(rest))
    return [];
  const dates = findDates(rest).filter(({ value }) => /^\d/.test(String(value)) && isPeriod(String(value)));
  const [signed, inForce] = [false, true].map((force) =>
    dates.find(({ start }) => FORCE.test(rest.slice(0, start)) === force),
  );
  const told = (stage: 'agreed' | 'signed' | 'in-force', of: string, date?: string): Said => ({
    kind: 'agreement',
    between: [],
    title,
    stage,
    modality: 'asserted',
    value:
      date === undefined || date.includes('/')
        ? { type: 'text', of: 'title', text: title }
        : { type: 'date', of, edtf: date },
    ...(date !== undefined && { period: stage === 'in-force' ? lasting(date) : date }),
  });
  const [stage, of] = /^\W*(?:which was |that was )?signed/i.test(rest)
    ? (['signed', 'signing'] as const)
    : (['agreed', 'agreement'] as const);
  return [
    ...(signed || !inForce ? [told(stage, of, signed && String(signed.value))] : []),
    ...(inForce ? [told('in-force', 'entry into force', String(inForce.value))] : []),
  ];
}

const FORCE = /\b(?:in|into) (?:force|effect)\b[^;,]*$|\beffective\b[^;,]*$/iu;
// What is not told of an agreement that is: "(none is in force)".
const UNDONE =
  /\b(?:no|none|not|never|neither|negotiat\p{L}*|proposed|propos\p{L}*|draft|planned|pending|under discussion|initialled|awaiting)\b/iu;

const WORD = "(?!(?:was|were|is|are|has|have|will|signed) )[\\p{L}\\d\\ue000-\\ue7ff'’/.-]+";
const ITEMS: readonly Reader[] = [
  reader(
    `^(?<title>(?!no )(?:${WORD},? ){0,8}?${NOUN}(?![\\p{L}])(?:(?! (?:was|were|is|are|has|have|will|signed|which|dated) )[^();:|\\uf000-\\uf3ff]){0,200}?)(?<rest>,? ?(?:[(:–]|(?<= )- |(?:which |that )?(?:was |were )?(?:signed|concluded|initialled|ratified|entered|came|in force|dated|effective)\\b|(?:of|on|in|from|dated)? ?[\\uf000-\\uf3ff])[^|]{0,200})?[.;,]?$`,
    item,
  ),
];

/** Agreements that are listed or counted. */
export const LISTED: readonly Reader[] = [...LISTS, ...ITEMS, ...NUMBERS];
