import { en, type Locale } from './en.ts';

// A map: a client can send any name, also one that every object knows.
const LOCALES: ReadonlyMap<string, Locale> = new Map([['en', en]]);

/** The languages that are shipped, by their codes. */
export const LANGUAGES: readonly string[] = [...LOCALES.keys()];

/** The wording under each name that Discord has for its language. */
export const discordLocales: readonly (readonly [string, Locale])[] = [
  ['en-US', en],
  ['en-GB', en],
];

/** The wording for a Discord locale such as `en-GB`; English where there is no better one. */
export const localeFor = (discordLocale: string | undefined): Locale =>
  LOCALES.get(discordLocale?.split('-')[0] ?? 'en') ?? en;
