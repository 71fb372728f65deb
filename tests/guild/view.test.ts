import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { ask } from '../../src/answer/ask.ts';
import { assemble } from '../../src/corpus/assemble.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import { viewOf, type Added } from '../../src/guild/view.ts';
import { findingsOf } from '../../src/model/answer.ts';
import { GuildSettings, type Guild } from '../../src/model/guild.ts';
import { catalogueOf } from '../../src/search/catalogue.ts';
import { createIndex, type Index } from '../../src/search/index.ts';
import { createNames } from '../../src/search/names.ts';

const library = loadLibrary([fileURLToPath(new URL('../../corpus', import.meta.url))]).library!;
const small = createIndex(library);
/** The same library, known as a large one is. */
const large = createIndex(library, catalogueOf(library, createNames(library), 0));

const guild = (settings: Partial<GuildSettings> = {}, hidden: readonly string[] = []): Guild => ({
  id: '4',
  settings: GuildSettings.parse(settings),
  rev: 1,
  hidden: new Set(hidden),
});

const text = '# Fiji and Norway\n\nFiji opened an embassy in Oslo in 2019. The ukulele choir of Suva sang there.\n';
const read = assemble([{ file: 'fiji.md', id: 'own-fiji', form: 'document', markdown: true, text }], { home: 'NO' });
const added: Added = { library: read.library!, digest: 'one' };
const UKULELE = { text: 'ukulele', terms: ['ukulel'] };

const QUESTIONS = [
  'When did Norway and Turkey establish relations?',
  'How much do Norway and Pakistan trade?',
  'Which embassies are there?',
  'Who is the ambassador to Turkey?',
  'What happened at Nanga Parbat?',
  'Did Norway send a field hospital to Korea?',
];
const documentsIn = (index: Index, question: string): Set<string> => {
  const { answer, evidence } = ask(question, index);
  const found = [...evidence.claims, ...evidence.passages].map(({ item }) => item.document);
  return new Set([...found, ...findingsOf(answer).map(({ citation }) => citation.document.id)]);
};

describe.each([
  ['a small library', small],
  ['a large library', large],
])('the view of a server on %s', (_, index) => {
  it('is the library itself where nothing is set', () => {
    expect(viewOf(index, guild())).toBe(index);
    expect(viewOf(index, guild({ documentsOff: ['no-such-document'] }))).toBe(index);
  });

  it('is made once for all servers that see the same', () => {
    const off = { documentsOff: ['norway-turkey'] };
    expect(viewOf(index, guild(off))).toBe(viewOf(index, { ...guild(off), id: '5' }));
    expect(viewOf(index, guild(off))).not.toBe(viewOf(index, guild({ ...off, sensitive: 'left-out' })));
  });

  it.each(library.documents.map(({ id }) => id))('holds nothing of %s when it is switched off', (id) => {
    const view = viewOf(index, guild({ documentsOff: [id] }));
    expect(view.library.documents.map((document) => document.id)).not.toContain(id);
    expect(view.library.claims.filter(({ document }) => document === id)).toEqual([]);
    expect(view.documentOf(id)).toBeUndefined();
    for (const question of QUESTIONS) expect(documentsIn(view, question)).not.toContain(id);
    expect(QUESTIONS.some((question) => documentsIn(index, question).has(id))).toBe(true);
  });

  it('does not cover countries of which only what is switched off tells', () => {
    const [pair] = index.library.pairs.filter((each) => each.includes('TR'));
    const telling = library.documents.filter(({ countries }) => countries.includes('TR')).map(({ id }) => id);
    const view = viewOf(index, guild({ documentsOff: telling }));
    expect(index.coverage.covers(pair!)).toBe(true);
    expect(view.coverage.covers(pair!)).toBe(false);
    expect(ask('When did Norway and Turkey establish relations?', view).answer.status).toBe('refused');
  });

  it('has no sensitive claims where these are left out, and none that are hidden', () => {
    const sensitive = library.claims.filter((claim) => claim.sensitive);
    const calm = library.claims.find((claim) => !claim.sensitive)!;
    expect(sensitive.length).toBeGreaterThan(0);
    const view = viewOf(index, guild({ sensitive: 'left-out' }, [calm.id]));
    expect(view.library.claims).toHaveLength(library.claims.length - sensitive.length - 1);
    for (const { id } of [...sensitive, calm]) expect(view.claimOf(id)).toBeUndefined();
    expect(view.claimsIn({ pairs: [calm.pair] })).not.toContain(calm);
    const told = view.library.documents.flatMap(({ id, sections }) =>
      sections.flatMap(({ passages }) => passages.map(({ text: words }) => `${id}: ${words}`)),
    );
    for (const { document, quote } of [...sensitive, calm])
      expect(told.filter((each) => each.startsWith(document) && each.includes(quote))).toEqual([]);
  });

  it('answers from what the server has added, and nobody else does', () => {
    const question = 'Which choir sang at the embassy of Fiji?';
    const view = viewOf(index, guild(), added);
    expect(documentsIn(view, question)).toContain('own-fiji');
    expect([view.knows(UKULELE), index.knows(UKULELE)]).toEqual([true, false]);
    expect(documentsIn(index, question)).not.toContain('own-fiji');
    expect(documentsIn(viewOf(index, { ...guild(), id: '5' }), question)).not.toContain('own-fiji');
    for (const other of QUESTIONS) expect(documentsIn(view, other).isSupersetOf(documentsIn(index, other))).toBe(true);
  });

  it('has a ledger of its own, with a number for each of its documents', () => {
    const view = viewOf(index, guild({ documentsOff: ['norway-turkey'] }), added);
    expect(view.ledger.corpus).not.toBe(index.ledger.corpus);
    expect(Math.max(...view.ledger.documents)).toBe(view.library.documents.length - 1);
    expect(view.ledger.hashes).toEqual(view.ledger.hashes.toSorted());
  });
});
