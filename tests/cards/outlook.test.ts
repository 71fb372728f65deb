import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, trace } from '../../src/cards/entry.ts';
import { answerTyped, factOf, lookText } from '../../src/cards/fact.ts';
import { hold } from '../../src/cards/hold.ts';
import { outlook } from '../../src/cards/refresh.ts';
import { localeFor } from '../../src/locales/index.ts';
import type { Card } from '../../src/model/card.ts';
import { createIndex, type Index } from '../../src/search/index.ts';
import { libraryOf } from '../corpus/folder.ts';
import { filesOf, years } from './texts.ts';

const t = localeFor('en');
const wanted = { t, pictures: 'all' } as const;
const NOW = Date.UTC(2026, 0, 15);
const index = (files: Record<string, string>): Index => createIndex(libraryOf(files));
const BEFORE = filesOf({ malta: years(3) });
const OTHERS = [
  BEFORE,
  filesOf({ malta: { ...years(3), 1992: 90 } }),
  filesOf({ malta: { 1991: 11, 1993: 13 } }),
  filesOf({ malta: { ...years(3), 1994: 14 } }),
].map(index);

function cardOf(question: string, from: Index): Card {
  const { fact, findings } = factOf(answerTyped(question, from))!;
  return {
    id: '0123456789ab',
    guild: '1',
    channel: '2',
    message: '3',
    state: 'pinned',
    pinned: true,
    rev: 1,
    fact,
    entries: findings.map((finding) => entryOf(finding, t, from)),
    layout: 'full',
    title: '',
    text: '',
    hash: 'none',
    digest: '',
    pinnedBy: '4',
    createdAt: NOW,
    reviewMonths: 3,
    reviewAt: NOW + 1e9,
    expiresAt: NOW + 2e9,
    waiting: false,
    posts: 1,
  };
}

const step = (card: Card, to: Index, now: number): Card =>
  ({ ...card, ...outlook(card, to, wanted, now).change }) as Card;

describe('what becomes of a card', () => {
  const questions = [
    'How much did Malta export to Fiji in 1992?',
    lookText({ topic: 'trade-flow', pairs: ['FJ-MT'] })!,
  ];
  const texts = fc.nat({ max: OTHERS.length - 1 });
  const path = fc.array(fc.tuple(texts, fc.constantFrom(NOW, NOW + 1.5e9, NOW + 3e9)));

  it('has the pictures that its server wants', () => {
    const card = cardOf(questions[1]!, OTHERS[0]!);
    const figure = (pictures: 'all' | 'no-maps' | 'none') =>
      outlook(card, OTHERS[0]!, { t, pictures }, NOW).shown?.figure?.chart;
    expect([figure('all'), figure('no-maps'), figure('none')]).toEqual(['amounts', 'amounts', undefined]);
  });

  it('depends on the documents and the time alone, not on what came between', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), path, texts, (question, steps, number) => {
        const last = OTHERS[number]!;
        const first = step(cardOf(question, OTHERS[0]!), OTHERS[0]!, NOW);
        const end = NOW + 3e9;
        const far = steps.reduce((card, [to, now]) => step(card, OTHERS[to]!, now), first);
        const [near, long] = [step(first, last, end), step(far, last, end)];
        expect(long.hash).toBe(near.hash);
        expect(long.text).toBe(near.text);
        // A card that came back says that it was brought up to date, or expired meanwhile.
        const trouble = (card: Card): boolean => card.state === 'stale' || card.state === 'retracted';
        expect(trouble(long)).toBe(trouble(near));
        const again = outlook(long, last, wanted, end);
        expect(again).toEqual({ change: { digest: last.ledger.corpus } });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a fact is found again', () => {
  const [before] = OTHERS;
  const { entries } = cardOf('How much did Malta export to Fiji in 1992?', before!);
  const renamed = Object.fromEntries(
    Object.entries(BEFORE).map(([name, text]) => [
      name.replace('fiji-malta', 'other'),
      text.replaceAll('fiji-malta', 'other').replaceAll('mtfj-', 'x1-'),
    ]),
  );
  const moved = {
    ...BEFORE,
    'fiji-malta.md': `# Fiji and Malta\n\nA word before.\n\n${BEFORE['fiji-malta.md']!.split('\n\n').slice(1).join('\n\n')}`,
  };
  it.each<[string, Record<string, string>, string | undefined]>([
    ['where nothing has changed', BEFORE, 'mtfj-1992'],
    [
      'under another id',
      Object.fromEntries(Object.entries(BEFORE).map(([n, s]) => [n, s.replaceAll('mtfj-', 'aa-')])),
      'aa-1992',
    ],
    ['at another place', moved, 'mtfj-1992'],
    ['in another file under another id', renamed, 'x1-1992'],
    ['with another figure', filesOf({ malta: { ...years(3), 1992: 77 } }), 'mtfj-1992'],
    ['not where it is gone', filesOf({ malta: { 1991: 11, 1993: 12 } }), undefined],
  ])('%s', (_, files, id) => {
    expect(trace(entries, t, index(files))[0]!.now?.claim?.id).toBe(id);
  });

  it('only as a source that differs where another document says something else', () => {
    const other = Object.fromEntries(
      Object.entries(filesOf({ malta: { 1992: 99 } })).map(([name, text]) => [
        name.replace('fiji-malta', 'other'),
        text
          .replaceAll('fiji-malta', 'other')
          .replaceAll('mtfj-', 'ot-')
          .replaceAll('importer: FJ', 'importer: FJ, topic: mt-1992'),
      ]),
    );
    const own = {
      ...BEFORE,
      'fiji-malta.claims.yaml': BEFORE['fiji-malta.claims.yaml']!.replace(
        "period: '1992', exporter: MT",
        "period: '1992', topic: mt-1992, exporter: MT",
      ),
    };
    const card = cardOf('How much did Malta export to Fiji in 1992?', index(own));
    expect(hold(card, t, index(own)).differs).toBe(false);
    const held = hold(card, t, index({ ...own, ...other }));
    expect({ verdict: held.verdict, differs: held.differs }).toEqual({ verdict: 'same', differs: true });
  });
});
