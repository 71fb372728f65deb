import { z } from 'zod';
import { CountryCode } from '../model/country.ts';
import { PeriodText } from '../model/period.ts';
import { dayOf } from './day.ts';
import type { CorpusFile } from './file.ts';
import type { Finding } from './report.ts';
import { problemsOf, readYaml } from './yaml.ts';

const text = z.string().trim().min(1);
const origin = { url: z.url({ protocol: /^https?$/ }).optional(), licence: text.optional() };
const Header = z.strictObject({
  title: text.optional(),
  publisher: text.optional(),
  ...origin,
  countries: z.array(CountryCode).min(1).optional(),
  textDate: PeriodText.optional(),
  text: z.enum(['verbatim', 'digest']).default('verbatim'),
  digestOf: z.strictObject({ title: text, publisher: text, ...origin }).optional(),
});
export type Header = z.infer<typeof Header>;

/** Longer front matter is none: nobody writes so much of a title and a licence. */
const LONGEST = 64 * 1024;
const OPEN = /^---[^\S\r\n]*(\r\n?|\n)/;
const CLOSE = /(?:\r\n?|\n)---[^\S\r\n]*(?:\r\n?|\n|$)/;

interface Front {
  /** Missing when it is so wrong that the document is refused. */
  readonly header?: Header;
  /** The offset behind it; 0 when there is none. */
  readonly end: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads the front matter between two lines `---`. In Markdown it is ours, and a mistake in it refuses the document. A plain text
 * may come from elsewhere with front matter of others: what is not understood there is passed over.
 */
export function readHeader({ file, text: source, markdown }: CorpusFile): Front {
  if (!OPEN.test(source)) return { header: Header.parse({}), end: 0, findings: [] };
  const close = CLOSE.exec(source.slice(0, LONGEST));
  // The first line stays as an empty one, so that lines count as in the file.
  const inside = close && source.slice(3, close.index);
  const end = close ? close.index + close[0].length : 0;
  return markdown ? ownFront(file, inside, end) : foreignFront(file, inside, end);
}

function ownFront(file: string, inside: string | null, end: number): Front {
  const refuse = (line: number | undefined, message: string): Finding => ({
    code: 'front-matter',
    message,
    ...(line !== undefined && { line }),
  });
  if (inside === null) return { end, findings: [refuse(1, 'front matter does not end with a line ---')] };
  const { located, problems } = readYaml(inside, file);
  const checked = located && Header.safeParse(located.data ?? {});
  if (checked?.success) return { header: checked.data, end, findings: [] };
  const found = checked ? problemsOf(checked.error, located, file) : problems;
  return { end, findings: found.map(({ line, message }) => refuse(line, message)) };
}

function foreignFront(file: string, inside: string | null, end: number): Front {
  // A line of dashes may also be just that.
  if (inside === null || !/^\s*[\w"'-]+[^\S\r\n]*:/m.test(inside))
    return { header: Header.parse({}), end: 0, findings: [] };
  const { located, problems } = readYaml(inside, file);
  const data = z.record(z.string(), z.unknown()).safeParse(located?.data).data ?? {};
  const known = Object.entries(data).filter(([name]) => Object.hasOwn(Header.shape, name));
  const wrong: Finding[] = problems.map(({ line, message }) => passedOver(line, message));
  const right = known.filter(([name, value]) => {
    const checked = Header.shape[name as keyof Header].safeParse(value);
    if (!checked.success) wrong.push(passedOver(located?.lineOf([name]), `${name}: not understood`));
    return checked.success;
  });
  const date = typeof data['date'] === 'string' ? dayOf(data['date']) : undefined;
  const header = Header.parse(Object.fromEntries(right));
  return { header: { ...(date && { textDate: date }), ...header }, end, findings: wrong };
}

const passedOver = (line: number | undefined, message: string): Finding => ({
  code: 'foreign-front-matter',
  message: `front matter: ${message}; passed over`,
  ...(line !== undefined && { line }),
});
