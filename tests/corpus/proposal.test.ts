import { describe, expect, it } from 'vitest';
import { proposalOf } from '../../src/corpus/proposal.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import type { Claim } from '../../src/model/kinds/index.ts';
import { folder, libraryOf } from './folder.ts';

const TEXTS: readonly (readonly [string, string])[] = [
  [
    'fiji-malta',
    '# Fiji and Malta\n\n## History\n\nFiji and Malta established diplomatic relations on 3 May 1975. In 2018, exports from Malta to Fiji were worth EUR 1.2 million.\n',
  ],
  [
    'Foreign_relations of Fiji',
    '# Foreign relations of Fiji\n\n## Malta\n\nFiji and Malta established diplomatic relations on 3 May 1975.\n\n## Chile\n\nFiji and Chile established diplomatic relations on 4 June 1976.\n',
  ],
  ['fiji', '# Fiji\n\n## Trade\n\nIn 2019, total exports of Fiji were worth USD 1.1 billion.\n'],
  ['fiji-nauru', '# Fiji and Nauru\n\nNothing is told here.\n'],
];
/** What a claim says, without its name and who read it. */
const said = ({ id: _, extracted: __, rule: ___, ...rest }: Claim): object => rest;

describe.each(TEXTS)('the proposal for %s', (id, text) => {
  const library = libraryOf({ [`${id}.md`]: text });
  const proposal = proposalOf(library.documents[0]!, library.claims);

  it('is a claims file that says what the rules have read', () => {
    const { library: read, problems } = loadLibrary([
      folder({ [`${id}.md`]: text, [`${id}.claims.yaml`]: proposal.text }),
    ]);
    expect(problems).toEqual([]);
    expect(read!.claims.map(said)).toEqual(library.claims.map(said));
    expect(read!.claims.every(({ extracted }) => !extracted)).toBe(true);
    expect(proposal.claims).toBe(library.claims.length);
  });
  it('has ids that can be read and are unique, and the rule above each claim', () => {
    const ids = [...proposal.text.matchAll(/^ {2}# (.+)\n {2}- id: (.+)$/gm)].map(([, , name]) => name!);
    expect(ids).toHaveLength(proposal.claims);
    expect(new Set(ids).size).toBe(ids.length);
    for (const name of ids) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{2,39}$/);
  });
});

it('texts with claims are among those of which proposals are made', () => {
  const counts = TEXTS.map(([id, text]) => libraryOf({ [`${id}.md`]: text }).claims.length);
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
});

it('a claim whose quote is twice in its section is proposed with its whole sentence, or left out and told of', () => {
  const library = libraryOf({
    'fiji-malta.md': '# Fiji and Malta\n\n## Trade\n\nMalta sold boats. Fiji says that Malta sold boats.\n',
    'fiji-malta.claims.yaml':
      'document: fiji-malta\nclaims:\n  - { id: fm-1, kind: traded-goods, section: Trade, quote: Fiji says that Malta sold boats., value: { type: list, of: goods, items: [boats] } }\n',
  });
  const [document, claim] = [library.documents[0]!, library.claims[0]!];
  const start = document.source.lastIndexOf('Malta sold boats.');
  const twice = { ...claim, quote: 'Malta sold boats.', start, end: start + 17 };
  expect(proposalOf(document, [twice]).text).toContain("quote: 'Fiji says that Malta sold boats.'");
  const nowhere = { ...claim, quote: 'Malta sold ships.', start: 0, end: 1 };
  expect(proposalOf(document, [nowhere])).toEqual({
    claims: 0,
    text: expect.stringContaining('claims: []\n  # Left out') as unknown,
  });
});
