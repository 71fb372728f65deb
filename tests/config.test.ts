import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, Settings, type Config } from '../src/config.ts';

type Env = Record<string, string>;
const KEY = 'a1'.repeat(32);
const TOKEN = ['MTk4NjIyNDgzNDcxOTI1MjQ4', 'Cl2FMQ', 'ZnCjm1XVW7vRze4b7Cq4se7kKWsAbc'].join('.');

function config(env: Env): Config {
  const read = readConfig(env);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.config;
}
function problems(env: Env): readonly string[] {
  const read = readConfig(env);
  return 'problems' in read ? read.problems : [];
}
const warnings = (env: Env): readonly string[] => {
  const read = readConfig(env);
  return 'warnings' in read ? read.warnings : [];
};

describe('the doors', () => {
  it.each<[string, Env, (keyof Config)[]]>([
    ['nothing opens the playground', {}, ['playground']],
    ['a token opens the gateway alone', { DISCORD_TOKEN: TOKEN }, ['gateway']],
    ['a public key opens the HTTP door alone', { DISCORD_PUBLIC_KEY: KEY }, ['http']],
    ['of both the HTTP door opens alone', { DISCORD_TOKEN: TOKEN, DISCORD_PUBLIC_KEY: KEY }, ['http']],
    ['a token and PLAYGROUND=on open two', { DISCORD_TOKEN: TOKEN, PLAYGROUND: 'on' }, ['gateway', 'playground']],
    ['empty settings count as not set', { DISCORD_TOKEN: '', DISCORD_PUBLIC_KEY: ' ', PORT: '' }, ['playground']],
  ])('%s', (_, env, doors) => {
    const read = config(env);
    expect((['gateway', 'http', 'playground'] as const).filter((door) => read[door])).toEqual(doors);
  });
  it('gives the HTTP door its port, key and window', () => {
    expect(config({ DISCORD_PUBLIC_KEY: KEY, HTTP_PORT: '4000', SIGNATURE_WINDOW: '60' }).http).toEqual({
      publicKey: KEY,
      port: 4000,
      signatureWindow: 60,
    });
  });
  it.each<[string, Env, object]>([
    ['leaves the shards to Discord', {}, {}],
    ['opens all shards of a number', { SHARD_COUNT: '3' }, { shards: [0, 1, 2], shardCount: 3 }],
    ['opens the named shards of a number', { SHARDS: '2, 3', SHARD_COUNT: '4' }, { shards: [2, 3], shardCount: 4 }],
  ])('%s', (_, env, sharding) => {
    expect(config({ DISCORD_TOKEN: TOKEN, ...env }).gateway).toEqual({ token: TOKEN, ...sharding });
  });
  it.each<[Env, string]>([
    [{ SHARDS: '0' }, 'SHARDS is set without SHARD_COUNT; expected both, or SHARD_COUNT alone'],
    [{ SHARDS: '0,2', SHARD_COUNT: '2' }, 'SHARDS is "0,2"; expected numbers below SHARD_COUNT, from 0'],
  ])('refuses shards that do not fit together: %j', (env, line) => {
    expect(problems({ DISCORD_TOKEN: TOKEN, ...env })).toEqual([line]);
  });
  it.each([
    [{}, 'on'],
    [{ PICTURES: 'no-maps' }, 'no-maps'],
    [{ PICTURES: 'off' }, 'off'],
  ])('has the pictures of %j', (env: Env, pictures) => expect(config(env).pictures).toBe(pictures));
  it('refuses other pictures', () =>
    expect(problems({ PICTURES: 'some' })).toEqual(['PICTURES is "some"; expected on, no-maps or off']));
  it('lets a port that nobody chose give way, and holds to one that was chosen', () => {
    expect(config({}).playground).toEqual({ port: 8080, chosen: false });
    expect(config({ PORT: '8080' }).playground).toEqual({ port: 8080, chosen: true });
  });
});

describe('a setting', () => {
  it('reads folders from the working directory, with the separator of the system between them', () => {
    const folders = ['corpus', resolve('/srv/texts')];
    expect(config({ CORPUS_DIRS: folders.join(delimiter) }).corpusDirs).toEqual([resolve('corpus'), folders[1]]);
  });
  it('has the shipped corpus when no folder is named, wherever the bot is started', () => {
    expect(config({}).corpusDirs).toEqual([resolve(import.meta.dirname, '../corpus')]);
  });
  it.each<[Env, Partial<Config>]>([
    [{ HOME_COUNTRY: 'no' }, { homeCountry: 'NO' }],
    [{ DISCORD_API_BASE: 'http://127.0.0.1:9/api/' }, { apiBase: 'http://127.0.0.1:9/api' }],
    [{ DISCORD_APPLICATION_ID: '198622483471925248' }, { applicationId: '198622483471925248' }],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [{ DATA_DIR: '/srv/data' }, { dataDir: resolve('/srv/data') }],
    [{ OPERATOR_CONTACT: 'mail@example.org' }, { operatorContact: 'mail@example.org' }],
    [{ METRICS_HOST: '0.0.0.0' }, { metrics: undefined }],
    [{ METRICS_PORT: '9464' }, { metrics: { port: 9464, host: '127.0.0.1' } }],
    [{ METRICS_PORT: '0', METRICS_HOST: '::1' }, { metrics: { port: 0, host: '::1' } }],
    [{ PRIVACY_URL: 'https://example.org/privacy' }, { privacyUrl: 'https://example.org/privacy' }],
  ])('%j is understood', (env, expected) => {
    expect(config(env)).toMatchObject(expected);
  });
  it.each<[string, string, string]>([
    ['PORT', 'abc', 'a port number from 0 (any free one) to 65535'],
    ['PORT', '-1', 'a port number from 0 (any free one) to 65535'],
    ['HTTP_PORT', '65536', 'a port number from 0 (any free one) to 65535'],
    ['DISCORD_PUBLIC_KEY', 'a1'.repeat(31), 'the public key of the application, 64 hexadecimal digits'],
    ['DISCORD_APPLICATION_ID', '12x', 'the id of the application, digits only'],
    ['DISCORD_API_BASE', 'discord.com', 'an http or https address'],
    ['PLAYGROUND', 'yes', 'on or off'],
    ['SHARDS', '0;1', 'numbers of shards with commas between them, like 0,1'],
    ['SHARD_COUNT', '0', 'the number of all shards, at least 1'],
    ['HOME_COUNTRY', 'QQ', 'a country code of two letters (ISO 3166), like NO'],
    ['LOG_LEVEL', 'loud', 'one of debug, info, warn, error, silent'],
    ['PRIVACY_URL', 'http://example.org', 'an https address'],
    ['SIGNATURE_WINDOW', '0', 'a whole number of seconds, at least 1'],
    ['SIGNATURE_WINDOW', '1.5', 'a whole number of seconds, at least 1'],
    ['OPERATOR_CONTACT', 'x'.repeat(201), 'at most 200 characters'],
    ['METRICS_PORT', 'on', 'a port number from 0 (any free one) to 65535'],
    ['METRICS_HOST', 'http://x', 'an address of this computer, like 127.0.0.1 or 0.0.0.0'],
  ])('%s=%s is one line with what is expected', (name, value, expected) => {
    expect(problems({ [name]: value })).toEqual([`${name} is "${value.slice(0, 80)}"; expected ${expected}`]);
  });
  it('is reported beside the others, one line each', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'x', HOME_COUNTRY: 'x' })).toHaveLength(3);
  });
  it('says that nothing would start when every door is shut', () => {
    expect(problems({ PLAYGROUND: 'off' })).toEqual([expect.stringMatching(/nothing would start$/)]);
  });
  it('never makes reading throw, and its problems are single lines that name it', () => {
    const name = fc.constantFrom(...Object.keys(Settings.shape).filter((key) => !key.endsWith('_FILE')));
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ unit: 'binary' })), (env) => {
        for (const line of problems(env)) expect(line).toMatch(/^[A-Z][A-Z_]+ [^\n\r]*$/);
      }),
    );
  });
});

describe('a secret', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'attache-config-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('may stand in a file', () => {
    const read = config({ DISCORD_TOKEN_FILE: file('token', `${TOKEN}\n`) });
    expect(read.gateway).toEqual({ token: TOKEN });
    expect(read.secrets).toEqual([TOKEN]);
  });
  it.each<[string, () => Env, RegExp]>([
    ['both forms at once', () => ({ DISCORD_TOKEN: TOKEN, DISCORD_TOKEN_FILE: file('b', TOKEN) }), /both set/],
    ['a file that is not there', () => ({ DISCORD_TOKEN_FILE: join(folder, 'none') }), /can be read \(ENOENT/],
    ['an empty file', () => ({ DISCORD_TOKEN_FILE: file('empty', '\n') }), /not empty/],
    ['a token with spaces', () => ({ DISCORD_TOKEN: `Bot ${TOKEN}` }), /without spaces/],
    ['a token in another setting', () => ({ DISCORD_PUBLIC_KEY: TOKEN }), /64 hexadecimal/],
    ['a short token in another setting too', () => ({ DISCORD_TOKEN: 'short', PORT: 'short' }), /port number/],
  ])('is not shown for %s', (_, env, line) => {
    const given = env();
    const found = problems(given);
    expect(found).toEqual([expect.stringMatching(line)]);
    expect(found.join()).not.toContain(TOKEN);
    expect(found.join()).not.toContain('"short"');
  });
});

describe('a name that is no setting', () => {
  it.each([
    ['CORPUS_DIR', 'CORPUS_DIRS'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DISCORD_PUBKEY', 'DISCORD_PUBLIC_KEY'],
    ['DISCORD_APP_ID', 'DISCORD_APPLICATION_ID'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['HOMECOUNTRY', 'HOME_COUNTRY'],
    ['discord_token', 'DISCORD_TOKEN'],
  ])('gets a warning when it looks mistyped: %s', (name, meant) => {
    expect(warnings({ [name]: 'some value' })).toEqual([
      `${name} is not a setting and has no effect; did you mean ${meant}?`,
    ]);
  });
  it.each([
    'HTTP_PROXY',
    'HOME',
    'PATH',
    'NODE_ENV',
    'NODE_OPTIONS',
    'LOGNAME',
    'REPORT',
    'SHARED_DIR',
    'npm_config_cache',
  ])('is left alone when it is something else: %s', (name) => {
    expect(warnings({ [name]: 'some value' })).toEqual([]);
  });
  it('is named beside the problems too', () => {
    expect(problems({ PORT: 'x', CORPUS_DIR: 'y' })).toHaveLength(2);
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const lines = [...text.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!] as const);

  it('names every setting once, in the order of the schema', () => {
    expect(lines.map(([name]) => name)).toEqual(Object.keys(Settings.shape));
  });
  it.each(lines)('%s has the default of the schema', (name, value) => {
    const read = Settings.shape[name as keyof typeof Settings.shape].safeParse(undefined);
    expect(String(read.data ?? '')).toBe(value);
  });
  it('gives each setting one line of help', () => {
    for (const [name] of lines) expect(text).toMatch(new RegExp(`^# [^\\n]+[.)]\\n#${name}=`, 'm'));
    expect(text.match(/^# /gm)).toHaveLength(lines.length + 3);
  });
  it('changes nothing when it is copied and its lines are opened', () => {
    const env = Object.fromEntries(lines.map(([name, value]) => [name, value]));
    const { playground, ...rest } = config(env);
    const { playground: own, ...plain } = config({});
    expect(rest).toEqual(plain);
    expect(playground?.port).toBe(own?.port);
  });
  it('warns of an unquoted #', () => {
    expect(text).toMatch(/unquoted #/);
  });
});
