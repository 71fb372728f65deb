import { partnerIn, type CountryCode, type Pair } from '../../model/country.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Index } from '../../search/index.ts';
import { stemOf } from '../../search/stem.ts';
import { tokenize } from '../../search/words.ts';
import { firstOf, type Point } from './points.ts';
import type { Said } from './said.ts';

// ---- who gives to whom

/** The fields in which kinds of claims keep the country that sells, gives or goes. */
const GIVERS = ['exporter', 'donor', 'from', 'guestCountry'] as const;

function giverOf(claim: Claim, index: Index): CountryCode | undefined {
  const fields = claim as unknown as Readonly<Record<string, string | undefined>>;
  const field = GIVERS.find((name) => fields[name] !== undefined);
  if (field) return fields[field];
  const [investor] = index.names.find(tokenize(fields['investor'] ?? ''));
  return investor && !investor.hint ? investor.countries[0] : undefined;
}

/** The point that something goes from one country to the other; none where the sentence does not say so. */
export function directionPoint(said: Said, index: Index): Point | undefined {
  const [pair] = said.question.pairs;
  if (!pair) return undefined;
  const { direction, host } = said.question;
  const giver = direction?.exporter ?? giverIn(said, pair);
  const taker = host && pair.split('-').includes(host) ? host : undefined;
  const asked = giver ?? (taker && partnerIn(pair, taker));
  if (!asked) return undefined;
  return {
    of: 'direction',
    spans: said.countries,
    hold(group) {
      const held = firstOf(group, (claim) => {
        const told = giverOf(claim, index);
        return told === undefined ? 'silent' : told === asked ? 'same' : 'other';
      });
      // "Caught in Norway" says only where.
      return held.by || giver ? held : { stand: 'same' };
    },
  };
}

const GIVES = /^(?:gave|gives?|given|provid|donat|grant|invest|suppl|pledg|promis|announc|visit|travel)/;
const TAKES = /^(?:receiv|got$|gets?$)/;

function giverIn({ words, countries }: Said, pair: Pair): CountryCode | undefined {
  const after = (word: string) => countries.find(({ from }) => words[from - 1]?.key === word);
  const verb = words.findIndex(({ key }) => GIVES.test(key) || TAKES.test(key));
  const taker = after('to');
  if (taker) return partnerIn(pair, taker.code);
  const agent = after('by');
  if (agent && verb >= 0 && verb < agent.from) return agent.code;
  const source = after('from');
  if (source) return source.code;
  const subject = countries.find(({ to }) => to <= verb);
  if (!subject) return undefined;
  return GIVES.test(words[verb]!.key) ? subject.code : partnerIn(pair, subject.code);
}

// ---- who stands where

const JOINS = /^(?:and|or|nor)$/;
const OF_BOTH = /^(?:between|both|neither)$/;
/** Behind these another part of the sentence begins. */
const PREPOSITION = /^(?:in|to|from|by|of|with|for|at|on|as|since|until)$/;

/**
 * Which countries and people stand before or after which word: in "Norwegian aid to Pakistan" Norway before "aid" and Pakistan after
 * "to". Those that are joined ("Norway and Pakistan") stand nowhere, since their order does not matter.
 */
function rolesIn(text: string, index: Index): Map<string, Set<string>> {
  const words = tokenize(text);
  const roles = new Map<string, Set<string>>();
  const mentions = index.names.find(words).flatMap(({ hint, countries, alias, from, to }) => {
    const names = hint ? (alias && index.people.has(alias.name) ? [alias.name] : []) : countries;
    return names.length > 0 ? [{ names, from, to }] : [];
  });
  const starts = new Set(mentions.map(({ from }) => from));
  const ends = new Set(mentions.map(({ to }) => to));
  for (const { from, to, names } of mentions) {
    const next = words[to] === 's' ? to + 1 : to;
    const first = words[from - 1] === 'the' ? from - 1 : from;
    const [before = '', after = ''] = [words[first - 1], words[next]];
    if (
      OF_BOTH.test(before) ||
      (JOINS.test(after) && starts.has(next + 1)) ||
      (JOINS.test(before) && ends.has(first - 1))
    )
      continue;
    const keys = [
      before && !ends.has(first) ? `${before} …` : '',
      after && !starts.has(next) && !PREPOSITION.test(after) ? `… ${stemOf(after)}` : '',
      // "Evacuated by Norway" is "Norway evacuated", "diplomats from Norway" are "Norwegian diplomats".
      /^(?:by|of|from)$/.test(before) ? `… ${stemOf(words[first - 2] ?? '')}` : '',
    ];
    for (const key of keys.filter(Boolean)) roles.set(key, (roles.get(key) ?? new Set()).union(new Set(names)));
  }
  return roles;
}

/** Whether a sentence puts another country or person where a passage has one: what is said is that passage turned round. */
export function turnsRound(said: string, told: string, index: Index): boolean {
  const there = rolesIn(told, index);
  return [...rolesIn(said, index)].some(([key, names]) => there.get(key)?.isDisjointFrom(names));
}
