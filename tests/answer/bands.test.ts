import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import { resultOf } from '../../src/batch.ts';
import { localeFor } from '../../src/locales/index.ts';
import { openIndex } from '../search/open.ts';

const dir = mkdtempSync(join(tmpdir(), 'bands-'));
writeFileSync(
  join(dir, 'chile.md'),
  `# Norway–Chile relations

Norwegian companies breed salmon in the fjords near Puerto Montt in Chile.

Chile and Norway share a weather station in Antarctica.
`,
);
const index = openIndex([dir]);

describe('a text without claims', () => {
  it.each<[string, string, string | undefined]>([
    ['where do norwegian companies breed salmon in chile', 'answered', 'passage-only'],
    ['do norwegian companies sell salmon from fjords to chile', 'answered', 'perhaps'],
    ['who was the first ambassador of norway in chile', 'refused', undefined],
  ])('"%s" is %s, %s', (text, status, code) => {
    const { answer } = ask(text, index);
    expect(answer.status).toBe(status);
    const codes = 'notes' in answer ? answer.notes.map((note) => note.code) : [];
    expect(codes).toEqual(code ? [code] : []);
    const { perhaps } = resultOf(answer, { t: localeFor('en-US'), index } as never) as { perhaps?: boolean };
    expect(perhaps).toBe(code === 'perhaps' ? true : undefined);
  });
});
