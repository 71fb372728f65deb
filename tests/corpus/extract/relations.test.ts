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
])('%s: nothing', (text) => {
  expect(relations(text)).toEqual([]);
});
