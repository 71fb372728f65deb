import { z } from 'zod';
import { CountryCode } from '../model/country.ts';
import { PeriodText } from '../model/period.ts';
import type { Problem } from './problem.ts';
import type { CorpusFile } from './file.ts';
import { problemsOf, readYaml } from './yaml.ts';

const text = z.string().trim().min(1);
const origin = { url: z.url({ protocol: /^https?$/ }).optional(), licence: text.optional() };
const fields = {
  title: text.optional(),
  publisher: text.optional(),
  ...origin,
  countries: z.array(CountryCode).min(1).optional(),
  textDate: PeriodText.optional(),
  text: z.enum(['verbatim', 'digest']).default('verbatim'),
  digestOf: z.strictObject({ title: text, publisher: text, ...origin }).optional(),
};

/** The front matter of a document. Plain texts from elsewhere may carry more than we know; in Markdown a stranger is a slip of the pen. */
const Header = { markdown: z.strictObject(fields), plain: z.object(fields) };
export type Header = z.infer<typeof Header.markdown>;

/** Reads the front matter between two `---` lines. `end` is the offset behind it: 0 when there is none. */
export function readHeader({ file, text: source, markdown }: CorpusFile): {
  header?: Header;
  end: number;
  problems: Problem[];
} {
  const schema = markdown ? Header.markdown : Header.plain;
  if (!/^---[^\S\r\n]*(\r\n?|\n)/.test(source)) return { header: schema.parse({}), end: 0, problems: [] };
  const close = /(?:\r\n?|\n)---[^\S\r\n]*(?:\r\n?|\n|$)/.exec(source);
  if (!close) return { end: 0, problems: [{ file, line: 1, message: 'front matter does not end with a line ---' }] };
  const end = close.index + close[0].length;
  // The first line stays as an empty one, so that lines count as in the file.
  const { located, problems } = readYaml(source.slice(3, close.index), file);
  if (!located) return { end, problems };
  const checked = schema.safeParse(located.data ?? {});
  if (!checked.success) return { end, problems: problemsOf(checked.error, located, file) };
  return { header: checked.data, end, problems: [] };
}
