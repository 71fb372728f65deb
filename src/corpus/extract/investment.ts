import { amountIn } from './amount.ts';
import { itemsOf } from './list.ts';
import { LAND, MONEY, POSS } from './marked.ts';
import { otherThan, pairFor, qualifierAt, reader, ruleOf, theTwo, topicOf, type Match, type Said } from './pattern.ts';

const LEAST = 10_000;
const ABOUT =
  '(?:(?: with| of| a| an| total| sum| about| around| approximately| over| more than| nearly| almost| roughly| some| just| under| at| least| another| to| reached| stood| was| were| amounted| totall?ed| worth| exceeded| is){0,6}) ?';
const INVESTMENTS = '(?:(?:foreign|direct|total|cumulative|annual) ){0,3}(?:investments?|FDI)';

function invested(match: Match): Said | undefined {
  const { sentence } = match;
  const from = match.land('from') ?? otherThan(sentence, match.land('to'));
  const to = match.land('to') ?? otherThan(sentence, match.land('from'));
  const amount = amountIn(match, 'amount', LEAST);
  if (!from || !to || from === to || !amount) return undefined;
  return {
    kind: 'investment',
    between: [from, to],
    from,
    to,
    value: { type: 'money', of: 'investments', amount: amount.value, currency: amount.currency },
    ...qualifierAt(sentence, match.at('amount')),
  };
}

/** A company that puts money into a country; whose company it is need not be told. */
function companyInvested(match: Match): Said | undefined {
  const to = match.land('to');
  const amount = amountIn(match, 'amount', LEAST);
  const name = match.words('who');
  if (!to || !amount) return undefined;
  return {
    kind: 'investment',
    between: [to],
    to,
    ...(name !== undefined && { investor: name }),
    value: { type: 'money', of: 'investments', amount: amount.value, currency: amount.currency },
    ...qualifierAt(match.sentence, match.at('amount')),
  };
}

function investor(match: Match): Said | undefined {
  const [from, to] = [match.land('from'), match.land('to')];
  const text = match.words('rank');
  if (!from || !to || from === to || text === undefined) return undefined;
  return { kind: 'investment', between: [from, to], from, to, value: { type: 'text', of: 'rank', text } };
}

/** A private person of one country who gives money to somebody in the other. */
function gift(match: Match): Said | undefined {
  const [from, to] = [match.land('from'), match.land('to')];
  const amount = amountIn(match, 'amount', LEAST);
  if (!from || !to || from === to || !amount) return undefined;
  const who = match.words('who')?.replace(/^[,\s]+|[,\s]+$/g, '');
  return {
    kind: 'investment',
    between: [from, to],
    from,
    to,
    ...(who && { investor: who }),
    value: { type: 'money', of: 'donation', amount: amount.value, currency: amount.currency },
    ...qualifierAt(match.sentence, match.at('amount')),
  };
}

const WHO = "(?<who>(?-i:[\\p{Lu}])[\\p{L}\\d&.'’-]*(?: (?:(?-i:[\\p{Lu}])[\\p{L}\\d&.'’-]*|of|and|de)){0,5})";
const FIRM =
  '(?:company|firm|bank|airline|operator|carmaker|manufacturer|group|conglomerate|corporation|retailer|brewery|producer|contractor|shipbuilder)';
const DID =
  '(?:has |had |also |was |were |is |are )?(?:signed|sold|sells|selling|building|operating|opened|acquired|expanded|invested|built|joined|launched|bought|operates?|established|set up|won|entered|began|started|agreed|formed|owns?|took over|merged|supplied|announced)\\b';

/** A company named with its nationality or its kind, and what it did. */
function company(match: Match): Said | undefined {
  const { sentence } = match;
  const name = match.words('who');
  const nationality = match.land('nation');
  const two = theTwo(sentence);
  if (name === undefined || name.length > 80 || !two) return undefined;
  const named = sentence.codes.filter((code) => two.includes(code));
  if (named.length === 0 || !pairFor(sentence.unit, named)) return undefined;
  if (nationality && !two.includes(nationality)) return undefined;
  return {
    kind: 'company',
    between: named,
    company: name,
    ...(nationality && { nationality }),
    value: { type: 'organisation', of: 'company', names: [name] },
  };
}

/** "companies such as A, B and C operate there": each by its name. */
function companies(match: Match): Said[] {
  const { sentence } = match;
  const two = theTwo(sentence);
  const nationality = match.land('nation');
  const names = itemsOf(match.words('names') ?? '');
  if (
    !two ||
    !sentence.codes.every((code) => two.includes(code)) ||
    !names.every((name) => /^\p{Lu}[^.;:]{1,50}$/u.test(name))
  )
    return [];
  return names.map((name): Said => ({
    kind: 'company',
    between: [],
    company: name,
    ...(nationality && { nationality }),
    value: { type: 'organisation', of: 'company', names: [name] },
    topic: topicOf(two[0], two[1], 'companies'),
  }));
}

/** The sectors that money goes to. */
function sectors(match: Match): Said | undefined {
  const [from, to] = [match.land('from'), match.land('to')];
  const items = itemsOf(match.words('sectors') ?? '');
  if (!from || !to || from === to || items.length === 0 || items.some((item) => item.length > 40)) return undefined;
  return { kind: 'investment', between: [from, to], from, to, value: { type: 'list', of: 'sector', items } };
}

/** Investments, investors and companies. */
export const investmentRule = ruleOf(
  'investment',
  [
    reader(
      `${LAND('from')}(?: companies| firms| investors| businesses)?(?: has| had| have)? (?:invest(?:ed|s)|made)${ABOUT}${MONEY('amount')}(?: worth)?(?: of| in)?(?: direct| foreign)*(?: investments?)? in ${LAND('to')}`,
      invested,
    ),
    reader(`${LAND('from')}${POSS} ${INVESTMENTS} in ${LAND('to')}${ABOUT}${MONEY('amount')}`, invested),
    reader(
      `(?:the company|${WHO}) (?:has |had )?invest(?:ed|s)${ABOUT}${MONEY('amount')} in ${LAND('to')}`,
      companyInvested,
    ),
    reader(`${INVESTMENTS} from ${LAND('from')} (?:in|to) ${LAND('to')}${ABOUT}${MONEY('amount')}`, invested),
    reader(
      `${LAND('from')} (?:is|was|became|remains|being|has become)(?: also| now| currently)? (?:the |one of the |an? )?(?<rank>(?:[\\p{L}\\d-]{2,20} ){0,4}(?:foreign )?investors?) in ${LAND('to')}`,
      investor,
    ),
    reader(
      `${LAND('from')} (?:is|was|became|remains|being|has become)(?: also| now| currently)? ${LAND('to')}${POSS} (?<rank>(?:[\\p{L}\\d-]{2,20} ){0,4}(?:foreign )?investors?)`,
      investor,
    ),
    reader(
      `${LAND('from')} (?:billionaire|businessman|businesswoman|philanthropist|entrepreneur|tycoon|foundation),? ${WHO},? (?:has )?(?:donated|gave|granted|given)${ABOUT}${MONEY('amount')} to ${LAND('to')}`,
      gift,
    ),
    reader(
      `(?:${LAND('nation')} )?(?:[\\p{L}-]{2,15} )?(?:companies|firms|businesses)(?: like| such as|,? including) (?<names>(?-i:\\p{Lu})[^.;:()]{3,160}?)(?:,? (?:which |that )?(?:are |were |have )?(?:operat|present|invest|active|based|working))`,
      companies,
    ),
    reader(
      `${LAND('from')}${POSS} investments? in ${LAND('to')} (?:are|is|were)(?: mainly| mostly| largely| primarily)? in (?:the )?(?<sectors>[\\p{L}, -]{3,120}?) sectors?`,
      sectors,
    ),
    reader(`${LAND('nation')}(?: [\\p{L}-]{2,20}){0,4} ${FIRM},? ${WHO}(?:, [^,;.]{2,50})?,? ${DID}`, company),
    reader(
      `(?<who>(?:(?:(?-i:[\\p{Lu}])[\\p{L}\\d&.'’-]*|[\\ue000-\\ue7ff]+) ){1,5}(?-i:Corporation|Company|Group|Inc\\.?|Ltd\\.?|Holdings|Bank|Industries|Electronics|Motors|Petroleum|Energy|Telecom|Shipping|Cement|Steel)) ${DID}`,
      company,
    ),
  ],
  /invest|FDI|donat|gave|given|grant|compan|firm|bank|airline|operator|carmaker|manufactur|group|conglomerate|corporation|retailer|brewery|producer|contractor|shipbuilder|Inc|Ltd|Holdings|Industries|Electronics|Motors|Petroleum|Energy|Telecom|Shipping|Cement|Steel/iu,
);
