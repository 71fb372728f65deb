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
    ['In May 2008, a small bomb exploded outside the Maltese embassy in Suva.', ['bomb 2008-05 | 2008-05']],
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
  ])('%s', (text, claims) => expect(brief(text, 'incident')).toEqual(claims));

  it.each([
    'Malta did not expel the ambassador in 1985.',
    'The ambassador was recalled.',
    'In 1990 the Tongan ambassador was summoned in Tonga.',
    'In 2004 the ambassador attended a protest song contest.',
    'Malta condemned the attack on the Fijian embassy in Tonga in 2001.',
  ])('%s: nothing', (text) => expect(brief(text, 'incident')).toEqual([]));
});
