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
        'MT | FJ | consulate | Suva | open | opening | 1890 | A consulate was opened in Suva in 1890',
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
      'Malta established an embassy in Suva in 1990 but closed it in 1999.',
      [
        'MT | FJ | embassy | Suva | open | opening | 1990/1999 | Malta established an embassy in Suva in 1990',
        'MT | FJ | embassy | Suva | closed | closing | 1999/.. | Malta established an embassy in Suva in 1990 but closed it in 1999',
      ],
    ],
    [
      'There is a Maltese consulate in Nadi. The Embassy of Malta is located in Suva.',
      [
        'MT | FJ | consulate | Nadi | open | seat | There is a Maltese consulate in Nadi',
        'MT | FJ | embassy | Suva | open | seat | Embassy of Malta is located in Suva',
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
    [
      'Fiji has an embassy in Valletta and a consulate in Mdina (opened in 2018).',
      [
        'FJ | MT | embassy | Valletta | open | seat | Fiji has an embassy in Valletta and a consulate in Mdina (opened in 2018)',
        'FJ | MT | consulate | Mdina | open | opening | 2018/.. | Fiji has an embassy in Valletta and a consulate in Mdina (opened in 2018)',
      ],
    ],
    [
      'Fiji has an embassy in Valletta and Malta has one in Suva.',
      [
        'FJ | MT | embassy | Valletta | open | seat | Fiji has an embassy in Valletta',
        'MT | FJ | embassy | Suva | open | seat | Malta has one in Suva',
      ],
    ],
    [
      'Fiji keeps an embassy in Valletta and Malta a consulate in Nadi.',
      [
        'FJ | MT | embassy | Valletta | open | seat | Fiji keeps an embassy in Valletta',
        'MT | FJ | consulate | Nadi | open | seat | Fiji keeps an embassy in Valletta and Malta a consulate in Nadi',
      ],
    ],
    [
      "Malta's embassy is housed in the Toorak quarter of Suva.",
      ["MT | FJ | embassy | Suva | open | seat | Malta's embassy is housed in the Toorak quarter of Suva"],
    ],
    [
      'Malta had an embassy in Suva from 1990 to 1999.',
      ['MT | FJ | embassy | Suva | former | former seat | 1990/1999 | Malta had an embassy in Suva from 1990 to 1999'],
    ],
    [
      'Resident embassies followed in 1971.',
      [
        'FJ | MT | embassy | open | opening | 1971/.. | Resident embassies followed in 1971',
        'MT | FJ | embassy | open | opening | 1971/.. | Resident embassies followed in 1971',
      ],
    ],
    [
      'The Maltese Legation in Suva became an embassy on 3 May 1949. Fiji upgraded its legation to embassy status in 1950.',
      [
        'MT | FJ | embassy | Suva | open | elevation | 1949-05-03/.. | The Maltese Legation in Suva became an embassy on 3 May 1949',
        'FJ | MT | embassy | open | elevation | 1950/.. | Fiji upgraded its legation to embassy status in 1950',
      ],
    ],
    [
      'A Maltese consulate in what is now Fiji has been open since 1927.',
      [
        'MT | FJ | consulate | open | opening | 1927/.. | A Maltese consulate in what is now Fiji has been open since 1927',
      ],
    ],
    [
      'On 31 March 2012, the Maltese embassy in Suva was shut; it resumed work in May 2018.',
      [
        'MT | FJ | embassy | Suva | closed | closing | 2012-03-31/.. | On 31 March 2012, the Maltese embassy in Suva was shut',
        'MT | FJ | embassy | Suva | open | reopening | 2018-05/.. | On 31 March 2012, the Maltese embassy in Suva was shut; it resumed work in May 2018',
      ],
    ],
    [
      "= A Guide to the United States' History of Consular Relations: Fiji =\n\nThe Legation was closed on May 3, 1937.",
      ['US | FJ | closed | closing | 1937-05-03/.. | The Legation was closed on May 3, 1937'],
    ],
    [
      "Fiji has an embassy in St. Julian's and an honorary consul in Mdina, Ana Borg.",
      [
        "FJ | MT | embassy | St. Julian's | open | seat | Fiji has an embassy in St. Julian's and an honorary consul in Mdina",
        "FJ | MT | honorary-consulate | Mdina | open | seat | Fiji has an embassy in St. Julian's and an honorary consul in Mdina",
      ],
    ],
    [
      'There is no Maltese embassy in Fiji.',
      ['MT | FJ | embassy | none | embassy | There is no Maltese embassy in Fiji'],
    ],
  ])('%s', (text, claims) => {
    expect(missions(text)).toEqual(claims);
  });

  it.each([
    'Fiji has an embassy in London.',
    'Peru has an embassy in Suva.',
    'Fiji has a mission to the United Nations.',
    'Fiji maintains a mission to the United Nations in New York.',
    'Malta has an embassy in every European capital.',
    'The embassy in Suva held a dinner in 1999.',
    'Malta has good beaches and consulates are rare.',
    'The Maltese choir in Suva has been operated by monks since 1999.',
    'Fiji has a navy and Malta has one in port.',
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
    ...[
      ['Malta is accredited to Fiji from', 'Wellington'],
      ['Malta has an embassy in', 'Wellington, which is also accredited to Fiji'],
      ['Malta covers Fiji from its high commission in', 'Wellington'],
      ['Fiji is handled by Malta out of', 'Wellington'],
      ["Malta's non-resident ambassador to Fiji lives in", 'Wellington'],
    ].map(([lead, rest]): [string, string[]] => [`${lead} ${rest}.`, [`MT | FJ | Wellington | NZ | ${lead} ${rest}`]]),
    ['An ambassador in Wellington, New Zealand has looked after Fiji.', []],
    [
      'The embassy in Wellington, New Zealand has been responsible for Fiji since 1990.',
      ['MT | FJ | Wellington | NZ | The embassy in Wellington, New Zealand has been responsible for Fiji since 1990'],
    ],
    ['Malta is not accredited to Fiji from Wellington.', []],
    ['Malta is represented in Fiji through Malta itself.', []],
    ['Malta is represented in Fiji by its embassy in Suva.', []],
    ['Malta is represented in Fiji by its embassy in Springfield.', []],
    ['Peru is accredited to Chile from its embassy in Quito.', []],
  ])('%s', (text, claims) => {
    expect(accreditations(text)).toEqual(claims);
  });
});
