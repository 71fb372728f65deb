import { describe, expect, it } from 'vitest';
import { ask, askAfter } from '../../src/answer/ask.ts';
import { contextOf, findingsOf, type Answer } from '../../src/model/answer.ts';
import { understandAfter } from '../../src/search/question.ts';
import { openIndex } from './open.ts';

const index = openIndex();

/** The answer to the last of several questions of one member. */
function last(...questions: readonly string[]): Answer {
  const [first = '', ...next] = questions;
  return next.reduce((answer, text) => askAfter(text, index, {}, contextOf(answer)).answer, ask(first, index).answer);
}
/** The claims in the passages on which an answer rests. */
const claimsIn = (answer: Answer): string[] =>
  findingsOf(answer).flatMap(({ citation: { document, start, end } }) =>
    index.library.claims
      .filter((claim) => claim.document === document.id && start <= claim.start && claim.end <= end)
      .map(({ id }) => id),
  );

describe('a question after another one', () => {
  it.each<[string, string, string]>([
    ['How much did Norway export to Pakistan in 2022?', 'what about imports?', 'np-imports-2022'],
    ['How much did Norway export to Turkey in 2018?', 'and the other way round?', 'tr-turkish-exports-2018'],
    ['When did Norway and Afghanistan establish relations?', 'and turkey?', 'tr-diplomatic-relations-start'],
    ['When did Erdogan visit Norway?', 'who hosted him', 'tr-visit-2005-places'],
    ['who climbed tirich mir', 'when was that?', 'np-tirich-mir-years'],
    ['which mission did norway have in karachi', 'and in lahore?', 'nm-consulate-lahore'],
    ['how many bottles of liquor were smuggled', 'who caught them', 'kp-smuggled-liquor'],
  ])('"%s" and then "%s" rests on %s', (first, next, id) => {
    expect(claimsIn(last(first, next))).toContain(id);
  });

  it.each<[string, string]>([
    ['How much did Norway export to Pakistan in 2022?', 'in 2019?'],
    ['When did the Afghan embassy in Oslo close?', 'why?'],
    ['How much aid did Norway give Pakistan in 2022?', 'and turkey?'],
    ['how many customers does telenor have', 'how many people work for them'],
  ])('"%s" and then "%s" is refused', (first, next) => expect(last(first, next).status).toBe('refused'));

  it('that is complete in itself takes nothing over', () => {
    const before = contextOf(ask('How much did Norway export to Pakistan in 2022?', index).answer);
    for (const text of ['When did Norway and Turkey establish relations?', 'who is Osman Kavala', 'write me a poem'])
      expect(understandAfter(text, index, {}, before).readings).toEqual([]);
  });

  it('goes on to a third', () => {
    const answer = last('When did Norway and Afghanistan establish relations?', 'and turkey?', 'and north korea?');
    expect(claimsIn(answer)).toContain('kp-relations-1973');
  });
});
