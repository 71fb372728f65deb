import { describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import { findingsOf, type Answer, type Corrected } from '../../src/model/answer.ts';
import { openIndex } from '../search/open.ts';

const index = openIndex();
const answerTo = (text: string): Answer => ask(text, index).answer;
const claimsIn = (answer: Answer): string[] =>
  findingsOf(answer).flatMap(({ citation: { document, start, end } }) =>
    index.library.claims
      .filter((claim) => claim.document === document.id && start <= claim.start && claim.end <= end)
      .map(({ id }) => id),
  );

describe('a question that takes for granted what a text denies is corrected with it', () => {
  it.each<[string, Corrected['premise'], string]>([
    // the opposite is told
    ['why has trade between norway and pakistan been shrinking', 'opposite', 'np-trade-expanded'],
    ['why did ten western countries want osman kavala kept in jail', 'opposite', 'tr-kavala-appeal'],
    ['why was the free trade deal with turkey scrapped in 2017', 'opposite', 'tr-efta-update-2017'],
    // it is not so, says the question
    ['how come norway is not a military ally of turkey', 'opposite', 'tr-military-allies'],
    ['why is there no pakistani embassy in oslo anymore', 'opposite', 'np-embassy-oslo'],
    // an embassy
    ['when did norway close its embassy in ankara', 'not-closed', 'tr-embassy-of-norway'],
    ['who runs norways embassy in pyongyang', 'opposite', 'kp-no-embassy-of-norway'],
    // an office, a person
    ['which norwegian king hosted erdogan in 2005', 'other-role', 'tr-visit-2005-date'],
    ['how long did fredrik barth serve as ambassador in islamabad', 'other-role', 'np-barth-anthropologist'],
    // a country
    [
      'why was the january 2023 contact group meeting on afghanistan hosted by qatar',
      'other-country',
      'af-contact-group-meeting',
    ],
    ['which norwegian airline operates the flights from gardermoen to lahore', 'other-country', 'np-flights'],
    // who to whom, and when
    ['why does norway buy so much fertilizer and aluminum from pakistan', 'opposite', 'nm-goods-from-norway'],
    ['why did norway and afghanistan only establish relations in 2001', 'other-year', 'af-relations-start'],
    ['what held norway back from establishing relations with the dprk until 1991', 'other-year', 'kp-relations-1973'],
    ['how much development aid did pakistan pay to norway in 2022', 'opposite', 'nm-aid-2022'],
    // a place
    ['why did norway move its embassy from islamabad to lahore', 'other-place', 'np-embassy-islamabad'],
    ['which year did bondevik fly to ankara to be erdogans guest', 'other-place', 'tr-visit-2005-date'],
    [
      'what are turkeys honorary consulates in antalya and iskenderun good for',
      'other-country',
      'tr-consulate-antalya',
    ],
    // whose people
    ['why did norwegian diplomats smuggle liquor into pyongyang in 1976', 'other-country', 'kp-smuggled-liquor'],
    ['why was it danish climbers who got up tirich mir in 1964', 'other-country', 'np-naess-climber'],
    ['how did the pakistani firm telenor end up in norway', 'other-country', 'nm-telenor-largest'],
    [
      'how come erdogan was already president when bondevik received him in 2005',
      'other-role',
      'tr-erdogan-prime-minister',
    ],
  ])('"%s": %s', (text, premise, id) => {
    const answer = answerTo(text);
    expect(answer).toMatchObject({ status: 'corrected', premise });
    expect(claimsIn(answer)).toContain(id);
  });
});

describe('a question that takes nothing false for granted is not', () => {
  it.each([
    'why did pakistan send norway a demarche',
    'did trade between norway and pakistan shrink',
    'who hosted erdogan in 2005',
    'when did the afghan embassy in oslo close',
    'when did the afghan embassy in oslo reopen',
    'why is norway a military ally of turkey',
    'which company sells salmon roe to north korea',
    'why were the visas of the football team denied',
    'when did norway and afghanistan establish relations',
    'why was the afghan embassy in oslo closed until 2025',
    'what went wrong with the south korean teachers taxi ride',
    'when did erdogan visit stavanger',
    'how did the norwegian firm telenor come to pakistan',
  ])('"%s"', (text) => expect(answerTo(text).status).not.toBe('corrected'));
});
