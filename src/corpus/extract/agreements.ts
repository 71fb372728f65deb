import type { Modality } from '../../model/claim.ts';
import { LAND, pattern } from './marked.ts';
import { modalityOf } from './modality.ts';
import { precedes, reader as readerOf, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { lasting, periodOf } from './period.ts';
import { LISTED } from './treaties.ts';
import { AUX, END, NOUN, partiesOf, TITLE, titleOf, TWO } from './treaty.ts';

type Stage = 'proposed' | 'signed' | 'agreed' | 'in-force';
const STAGES: readonly (readonly [Stage, string, RegExp])[] = [
  ['signed', 'signing', /^(?:sign|initial|ink)/i],
  ['in-force', 'entry into force', /force|effect/i],
  ['proposed', 'proposal', /^(?:propos|negotiat|explor|discuss|under|move)/i],
  ['agreed', 'ratification', /^ratif/i],
  ['agreed', 'agreement', /./],
];
const stageOf = (verb: string): readonly [Stage, string, RegExp] => STAGES.find(([, , words]) => words.test(verb))!;

function agreement(match: Match): Said | undefined {
  const { sentence } = match;
  const between = partiesOf(match);
  const at = match.at('title');
  const title = titleOf(`${match.words('title') ?? ''}${match.at('more') ? ` ${match.words('more')}` : ''}`);
  const [stage, of] = stageOf(match.words('verb') ?? '');
  // Of a list each is told by itself.
  if (!between || !at || title === undefined || INCLUDING.test(sentence.text.slice(match.end))) return undefined;
  if (/\b(?:no|any|without)\s*$/i.test(sentence.text.slice(0, at.start))) return undefined;
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

const reader = (source: string, read: Reader['read'] = agreement): Reader => readerOf(source, read);
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
  reader(`${TITLE}(?: [^;.]{0,140}?)?,? and (?:was|were) (?<verb>signed|concluded|ratified)`),
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
/** Agreements and how far they have come. */
export const agreementRule = ruleOf(
  'agreement',
  [
    ...LISTED,
    ...ACTS,
    reader(`(?:^|[ ,;])(?:it|which) (?<verb>entered into force|came into (?:force|effect)|took effect)`, follow),
    reader(`(?<verb>(?:remained|was|stayed) in (?:effect|force))(?= until)`, follow),
    ...VISAS,
  ],
  /agreement|treat|convention|protocol|accord|pact|memorand|mou|letter|force|effect|visa/iu,
);
