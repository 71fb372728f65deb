import { LAND, pattern } from './marked.ts';

export type Event = 'established' | 'resumed' | 'severed' | 'downgraded' | 'elevated';

const OTHER_SORT =
  'trade|economic|cultural|commercial|military|trading|close|closer|friendly|strong|stronger|business|religious|sporting|party|people-to-people|public|international|labour|labor|race|defence|defense|special|parallel|special parallel|strategic|historical';
/** What stands for the relations of two states; those of another sort are told by other words before them, and "See Malta–Peru relations Peru ..." names an article. */
export const RELATIONS = `(?<!\\b(?:${OTHER_SORT}) )(?:relations|relationship|ties|(?<=diplomatic )links)\\b(?! (?:the )?(?:(?-i:\\p{Lu})|[\ue000-\ue3ff]))`;
const ADJECTIVES =
  '(?:(?:full|formal|official|bilateral|diplomatic|consular|ambassadorial|their|its|mutual|direct|the|and|unofficial|of|all) ){0,4}';
const ANY = `(?:(?!\\b(?:after|before|having|until|when|while|which)\\b)[^;.|:]){0,90}?`;
const LANDS = '(?: (?:with|between|to) (?:the )?[\ue000-\ue3ff]+(?: and (?:the )?[\ue000-\ue3ff]+)?)?';
const BE =
  '(?: (?:were|was|have been|had been|has been|being|is|are|as having been))?(?: (?:first|formally|officially|again|also|only|then|mutually|finally|fully|thus|proper))*';
const BEGUN =
  '(?<!re-?)(?:established|initiated|opened|begun|began|set up|formed|commenced|started|formalised|formalized|inaugurated|launched|taken up|entered into|agreed upon|came into (?:being|existence)|(?:counted|reckoned|dated) from|(?:go|goes|went) back to|date(?:s|d)?(?: back)? (?:from|to)|exist(?:ed)? since|followed(?= (?:on|in|only|at|later|soon)\\b))';
const BEGINS =
  'established|establishing|opened|set up|took up|taking up|entered into|entering into|initiated|began|formalised|formalized|commenced|inaugurated';
const BEGIN = '(?:establish|open|set up|take up|enter into|initiate|begin|have|maintain)';
export const AGAIN = '(?:re-?established|restored|resumed|reinstated|renewed|re-?opened|reactivated)';
const BROKEN =
  '(?:severed|broken off|broken|cut|cut off|suspended|terminated|ended|discontinued|ruptured|interrupted|ceased|lapsed|came to an end)';
export const BREAK =
  '(?:severed|severing|sever|broke off|breaking off|broke|cut off|cut|cutting|suspended|suspending|terminated|ended|ending)';
// What is only named is told of a day that stands right behind it.
const DATED = `(?=(?:(?!\\b(?:and|but|after|before|until)\\b)[^;.|]){0,40}? (?:in|on|of|from)(?: \\p{L}+)? [\uf000-\uf3ff])`;
const FIRST =
  '(?:very )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|[\uf400-\uf7ff]+(?:st|nd|rd|th)?)';

/** What happened to relations, by its words. */
export const EVENTS: readonly (readonly [Event, RegExp])[] = [
  ['resumed', pattern(`${RELATIONS}${ANY}${BE} ${AGAIN}\\b${LANDS}`)],
  [
    'resumed',
    pattern(`\\b(?:${AGAIN}|re-?establishing|restoring|resuming|re-?establish) ${ADJECTIVES}${RELATIONS}${LANDS}`),
  ],
  [
    'resumed',
    pattern(`\\b(?:resumption|restoration|re-?establishment|renewal) of ${ADJECTIVES}${RELATIONS}${LANDS}${DATED}`),
  ],
  ['severed', pattern(`${RELATIONS}${ANY}${BE} ${BROKEN}\\b${LANDS}`)],
  ['severed', pattern(`\\b${BREAK} ${ADJECTIVES}${RELATIONS}${LANDS}`)],
  [
    'severed',
    pattern(
      `\\b(?:severance|rupture|suspension|breaking[ -]off|severing|termination) (?:of|in) ${ADJECTIVES}${RELATIONS}${LANDS}${DATED}`,
    ),
  ],
  [
    'severed',
    pattern(
      `\\bswitch(?:ed|ing)? (?:its |diplomatic |official )*(?:recognition|relations|ties) from ${LAND('left')}(?: (?:back )?to (?:the )?[\ue000-\ue3ff]+)?`,
    ),
  ],
  ['downgraded', pattern(`${RELATIONS}${ANY}${BE} downgraded\\b${LANDS}`)],
  ['downgraded', pattern(`\\bdowngrad(?:ed|ing) ${ADJECTIVES}${RELATIONS}${LANDS}`)],
  [
    'elevated',
    pattern(
      `${RELATIONS}${ANY}${BE} (?:upgraded|raised|elevated|promoted) to (?:(?:the|an?|full) ){0,2}(?:ambassador(?:ial)?s?|embass(?:y|ies)|legations?)(?: level| rank| status)?`,
    ),
  ],
  ['established', pattern(`${RELATIONS}${ANY}${BE} ${BEGUN}(?=[ ,:.]|$)(?! to \\p{L})${LANDS}`)],
  [
    'established',
    pattern(
      `\\b(?:establishment of )?(?:formal|diplomatic|official|consular) (?:relations|ties)(?: (?:began|since|established|start(?:ed)?))?: ?(?:since )?(?=[\uf000-\uf3ff])`,
    ),
  ],
  ['established', pattern(`(?<!re-?)\\b(?:${BEGINS}) ${ADJECTIVES}${RELATIONS}${LANDS}`)],
  ['established', pattern(`\\b(?:agreed|decided) to ${BEGIN} ${ADJECTIVES}${RELATIONS}${LANDS}`)],
  ['established', pattern(`\\bnot (?:\\p{L}+ly )?${BEGIN} ${ADJECTIVES}${RELATIONS}${LANDS} until `)],
  [
    'established',
    pattern(
      `\\b(?:(?:have|has) (?:had|maintained|enjoyed|entertained)|maintains?|have|has|enjoys?|entertains?) ${ADJECTIVES}(?:diplomatic|official|formal|consular) ${RELATIONS}${ANY} since\\b`,
    ),
  ],
  [
    'established',
    pattern(`\\b(?:has|have) (?:had|maintained|entertained) relations with (?:the )?[\ue000-\ue3ff]+ since\\b`),
  ],
  ['established', pattern(`(?:^|[:;(] ?)${ADJECTIVES}${RELATIONS} (?:since|as from|as of|from) (?=[\uf000-\uf3ff])`)],
  [
    'established',
    pattern(
      `(?<!re-?)\\b(?:establishment|opening|formali[sz]ation|inauguration|beginning|start) of ${ADJECTIVES}(?:diplomatic|official|formal|consular|bilateral) ${RELATIONS}${LANDS}${DATED}`,
    ),
  ],
  [
    'established',
    pattern(
      `\\b(?:one of|among)? ?the ${FIRST}\\b[^;.|]{0,80}? (?:to ${BEGIN}|with which[^;.|]{1,60}? (?:had|has|established|entered into|opened)) ${ADJECTIVES}${RELATIONS}${LANDS}`,
    ),
  ],
];
