import dictionary from 'dictionary-en';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import data, { type Countries } from 'world-countries';
import { randomFrom } from './generate.ts';

/** What is asked of a generated corpus, by how many countries the question names. */
export interface Asked {
  readonly two: readonly string[];
  readonly one: readonly string[];
  readonly none: readonly string[];
}

interface Country {
  readonly code: string;
  readonly name: string;
  readonly capital: string;
}

/** Makes words and figures, the same ones for the same seed. */
interface Maker {
  word(): string;
  rare(): string;
  person(): string;
  place(): string;
  year(): number;
  date(): string;
  whole(below: number): number;
}

// The package's types describe its ES module; Node resolves the CommonJS one, whose export is the list itself.
const STATES: readonly Country[] = (data as unknown as Countries)
  .filter(({ unMember, cca2 }) => unMember || cca2 === 'VA' || cca2 === 'PS')
  .map(({ cca2, name, capital }) => ({ code: cca2, name: name.common, capital: capital[0] ?? name.common }));
export const HOME = 'NO';

const WORDS = [...new Set(new TextDecoder('latin1').decode(dictionary.dic).match(/^[a-z]{4,12}(?=\/|$)/gm))];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const SYLLABLES = 'ba den kor li mo nak os pe rin sul ta vor wen yas zi hal gre dor fin jal'.split(' ');

function makerFrom(random: () => number): Maker {
  const whole = (below: number): number => Math.floor(random() * below);
  const pick = <T>(from: readonly T[]): T => from[whole(from.length)]!;
  const shuffled = WORDS.map((word) => ({ word, at: random() })).toSorted((a, b) => a.at - b.at);
  // Zipf: the word of rank r turns up in proportion to 1/r.
  const word = (): string => shuffled[Math.floor(shuffled.length ** random()) - 1]!.word;
  const name = (parts: number): string => {
    const text = Array.from({ length: parts }, () => pick(SYLLABLES)).join('');
    return text[0]!.toUpperCase() + text.slice(1);
  };
  const year = (): number => 1905 + whole(120);
  return {
    whole,
    word,
    rare: () => shuffled[2_000 + whole(shuffled.length - 2_000)]!.word,
    person: () => `${name(2)} ${name(3)}`,
    place: () => name(3),
    year,
    date: () => `${1 + whole(28)} ${pick(MONTHS)} ${year()}`,
  };
}

/** One fact in a sentence, and what is asked of it with two, one or no country. */
interface Fact {
  readonly text: string;
  readonly ask?: readonly [two: string, one: string, none: string];
}

const FACTS: readonly ((a: Country, b: Country, make: Maker) => Fact)[] = [
  (a, b, { date }) => ({
    text: `${a.name} and ${b.name} established diplomatic relations on ${date()}.`,
  }),
  (a, b, { year }) => ({ text: `${a.name} has had an embassy in ${b.capital} since ${year()}.` }),
  (a, b, { rare, word, date, place, person }) => {
    const [what, where] = [`${rare()} ${word()}`, place()];
    return {
      text: `An agreement on ${what} was signed in ${where} on ${date()} by ${person()} for ${a.name} and ${person()} for ${b.name}.`,
      ask: [
        `When did ${a.name} and ${b.name} sign the agreement on ${what}?`,
        `When was the agreement on ${what} with ${b.name} signed?`,
        `Who signed the agreement on ${what} in ${where}?`,
      ],
    };
  },
  (a, b, { rare, word, year, whole }) => {
    const [what, when] = [rare(), year()];
    return {
      text: `In ${when}, ${a.name} exported ${what} and ${word()} worth USD ${1 + whole(900)} million to ${b.name}.`,
      ask: [
        `How much ${what} did ${a.name} export to ${b.name} in ${when}?`,
        `How much ${what} was exported to ${b.name} in ${when}?`,
        `Who exported ${what} in ${when}?`,
      ],
    };
  },
  (a, b, { person, rare, word, year }) => {
    const [who, what] = [person(), rare()];
    return {
      text: `In ${year()} the foreign minister of ${a.name}, ${who}, visited ${b.capital} to discuss ${what} and ${word()}.`,
      ask: [
        `When did ${who} of ${a.name} visit ${b.name}?`,
        `Who came to ${b.name} to discuss ${what}?`,
        `When did ${who} travel to discuss ${what}?`,
      ],
    };
  },
  (a, b, { whole, word, rare, place, year }) => {
    const [what, where] = [`${rare()} ${word()}`, place()];
    return {
      text: `${a.name} gave about EUR ${1 + whole(400)} million for a ${what} project in ${where}, ${b.name}, from ${year()} on.`,
      ask: [
        `How much did ${a.name} give ${b.name} for the ${what} project?`,
        `How much was given to ${b.name} for the ${what} project?`,
        `How much was given for the ${what} project in ${where}?`,
      ],
    };
  },
  (_, __, { word, place, year, rare }) => ({
    text: `The ${word()} ${word()} of ${place()} was ${word()} by the ${rare()} ${word()} during ${year()}, which ${word()} the ${word()} of ${word()} ${word()}.`,
  }),
];

const HEADINGS = ['History', 'Diplomatic missions', 'Agreements', 'Trade', 'Visits', 'Development cooperation'];
const SENTENCES = 6;
const EACH = 5;
const ASKED = 300;

function table(a: Country, b: Country, { whole, year }: Maker): string {
  const from = Math.min(year(), 2015);
  const rows = Array.from({ length: 5 }, (_, i) => `| ${from + i} | ${1 + whole(900)} | ${1 + whole(900)} |`);
  return `| Year | Exports of ${a.name} to ${b.name} (USD million) | Imports (USD million) |\n|---|---|---|\n${rows.join('\n')}`;
}

/** Every pair of states, those with the home country first, then in a random order. */
function pairsOf(random: () => number): [Country, Country][] {
  const pairs = STATES.flatMap((a, i) => STATES.slice(i + 1).map((b): [Country, Country] => [a, b]));
  const isHome = (pair: [Country, Country]): boolean => pair.some(({ code }) => code === HOME);
  return pairs
    .map((pair) => ({ pair, at: isHome(pair) ? random() - 1 : random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ pair: [a, b] }) => (random() < 0.5 ? [a, b] : [b, a]));
}

/**
 * Writes a corpus of this many sections into a folder: a text on each pair, five sections each and more on all pairs of the
 * world once there are texts on all of them. Words are as frequent as Zipf has it; sentences state facts.
 * @returns questions drawn from its facts
 */
export function writeWorld(dir: string, sections: number): Asked {
  const random = randomFrom(11);
  const make = makerFrom(random);
  const pairs = pairsOf(random).slice(0, Math.max(1, Math.floor(sections / EACH)));
  const asked = { two: [] as string[], one: [] as string[], none: [] as string[] };
  mkdirSync(dir, { recursive: true });
  const step = Math.max(1, Math.floor(pairs.length / ASKED));
  pairs.forEach(([a, b], i) => {
    const count = Math.floor((sections * (i + 1)) / pairs.length) - Math.floor((sections * i) / pairs.length);
    const facts: Fact[] = [];
    const parts = Array.from({ length: count }, (_, j) => {
      const own = Array.from({ length: SENTENCES }, () => FACTS[make.whole(FACTS.length)]!(a, b, make));
      facts.push(...own);
      const text = own.map((fact) => fact.text).join(' ');
      return `## ${HEADINGS[j % HEADINGS.length]}\n\n${text}\n${j % EACH === 3 ? `\n${table(a, b, make)}\n` : ''}`;
    });
    const head = `---\ntitle: ${a.name} and ${b.name}\ncountries: ['${a.code}', '${b.code}']\n---\n`;
    writeFileSync(join(dir, `${a.code}-${b.code}.md`.toLowerCase()), `${head}\n${parts.join('\n')}`);
    const known = facts.flatMap(({ ask }) => (ask ? [ask] : []));
    const ask = known[make.whole(known.length)];
    if (!ask) return;
    // Of one country alone the home country is the other.
    if (a.code === HOME) asked.one.push(ask[1]);
    else if (i % step === 0) asked.two.push(ask[0]);
    if (i % step === 0) asked.none.push(ask[2]);
  });
  return asked;
}
