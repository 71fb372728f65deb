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
      'In January 2006, Valletta Fishing Company signed an agreement with the Fijian government.',
      ['Valletta Fishing Company | 2006-01'],
    ],
    ['Over 40 Fijian firms are active in Malta.', ['Fijian firms | 40 firms | over']],
    ['Malta hosts 12 Fijian companies.', ['Fijian companies | 12 companies']],
    ['Zammit Foods, founded in 1902, has run a factory in Suva since 1989.', ['Zammit Foods | 1989/..']],
    ['Zammit, Vella Ltd and Borg Marine all have subsidiaries in Suva.', ['Zammit', 'Vella Ltd', 'Borg Marine']],
    ['Zammit bought Coral Foods of Suva in 2007.', ['Zammit | 2007']],
    ['The acquisition of Coral Air by Zammit Holdings was completed in 2011.', ['Zammit Holdings | 2011']],
    ['Coral Air, which belongs to Zammit Holdings, flies daily.', ['Coral Air']],
    ['Zammit entered the Fijian market in 2004.', ['Zammit | 2004']],
    ['The Maltese construction firm Zammit has been active in Fiji since 2014.', ['Zammit | 2014/..']],
    [
      'In 2014 Zammit Power paid €32 million for a third of the Fijian utility Viti Light.',
      ['Zammit Power | EUR 32000000 | 2014'],
    ],
    [
      'Borg and Vella announced plans to invest $10 million in a hotel at Nadi.',
      ['Borg and Vella | USD 10000000 | announced'],
    ],
    ['Zammit has put 2 million euros into Fijian solar power.', ['FJ Zammit | EUR 2000000']],
    [
      'Maltese companies have invested around 11 million euros in the country since 1994, more than Tonga.',
      ['MT FJ | EUR 11000000 | 1994/.. | about'],
    ],
    [
      'The stock of Maltese direct investment in Fiji had reached US$ 9 million by the end of 2019.',
      ['MT FJ | USD 9000000 | 2019'],
    ],
    [
      'Malta is among the ten largest foreign investors, with a stock of $2 million in 2020.',
      ['MT FJ | USD 2000000 | 2020'],
    ],
    ['The Vella Fund held Fijian bonds to the tune of US$ 7 million.', ['FJ The Vella Fund | USD 7000000']],
  ])('%s', (text, claims) => expect(brief(text, 'investment', 'company')).toEqual(claims));

  it.each([
    'Malta has invested in Fiji.',
    "Tongan company Vava opened a plant in Nuku'alofa.",
    'Malta invested 30 million pesos in Fiji.',
    'Almagro opened an office in Suva.',
    'Suva has hotels and factories.',
    'In 1905 Haakon entered Fiji.',
    'Oslo and Suva have offices.',
    'President Vella opened a factory in Suva.',
    'He bought Coral Foods.',
    'Parliament paid €2 million for the painting.',
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
