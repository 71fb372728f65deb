import { amountIn } from './amount.ts';
import { COUNT, LAND, MONEY } from './marked.ts';
import { otherThan, pairFor, qualifierAt, reader, ruleOf, theTwo, type Match, type Said } from './pattern.ts';

const LIKELY = '(?: about| around| approximately| over| more than| nearly| almost| some| at least)?';

function countOf(match: Match): number | undefined {
  const n = match.value('count')?.value;
  return typeof n === 'number' && Number.isInteger(n) && n > 1 && n < 1e7 ? n : undefined;
}

/** Students of one country at the universities of the other. */
function students(match: Match): Said | undefined {
  const [from, to, n] = [match.land('from'), match.land('to'), countOf(match)];
  if (!from || !to || from === to || n === undefined) return undefined;
  return {
    kind: 'education-research',
    between: [from, to],
    value: { type: 'count', of: 'size', n, unit: 'students' },
    ...qualifierAt(match.sentence, match.at('count')),
  };
}

/** Troops that one country sends to the other. */
function troops(match: Match): Said | undefined {
  const [from, n, unit] = [match.land('from'), countOf(match), match.words('unit')];
  const to = match.land('to') ?? (match.at('here') ? otherThan(match.sentence, from) : undefined);
  if (!from || !to || from === to || n === undefined || unit === undefined) return undefined;
  return {
    kind: 'military',
    between: [from, to],
    value: { type: 'count', of: 'deployment', n, unit },
    ...qualifierAt(match.sentence, match.at('count')),
  };
}

/** Arms that one country buys from the other. */
function arms(match: Match): Said | undefined {
  const [buyer, seller, amount] = [match.land('buyer'), match.land('seller'), amountIn(match, 'amount', 10_000)];
  if (!buyer || !seller || buyer === seller || !amount) return undefined;
  return {
    kind: 'military',
    between: [buyer, seller],
    value: { type: 'money', of: 'arms', amount: amount.value, currency: amount.currency },
    ...qualifierAt(match.sentence, match.at('amount')),
  };
}

/** An airline that begins, announces or ends flights between the two. */
function flights(match: Match): Said | undefined {
  const { sentence } = match;
  const two = theTwo(sentence);
  const airline = match.words('airline');
  if (airline === undefined || !two || !sentence.codes.every((code) => two.includes(code))) return undefined;
  if (!pairFor(sentence.unit, [])) return undefined;
  return { kind: 'transport', between: [], value: { type: 'organisation', of: 'airline', names: [airline] } };
}

const FORCE =
  '(?<unit>(?:(?:peacekeeping|peacekeeper|military|police|combat|naval|army|special forces|quick reaction force of) ){0,2}(?:troops|soldiers|peacekeepers|personnel|observers|officers|police officers|advisers|advisors|instructors|marines))';
const ARMS =
  '(?:[\\p{L}\\d\\uf400-\\uf8ff-]+ ){0,5}?(?:aircraft|jets|fighters?|helicopters?|tanks?|missiles?|weapons|arms|frigates?|submarines?|vessels?|corvettes?|vehicles|military equipment|radars?|drones?|defen[cs]e systems?)';
const NAME = "(?:(?-i:\\p{Lu})[\\p{L}'’-]*|[\\ue000-\\ue7ff]+)";
const AIRLINE = `(?<airline>(?:${NAME} ){1,5}?(?-i:Airlines?|Airways|Aviation|Air)(?: (?-i:\\p{Lu})\\p{L}+)?|(?-i:Air|Fly) ${NAME})`;

/** Students, troops, arms and flights between two countries. */
export const linksRule = ruleOf(
  'links',
  [
    reader(
      `${COUNT('count')} ${LAND('from')} students (?:who )?(?:are |were |was |have )?(?:now |currently )?(?:stud(?:y|ied|ying)|enrolled|attend(?:ed|ing)?|registered) (?:in|at) (?:universities in |schools in )?${LAND('to')}`,
      students,
    ),
    reader(
      `${COUNT('count')} students from ${LAND('from')} (?:who )?(?:are |were )?(?:stud(?:y|ied|ying)|enrolled) (?:in|at) (?:universities in )?${LAND('to')}`,
      students,
    ),
    reader(
      `${LAND('from')}(?: has| had)? (?:sent|deployed|dispatched|stationed)${LIKELY} ${COUNT('count')} ${FORCE} (?:to|in) ${LAND('to')}`,
      troops,
    ),
    reader(
      `${LAND('from')}(?: has| had)? (?:sent|deployed|dispatched|stationed|contributed)${LIKELY} ${COUNT('count')} (?:[\\p{L}]+ officers as well as ${COUNT('others')} )?${FORCE} (?<here>to the country|there)`,
      troops,
    ),
    reader(
      `${COUNT('count')} ${LAND('from')} ${FORCE}[^;.|]{0,60}? (?:was|were) (?:sent|deployed|stationed) (?:to|in) ${LAND('to')}`,
      troops,
    ),
    reader(
      `${LAND('buyer')}(?: has| had)? (?:bought|purchased|ordered|acquired) ${ARMS} from ${LAND('seller')} (?:for|worth|at a cost of|valued at)(?: about| around| approximately| over| more than)? ${MONEY('amount')}`,
      arms,
    ),
    reader(
      `${AIRLINE} (?:has |had )?(?:began|begun|started|launched|introduced|inaugurated|operates?|operated|announced|resumed|suspended|ended|opened)[^;.|]{0,60}? (?:flights?|routes?|services?)`,
      flights,
    ),
  ],
  /student|troops|soldiers|peacekeep|personnel|observers|officers|advis|instructors|marines|bought|purchased|ordered|acquired|flight|route|service/iu,
);
