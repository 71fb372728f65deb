import { z } from 'zod';
import { CountryCode } from '../model/country.ts';
import type { Alias } from '../model/document.ts';
import type { Problem } from './report.ts';
import type { CorpusFile } from './file.ts';
import { problemsOf, readYaml } from './yaml.ts';

const filled = z.string().trim().min(1);
const AliasText = z
  .strictObject({
    name: filled,
    country: CountryCode.optional(),
    hint: CountryCode.optional(),
    also: z.array(filled).default([]),
  })
  .refine((alias) => alias.country === undefined || alias.hint === undefined, {
    error: 'a name is a country or hints at one, not both',
  });

/** Reads an `aliases.yaml`: a list of names that the country package does not have. */
export function readAliases({ file, text }: CorpusFile): { aliases: Alias[]; problems: Problem[] } {
  const { located, problems } = readYaml(text, file);
  if (!located) return { aliases: [], problems };
  const checked = z.array(AliasText).safeParse(located.data ?? []);
  if (!checked.success) return { aliases: [], problems: problemsOf(checked.error, located, file) };
  const aliases = checked.data.map(({ name, also, country, hint }) => ({
    name,
    also,
    ...(country !== undefined && { country }),
    ...(hint !== undefined && { hint }),
  }));
  return { aliases, problems: [] };
}
