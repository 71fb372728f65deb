import { amountIn } from './amount.ts';
import { COMPANIES, NOBODY, WHO } from './companies.ts';
import { itemsOf } from './list.ts';
import { LAND, MONEY, POSS } from './marked.ts';
import { otherHere, qualifierAt, reader, ruleOf, theTwo, type Match, type Said } from './pattern.ts';

const LEAST = 10_000;
const ABOUT =
  '(?:(?: with| of| a| an| total| sum| about| around| approximately| over| more than| nearly| almost| roughly| some| just| under| at| least| another| to| reached| stood| was| were| amounted| totall?ed| worth| exceeded| is| had| has| have| been| came| value| up){0,6}) ?';
const INVESTMENTS =
  '(?:(?:foreign|direct|total|cumulative|cumulated|accumulated|annual|inward|outward|private|portfolio) ){0,3}(?:investments?|FDI)(?: (?:stocks?|flows?|inflows?|position))?';
// "the stock of", "the value of"
const PUT = '(?:invest(?:ed|s)|put|poured|injected|pumped|plough?ed|plowed|committed|made)';

function invested(match: Match): Said | undefined {
  const { sentence } = match;
  const from = match.land('from') ?? otherHere(match, match.land('to'));
  const to = match.land('to') ?? otherHere(match, match.land('from'));
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
  const { sentence } = match;
  const two = theTwo(sentence);
  // Where no country is named beside it, both that the text is about are.
  if (!amount || (!to && (!two || !sentence.codes.every((code) => two.includes(code))))) return undefined;
  if (!to && (name === undefined || NOBODY.test(name))) return undefined;
  return {
    kind: 'investment',
    between: to ? [to] : [],
    ...(to && { to }),
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
      `${LAND('from')}(?: companies| firms| investors| businesses| enterprises| banks| funds?)?(?: has| had| have)? ${PUT}${ABOUT}${MONEY('amount')}(?: worth)?(?: of| in)?(?: direct| foreign)*(?: investments?)? (?:in(?:to)? ${LAND('to')}|in(?:to)? the country|there)`,
      invested,
    ),
    reader(
      `${LAND('from')}${POSS} ${INVESTMENTS} in ${LAND('to')}(?:,? [^;.:\\ue000-\\uefff]{0,40}?)?(?::|${ABOUT})${MONEY('amount')}`,
      invested,
    ),
    reader(
      `${LAND('from')} (?:is|was|ranks?|ranked|became)[^;.\\ue000-\\uefff]{0,60}?investors?,? with (?:a |an )?(?:[\\p{L}]+ ){0,2}(?:stock|investments?|total)${ABOUT}${MONEY('amount')}`,
      invested,
    ),
    reader(
      `${WHO} (?:has |had )?(?:invest(?:ed|s)|put|poured|injected)${ABOUT}${MONEY('amount')} in(?:to)? (?:an? |the |its )?${LAND('to')}`,
      companyInvested,
    ),
    reader(
      `(?:^|[,;.] )(?:[^,;.]{0,30}, |in [\\uf000-\\uf3ff]+,? )?${WHO} (?:(?:has |have )?(?:announced|unveiled) (?:plans|an? (?:plan|agreement)|its intention) to invest|(?:plans|agreed|intends?|pledged|will|is to) (?:to )?invest|(?:has |had )?invested)${ABOUT}${MONEY('amount')} (?:in|for|to (?:build|buy|acquire))`,
      companyInvested,
    ),
    reader(
      `(?<=^|[,;.] |[\\uf000-\\uf3ff],? )${WHO} paid${ABOUT}${MONEY('amount')} for (?:[^;.,]{1,40} )?(?:stake|shares?|interest|third|half|quarter|majority|control|per ?cent|\\d{1,2} ?%)(?![\\p{L}])`,
      companyInvested,
    ),
    reader(
      `${WHO} (?:holds?|held|owns?|owned) (?:[\\p{L}]+ ){0,2}?${LAND('to')} (?:shares|bonds|stocks|assets|equities|securities)[^;.\\ue000-\\uefff]{0,50}?(?:worth|valued at|to the tune of|amounting to|of)${ABOUT}${MONEY('amount')}`,
      companyInvested,
    ),
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
      `${LAND('from')}${POSS} investments? in ${LAND('to')} (?:are|is|were)(?: mainly| mostly| largely| primarily)? in (?:the )?(?<sectors>[\\p{L}, -]{3,120}?) sectors?`,
      sectors,
    ),
    ...COMPANIES,
  ],
  /invest|FDI|donat|gave|given|grant|compan|firm|bank|airline|operator|carmaker|manufactur|group|conglomerate|corporation|retailer|brewery|producer|contractor|shipbuilder|Inc|Ltd|Holdings|Industries|Electronics|Motors|Petroleum|Energy|Telecom|Shipping|Cement|Steel|subsidiar|branch|office|plant|factor|mine|store|shop|hotel|refiner|shipyard|smelter|mill|stake|bought|acquir|took over|purchase|takeover|entered|belongs|owned|enterpris|business|shares|bonds|assets|paid/iu,
);
