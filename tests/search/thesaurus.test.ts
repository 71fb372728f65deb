import { describe, expect, it } from 'vitest';
import data from '../../src/search/thesaurus.json' with { type: 'json' };
import { stemOf } from '../../src/search/stem.ts';
import { oppositesOf, synonymsOf, withoutPhrases } from '../../src/search/thesaurus.ts';

describe('the lists', () => {
  it('hold lower-case words, each once in its line', () => {
    for (const line of data.groups) {
      const words = line.split(' ');
      expect({ line, odd: words.filter((word) => !/^[a-z]+$/.test(word)) }).toEqual({ line, odd: [] });
      expect({ line, different: new Set(words).size }).toEqual({ line, different: words.length });
      expect(words.length).toBeGreaterThan(1);
    }
    expect(new Set(data.groups).size).toBe(data.groups.length);
  });

  it('oppose no word to itself or to its own synonym of one line', () => {
    for (const line of data.opposites) {
      const [left = [], right = []] = line
        .split(line.includes('/') ? '/' : ' ')
        .map((side) => side.trim().split(' ').map(stemOf));
      expect({ line, both: left.filter((word) => right.includes(word)) }).toEqual({ line, both: [] });
    }
  });
});

it.each<[string, string]>([
  ['cops', 'police'],
  ['booze', 'liquor'],
  ['quarrel', 'dispute'],
])('%s may be %s', (word, other) => expect([...synonymsOf(stemOf(word))]).toContain(stemOf(other)));

it.each<[string, string]>([
  ['export', 'import'],
  ['open', 'close'],
  ['embassy', 'consulate'],
])('%s is not %s', (word, other) => expect([...synonymsOf(stemOf(word))]).not.toContain(stemOf(other)));

it('knows opposites both ways', () => {
  expect([...oppositesOf(stemOf('shrink'))]).toContain(stemOf('grow'));
  expect([...oppositesOf(stemOf('grow'))]).toContain(stemOf('shrink'));
});

describe('a phrase', () => {
  const known = () => true;
  it('is read as the word that it means, in any form', () => {
    expect(withoutPhrases(['when', 'did', 'it', 'kick', 'off'], known)).toEqual(['when', 'did', 'it', 'begin']);
    expect(withoutPhrases(['it', 'kicked', 'off'], known)).toEqual(['it', 'begin']);
  });
  it('stays where no document knows its meaning', () =>
    expect(withoutPhrases(['kick', 'off'], () => false)).toEqual(['kick', 'off']));
});
