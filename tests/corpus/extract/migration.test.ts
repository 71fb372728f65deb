import { describe, expect, it } from 'vitest';
import { brief } from './brief.ts';

describe('people who live abroad', () => {
  it.each<[string, string[]]>([
    [
      'About 1,250 Fijians live in Malta and 340 Maltese live in Fiji.',
      ['FJ MT | 1250 people | about', 'MT FJ | 340 people'],
    ],
    ['There are 2,739 Maltese living in Fiji.', ['MT FJ | 2739 people']],
    ['As of 2010 there are 1,449 Maltese people residing in Fiji.', ['MT FJ | 1449 people | 2010']],
    ['There are some 24,000 Maltese citizens of Fijian descent living in Malta.', ['FJ MT | 24000 people | some']],
    ['There are around 120 people of Maltese origin in Fiji.', ['MT FJ | 120 people | about']],
    ['The number of Fijians living in Malta stood at 475 in 2015.', ['FJ MT | 475 people | 2015']],
    ['In 2011 Malta was home to 90 Fijians.', ['FJ MT | 90 people | 2011']],
    ['The Fijian community in Malta numbers about 300.', ['FJ MT | 300 people | about']],
    ['Approximately 12,000 Maltese have Fijian ancestors.', ['FJ MT | 12000 people | about']],
    ['Some 1,250 people born in Fiji were living in Malta in 2014.', ['FJ MT | 1250 people | 2014 | some']],
    [
      'Around 60 Maltese citizens were registered with the embassy in Suva in 2019.',
      ['MT FJ | 60 people | 2019 | about'],
    ],
    ['Fijian citizens in Malta: 340.', ['FJ MT | 340 people']],
    ['More than 500 Fijians make their home in Malta.', ['FJ MT | 500 people | over']],
    ['A number of Fijians, put at 84 in 2013, have settled in Malta.', ['FJ MT | 84 people | 2013']],
    ['There were about 90 Fijians in Malta in 2019.', ['FJ MT | 90 people | 2019 | about']],
    ['About 270 Fijians and their descendants live in Malta.', ['FJ MT | 270 people | about']],
    [
      'Fijian nationals form the largest group of islanders in Malta; their number rose to 860 in 2008.',
      ['FJ MT | 860 people | 2008'],
    ],
    ['The Maltese census of 2014 put the number of Fijians at 72.', ['FJ MT | 72 people | 2014']],
    ['There were 1,235 Fiji-born people in Malta.', ['FJ MT | 1235 people']],
    ['Fiji has a Maltese community of 300 people.', ['MT FJ | 300 people']],
    ['Some 40 Fijians live on the islands.', ['FJ MT | 40 people | some']],
    ['Some 4,000 Maltese reported Fijian ancestry in 2011.', ['FJ MT | 4000 people | 2011 | some']],
    ['In Malta 78 Fijians were counted in 2011.', ['FJ MT | 78 people | 2011']],
    ['Malta is home to a Fijian community of 450.', ['FJ MT | 450 people']],
  ])('%s', (text, claims) => expect(brief(text, 'migration')).toEqual(claims));

  it.each([
    'Some 64,000 Maltese traveled to Fiji in 2015.',
    'Over 2,000 Maltese tourists visit Fiji every year.',
    'There are 1,770 citizens from between both Tonga and Fiji living in Malta.',
    'More than 5,000 people in Fiji live in poverty.',
    'There are 300 Tongans living in Fiji.',
    '1,34,028 Fijians live in Malta.',
    'There are 10.475 Fijians living in Malta.',
    'An estimated 3,000 to 4,000 Fijians live in Malta.',
    'There are 12 Fijian companies in Malta.',
    '90 Fijian tourists were in Malta.',
    'Fijian exports in Malta: 340 tonnes.',
  ])('%s: nothing', (text) => expect(brief(text, 'migration')).toEqual([]));
});
