import { z } from 'zod';
import type { Problem } from '../corpus/report.ts';
import { problemsOf, readYaml, writeYaml, type Located } from '../corpus/yaml.ts';
import type { Locale } from '../locales/en.ts';
import type { Library } from '../model/document.ts';
import { Item } from '../model/quiz.ts';
import { ITEMS_MAX, VERDICTS, type QuizSet, type SetItem } from '../model/session.ts';
import { audit } from '../quiz/audit/audit.ts';
import { serve } from '../quiz/serve.ts';
import { clean } from '../reply/escape.ts';
import type { NewItem } from '../store/quiz-sets.ts';
import { OwnEntry, ownEntry, ownItem } from './own.ts';

/** A file of items may have so many bytes. */
export const SHEET_BYTES = 256 * 1024;

const Sheet = z.strictObject({
  name: z.string().trim().min(1).optional(),
  items: z.array(z.unknown()).min(1).max(ITEMS_MAX),
});
/** An item that was exported: its key is computed from its facts, wherever it is imported. */
const FactEntry = Item.omit({ own: true }).extend({
  facts: Item.shape.facts.min(1),
  sensitive: Item.shape.sensitive.default(false),
  verdict: z.enum(VERDICTS).default('open'),
});

/** What a file of items holds. */
export interface Sheet {
  readonly name?: string;
  readonly items: readonly NewItem[];
}

/**
 * Reads a file of items, and has the checker look at each as the documents are now.
 * @returns the items, or everything that is wrong with the file
 */
export function readSheet(
  bytes: Uint8Array,
  library: Library,
  t: Locale,
): Sheet | { readonly problems: readonly Problem[] } {
  const read = readYaml(new TextDecoder().decode(bytes), '');
  if (!read.located) return { problems: read.problems };
  const { located } = read;
  const { data, error } = Sheet.safeParse(located.data);
  if (!data) return { problems: problemsOf(error, located, '') };
  const seen = new Set<string>();
  const entries = data.items.map((entry, i): NewItem | readonly Problem[] => {
    const made = entryFrom(entry, ['items', i], located, t);
    if (!('item' in made)) return made;
    const at = (message: string): Problem => ({ file: '', line: located.lineOf(['items', i]), message });
    if (seen.has(made.item.id)) return [at(t.quizSets.imported.twice)];
    seen.add(made.item.id);
    return audited(made, library, t, at);
  });
  const unseen = data.name === undefined ? [] : unseenIn(data.name, ['name'], located, t);
  const problems = [...unseen, ...entries.flatMap((each) => ('item' in each ? [] : each))];
  if (problems.length > 0) return { problems };
  return { ...(data.name !== undefined && { name: data.name }), items: entries.filter((each) => 'item' in each) };
}

type Path = readonly (string | number)[];
type Made = Pick<NewItem, 'item' | 'verdict'>;

/** One entry as an item, or what is wrong with it. */
function entryFrom(entry: unknown, path: Path, located: Located, t: Locale): Made | readonly Problem[] {
  const isExported = typeof entry === 'object' && entry !== null && 'facts' in entry;
  const { data, error } = (isExported ? FactEntry : OwnEntry).safeParse(entry);
  if (!data) return problemsOf(error, located, '', path);
  const unseen = unseenIn(entry, path, located, t);
  if (unseen.length > 0) return unseen;
  const { verdict } = data;
  if ('facts' in data) {
    const { verdict: _, ...item } = data;
    return { item, verdict };
  }
  const own = ownItem(data, t);
  if ('item' in own) return { item: own.item, verdict };
  return own.faults.map(({ field, message }) => ({
    file: '',
    line: located.lineOf([...path, field]),
    message: `${field}: ${message}`,
  }));
}

/** An item with its flaws, or its hard ones as problems. */
function audited(made: Made, library: Library, t: Locale, at: (message: string) => Problem): NewItem | Problem[] {
  const { imported, flaw } = t.quizSets;
  const { item, verdict } = made;
  if (!serve(item, library)) return [at(imported.unserved)];
  const flaws = audit(item, library);
  const hard = flaws.filter(({ level }) => level === 'hard');
  if (hard.length > 0) return hard.map(({ code, detail }) => at(imported.flaw(flaw(code, detail))));
  return { item, flaws, verdict };
}

/** Texts with characters that nobody sees: what is approved must be what is asked. */
function unseenIn(value: unknown, path: Path, located: Located, t: Locale): Problem[] {
  if (typeof value === 'string') {
    const text = value.trim();
    const field = path.filter((part, i) => i > 1 || part === 'name').join('.');
    if (clean(text) === text) return [];
    return [{ file: '', line: located.lineOf(path), message: `${field}: ${t.quizSets.imported.unseen}` }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    unseenIn(each, [...path, Array.isArray(value) ? Number(name) : name], located, t),
  );
}

/** A set as a file that can be read back. */
export const writeSheet = ({ name }: QuizSet, items: readonly SetItem[]): string =>
  writeYaml({ name, items: items.map(({ item, verdict }) => ({ ...(item.own ? ownEntry(item) : item), verdict })) });
