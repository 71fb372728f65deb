import type { CountryCode } from '../../model/country.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { asOfNow } from './missions.ts';
import { modalityOf } from './modality.ts';
import { OFFICE } from './people.ts';
import { ruleOf, sentencesOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import type { Proposal, Rule } from './rule.ts';
import { spanOf } from './span.ts';
import type { Unit } from './unit.ts';
import { dateOf, whenOf } from './when.ts';

const POST =
  "(?:(?:non-resident |first |new |last |resident |concurrent |acting |honorary |extraordinary )*(?:ambassador(?:[ -]designate)?|high commissioner|honorary consuls?(?:[ -]general)?|consul(?:[ -]general)?|minister(?: resident| plenipotentiary)?|chargé d['’]affaires|charge d['’]affaires|charges d['’]affaires|special envoy|envoy|commercial attaché|military attaché))";
// Case matters in names: what the marks' pattern found is looked at again.
const A_NAME =
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|van|von|der|al|bin|ben|el)){1,5}(?:,? (?:Jr|Sr)\.)?$/u;
const NOBODY = /^(?:none|vacant|n\/a|tba|-|–|unknown|\(vacant\))/iu;

interface Role {
  readonly name: string;
  readonly role: string;
  readonly roleOf?: CountryCode | undefined;
  readonly at?: string | undefined;
}

function roleSaid(match: Match, { name, role, roleOf, at }: Role): Said | undefined {
  const { sentence } = match;
  const two = theTwo(sentence);
  const when = whenOf(sentence, match);
  const quote = spanOf(sentence.text, match, when);
  const modality = modalityOf(sentence.text.slice(quote.start, quote.end));
  if (!two || !A_NAME.test(name) || modality === 'negated' || (roleOf !== undefined && !two.includes(roleOf)))
    return undefined;
  return {
    kind: 'person-role',
    between: two,
    value: { type: 'person', of: 'envoy', name, role },
    ...(roleOf && { roleOf }),
    ...(at !== undefined && { at }),
    period: when?.edtf,
    ...(when?.qualifier && { qualifier: when.qualifier }),
    modality,
    quote,
  };
}

/** The last capitalised words before a place of a sentence. */
function nameBefore({ text }: Marked, at: number): { name: string; start: number } | undefined {
  const words =
    /(?:^|[^\p{L}])(?<name>\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|van|von|der|al|bin|ben|el)){1,5}(?:,? (?:Jr|Sr)\.)?),? *$/u.exec(
      text.slice(Math.max(0, at - 120), at),
    );
  const name = words?.groups?.['name'];
  if (name === undefined) return undefined;
  const start = text.slice(0, at).lastIndexOf(name);
  return { name: name.replace(/^(?:Mr|Mrs|Ms|Dr|Prof|Businessman|In)\.? /u, ''), start };
}

function appointed(match: Match): Said | undefined {
  const { sentence } = match;
  const who = nameBefore(sentence, match.start);
  const role = match.words('role');
  if (!who || role === undefined) return undefined;
  const at = match.words('where');
  return roleSaid(
    { ...match, start: who.start },
    { name: who.name, role, roleOf: match.land('of') ?? senderTo(match), at },
  );
}

/** Who sends an envoy to one of the two: the other. */
function senderTo(match: Match): CountryCode | undefined {
  const to = match.land('to');
  const two = theTwo(match.sentence);
  return to && two?.includes(to) && / to\b/iu.test(match.sentence.text.slice(match.start, match.end))
    ? two.find((code) => code !== to)
    : undefined;
}

/** "N presented his credentials": as ambassador, or as what the sentence or the one before calls him. */
function credentials(match: Match): Said | undefined {
  const { sentence } = match;
  const who = nameBefore(sentence, match.start);
  if (!who) return undefined;
  const role = new RegExp(`\\bas (?:the )?(${POST})`, 'iu').exec(sentence.text.slice(match.end))?.[1] ?? 'envoy';
  return roleSaid({ ...match, start: who.start }, { name: who.name, role });
}

const readers: readonly Reader[] = [
  {
    pattern: pattern(
      `(?<=[ ,])(?:(?:was|were|had been|has been) (?:appointed|named|nominated)|became)(?: as)?(?: the)?(?: ${LAND('of')}(?:['’]s)?)? (?<role>${POST})(?: (?:to|in|for|of) (?<where>${LAND('to')}(?: and (?:the )?[\\ue000-\\ue3ff]+)?))?`,
    ),
    read: appointed,
  },
  {
    pattern: pattern(`(?<=[ ,])(?:and )?presented (?:his|her)(?: new)? (?:credentials|letters? of credence)`),
    read: credentials,
  },
];

const sentences = ruleOf('roles', readers, /appointed|named|nominated|became|presented/iu);

const CHIEF = /^chief of mission: (?<said>.{3,200})$/isu;
const HEAD = /^(?<caption>chief of state|head of government): (?<said>.{3,200})$/isu;
const HOLDER = new RegExp(
  `^(?<role>(?:(?:Acting|Interim|Transitional|Supreme|Federal|Co-) ?)?(?:${OFFICE}|Supreme Leader|Captain Regent)) (?<name>(?:\\p{Lu}[\\p{L}'’.-]* ){0,5}\\p{Lu}{2,}[\\p{Lu}'’. -]{0,40}) \\(since (?<since>[^()]{4,30})\\)`,
  'u',
);
const REPRESENTATION = /^Diplomatic representation (?<way>in|from) the US\b/iu;

/** Who heads a mission or a state, in a handbook's line: the surname in capitals and the day since when. */
function handbook(unit: Unit): Proposal[] {
  const way = REPRESENTATION.exec(unit.section.heading)?.groups?.['way']?.toLowerCase();
  const line = way ? CHIEF.exec(unit.text) : HEAD.exec(unit.text);
  const [home] = unit.document.countries;
  const [pair] = unit.passage.pairs;
  if (!line || !home || !pair || unit.document.countries.length !== 1) return [];
  const roleOf = way === 'from' ? 'US' : home;
  const from = line[0].length - line.groups!['said']!.length;
  return line.groups!['said']!.split(/; /u).flatMap((said): Proposal[] => {
    const holder = HOLDER.exec(said);
    const since = holder && dateOf(holder.groups!['since']!);
    if (!holder || since == null) return [];
    const start = unit.text.indexOf(said, from);
    const { role = '', name = '' } = holder.groups!;
    return [
      {
        kind: 'person-role',
        pair,
        start: start === from ? 0 : start,
        end: start + holder[0].length,
        value: { type: 'person', of: way ? 'envoy' : 'office', name, role: role.trim() },
        roleOf,
        period: `${since}/..`,
        modality: 'asserted',
      },
    ];
  });
}

const ENVOY = /^Envoy(?<n>\d?): (?<name>.{2,80})$/isu;

/** "Envoy1: N" in the box beside an article, with the title and the mission told above it. */
function box(unit: Unit): Proposal[] {
  const envoy = ENVOY.exec(unit.text);
  const [sentence] = sentencesOf(unit);
  const two = sentence && theTwo(sentence);
  const name = envoy?.groups?.['name']?.trim() ?? '';
  if (!envoy || !two || NOBODY.test(name) || !/\p{Lu}\p{L}+ \p{Lu}/u.test(name)) return [];
  const above = aboveOf(unit);
  const n = envoy.groups!['n']!;
  const mission = above.find(({ text }) => text.toLowerCase().startsWith(`mission${n}:`));
  const title = above.find(({ text }) => text.toLowerCase().startsWith(`envoytitle${n}:`));
  const roleOf = mission?.countries.find(({ code }) => two.includes(code))?.code;
  if (!mission || !roleOf) return [];
  const role = title?.text.slice(title.text.indexOf(':') + 1).trim();
  return [
    {
      kind: 'person-role',
      pair: unit.passage.pairs[0]!,
      start: 0,
      end: unit.text.length,
      value: { type: 'person', of: 'envoy', name, ...(role && { role }) },
      roleOf,
      at: mission.text.slice(mission.text.indexOf(':') + 1).trim(),
      ...asOfNow({ unit }),
      modality: 'asserted',
    },
  ];
}

function aboveOf(unit: Unit): Unit[] {
  const above: Unit[] = [];
  for (let each = unit.before; each && above.length < 20; each = each.before) above.push(each);
  return above;
}

/** Who was sent to represent whom, and who heads a state. */
export const rolesRule: Rule = {
  name: sentences.name,
  propose: (unit) => [
    ...(unit.passage.shape === 'item' ? [...handbook(unit), ...box(unit)] : []),
    ...sentences.propose(unit),
  ],
};
