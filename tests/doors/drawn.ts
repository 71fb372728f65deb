import { anna, bertil, call, press, turn, type Scenario } from './script.ts';

const DRAWN = /^\[amounts\.png\] .*NOK 559 million/ms;
const TIMELINE = /^\[timeline\.png\] /m;
const TRADE = call('trade', { country: 'PK' });

/** Answers that have a picture. */
export const drawn: readonly Scenario[] = [
  {
    name: 'an answer has its picture with words for who cannot see it, and what is said about it has none',
    steps: [
      turn(TRADE, 'the picture below the text', 'public', [DRAWN]),
      turn(press('More'), 'what else can be done has none', 'private', [], { hides: ['amounts.png'] }),
    ],
  },
  {
    name: 'the picture of an answer stays private where the answer does',
    steps: [turn(call('trade', { country: 'PK', private: true }), 'to the asker alone', 'private', [DRAWN])],
  },
  {
    name: 'every page of a list has the picture of all of it',
    steps: [
      turn(call('timeline', { country: 'TR' }), 'the first page', 'private', [TIMELINE]),
      turn(press('Next'), 'the second', 'changed', ['Page 2', TIMELINE]),
      turn(press('Previous'), 'and back', 'changed', ['Page 1', TIMELINE]),
    ],
  },
  {
    name: 'two members who ask the same at once get the same picture',
    steps: [
      {
        together: [
          turn(TRADE, 'the first', 'public', [DRAWN], { by: anna }),
          turn(TRADE, 'the second', 'public', [DRAWN], { by: bertil }),
        ],
      },
    ],
  },
  {
    name: 'where there is nothing to draw there is no picture',
    steps: [
      turn(call('sources read', { document: 'norway-turkey' }), 'a document', 'private', [], { hides: ['.png'] }),
      turn(call('ask', { question: 'who designed the salang tunnel' }), 'a refusal', 'private', [], {
        hides: ['.png'],
      }),
    ],
  },
];
