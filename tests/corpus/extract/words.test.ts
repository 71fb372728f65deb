import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modalityOf } from '../../../src/corpus/extract/modality.ts';
import { sensitivityOf } from '../../../src/corpus/extract/sensitive.ts';
import { claimsOf } from './told.ts';

describe('how far a clause commits itself', () => {
  it.each([
    ['Fiji signed a treaty', 'asserted'],
    ['according to the ministry, trade grew', 'reported'],
    ['she was reported to be in Suva', 'reported'],
    ['trade is estimated at a million', 'estimated'],
    ['$5 million (2022 est.)', 'estimated'],
    ['Fiji will open a school', 'planned'],
    ['Fiji aims to export more', 'planned'],
    ['the ministers announced that a treaty would follow', 'announced'],
    ['the minister announced that Fiji had returned its envoy', 'asserted'],
    ['Malta pledged support', 'announced'],
    ['both signaled their intent to sign', 'intended'],
    ['Malta considers a visit', 'considered'],
    ['Malta proposed a pact', 'proposed'],
    ['the president ordered his minister to expel the envoy', 'ordered'],
    ['they did not sign it', 'negated'],
    ['not only Fiji signed it', 'asserted'],
    ['it has never been ratified', 'negated'],
  ])('%s: %s', (clause, modality) => expect(modalityOf(clause)).toBe(modality));
});

describe('what is sensitive in a quote', () => {
  it.each([
    ['A teacher was abducted in Suva', 'victim'],
    ['nine men were sentenced for smuggling', 'crime'],
    ['the lawsuit went on for years', 'litigant'],
    ['Malta accused Fiji of meddling', 'allegation'],
    ['a murdered man and a smuggler', 'victim'],
    ['Fiji signed a treaty', undefined],
    ['members of the International Criminal Court', undefined],
    ['a treaty on criminal matters', undefined],
    ['a pact against drug trafficking', undefined],
    ['the criminals fled', 'crime'],
    ['a skilled trial balloonist', undefined],
  ])('%s: %s', (quote, sensitive) => expect(sensitivityOf(quote)).toBe(sensitive));

  it('marks every claim by the words of its quote', () => {
    const [claim] = claimsOf('In May 2008, a parcel bomb exploded near the Maltese embassy in Suva.').filter(
      ({ kind }) => kind === 'incident',
    );
    expect(claim?.sensitive).toBe('crime');
  });
});

describe('two texts that count differently', () => {
  const topics = (text: string): (string | undefined)[] => claimsOf(text).map(({ topic }) => topic);

  it.each([
    ['About 1,250 Fijians live in Malta.', ['FJ-MT.migration.FJ-in-MT']],
    ['As of 2010, 1,250 Fijians live in Malta.', ['FJ-MT.migration.FJ-in-MT.2010']],
    ['Over 1,250 Fijians live in Malta.', [undefined]],
    ['In 2014, trade between Fiji and Malta totaled $23 million.', ['FJ-MT.trade.total.2014']],
    ['Fiji exported $2 million worth of goods to Malta in 2014.', ['FJ-MT.trade.FJ-to-MT.2014']],
    ['Trade is expected to reach $23 million by 2030.', [undefined]],
    ['Fiji received €3 million in aid from Malta in 2011.', ['FJ-MT.aid.2011']],
  ])('%s is told under %j', (text, expected) => expect(topics(text)).toEqual(expected));
});

const WORDS =
  "Fiji|Malta|Fiji's|trade|exports|imports|to|from|and|the|agreement|treaty|signed|on|of|5 million|dollars|$5 million|2017|31.12.2017|XXXX|million|Air|Company|has|invested|in|ambassador|embassy|was|people|living|students|aid|gave|received|worth|a|two|both countries|since|until|[1]|_|**|;|,|.|(|)|:|''|\ue000|\uf000|\ud83d|| |\n- |\n\n|==|%".split(
    '|',
  );

it('reads any text without an error, and quotes only what stands there', () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, (parts) => {
      const source = `Fiji and Malta. ${parts.join(' ')}`;
      for (const { quote, start, end } of claimsOf(source)) {
        expect(quote.length).toBeLessThanOrEqual(300);
        expect(`= Fiji–Malta relations =\n\n${source}`.slice(start, end)).toBe(quote);
      }
    }),
    { numRuns: 300 },
  );
});
