import { describe, expect, it } from 'vitest';
import { brief } from './brief.ts';

describe('aid', () => {
  it.each<[string, string[]]>([
    [
      "Malta's Official Development Assistance to Fiji amounts to 4.125 billion yen (as of May 2013).",
      ['MT FJ given | JPY 4125000000'],
    ],
    [
      "Malta's aid to Fiji is as follows.\n\n- Grants: 2.5 million euros\n- Technical Cooperation: 350,000 euros",
      ['MT FJ given | EUR 2500000', 'MT FJ given | EUR 350000'],
    ],
    ['Fiji received €3.5 million in aid from Malta in 2012.', ['MT FJ given | EUR 3500000 | 2012']],
    ['In 2012, Fiji received over €3 million in Maltese aid.', ['MT FJ given | EUR 3000000 | 2012 | over']],
    ['Malta gave just over €6 million in aid to Fiji in 2010.', ['MT FJ given | EUR 6000000 | 2010 | over']],
    ['Malta has given Fiji €900,000 in development aid since 2008.', ['MT FJ given | EUR 900000 | 2008/..']],
    [
      'From 2002 to 2006, Malta assisted Fiji with 40 million DKK for schools.',
      ['MT FJ given | DKK 40000000 | 2002/2006'],
    ],
    ['After the 2016 cyclone Malta donated €1.5 million in humanitarian assistance.', ['MT FJ given | EUR 1500000']],
    [
      'Malta pledged 2 million dollars in humanitarian aid to Fiji in 2017.',
      ['MT FJ announced | USD 2000000 | 2017 | announced'],
    ],
    [
      'Malta announced in 2019 that it would provide $1 million in aid to Fiji.',
      ['MT FJ announced | USD 1000000 | 2019 | announced'],
    ],
    ["Malta's aid to Fiji was around 3 million USD in 2018.", ['MT FJ given | USD 3000000 | 2018 | about']],
    ['In 1999 Malta donated 12 million SEK to the education sector.', ['MT FJ given | SEK 12000000 | 1999']],
    ['In 2010 Fiji sent 40,000 tents to Malta.', ['FJ MT given | 40000 tents | 2010']],
    ['Fiji received 200 scholarships from Malta.', ['MT FJ given | 200 scholarships']],
    ['In 2009, Malta lent Fiji 5 million euros.', ['MT FJ given | EUR 5000000 | 2009']],
    ['Malta extended a soft loan of $3 million to Fiji in 2011.', ['MT FJ given | USD 3000000 | 2011']],
    ['Maltese development assistance to Fiji: €2 million in 2014.', ['MT FJ given | EUR 2000000 | 2014']],
    ['Malta provided Fiji with a grant worth $2 million in 2003.', ['MT FJ given | USD 2000000 | 2003']],
    ['In 2016 the Maltese Red Cross gave $50,000 to cyclone survivors.', ['MT FJ given | USD 50000 | 2016']],
    [
      "Malta is Fiji's second largest source of development aid: US$ 4 million in 2012.",
      ['MT FJ given | USD 4000000 | 2012'],
    ],
    [
      'Malta committed 2 million euros to the Fijian police in 2018.',
      ['MT FJ announced | EUR 2000000 | 2018 | announced'],
    ],
    ['Maltese support came through churches and amounted to €300,000.', ['MT FJ given | EUR 300000']],
  ])('%s', (text, claims) => expect(brief(text, 'aid')).toEqual(claims));

  it.each([
    "Malta's aid budget amounted to €65 million in 2017.",
    'Fiji did not receive €3 million in aid from Malta.',
    'Malta gave 3 million pesos in aid to Fiji.',
    'Tonga received €3.5 million in aid from Malta in 2012.',
    'Malta gave Fiji medals.',
    'Fiji sold 40,000 books to Malta.',
    'The Maltese government spent 3 million euros on its embassy in Fiji.',
    'Malta paid in 5 million euros in 1999.',
    'Malta awarded a contract worth $3 million to a Fijian builder.',
    'The loan of 3 million dollars was repaid.',
  ])('%s: nothing', (text) => expect(brief(text, 'aid')).toEqual([]));
});
