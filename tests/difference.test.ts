import { describe, expect, it } from 'vitest';
import { differences, type Change } from '../src/difference.ts';
import { createIndex } from '../src/search/index.ts';
import { libraryOf } from './corpus/folder.ts';
import { openIndex } from './search/open.ts';
import { changedCorpus, WITHOUT_TURKEY } from './corpus/changed.ts';

const text = (trade = 'Malta sold 40 boats.', more = ''): string => `# Fiji and Malta\n\n${more}## Trade\n\n${trade}\n`;
const claim = (id: string, quote: string, n: number, more = ''): string =>
  `  - { id: ${id}, kind: trade-flow, section: Trade, quote: '${quote}', value: { type: count, of: exports, n: ${n}, unit: boats }${more} }\n`;
const corpus = (document: string, claims: string) => ({
  'fiji-malta.md': document,
  'fiji-malta.claims.yaml': `document: fiji-malta\nclaims:${claims ? `\n${claims}` : ' []\n'}`,
});
const BOATS = claim('fm-boats', 'Malta sold 40 boats.', 40);

function changes(old: Record<string, string>, now: Record<string, string>): Change[] {
  const [from, to] = [createIndex(libraryOf(old)), createIndex(libraryOf(now))];
  return [...differences(from, to)].flat();
}
const short = (all: readonly Change[]): string[] =>
  all.map(({ change, id, fields }) => [change, id, ...(fields ?? [])].join(' '));

describe('two libraries', () => {
  it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
    ['that are the same', corpus(text(), BOATS), corpus(text(), BOATS), []],
    [
      'of which one has a text before the claim',
      corpus(text(), BOATS),
      corpus(text(undefined, 'Fiji lies far away.\n\n'), BOATS),
      ['document-changed fiji-malta source'],
    ],
    [
      'in which a claim has another id',
      corpus(text(), BOATS),
      corpus(text(), BOATS.replace('fm-boats', 'fm-ships')),
      [],
    ],
    [
      'in which a figure is another',
      corpus(text(), BOATS),
      corpus(text('Malta sold 41 boats.'), claim('fm-boats', 'Malta sold 41 boats.', 41)),
      ['document-changed fiji-malta source', 'claim-changed fm-boats quote value'],
    ],
    [
      'in which a figure and its id are others',
      corpus(text(), BOATS),
      corpus(text('Malta sold 41 boats.'), claim('fm-other', 'Malta sold 41 boats.', 41)),
      ['document-changed fiji-malta source', 'claim-changed fm-other quote value'],
    ],
    [
      'in which one quote says something else under another id',
      corpus(text(), BOATS),
      corpus(text(), claim('fm-other', 'Malta sold 40 boats.', 40, ", period: '2018'")),
      ['claim-changed fm-other period'],
    ],
    ['of which one has a claim more', corpus(text(), ''), corpus(text(), BOATS), ['claim-added fm-boats']],
    ['of which one has a claim less', corpus(text(), BOATS), corpus(text(), ''), ['claim-retracted fm-boats']],
  ])('%s', (_, old, now, expected) => {
    expect(short(changes(old, now))).toEqual(expected);
  });

  it('tell why a claim was retracted', () => {
    const now = corpus(text(), BOATS.replace(' }\n', ', retracted: It was hearsay }\n'));
    expect(changes(corpus(text(), BOATS), now)).toEqual([
      {
        change: 'claim-retracted',
        id: 'fm-boats',
        document: 'fiji-malta',
        pair: 'FJ-MT',
        kind: 'trade-flow',
        quote: 'Malta sold 40 boats.',
        reason: 'It was hearsay',
      },
    ]);
  });

  it('tell on what the documents differ newly, and no more', () => {
    const one = claim('fm-one', 'Malta sold 40 boats.', 40, ', topic: FJ-MT.boats');
    const two = claim('fm-two', 'It sold 50 boats.', 50, ', topic: FJ-MT.boats');
    const both = 'Malta sold 40 boats. It sold 50 boats.';
    const [agreed, disputed] = [corpus(text(both), one), corpus(text(both), one + two)];
    expect(short(changes(agreed, disputed))).toEqual(['claim-added fm-two', 'dispute-begun FJ-MT.boats']);
    expect(short(changes(disputed, agreed))).toEqual(['claim-retracted fm-two', 'dispute-ended FJ-MT.boats']);
  });

  it('of the shipped documents differ by one that is left out', () => {
    const [all, less] = [openIndex(), openIndex([changedCorpus([], WITHOUT_TURKEY)])];
    const found = [...differences(all, less)].flat();
    expect(found[0] && short(found).filter((line) => line.startsWith('document'))).toEqual([
      'document-removed norway-turkey',
    ]);
    const gone = all.library.claims.filter(({ document }) => document === 'norway-turkey');
    expect(found.filter(({ change }) => change === 'claim-retracted').map(({ id }) => id)).toEqual(
      gone.map(({ id }) => id),
    );
  });
});
