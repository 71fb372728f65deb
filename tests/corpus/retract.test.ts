import fc from 'fast-check';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadLibrary } from '../../src/corpus/load.ts';
import { addWithdrawal, retract, retractEntry } from '../../src/corpus/retract.ts';
import { SHIPPED } from '../search/open.ts';
import { changedCorpus } from './changed.ts';
import { folder } from './folder.ts';

const REASON = 'Two "figures" were mixed up: #1';
const LINE = 'retracted: "Two \\"figures\\" were mixed up: #1"';

describe('a claim of a claims file', () => {
  it.each<[string, string, string]>([
    [
      'with a field on each line, and comments',
      'document: a # x\nclaims:\n  # one\n  - id: a-1 # first\n    kind: aid\n\n  - id: a-2\n    kind: aid',
      `document: a # x\nclaims:\n  # one\n  - id: a-1 # first\n    ${LINE}\n    kind: aid\n\n  - id: a-2\n    kind: aid`,
    ],
    ['whose id comes last', 'claims:\n- kind: aid\n  id: a-1', `claims:\n- kind: aid\n  id: a-1\n  ${LINE}`],
    ['on one line', 'claims: [{ kind: aid, id: "a-1" }]\n', `claims: [{ kind: aid, id: "a-1", ${LINE} }]\n`],
    [
      'of Windows',
      'claims:\r\n  - id: a-1\r\n    kind: aid\r\n',
      `claims:\r\n  - id: a-1\r\n    ${LINE}\r\n    kind: aid\r\n`,
    ],
  ])('%s gets its reason, and nothing else changes', (_, before, after) => {
    expect(retractEntry(before, 'a-1', REASON)).toBe(after);
  });

  it.each([['a-2'], ['constructor']])('that is not there is not found: %s', (id) => {
    expect(retractEntry('claims:\n  - id: a-1\n', id, REASON)).toBeUndefined();
  });

  it('of the shipped documents can be taken back with any reason', () => {
    const files = readdirSync(SHIPPED).filter((name) => name.endsWith('.claims.yaml'));
    const texts = files.map((name) => readFileSync(join(SHIPPED, name), 'utf8'));
    type Parsed = { claims: { id: string }[] };
    const reason = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), reason, (text, at, why) => {
        const before = parse(text) as Parsed;
        const { id } = before.claims[at % before.claims.length]!;
        const claims = before.claims.map((claim) => (claim.id === id ? { ...claim, retracted: why } : claim));
        expect(parse(retractEntry(text, id, why)!)).toEqual({ ...before, claims });
      }),
      { numRuns: 20 },
    );
  });
});

describe('retracted.yaml', () => {
  const entry = { claim: 'x-1', document: 'a', kind: 'aid', quote: "Malta's: gift", reason: REASON } as const;
  it.each<[string, string]>([
    ['that is not there yet', ''],
    ['that has a comment', '# why\n'],
    ['with an entry', '# why\n- claim: x-0\n  document: a\n  kind: aid\n  quote: b\n  reason: c # d\n'],
    ['that is indented', '  - { claim: x-0, document: a, kind: aid, quote: b, reason: c }'],
  ])('%s gets an entry, and keeps the rest', (_, before) => {
    const after = addWithdrawal(before, entry);
    expect(after.includes(before.trim())).toBe(true);
    expect(parse(after)).toEqual([...((parse(before) as object[] | null) ?? []), entry]);
  });
  it.each(['[{ claim: x-0, document: a, kind: aid, quote: b, reason: c }]', 'claim: x', '...'])(
    'of another form is left alone: %s',
    (before) => {
      expect(() => addWithdrawal(before, entry)).toThrow(/retracted\.yaml cannot be added to/);
    },
  );
});

describe('retracting', () => {
  it('writes the file as a whole, with its rights, and leaves nothing beside it', () => {
    const dir = changedCorpus();
    const file = join(dir, 'norway-pakistan.claims.yaml');
    const { mode } = statSync(file);
    const names = readdirSync(dir);
    const claim = loadLibrary([dir]).library!.claims.find(({ id }) => id === 'np-relations-established')!;
    expect(retract(claim, REASON, [file], dir)).toBe(file);
    expect(statSync(file).mode).toBe(mode);
    expect(readdirSync(dir)).toEqual(names);
    const { claims, retracted } = loadLibrary([dir]).library!;
    expect(claims.map(({ id }) => id)).not.toContain(claim.id);
    expect(retracted).toEqual([{ ...claim, retracted: REASON }]);
    expect(() => retract({ ...claim, id: 'other' }, REASON, [file], dir)).toThrow('stands in no claims file');
  });

  it('keeps a proposed claim from being proposed again, whatever its id', () => {
    const text = 'Fiji and Malta established diplomatic relations on 3 May 1975.';
    const dir = folder({ 'fiji-malta.md': `# Fiji and Malta\n\n${text}\n` });
    const [claim] = loadLibrary([dir]).library!.claims;
    expect(claim).toMatchObject({ extracted: true, kind: 'diplomatic-relations' });
    expect(basename(retract({ ...claim!, id: 'x-of-before' }, REASON, [], dir))).toBe('retracted.yaml');
    const { claims, retracted } = loadLibrary([dir]).library!;
    expect(claims).toEqual([]);
    expect(retracted).toEqual([{ ...claim, retracted: REASON }]);
  });
});
