import type { Modality } from '../../model/claim.ts';
import type { CountryCode } from '../../model/country.ts';
import type { Range } from '../sentences.ts';
import { LAND, pattern } from './marked.ts';
import { modalityOf } from './modality.ts';
import { pairFor, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { periodOf } from './period.ts';

const ENVOY =
  '(?:(?:ambassadors?|diplomats?|envoys?|consuls?|chargé|attachés?|embassy (?:staff|officials?|employees)|military attachés?)\\b|ambassador’s)';
const GAP = `(?:(?! (?:and|but|while|after|before|who|which) )[^;.|]){0,80}?`;

// Words with the initials of a name: "Ambassador John B. Vella".
const NAMED = '(?:[^;.|]|(?<=\\b\\p{Lu})\\.)';

/** What happened, by its verb; the noun says it in short. */
const EVENTS: readonly (readonly [string, string])[] = [
  [
    'recall of an ambassador',
    `(?:recall(?:ed|s|ing)|withdrew|withdrawn) (?:its|his|her|their|the) (?:own )?${GAP}${ENVOY}`,
  ],
  [
    'recall of an ambassador',
    `${ENVOY}${NAMED}{0,60}? (?:was|were)(?: temporarily| also| promptly)? (?:recalled|withdrawn)`,
  ],
  [
    'return of an ambassador',
    `(?:reinstat(?:ed|es|ing)|return(?:ed|s)|sent back) (?:its|his|her|their|the) ${GAP}${ENVOY}`,
  ],
  [
    'expulsion',
    `(?:expel(?:led|s|ling)|deport(?:ed|s|ing)) ${GAP}(?:${ENVOY}|citizens|nationals|journalists|officials|children|migrants|people|refugees|workers|students|families|men|women|[\\ue000-\\ue7ff]+(?! [\\p{L}]))`,
  ],
  ['expulsion', `${ENVOY}${NAMED}{0,60}? (?:was|were|been)(?: subsequently| later| also)? (?:expelled|deported)`],
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
  ['summons', `${ENVOY}${NAMED}{0,80}? (?:was|were) summoned`],
  ['summons', `summon(?:ed|s|ing) ${GAP}${ENVOY}`],
  [
    'protest',
    `(?:issue|lodg(?:ed|es)|handed|conveyed|deliver(?:ed|s)|sen(?:t|ds)|issu(?:ed|es)|made|fil(?:ed|es)) ${GAP}(?:formal |official |diplomatic )?(?:protests?|demarches?|démarches?)\\b(?! movement)`,
  ],
  ['protest', `protested (?:against|over|at|about|to) (?!the proposal)`],
  [
    'attack',
    `(?:embass(?:y|ies)|consulates?|missions?|legation)[^;.|]{0,60}? (?:was|were) (?:attacked|stormed|ransacked|bombed|set on fire|set ablaze|set alight|torched|burned|burnt down|looted|sacked|vandali[sz]ed|besieged|pelted|damaged|occupied by protesters|broken into|shot at|fired (?:up)?on)`,
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
    `(?:arrest(?:ed|ing)|detain(?:ed|ing))(?: of)? [^;.|]{1,60}?(?:citizens?|nationals?|diplomats?|members?|people|suspects?|journalists?|men|spies|activists?|sailors?|fishermen|soldiers?|ministers?|politicians?|business(?:man|men|woman|people)|officers?|officials?|students?|tourists?|pilots?|crew|leaders?|opposition [\\p{L}]+)`,
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
  [
    'asylum',
    `(?:granted|given|sought|took|taken|found|offered) (?:[\\p{L}]+ )?(?:refuge|asylum|sanctuary) (?:in|at) ${GAP}(?:embassy|legation|consulate|high commission)`,
  ],
  [
    'attack',
    `(?:threw|hurled|pelted|fired) ${GAP}(?:stones|eggs|bottles|shots|rocks|grenades?|petrol bombs|shoes?)[^;.|]{0,60}?(?:minister|president|embassy|consulate|ambassador|convoy|delegation|citizens)`,
  ],
  [
    'military action',
    `[\\ue000-\\ue7ff]+ (?:planes?|aircraft|jets|warplanes|troops|forces|soldiers|army|warships?|artillery|gunboats?|helicopters?|rebels|gunmen|commandos|drones?)(?: [\\p{L}]+){0,2}? (?:bombed|shelled|attacked|invaded|raided|crossed|occupied|opened fire|fired (?:up)?on|shot down|struck|bombarded|clashed)`,
  ],
  [
    'clash',
    `(?:border )?(?:clash(?:es)?|skirmish(?:es)?|fighting|shoot-?out)[^;.|]{0,30}? (?:broke out|erupted|took place|occurred|flared up|left)`,
  ],
  ['declaration of war', `declared war (?:on|against|up)`],
  [
    'dispute',
    `(?:row|dispute|crisis|scandal|controversy|quarrel|stand-?off|incident|diplomatic spat|spat|rift)(?: [\\p{L}]+){0,4}? (?:broke out|erupted|arose|flared up|blew up|escalated|ensued|occurred|was sparked|was triggered)`,
  ],
  ['hijacking', `(?:was|were) hijacked|hijacked (?:an?|the) `],
  [
    'abduction',
    `(?:citizens?|nationals?|tourists?|diplomats?|ambassador|consul|journalists?|students?|workers?|sailors?|soldiers?|engineers?|missionaries)[^;.|]{0,30}? (?:was|were) (?:abducted|kidnapped|taken hostage)`,
  ],
  [
    'seizure',
    `(?:ships?|vessels?|boats?|tankers?|trawlers?|aircraft|cargo|soldiers)[^;.|]{0,40}? (?:was|were) (?:seized|intercepted|impounded|boarded|captured|detained|arrested)`,
  ],
  ['shooting down', `(?:was|were) shot down|shot down (?:an?|the) `],
  [
    'sanctions',
    `(?:impos(?:ed|es)|introduced|adopted|lifted|eased) ${GAP}(?:sanctions|embargo|boycott|blockade|trade restrictions)`,
  ],
  [
    'closing of the border',
    `(?:closed|shut|sealed|reopened) (?:its|the|their) (?:[\\p{L}]+ )?(?:border|frontier|airspace)`,
  ],
  ['order', `(?:was|were) ordered to (?:halve|stop|halt|suspend|cease|close|cut|pay|shut)`],
  ['fine', `(?:was|were) fined`],
  ['spying', `(?:was|were) (?:accused|convicted|suspected|found guilty) of (?:espionage|spying)|spy ring`],
  [
    'suspension',
    `(?:froze|suspend(?:ed|s)|halted|cut off|broke off|called off|cancel(?:l)?ed|stopped) (?:its|all|the|their|his|her) (?:[\\p{L}]+ ){0,3}?(?:payments|aid|talks|negotiations|cooperation|visits?|imports|assistance|shipments|meetings?|contacts|membership)`,
  ],
  ['suspension of flights', `(?:suspend(?:ed|s)?|halt(?:ed|s)?)(?: all)? (?:flights|air links)`],
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
    if (two && isOther(sentence.named.get(AGAINST.exec(sentence.marks.slice(match.end))?.[1] ?? ''), two))
      return undefined;
    const modality = modalityOf(around(sentence.text, match));
    // The day of an announcement is not that of what it announces.
    const period = STAGED.has(modality) ? undefined : periodOf(sentence, match);
    const who = match.words('who');
    // Without its date an event is sure only where both countries are told.
    const isSure =
      period !== undefined ||
      (STAGED.has(modality) && periodOf(sentence, match) !== undefined) ||
      (who !== undefined && sentence.codes.length === 2 && two !== undefined);
    if (!isSure || modality === 'negated') return undefined;
    const clause = sentence.text.slice(match.start, match.end).trim();
    return {
      kind: 'incident',
      between,
      ...(actor && who !== undefined && { actor: who }),
      value:
        period === undefined || period.includes('/')
          ? { type: 'text', of: of.slice(0, 40), text: clause }
          : { type: 'date', of, edtf: period },
      period: period ?? '',
      modality,
    };
  };

const STAGED: ReadonlySet<Modality> = new Set(['announced', 'planned', 'intended', 'proposed', 'considered']);
const AGAINST = /^ (?:the )?([\ue000-\ue7ff])/u;
/** Whether somebody else than the two is meant. */
const isOther = (code: CountryCode | undefined, two: readonly CountryCode[]): boolean =>
  code !== undefined && !two.includes(code);

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
  /recall|caught|discovered|found|withdr|reinstat|return|sent back|expel|deport|grata|leave|summon|protest|d[eé]marche|attack|storm|ransack|bomb|fire|ablaze|alight|torch|loot|sack|damaged|pelted|threw|hurl|stones|eggs|vandal|occupied|burn|besieged|demonstration|riot|sentence|convict|acquit|jail|arrest|detain|seiz|intercept|impound|board|captur|abduct|kidnap|hostage|hijack|murder|kill|assassin|execut|shot|denied|refuse|asylum|refuge|sanctuary|banned|barred|suspend|halt|froze|cut off|broke|called off|cancel|stopped|shell|invaded|raid|crossed|struck|clash|skirmish|fighting|war |row|dispute|crisis|scandal|controversy|quarrel|stand-?off|incident|spat|rift|sanction|embargo|boycott|blockade|restrictions|border|frontier|airspace|ordered|fined|spy|espionage/iu,
);
