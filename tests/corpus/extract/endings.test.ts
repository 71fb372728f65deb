import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

describe('what is told of an embassy', () => {
  const missions = (text: string): string[] => told(text, 'mission', 'status', 'city', 'period');

  it('lasts where nothing ends it', () => {
    expect(missions('Malta opened an embassy in Suva in 1971.')).toEqual([
      expect.stringMatching(/^open \| Suva \| 1971\/\.\. \|/),
    ]);
  });

  it.each([
    ['its closing', 'Malta closed its embassy in Suva in 1990.'],
    ['the end of relations', 'Malta severed diplomatic relations with Fiji in 1990.'],
  ])('does not last beyond %s', (_, end) => {
    const [opening] = missions(`Malta opened an embassy in Suva in 1971.\n\n${end}`);
    expect(opening).toMatch(/^open \| Suva \| 1971 \|/);
  });

  it('lasts where relations had been broken off before', () => {
    const [opening] = missions(
      'Malta severed diplomatic relations with Fiji in 1965.\n\nMalta opened an embassy in Suva in 1971.',
    );
    expect(opening).toMatch(/^open \| Suva \| 1971\/\.\. \|/);
  });
});
