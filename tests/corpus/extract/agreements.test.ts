import { describe, expect, it } from 'vitest';
import { brief } from './brief.ts';

describe('agreements', () => {
  it.each<[string, string[]]>([
    [
      'In 2003, Fiji and Malta signed an agreement on air services.',
      ['signed agreement on air services | signing 2003 | 2003'],
    ],
    [
      'On 4 May 1994, the First Fishing Treaty between the two countries was signed.',
      ['signed First Fishing Treaty | signing 1994-05-04 | 1994-05-04'],
    ],
    [
      'A cultural agreement was signed in Suva on 9 June 1985.',
      ['signed cultural agreement | signing 1985-06-09 | 1985-06-09'],
    ],
    [
      'The two countries signed a demarcation agreement in 1972.',
      ['signed demarcation agreement | signing 1972 | 1972'],
    ],
    [
      'In October 1995, both nations signed a tourism agreement and an agreement on sport, culture and science was signed in 2006.',
      [
        'signed tourism agreement | signing 1995-10 | 1995-10',
        'signed agreement on sport, culture and science | signing 2006 | 2006',
      ],
    ],
    [
      'On 3 March 1987, a Fisheries Agreement of the two nations took effect.',
      ['in-force Fisheries Agreement of the two nations | entry into force 1987-03-03 | 1987-03-03/..'],
    ],
    [
      'In May 2007 an agreement was reached on fishing rights for islanders and it entered into force on 9.11.2008.',
      [
        'agreed agreement on fishing rights for islanders | agreement 2007-05 | 2007-05',
        'in-force agreement | entry into force 2008-11-09 | 2008-11-09/..',
      ],
    ],
    [
      'The first treaty dealt with shipping. It entered into force on June 24, 1931, and remained in effect until June 24, 1951.',
      [
        'in-force treaty | entry into force 1931-06-24 | 1931-06-24/..',
        'in-force treaty | end 1951-06-24 | ../1951-06-24',
      ],
    ],
    [
      'The two states have signed bilateral agreements such as an Agreement on Cinema (1976); Agreement on Tourism (1978) and an Agreement on Sugar (1981).',
      [
        'signed Agreement on Cinema | signing 1976 | 1976',
        'signed Agreement on Tourism | signing 1978 | 1978',
        'signed Agreement on Sugar | signing 1981 | 1981',
      ],
    ],
    [
      'Several agreements have been signed, including a Trade Agreement (1970) and a Treaty of Amity (1975).',
      ['signed Trade Agreement | signing 1970 | 1970', 'signed Treaty of Amity | signing 1975 | 1975'],
    ],
    [
      'The two countries have signed more than 14 bilateral agreements.',
      ['signed bilateral agreements | 14 agreements | over'],
    ],
    [
      'Currently, there are 12 bilateral agreements between Fiji and Malta.',
      ['in-force bilateral agreements | 12 agreements'],
    ],
    [
      'Since 2009 citizens of the two countries can travel visa-free.',
      ['in-force visa-free travel | start 2009 | 2009/..'],
    ],
    [
      'The ministers signaled an intent to move forward with a Memorandum of Understanding on fish stocks.',
      ['proposed | Memorandum of Understanding on fish stocks | intended'],
    ],
    [
      'Malta has proposed a Memorandum of Understanding on police cooperation.',
      ['proposed | Memorandum of Understanding on police cooperation | proposed'],
    ],
    [
      'In 2014, the two nations began negotiations on a free trade agreement.',
      ['proposed | free trade agreement | 2014 | proposed'],
    ],
    ['An extradition treaty is under negotiation.', ['proposed | extradition treaty | proposed']],
    [
      'The ministers announced that an agreement on science would be signed in 2020.',
      ['proposed | agreement on science | 2020 | announced'],
    ],
    [
      'In May 2012, a memorandum to explore a tax treaty was signed between both nations.',
      ['signed memorandum to explore a tax treaty | signing 2012-05 | 2012-05'],
    ],
    [
      'The Lagoon Treaty of 4 May 1971 settled the border.',
      ['agreed Lagoon Treaty | agreement 1971-05-04 | 1971-05-04'],
    ],
    ['The two share a dam under an agreement of June 1983.', ['agreed agreement | agreement 1983-06 | 1983-06']],
    [
      'Fish is landed under a convention signed in Suva on 3 March 2004.',
      ['signed convention | signing 2004-03-03 | 2004-03-03'],
    ],
    [
      'An extradition treaty, the first of its kind, was signed in 2009 and became effective in 2011.',
      ['signed extradition treaty | signing 2009 | 2009', 'in-force treaty | entry into force 2011 | 2011/..'],
    ],
    ['The fisheries accord was terminated in 1996.', ['in-force fisheries accord | end 1996 | ../1996']],
    [
      'Prime Ministers Ana Vella and Ratu Qio signed a culture and sports agreement in Suva on 2 July 2003.',
      ['signed culture and sports agreement | signing 2003-07-02 | 2003-07-02'],
    ],
    [
      'A treaty granting Fiji lower tariffs was signed on 7 June 1959.',
      ['signed treaty | signing 1959-06-07 | 1959-06-07'],
    ],
    ['An air services accord was initialled in 2019.', ['agreed air services accord | initialling 2019 | 2019']],
    ['Ties began in 1961, after which a trade agreement was signed.', ['signed | trade agreement']],
    [
      'A fishing pact had been in force since 1985 and was allowed to expire in 1997.',
      ['in-force fishing pact | entry into force 1985 | 1985', 'in-force fishing pact | end 1997 | ../1997'],
    ],
    ['The foreign ministers signed three memoranda in Suva in 2014.', ['signed memoranda | 3 agreements | 2014']],
    ['Fiji and Malta are negotiating a trade agreement.', ['proposed | trade agreement | proposed']],
    ['At the session in Suva six accords were signed.', ['signed accords | 6 agreements']],
  ])('%s', (text, claims) => expect(brief(text, 'agreement')).toEqual(claims));

  it.each([
    'Fiji and Malta have not signed an extradition treaty.',
    'Malta signed an agreement with Tonga on fisheries in 2001.',
    'An extradition treaty had been signed with Tonga in 1993.',
    'They agreed to meet again.',
    'This treaty was signed while Tonga was at war.',
    'The two countries are in agreement on most questions.',
    'No treaty has been signed.',
    'Peace came only with the Easter Accord of 1998, which Malta welcomed.',
    'In 2012 the Maltese company Zammit signed a memorandum of understanding with a partner in Fiji.',
    'In 1997, Malta signed a Trade Agreement with the European Union.',
    'Air Malta and Fiji Airways signed a codeshare agreement in 2015.',
    'The Vienna Convention of 1961 applies.',
  ])('%s: nothing', (text) => expect(brief(text, 'agreement')).toEqual([]));
});

describe('a list of agreements', () => {
  const list = (heading: string, ...items: readonly string[]): string[] =>
    brief(`== ${heading} ==\n\n${items.map((item) => `- ${item}`).join('\n')}`, 'agreement');

  it('tells each with its year', () =>
    expect(
      list('Bilateral agreements', 'Agreement on Fishing (1992)', 'Treaty of Amity, 4 May 2001', 'Sea Pact'),
    ).toEqual([
      'agreed Agreement on Fishing | agreement 1992 | 1992',
      'agreed Treaty of Amity | agreement 2001-05-04 | 2001-05-04',
      'agreed | Sea Pact',
    ]));

  it('tells when each was signed and since when it has been in force', () =>
    expect(
      list(
        'Agreements',
        'Agreement on Tuna (Suva, 3 May 1999; in force since 1 June 2000)',
        'Agreement on sugar and rum, signed in Valletta on 3 May 1999.',
        'Protocol on salt-free fish, which entered into effect in 2012',
      ),
    ).toEqual([
      'agreed Agreement on Tuna | agreement 1999-05-03 | 1999-05-03',
      'in-force Agreement on Tuna | entry into force 2000-06-01 | 2000-06-01/..',
      'signed Agreement on sugar and rum | signing 1999-05-03 | 1999-05-03',
      'in-force Protocol on salt-free fish | entry into force 2012 | 2012/..',
    ]));

  it.each([
    ['Treaties', 'Extradition treaty (none was ever signed)'],
    ['History', 'Agreement on Fishing (1992)'],
    ['Treaties', 'No agreement on fishing'],
    ['Treaties', 'Agreement with Tonga on fishing (1992)'],
    ['Treaties', 'List of people who met'],
  ])('tells nothing under %s: %s', (heading, item) => expect(list(heading, item)).toEqual([]));
});
