import { expect, it } from 'vitest';
import { brief } from './brief.ts';

const KINDS = [
  'trade-flow',
  'traded-goods',
  'aid',
  'agreement',
  'migration',
  'incident',
  'investment',
  'company',
  'military',
  'education-research',
  'transport',
] as const;

const told = (text: string): string[] => KINDS.flatMap((kind) => brief(text, kind).map((line) => `${kind}: ${line}`));

it.each<[string, string, string[]]>([
  [
    'an article about a pair',
    `= Chile–Latvia relations =

== Trade ==
In 2019, trade between Chile and Latvia totaled $34 million USD. Chile's main exports to Latvia include: wine, copper and cherries. Latvia is Chile's 88th largest trading partner. The trade deficit of Latvia was $9 million.

== Bilateral agreements ==
Both nations have signed agreements such as an Agreement on Visas (1997); Agreement on Culture (1999) and a Treaty on Taxes (2004). Chile has not signed a treaty on extradition.`,
    [
      'trade-flow: USD 34000000 | 2019',
      'trade-flow: 88th largest trading partner',
      'traded-goods: CL LV | wine; copper; cherries',
      'agreement: signed Agreement on Visas | signing 1997 | 1997',
      'agreement: signed Agreement on Culture | signing 1999 | 1999',
      'agreement: signed Treaty on Taxes | signing 2004 | 2004',
    ],
  ],
  [
    'an article with reference marks',
    `= Chile–Latvia relations =

In 1991,[1] Chile gave *$2 million* in aid to Latvia.[2][3] In 2006, the two countries signed an _Agreement on Science_.[4] About 120 Latvians live in Chile[5] and 90 Chileans live in Latvia.`,
    [
      'aid: CL LV given | USD 2000000 | 1991',
      'agreement: signed Agreement on Science | signing 2006 | 2006',
      'migration: LV CL | 120 people | about',
      'migration: CL LV | 90 people',
    ],
  ],
  [
    'a survey of many countries',
    `= Foreign relations of Latvia =

| Country | Formal relations began | Notes |
| Chile | 1991 | Latvia has an embassy in Santiago. There are 120 Latvians living in Chile. |
| Peru | 1992 | Peru received €2.5 million in aid from Latvia in 2011. Peru and Chile signed a border treaty in 1929. |
| Togo | 1999 | Latvia sent 40 soldiers to Togo in 2013. |`,
    ['aid: LV PE given | EUR 2500000 | 2011', 'migration: LV CL | 120 people', 'military: 40 soldiers | 2013'],
  ],
  [
    'a fact sheet',
    `= Fact sheet of Latvia =

=== Exports ===
- Exports 2023: $24.1 billion (2023 est.)
- note: goods and services

=== Imports - partners ===
Lithuania 22%, Estonia 11%, Germany 10% (2023)

=== Energy ===
- exports: 3.2 billion kWh (2023 est.)`,
    [
      'trade-flow: LV | USD 24100000000 | 2023 | estimated',
      'trade-flow: LV | Lithuania 22%; Estonia 11%; Germany 10% | 2023',
    ],
  ],
  [
    'a history guide',
    `= A guide to the relations of Chile with Latvia =

=== First treaty between Chile and Latvia signed, 1924. ===
The first treaty dealt with shipping, and was signed in Riga on May 3, 1924. It entered into force on June 1, 1925. It was amended in 1931.

=== Incidents ===
On July 5, 1938, Chile recalled its ambassador from Riga. He was ill.`,
    [
      'agreement: signed first treaty | signing 1924-05-03 | 1924-05-03',
      'agreement: in-force treaty | entry into force 1925-06-01 | 1925-06-01/..',
      'incident: Chile | recall of an ambassador 1938-07-05 | 1938-07-05',
    ],
  ],
  [
    "an operator's notes",
    `= Chile and Latvia: notes =

Trade of Chile with Latvia:

- Exports to Latvia from Chile: $14 million
- Imports from Latvia to Chile: 54.191 thousand

Trade is set to reach $50 million by 2030. Chilean firm Viento has invested $3 million in Latvia. In 2012 it was 10B$.`,
    [
      'trade-flow: CL LV | USD 14000000',
      'trade-flow: USD 50000000 | 2030 | planned',
      'investment: LV Viento | USD 3000000',
      'company: Viento',
    ],
  ],
])('%s gives what it surely says, and nothing else', (_, text, claims) => expect(told(text)).toEqual(claims));
