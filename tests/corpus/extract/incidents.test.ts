import { describe, expect, it } from 'vitest';
import { brief } from './brief.ts';

describe('incidents', () => {
  it.each<[string, string[]]>([
    ['In 1982 Malta expelled two Fijian diplomats.', ['Malta | expulsion 1982 | 1982']],
    [
      'On 1 October 2015 (a week after the storm), the Maltese government recalled its ambassador from Suva.',
      ['the Maltese government | recall of an ambassador 2015-10-01 | 2015-10-01'],
    ],
    ['On 4 May 1990, the Fijian ambassador was summoned to the foreign ministry.', ['summons 1990-05-04 | 1990-05-04']],
    [
      'In November 2012 Malta announced that it had reinstated its ambassador to Fiji.',
      ['return of an ambassador 2012-11 | 2012-11'],
    ],
    ['In May 2008, a parcel bomb exploded near the Maltese embassy in Suva.', ['bomb 2008-05 | 2008-05']],
    [
      'On 16 April 2019 a court in Malta sentenced nine Fijians to prison for smuggling.',
      ['sentence 2019-04-16 | 2019-04-16'],
    ],
    ['In 2003, a Maltese tourist was murdered in Suva.', ['killing 2003 | 2003']],
    [
      'In October 2001, the president ordered his minister to declare the Maltese ambassador persona non grata.',
      ['persona non grata 2001-10 | 2001-10 | ordered'],
    ],
    ['In 2010, there were protests at the Fijian embassy in Malta.', ['protests 2010 | 2010']],
    ['In 2009 Maltese police arrested three Fijian nationals.', ['Maltese police | arrest 2009 | 2009']],
    ['In 2011 the Maltese navy seized a Fijian trawler.', ['the Maltese navy | seizure 2011 | 2011']],
    ['In 2013 the Fijian football team were denied visas.', ['refusal of a visa 2013 | 2013']],
    [
      'In May 1958 a journalist was granted asylum in the Maltese legation in Suva, where he stayed until 1961.',
      ['asylum 1958-05 | 1958-05'],
    ],
    ['Malta protested against the arrest of its citizens in 2004.', ['Malta | protest 2004 | 2004']],
    ['In 1971, Ambassador John B. Vella was recalled.', ['recall of an ambassador 1971 | 1971']],
    ['In June 1984 the Maltese consulate was set ablaze.', ['attack 1984-06 | 1984-06']],
    ['On 3 May 2006, a crowd hurled eggs at the Fijian president.', ['attack 2006-05-03 | 2006-05-03']],
    ['In 1979 Fijian warships shelled a Maltese harbour.', ['military action 1979 | 1979']],
    ['In March 2001 border clashes broke out.', ['clash 2001-03 | 2001-03']],
    ['In 2007 a row over tuna broke out between the two.', ['dispute 2007 | 2007']],
    ['In 2016 Malta deported 12 Fijian students.', ['Malta | expulsion 2016 | 2016']],
    ['In 1992 Malta imposed an embargo on Fiji.', ['Malta | sanctions 1992 | 1992']],
    ['On 9 July 2014 Fiji froze its payments to Malta.', ['Fiji | suspension 2014-07-09 | 2014-07-09']],
    ['In 2012 a Maltese refinery in Suva was ordered to stop work.', ['order 2012 | 2012']],
    ['After the election Malta summoned the Fijian ambassador.', ['Malta | Malta summoned the Fijian ambassador']],
  ])('%s', (text, claims) => expect(brief(text, 'incident')).toEqual(claims));

  it.each([
    'Malta did not expel the ambassador in 1985.',
    'The ambassador was recalled.',
    'In 1990 the Tongan ambassador was summoned in Tonga.',
    'In 2004 the ambassador attended a protest song contest.',
    'Malta condemned the attack on the Fijian embassy in Tonga in 2001.',
    'In 1914 Malta declared war on Tonga.',
    'In 2004 a row of palms was planted in Suva.',
    'In 2010 the police of Fiji visited Malta.',
  ])('%s: nothing', (text) => expect(brief(text, 'incident')).toEqual([]));
});
