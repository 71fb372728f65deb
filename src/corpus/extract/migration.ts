import type { CountryCode } from '../../model/country.ts';
import { COUNT, LAND, pattern } from './marked.ts';
import { otherHere, qualifierAt, ruleOf, topicOf, type Match, type Reader, type Said } from './pattern.ts';
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
  const isStated =
    period !== undefined && new RegExp(`\\bas of [^,;]{0,20}${period.slice(0, 4)}`, 'i').test(sentence.text);
  return {
    kind: 'migration',
    between: [from, to],
    from,
    to,
    value: { type: 'count', of, n, unit: 'people' },
    ...(qualifier && { qualifier }),
    ...(period !== undefined && { period }),
    ...(isStated && { asOf: period, asOfBasis: 'stated' as const }),
    ...(of !== 'refugees' &&
      qualifier !== 'over' &&
      year && { topic: topicOf(from, to, 'migration', `${from}-in-${to}`, ...(of === 'size' ? [] : [of]), ...year) }),
  };
}

const living = (match: Match): Said | undefined =>
  people(
    match,
    'size',
    match.land('from') ?? otherHere(match, match.land('to')),
    match.land('to') ?? otherHere(match, match.land('from')),
  );
// Who is "of Peruvian descent" need not be from there.
const descended = (match: Match): Said | undefined =>
  people(
    match,
    /descent|ancestry|heritage|extraction|roots/.test(match.words('roots') ?? '') ? 'descent' : 'size',
    match.land('from'),
    match.land('to'),
  );
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
  '(?: (?:people|persons|citizens|nationals|immigrants|migrants|expatriates|expats|residents|passport holders|refugees|workers|migrant workers|guest workers|citizens and residents|individuals|and their descendants|subjects|exiles|settlers|families|emigrants|asylum seekers|inhabitants|ethnic [\\p{L}]+|women|men|children)){0,2}';
const LIVE =
  '(?:,? (?:who |that )?(?:are |were |is |was |have been |had been |have |had )?(?:currently |now |permanently |officially |still |legally |estimated to be |known to be |thought to be |believed to be )?(?:to )?(?:be )?(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|resident|settled|registered(?: as (?:living|resident))?|based|working|employed|mak(?:e|ing) their homes?|made their homes?|dwell(?:ing)?|stay(?:ing|ed)?|found)(?: and work(?:ing|ed)?)?)';
const SOME =
  '(?: about| around| approximately| over| more than| nearly| almost| some| an estimated| at least| only| roughly| fewer than| less than| up to| put at| estimated at| estimated to be| an| a total of){0,2}';
const WAS =
  '(?:stood at|stands at|was|is|were|reached|amount(?:ed|s) to|totall?ed|exceed(?:s|ed)|(?:rose|grew|increased|fell|dropped|climbed|declined) to|peaked at|numbered|came to|is put at|was put at|(?:is|was) estimated (?:at|to be))';
const COMMUNITY = '(?:community|communities|diaspora|population|minority|colony|expatriate community)';
const ROOTS = '(?<roots>descent|origin|ancestry|heritage|background|extraction|roots|parentage)';
const IN = `in ${LAND('to')}`;
// Where they are when the country itself is not named.
const HERE = `(?:${IN}|there|in the country|on the islands?|in (?:its|the) capital)`;

/** Who lives where. Tourists and students do not. */
export const migrationRule = ruleOf(
  'migration',
  [
    reader(
      `${LAND('from')} (?:im|e)?migration to ${LAND('to')} (?:began|started|dates (?:back )?(?=from|to))(?: (?:to|from))?`,
      began,
    ),
    reader(`${COUNT('count')} ${LAND('to2')}${PEOPLE} (?:of|with) ${LAND('from')} ${ROOTS}${LIVE} ${IN}`, descended),
    reader(
      `${COUNT('count')}(?: people| persons| citizens| residents| inhabitants)?,? (?:of|with) ${LAND('from')} ${ROOTS}(?:${LIVE})? ${IN}`,
      descended,
    ),
    reader(`${COUNT('count')}${PEOPLE}(?: who were)? born in ${LAND('from')}${LIVE} ${IN}`, descended),
    reader(`${COUNT('count')} ${LAND('from')}[ -]born${PEOPLE}(?:${LIVE})? ${IN}`, descended),
    reader(`${COUNT('count')} ${LAND('from')}${PEOPLE}${LIVE} ${HERE}`),
    reader(
      `${COUNT('count')}(?: people| persons| citizens| nationals| immigrants| migrants| workers) (?:of|from) ${LAND('from')}${LIVE} ${HERE}`,
    ),
    reader(
      `${COUNT('count')} ${LAND('from')} (?:citizens|nationals|immigrants|migrants|expatriates|expats|residents|migrant workers) ${IN}`,
    ),
    reader(
      `${COUNT('count')} ${LAND('from')} (?:citizens|nationals|residents|expatriates)(?: are| were| have been| had)? registered(?: (?:with|at|by) [^;.,]{3,60}| (?=in [\\uf000-\\uf3ff])|(?=[.;,]|$))`,
    ),
    reader(
      `there (?:are|were|is|was|have been)(?: also| currently| now)?${SOME} ${COUNT('count')} ${LAND('from')}${PEOPLE} ${HERE}`,
    ),
    reader(
      `${IN},?(?: there (?:are|were))?${SOME} ${COUNT('count')} ${LAND('from')}${PEOPLE}(?: are| were)? (?:counted|recorded|registered|living|resident|enumerated)`,
    ),
    reader(`numbers? of ${LAND('from')}${PEOPLE}(?:${LIVE})? ${IN} ${WAS}${SOME} ${COUNT('count')}`),
    reader(
      `(?:^|[.;,(–-] ?)${LAND('from')}${PEOPLE}(?:${LIVE})? ${IN}(?: \\([^()]{1,20}\\))?: ?${SOME} ?${COUNT('count')}(?! ?%| per)`,
    ),
    reader(
      `${LAND('from')}${PEOPLE},? (?:put|estimated|numbering|numbered)(?: at| to number)?${SOME} ${COUNT('count')}(?: (?:in|as of) [\\uf000-\\uf3ff]+)?,?${LIVE} ${IN}`,
    ),
    reader(
      `${LAND('from')}${PEOPLE}[^;.\\ue000-\\ue7ff\\uf400-\\uf7ff]{0,90}? ${IN}[;,.]? (?:and |where )?their numbers? [^;.\\uf400-\\uf7ff]{0,60}?${WAS}${SOME} ${COUNT('count')}(?! ?%| per)`,
    ),
    reader(
      `${LAND('to')} census (?:of|in) [\\uf000-\\uf3ff]+ (?:put the number of|counted|recorded|found|registered|listed)(?: the number of)? ${LAND('from')}${PEOPLE} (?:at|as) ${COUNT('count')}`,
    ),
    reader(
      `${LAND('to')} census (?:of|in) [\\uf000-\\uf3ff]+ (?:counted|recorded|found|registered|listed)${SOME} ${COUNT('count')} ${LAND('from')}`,
    ),
    reader(
      `${LAND('to')} (?:is|was|has been|were) (?:also |now )?(?:home|host) to${SOME} ${COUNT('count')} ${LAND('from')}`,
    ),
    reader(
      `${LAND('to')} (?:is|was|has been) (?:also |now )?home to a ${LAND('from')} ${COMMUNITY} of${SOME} ${COUNT('count')}`,
    ),
    reader(
      `${LAND('to')} (?:hosts?|hosted|shelters?|sheltered)${SOME} ${COUNT('count')} ${LAND('from')}(?: immigrants| migrants| refugees| workers| citizens| nationals| expatriates)`,
    ),
    reader(
      `${LAND('from')} ${COMMUNITY} ${IN}(?:,? (?:which |that )?(?:is|was|numbers?|numbered|numbering|consists? of|consisting of|counts?|counted|comprises|comprised|includes?|of|has|totals?|amounts? to|made up of|with|estimated))?(?: estimated| put)?(?: at| to number| to be)?${SOME} ${COUNT('count')}(?! ?%| per)`,
    ),
    reader(`${LAND('to')} (?:has|had) an? (?:[\\p{L}-]+ )?${LAND('from')} ${COMMUNITY} of${SOME} ${COUNT('count')}`),
    reader(`${LAND('from')} ${COMMUNITY} of${SOME} ${COUNT('count')}(?: people| persons| members)?(?:${LIVE})? ${IN}`),
    reader(
      `${LAND('to')} (?:has |had )?(?:accepted|took in|taken in|admitted|resettled|received|welcomed|hosted|hosts)${SOME} ${COUNT('count')} refugees from ${LAND('from')}`,
      refugees,
    ),
    reader(
      `${COUNT('count')} ${LAND('to')}(?: citizens| people| residents| nationals)? (?:who )?(?:have|claim(?:ed)?|report(?:ed)?|declared?|are of|were of|with) ${LAND('from')} (?:ancest(?:ors|ry)|heritage|roots|descent|origins?)`,
      ancestry,
    ),
  ],
  /\d|thousand|million|hundred/u,
);
