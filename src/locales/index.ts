import { en, type Locale } from './en.ts';

const LOCALES: Readonly<Record<string, Locale>> = { en };

/** The wording under each name that Discord has for its language. */
export const discordLocales: readonly (readonly [string, Locale])[] = [
  ['en-US', en],
  ['en-GB', en],
];

/** The wording for a Discord locale such as `en-GB`; English where there is no better one. */
export const localeFor = (discordLocale: string | undefined): Locale =>
  LOCALES[discordLocale?.split('-')[0] ?? 'en'] ?? en;
