import { describe, expect, it } from 'vitest';
import { factLines, type FactFilter } from '../src/facts.ts';
import type { Claim } from '../src/model/kinds/index.ts';
import { openIndex } from './search/open.ts';

const { library } = openIndex();
const ids = (filter: FactFilter): unknown[] =>
  factLines(library, { ...filter, json: true }).map((line) => (JSON.parse(line) as { id: unknown }).id);

describe('the list of facts', () => {
  it.each<[FactFilter, (claim: Claim) => boolean]>([
    [{}, () => true],
    [{ kind: 'aid' }, ({ kind }) => kind === 'aid'],
    [{ pair: 'no-tr' }, ({ pair }) => pair === 'NO-TR'],
    [{ pair: 'PK-NO', kind: 'mission' }, ({ pair, kind }) => pair === 'NO-PK' && kind === 'mission'],
    [{ pair: 'NO-SE' }, () => false],
  ])('holds what %j chooses', (filter, fits) =>
    expect(ids(filter)).toEqual(library.claims.filter(fits).map(({ id }) => id)),
  );

  it('names the kinds there are to whoever asks for another', () => {
    expect(() => factLines(library, { kind: 'constructor' })).toThrow(
      /unknown kind "constructor"; one of .*trade-flow/,
    );
  });

  it('for reading has a line a claim, with its quote at the end', () =>
    factLines(library, {}).forEach((line, i) => expect(line.endsWith(library.claims[i]!.quote)).toBe(true)));

  it('as CSV quotes every cell, and lets no spreadsheet run one', () => {
    const [claim] = library.claims;
    const hostile = { ...claim!, section: '=HYPERLINK("x")', quote: '+1 "and", more' };
    const [head, row] = factLines({ ...library, claims: [hostile] }, { csv: true });
    expect(head).toBe('id,doc,section,kind,pair,period,modality,topic,quote');
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
    expect(row).toContain(`"'+1 ""and"", more"`);
  });
});
