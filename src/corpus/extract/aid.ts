import type { CountryCode } from '../../model/country.ts';
import type { Modality } from '../../model/claim.ts';
import { amountIn } from './amount.ts';
import { COUNT, LAND, MONEY, pattern, POSS, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { otherHere, qualifierAt, ruleOf, sentencesOf, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import { periodOf } from './period.ts';
import type { Unit } from './unit.ts';

const LEAST = 1_000;

type Form = 'development' | 'humanitarian' | 'other';
const formOf = (words: string): Form | undefined =>
  /humanitarian|relief|emergency|earthquake|flood|disaster|famine|hurricane|cyclone|tsunami/i.test(words)
    ? 'humanitarian'
    : /development|ODA\b/i.test(words)
      ? 'development'
      : undefined;

interface Way {
  readonly donor: CountryCode;
  readonly recipient: CountryCode;
}

function wayOf(match: Match): Way | undefined {
  const donor = match.land('donor') ?? otherHere(match, match.land('recipient'));
  const recipient = match.land('recipient') ?? otherHere(match, match.land('donor'));
  return donor && recipient && donor !== recipient ? { donor, recipient } : undefined;
}

const STAGED: ReadonlySet<Modality> = new Set(['announced', 'planned', 'intended', 'proposed', 'considered']);

/** When aid was given; a total "as of 2014" was given before, and is only known of then. */
function timeOf(
  { text }: Marked,
  period: string | undefined,
): { period?: string; asOf?: string; asOfBasis?: 'stated' } {
  if (period === undefined) return {};
  const isTotal = new RegExp(`\\bas of [^,;]{0,20}${period.slice(0, 4)}`, 'i').test(text);
  return isTotal ? { asOf: period, asOfBasis: 'stated' } : { period };
}

function given(match: Match): Said | undefined {
  const way = wayOf(match);
  const amount = amountIn(match, 'amount', LEAST);
  if (!way || !amount) return undefined;
  const { sentence } = match;
  const form = formOf(sentence.text);
  const { qualifier } = qualifierAt(sentence, match.at('amount'));
  const { period, ...asOf } = timeOf(sentence, periodOf(sentence, match));
  const modality = modalityOf(sentence.text);
  const isOnlySaid = /\b(?:announced|committed|offered|earmarked)\b/.test(sentence.text.slice(match.start, match.end));
  const stage = isOnlySaid || STAGED.has(modality) ? 'announced' : 'given';
  const isTotal = /\baid\b/.test(match.words('what') ?? '') && form === undefined && qualifier === undefined;
  return {
    kind: 'aid',
    between: [way.donor, way.recipient],
    ...way,
    ...(form && { form }),
    stage,
    ...(isOnlySaid && modality === 'asserted' && { modality: 'announced' as const }),
    value: {
      type: 'money',
      of: form === undefined ? 'aid' : form === 'humanitarian' ? 'humanitarian aid' : 'development aid',
      amount: amount.value,
      currency: amount.currency,
    },
    ...(qualifier && { qualifier }),
    ...asOf,
    period: period ?? '',
    ...(isTotal &&
      period !== undefined &&
      /^\d{4}$/.test(period) && { topic: topicOf(way.donor, way.recipient, 'aid', period) }),
  };
}

const reader = (source: string, read: Reader['read'] = given): Reader => ({ pattern: pattern(source), read });
const AID =
  '(?<what>(?:(?:bilateral|official|foreign|humanitarian|development|emergency|financial|economic|technical|food|total|relief|military|budget|budgetary|annual|medical|other|and|non-repayable|concessional|soft) ){0,5}(?:aid|assistance|ODA|relief|support|help|grants?|loans?|credits?|funding|funds|financing|cooperation|donations?))';
const GAVE =
  '(?:g(?:ave|iven|ives?|iving)|provid(?:e[sd]?|ing)|donat(?:e[sd]?|ing)|contribute[sd]?|granted|grants|disburse[sd]?|sent|allocate[sd]?|earmarked|pledged?|pledges|committed|extended|offered|assisted|delivered|announced|lent|loaned|transferred|released)';
const AUX =
  '(?: announced(?: [^;,.\\ue800-\\uefff]{0,40}?)? that it)?(?: has| had| have| will| would| also| further| recently| later| then| subsequently| already){0,3}';
const ABOUT =
  '(?:(?: with| of| a| an| total| sum| about| around| approximately| over| more than| nearly| almost| roughly| some| just| under| at| least| another| further| additional| up to| to| in| worth| only| well| loans?| grants?| credits?| line| package| donation| contribution| soft| concessional| aid| interest-free| relief){0,7}) ?';
// The same amount in another currency.
const ALSO = '(?: \\([^()]{1,40}\\))?';
const TAIL = `(?:(?! (?:and|but|while) )[^;.\ue000-\uefff]){0,70}?`;
// Who gives in a country's name.
const BODY =
  '(?:(?: (?:[\\p{Lu}][\\p{L}]+|for|of|and|international) ?){0,4}? (?:government|agency|ministry|Red Cross|Red Crescent|Refugee Council|parliament|embassy|council|cabinet))?';
const DONOR = `${LAND('donor')}${BODY}`;
const WHOM =
  '(?:projects in |the government of |the people of |victims (?:of [^;.,]{3,40} )?in |help |support |aid |assist |rebuild |refugees in )?';
// Whom aid goes to when no country is named.
const THOSE =
  '(?:the )?(?:[\\p{L}-]+ ){0,4}(?:country|nation|sector|programmes?|programs?|projects?|funds?|government|people|victims|refugees|hospitals?|schools?|universit(?:y|ies)|region|islands?|survivors|farmers|police|army)\\b';
const CAME =
  '(?:amount(?:s|ed|ing)?(?: to)?|was|is|were|reached|stood at|stands at|total(?:l?ed|s|ling)|came to|constituted|exceeded|of|worth|averaged|has been|rose to|fell to|add(?:ed|s) up to)';

const AMOUNTS: readonly Reader[] = [
  reader(
    `${LAND('recipient')} (?:has |had |was )?(?:received?|receives|given|granted|awarded|obtained)${ABOUT}${MONEY('amount')}${ALSO}${TAIL}(?: in| of| as| through| worth) (?:a variety of )?${AID}${TAIL} (?:from|by) (?:the government of )?${LAND('donor')}`,
  ),
  reader(
    `${LAND('recipient')} (?:has |had )?(?:received?|receives|accepted|obtained)${ABOUT}${MONEY('amount')}${ALSO}(?: (?:in|of|as) ${AID})? from (?:the government of )?${LAND('donor')}`,
  ),
  reader(
    `${LAND('recipient')} (?:has |had )?(?:received?|receives|accepted|obtained)${ABOUT}${MONEY('amount')} (?:in|of|as) ${LAND('donor')} ${AID}`,
  ),
  reader(
    `(?:under|through|from) (?:the )?(?:[\\p{L}]+ (?:and )?){0,3}${LAND('donor')}${POSS} ${AID}(?:,| programme,?| scheme,?)? ${LAND('recipient')} (?:has |had )?(?:received?|receives|obtained)${ABOUT}${MONEY('amount')}`,
  ),
  reader(
    `${DONOR}${AUX} ${GAVE} (?:to )?${LAND('recipient')}(?: with)?${ABOUT}${MONEY('amount')}${ALSO}${TAIL} (?:in|of|as|for|towards?|after|during) (?:${AID}|[\\p{L}])`,
  ),
  reader(
    `${DONOR}${AUX} ${GAVE}${ABOUT}${MONEY('amount')}${ALSO}(?: (?:in|of|as) ${AID})?${TAIL} (?:to|for) ${WHOM}${LAND('recipient')}`,
  ),
  reader(`${DONOR}${AUX} ${GAVE}${ABOUT}${MONEY('amount')}${ALSO}(?: worth)? (?:of|in|as) ${AID}`),
  reader(`${DONOR}${AUX} ${GAVE}(?: ${AID} (?:of|worth|totall?ing|amounting to))${ABOUT}${MONEY('amount')}`),
  reader(`${DONOR}${AUX} ${GAVE}${ABOUT}${MONEY('amount')}${ALSO}${TAIL} to ${THOSE}`),
  reader(
    `${DONOR}${AUX} (?:announced|pledged|committed|provided|allocated|granted|donated|earmarked|contributed)${ABOUT}${MONEY('amount')}${ALSO} (?:for|towards?) (?:the |its |their )?[\\p{L}]`,
  ),
  reader(
    `${DONOR}${AUX} (?:gave|lent|loaned|granted|donated|provided|assisted|pledged|has given) (?:to )?${LAND('recipient')}(?: with)?${ABOUT}${MONEY('amount')}(?=[.;,]| (?:in|during|after|on|for|to|as|between)\\b|$)`,
  ),
  // An agency spends "there".
  reader(
    `${LAND('donor')}${BODY.replace(')?', ')')}${AUX} spent${ABOUT}${MONEY('amount')}${ALSO}(?: there| in the country)`,
  ),
  reader(`${DONOR}${AUX} paid (?:in|out)${ABOUT}${MONEY('amount')}`, inFund),
  reader(
    `${DONOR}${AUX} ${GAVE} [^;.\\ue800-\\uefff]{2,60}, including${ABOUT}${MONEY('amount')}${ALSO} (?:in|of|as) ${AID}`,
  ),
  reader(`${LAND('donor')} aid${AUX} ${GAVE}${ABOUT}${MONEY('amount')} to ${LAND('recipient')}`),
  reader(
    `${LAND('donor')}${POSS} ${AID} (?:to|for) ${LAND('recipient')}(?: [^;.\ue800-\uefff]{0,60}?)?(?: ${CAME}|:)${ABOUT}${MONEY('amount')}`,
  ),
  reader(
    `${LAND('donor')}${POSS} ${AID}(?! (?:agency|programme|project|budget|worker)s?)[^;.:\\ue000-\\uefff]{0,70}?(?:: ?|: about |: some )${MONEY('amount')}`,
  ),
  reader(
    `${LAND('donor')}${POSS} ${AID}(?! (?:agency|programme|project|budget|worker)s?)(?: [^;.\\ue000-\\uefff]{0,60}?)? (?:amount(?:s|ed) to|totall?(?:ed|s)|stood at|reached|came to)${ABOUT}${MONEY('amount')}`,
  ),
  reader(
    `${LAND('donor')} (?:is|was|remains|became) ${LAND('recipient')}${POSS} [^;.:\\ue000-\\uefff]{0,50}?(?:donors?|sources? of ${AID})[^;.\\ue000-\\uefff]{0,30}?[:,(] ?(?:with |giving |at )?${MONEY('amount')}`,
  ),
];

/** What is paid into a fund is aid only where the words say so. */
function inFund(match: Match): Said | undefined {
  return /\b(?:fund|aid|programme|grants?)\b/i.test(match.sentence.text) ? given(match) : undefined;
}

const RELIEF =
  '(?<goods>(?:(?:[\\p{L}-]+) ){0,3}?(?:masks|vaccines|doses|tests?|test kits|kits|ventilators|medicines|tents|blankets|ambulances|buses|trucks|tractors|fire engines|vehicles|helicopters|boats|computers|laptops|books|beds|meals|scholarships|(?:tonnes|tons)(?: of [\\p{L}]+(?: and [\\p{L}]+)?)?)(?: of [^;.,]{3,40}? vaccines?)?)';

/** Things given: "40,000 doses of vaccine". */
function gift(match: Match): Said | undefined {
  const way = wayOf(match);
  const [n, unit] = [match.value('count')?.value, match.words('goods')];
  if (!way || typeof n !== 'number' || n < 2 || unit === undefined || unit.length > 60) return undefined;
  const stage = STAGED.has(modalityOf(match.sentence.text)) ? 'announced' : 'given';
  return {
    kind: 'aid',
    between: [way.donor, way.recipient],
    ...way,
    stage,
    value: { type: 'count', of: 'gift', n, unit },
    ...qualifierAt(match.sentence, match.at('count')),
  };
}

const THINGS: readonly Reader[] = [
  reader(
    `${DONOR}${AUX} (?:donated|gave|sent|provided|delivered|granted|flew|supplied|made a (?:gift|donation) of|offered|gifted|shipped)${ABOUT}${COUNT('count')} ${RELIEF} (?:to|for|in) (?:[^;.,\\ue000-\\ue7ff]{0,30}?)${LAND('recipient')}`,
    gift,
  ),
  reader(
    `${DONOR}${AUX} (?:donated|gave|sent|provided|delivered|granted|offered|gifted) ${LAND('recipient')}${ABOUT}${COUNT('count')} ${RELIEF}`,
    gift,
  ),
  reader(`${LAND('recipient')}(?: has| had)? received${ABOUT}${COUNT('count')} ${RELIEF} from ${LAND('donor')}`, gift),
];

/** "Grants: 5 million" below "A's aid to B amounts to ..." is a part of that aid. */
function part(match: Match): Said | undefined {
  const { sentence } = match;
  if (sentence.unit.passage.shape !== 'item') return undefined;
  const caption = captionOf(sentence.unit);
  const way = caption && wayIn(caption);
  const amount = amountIn(match, 'amount', LEAST);
  const of = match.words('part')?.toLowerCase();
  if (!way || !amount || of === undefined) return undefined;
  const own = periodOf(sentence, match);
  const { period, ...asOf } = own === undefined ? timeOf(caption, periodIn(caption)) : timeOf(sentence, own);
  return {
    kind: 'aid',
    between: [way.donor, way.recipient],
    ...way,
    stage: 'given',
    value: { type: 'money', of: of.slice(0, 40), amount: amount.value, currency: amount.currency },
    ...asOf,
    period: period ?? '',
  };
}

/** The sentence that a list stands below. */
function captionOf(unit: Unit): Marked | undefined {
  let above = unit.before;
  while (above?.passage.shape === 'item') above = above.before;
  return above && sentencesOf(above).at(-1);
}

const CAPTION = pattern(`${LAND('donor')}${POSS} ${AID} (?:to|for) ${LAND('recipient')}`);
const wayIn = (caption: Marked): Way | undefined => {
  const [found, other] = [...caption.marks.matchAll(CAPTION)];
  const donor = caption.named.get(found?.groups?.['donor'] ?? '');
  const recipient = caption.named.get(found?.groups?.['recipient'] ?? '');
  return donor && recipient && donor !== recipient && !other ? { donor, recipient } : undefined;
};
const periodIn = (caption: Marked): string | undefined => periodOf(caption, { start: 0, end: caption.text.length });

/** Amounts of aid, each with its donor and recipient. */
export const aidRule = ruleOf(
  'aid',
  [...AMOUNTS, ...THINGS, reader(`^(?<part>[\\p{L}][\\p{L} -]{2,38}): ${MONEY('amount')}`, part)],
  /\d|million|billion|hundred|thousand/u,
);
