import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLibrary } from '../src/corpus/load.ts';
import { COUNTRIES } from '../src/model/country.ts';
import type { Library } from '../src/model/document.ts';

const PARTNERS = 'BR CA CL EG ET FR GH IN JP KE MA MX NP PE PH PL PT TH UG VN'.split(' ');
const SECTIONS_EACH = 50;
const SENTENCES_EACH = 6;
const QUESTIONS = 40;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A library of 1,000 sections on 20 pairs, in words as frequent as in the model's texts; and questions on it. */
export function generate(model: Library): { readonly library: Library; readonly questions: readonly string[] } {
  const random = randomFrom(7);
  const { common, names } = wordsOf(model);
  const rare = common.filter((word) => word.length > 5);
  const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  const nameOf = (code: string): string => COUNTRIES.find((country) => country.code === code)!.name;
  const year = (): number => 1905 + Math.floor(random() * 120);
  const phrase = (length: number): string => times(length, () => pick(common)).join(' ');
  const sentence = (partner: string): string => {
    const subject = random() < 0.4 ? `${pick(names)} and ${partner}` : `the ${phrase(2)}`;
    return `In ${year()} ${subject} ${phrase(6 + Math.floor(random() * 10))} ${pick(names)}.`;
  };
  const section = (partner: string): string =>
    `## ${pick(names)} ${pick(common)}\n\n${times(SENTENCES_EACH, () => sentence(partner)).join(' ')}\n`;
  const texts = PARTNERS.map((code) => {
    const head = `---\ntitle: Norway and ${nameOf(code)}\ncountries: ['NO', '${code}']\n---\n`;
    return `${head}\n${times(SECTIONS_EACH, () => section(nameOf(code))).join('\n')}`;
  });
  const questions = times(QUESTIONS, (i) => {
    const opening = pick(['When did', 'How much did', 'Who in', 'Why did', 'Where did', 'What did']);
    // Every eighth names no partner, so that every document is searched.
    const place = i % 8 === 0 ? 'Norway' : `Norway and ${nameOf(pick(PARTNERS))}`;
    const [a, b, c] = times(3, () => pick(rare));
    return `${opening} ${place} ${a} the ${b} of ${c}${i % 3 === 0 ? ` in ${year()}` : ''}?`;
  });
  return { library: load(texts), questions };
}

function wordsOf({ documents }: Library): { readonly common: string[]; readonly names: string[] } {
  const passages = documents.flatMap(({ sections }) => sections.flatMap((section) => section.passages));
  const words = passages.flatMap(({ text }) => text.match(/(?<=\s)\p{L}{2,}(?=[\s,.])/gu) ?? []);
  const { common = [], names = [] } = Object.groupBy(words, (word) => (/^\p{Lu}/u.test(word) ? 'names' : 'common'));
  return { common, names };
}

function load(texts: readonly string[]): Library {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    texts.forEach((text, i) => writeFileSync(join(dir, `text-${i}.md`), text));
    const { library, problems } = loadLibrary([dir], { home: 'NO' });
    if (!library) throw new Error(`the generated texts cannot be read: ${problems[0]?.message}`);
    return library;
  } finally {
    rmSync(dir, { recursive: true });
  }
}
