import type { CountryCode } from '../../model/country.ts';
import type { Modality } from '../../model/claim.ts';
import { amountIn } from './amount.ts';
import { LAND, MONEY, pattern, POSS, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { otherThan, qualifierAt, ruleOf, sentencesOf, topicOf, type Match, type Reader, type Said } from './pattern.ts';
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
  const { sentence } = match;
  const donor = match.land('donor') ?? otherThan(sentence, match.land('recipient'));
  const recipient = match.land('recipient') ?? otherThan(sentence, match.land('donor'));
  return donor && recipient && donor !== recipient ? { donor, recipient } : undefined;
}

const STAGED: ReadonlySet<Modality> = new Set(['announced', 'planned', 'intended', 'proposed', 'considered']);

function given(match: Match): Said | undefined {
  const way = wayOf(match);
  const amount = amountIn(match, 'amount', LEAST);
  if (!way || !amount) return undefined;
  const { sentence } = match;
  const form = formOf(sentence.text);
  const { qualifier } = qualifierAt(sentence, match.at('amount'));
  const period = periodOf(sentence, match);
  const stage = STAGED.has(modalityOf(sentence.text)) ? 'announced' : 'given';
  const isTotal = /\baid\b/.test(match.words('what') ?? '') && form === undefined && qualifier === undefined;
  return {
    kind: 'aid',
    between: [way.donor, way.recipient],
    ...way,
    ...(form && { form }),
    stage,
    value: {
      type: 'money',
      of: form === undefined ? 'aid' : form === 'humanitarian' ? 'humanitarian aid' : 'development aid',
      amount: amount.value,
      currency: amount.currency,
    },
    ...(qualifier && { qualifier }),
    ...(period !== undefined && { period }),
    ...(isTotal &&
      period !== undefined &&
      /^\d{4}$/.test(period) && { topic: topicOf(way.donor, way.recipient, 'aid', period) }),
  };
}

const reader = (source: string, read: Reader['read'] = given): Reader => ({ pattern: pattern(source), read });
const AID =
  '(?<what>(?:(?:bilateral|official|foreign|humanitarian|development|emergency|financial|economic|technical|food|total|relief|military|budget|annual) ){0,4}(?:aid|assistance|ODA|relief|support|help|grants?|loans?|funding|donations?))';
const GAVE =
  '(?:g(?:ave|iven|ives?)|provide[sd]?|donate[sd]?|contribute[sd]?|granted|grants|disburse[sd]?|sent|allocate[sd]?|pledged?|pledges|committed|extended|offered|assisted|delivered|announced)';
const AUX =
  '(?: announced(?: [^;,.\\ue800-\\uefff]{0,40}?)? that it)?(?: has| had| have| will| would| also| further| recently| later| then| subsequently| already){0,3}';
const ABOUT =
  '(?:(?: with| of| a| an| total| sum| about| around| approximately| over| more than| nearly| almost| roughly| some| just| under| at| least| another| further| additional| up to| to| in){0,6}) ?';
// The same amount in another currency.
const ALSO = '(?: \\([^()]{1,40}\\))?';
const TAIL = `(?:(?! (?:and|but|while) )[^;.\ue000-\uefff]){0,70}?`;

const AMOUNTS: readonly Reader[] = [
  reader(
    `${LAND('recipient')} (?:has |had |was )?(?:received?|receives|given|granted)${ABOUT}${MONEY('amount')}${ALSO}${TAIL}(?: in| of| as| through| worth) (?:a variety of )?${AID}${TAIL} (?:from|by) (?:the government of )?${LAND('donor')}`,
  ),
  reader(
    `${LAND('recipient')} (?:has |had )?(?:received?|receives|accepted)${ABOUT}${MONEY('amount')}${ALSO}(?: (?:in|of|as) ${AID})? from (?:the government of )?${LAND('donor')}`,
  ),
  reader(
    `${LAND('recipient')} (?:has |had )?(?:received?|receives|accepted)${ABOUT}${MONEY('amount')} (?:in|of|as) ${LAND('donor')} ${AID}`,
  ),
  reader(
    `${LAND('donor')}${AUX} ${GAVE} (?:to )?${LAND('recipient')}(?: with)?${ABOUT}${MONEY('amount')}${ALSO}${TAIL} (?:in|of|as|for|towards?) (?:${AID}|[\\p{L}])`,
  ),
  reader(
    `${LAND('donor')}${AUX} ${GAVE}${ABOUT}${MONEY('amount')}${ALSO}${TAIL} to (?:projects in |the government of |the people of |help |support |aid )?${LAND('recipient')}`,
  ),
  reader(`${LAND('donor')}${AUX} ${GAVE}${ABOUT}${MONEY('amount')}${ALSO}(?: worth)? (?:of|in|as) ${AID}`),
  reader(
    `${LAND('donor')}${AUX} ${GAVE}${ABOUT}${MONEY('amount')}${ALSO}${TAIL} to the (?:country|nation|[\\p{L}]+ (?:sector|programme|program|project))`,
  ),
  reader(
    `${LAND('donor')}${AUX} ${GAVE} [^;.\\ue800-\\uefff]{2,60}, including${ABOUT}${MONEY('amount')}${ALSO} (?:in|of|as) ${AID}`,
  ),
  reader(`${LAND('donor')} aid${AUX} ${GAVE}${ABOUT}${MONEY('amount')} to ${LAND('recipient')}`),
  reader(
    `${LAND('donor')}${POSS} ${AID} (?:to|for) ${LAND('recipient')}(?: [^;.\ue800-\uefff]{0,60}?)? (?:amount(?:s|ed)?(?: to)?|was|is|were|reached|stood at|stands at|total(?:l?ed|s)|came to|constituted|exceeded|of|worth)${ABOUT}${MONEY('amount')}`,
  ),
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
  const period = periodOf(sentence, match) ?? periodIn(caption);
  return {
    kind: 'aid',
    between: [way.donor, way.recipient],
    ...way,
    stage: 'given',
    value: { type: 'money', of: of.slice(0, 40), amount: amount.value, currency: amount.currency },
    ...(period !== undefined && { period }),
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
  [...AMOUNTS, reader(`^(?<part>[\\p{L}][\\p{L} -]{2,38}): ${MONEY('amount')}`, part)],
  /\d|million|billion/u,
);
