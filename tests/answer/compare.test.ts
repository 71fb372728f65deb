import { describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import { findingsOf, type Answer, type Note } from '../../src/model/answer.ts';
import { openIndex } from '../search/open.ts';

const index = openIndex();
const answerTo = (text: string): Answer => ask(text, index).answer;
const claimsIn = (answer: Answer) => findingsOf(answer).map(({ claim }) => claim?.id);
const notesIn = (answer: Answer): readonly Note[] => ('notes' in answer ? answer.notes : []);

describe('two things held against each other', () => {
  it.each<[string, string[]]>([
    ['which is older, relations with turkey or afghanistan', ['tr-relations-established', 'af-relations-start']],
    [
      'what was more in 2018, turkish exports to norway or norwegian exports to turkey',
      ['tr-turkish-exports-2018', 'tr-norwegian-exports-2018'],
    ],
    [
      'are the norwegian embassies in turkey and in afghanistan both open',
      ['af-embassy-kabul-closed', 'tr-embassy-of-norway'],
    ],
    [
      'humanitarian aid: pakistan floods or afghanistan dec 2021, which was more',
      ['np-flood-aid', 'af-humanitarian-2021'],
    ],
  ])('"%s" shows both: %j', (text, ids) => expect(claimsIn(answerTo(text))).toEqual(expect.arrayContaining(ids)));

  it.each<[string, Partial<Note> & { code: Note['code'] }]>([
    ['which is older, relations with turkey or afghanistan', { code: 'earlier' }],
    ['what was more in 2018, turkish exports to norway or norwegian exports to turkey', { code: 'more' }],
    [
      'how long after norway and afghanistan established relations did the embassy in kabul close',
      { code: 'apart', years: 90 },
    ],
    // Of one year, and of fifty-three: no comparison.
    ['bilateral aid to pakistan in 2022 or total aid since 1969, which is more', { code: 'not-comparable' }],
  ])('"%s" is answered with %j, from the values told', (text, note) =>
    expect(notesIn(answerTo(text))).toEqual([expect.objectContaining(note)]),
  );

  it('says which is more in the order of the sums, whichever is named first', () => {
    for (const text of [
      'turkish exports to norway or norwegian exports to turkey in 2018, which was bigger',
      'norwegian exports to turkey or turkish exports to norway in 2018, which was bigger',
    ])
      expect(notesIn(answerTo(text))).toEqual([
        {
          code: 'more',
          more: expect.objectContaining({ amount: 765e6 }),
          less: expect.objectContaining({ amount: 513e6 }),
        },
      ]);
  });

  it('is refused where neither side is told of', () =>
    expect(answerTo('wine or cheese, what does norway buy more from turkey').status).toBe('refused'));
});
