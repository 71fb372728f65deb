import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands, menus } from '../commands/index.ts';
import packageFile from '../package.json' with { type: 'json' };
import { ask } from '../src/answer/ask.ts';
import type { Call, KeptCall, Options, Subcommand } from '../src/command.ts';
import { readConfig, Settings } from '../src/config.ts';
import { CODES } from '../src/corpus/report.ts';
import { claimsJsonSchema } from '../src/corpus/schema.ts';
import { checked } from '../src/arguments.ts';
import { openLibrary } from '../src/library.ts';
import { createGuilds } from '../src/guild/guilds.ts';
import { localeFor } from '../src/locales/index.ts';
import { baseFields, MODALITIES, QUALIFIERS } from '../src/model/claim.ts';
import { KIND_NAMES, kinds } from '../src/model/kinds/index.ts';
import { GuildSettings } from '../src/model/guild.ts';
import { Value } from '../src/model/value.ts';
import type { Reply } from '../src/reply/blocks.ts';
import { toText } from '../src/reply/text.ts';
import { openSqlite } from '../src/store/open.ts';
import { RULES } from '../src/quiz/audit/audit.ts';
import { SET_RULES } from '../src/quiz/audit/set.ts';
import { createIndex } from '../src/search/index.ts';
import { confirmDraft, keepDraft } from '../src/store/readings.ts';
import { libraryOf } from './corpus/folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** Every page that this test keeps true. */
const PAGES = ['README.md', 'PRIVACY.md', ...globSync('docs/**/*.md', { cwd: root })].map((path) =>
  path.replaceAll('\\', '/'),
);

/** The rows of all tables of a page, as cells; the heads and the lines under them are left out. */
const rowsOf = (page: string): string[][] =>
  [...page.matchAll(/^\|(.+)\|$/gm)]
    .map(([, row]) => row!.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .filter((cells, i, all) => !/^:?-+:?$/.test(cells[0]!) && !/^:?-+:?$/.test(all[i + 1]?.[0] ?? ''));
/** The row whose first cell names something between backticks. */
const rowOf = (page: string, name: string): string[] | undefined =>
  rowsOf(page).find(([first]) => first!.startsWith(`\`${name}\``));
const namesIn = (rows: readonly string[][]): string[] =>
  rows.flatMap(([first]) => /^`([^`]+)`/.exec(first!)?.slice(1) ?? []);
/** The part of a page under a heading. */
function under(page: string, heading: string): string {
  const start = page.indexOf(`\n## ${heading}\n`);
  if (start < 0) throw new Error(`no heading "${heading}"`);
  const end = page.indexOf('\n## ', start + 1);
  return page.slice(start, end < 0 ? undefined : end);
}

describe('the page of the checker', () => {
  it('has each flaw with its level, and no other', () => {
    const told = rowsOf(read('docs/quiz-items.md')).flatMap(([first, level]) =>
      namesIn([[first!]]).map((code) => `${code} ${level}`),
    );
    const all = [...RULES, ...SET_RULES].map(({ code, level }) => `${code} ${level}`);
    expect(told.toSorted()).toEqual(all.toSorted());
  });
});

// ---- commands

interface Typable {
  readonly page: string;
  /** As it is typed: `/sources read`. */
  readonly call: string;
  readonly command: Subcommand;
  readonly kept: boolean | undefined;
}

const typables: readonly Typable[] = commands.flatMap(({ name, subcommands, kept, ...own }): Typable[] => {
  const page = `docs/commands/${name}.md`;
  return subcommands
    ? Object.entries(subcommands).map(([sub, command]) => ({
        page,
        call: `/${name} ${sub}`,
        command,
        kept: kept ?? command.kept,
      }))
    : [{ page, call: `/${name}`, command: own as Subcommand, kept }];
});

/** The page of an entry in the menu of a message, which the index names. */
const pageOf = (menu: string): string =>
  String(new RegExp(`\\[${menu}\\]\\(([a-z-]+\\.md)\\)`).exec(read('docs/commands/README.md'))?.[1]);

describe('the pages of the commands', () => {
  it('are one for each command, and an index', () => {
    const index = read('docs/commands/README.md');
    const ofMenus = menus.map(({ name }) => pageOf(name));
    const expected = [...commands.map(({ name }) => `${name}.md`), ...ofMenus, 'README.md'];
    expect(globSync('*.md', { cwd: join(root, 'docs/commands') }).toSorted()).toEqual(expected.toSorted());
    for (const [i, { name }] of menus.entries()) expect(read(`docs/commands/${ofMenus[i]}`)).toMatch(`# ${name}\n`);
    for (const { name } of commands) expect(index).toContain(`](${name}.md)`);
  });

  it.each(typables)('tell every option of $call and no other', ({ page, call, command }) => {
    const options = rowsOf(under(read(page), `\`${call}\``));
    expect(namesIn(options).toSorted()).toEqual(Object.keys(command.options).toSorted());
    for (const [first, meaning, standard] of options) {
      const { required = false } = command.options[namesIn([[first!]])[0]!]!;
      expect(first!.endsWith(' \\*'), `${first} is marked when it is required`).toBe(required);
      expect(meaning!.length).toBeGreaterThan(10);
      expect(standard).not.toBe('');
    }
  });

  it.each(commands)('tell of /$name what happens when nothing is found, who sees it, and its buttons', ({ name }) => {
    for (const heading of ['When nothing is found', 'Who sees it', 'Buttons'])
      expect(
        under(read(`docs/commands/${name}.md`), heading)
          .trim()
          .split('\n').length,
      ).toBeGreaterThan(2);
  });

  // A file cannot be typed.
  const typed = typables.filter(({ command }) => Object.values(command.options).every(({ type }) => type !== 'file'));
  it.each(typed)('show a call of $call', ({ page, call }) => {
    expect(examplesIn(read(page)).some((example) => example.startsWith(call))).toBe(true);
  });

  // `npm test -- -u` writes the examples anew after a change of wording.
  it.each(commands)('show of /$name what it really answers', async ({ name }) => {
    const page = `docs/commands/${name}.md`;
    const replies = new Map<string, string>();
    for (const example of examplesIn(read(page))) replies.set(example, await run(example));
    const fresh = read(page).replace(
      EXAMPLE,
      (_, example: string) => `\`\`\`text\n${example}\n\n${replies.get(example)}\n\`\`\``,
    );
    await expect(fresh).toMatchFileSnapshot(join(root, page));
  });

  // One that is kept opens a form.
  it.each(menus.filter(({ kept }) => !kept))(
    'show of "$name" what it really answers',
    async ({ name, run: answer }) => {
      const page = `docs/commands/${pageOf(name)}`;
      const examples = new RegExp(`\`\`\`text\\n${name}: ([^\\n]+)\\n\\n[\\s\\S]*?\\n\`\`\``, 'g');
      expect(read(page)).toMatch(examples);
      const fresh = read(page).replace(
        examples,
        (_, text: string) =>
          `\`\`\`text\n${name}: ${text}\n\n${asShown(answer({ text, ids: [], message: '1', channel: '2' }, call) as Reply)}\n\`\`\``,
      );
      await expect(fresh).toMatchFileSnapshot(join(root, page));
    },
  );

  it('say truly that a list of one page is public and a longer one private', async () => {
    expect(await run('/visits country: Turkey')).not.toContain('(only you see this)');
    expect(await run('/timeline country: Turkey')).toMatch(/Page 1 of [\s\S]*\(only you see this\)$/);
  });
});

/** A block whose first line is a call and whose rest is the reply to it. */
const EXAMPLE = /```text\n(\/[^\n]+)\n\n[\s\S]*?\n```/g;
const examplesIn = (page: string): string[] => [...page.matchAll(EXAMPLE)].map(([, call]) => call!);

const config = readConfig({});
if ('problems' in config) throw new Error(config.problems.join('\n'));
const opened = openLibrary(config.config);
if ('problems' in opened) throw new Error(opened.problems.join('\n'));
const call: Call = {
  index: createIndex(opened.library),
  t: localeFor('en'),
  about: { version: packageFile.version },
  today: '2026-01-31',
};

const now = (): number => Date.UTC(2026, 0, 31);
const store = await openSqlite(':memory:');
/** The one document that the server has added, to be removed. */
const ADDED = { id: '0123456789ab', guild: '3', name: 'fiji.md', title: 'Fiji and Norway', bytes: 9, text: '# A text' };
/** What commands that keep something are given: a server that has set nothing, and who manages it. */
const keptCall: KeptCall = {
  ...call,
  member: { id: '1', channel: '2', mayPost: true, moderates: true, manages: true, hosts: true, roles: [] },
  interaction: '9',
  guild: { id: '3', settings: GuildSettings.parse({}), rev: 0 },
  library: opened.library,
  whole: call.index,
  lookAt: async () => undefined,
  commands,
  store,
  deliver: async () => undefined,
  left: () => 1_000,
  guilds: createGuilds(store, now),
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  now,
};

/** The reply to a call as it stands on a page: `/trade country: Pakistan year: 2022`. */
async function run(line: string): Promise<string> {
  const typable = typables.find((each) => `${line} `.startsWith(`${each.call} `));
  if (!typable) throw new Error(`no command for ${line}`);
  const { options } = typable.command;
  const parts = line.slice(typable.call.length).split(/ (\w+): /);
  const given = Array.from({ length: (parts.length - 1) / 2 }, (_, i) => {
    const [name, text] = [parts[2 * i + 1]!, parts[2 * i + 2]!];
    return { name, type: 3, value: valueOf(options[name]?.type, text) };
  });
  expect(Object.keys(options)).toEqual(expect.arrayContaining(given.map(({ name }) => name)));
  // What one example leaves behind is not there for the next.
  const own: KeptCall = { ...keptCall, store: await openSqlite(':memory:') };
  if (line.startsWith('/sources remove')) {
    await own.store.write(async (tx) => {
      await keepDraft(tx, { ...ADDED, added_at: now(), added_by: '2' });
      await confirmDraft(tx, { guild: ADDED.guild, id: ADDED.id, member: '2', now: now() }, ADDED.title);
    });
  }
  return asShown(await typable.command.run(checked(options, given), typable.kept ? own : call));
}

const valueOf = (type: Options[string]['type'] | undefined, text: string): string | number | boolean =>
  type === 'whole' ? Number(text) : type === 'yesno' ? text === 'True' : text;

/** A reply as plain text with its buttons, and whether others see it. */
function asShown(reply: Reply): string {
  const labels = reply.blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons.map(({ label }) => `[${label}]`) : [],
  );
  const last = [...labels, ...(reply.private ? ['(only you see this)'] : [])].join(' ');
  return [toText(reply), last]
    .filter(Boolean)
    .join('\n')
    .replace(/\n{2,}/g, '\n');
}

// ---- settings, languages, corpus

describe('docs/operating.md', () => {
  const page = read('docs/operating.md');
  const settings = rowsOf(under(page, 'Settings'));

  it('has every setting once, in the order of the schema', () => {
    expect(namesIn(settings)).toEqual(Object.keys(Settings.shape));
  });
  it.each(Object.entries(Settings.shape))('gives the default of %s', (name, schema) => {
    const standard = schema.safeParse(undefined).data;
    const row = rowOf(page, name)!;
    expect(row[1]).toBe(standard === undefined ? 'none' : `\`${String(standard)}\``);
    expect(row[2]!.length).toBeGreaterThan(15);
  });
  it('has every language', () => {
    const files = globSync('*.ts', { cwd: join(root, 'src/locales') });
    const codes = files.flatMap((file) => /^([a-z]{2}(?:-[A-Z]{2})?)\.ts$/.exec(file)?.slice(1) ?? []);
    expect(namesIn(rowsOf(under(page, 'Languages'))).toSorted()).toEqual(codes.toSorted());
    expect(codes).toContain('en');
  });
});

describe('docs/corpus.md', () => {
  const page = read('docs/corpus.md');
  const fields = under(page, 'The fields of a claim');

  it('has every field that all claims share', () => {
    expect(namesIn(rowsOf(fields)).toSorted()).toEqual(['kind', ...Object.keys(baseFields)].toSorted());
  });
  it.each(['title', 'publisher', 'url', 'licence', 'countries', 'textDate', 'text', 'digestOf'])(
    'has the field %s of the front matter',
    (field) => {
      expect(namesIn(rowsOf(under(page, 'Front matter')))).toContain(field);
    },
  );
  it('has every kind, in the order of the code', () => {
    expect(namesIn(rowsOf(under(page, 'Kinds')))).toEqual(KIND_NAMES);
  });
  it.each(KIND_NAMES)('has the own fields of %s and no other', (kind) => {
    const own = kinds[kind].schema.shape;
    const told = [...rowOf(under(page, 'Kinds'), kind)![1]!.matchAll(/`(\w+)`(\??)/g)];
    const known = Object.entries(own).filter(([name]) => name !== 'kind' && !Object.hasOwn(baseFields, name));
    const optional = known.map(([name, schema]) => `${name}${schema.safeParse(undefined).success ? '?' : ''}`);
    expect(told.map(([, name, mark]) => name! + mark!).toSorted()).toEqual(optional.toSorted());
  });
  it.each(Value.options.map((option) => [option.shape.type.value, option] as const))(
    'has the fields of a value of type %s',
    (type, option) => {
      const row = rowOf(under(page, 'Values'), type)?.join(' ');
      for (const name of Object.keys(option.shape)) expect(row).toMatch(new RegExp(`\\b${name}:`));
    },
  );
  it.each([...MODALITIES, ...QUALIFIERS, ...baseFields.sensitive.unwrap().options])('explains %s', (word) => {
    expect(page).toContain(`\`${word}\``);
  });
  it('explains everything that is told of a file, with its outcome', () => {
    const rows = rowsOf(under(page, 'What is told of a file'));
    expect(namesIn(rows).toSorted()).toEqual(Object.keys(CODES).toSorted());
    expect(Object.keys(CODES).map((code) => [code, rowOf(page, code)![1]])).toEqual(Object.entries(CODES));
  });
  it('shows an example that is a right corpus', () => {
    const files = [...page.matchAll(/^`(fiji-malta\.[a-z.]+)`:\n\n```[a-z]+\n([\s\S]*?)^```$/gm)];
    const { claims } = libraryOf(Object.fromEntries(files.map(([, name, text]) => [name!, text!])));
    expect(claims).toHaveLength(2);
  });
  it('stands beside a JSON Schema that is up to date: npm run schema', () => {
    expect(JSON.parse(read('docs/claims.schema.json'))).toEqual(JSON.parse(JSON.stringify(claimsJsonSchema())));
  });
});

// ---- all pages

/** The anchor that GitHub gives a heading. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (page: string): string[] => [...page.matchAll(/^#{1,6} (.+)$/gm)].map(([, text]) => slug(text!));

/** What is wrong with a link of a page: nothing, or the link with the reason. */
function broken(path: string, link: string): string[] {
  if (/^(https|mailto):/.test(link)) return [];
  const [file, anchor] = link.split('#') as [string, string | undefined];
  const found = file ? resolve(root, dirname(path), file) : join(root, path);
  if (relative(root, found).startsWith('..') || !existsSync(found)) return [`${link}: no such file`];
  return !anchor || anchorsOf(readFileSync(found, 'utf8')).includes(anchor) ? [] : [`${link}: no such heading`];
}

describe.each(PAGES)('%s', (path) => {
  const page = read(path);
  it('has links that lead somewhere', () => {
    // Pictures are taken by the browser tests, so they are no links to follow here.
    const links = [...page.matchAll(/(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
    expect(links.flatMap((link) => broken(path, link))).toEqual([]);
  });
  it('mentions no command that does not exist', () => {
    const known: readonly string[] = commands.map(({ name }) => name);
    // An address behind a method is none, nor is a part of a path.
    const mentioned = page.matchAll(/(?<!\b(?:GET|POST|PUT) )(?<![\w./:~-])\/([a-z]+)(?![\w./-]*[\w/])/g);
    expect([...mentioned].map(([, name]) => name!).filter((name) => !known.includes(name))).toEqual([]);
  });
  it('names scripts of package.json only', () => {
    const scripts = [...page.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name!);
    expect(Object.keys(packageFile.scripts)).toEqual(expect.arrayContaining(scripts));
  });
});

describe('the command line', () => {
  const { stdout } = spawnSync(process.execPath, ['src/cli.ts', '--help'], { cwd: root, encoding: 'utf8' });
  const known = [...stdout.matchAll(/^ {2}([a-z]+) ?/gm)].map(([, name]) => name!);

  it.each(PAGES)('has every command that %s names', (path) => {
    const named = [...read(path).matchAll(/npm run -s cli -- ([a-z]+)/g)].map(([, name]) => name!);
    expect(known).toEqual(expect.arrayContaining(named));
  });
  it('is told in docs/operating.md as a whole', () => {
    expect(namesIn(rowsOf(under(read('docs/operating.md'), 'The command line'))).toSorted()).toEqual(known.toSorted());
  });
});

describe('README.md', () => {
  const page = read('README.md');

  it('names the two commands to start and to test', () => {
    expect(page).toContain('npm ci && npm start');
    expect(page).toContain('npm test');
    expect(page.split('\n').length).toBeLessThan(130);
  });
  it('has every command with its page', () => {
    expect(namesIn(rowsOf(under(page, 'Commands')))).toEqual(commands.map(({ name }) => `/${name}`));
    for (const { name } of commands) expect(page).toContain(`(docs/commands/${name}.md)`);
  });
  it.each([
    ['When did Norway and Pakistan establish relations?', 'disputed'],
    ['How much do Norway and Pakistan trade?', 'answered'],
    ['How many Norwegians live in North Korea?', 'refused'],
  ])('tells truly how this is answered: %s', (question, status) => {
    expect(page).toContain(`| ${question}`);
    expect(ask(question, call.index).answer.status).toBe(status);
  });
});

describe('a decision', () => {
  const decisions = PAGES.filter((path) => path.startsWith('docs/decisions/'));
  it('has a number of its own, counted from one', () => {
    const numbers = decisions.map((path) => Number(/\/(\d{4})-[a-z-]+\.md$/.exec(path)?.[1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
  });
  it.each(decisions)('%s tells context, choice and cost in at most 40 lines', (path) => {
    const headings = [...read(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Choice', 'Cost']);
    expect(read(path).trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });
});
