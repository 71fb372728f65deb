import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const missions = (text: string): string[] =>
  told(text, 'mission', 'sending', 'host', 'mission', 'city', 'status', 'of', 'period');

describe('missions', () => {
  it.each([
    [
      'Fiji has an embassy in Valletta and honorary consulates in Sliema and Mdina.',
      [
        'FJ | MT | embassy | Valletta | open | seat | Fiji has an embassy in Valletta and honorary consulates in Sliema and Mdina',
        'FJ | MT | honorary-consulate | Sliema | open | seat | Fiji has an embassy in Valletta and honorary consulates in Sliema and Mdina',
        'FJ | MT | honorary-consulate | Mdina | open | seat | Fiji has an embassy in Valletta and honorary consulates in Sliema and Mdina',
      ],
    ],
    [
      'Malta keeps 12 honorary consulates, among them Nadi and Labasa.',
      [
        'MT | FJ | honorary-consulate | Nadi | open | seat | Malta keeps 12 honorary consulates, among them Nadi and Labasa',
        'MT | FJ | honorary-consulate | Labasa | open | seat | Malta keeps 12 honorary consulates, among them Nadi and Labasa',
        'MT | FJ | honorary-consulate | open | consulates | Malta keeps 12 honorary consulates, among them Nadi and Labasa',
      ],
    ],
    [
      'In 1999, Malta opened a consulate-general in Suva.',
      ['MT | FJ | consulate | Suva | open | opening | 1999/.. | In 1999, Malta opened a consulate-general in Suva'],
    ],
    [
      'Malta closed its embassy in Fiji in May 2003.',
      ['MT | FJ | embassy | closed | closing | 2003-05/.. | Malta closed its embassy in Fiji in May 2003'],
    ],
    [
      'A consulate was opened in Suva in 1890. It closed in 1901, reopened in 1920, and closed in 1931.',
      [
        'MT | FJ | consulate | Suva | open | opening | 1890/.. | A consulate was opened in Suva in 1890',
        'MT | FJ | consulate | Suva | closed | closing | 1901/1920 | It closed in 1901',
        'MT | FJ | consulate | Suva | open | reopening | 1920/1931 | It closed in 1901, reopened in 1920',
        'MT | FJ | consulate | Suva | closed | closing | 1931/.. | It closed in 1901, reopened in 1920, and closed in 1931',
      ],
    ],
    [
      'On May 2005 the Embassy of the Republic of Fiji was opened in Valletta and a school was built.',
      [
        'FJ | MT | embassy | Valletta | open | opening | 2005-05/.. | On May 2005 the Embassy of the Republic of Fiji was opened in Valletta',
      ],
    ],
    [
      'Neither country has a resident ambassador.',
      [
        'FJ | MT | embassy | none | embassy | Neither country has a resident ambassador',
        'MT | FJ | embassy | none | embassy | Neither country has a resident ambassador',
      ],
    ],
    [
      "In 2009, both Fiji and Malta opened embassies in each other's capitals.",
      [
        "FJ | MT | embassy | open | opening | 2009/.. | In 2009, both Fiji and Malta opened embassies in each other's capitals",
        "MT | FJ | embassy | open | opening | 2009/.. | In 2009, both Fiji and Malta opened embassies in each other's capitals",
      ],
    ],
    [
      'Malta has an embassy in Suva, but it has been closed since March 2011.',
      [
        'MT | FJ | embassy | Suva | closed | closing | 2011-03/.. | Malta has an embassy in Suva, but it has been closed since March 2011',
      ],
    ],
    [
      'Infobox\n- Mission1: Maltese Embassy, Suva\n- Mission2: Embassy of Fiji, Valletta',
      [
        'MT | FJ | embassy | Suva | open | seat | Mission1: Maltese Embassy, Suva',
        'FJ | MT | embassy | Valletta | open | seat | Mission2: Embassy of Fiji, Valletta',
      ],
    ],
    [
      '- Levuka (Consular Agency 1871-79; 1884-90)',
      [
        'consulate | Levuka | former | existence | 1871/1879 | Levuka (Consular Agency 1871-79; 1884-90)',
        'consulate | Levuka | former | existence | 1884/1890 | Levuka (Consular Agency 1871-79; 1884-90)',
      ],
    ],
    [
      '= Fiji – The World Factbook =\n\n=== Diplomatic representation in the US ===\n- chancery: 1 Long Street, Washington, DC\n- consulate(s) general: Boston, Reno',
      [
        'FJ | US | embassy | Washington | open | address | chancery: 1 Long Street, Washington, DC',
        'FJ | US | consulate | Boston | open | seat | consulate(s) general: Boston, Reno',
        'FJ | US | consulate | Reno | open | seat | consulate(s) general: Boston, Reno',
      ],
    ],
    [
      "= Foreign relations of Fiji =\n\n| Country | Notes |\n| Tonga | Fiji has an embassy in Nuku'alofa. |\n| Peru | |",
      ["FJ | TO | embassy | Nuku'alofa | open | seat | Fiji has an embassy in Nuku'alofa"],
    ],
  ])('%s', (text, claims) => {
    expect(missions(text)).toEqual(claims);
  });

  it.each([
    'Fiji has an embassy in London.',
    'Peru has an embassy in Suva.',
    'Fiji has a mission to the United Nations.',
    'Fiji maintains a permanent mission to the United Nations in New York.',
    'The embassy in Suva held a dinner in 1999.',
    'Malta has good beaches and consulates are rare.',
  ])('%s: nothing', (text) => {
    expect(missions(text)).toEqual([]);
  });
});

describe('accreditations', () => {
  const accreditations = (text: string): string[] =>
    told(text, 'accreditation', 'sending', 'accreditedTo', 'seat', 'seatCountry');

  it.each([
    [
      'Fiji is represented in Malta through its embassy in Brussels (Belgium).',
      ['FJ | MT | Brussels | BE | Fiji is represented in Malta through its embassy in Brussels (Belgium)'],
    ],
    [
      "Malta's ambassador in Canberra is also accredited to Fiji.",
      ["MT | FJ | Canberra | AU | Malta's ambassador in Canberra is also accredited to Fiji"],
    ],
    [
      'Malta is accredited to Fiji from its high commission in Wellington, New Zealand and has an honorary consulate in Nadi.',
      [
        'MT | FJ | Wellington | NZ | Malta is accredited to Fiji from its high commission in Wellington, New Zealand and has an honorary consulate in Nadi',
      ],
    ],
    [
      'Malta is represented in Fiji through a non-resident ambassador based in Valletta.',
      ['MT | FJ | Valletta | MT | Malta is represented in Fiji through a non-resident ambassador based in Valletta'],
    ],
    ['Malta is represented in Fiji through its embassy in Suva.', []],
    ['Malta is represented in Fiji through its embassy in Springfield.', []],
    ['Peru is accredited to Chile from its embassy in Quito.', []],
  ])('%s', (text, claims) => {
    expect(accreditations(text)).toEqual(claims);
  });
});
