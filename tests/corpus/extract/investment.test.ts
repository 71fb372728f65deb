import { describe, expect, it } from 'vitest';
import { brief } from './brief.ts';

describe('investments and companies', () => {
  it.each<[string, string[]]>([
    [
      'Between 2002 and 2018, Malta made US$62 million in direct investments in Fiji.',
      ['MT FJ | USD 62000000 | 2002/2018'],
    ],
    ['Maltese investment in Fiji amounted to $45 million in 2016.', ['MT FJ | USD 45000000 | 2016']],
    ['Palmgrove Foods has invested $30 million in Fiji.', ['FJ Palmgrove Foods | USD 30000000']],
    ['Malta is the third largest investor in Fiji.', ['MT FJ | third largest investor']],
    [
      'In 2013, Maltese billionaire, Anton Borg has donated $3 million to the Fijian Museum.',
      ['MT FJ Anton Borg | USD 3000000 | 2013'],
    ],
    ['In 2006, Fijian maritime company Blue Reef expanded to Malta to offer repairs.', ['Blue Reef | 2006']],
    [
      'In January 2006, Valletta Petroleum Corporation signed an agreement with the Government of Fiji.',
      ['Valletta Petroleum Corporation | 2006-01'],
    ],
  ])('%s', (text, claims) => expect(brief(text, 'investment', 'company')).toEqual(claims));

  it.each([
    'Malta has invested in Fiji.',
    "Tongan company Vava opened a plant in Nuku'alofa.",
    'Malta invested 30 million pesos in Fiji.',
  ])('%s: nothing', (text) => expect(brief(text, 'investment', 'company')).toEqual([]));
});

describe('students, troops, arms and flights', () => {
  it.each<[string, string[]]>([
    ['In 2012, 140 Fijian students studied in Malta.', ['140 students | 2012']],
    ['Malta sent 45 soldiers to Fiji in 2007.', ['45 soldiers | 2007']],
    ['In 1993, 100 Maltese troops forming a company were deployed to Fiji.', ['100 troops | 1993']],
    ['In 2016 Fiji bought 3 patrol vessels from Malta for $7 million.', ['USD 7000000 | 2016']],
    ['In 2014 Air Malta launched flights to Nadi.', ['Air Malta | 2014']],
    ['Air Malta announced in May 2016 that it would open a route to Suva.', ['Air Malta | 2016-05 | announced']],
  ])('%s', (text, claims) => expect(brief(text, 'education-research', 'military', 'transport')).toEqual(claims));
});
