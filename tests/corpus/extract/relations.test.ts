import { expect, it } from 'vitest';
import { told } from './told.ts';

const relations = (text: string): string[] =>
  told(text, 'diplomatic-relations', 'pair', 'event', 'period', 'qualifier', 'topic');

it.each([
  [
    'Fiji and Malta established diplomatic relations on 3 March 1988.',
    [
      'FJ-MT | established | 1988-03-03 | FJ-MT.relations.start | Fiji and Malta established diplomatic relations on 3 March 1988',
    ],
  ],
  [
    'Formal relations began: 1988',
    ['FJ-MT | established | 1988 | FJ-MT.relations.start | Formal relations began: 1988'],
  ],
  [
    'In 1988, formal ties between the two islands were opened.',
    ['FJ-MT | established | 1988 | FJ-MT.relations.start | In 1988, formal ties between the two islands were opened'],
  ],
  [
    'Both countries have had diplomatic relations since 1988.',
    ['FJ-MT | established | 1988 | FJ-MT.relations.start | Both countries have had diplomatic relations since 1988'],
  ],
  [
    'Their relations date from May 1988.',
    ['FJ-MT | established | 1988-05 | FJ-MT.relations.start | Their relations date from May 1988'],
  ],
  [
    'Malta broke off relations with Fiji on 2 June 1990.',
    ['FJ-MT | severed | 1990-06-02 | Malta broke off relations with Fiji on 2 June 1990'],
  ],
  [
    'Relations were restored in 1994.',
    ['FJ-MT | resumed | 1994 | FJ-MT.relations.resumed | Relations were restored in 1994'],
  ],
  [
    'Malta recognised Fiji on 4 May 1988. On 9 May, the two states entered into diplomatic relations.',
    [
      'FJ-MT | recognised | 1988-05-04 | FJ-MT.recognition.by-MT | Malta recognised Fiji on 4 May 1988',
      'FJ-MT | established | 1988-05-09 | implied | FJ-MT.relations.start | On 9 May, the two states entered into diplomatic relations',
    ],
  ],
  [
    'The Soviet Union and Malta opened diplomatic relations in 1967.',
    ['FJ-MT | established | 1967 | The Soviet Union and Malta opened diplomatic relations in 1967'],
  ],
  [
    '= Haiti–Taiwan relations =\n\nOn 5 July 1999, Haiti switched recognition from the ROC to the PRC.',
    ['HT-TW | severed | 1999-07-05 | On 5 July 1999, Haiti switched recognition from the ROC to the PRC'],
  ],
  [
    '= Foreign relations of Fiji =\n\n| Country | Formal relations began | Notes |\n| Tonga | 1971 | Fiji has no plans there. |',
    ['FJ-TO | established | 1971 | FJ-TO.relations.start | Tonga | 1971 | Fiji has no plans there.'],
  ],
  [
    '= Foreign relations of Fiji =\n\n== Diplomatic relations ==\n| # | Country | Date |\n| 1 | Tonga | 4 June 1971 |\n| 2 | Peru | — |',
    ['FJ-TO | established | 1971-06-04 | FJ-TO.relations.start | 1 | Tonga | 4 June 1971'],
  ],
  [
    'Malta suspended relations in 1999 and restored them in 2004.',
    [
      'FJ-MT | resumed | 2004 | FJ-MT.relations.resumed | Malta suspended relations in 1999 and restored them in 2004',
      'FJ-MT | severed | 1999 | Malta suspended relations in 1999',
    ],
  ],
  [
    '= Foreign relations of Fiji =\n\nFiji does not maintain diplomatic relations with Tonga.',
    ['FJ-TO | none | Fiji does not maintain diplomatic relations with Tonga'],
  ],
  ...[
    'Official relations followed on 3 March 1988',
    'Fiji and Malta: relations since 3 March 1988',
    'It was not until 3 March 1988 that the two states opened relations',
    'The two countries did not establish diplomatic relations until 3 March 1988',
    'Malta was the second country in Europe to take up relations with Fiji, on 3 March 1988',
    'A communiqué on the establishment of diplomatic relations was signed on 3 March 1988',
    'Diplomatic relations at the level of envoys go back to 3 March 1988',
    'Malta has maintained relations with Fiji since 3 March 1988',
    'Malta and Fiji agreed to enter into diplomatic relations on 3 March 1988',
    'Relations were established between Malta and the Union of Fiji Isles on 3 March 1988',
  ].map((text): [string, string[]] => [
    `${text}.`,
    [`FJ-MT | established | 1988-03-03 | FJ-MT.relations.start | ${text}`],
  ]),
  ...[
    'Malta extended recognition to the young Fijian state on 9 May 1970',
    'Malta granted Fiji full recognition on 9 May 1970',
    "Malta was among the first to recognise Fiji's independence, on 9 May 1970",
    'Malta recognised Fiji (then a kingdom) on 9 May 1970',
    'Fiji was formally recognised by Malta on 9 May 1970',
    'When Fiji was free, Malta recognised it on 9 May 1970',
    'Malta did not recognise Fiji until 9 May 1970',
    "Malta's recognition of Fiji on 9 May 1970",
  ].map((text): [string, string[]] => [
    `${text}.`,
    [`FJ-MT | recognised | 1970-05-09 | FJ-MT.recognition.by-MT | ${text}`],
  ]),
  [
    'Malta severed diplomatic ties on 3 May 1990. Fiji restored them in 1994.',
    [
      'FJ-MT | severed | 1990-05-03 | Malta severed diplomatic ties on 3 May 1990',
      'FJ-MT | resumed | 1994 | FJ-MT.relations.resumed | Fiji restored them in 1994',
    ],
  ],
  [
    'After the rupture of relations in 1990, their resumption took years.',
    ['FJ-MT | severed | 1990 | After the rupture of relations in 1990'],
  ],
  [
    'Relations were raised to ambassadorial level in 1999.',
    ['FJ-MT | 1999 | Relations were raised to ambassadorial level in 1999'],
  ],
  [
    'Malta revoked its recognition of Tonga in 2014. Malta never recognised the rebel government of Fiji.',
    [
      'FJ-MT | 2014 | Malta revoked its recognition of Tonga in 2014',
      'FJ-MT | Malta never recognised the rebel government of Fiji',
    ],
  ],
  [
    'See Fiji–Malta relations The two islands opened formal relations in 1988.',
    ['FJ-MT | established | 1988 | FJ-MT.relations.start | The two islands opened formal relations in 1988'],
  ],
  [
    'Consular relations were established in 1899.',
    ['FJ-MT | established | 1899 | Consular relations were established in 1899'],
  ],
])('%s', (text, claims) => {
  expect(relations(text)).toEqual(claims);
});

it.each([
  'In 1998 they celebrated the tenth anniversary of the establishment of diplomatic relations.',
  'Trade relations between Fiji and Malta were established in 1988.',
  'Peru and Chile established diplomatic relations in 1844.',
  'Malta did not establish relations with Fiji in 1988.',
  'Relations have been good and friendly since 1988.',
  'Malta recognised Fiji as a partner in fishing in 1988.',
  'After the war of 1988, relations were established.',
  'Relations began to improve in 1988.',
  'See Fiji–Malta relations Malta opened a school in Fiji in 1988.',
  'The special relationship between the two ports was renewed in 1988.',
  'Relations followed the fashion of 1988.',
  'Malta recognised Fijian passports in 1988.',
  "Malta recognised Fiji's help in 1988.",
  'In 1988 they met to discuss the establishment of relations.',
  'The rugby teams met in 1988; Malta restored them in 1990.',
])('%s: nothing', (text) => {
  expect(relations(text)).toEqual([]);
});
