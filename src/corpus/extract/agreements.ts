import type { Modality } from '../../model/claim.ts';
import type { Range } from '../sentences.ts';
import { COUNT, DATE, LAND, pattern } from './marked.ts';
import { modalityOf } from './modality.ts';
import { precedes, qualifierAt, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { isPeriod, lasting, periodOf } from './period.ts';

const NOUN =
  '(?:agreements?|treat(?:y|ies)|conventions?|protocols?|accords?|pacts?|memorand(?:um|a|ums)(?: of understanding)?|MoUs?|letters? of intent)';
const ABOUT =
  '(?: \\([A-Za-z]{2,8}\\))?(?: (?:on|of|for|to(?! be )|concerning|regarding|about|against) [^;.:,()|\\uf000-\\uf3ff]{1,140}?(?:,(?: [\\p{L}-]+){1,3},? and [\\p{L}\\ue000-\\ue7ff -]{1,40}?)?)?';
/** Words that no title holds before its noun. */
const FOREIGN =
  '(?:and|was|were|is|are|be|has|have|had|with|by|that|which|who|to|in|on|at|from|after|before|during|following|under|allowing|such|including|signed|sign|this|these|those|it|as|when|while|not|no|between)';
/** A title: its article, some words, the noun and what it is about. */
const TITLE = `(?<![\\p{L}\\d-])(?<title>(?:(?:an?|the|its|their) )?(?:(?!(?:${FOREIGN}|an?|the|its|their) )[\\p{L}\\d\\ue000-\\ue7ff'’/.-]+ ){0,7}?${NOUN}(?![\\p{L}])${ABOUT})`;
const END =
  '(?=[;.,:()|\\uf000-\\uf3ff]|$| (?:with|between|was|were|during|after|which|that|at|by|under|while|from|has|have|despite|although|because|when|as|since|before|until|within|worth|aimed) | (?:in|on) (?:the )?(?:[\\uf000-\\uf3ff]|(?-i:\\p{Lu}))| and (?:an?|the|to|it|they|both|also|in|on|agreed|signed|discussed|met|visited) )';
const AUX = '(?: has| have| had| also| jointly| formally| officially| subsequently| then| later){0,3}';

type Stage = 'proposed' | 'signed' | 'agreed' | 'in-force';
const STAGES: readonly (readonly [Stage, string, RegExp])[] = [
  ['signed', 'signing', /^(?:sign|initial|ink)/i],
  ['in-force', 'entry into force', /force|effect/i],
  ['proposed', 'proposal', /^(?:propos|negotiat|explor|discuss|under|move)/i],
  ['agreed', 'ratification', /^ratif/i],
  ['agreed', 'agreement', /./],
];
const stageOf = (verb: string): readonly [Stage, string, RegExp] => STAGES.find(([, , words]) => words.test(verb))!;

/** Whose agreement it is; with a third country as the partner it is another's. */
function partiesOf(match: Match): Said['between'] | undefined {
  const { sentence } = match;
  const named = ['a', 'b', 'with'].map((group) => match.land(group)).filter((code) => code !== undefined);
  const two = theTwo(sentence);
  if (!two) return named.length > 0 ? named : sentence.codes.length === 1 ? sentence.codes : undefined;
  if (!named.every((code) => two.includes(code))) return undefined;
  const ours = sentence.codes.filter((code) => two.includes(code)).length;
  return ours === 2 || ours === sentence.codes.length ? named : undefined;
}

function agreement(match: Match): Said | undefined {
  const { sentence } = match;
  const between = partiesOf(match);
  const at = match.at('title');
  const title = titleOf(`${match.words('title') ?? ''}${match.at('more') ? ` ${match.words('more')}` : ''}`);
  const [stage, of] = stageOf(match.words('verb') ?? '');
  // Of a list each is told by itself.
  if (!between || !at || title === undefined || INCLUDING.test(sentence.text.slice(match.end))) return undefined;
  const said = modalityOf(`${sentence.text.slice(0, at.start)} ${sentence.text.slice(at.end, match.end)}`);
  if (said === 'negated') return undefined;
  // What is only meant to be signed is not told as signed.
  const early = stage === 'proposed' || EARLY.has(said);
  const period = periodOf(sentence, match);
  const dated = period !== undefined && !period.includes('/') && !early;
  return {
    kind: 'agreement',
    between,
    title,
    stage: early ? 'proposed' : stage,
    modality: early && said === 'asserted' ? 'proposed' : said,
    value: dated ? { type: 'date', of, edtf: period } : { type: 'text', of: 'title', text: title },
    ...(period !== undefined && { period: stage === 'in-force' && !early ? lasting(period) : period }),
  };
}

const INCLUDING = /^,? (?:including|such as|namely|among them)\b/i;
const EARLY: ReadonlySet<Modality> = new Set(['planned', 'intended', 'announced', 'considered', 'proposed']);

function titleOf(words: string): string | undefined {
  const title = words.replace(/^(?:an?|the|its|their) /i, '').trim();
  return title.length >= 5 && title.length <= 200 && /\p{L}{4}/u.test(title) ? title : undefined;
}

const reader = (source: string, read: Reader['read'] = agreement): Reader => ({ pattern: pattern(source), read });
const TWO =
  '(?:(?:the )?(?:two|both)(?: countries| nations| states| governments| sides| parties| kingdoms)?|they|the (?:countries|nations|states|sides|parties))';
const SIGN = '(?<verb>signed|concluded|reached|ratified|agreed (?:on|to)|entered into|initialled|inked|proposed|sign)';
const DONE =
  '(?:was|were|has been|have been|had been|is|are|would be|will be|is to be)(?: also| formally| officially| finally| eventually)? (?<verb>signed|concluded|reached|agreed(?: upon)?|ratified|initialled|proposed|under negotiation|in force|in effect)(?:(?<more> (?:on|to|for|regarding|concerning) [^;.:,()|\\uf000-\\uf3ff]{3,120}?)?' +
  END +
  '| with ' +
  LAND('with') +
  '|)';
const FORCE = '(?<verb>(?:entered|came|went|enters|comes) into (?:force|effect)|took effect|takes effect)';

const ACTS: readonly Reader[] = [
  reader(`${LAND('a')} and ${LAND('b')}${AUX} ${SIGN} ${TITLE}${END}`),
  reader(`${LAND('a')}${AUX} ${SIGN} ${TITLE} with (?:the )?(?:government of )?${LAND('b')}`),
  reader(`${LAND('a')}${AUX} ${SIGN} (?:with )${LAND('b')} ${TITLE}${END}`),
  reader(`${TWO}${AUX} ${SIGN} ${TITLE}${END}`),
  reader(`${TITLE}(?: between (?:${LAND('a')} and ${LAND('b')}|${TWO}))? ${DONE}`),
  reader(`${TITLE}(?: between (?:${LAND('a')} and ${LAND('b')}|${TWO}))? ${FORCE}`),
  reader(`${LAND('a')}${AUX} ${SIGN} ${TITLE}${END}`),
  reader(
    `(?:intent|intention|plans?|willingness|hope|wish)(?: to| of)? (?<verb>sign|move forward with|conclude|negotiate|explore) ${TITLE}${END}`,
  ),
  reader(`(?<verb>negotiations|negotiating|talks) (?:on|for|about|towards?|over) ${TITLE}${END}`),
  reader(`${LAND('a')}[^;.]{0,60}? (?<verb>proposed) ${TITLE}${END}`),
];

/** "It entered into force on 3 May" speaks of the agreement told of just before. */
function follow(match: Match): Said | undefined {
  const { sentence } = match;
  const context = `${precedes(sentence)?.marks ?? ''} ${sentence.marks.slice(0, match.start)}`;
  const found = [...context.matchAll(pattern(`${TITLE}(?=[;.,()| ]|$)`))].at(-1);
  const two = theTwo(sentence);
  const verb = match.at('verb');
  const period = verb && periodOf(sentence, verb);
  if (!found || !two || period === undefined) return undefined;
  const noun = new RegExp(NOUN, 'iu').exec(found.groups?.['title'] ?? '')?.[0].toLowerCase();
  const date = period.replace(/^\.\.\//, '');
  if (date.includes('/')) return undefined;
  return {
    kind: 'agreement',
    between: [],
    title: noun ?? 'agreement',
    stage: 'in-force',
    value: { type: 'date', of: date === period ? 'entry into force' : 'end', edtf: date },
    period: date === period ? lasting(date) : period,
  };
}

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
  reader(`there (?<verb>are|exist)(?: currently| now)?${MANY}`, number),
];

/** Travel without a visa rests on an agreement, whether it is named or not. */
function visaFree(match: Match): Said | undefined {
  const { sentence } = match;
  const two = theTwo(sentence);
  const period = periodOf(sentence, match);
  if (!two || !sentence.codes.every((code) => two.includes(code)) || modalityOf(sentence.text) !== 'asserted')
    return undefined;
  const start = period?.replace(/\/\.\.$/, '');
  return {
    kind: 'agreement',
    between: [],
    title: 'visa-free travel',
    stage: 'in-force',
    value:
      start === undefined || start.includes('/')
        ? { type: 'flag', of: 'visa-free travel', value: true }
        : { type: 'date', of: 'start', edtf: start },
    ...(start !== undefined && { period: lasting(start) }),
  };
}

const VISAS: readonly Reader[] = [
  reader(
    `(?:citizens|nationals|travell?ers|passport holders) (?:of|from) [^;.]{1,60}? (?:can|may|are able to|have been able to|do) (?:now )?(?:travel|enter|visit)[^;.]{0,60}? (?:visa[- ]free|without (?:a )?visas?)`,
    visaFree,
  ),
  reader(
    `(?:visa requirements?|visas?)[^;.]{0,60}? (?:was|were|has been|have been) (?:abolished|lifted|waived|scrapped)`,
    visaFree,
  ),
];

/** An item of a list of agreements: "Agreement on Air Services (1992)". */
function item(match: Match): Said | undefined {
  const { sentence } = match;
  const { passage, section } = sentence.unit;
  const title = titleOf(match.words('title') ?? '');
  const two = theTwo(sentence);
  if (passage.shape !== 'item' || !/agreement|treat(?:y|ies)|accord/i.test(section.heading)) return undefined;
  if (!two || title === undefined || !sentence.codes.every((code) => two.includes(code))) return undefined;
  const period = match.value('when')?.value;
  const date = period === undefined || !isPeriod(String(period)) ? undefined : String(period);
  return {
    kind: 'agreement',
    between: [],
    title,
    stage: 'agreed',
    modality: 'asserted',
    value:
      date === undefined || date.includes('/')
        ? { type: 'text', of: 'title', text: title }
        : { type: 'date', of: 'agreement', edtf: date },
    ...(date !== undefined && { period: date }),
  };
}

const ITEMS: readonly Reader[] = [
  reader(
    `^(?<title>(?!no )(?:(?!(?:was|were|is|are|has|have|will|signed) )[\\p{L}\\d\\ue000-\\ue7ff'’/.-]+ ){0,8}?${NOUN}(?![\\p{L}])(?:(?! (?:was|were|is|are|has|have|will|signed) )[^();:|\\uf000-\\uf3ff]){0,160}?),? ?(?:[(]?(?:signed )?(?:on |in )?${DATE('when')}[)]?)?[.;,]?$`,
    item,
  ),
];

/** Agreements and how far they have come. */
export const agreementRule = ruleOf(
  'agreement',
  [
    ...LISTS,
    ...ITEMS,
    ...NUMBERS,
    ...ACTS,
    reader(`(?:^|[ ,;])(?:it|which) (?<verb>entered into force|came into (?:force|effect)|took effect)`, follow),
    reader(`(?<verb>(?:remained|was|stayed) in (?:effect|force))(?= until)`, follow),
    ...VISAS,
  ],
  /agreement|treat|convention|protocol|accord|pact|memorand|mou|letter|force|effect|visa/iu,
);
