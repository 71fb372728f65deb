import { readFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CountryCode } from './model/country.ts';
import { LIMITS } from './model/limits.ts';
import { LOG_LEVELS } from './model/log.ts';
import { hideSecrets } from './secrets.ts';

const text = z.string();
const whole = (min: number, max: number, expected: string) =>
  text
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .refine((n) => n >= min && n <= max, expected);
const port = whole(0, 65535, 'a port number from 0 (any free one) to 65535');
const address = (protocol: RegExp, expected: string) => z.url({ protocol, error: expected });

/** Every setting. A message says what is expected; a setting that is empty counts as not set. */
export const Settings = z.object({
  DISCORD_TOKEN: text
    .regex(/^\S+$/, 'the bot token of the Developer Portal, without spaces and without "Bot"')
    .optional(),
  DISCORD_TOKEN_FILE: text.optional(),
  DISCORD_PUBLIC_KEY: text
    .regex(/^[0-9a-f]{64}$/i, 'the public key of the application, 64 hexadecimal digits')
    .optional(),
  DISCORD_APPLICATION_ID: text.regex(/^\d{1,20}$/, 'the id of the application, digits only').optional(),
  DISCORD_API_BASE: address(/^https?$/, 'an http or https address').default('https://discord.com/api'),
  SHARDS: text.regex(/^\d{1,6}( *, *\d{1,6})*$/, 'numbers of shards with commas between them, like 0,1').optional(),
  SHARD_COUNT: whole(1, 100_000, 'the number of all shards, at least 1').optional(),
  HTTP_PORT: port.default(3000),
  PLAYGROUND: z.enum(['on', 'off'], 'on or off').optional(),
  PORT: port.default(8080),
  CORPUS_DIRS: text.optional(),
  CORPUS_FILE_BYTES: whole(1_000, 100_000_000, 'a number of bytes from 1000 to 100000000').default(LIMITS.fileBytes),
  CORPUS_SECTIONS: whole(1, 1_000_000, 'a number from 1 to 1000000').default(LIMITS.sections),
  CORPUS_LINE_LENGTH: whole(100, 100_000_000, 'a number of characters from 100 to 100000000').default(
    LIMITS.lineLength,
  ),
  WATCH: z.enum(['on', 'off'], 'on or off').default('on'),
  PICTURES: z.enum(['on', 'no-maps', 'off'], 'on, no-maps or off').default('on'),
  HOME_COUNTRY: text
    .toUpperCase()
    .refine((code) => CountryCode.safeParse(code).success, 'a country code of two letters (ISO 3166), like NO')
    .optional(),
  DATA_DIR: text.default('./data'),
  DATABASE_URL: address(/^postgres(ql)?$/, 'an address like postgres://user:password@host:5432/name').optional(),
  DATABASE_URL_FILE: text.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  OPERATOR_CONTACT: text.max(200, 'at most 200 characters').optional(),
  PRIVACY_URL: address(/^https$/, 'an https address').optional(),
  SIGNATURE_WINDOW: whole(1, 999_999_999, 'a whole number of seconds, at least 1').default(300),
  METRICS_PORT: port.optional(),
  METRICS_HOST: text.regex(/^[\w.:-]+$/, 'an address of this computer, like 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
});
type Settings = z.infer<typeof Settings>;
type Env = Readonly<Record<string, string | undefined>>;

const NAMES: readonly string[] = Object.keys(Settings.shape);
/** Settings whose value is never shown, and which may stand in a file named by `<NAME>_FILE`. */
const SECRETS = ['DISCORD_TOKEN', 'DATABASE_URL'] as const;
const secretsIn = (values: { readonly [name in (typeof SECRETS)[number]]?: string | undefined }): string[] =>
  SECRETS.flatMap((name) => values[name] ?? []);
const SHIPPED_CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));

/** What the settings mean. Paths are absolute, ports are numbers, a door that is not asked for is missing. */
export type Config = ReturnType<typeof configOf>;

function configOf(settings: Settings, env: Env) {
  const { DISCORD_TOKEN: token, DISCORD_PUBLIC_KEY: publicKey } = settings;
  const playground = settings.PLAYGROUND ? settings.PLAYGROUND === 'on' : !token && !publicKey;
  const folders = settings.CORPUS_DIRS?.split(delimiter).map((folder) => folder.trim());
  return {
    /** Missing too when the HTTP door is open: Discord sends interactions one way only. */
    gateway: token && !publicKey ? { token, ...shardingOf(settings) } : undefined,
    http: publicKey ? { publicKey, port: settings.HTTP_PORT, signatureWindow: settings.SIGNATURE_WINDOW } : undefined,
    /** A port that nobody chose may give way to the next free one. */
    playground: playground ? { port: settings.PORT, chosen: Boolean(env.PORT) } : undefined,
    metrics:
      settings.METRICS_PORT === undefined ? undefined : { port: settings.METRICS_PORT, host: settings.METRICS_HOST },
    token,
    applicationId: settings.DISCORD_APPLICATION_ID,
    apiBase: settings.DISCORD_API_BASE.replace(/\/+$/, ''),
    corpusDirs: folders ? folders.filter(Boolean).map((folder) => resolve(folder)) : [SHIPPED_CORPUS],
    limits: {
      fileBytes: settings.CORPUS_FILE_BYTES,
      sections: settings.CORPUS_SECTIONS,
      lineLength: settings.CORPUS_LINE_LENGTH,
    },
    watch: settings.WATCH === 'on',
    pictures: settings.PICTURES,
    /** Missing: the country that every document is about. */
    homeCountry: settings.HOME_COUNTRY,
    dataDir: resolve(settings.DATA_DIR),
    /** Missing: what lasts is in a file of the data folder. */
    databaseUrl: settings.DATABASE_URL,
    logLevel: settings.LOG_LEVEL,
    operatorContact: settings.OPERATOR_CONTACT,
    privacyUrl: settings.PRIVACY_URL,
    secrets: secretsIn(settings),
  } as const;
}

/** The shards of this process, of how many; all of them when only their number is set. */
function shardingOf({ SHARDS, SHARD_COUNT: shardCount }: Settings): { shards?: number[]; shardCount?: number } {
  if (!shardCount) return {};
  return { shards: SHARDS?.split(',').map(Number) ?? Array.from({ length: shardCount }, (_, i) => i), shardCount };
}

/** Settings that are right each for itself and wrong together. */
function contradictions(settings: Settings): string[] {
  const { PLAYGROUND, DISCORD_TOKEN, DISCORD_PUBLIC_KEY, SHARDS, SHARD_COUNT } = settings;
  const problems: string[] = [];
  if (PLAYGROUND === 'off' && !DISCORD_TOKEN && !DISCORD_PUBLIC_KEY)
    problems.push('PLAYGROUND is off, and neither DISCORD_TOKEN nor DISCORD_PUBLIC_KEY is set: nothing would start');
  if (SHARDS && !SHARD_COUNT) problems.push('SHARDS is set without SHARD_COUNT; expected both, or SHARD_COUNT alone');
  if (SHARD_COUNT && SHARDS?.split(',').some((shard) => Number(shard) >= SHARD_COUNT))
    problems.push(`SHARDS is ${JSON.stringify(SHARDS)}; expected numbers below SHARD_COUNT, from 0`);
  return problems;
}

/**
 * Reads the settings.
 * @param env the environment, e.g. process.env
 * @returns the configuration with warnings about names that look mistyped; or every problem, one line each, never with a secret's value
 */
export function readConfig(
  env: Env = process.env,
): { readonly config: Config; readonly warnings: readonly string[] } | { readonly problems: readonly string[] } {
  const given: Env = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const warnings = Object.keys(given).flatMap(mistyped);
  const { values, problems } = withSecretFiles(given);
  const read = Settings.safeParse(values);
  if (!read.success) problems.push(...read.error.issues.map((issue) => problemOf(issue, values)));
  else problems.push(...contradictions(read.data));
  if (!read.success || problems.length > 0) return { problems: [...problems, ...warnings] };
  return { config: configOf(read.data, given), warnings };
}

function withSecretFiles(given: Env): { values: Env; problems: string[] } {
  const values: Record<string, string | undefined> = { ...given };
  const problems: string[] = [];
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    if (given[name]) problems.push(`${name} and ${name}_FILE are both set; expected one of them`);
    try {
      const secret = readFileSync(file, 'utf8').trim();
      if (secret) values[name] = secret;
      else problems.push(`${name}_FILE is ${JSON.stringify(file)}; expected a file that is not empty`);
    } catch (error) {
      problems.push(
        `${name}_FILE is ${JSON.stringify(file)}; expected a file that can be read (${(error as Error).message})`,
      );
    }
  }
  return { values, problems };
}

function problemOf(issue: z.core.$ZodIssue, values: Env): string {
  const name = String(issue.path[0]);
  if (SECRETS.some((secret) => secret === name)) return `${name} is set but not usable; expected ${issue.message}`;
  // Someone who mixes up two settings may have put a secret here.
  const value = hideSecrets(values[name] ?? '', secretsIn(values)).slice(0, 80);
  return `${name} is ${JSON.stringify(value)}; expected ${issue.message}`;
}

const pairsOf = (name: string): Set<string> =>
  new Set(Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2)));

/** A warning when a name shares most of its letter pairs with a setting, and is none. */
function mistyped(name: string): string[] {
  if (NAMES.includes(name)) return [];
  const own = pairsOf(name.toUpperCase());
  const likeness = (other: string): number => {
    const pairs = pairsOf(other);
    return (2 * own.intersection(pairs).size) / (own.size + pairs.size);
  };
  // Short names are like too many others.
  const near = NAMES.filter((other) => other.length > 5 && likeness(other) > 0.7);
  const best = near.toSorted((a, b) => likeness(b) - likeness(a))[0];
  return best ? [`${name} is not a setting and has no effect; did you mean ${best}?`] : [];
}
