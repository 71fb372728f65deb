import type { CountryCode } from '../../model/country.ts';
import { cellsOf } from '../row.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { AGAIN, BREAK, EVENTS, RELATIONS, type Event } from './relation-words.ts';
import { RECOGNITIONS } from './recognition.ts';
import { modalityOf } from './modality.ts';
import { precedes, ruleOf, theTwo, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import type { Proposal, Rule } from './rule.ts';
import { spanOf } from './span.ts';
import type { Unit } from './unit.ts';
import { dateOf, whenOf } from './when.ts';

// Two dates that are no beginning of the relations: of their feast, and of those of a state that was there before.
const FEAST = /\b(?:anniversar|celebrat|commemorat|\d+ years (?:of|since|after))/iu;
const PREDECESSOR =
  /\b(?:Soviet|USSR|Czechoslovak|Yugoslav|Yugoslavia|East German|West German|East Germany|West Germany|Ottoman|Qing|Prussian?|Austria-Hungary|Manchukuo|Zaire|Rhodesia|Ceylon|Siam|Confederation|Gran Colombia)\b/u;

// Consuls came long before envoys.
const ONLY_CONSULS = /^(?!.*\bdiplomatic\b).*\bconsular\b/isu;

const readers: readonly Reader[] = EVENTS.map(([event, words]) => ({
  pattern: words,
  read: (match) => happened(match, event),
}));

const ELSE = /\b(?:resumed|restored|re-?established|renewed|severed|broken off)\b/iu;
const OF = {
  established: 'start',
  resumed: 'resumed',
  severed: 'end',
  downgraded: 'downgraded',
  elevated: 'elevation',
} as const;
// "It was not until 1963 that ..." says that it was in 1963.
const NOT_UNTIL = /\bnot\b[^;.]{0,120}\buntil\b/iu;

function happened(match: Match, event: Event): Said | undefined {
  const { sentence } = match;
  // "Relations were broken in 1941 and resumed in 1946": the date behind the verb is its own.
  const { end } = match;
  const when = whenOf(sentence, { start: end, end }) ?? whenOf(sentence, match);
  if (!when || FEAST.test(sentence.text)) return undefined;
  // "Interrupted by the war, resumed in 1945"
  if (ELSE.test(sentence.text.slice(end, when.start))) return undefined;
  const late = NOT_UNTIL.test(sentence.text.slice(0, Math.max(match.end, when.end)));
  const lead = sentence.text.slice(0, match.end).slice(-40);
  if (event === 'established' && !late && /\bre-?$|\bnot\b|\bagain\b/iu.test(lead)) return undefined;
  const between = partiesOf(sentence, match, when);
  if (!between) return undefined;
  const quote = spanOf(sentence.text, match, when);
  const words = sentence.text.slice(quote.start, quote.end);
  const modality = late ? 'asserted' : modalityOf(words);
  if (modality === 'negated' || /\bunofficial\b/iu.test(words)) return undefined;
  const start = event === 'established' && !PREDECESSOR.test(sentence.text) && !ONLY_CONSULS.test(words);
  const [a, b] = between;
  return {
    kind: 'diplomatic-relations',
    between,
    ...(event !== 'elevated' && { event }),
    value: { type: 'date', of: OF[event], edtf: when.edtf },
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
    // "Relations were broken off in 1990. Malta restored them in 1994."
    pattern: pattern(`\\b(?<verb>${BREAK}|${AGAIN}) (?:them|these)\\b`),
    read(match) {
      const { sentence } = match;
      const before = `${precedes(sentence)?.text ?? ''} ${sentence.text.slice(0, match.start)}`;
      const event = new RegExp(`^${AGAIN}$`, 'iu').test(match.words('verb')!) ? 'resumed' : 'severed';
      return TOLD_BEFORE.test(before) ? happened(match, event) : undefined;
    },
  },
];
const TOLD_BEFORE = new RegExp(`\\b(?:diplomatic|official|formal) ${RELATIONS}`, 'iu');

const BEGAN =
  /\b(?:relations|ties)\b.*\b(?:began|begun|established|since|start)|\bestablish(?:ed|ment)\b|^(?:formal|diplomatic) relations$/iu;

/** The column that tells when relations began: by its caption, or one of dates where the words above speak of diplomatic relations. */
function columnOf(unit: Unit): number {
  const { head = [] } = unit.passage;
  const told = head.findIndex((caption) => BEGAN.test(caption));
  const dated = head.findIndex((caption) => /^(?:date|since|year)$/iu.test(caption.trim()));
  if (told >= 0 || dated < 0 || head.length > 4) return told;
  const above = aboveTable(unit);
  return /\bdiplomatic relations\b/iu.test(`${unit.section.heading} ${above}`) ? dated : -1;
}

/** The last words above the table that a row stands in. */
function aboveTable(unit: Unit): string {
  let above: Unit | undefined = unit.before;
  while (above?.passage.shape === 'row') above = above.before;
  return above?.text ?? '';
}

/** A row of a table that says when relations began. */
function fromRow(unit: Unit): Proposal[] {
  const { passage, text } = unit;
  const column = columnOf(unit);
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

const sentences = ruleOf(
  'relations',
  [...readers, ...OTHERS, ...RECOGNITIONS],
  /relation|ties|links|recogni| them\b/iu,
);

/** When two countries began, broke off and took up relations again, and recognised each other. */
export const relationsRule: Rule = {
  name: sentences.name,
  propose: (unit) => [...(unit.passage.shape === 'row' ? fromRow(unit) : []), ...sentences.propose(unit)],
};
