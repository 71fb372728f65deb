import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, isPublic, LIFE_EVENTS, type LifeEvent } from '../../src/cards/life.ts';
import { monthsAfter } from '../../src/cards/make.ts';
import { CARD_STATES, type CardState } from '../../src/model/card.ts';

const life = fc.record({ state: fc.constantFrom(...CARD_STATES), pinned: fc.boolean() });
const event = fc.constantFrom(...LIFE_EVENTS);

describe('the life of a card', () => {
  it.each<[CardState, boolean, LifeEvent, CardState | undefined, boolean?]>([
    ['preview', false, 'confirm', 'posting', false],
    ['draft', false, 'confirm', 'posting', false],
    ['posting', false, 'confirm', undefined],
    ['pinned', true, 'confirm', undefined],
    ['posting', false, 'posted', 'published', false],
    ['published', false, 'posted', undefined],
    ['published', false, 'pinned', 'pinned', true],
    ['stale', false, 'pinned', 'stale', true],
    ['pinned', true, 'unpinned', 'published', false],
    ['retracted', true, 'unpinned', 'retracted', false],
    ['pinned', true, 'reword', 'refreshed', true],
    ['stale', true, 'reword', 'stale', true],
    ['pinned', true, 'change', 'stale', true],
    ['refreshed', true, 'retract', 'retracted', true],
    ['retracted', true, 'change', 'stale', true],
    ['stale', true, 'restore', 'refreshed', true],
    ['pinned', true, 'restore', 'pinned', true],
    ['pinned', true, 'expire', 'expired', true],
    ['stale', true, 'expire', 'stale', true],
    ['expired', true, 'check', 'pinned', true],
    ['retracted', false, 'check', 'published', false],
    ['pinned', true, 'lost', 'orphaned', false],
    ['posting', false, 'lost', 'orphaned', false],
    ['orphaned', false, 'change', undefined],
    ['orphaned', false, 'post-again', 'posting', false],
    ['pinned', true, 'post-again', undefined],
    ['preview', false, 'pinned', undefined],
  ])('%s, pinned %s: %s makes it %s', (state, pinned, what, next, still) => {
    expect(after({ state, pinned }, what)).toEqual(next && { state: next, pinned: still });
  });

  it('never pins what has no message, and never posts what has one', () => {
    fc.assert(
      fc.property(life, fc.array(event), (start, events) => {
        const lives = [{ ...start, pinned: start.pinned && isPublic(start.state) }];
        for (const each of events) lives.push(after(lives.at(-1)!, each) ?? lives.at(-1)!);
        const posts = lives.filter(({ state }, i) => state === 'posting' && isPublic(lives[i - 1]?.state ?? 'draft'));
        expect([...posts, ...lives.filter(({ state, pinned }) => pinned && !isPublic(state))]).toEqual([]);
      }),
    );
  });
  it('is the same when something happens twice, but for what must happen once', () => {
    fc.assert(
      fc.property(life, event, (start, what) => {
        const once = after(start, what);
        const twice = once && after(once, what);
        expect(twice ?? once).toEqual(once);
      }),
    );
  });
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2027-11-30', 3, '2028-02-29'],
  ['2026-03-15', 12, '2027-03-15'],
])('so many months after %s, %s, is %s', (from, months, to) => {
  expect(new Date(monthsAfter(Date.parse(from), months)).toISOString().slice(0, 10)).toBe(to);
});
