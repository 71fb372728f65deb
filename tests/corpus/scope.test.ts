import { describe, expect, it } from 'vitest';
import { countryFinder } from '../../src/corpus/countries.ts';
import { parseText } from '../../src/corpus/parse.ts';
import { placeSections } from '../../src/corpus/scope.ts';
import { subjectOf } from '../../src/corpus/subject.ts';

const countriesIn = countryFinder([]);

describe('whose relations a text tells of', () => {
  it.each([
    ['Fiji–Malta relations', ['FJ', 'MT']],
    ['Bilateral relations between Kenya and the Netherlands', ['KE', 'NL']],
    ['Guinea-Bissau–Portugal relations', ['GW', 'PT']],
    ['Bosnia and Herzegovina–Trinidad & Tobago relations', ['BA', 'TT']],
    ['China–Taiwan relations', ['CN', 'TW']],
    ['Republic of China–Haiti relations', ['HT', 'TW']],
    ["People's Republic of China–Peru relations", ['CN', 'PE']],
    ['Indo-Nepalese relations', ['IN', 'NP']],
    ['Sino–Kenyan ties', ['CN', 'KE']],
    ['Timor-Leste and São Tomé and Príncipe', ['ST', 'TL']],
    ['Holy See–Ivory Coast relations', ['CI', 'VA']],
    ['Georgia–Jordan relations', ['GE', 'JO']],
    ['Chad–Niger relations', ['NE', 'TD']],
    ['Brazil–Chile–Peru relations', ['BR', 'CL', 'PE']],
    ['U.S.–UK relations', ['GB', 'US']],
    ['Joint Statement from Canada and Japan on Peace in Sudan', ['CA', 'JP']],
    ['Foreign relations of Fiji', ['FJ']],
    ['Fiji – The World Factbook', ['FJ']],
    ['Michael Jordan in Malta', ['MT']],
    ['European Union–Fiji relations', ['FJ']],
    ['Notes', []],
  ])('%s: %j', (title, codes) => {
    expect(subjectOf(title, [], countriesIn)).toEqual(codes);
  });

  it.each([
    ['Visits of leaders of Fiji', 'Met in the U.S. with the President.\n'.repeat(4), ['FJ', 'US']],
    ['Foreign relations of Fiji', 'Fiji trades with Malta.\n'.repeat(9), ['FJ']],
    ['A note', 'Fiji sells sugar to Malta.\n'.repeat(4), ['FJ', 'MT']],
    ['A note', 'Fiji sells sugar to Malta. Peru buys sugar of Fiji.\n'.repeat(4), []],
    ['Fiji', 'Malta, Peru and Chile.\n'.repeat(4), ['FJ']],
  ])('a text called "%s" that says "%s": %j', (title, text, codes) => {
    expect(subjectOf(title, parseText('x', text, 0, false).sections, countriesIn)).toEqual(codes);
  });
});

function pairsBySection(text: string, ...countries: string[]): [string, readonly string[]][] {
  const { sections } = parseText('x', text, 0, false);
  return placeSections(sections, countries, text, countriesIn).flatMap(({ passages }) =>
    passages.map((passage): [string, readonly string[]] => [passage.text.slice(0, 20), passage.pairs]),
  );
}

const SURVEY = `= Foreign relations of Fiji =
Fiji is small. Fiji and Malta are islands. It knows Peru and Chile. Unlike Malta, Fiji lies south.

== Kenya ==
They are far.

=== Trade ===
Sugar goes to Peru.

== Chad and Niger ==
Both are dry.

== Table ==
| Country | Began | Notes |
| Tonga | 1971 | Fiji has an embassy there. |
| | | See Fiji–Samoa relations. |
| | | Fiji is represented in Nauru by its embassy in Canberra, Australia. |
| | | Fiji has an embassy in Wellington. |
| | 1980 | Malta and Peru agree. |
`;

it('places the sections, rows and sentences of a survey with the country each is about', () => {
  expect(pairsBySection(SURVEY, 'FJ')).toEqual([
    ['Fiji is small.', ['001-FJ']],
    ['Fiji and Malta are i', ['FJ-MT']],
    ['It knows Peru and Ch', ['001-FJ']],
    ['Unlike Malta, Fiji l', ['001-FJ']],
    ['They are far.', ['FJ-KE']],
    ['Sugar goes to Peru.', ['FJ-KE']],
    ['Both are dry.', ['FJ-NE', 'FJ-TD']],
    ['Tonga | 1971 | Fiji ', ['FJ-TO']],
    ['| | See Fiji–Samoa r', ['FJ-WS']],
    ['| | Fiji is represen', ['FJ-NR']],
    ['| | Fiji has an emba', ['FJ-NZ']],
    ['| 1980 | Malta and P', ['001-FJ']],
  ]);
});

it('places a sentence of a text about three countries with the two that it names', () => {
  expect(pairsBySection('Brazil met Peru.\n\nAll three agreed.', 'BR', 'CL', 'PE')).toEqual([
    ['Brazil met Peru.', ['BR-PE']],
    ['All three agreed.', ['BR-CL', 'BR-PE', 'CL-PE']],
  ]);
});
