import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLibrary } from '../src/corpus/load.ts';
import { COUNTRIES } from '../src/model/country.ts';
import type { Library } from '../src/model/document.ts';

const PARTNERS = [
  'BR',
  'CA',
  'CL',
  'EG',
  'ET',
  'FR',
  'GH',
  'IN',
  'JP',
  'KE',
  'MA',
  'MX',
  'NP',
  'PE',
  'PH',
  'PL',
  'PT',
  'TH',
  'UG',
  'VN',
];
const SECTIONS_EACH = 50;
const SENTENCES_EACH = 6;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A library of 1,000 sections on 20 pairs, in words as frequent as in the model's texts; and questions on it. */
export function generate(model: Library, seed = 7): { readonly library: Library; readonly questions: string[] } {
  const random = randomFrom(seed);
  const words = wordsOf(model);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  const nameOf = (code: string): string => COUNTRIES.find((country) => country.code === code)!.names[0]!;
  const year = (): string => String(1905 + Math.floor(random() * 120));
  const phrase = (length: number): string => Array.from({ length }, () => pick(words.plain)).join(' ');
  const sentence = (partner: string): string => {
    const opening = random() < 0.5 ? `In ${year()} ` : '';
    const subject = random() < 0.4 ? `${pick(words.names)} and ${nameOf(partner)}` : `Norway's ${phrase(2)}`;
    return `${opening}${subject} ${phrase(6 + Math.floor(random() * 10))} ${pick(words.names)}.`;
  };
  const section = (partner: string, number: number): string =>
    `## ${pick(words.names)} ${number}\n\n${Array.from({ length: SENTENCES_EACH }, () => sentence(partner)).join(' ')}\n`;
  const texts = PARTNERS.map((partner) => {
    const sections = Array.from({ length: SECTIONS_EACH }, (_, i) => section(partner, i)).join('\n');
    const title = `Norway and ${nameOf(partner)}`;
    return [
      `norway-${partner.toLowerCase()}`,
      `---\ntitle: ${title}\ncountries: ['NO', '${partner}']\n---\n\n${sections}`,
    ];
  });
  const question = (partner: string, i: number): string => {
    const opening = pick(['When did', 'How much did', 'Who in', 'Why did', 'Where did', 'What did']);
    // Every eighth names no country, so that every document is searched.
    const place = i % 8 === 0 ? 'Norway' : `Norway and ${nameOf(partner)}`;
    return `${opening} ${place} ${phrase(4)}${i % 3 === 0 ? ` in ${year()}` : ''}?`;
  };
  const questions = [...PARTNERS, ...PARTNERS].map(question);
  return { library: loaded(texts as [string, string][]), questions };
}

function wordsOf({ documents }: Library): { readonly plain: string[]; readonly names: string[] } {
  const passages = documents.flatMap(({ sections }) => sections.flatMap((section) => section.passages));
  const all = passages.flatMap(({ text }) => text.match(/(?<=\s)\p{L}{2,}(?=[\s,.])/gu) ?? []);
  const named = (word: string): boolean => /^\p{Lu}\p{Ll}+$/u.test(word);
  return { plain: all.filter((word) => !named(word)), names: all.filter(named) };
}

function loaded(texts: readonly (readonly [string, string])[]): Library {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    for (const [id, text] of texts) writeFileSync(join(dir, `${id}.md`), text);
    const { library, problems } = loadLibrary([dir], { home: 'NO' });
    if (!library) throw new Error(JSON.stringify(problems[0]));
    return library;
  } finally {
    rmSync(dir, { recursive: true });
  }
}
