import { describe, expect, it } from 'vitest';
import { brief } from './brief.ts';

describe('amounts, shares and ranks of trade', () => {
  it.each<[string, string[]]>([
    ['In 2014, trade between Fiji and Malta totaled $23.5 million USD.', ['USD 23500000 | 2014']],
    ['Bilateral trade stood at €40 million in 2011.', ['EUR 40000000 | 2011']],
    ['Two-way trade between the two nations exceeded 5 million dollars in 2009.', ['USD 5000000 | 2009 | over']],
    ['With over $7bn worth of bilateral trade in 2010, Malta is a key partner.', ['USD 7000000000 | 2010 | over']],
    ["Fiji's exports to Malta amounted to 3.25 billion yen in 2016.", ['FJ MT | JPY 3250000000 | 2016']],
    ['Maltese imports from Fiji were worth NZ$4 million in 2015.', ['FJ MT | NZD 4000000 | 2015']],
    ['- Exports to Malta from Fiji: ¥ 310 million', ['FJ MT | JPY 310000000']],
    ['- Imports from Malta to Fiji: US$ 2.4 million', ['MT FJ | USD 2400000']],
    [
      'In 2019, Malta exported €2.1 million in goods to Fiji and imported €650,000.',
      ['MT FJ | EUR 2100000 | 2019', 'FJ MT | EUR 650000 | 2019'],
    ],
    ['Fiji imported cement worth 6 million dollars from Malta in 2013.', ['MT FJ | USD 6000000 | 2013']],
    [
      'In 2015 the trade volume was 9 million dollars, 4 million dollars of which was exports from Fiji to Malta.',
      ['FJ MT | USD 4000000 | 2015', 'USD 9000000 | 2015'],
    ],
    ['Trade is expected to reach $100 million by 2030.', ['USD 100000000 | 2030 | planned']],
    ['The two countries aim to double bilateral trade to $50 million by 2028.', ['USD 50000000 | 2028 | planned']],
    [
      'According to the ministry, trade between Malta and Fiji is estimated at about $12 million.',
      ['USD 12000000 | estimated | about'],
    ],
    [
      'In 2017 Malta supplied 8.5% of Fijian imports. The goods were worth 7 million euros.',
      ['MT FJ | 8.5 per cent | 2017', 'MT FJ | EUR 7000000 | 2017'],
    ],
    ["In 2012, Fiji was Malta's 112th largest trading partner.", ['112th largest trading partner | 2012']],
    ["Malta is one of Fiji's biggest export markets.", ['one of the biggest export markets']],
    ['Malta aims to export 2,500 tonnes of salt to Fiji.', ['MT FJ | 2500 tonnes of salt | planned']],
    [
      '= Foreign relations of Fiji =\n\n== Malta ==\nTrade between the two countries amounted to $3 million in 2014.',
      ['USD 3000000 | 2014'],
    ],
    ["Fiji's exports to Malta rose from $3 million in 2011 to $8 million in 2016.", ['FJ MT | USD 8000000 | 2016']],
    [
      'Fijian sales to Malta totalled 12 million dollars in 2008, as against imports of 5 million dollars.',
      ['FJ MT | USD 12000000 | 2008', 'MT FJ | USD 5000000 | 2008'],
    ],
    ['Two-way trade added up to KM 40 million in 2013.', ['BAM 40000000 | 2013']],
    ['Bilateral trade in 2014: EUR 6.5 million.', ['EUR 6500000 | 2014']],
    ['Exports Fiji to Malta 2017: 2.5 million Czech korunas (tuna).', ['FJ MT | CZK 2500000 | 2017']],
    [
      'In 2019, trade reached $9 million, of which $6 million were Maltese exports.',
      ['MT FJ | USD 6000000 | 2019', 'USD 9000000 | 2019'],
    ],
    ['In 2006 Malta sold Fiji machinery to the value of €4 million.', ['MT FJ | EUR 4000000 | 2006']],
    ['Fiji ranks fourth among the suppliers of Malta.', ['fourth among the suppliers']],
    ["Malta is Fiji's ninth-largest market.", ['ninth-largest market']],
    [
      '= Fiji–South Korea relations =\n\nExports of Fiji to South Korea: 7 million dollars. Korea sold Fiji cars worth $3 million in 2011.',
      ['FJ KR | USD 7000000', 'KR FJ | USD 3000000 | 2011'],
    ],
    [
      '= World fact sheet: Fiji =\n\n=== Exports - partners ===\nUS 27%, Australia 12%, Tonga 8%, NZ 7%, China 6% (2023)',
      ['FJ | US 27%; Australia 12%; Tonga 8%; NZ 7%; China 6% | 2023'],
    ],
    [
      '= World fact sheet: Fiji =\n\n=== Imports ===\n- Imports 2022: $3.1 billion (2022 est.)',
      ['FJ | USD 3100000000 | 2022 | estimated'],
    ],
  ])('%s', (text, claims) => expect(brief(text, 'trade-flow')).toEqual(claims));

  it.each([
    'Trade between Fiji and Malta did not exceed $10 million in 2001.',
    'Trade between Fiji and Tonga reached $30 million in 2016.',
    'Bilateral trade was 54.191 thousand in 2014 and 10B$ in 2015.',
    'Trade amounted to 1,34,028 in 2013.',
    'Bilateral trade was US$ 58.4 in 2016.',
    'Trade between Malta and Fiji reached 90 million pesos in 2012.',
    'Trade between Malta and Fiji was $2–3 million in 2012.',
    "Fiji's exports to Tonga were worth $5 million.",
    'Fijian exports reached $2 billion in 2018.',
    'The trade fair cost $3 million.',
    'Trade between the two has grown since 2005.',
    'Malta and Fiji export tuna worth $10 million to Japan.',
    'Malta imported goods worth $3 million from Fiji and Tonga in 2004.',
    'The trade deficit of Malta with Fiji was $3 million in 2004.',
    'Fijian sugar sales to Malta reached $5 million.',
    'Trade in 2001 was boosted by a loan of $5 million.',
    "Malta is Fiji's largest tourist source market.",
    'The trade route between Fiji and Malta is 16,000 km 200 m long.',
    'Bilateral tuna trade valued at $3 million grew.',
  ])('%s: nothing', (text) => expect(brief(text, 'trade-flow')).toEqual([]));
});

describe('traded goods', () => {
  it.each<[string, string[]]>([
    ["Fiji's main exports to Malta include: sugar, tuna and bottled water.", ['FJ MT | sugar; tuna; bottled water']],
    [
      "Malta's major exports to Fiji are machinery and equipment, medicines and toys.",
      ['MT FJ | machinery and equipment; medicines; toys'],
    ],
    [
      'The main products exported from Fiji to Malta are ginger, timber and textile products.',
      ['FJ MT | ginger; timber; textile products'],
    ],
    ['The main goods imported from Malta are paper, lace, and glass.', ['MT FJ | paper; lace; glass']],
    ['Fiji exports kava and fish to Malta.', ['FJ MT | kava; fish']],
    ['Malta mainly imports sugar, coconut oil and pearls from Fiji.', ['FJ MT | sugar; coconut oil; pearls']],
    [
      '= World fact sheet: Fiji =\n\n=== Exports - commodities ===\nwater, fish, refined petroleum, timber, garments (2023)',
      ['FJ | water; fish; refined petroleum; timber; garments | 2023'],
    ],
  ])('%s', (text, claims) => expect(brief(text, 'traded-goods')).toEqual(claims));

  it.each([
    'Fiji exports more to Malta than it imports.',
    'Fiji exports goods worth 5 million dollars to Malta.',
    'Fiji exports sugar to Tonga.',
    'Malta plans to start importing it from Fiji.',
    'Malta wants to export its culture to the world.',
  ])('%s: nothing', (text) => expect(brief(text, 'traded-goods')).toEqual([]));
});

describe('tables of trade by year', () => {
  const table = (...rows: readonly string[]): string[] =>
    brief(rows.map((row) => `| ${row} |`).join('\n'), 'trade-flow');

  it('reads columns that tell the direction, the currency and the scale', () =>
    expect(
      table('Year | Exports to Malta (USD million) | Imports from Malta (million euros)', '2015 | 10.5 | 2.1'),
    ).toEqual(['FJ MT | USD 10500000 | 2015', 'MT FJ | EUR 2100000 | 2015']));

  it('reads cells that tell their currency', () =>
    expect(table('Year | Trade volume | Maltese exports', '2016 | $15.4 million | €900,000')).toEqual([
      'USD 15400000 | 2016',
      'MT FJ | EUR 900000 | 2016',
    ]));

  const routes = (above: string): string[] =>
    brief(`${above}\n\n| From | To | Value |\n| Fiji | Malta | 6.1 |\n| Malta | Fiji | 2 |`, 'trade-flow');

  it('reads rows that tell from where to where, with the year and the scale above the table', () =>
    expect(routes('Trade in goods, 2019, in million euros')).toEqual([
      'FJ MT | EUR 6100000 | 2019',
      'MT FJ | EUR 2000000 | 2019',
    ]));

  it.each(['Parcels in 2019, in million euros', 'Trade in goods, 2019'])('reads no such rows below %s', (above) =>
    expect(routes(above)).toEqual([]),
  );

  it.each([
    ['no direction', ['Year | Export | Import', '2015 | 5 | 6']],
    ['no currency', ['Year | Exports to Malta (million)', '2015 | 5']],
    ['no scale', ['Year | Exports to Malta (USD)', '2015 | 5']],
    ['a third country', ['Year | Exports to Tonga (USD million)', '2015 | 5']],
    ['the balance of trade', ['Year | Trade balance (USD million)', '2015 | 5']],
    ['a figure that can mean two', ['Year | Exports to Malta (USD million)', '2015 | 1.079']],
    ['more cells than captions', ['Year | Exports to Malta (USD million)', '2015 | 5 | 6']],
    ['no year', ['Year | Exports to Malta (USD million)', 'total | 5']],
  ])('reads nothing where the table has %s', (_, rows) => expect(table(...rows)).toEqual([]));
});
