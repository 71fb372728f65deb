import type { Modality } from '../../model/claim.ts';
import { DATE, LAND, pattern } from './marked.ts';
import { modalityOf } from './modality.ts';
import { precedes, reader as readerOf, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { lasting, periodOf } from './period.ts';
import { LISTED } from './treaties.ts';
import { AUX, END, NOUN, partiesOf, TITLE, titleOf, TWO } from './treaty.ts';

type Stage = 'proposed' | 'signed' | 'agreed' | 'in-force';
const STAGES: readonly (readonly [Stage, string, RegExp])[] = [
  ['agreed', 'initialling', /^initial/i],
  ['signed', 'signing', /^(?:sign|ink|put)/i],
  ['in-force', 'entry into force', /force|effect|operation/i],
  ['proposed', 'proposal', /^(?:propos|negotiat|explor|discuss|draft|talks|under|move)/i],
  ['agreed', 'ratification', /^ratif/i],
  ['agreed', 'agreement', /(?:)/],
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
  if (WITH_OTHERS.test(sentence.text.slice(match.end))) return undefined;
  // "Ties began in 1961, after which a treaty was signed."
  const isOver = OVER.test(sentence.text.slice(match.end));
  const isLater = LATER.test(sentence.text.slice(0, match.start));
  const told = isLater ? undefined : periodOf(sentence, match);
  // What is over has begun then and does not last.
  const period = isOver ? told?.replace(/\/\.\.$/, '') : told;
  const dated = period !== undefined && !period.includes('/') && !early;
  return {
    kind: 'agreement',
    between,
    title,
    stage: early ? 'proposed' : stage,
    modality: early && said === 'asserted' ? 'proposed' : said,
    value: dated ? { type: 'date', of, edtf: period } : { type: 'text', of: 'title', text: title },
    period: period !== undefined && stage === 'in-force' && !early && !isOver ? lasting(period) : (period ?? ''),
  };
}

const WITH_OTHERS = /^ with (?:the )?(?:[A-Z]{2,}\b|European|United Nations|World)/;
const LATER = /\b(?:after which|whereupon|thereafter|subsequently)\b[^,;]{0,40}$/i;
const OVER = /\b(?:until|expired?|terminated|superseded|replaced|lapsed|denounced)\b/i;
const INCLUDING = /^,? (?:including|such as|namely|among them)\b/i;
const EARLY: ReadonlySet<Modality> = new Set(['planned', 'intended', 'announced', 'considered', 'proposed']);

const reader = (source: string, read: Reader['read'] = agreement): Reader => readerOf(source, read);
const SIGN =
  '(?<verb>signed|concluded|reached|ratified|agreed (?:on|to)|entered into|initialled|initialed|inked|struck|adopted|sealed|finali[sz]ed|negotiated|proposed|put [\\p{L}]+ signatures? to|sign)';
const SIGNED = '(?<verb>signed|concluded|reached|agreed|ratified|initialled|initialed|inked|finali[sz]ed|adopted)';
const DONE =
  '(?:was|were|has been|have been|had been|is|are|would be|will be|is to be)(?: both| all| also| formally| officially| finally| eventually| subsequently| then| currently| still| being){0,2} (?<verb>signed|concluded|reached|agreed(?: upon)?|ratified|initialled|initialed|finali[sz]ed|struck|drawn up|made|proposed|under (?:negotiation|discussion)|(?:negotiated|discussed)|in force|in effect)(?:(?<more> (?:on|to|for|regarding|concerning) [^;.:,()|\\uf000-\\uf3ff]{3,120}?)?' +
  END +
  '| with ' +
  LAND('with') +
  '|)';
const FORCE =
  '(?<verb>(?:entered|came|went|enters|comes) into (?:force|effect|operation)|took effect|takes effect|bec(?:ame|omes) effective|has been (?:in force|in effect|effective)|(?:was|is) (?:brought|put) into (?:force|effect))';
// What may stand between a title and what became of it.
const ASIDE =
  '(?: ?\\([^()]{1,80}\\)|, [^,;.]{3,80},| (?:granting|giving|allowing|providing|establishing|covering|regulating|governing|abolishing|guaranteeing|permitting|exempting|avoiding|creating|setting up|under which|by which) [^;.,]{3,100}?)?';
const BETWEEN = `(?: between (?:${LAND('a')} and ${LAND('b')}|${TWO}))?`;
const PLACE = '(?: (?:in|at) [^;.,()|\\uf000-\\uf3ff]{3,40}?)?';
const ON = `(?:,? (?:on|in|of|dated|from)|,)? ${DATE('when')}`;

/** Who signed stands nowhere near; with an organisation it is no agreement of the two. */
const unnamed = (match: Match): Said | undefined =>
  WITH_BODY.test(match.sentence.text) ? undefined : agreement(match);
const WITH_BODY =
  /\bwith (?:the )?(?:[A-Z]{2,}\b|European|United Nations|World|International)|\b(?:company|firm|corporation|partner|bank|university|universities|airline|institute|codeshare|Airlines?|Airways|Ltd|Inc|University|Bank|Corporation|Company)\b/;

// The great conventions of many states are nobody's own.
const NAMED = `(?<![\\p{L}\\d-])(?<title>(?:an?|the) (?!(?:Vienna|Geneva|Hague|Versailles|European|UN|United|Rome|Paris|Lisbon|Maastricht|Kyoto|World|North Atlantic) )(?:(?!(?:of|on|in|at|and|with|to|by|was|were|is|under|after|for) )[\\p{L}\\ue000-\\ue7ff’'–-]+ ){0,6}?(?:treaty|agreement|accord|pact|protocol|convention)(?![\\p{L}])(?: (?:of|on|for|concerning) (?![\\uf000-\\uf3ff])[^;.:,()|\\uf000-\\uf3ff]{3,60}?)?)`;

/** An agreement with its own date, where both parties or none are named beside it. */
function withDate(match: Match): Said | undefined {
  const { sentence } = match;
  const said = agreement(match);
  const date = match.value('when')?.value;
  const two = theTwo(sentence);
  if (!said || date === undefined || String(date).startsWith('X') || String(date).includes('/')) return undefined;
  // Others have made treaties too: it must name the two, or be what the sentence speaks of.
  const isTheirs = match.start < 30 || sentence.codes.length === 2 || /\b(?:two|both)\b/i.test(sentence.text);
  if (match.words('verb') === undefined && (!isTheirs || (two && sentence.codes.length === 1))) return undefined;
  // Of a list each is told by itself.
  if (/\b(?:such as|including|namely)\b/i.test(sentence.text.slice(0, match.end))) return undefined;
  const [stage, of] = stageOf(match.words('verb') ?? '');
  return {
    ...said,
    stage,
    modality: 'asserted',
    value: { type: 'date', of, edtf: String(date) },
    period: String(date),
  } as Said;
}

const ACTS: readonly Reader[] = [
  reader(`${LAND('a')} and ${LAND('b')}${AUX} ${SIGN} ${TITLE}${END}`),
  reader(`${LAND('a')}${AUX} ${SIGN} ${TITLE} with (?:the )?(?:government of )?${LAND('b')}`),
  reader(`${LAND('a')}${AUX} ${SIGN} (?:with )${LAND('b')} ${TITLE}${END}`),
  reader(`${TWO}${AUX} ${SIGN} ${TITLE}${END}`),
  reader(`${TITLE}${BETWEEN}${ASIDE} ${DONE}`),
  reader(`${TITLE}${BETWEEN}${ASIDE}(?: (?:that|which))? ${FORCE}`),
  reader(`${TITLE}(?: [^;.]{0,140}?)?,? and (?:was|were) ${SIGNED}`),
  reader(`${LAND('a')}${AUX} ${SIGN} ${TITLE}${END}`),
  reader(
    `(?:intent|intention|plans?|willingness|hope|wish)(?: to| of)? (?<verb>sign|move forward with|conclude|negotiate|explore) ${TITLE}${END}`,
  ),
  reader(`(?<verb>negotiations|negotiating|talks) (?:on|for|about|towards?|over) ${TITLE}${END}`),
  reader(`(?:are|were|is|was|have been|been|began|started) (?<verb>negotiating|discussing|drafting) ${TITLE}${END}`),
  reader(`${LAND('a')}[^;.]{0,60}? (?<verb>proposed) ${TITLE}${END}`),
  // "under a convention signed in Rome on 3 May 2004"
  reader(
    `${TITLE}${BETWEEN},? (?:(?:which|that) )?(?:was |were )?${SIGNED}(?: by [^;.]{3,80}?)?${PLACE}${ON}`,
    withDate,
  ),
  reader(`(?<![\\p{L}])(?:${SIGNED}) ${TITLE}${END}`, unnamed),
  // "the Harbour Treaty of 1911", "an agreement dates from 1950"
  reader(`${NAMED}(?: of| dated| from| \\(|,) ?${DATE('when')}`, withDate),
  reader(`${TITLE}${BETWEEN}[^;.,]{0,60}? dates (?:back )?(?:from|to) ${DATE('when')}`, withDate),
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
/** "The treaty expired in 1990": how long it was in force. */
function ended(match: Match): Said | undefined {
  const { sentence } = match;
  const between = partiesOf(match);
  const title = titleOf(match.words('title') ?? '');
  const verb = match.at('verb');
  const date = verb && periodOf(sentence, verb);
  if (
    !between ||
    title === undefined ||
    date === undefined ||
    date.includes('/') ||
    modalityOf(sentence.text) !== 'asserted'
  )
    return undefined;
  return {
    kind: 'agreement',
    between,
    title,
    stage: 'in-force',
    value: { type: 'date', of: 'end', edtf: date },
    period: `../${date}`,
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
    reader(
      `(?:^|[ ,;])(?:it|which|and) (?<verb>entered into force|came into (?:force|effect)|took effect|became effective)`,
      follow,
    ),
    reader(
      `${TITLE}${BETWEEN}(?:,? (?:which |that )?(?:in |had been |has been |was |were )[^;.]{0,60}?,?(?: and)?)? (?<verb>(?:was|were) (?:terminated|superseded|denounced|abrogated|annulled|cancell?ed|revoked|allowed to expire|replaced)|expired|lapsed)`,
      ended,
    ),
    reader(`(?<verb>(?:remained|was|stayed) in (?:effect|force))(?= until)`, follow),
    ...VISAS,
  ],
  /agreement|treat|convention|protocol|accord|pact|memorand|mou|letter|exchange|declaration|concordat|force|effect|visa/iu,
);
