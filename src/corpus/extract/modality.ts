import type { Modality } from '../../model/claim.ts';

/** The first that fits counts: who only considers a plan has not made it. */
const SIGNS: readonly (readonly [Modality, RegExp])[] = [
  [
    'negated',
    /\b(?:not(?! (?:only|until)\b)|never|neither|nor|cannot|without|no longer|denied (?:that|having)|refused to|failed to|declined to|rejected|cancel(?:l?ed|s))\b|n['’]t\b/iu,
  ],
  [
    'considered',
    /\b(?:could|might|(?-i:may)|consider(?:s|ed|ing) (?:a|an|the|to|whether|\p{L}+ing)\b|mulls?\b|looking into\b|explor(?:e|es|ed|ing) (?:a|an|the)\b)/iu,
  ],
  [
    'proposed',
    /\b(?:propos(?:e|es|ed|al|als|ing)|suggest(?:s|ed)? (?:a|an|the|that)|calls? for|called for|negotiat(?:e|es|ed|ing|ions?))\b/iu,
  ],
  [
    'intended',
    /\b(?:inten(?:d|ds|ded|ding|t|tion|tions)|wants? to|wishe?[sd]? to|hopes? to|hoped to|willing(?:ness)? to|wanted to)\b/iu,
  ],
  [
    'announced',
    /\b(?:announc(?:e|es|ed|ing) (?:(?:[^,;.]{1,40} )?that\b(?! +(?:\p{L}+ ){1,4}ha[ds]\b)|plans?|it|an?|the)|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|committed to|vow(?:s|ed)? to)\b/iu,
  ],
  [
    'planned',
    /\b(?:will|would|shall|plan(?:s|ned|ning)? to|planned|set to|due to (?:open|begin|start|be)|aim(?:s|ed|ing)? (?:to|at)|target(?:s|ed|ing)? (?:to|of)|target|expect(?:s|ed|ing)?(?: to)?|scheduled|forecasts?|projected|is to|are to)\b/iu,
  ],
  ['ordered', /\border(?:s|ed|ing) (?:his|her|its|their|the) [\p{L} ]{1,40} to\b/iu],
  ['estimated', /\b(?:estimat(?:e|es|ed|ing|ion)|est\.)/iu],
  [
    'reported',
    /\b(?:according to|reportedly|allegedly|is said to|are said to|was said to|were said to|is reported|was reported|were reported|reported that|claims? that|claimed that|believed to|rumou?red)\b/iu,
  ],
];

/** How far a clause commits itself to what it says, by its words; `asserted` where none of them hedges. */
export const modalityOf = (clause: string): Modality =>
  SIGNS.find(([, words]) => words.test(clause))?.[0] ?? 'asserted';
