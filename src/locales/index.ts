import { en, type Locale } from './en.ts';

const LOCALES: Readonly<Record<string, Locale>> = { en };

/** The wording for a Discord locale such as `en-GB`; English where there is no better one. */
export const localeFor = (discordLocale: string | undefined): Locale =>
  LOCALES[discordLocale?.split('-')[0] ?? 'en'] ?? en;
