import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

describe('visits', () => {
  const visits = (text: string): string[] => told(text, 'visit', 'guestCountry', 'hostCountry', 'period', 'guest');

  it.each([
    [
      'In June 2001, Maltese Foreign Minister Ana Borg paid an official visit to Fiji.',
      [
        'MT | FJ | 2001-06 | Maltese Foreign Minister Ana Borg | In June 2001, Maltese Foreign Minister Ana Borg paid an official visit to Fiji',
      ],
    ],
    [
      'President Jone Tui of Fiji visited Valletta on 3 May 1990.',
      ['FJ | MT | 1990-05-03 | President Jone Tui of Fiji | President Jone Tui of Fiji visited Valletta on 3 May 1990'],
    ],
    [
      'During his 2004 visit to Suva, Ambassador Karl Zammit of Malta praised the harbour.',
      [
        'MT | FJ | 2004 | Ambassador Karl Zammit of Malta | During his 2004 visit to Suva, Ambassador Karl Zammit of Malta',
      ],
    ],
    [
      'State visits from Malta to Fiji\n\n- President Ugo Vella (1980, 1984)\n- The sea (1999)',
      [
        'MT | FJ | 1980 | President Ugo Vella | President Ugo Vella (1980, 1984)',
        'MT | FJ | 1984 | President Ugo Vella | President Ugo Vella (1980, 1984)',
      ],
    ],
    [
      '| Guest | Host | Place of visit | Date of visit |\n| Prime Minister Eve Galea | President Tui | Suva, Fiji | 2–4 May 2012 |',
      [
        'MT | FJ | 2012-05-02/2012-05-04 | Prime Minister Eve Galea | Prime Minister Eve Galea | President Tui | Suva, Fiji | 2–4 May 2012',
      ],
    ],
    [
      `= Visits by Foreign Leaders of Fiji =\n\n| Visitor | Description | Start date | End date |\n${'| President Tui | In the U.S. on a private visit. | 1990-05-02 | 1990-05-04 |\n'.repeat(3)}`,
      Array.from(
        { length: 1 },
        () =>
          'FJ | US | 1990-05-02/1990-05-04 | President Tui | President Tui | In the U.S. on a private visit. | 1990-05-02 | 1990-05-04',
      ),
    ],
    [
      'President Ugo Vella was in Suva from 4 to 6 June 2019.',
      ['FJ | 2019-06-04/2019-06-06 | President Ugo Vella | President Ugo Vella was in Suva from 4 to 6 June 2019'],
    ],
    [
      'Maltese Minister Ana Borg headed a delegation of boat builders to Nadi in May 2018.',
      [
        'MT | 2018-05 | Maltese Minister Ana Borg | Maltese Minister Ana Borg headed a delegation of boat builders to Nadi in May 2018',
      ],
    ],
    [
      'Her Fijian counterpart Jone Tui returned the visit in May 2014.',
      [
        'FJ | MT | 2014-05 | Fijian counterpart Jone Tui | Her Fijian counterpart Jone Tui returned the visit in May 2014',
      ],
    ],
    [
      'On 3 May 2020, Fiji hosted the Maltese Prime Minister Eve Galea.',
      [
        'MT | FJ | 2020-05-03 | Maltese Prime Minister Eve Galea | On 3 May 2020, Fiji hosted the Maltese Prime Minister Eve Galea',
      ],
    ],
    [
      'Queen Ana of Malta, accompanied by two ministers, was received by President Tui in Suva in 1999.',
      [
        'MT | FJ | 1999 | Queen Ana of Malta | Queen Ana of Malta, accompanied by two ministers, was received by President Tui in Suva in 1999',
      ],
    ],
    [
      '== Exchange of visits ==\n\n- President Ugo Vella (June 1992)\n- President Jone Tui (1996, to Malta)\n- Maltese Minister Ana Borg – 3 May 2004',
      [
        '1992-06 | President Ugo Vella | President Ugo Vella (June 1992)',
        'FJ | MT | 1996 | President Jone Tui | President Jone Tui (1996, to Malta)',
        'MT | FJ | 2004-05-03 | Maltese Minister Ana Borg | Maltese Minister Ana Borg – 3 May 2004',
      ],
    ],
    [
      "== High-level visits ==\n\n'''From Malta to Fiji'''\n* 1983: Prime Minister Ugo Vella\n'''Fijian visits to Malta'''\n* President Jone Tui (7–9 January 2019)",
      [
        'MT | FJ | 1983 | Prime Minister Ugo Vella | 1983: Prime Minister Ugo Vella',
        'FJ | MT | 2019-01-07/2019-01-09 | President Jone Tui | President Jone Tui (7–9 January 2019)',
      ],
    ],
  ])('%s', (text, claims) => {
    expect([...new Set(visits(text))]).toEqual(claims);
  });

  it.each([
    'Some 4,000 Maltese travelled to Fiji in 2001.',
    'President Tui did not visit Malta in 1990.',
    'Peruvian President Ana Ruiz visited Chile in 2001.',
    'The President of Fiji visited Suva in 2001.',
    'The minister said that he visited Malta in 2001.',
    '== Presidents ==\n\n- President Ugo Vella (2003–2008)',
    'President Ugo Vella was in power in May 1990.',
    'Fiji received 300 Maltese sailors in 1990.',
    'A senator was the first to visit Fiji, in 2007.',
  ])('%s: nothing', (text) => {
    expect(visits(text)).toEqual([]);
  });

  it('two who met are a meeting', () => {
    expect(
      told('In 2003, Maltese President Ugo Vella met with Prime Minister Jone Tui in Rome.', 'meeting', 'period'),
    ).toEqual(['2003 | In 2003, Maltese President Ugo Vella met with Prime Minister Jone Tui']);
  });
});

describe('envoys', () => {
  const roles = (text: string): string[] => told(text, 'person-role', 'roleOf', 'at', 'period');

  it.each([
    [
      'Infobox\n- Mission1: Maltese Embassy, Suva\n- Envoytitle1: Ambassador\n- Envoy1: Ana Borg\n- Mission2: Embassy of Fiji, Valletta\n- Envoy2: none',
      ['MT | Maltese Embassy, Suva | Envoy1: Ana Borg'],
    ],
    [
      'Karl Zammit was appointed Ambassador to Fiji on 3 May 1990.',
      ['MT | Fiji | 1990-05-03 | Karl Zammit was appointed Ambassador to Fiji on 3 May 1990'],
    ],
    [
      'On 4 June 1990, Karl Zammit presented his credentials.',
      ['1990-06-04 | On 4 June 1990, Karl Zammit presented his credentials'],
    ],
    [
      '= Fiji – The World Factbook =\n\n=== Diplomatic representation in the US ===\n- chief of mission: Ambassador Jone TUI (since 5 May 2021)',
      ['FJ | 2021-05-05/.. | chief of mission: Ambassador Jone TUI (since 5 May 2021)'],
    ],
    ['The harbour was appointed a port in 1990.', []],
    ['An ambassador was appointed in 1990.', []],
  ])('%s', (text, claims) => {
    expect(roles(text)).toEqual(claims);
  });
});

describe('memberships', () => {
  const memberships = (text: string): string[] =>
    told(text, 'membership', 'members', 'organisation', 'modality', 'period');

  it.each([
    [
      'Both nations are members of the Commonwealth of Nations, WTO and the United Nations.',
      ['Commonwealth of Nations', 'WTO', 'United Nations'].map(
        (name) =>
          `FJ,MT | ${name} | asserted | Both nations are members of the Commonwealth of Nations, WTO and the United Nations`,
      ),
    ],
    [
      'Malta joined the European Union on 1 May 2004.',
      ['MT | European Union | asserted | 2004-05-01 | Malta joined the European Union on 1 May 2004'],
    ],
    ['Fiji is not a member of NATO.', ['FJ | NATO | negated | Fiji is not a member of NATO']],
    [
      'Fiji was a founding member of the Pacific Islands Forum in 1971. Malta applied late and became a member on 3 May 1999.',
      [
        'FJ | Pacific Islands Forum | asserted | 1971 | Fiji was a founding member of the Pacific Islands Forum in 1971',
        'MT | Pacific Islands Forum | asserted | 1999-05-03 | Malta applied late and became a member on 3 May 1999',
      ],
    ],
    [
      'Fiji is a member of the Commonwealth of Nations, and Malta of the European Union.',
      ['FJ | Commonwealth of Nations | asserted | Fiji is a member of the Commonwealth of Nations'],
    ],
    ['Malta is a member of parliament.', []],
    ['Malta joined the war in 1941.', []],
    ['Peru is a member of the United Nations.', []],
  ])('%s', (text, claims) => {
    expect(memberships(text)).toEqual(claims);
  });
});
