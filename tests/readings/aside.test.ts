import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/corpus/assemble.ts';
import type { CorpusFile } from '../../src/corpus/file.ts';
import { readAside } from '../../src/readings/aside.ts';
import { SHIPPED } from '../search/open.ts';

const fileOf = (text: string): CorpusFile => ({ file: 'a.md', id: '.own-1', form: 'document', markdown: true, text });
const order = (text: string) => ({ file: fileOf(text), aliases: [], thisYear: 2026 });

describe('a document that is read in a process of its own', () => {
  it('is read as those of the operator are', async () => {
    const text = readFileSync(join(SHIPPED, 'norway-turkey.md'), 'utf8');
    const { library } = assemble([fileOf(text)], { thisYear: 2026 });
    const { document, claims, findings } = await readAside(order(text));
    expect(document).toEqual(library!.documents[0]);
    expect(claims).toEqual(library!.claims);
    expect(findings).toEqual([]);
  }, 30_000);

  it('is refused with its findings', async () => {
    const found = await readAside(order('---\ntitle: [\n---\nText.'));
    expect(found).toEqual({ findings: [expect.objectContaining({ code: 'front-matter' })] });
  }, 30_000);

  it('takes nothing along when it takes too long', async () => {
    await expect(readAside(order('# A\n\nText.'), 1)).rejects.toThrow(/ended with SIGKILL/);
  }, 30_000);

  it.each([
    ['lone surrogates', '# A\n\n\ud800 in 1999\udfff, Fiji sold 3 \ud800 to Malta.\n'],
    ['a table of one cell after another', `# Fiji and Malta\n\n${'| a '.repeat(20_000)}|\n`],
    ['brackets without end', `# Fiji and Malta\n\n${'[[('.repeat(30_000)}\n`],
    ['one sentence of names', `# Fiji and Malta\n\n${'Malta and Fiji and '.repeat(5_000)}\n`],
  ])(
    'stands %s',
    async (_, text) => {
      expect((await readAside(order(text), 25_000)).findings).toBeInstanceOf(Array);
    },
    30_000,
  );
});
