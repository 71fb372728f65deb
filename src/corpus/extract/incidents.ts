import type { Range } from '../sentences.ts';
import { LAND, pattern } from './marked.ts';
import { modalityOf } from './modality.ts';
import { pairFor, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { periodOf } from './period.ts';

const ENVOY =
  '(?:(?:ambassadors?|diplomats?|envoys?|consuls?|chargé|attachés?|embassy (?:staff|officials?|employees)|military attachés?)\\b|ambassador’s)';
const GAP = `(?:(?! (?:and|but|while|after|before|who|which) )[^;.|]){0,80}?`;

/** What happened, by its verb; the noun says it in short. */
const EVENTS: readonly (readonly [string, string])[] = [
  [
    'recall of an ambassador',
    `(?:recall(?:ed|s|ing)|withdrew|withdrawn) (?:its|his|her|their|the) (?:own )?${GAP}${ENVOY}`,
  ],
  [
    'return of an ambassador',
    `(?:reinstat(?:ed|es|ing)|return(?:ed|s)|sent back) (?:its|his|her|their|the) ${GAP}${ENVOY}`,
  ],
  [
    'expulsion',
    `(?:expel(?:led|s|ling)|deport(?:ed|s|ing)) ${GAP}(?:${ENVOY}|citizens|nationals|journalists|officials)`,
  ],
  ['expulsion', `${ENVOY}[^;.|]{0,60}? (?:was|were|been)(?: subsequently| later| also)? (?:expelled|deported)`],
  [
    'expulsion',
    `(?:members|staff|officials|citizens|nationals)[^;.|]{0,70}? (?:was|were)(?: subsequently| later| also)? (?:expelled|deported)`,
  ],
  [
    'persona non grata',
    `declar(?:ed|es|ing|e) ${GAP}persona(?:e)? non grata|(?:is|was|were) (?:declared )?persona(?:e)? non grata`,
  ],
  ['order to leave', `(?:order(?:ed|s)|ask(?:ed|s)|told|gave) ${GAP}${ENVOY}${GAP} to leave|must leave ${GAP} within`],
  [
    'smuggling',
    `(?:caught|discovered|found) ${GAP}(?:diplomats?|officials?|citizens?|nationals?|embassy)[^;.|]{0,60}?(?:smuggl|traffick|dealing|spying|selling|hashish|drugs)\\p{L}*`,
  ],
  ['summons', `${ENVOY}[^;.|]{0,80}? (?:was|were) summoned`],
  ['summons', `summon(?:ed|s|ing) ${GAP}${ENVOY}`],
  [
    'protest',
    `(?:issue|lodg(?:ed|es)|handed|conveyed|deliver(?:ed|s)|sen(?:t|ds)|issu(?:ed|es)|made|fil(?:ed|es)) ${GAP}(?:formal |official |diplomatic )?(?:protests?|demarches?|démarches?)\\b(?! movement)`,
  ],
  [
    'attack',
    `(?:embass(?:y|ies)|consulates?|missions?|legation)[^;.|]{0,60}? (?:was|were) (?:attacked|stormed|ransacked|bombed|set on fire|burned|vandali[sz]ed|besieged|occupied by protesters)`,
  ],
  [
    'attack',
    `(?:attack(?:ed|s)?|storm(?:ed|ing)|ransack(?:ed|ing)|bomb(?:ed|ing)|set fire to|vandali[sz](?:ed|ing)) (?:on |of )?(?:the )?${GAP}(?:embassy|consulate|legation|diplomatic missions?)`,
  ],
  ['bomb', `bombs?[^;.|]{0,30}? (?:exploded|went off|detonated|was found|were found)`],
  [
    'protests',
    `(?:protests|demonstrations|riots)[^;.|]{0,40}? (?:at|outside|in front of) (?:the )?${GAP}(?:embassy|consulate)`,
  ],
  ['sentence', `(?:courts?|judges?|tribunals?) [^;.|]{0,60}?(?:sentenced|convicted|acquitted|jailed)`],
  ['sentence', `(?:was|were) (?:sentenced|convicted|jailed)`],
  ['arrest', `(?:was|were|been) (?:arrested|detained)`],
  [
    'arrest',
    `(?:arrest(?:ed|ing)|detain(?:ed|ing))(?: of)? [^;.|]{1,60}?(?:citizens?|nationals?|diplomats?|members?|people|suspects?|journalists?|men|spies|activists?|sailors?|fishermen)`,
  ],
  [
    'seizure',
    `(?:seiz(?:ed|es|ing)|intercept(?:ed|s)|impound(?:ed|s)|boarded|captur(?:ed|es)) ${GAP}(?:ships?|vessels?|boats?|tankers?|weapons|aircraft|trawlers?|cargo|stash)`,
  ],
  [
    'killing',
    `(?:citizens?|nationals?|tourists?|diplomats?|ambassador|journalists?|students?|workers?|sailors?|soldiers?)[^;.|]{0,30}? (?:was|were) (?:murdered|killed|assassinated|executed|shot)`,
  ],
  ['abduction', `(?:abduct(?:ed|s)|kidnap(?:ped|s)) `],
  [
    'killing',
    `(?:murder(?:ed)?|assassinat(?:ed|ion)|execut(?:ed|ion)) (?:of )?(?:an? |the )?[^;.|]{0,40}?(?:citizens?|nationals?|tourists?|diplomats?|ambassador|journalists?|students?)`,
  ],
  ['refusal of a visa', `(?:denied|refused)[^;.|]{0,40}? (?:entry visas?|visas?|entry)\\b`],
  ['ban', `(?:banned|barred) [^;.|]{1,60}? (?:from (?:entering|entry)|imports?|exports?)`],
  ['suspension of flights', `(?:suspend(?:ed|s)?|halt(?:ed|s)?)(?: all)? (?:flights|air links|aid payments)`],
];

/** A dated event between the countries of the passage, with who did it where a country is named as its subject. */
const event =
  (of: string) =>
  (match: Match): Said | undefined => {
    const { sentence } = match;
    const two = theTwo(sentence);
    const actor = match.land('actor');
    const between = two ? [] : sentence.codes.length > 0 && sentence.codes.length <= 2 ? sentence.codes : undefined;
    if (!between || !pairFor(sentence.unit, between)) return undefined;
    // An embassy in a third country, or of one, is another story.
    if (two && /^(?:attack|bomb)$/.test(of) && !sentence.codes.every((code) => two.includes(code))) return undefined;
    // Of a third country alone it is another story.
    if (two && sentence.codes.length > 0 && !sentence.codes.some((code) => two.includes(code))) return undefined;
    const modality = modalityOf(around(sentence.text, match));
    const period = periodOf(sentence, match);
    if (period === undefined || modality === 'negated') return undefined;
    const clause = sentence.text.slice(match.start, match.end).trim();
    const who = match.words('who');
    return {
      kind: 'incident',
      between,
      ...(actor && who !== undefined && { actor: who }),
      value: period.includes('/')
        ? { type: 'text', of: of.slice(0, 40), text: clause }
        : { type: 'date', of, edtf: period },
      period,
      modality,
    };
  };

/** The clause of an event, between its commas. */
function around(text: string, { start, end }: Range): string {
  const from = Math.max(text.lastIndexOf(',', start), text.lastIndexOf(';', start));
  const to = text.slice(end).search(/[,;]/);
  return text.slice(from + 1, to < 0 ? text.length : end + to);
}

const WHO = `(?<who>${LAND('actor')}(?: government| authorities| foreign ministry| interior ministry| police| military| navy| court)?)`;
const AUX = '(?: has| had| also| then| later| temporarily| subsequently){0,2}';
const readers = EVENTS.flatMap(([of, source]): Reader[] => [
  // What is done to somebody has no doer before it.
  ...(/\(\?:was\|were|^\(\?:courts/.test(source)
    ? []
    : [{ pattern: pattern(`${WHO}${AUX} (?:${source})`), read: event(of) }]),
  { pattern: pattern(`(?<![\\p{L}])(?:${source})`), read: event(of) },
]);

/** Dated events that strain relations, or mend them. */
export const incidentRule = ruleOf(
  'incident',
  readers,
  /recall|caught|discovered|found|withdr|reinstat|return|sent back|expel|deport|grata|leave|summon|protest|d[eé]marche|attack|storm|ransack|bomb|fire|vandal|occupied|burned|besieged|demonstration|riot|sentence|convict|acquit|jail|arrest|detain|seiz|intercept|impound|board|captur|abduct|kidnap|murder|kill|assassin|execut|shot|denied|refused|banned|barred|suspend|halt/iu,
);
