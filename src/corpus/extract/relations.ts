import type { CountryCode } from '../../model/country.ts';
import { cellsOf } from '../row.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { otherThan, ruleOf, theTwo, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import type { Proposal, Rule } from './rule.ts';
import { spanOf } from './span.ts';
import type { Unit } from './unit.ts';
import { dateOf, whenOf } from './when.ts';

type Event = 'established' | 'resumed' | 'severed' | 'downgraded' | 'recognised';

const OTHER_SORT =
  'trade|economic|cultural|commercial|military|trading|close|closer|friendly|strong|stronger|business|religious|sporting|party|people-to-people|public|international|labour|labor|race|defence|defense';
const RELATIONS = `(?<!\\b(?:${OTHER_SORT}) )(?:relations|relationship|ties)\\b`;
const ADJECTIVES =
  '(?:(?:full|formal|official|bilateral|diplomatic|consular|ambassadorial|their|its|mutual|direct|the|and|unofficial) ){0,4}';
const ANY = `(?:(?!\\b(?:after|before|having|until|when|while|which)\\b)[^;.|:]){0,90}?`;
const LANDS = '(?: (?:with|between|to) (?:the )?[\ue000-\ue3ff]+(?: and (?:the )?[\ue000-\ue3ff]+)?)?';
const BE =
  '(?: (?:were|was|have been|had been|has been|being|is|are))?(?: (?:first|formally|officially|again|also|only|then|mutually))*';
const BEGUN =
  '(?<!re-?)(?:established|initiated|opened|begun|began|set up|formed|commenced|started|formalised|formalized|inaugurated|launched|date(?:s|d)?(?: back)? (?:from|to)|existed since)';
const AGAIN = '(?:re-?established|restored|resumed|reinstated|renewed|re-?opened|reactivated)';
const BROKEN = '(?:severed|broken off|broken|cut|cut off|suspended|terminated|ended|discontinued|ruptured|interrupted)';
const BREAK =
  '(?:severed|severing|sever|broke off|breaking off|broke|cut off|cut|cutting|suspended|suspending|terminated|ended|ending)';

/** What happened to relations, by its words. */
const EVENTS: readonly (readonly [Event, RegExp])[] = [
  ['resumed', pattern(`${RELATIONS}${ANY}${BE} ${AGAIN}\\b${LANDS}`)],
  [
    'resumed',
    pattern(`\\b(?:${AGAIN}|re-?establishing|restoring|resuming|re-?establish) ${ADJECTIVES}${RELATIONS}${LANDS}`),
  ],
  ['severed', pattern(`${RELATIONS}${ANY}${BE} ${BROKEN}\\b${LANDS}`)],
  ['severed', pattern(`\\b${BREAK} ${ADJECTIVES}${RELATIONS}${LANDS}`)],
  [
    'severed',
    pattern(
      `\\bswitch(?:ed|ing)? (?:its |diplomatic |official )*(?:recognition|relations|ties) from ${LAND('left')}(?: (?:back )?to (?:the )?[\ue000-\ue3ff]+)?`,
    ),
  ],
  ['downgraded', pattern(`\\bdowngrad(?:ed|ing) ${ADJECTIVES}${RELATIONS}${LANDS}`)],
  ['established', pattern(`${RELATIONS}${ANY}${BE} ${BEGUN}(?=[ ,:.]|$)${LANDS}`)],
  ['established', pattern(`\\b(?:formal|diplomatic) relations began:`)],
  [
    'established',
    pattern(
      `(?<!re-?)\\b(?:established|establishing|opened|set up|entered into|initiated|began|formalised|formalized|commenced) ${ADJECTIVES}${RELATIONS}${LANDS}`,
    ),
  ],
  [
    'established',
    pattern(`\\b(?:have|has) (?:had|maintained|enjoyed) ${ADJECTIVES}diplomatic ${RELATIONS}${ANY} since\\b`),
  ],
  [
    'established',
    pattern(
      `\\bestablishment of ${ADJECTIVES}${RELATIONS}${ANY} (?:started|took place|occurred|came|was|happened) (?=in|on)`,
    ),
  ],
];

// Two dates that are no beginning of the relations: of their feast, and of those of a state that was there before.
const FEAST = /\b(?:anniversar|celebrat|commemorat|\d+ years (?:of|since|after))/iu;
const PREDECESSOR =
  /\b(?:Soviet|USSR|Czechoslovak|Yugoslav|Yugoslavia|East German|West German|East Germany|West Germany|Ottoman|Qing|Prussian?|Austria-Hungary|Manchukuo|Zaire|Rhodesia|Ceylon|Siam|Confederation|Gran Colombia)\b/u;

const readers: readonly Reader[] = EVENTS.map(([event, words]) => ({
  pattern: words,
  read: (match) => happened(match, event),
}));

function happened(match: Match, event: Event): Said | undefined {
  const { sentence } = match;
  const when = whenOf(sentence, match);
  if (!when || FEAST.test(sentence.text)) return undefined;
  if (event === 'established' && /\bre-?$|\bnot\b|\bagain\b/iu.test(sentence.text.slice(0, match.end).slice(-40)))
    return undefined;
  const between = partiesOf(sentence, match, when);
  if (!between) return undefined;
  const quote = spanOf(sentence.text, match, when);
  const words = sentence.text.slice(quote.start, quote.end);
  const modality = modalityOf(words);
  if (modality === 'negated' || /\bunofficial\b/iu.test(words)) return undefined;
  const start = event === 'established' && !PREDECESSOR.test(sentence.text);
  const [a, b] = between;
  return {
    kind: 'diplomatic-relations',
    between,
    event,
    value: {
      type: 'date',
      of: event === 'established' ? 'start' : event === 'severed' ? 'end' : event,
      edtf: when.edtf,
    },
    period: when.edtf,
    quote,
    modality,
    ...(when.qualifier && { qualifier: when.qualifier }),
    ...((start || event === 'resumed') && { topic: topicOf(a, b, 'relations', start ? 'start' : 'resumed') }),
  };
}

/** Whose relations: those of the passage, unless the clause speaks of somebody else's. */
function partiesOf(
  sentence: Marked,
  match: Match,
  when: { end: number },
): readonly [CountryCode, CountryCode] | undefined {
  const clause = sentence.marks.slice(Math.max(0, match.start - 80), Math.max(match.end, when.end));
  const named = [...sentence.named].filter(([char]) => clause.includes(char)).map(([, code]) => code);
  const two = theTwo(sentence);
  if (!two) return amongMany(sentence, match);
  if (named.every((code) => two.includes(code))) return two;
  // "switched from A to B", "after B followed C": the two themselves must be named.
  return two.every((code) => named.includes(code)) && new Set(named).size <= 3 ? two : undefined;
}

/** In a passage about several pairs: the one that the words right behind name. */
function amongMany({ unit, marks, named }: Marked, match: Match): readonly [CountryCode, CountryCode] | undefined {
  const partner = / with (?:the )?([\ue000-\ue3ff])/iu.exec(marks.slice(match.start, match.end + 40))?.[1];
  const code = partner === undefined ? undefined : named.get(partner);
  const home = unit.document.countries.length === 1 ? unit.document.countries[0] : undefined;
  return code !== undefined && home !== undefined && code !== home ? [home, code] : undefined;
}

const OTHERS: readonly Reader[] = [
  {
    // "... with A on 3 May 2009 and with B on 4 June 2010": the second.
    pattern: pattern(`\\band with ${LAND('whom')} (?=on|in)`),
    read(match) {
      const { sentence } = match;
      const [home] = sentence.unit.document.countries;
      const whom = match.land('whom');
      const when = whenOf(sentence, match);
      const told = /\bestablished (?:\p{L}+ ){0,2}relations with\b/iu.test(sentence.text.slice(0, match.start));
      if (!when || !told || !home || !whom || whom === home || sentence.unit.document.countries.length > 1)
        return undefined;
      return {
        kind: 'diplomatic-relations',
        between: [home, whom],
        event: 'established',
        value: { type: 'date', of: 'start', edtf: when.edtf },
        period: when.edtf,
        quote: spanOf(sentence.text, match, when),
        topic: topicOf(home, whom, 'relations', 'start'),
      };
    },
  },
  {
    pattern: pattern(
      `${LAND('who')}(?:['’]s government)? (?:(?:was|were|has|have|had|also|officially|formally|soon|first|then|immediately) ){0,3}recogni[sz](?:ed|ing) (?:the )?(?:(?:independence|sovereignty|statehood|independent state|state|new state|new government|separation|republic) of )?${LAND('whom')}(?<what>['’]s? (?:independence|sovereignty|statehood|separation|state)| independence| state)?(?! (?:as(?! an? (?:independent|sovereign|new))|annexation|claim|passport|government))`,
    ),
    read: recognised,
  },
  {
    pattern: pattern(
      `${LAND('who')}(?: (?:and|or) ${LAND('whom')})? (?:do|does|did|has|have|had)(?: not| n['’]t)? (?:yet |currently )?(?:have |maintain |established? |had )?(?:(?:no|any|formal|official|diplomatic|bilateral) ){1,3}relations\\b`,
    ),
    read: none,
  },
];

function recognised(match: Match): Said | undefined {
  const { sentence } = match;
  const [who, whom] = [match.land('who'), match.land('whom')];
  const when = whenOf(sentence, match);
  if (!who || !whom || who === whom || !when) return undefined;
  return {
    kind: 'diplomatic-relations',
    between: [who, whom],
    event: 'recognised',
    value: { type: 'date', of: 'recognition', edtf: when.edtf },
    period: when.edtf,
    quote: spanOf(sentence.text, match, when),
    topic: topicOf(who, whom, 'recognition', `by-${who}`),
    ...(when.qualifier && { qualifier: when.qualifier }),
  };
}

function none(match: Match): Said | undefined {
  const { sentence } = match;
  const said = sentence.text.slice(match.start, match.end);
  if (!/\b(?:not|no|n['’]t)\b/iu.test(said)) return undefined;
  const who = match.land('who');
  const next = /^ with (?:the )?([\ue000-\ue3ff])/iu.exec(sentence.marks.slice(match.end))?.[1];
  const whom =
    match.land('whom') ?? (next === undefined ? undefined : sentence.named.get(next)) ?? otherThan(sentence, who);
  if (!who || !whom || who === whom) return undefined;
  const end =
    next === undefined
      ? match.end
      : match.end + /^ with (?:the )?[\ue000-\ue3ff]+/iu.exec(sentence.marks.slice(match.end))![0].length;
  return {
    kind: 'diplomatic-relations',
    between: [who, whom],
    event: 'none',
    modality: 'negated',
    value: { type: 'flag', of: 'diplomatic relations', value: false },
    quote: spanOf(sentence.text, { start: match.start, end }),
  };
}

const BEGAN =
  /\b(?:relations|ties)\b.*\b(?:began|begun|established|since|start)|\bestablish(?:ed|ment)\b|^(?:formal|diplomatic) relations$/iu;

/** A row whose head says that relations began: the cell in that column is when. */
function fromRow(unit: Unit): Proposal[] {
  const { passage, text } = unit;
  const column = passage.head?.findIndex((caption) => BEGAN.test(caption)) ?? -1;
  const [pair, ...others] = passage.pairs;
  if (column < 0 || pair === undefined || others.length > 0 || pair.startsWith('001')) return [];
  const cell = cellsOf(text)[column];
  const edtf = cell && cell.text.length <= 40 ? dateOf(cell.text) : undefined;
  if (!cell || edtf === undefined) return [];
  const stop = /[.|](?=\s|$)/u.exec(text.slice(cell.end + 3));
  const end = Math.min(text.length, cell.end + 4 + (stop?.index ?? 0), 300);
  return [
    {
      kind: 'diplomatic-relations',
      pair,
      start: 0,
      end: Math.max(cell.end, end),
      event: 'established',
      value: { type: 'date', of: 'start', edtf },
      period: edtf,
      modality: 'asserted',
      topic: `${pair}.relations.start`,
    },
  ];
}

const sentences = ruleOf('relations', [...readers, ...OTHERS], /relation|ties|recogni|establish/iu);

/** When two countries began, broke off and took up relations again, and recognised each other. */
export const relationsRule: Rule = {
  name: sentences.name,
  propose: (unit) => [...(unit.passage.shape === 'row' ? fromRow(unit) : []), ...sentences.propose(unit)],
};
