import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/charts/index.ts';
import { loadType } from '../../src/charts/type.ts';
import { localeFor } from '../../src/locales/index.ts';
import type { Served } from '../../src/model/quiz.ts';
import type { SessionQuestion } from '../../src/model/session.ts';
import { LIMITS } from '../../src/reply/limits.ts';
import { distributionOf } from '../../src/sessions/distribution.ts';
import { tallyOf } from '../../src/sessions/tally.ts';
import { hostile } from '../reply/hostile.ts';
import { cityItem, clozeItem, matchItem, numberItem, orderItem } from './made.ts';

const t = localeFor('en');
const closed = (served: Served, more: Partial<SessionQuestion> = {}): SessionQuestion => ({
  session: 'abcdef012345',
  guild: '1',
  number: 2,
  served,
  state: 'closed',
  addedMs: 0,
  shown: 0,
  editedAt: 0,
  ...more,
});
/** The figure after these answers, one member each. */
function figureOf(question: SessionQuestion, answers: readonly string[], lettered = true) {
  const responses = answers.map((answer, i) => ({
    session: question.session,
    guild: '1',
    number: 2,
    member: `70000000000000000${i}`,
    press: '1',
    answer,
    ms: 900,
  }));
  return distributionOf({ total: 3 }, question, tallyOf(question, responses), t, lettered);
}
const CITY = closed(cityItem(1));

describe('the picture of the answers to a question', () => {
  it('has every option with its count, also those that nobody chose, and says which is right', () => {
    expect(figureOf(CITY, ['1', '1', '0'])).toEqual({
      chart: 'distribution',
      title: 'Question 2 of 3',
      subtitle: 'In which city was mission number 1 of Fiji in Norway?',
      notes: [],
      source: 'Counted in this quiz: 3 answers',
      alt: 'Bar chart of how often each answer was given. Question 2 of 3: In which city was mission number 1 of Fiji in Norway? A · Oslo: 1; B · Bergen: 2, right; C · Bodø: 0.',
      rows: [
        { letter: 'A', label: 'Oslo', count: 1, text: '1', right: false },
        { letter: 'B', label: 'Bergen', count: 2, text: '2, right', right: true },
        { letter: 'C', label: 'Bodø', count: 0, text: '0', right: false },
      ],
    });
  });
  it('has no letters where each had their own', () => {
    const figure = figureOf(CITY, ['1'], false)!;
    expect(figure.rows.map(({ letter }) => letter)).toEqual([undefined, undefined, undefined]);
    expect(figure.alt).not.toContain('·');
  });
  it('says what the host has decided since', () => {
    const acts = [
      { at: 1, does: 'also', answer: '0' },
      { at: 2, does: 'also', answer: '0' },
    ] as const;
    expect(figureOf({ ...CITY, ruling: { also: ['0'], acts: [...acts] } }, ['0'])!.notes).toEqual([
      'Decided by the host: A · Oslo is taken as right, too.',
    ]);
  });
  it.each<[string, SessionQuestion, readonly string[]]>([
    ['nobody answered', CITY, []],
    ['the question does not count any more', { ...CITY, state: 'taken-back' }, ['1']],
    ['a number was typed', closed(numberItem), ['120']],
    ['words were typed', closed(clozeItem), ['Bodø']],
    ['events were put in order', closed(orderItem), ['2031']],
    ['rows were matched', closed(matchItem), ['1032']],
    ['it is sensitive', closed({ ...CITY.served, item: { ...CITY.served.item, sensitive: true } }), ['1']],
  ])('is none where %s', (_, question, answers) => expect(figureOf(question, answers)).toBeUndefined());

  it('holds counts and the words of the question, whatever these are, and can be told and drawn', async () => {
    const type = await loadType();
    const words = fc.tuple(hostile, fc.array(hostile, { minLength: 3, maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(words, async ([stem, options]) => {
        const item = {
          ...CITY.served.item,
          stem: `${stem} x`.repeat(9).slice(0, 400),
          options: options.map((text, i) => ({ text: `${text} x`.repeat(9).slice(0, 200), value: `v:${i}` })),
        };
        const figure = figureOf(closed({ ...CITY.served, item }), ['0', '2'])!;
        expect(figure.alt.length).toBeLessThanOrEqual(LIMITS.altText);
        expect(JSON.stringify(figure)).not.toContain('7000000000000000');
        expect(await drawSvg(figure, type)).toMatch(/^<svg /);
      }),
      { numRuns: 20 },
    );
  });
});
