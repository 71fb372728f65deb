import type { Claim } from '../../model/kinds/index.ts';

type Sensitivity = NonNullable<Claim['sensitive']>;

/** Words that tell of people in distress or under suspicion, the gravest first. */
const WORDS: readonly (readonly [Sensitivity, RegExp])[] = [
  [
    'victim',
    /\b(?:murder(?:s|ed)?|kill(?:s|ed|ing|ings)|abduct(?:s|ed|ion|ions)?|kidnap(?:s|ped|ping|pings)?|assassinat\p{L}+|massacres?|massacred|tortur(?:e|ed)|rap(?:e|ed|es)|victims?|hostages?|behead(?:ed|ing)|executed|execution of|wounded|injured|genocide)\b/iu,
  ],
  [
    'crime',
    /(?<!\b(?:against|anti|combat|combating|counter|fight|fighting)[ -](?:\p{L}+ ){0,2})\b(?:smuggl\p{L}+|traffick\p{L}+|terroris[mt]s?|bomb(?:s|ed|ing|ings|-making)?|arrest(?:s|ed|ing)?|sentenced|imprison(?:s|ed|ment)?|prison|jail(?:ed)?|convicted|convictions?|counterfeit(?:s|ed|ing)?|fraud|misappropriat\p{L}+|embezzl\p{L}+|corruption|brib(?:e|es|ed|ery)|launder(?:ed|ing)|espionage|spying|spies|spy|poison(?:ed|ing)|hashish|narcotics|weapons seized|stole|stolen|criminals?(?! (?:courts?|code|justice|law|matters|procedure|tribunal))|crimes?)\b/iu,
  ],
  [
    'litigant',
    /\b(?:lawsuits?|sued|suing|plaintiffs?|defendants?|acquitted|on trial|(?:the|questionable) trial|court case|case hearing|extradit(?:e|ed|ion of|ing))\b/iu,
  ],
  [
    'allegation',
    /\b(?:accus(?:e|es|ed|ing|ation|ations)|alleg(?:e|es|ed|ing|edly|ation|ations)|suspect(?:s|ed|ing)?|blam(?:e|es|ed|ing)|implicated|suspicions?)\b/iu,
  ],
];

/** What makes the words of a quote sensitive, if anything does. */
export const sensitivityOf = (quote: string): Sensitivity | undefined =>
  WORDS.find(([, words]) => words.test(quote))?.[0];
