import { describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import type { Answer } from '../../src/model/answer.ts';
import { openIndex } from '../search/open.ts';

const index = openIndex();
const answerTo = (text: string): Answer => ask(text, index).answer;

/** Each asks of something that is told of for a sort of value that is not told. */
describe('what is told of in other respects is no answer', () => {
  it.each([
    // the unit of a count
    'how many of the evacuated afghans were women',
    'how many tons of fish does turkey buy from norway',
    'how many kilos of hashish did the diplomats hand over',
    'how high is tirich mir',
    // an office
    'who was turkish foreign minister in october 2021',
    "who is Turkey's ambassador to Norway?",
    'who was norwegian ambassador in seoul in 2014',
    // a place, a name, a reason, a date
    'in which city did the contact group meet in january 2023',
    'what is the name of the research station in queen maud land',
    'which norwegian university had the most pakistani students',
    'why were the visas of the football team denied',
    'since which year does norway have its consulate in alanya',
    // one year of a sum over many
    'how much did norway invest in turkey in 2010',
    // what was done to whom is told of, this was not
    'what was imaan mazari charged with',
    'what was osman kavala accused of',
    'in which month of 1951 did norway enter the korean war',
    'how long did the norwegian ambassador stay in kaesong in 2014',
    'what hotel did king harald stay at in istanbul',
    'what brand of liquor were the diplomats selling',
    'how many pakistani firms use the gsp tariff cuts',
    'how many norwegians died in the 2022 floods in pakistan',
    'who negotiated for norway before the joint press conference of 1973',
    'who was the first north korean envoy accredited to norway from stockholm',
    'norwegian direct investment in pakistan between 2002 and 2018 total',
  ])('"%s" is refused', (text) => expect(answerTo(text).status).toBe('refused'));
});

it.each([
  ['how many bottles of liquor were smuggled', 'answered'],
  ['how many honorary consulates does norway have in turkey', 'answered'],
  ['who was prime minister of norway in january 2022', 'answered'],
  ['what office did erdogan hold in 2021', 'answered'],
  ['what is the name of the tunnel that norway helped to build', 'answered'],
  ['which airline flies from oslo to lahore', 'answered'],
  ['which month did the embassy in kabul close', 'answered'],
  ['how long did normash operate', 'answered'],
  ['what kind of unit did norway send to the korean war', 'answered'],
  ['how large was the trade between norway and turkey in 2018', 'answered'],
  ['aid from 1969 to 2022 to pakistan in total', 'answered'],
])('"%s" is %s', (text, status) => expect(answerTo(text).status).toBe(status));
