import { LAND, pattern } from './marked.ts';
import { otherThan, pairFor, theTwo, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import { spanOf } from './span.ts';
import { whenOf } from './when.ts';

const ADVERBS =
  '(?:(?:was|were|has|have|had|also|officially|formally|soon|first|then|immediately|promptly|already|finally|only|de jure|de facto) ){0,3}';
const STATE = '(?:independence|sovereignty|statehood|separation)';
const NEW_STATE =
  '(?:it|its independence|the (?:(?:new|young|independent|newly independent) )?(?:state|country|republic|nation|government))';
// Whatever else is recognised of a country (its help, its passports) is no recognition of the state.
const TAIL =
  '(?=$|[.,;:()]| \\(| (?:on|in|by|as an? (?:\\p{L}+ ){0,2}(?:independent|sovereign|new|free|separate|state)|when|after|within|immediately|shortly|during|at|upon|following|even|only|from|de|soon|already|and|with|until|before|through|the (?:day|year|month|week|same|next|following))\\b)';
const WHOM = `(?:(?:the )?(?:(?:${STATE}|(?:independent|new|young) state|state|new government|republic) of )?(?:the )?(?:(?:new|young|independent|newly independent|new state of) )?${LAND('whom')}(?:['’]s? ${STATE}| independence| (?:as a )?state| republic| government| (?-i:\\p{Lu})\\p{L}+(?: (?-i:\\p{Lu})\\p{L}+)?)?|(?<it>${NEW_STATE}))${TAIL}`;
const GIVES = '(?:extended|granted|accorded|gave|given|conferred|offered)';
const KIND = '(?:(?:its|full|formal|official|diplomatic|legal|de jure|de facto|immediate|international) ){0,3}';
const DATED = `(?=(?:(?!\\b(?:and|but|after|before|until)\\b)[^;.|]){0,40}? (?:in|on|of|from) [\uf000-\uf3ff])`;

function recognised(match: Match): Said | undefined {
  const { sentence } = match;
  const who = match.land('who');
  const whom = match.land('whom') ?? (match.at('it') ? otherThan(sentence, who) : undefined);
  const when = whenOf(sentence, match);
  if (!who || !whom || who === whom || !when) return undefined;
  return {
    kind: 'diplomatic-relations',
    between: [who, whom],
    event: 'recognised',
    value: { type: 'date', of: 'recognition', edtf: when.edtf },
    period: when.edtf,
    ...(match.at('late') && { modality: 'asserted' }),
    quote: spanOf(sentence.text, match, when),
    topic: topicOf(who, whom, 'recognition', `by-${who}`),
    ...(when.qualifier && { qualifier: when.qualifier }),
  };
}

/** "Malta withdrew its recognition of ...": of whomever, it is told in relations with the country of its row or text. */
function withdrawn(match: Match): Said | undefined {
  const { sentence } = match;
  const who = match.land('who');
  const when = whenOf(sentence, match);
  const pair = pairFor(sentence.unit, [who]);
  if (!who || !when || !pair) return undefined;
  return {
    kind: 'diplomatic-relations',
    between: [who],
    pair,
    value: { type: 'date', of: 'withdrawal of recognition', edtf: when.edtf },
    period: when.edtf,
    quote: spanOf(sentence.text, match, when),
  };
}

/** "Malta never recognised the annexation of Fiji." */
function refused(match: Match): Said | undefined {
  const { sentence } = match;
  const who = match.land('who');
  const two = theTwo(sentence);
  if (!who || !two?.includes(who)) return undefined;
  return {
    kind: 'diplomatic-relations',
    between: two,
    modality: 'negated',
    value: { type: 'flag', of: 'recognition', value: false },
    period: undefined,
    quote: spanOf(sentence.text, match),
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

/** How one state recognises another, does not, or has no relations with it. */
export const RECOGNITIONS: readonly Reader[] = [
  {
    pattern: pattern(`${LAND('who')}(?:['’]s government)? ${ADVERBS}recogni[sz](?:ed|ing) ${WHOM}`),
    read: recognised,
  },
  {
    pattern: pattern(`${LAND('who')}(?:['’]s government)? ${ADVERBS}${GIVES} ${KIND}recognition to ${WHOM}`),
    read: recognised,
  },
  {
    pattern: pattern(`${LAND('who')} ${ADVERBS}${GIVES} ${LAND('whom')} ${KIND}recognition\\b`),
    read: recognised,
  },
  {
    pattern: pattern(`${LAND('who')} (?<late>did|would|could) not (?:\\p{L}+ly )?recogni[sz]e ${WHOM} until `),
    read: recognised,
  },
  {
    pattern: pattern(
      `${LAND('who')} (?:was|were|became|is)(?: also| thus)? (?:one of |among )?the (?:very )?(?:first|second|third|fourth|fifth|last|earliest)\\b[^;.:|]{0,60}? to (?:formally |officially )?(?:recogni[sz]e|(?:extend|grant|give|accord) ${KIND}recognition to) ${WHOM}`,
    ),
    read: recognised,
  },
  {
    pattern: pattern(
      `${LAND('whom')}(?:['’]s? ${STATE}| independence)? (?:was|were|has been|had been) (?:\\p{L}+ly |first )?(?:recogni[sz]ed|${GIVES} ${KIND}recognition) (?:as [^;,.]{3,40} )?by ${LAND('who')}`,
    ),
    read: recognised,
  },
  {
    pattern: pattern(
      `${LAND('who')}(?:['’]s)? (?:formal |official |diplomatic )*recognition of (?:the )?(?:${STATE} of )?(?:the )?${LAND('whom')}(?:['’]s? ${STATE}| independence)?${TAIL}${DATED}`,
    ),
    read: recognised,
  },
  {
    pattern: pattern(
      `recognition of (?:the )?(?:${STATE} of )?(?:the )?${LAND('whom')}(?:['’]s? ${STATE}| independence)? by ${LAND('who')}${DATED}`,
    ),
    read: recognised,
  },
  {
    pattern: pattern(
      `${LAND('who')} (?:officially |formally )?(?:withdrew|revoked|suspended|rescinded|cancell?ed|froze)(?: (?:its|their|diplomatic))* recognition of (?:the )?[^;,.|]{3,60}?(?= (?:in|on) )`,
    ),
    read: withdrawn,
  },
  {
    pattern: pattern(
      `${LAND('who')} (?:(?:did|does|do|has|have|had) (?:not|never)|never|refused to|declined to) (?:yet |officially |formally )?recogni[sz]ed? (?:the |[\ue000-\ue3ff]+['’]s? )?(?:(?:\\p{L}+ ){0,2}?(?:government|regime|annexation|incorporation|occupation)(?: of (?:the )?[\ue000-\ue3ff]+)?|[\ue000-\ue3ff]+(?:['’]s? ${STATE})?${TAIL}(?! until))`,
    ),
    read: refused,
  },
  {
    pattern: pattern(
      `${LAND('who')}(?: (?:and|or) ${LAND('whom')})? (?:do|does|did|has|have|had)(?: not| n['’]t)? (?:yet |currently )?(?:have |maintain |established? |had )?(?:(?:no|any|formal|official|diplomatic|bilateral) ){1,3}relations\\b`,
    ),
    read: none,
  },
];
