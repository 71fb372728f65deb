import { LAND, pattern } from './marked.ts';
import { eventSaid, redated } from './mission-event.ts';
import { theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { citiesAt } from './places.ts';
import { headed } from './posts.ts';
import { whenOf } from './when.ts';

const LOWER =
  '(?:legations?|consulates?(?:[- ]general)?|(?:diplomatic )?missions?|representations?|(?:liaison|interests|representative) (?:offices?|sections?))';
const RAISED = '(?:raised|elevated|upgraded|promoted|converted|transformed)';
const EMBASSY =
  '(?:(?:an?|the|full|resident) ){0,2}(?:(?:status|rank|level) of (?:an? )?)?embass(?:y|ies)(?: status| level| rank)?';
const THERE = '(?:,? (?:in|at) (?<place>(?-i:\\p{Lu})))?';

/** "The Maltese Legation in Suva became an embassy in 1966"; of "both legations" without a name, those of both. */
function elevated(match: Match): Said[] {
  const { sentence } = match;
  const place = match.at('place');
  const city = place && citiesAt(sentence, place.start)[0];
  const when = whenOf(sentence, match);
  const sender = match.land('before') ?? match.land('owner');
  const all = /(?:legation|mission|representation)s\b/iu.test(match.words('type') ?? '') && !sender && !city;
  const senders = all ? (theTwo(sentence) ?? []) : [sender ?? headed(sentence.unit)];
  if (!when) return [];
  const verb = sentence.text.slice(match.start, match.end);
  return senders.flatMap((each) => {
    const subject = { sender: each, mission: 'embassy' as const, city };
    return redated(eventSaid(match, subject, { verb, at: match.start, when }), 'elevation', when);
  });
}

/** How legations and other offices became embassies. */
export const ELEVATIONS: readonly Reader[] = [
  {
    pattern: pattern(
      `(?:${LAND('before')}(?:['’]s?)? )?(?<type>${LOWER})(?: of ${LAND('owner')})?${THERE}[^;.,]{0,30}? (?:(?:was|were|has been|have been|had been|being) (?:\\p{L}+ly |later |then )?${RAISED}(?: from [^;.,]{2,30}?)? (?:in)?to|became|becoming) ${EMBASSY}`,
    ),
    read: elevated,
  },
  {
    pattern: pattern(
      `${LAND('before')} (?:\\p{L}+ly |later |then )?${RAISED} (?:its|the|their) (?<type>${LOWER})${THERE}[^;.,]{0,30}? (?:in)?to ${EMBASSY}`,
    ),
    read: elevated,
  },
];
