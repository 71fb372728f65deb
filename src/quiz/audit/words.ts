import { COUNTRIES } from '../../model/country.ts';
import { fold, tokenize } from '../../search/words.ts';
import type { Facts } from './facts.ts';

/** What makes a statement hold for a while only. */
export const UNDATED =
  /\b(?:currently|now|nowadays|today|recent(?:ly)?|at present|presently|these days|so far|still|to date|this year|last year|present-day)\b/i;

/** Words that say that nothing has more of something; "the most of" is a share, and what was first stays so. */
export const SUPERLATIVE =
  /\b(?:(?:larg|bigg|small|high|low|old|new|lat|great|strong|long|short|rich|poor|clos|wid|young|fast|deep|few|busi|earli)est|most (?!of\b)\p{Ll}{3,20}|leading|foremost|(?:best|worst) (?=\p{L}))\b/iu;

/** What dates a statement, or says whose it is. */
export const DATING = /\bas of\b|\bat the time of\b|\b(?:1[89]|20)\d\d(?:s\b|\b)/i;
export const ATTRIBUTION =
  /\b(?:according to|says?|in the words of|as told (?:by|in)|reports? that|which (?:of these )?(?:document|source|text)s?)\b/i;

export const NEGATION = /\b(?:not|never|no|none|neither|nor|cannot|without)\b|n['’]t\b/i;

/** A gap to be filled. */
const GAP = /_{2,}|…{1,2}|\.{4,}|\[\.{3}\]/g;

/** How many gaps a stem has. */
export const gapsIn = (stem: string): number => stem.match(GAP)?.length ?? 0;

/** The sentence of a stem that completes or states one, without its lead and its quotation marks. */
export function sentenceIn(stem: string): string {
  const [, quoted] = /“([^“”]*(?:_{2,}|…)[^“”]*)”/u.exec(stem) ?? /^[^"]*"([^"]*(?:_{2,}|…)[^"]*)"/u.exec(stem) ?? [];
  return quoted ?? stem.replace(LEAD, '');
}
const LEAD = /^(?:According to (?:[“"][^“”"]{1,200}[”"][^:“”"]{0,40}|[^:“”"]{1,200})|On \p{Lu}[\p{L} ]{1,80}): /u;

/** A pronoun at the beginning points to nothing. */
export const DANGLING =
  /^(?:"|“)?(?:it|he|she|they|his|her|their|its|this|these|those|such|that (?!which\b)|there(?:fore|after|upon)|however|moreover|also|but|then|in this|at that|during this|after this|after that)\b/i;
export const PERSONAL = /\b(?:he|she|him|his|her|hers)\b/i;
export const PLURAL = /\b(?:they|them|their|theirs)\b/i;

/** Words that tell that something happened. */
export const PAST =
  /\b(?:was|were|had|did|\p{Ll}{2,15}ed|took|led|went|became|began|gave|built|met|sent|held|made|came|left|won|lost|sold|bought|brought|fell|grew|rose|set|put|said|wrote|drew|saw|fought|broke|chose|withdrew|shut)\b/u;

/** Crimes, and what is said of people who are suspected of one. */
export const CRIME =
  /\b(?:crim(?:e|es|inals?)|murder(?:s|ed|er|ers)?|kill(?:ed|er|ers|ing|ings)|abduct\p{Ll}{0,4}|kidnap\p{Ll}{0,5}|smuggl\p{Ll}{0,4}|traffick\p{Ll}{0,4}|terroris[mt]s?|bomb(?:ed|er|ers|ing|ings)|arrest(?:s|ed|ing)?|convict(?:s|ed|ion|ions)?|imprison\p{Ll}{0,6}|jailed|theft|thie(?:f|ves)|stole|stolen|robb\p{Ll}{1,5}|rap(?:e|ed|ist|ists)|fraud\p{Ll}{0,5}|brib\p{Ll}{1,5}|corrupt(?:ion)?|launder\p{Ll}{0,4}|embezzl\p{Ll}{1,6}|espionage|sp(?:y|ies|ying)|drugs?|hashish|narcotics|forced marriages?|hostages?|tortur\p{Ll}{1,3}|massacre[sd]?|assassin\p{Ll}{0,7}|forg(?:ed|ery)|counterfeit\p{Ll}{0,4}|extort\p{Ll}{0,4})\b/iu;

/** People in court or under suspicion. */
export const SUSPICION =
  /\b(?:accus\p{Ll}{1,6}|alleg\p{Ll}{1,7}|suspect(?:s|ed)?|lawsuits?|sued|on trial|defendants?|plaintiffs?|extradit\p{Ll}{1,4}|victims?)\b/iu;

const NAMES: ReadonlySet<string> = new Set(COUNTRIES.map(({ name }) => fold(name)));
const PEOPLE = /(?:ans?|ians?|ish|ese|is?|ics?|ch|eks?|nes?|ss|ais?|lots?|ds?|arks?|iots?)$/;

/** The words of a text that name the people of a country, or say that something is theirs. */
export function nationalitiesIn(text: string, { names }: Pick<Facts, 'names'>): { code: string; word: string }[] {
  const tokens = tokenize(text);
  return names.find(tokens).flatMap(({ from, to, countries, hint }) => {
    const word = tokens.slice(from, to).join(' ');
    const isState = NAMES.has(word) || /\b(?:republic|kingdom|state|states|union|federation)\b/.test(word);
    if (hint || countries.length === 0 || isState || !PEOPLE.test(word)) return [];
    return [{ code: countries[0]!, word }];
  });
}

const PEOPLE_OF =
  /\b(?:diplomats?|citizens?|nationals?|agents?|people|m[ae]n|wom[ae]n|immigrants?|migrants?|workers?|soldiers?|students?|gangs?|criminals?|smugglers?|spies)(?: \p{Ll}{2,12})? (?:from|of) (?:the )?(\p{Lu}[\p{L} ]{1,40})/gu;
const OWN_PEOPLE = /(\p{Lu}[\p{L} ]{1,40})['’]s? (?:diplomats?|citizens?|nationals?|agents?|people|immigrants?)\b/gu;

/** The words in which a text tells of the people of a country. */
export function peopleIn(text: string, facts: Pick<Facts, 'names'>): string[] {
  const states = [...text.matchAll(PEOPLE_OF), ...text.matchAll(OWN_PEOPLE)].filter(([, state = '']) =>
    facts.names.find(tokenize(state)).some(({ hint, countries }) => !hint && countries.length > 0),
  );
  return [...nationalitiesIn(text, facts).map(({ word }) => word), ...states.map(([all]) => all)];
}

/** Words that stand in a question whatever it asks for. */
export const PLAIN: ReadonlySet<string> = new Set(
  'million billion thousand people year years percent cent goods products city'.split(' '),
);
