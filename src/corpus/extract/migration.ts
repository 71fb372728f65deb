import type { CountryCode } from '../../model/country.ts';
import { COUNT, LAND, pattern } from './marked.ts';
import { otherThan, qualifierAt, ruleOf, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import { periodOf } from './period.ts';

const LEAST = 2;
const MOST = 1e8;

/** So many people of one country in another. */
function people(
  match: Match,
  of: string,
  from: CountryCode | undefined,
  to: CountryCode | undefined,
): Said | undefined {
  const { sentence } = match;
  const n = match.value('count')?.value;
  if (!from || !to || from === to || typeof n !== 'number' || n < LEAST || n > MOST || !Number.isInteger(n))
    return undefined;
  const period = periodOf(sentence, match);
  const { qualifier } = qualifierAt(sentence, match.at('count'));
  const year = period === undefined ? [] : /^\d{4}$/.test(period) ? [period] : undefined;
  const isStated = /\bas of\b/i.test(sentence.text) && period !== undefined;
  return {
    kind: 'migration',
    between: [from, to],
    from,
    to,
    value: { type: 'count', of, n, unit: 'people' },
    ...(qualifier && { qualifier }),
    ...(period !== undefined && { period }),
    ...(isStated && { asOf: period, asOfBasis: 'stated' as const }),
    ...(of === 'size' &&
      qualifier !== 'over' &&
      year && { topic: topicOf(from, to, 'migration', `${from}-in-${to}`, ...year) }),
  };
}

const living = (match: Match): Said | undefined =>
  people(match, 'size', match.land('from') ?? otherThan(match.sentence, match.land('to')), match.land('to'));
const descended = (match: Match): Said | undefined => people(match, 'size', match.land('from'), match.land('to'));
const refugees = (match: Match): Said | undefined => people(match, 'refugees', match.land('from'), match.land('to'));
const ancestry = (match: Match): Said | undefined => people(match, 'descent', match.land('from'), match.land('to'));

/** When people began to come. */
function began(match: Match): Said | undefined {
  const [from, to] = [match.land('from'), match.land('to')];
  const period = periodOf(match.sentence, match);
  if (!from || !to || from === to || period === undefined || period.includes('/')) return undefined;
  return {
    kind: 'migration',
    between: [from, to],
    from,
    to,
    value: { type: 'date', of: 'start', edtf: period },
    period,
    topic: topicOf(from, to, 'migration', `${from}-to-${to}`, 'start'),
  };
}

const reader = (source: string, read: Reader['read'] = living): Reader => ({ pattern: pattern(source), read });
const PEOPLE =
  '(?: (?:people|persons|citizens|nationals|immigrants|migrants|expatriates|expats|residents|passport holders|refugees|workers|migrant workers|citizens and residents|individuals))?';
const LIVE =
  '(?:,? (?:who )?(?:are |were |is |was )?(?:currently |now |permanently |officially )?(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|resident|settled|registered|based|working)(?: and work(?:ing)?)?)';

/** Who lives where. Tourists and students do not. */
export const migrationRule = ruleOf(
  'migration',
  [
    reader(
      `${LAND('from')} (?:im|e)?migration to ${LAND('to')} (?:began|started|dates (?:back )?(?=from|to))(?: (?:to|from))?`,
      began,
    ),
    reader(
      `${COUNT('count')} ${LAND('to2')}${PEOPLE} of ${LAND('from')} (?:descent|origin|ancestry|heritage|background)${LIVE} in ${LAND('to')}`,
      descended,
    ),
    reader(
      `${COUNT('count')}(?: people| persons| citizens| residents) of ${LAND('from')} (?:descent|origin|ancestry|heritage|background)(?:${LIVE})? in ${LAND('to')}`,
      descended,
    ),
    reader(`${COUNT('count')} ${LAND('from')}${PEOPLE}${LIVE} in ${LAND('to')}`),
    reader(
      `${COUNT('count')}(?: people| persons| citizens| nationals| immigrants| migrants) (?:of|from) ${LAND('from')}${LIVE} in ${LAND('to')}`,
    ),
    reader(
      `${COUNT('count')} ${LAND('from')} (?:citizens|nationals|immigrants|migrants|expatriates|expats|residents|migrant workers) in ${LAND('to')}`,
    ),
    reader(
      `number of ${LAND('from')}${PEOPLE}(?:${LIVE})? in ${LAND('to')} (?:stood at|was|is|were|reached|amounted to|totall?ed|exceeded)(?: about| around| approximately| over| more than| nearly| almost| some)? ${COUNT('count')}`,
    ),
    reader(
      `${LAND('to')} (?:is|was|has been) (?:also )?home to(?: about| around| approximately| over| more than| nearly| almost| some| an estimated)? ${COUNT('count')} ${LAND('from')}`,
    ),
    reader(
      `${LAND('to')} (?:hosts?|hosted)(?: about| around| approximately| over| more than| nearly| almost| some| an estimated)? ${COUNT('count')} ${LAND('from')}(?: immigrants| migrants| refugees| workers| citizens| nationals| expatriates)`,
    ),
    reader(
      `${LAND('from')} (?:community|diaspora|population|minority) in ${LAND('to')}(?: is| was)?(?: numbers?| numbered| numbering| consists of| consisting of| counts?| comprises| of| estimated at| at)?(?: about| around| approximately| over| more than| nearly| almost| some| an estimated){0,2} ${COUNT('count')}(?! ?%| per)`,
    ),
    reader(
      `${LAND('from')} (?:community|diaspora|population|minority) of(?: about| around| approximately| over| more than| nearly| almost| some){0,2} ${COUNT('count')}(?: people| persons| members)? in ${LAND('to')}`,
    ),
    reader(
      `${LAND('to')} (?:has |had )?(?:accepted|took in|taken in|admitted|resettled|received)(?: about| around| approximately| over| more than| nearly| almost| some){0,2} ${COUNT('count')} refugees from ${LAND('from')}`,
      refugees,
    ),
    reader(
      `${COUNT('count')} ${LAND('to')}(?: citizens| people| residents| nationals)? (?:have|claim|are of|with) ${LAND('from')} (?:ancest(?:ors|ry)|heritage|roots|descent|origins?)`,
      ancestry,
    ),
  ],
  /\d/u,
);
