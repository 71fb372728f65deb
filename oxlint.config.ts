import type { OxlintConfig, OxlintOverride } from 'oxlint';

/** The files between the rooms and the commands: what a command is, and what commands share. */
const floorOf = (folder: string): string =>
  `${folder}/{command,conversation,cooldown,look,member,press,reading,registration,slots,suggest,arguments}.ts`;
const floor = floorOf('src');

/** The rooms of what is kept for servers and members. */
const KEEPING = '{guild,cards,review,privacy,readings,delivery,sets,sessions,results}';

/**
 * Who may import what: the one table of the layers. A row names files and all that they may import (globs of the import text);
 * when several rows name a file, the last one counts. A file that no row names may import nothing.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  'src/model/**': ['./**', 'zod'],
  'src/model/country.ts': ['./**', 'zod', 'world-countries'],
  'src/model/period.ts': ['./**', 'zod', 'edtf'],
  'src/model/digest.ts': ['@noble/hashes/**'],
  'src/model/kinds/**': ['./**', '../*.ts', 'zod'],
  'src/model/figures/**': ['./**', '../*.ts'],
  'src/locales/**': ['./**', '../model/**'],
  'src/corpus/**': ['./**', '../model/**', 'zod', 'yaml', 'node:*', 'node:*/*'],
  'src/corpus/extract/**': ['./**', '../*.ts', '../../model/**', 'zod'],
  'src/search/**': ['./**', '../model/**', 'zod', 'wink-porter2-stemmer'],
  'src/search/english.ts': ['dictionary-en'],
  'src/search/paragraphs.ts': ['./**', 'minisearch'],
  'src/snapshot/**': ['./**', '../{corpus,model,search}/**', 'node:*', 'node:*/*'],
  'src/answer/**': ['./**', '../model/**', '../search/**', 'zod'],
  'src/answer/check/**': ['./**', '../*.ts', '../../{model,search}/**'],
  'src/answer/find.ts': ['./**', '../model/**', '../search/**', 'zod', 'diff'],
  'src/reply/**': ['./**', '../model/**', '../locales/**', 'zod'],
  'src/charts/**': ['./**', '../model/**'],
  'src/charts/pictures.ts': ['./drawing.ts', '../model/**'],
  'src/charts/{drawing,child}.ts': ['./child.ts', '../model/log.ts', 'node:*', 'node:*/*'],
  'src/charts/type.ts': ['./*.ts', 'opentype.js', 'wawoff2', 'node:*', 'node:*/*'],
  'src/charts/paint.ts': ['./*.ts', '@resvg/resvg-wasm', 'node:*', 'node:*/*'],
  'src/charts/png.ts': ['node:zlib'],
  'src/charts/plot.ts': ['./*.ts', 'vega'],
  'src/charts/cities.ts': ['pbf'],
  'src/charts/places.ts': ['./*.ts', '../model/**', 'node:*'],
  'src/charts/land.ts': ['./*.ts', 'd3-geo', 'geojson', 'topojson-client', 'world-atlas/**'],
  'src/reply/figures/**': ['./**', '../*.ts', '../../{model,locales}/**'],
  'src/{interaction,secrets}.ts': ['zod'],
  'src/config.ts': ['./model/**', './secrets.ts', 'zod', 'node:*', 'node:*/*'],
  'src/log.ts': ['./model/**', './secrets.ts', 'pino'],
  'src/metrics.ts': ['./model/**', 'prom-client'],
  'src/store/**': ['./**', '../model/**', 'zod', 'kysely', 'pg', 'node:*', 'node:*/*'],
  'src/store/migrations/**': ['./**', '../migration.ts', 'kysely'],
  [floor]: [floorOf('.'), './{model,search,answer,reply,locales,store,guild}/**'],
  'src/command.ts': ['./{model,search,reply,locales,store,guild,readings}/**', './member.ts'],
  'src/member.ts': ['./interaction.ts', './model/permissions.ts'],
  'src/arguments.ts': ['./interaction.ts', './command.ts'],
  // Items from facts, their checker, and how answers are graded: pure.
  'src/quiz/**': ['./**', '../**/hash.ts', '../{model,locales,search,quiz}/**', 'zod'],
  'src/quiz/{audit,items}/**': [
    './**',
    '../*.ts',
    '../audit/**',
    '../../**/hash.ts',
    '../../{model,locales,search}/**',
  ],
  'src/quiz/random.ts': ['../model/**', 'pure-rand', 'pure-rand/**'],
  // The rooms behind the commands that keep something: each its own part of the store.
  [`src/${KEEPING}/**`]: [
    './**',
    floorOf('..'),
    '../difference.ts',
    `../${KEEPING}/**`,
    '../{model,search,answer,corpus,reply,locales,store,quiz}/**',
    'zod',
    'node:crypto',
  ],
  'src/delivery/**': ['./**', '../charts/pictures.ts', '../{model,reply,store}/**'],
  'src/results/sheet.ts': ['./*.ts', '../{model,sessions}/**', 'csv-stringify/sync'],
  // What reads a text that a server has added, in a process of its own.
  'src/readings/{aside,reader}.ts': ['./*.ts', '../{corpus,model}/**', 'node:*', 'node:*/*'],
  'src/dispatch.ts': [floorOf('.'), './interaction.ts', './dispatch/**', './{search,store}/**'],
  'src/dispatch/**': [
    './**',
    floorOf('..'),
    '../interaction.ts',
    '../{guild,readings}/**',
    '../charts/pictures.ts',
    '../{model,search,reply,locales,store}/**',
    'node:crypto',
  ],
  'commands/*.ts': [
    './*.ts',
    floorOf('../src'),
    `../src/{model,search,answer,reply,locales}/**`,
    `../src/${KEEPING}/**`,
  ],
  'src/transport/**': [
    './**',
    '../interaction.ts',
    '../model/**',
    'zod',
    'fastify',
    '@fastify/*',
    'vite',
    'node:*',
    'node:*/*',
  ],
  'src/transport/{api,connection,discord,gateway,register}.ts': [
    './**',
    '../interaction.ts',
    '../model/**',
    'zod',
    'discord.js',
    '@discordjs/**',
    'node:*',
    'node:*/*',
  ],
  'src/transport/page/**': [
    './**',
    '../../interaction.ts',
    '../../model/**',
    '../../reply/limits.ts',
    'lit',
    'lit/**',
    'marked',
  ],
  // The door that needs no server: the bot and the page in one file.
  'src/transport/demo/**': [
    './**',
    '../page/**',
    '../../*.ts',
    '../../{corpus,locales,model}/**',
    '../../../commands/look-ups.ts',
    'zod',
  ],
  'src/transport/{page,demo}/vite.config.ts': ['vite', 'node:*'],
  'src/cli/**': ['./**', '../*.ts', '../{answer,corpus,locales,model,quiz,search,store}/**', 'node:*', 'node:*/*'],
  // These build everything; even so a library stays in its one room.
  'src/{start,main,cli,bot,kept,library,batch,check,facts,doctor,inspect,reload,aside,builder,slices,difference}.ts': [
    './**',
    'zod',
    '../commands/**',
    '../package.json',
    'node:*',
    'node:*/*',
    'close-with-grace',
  ],
};

const closed: OxlintOverride = {
  files: ['src/**', 'commands/**'],
  rules: {
    'node/no-process-env': 'error',
    'no-restricted-imports': ['error', { patterns: [{ group: ['*'], message: 'No row of `rooms` names this file.' }] }],
  },
};

const layers = Object.entries(rooms).map(([files, open]): OxlintOverride => {
  const message = `${files} may import ${open.join(', ')}.`;
  const group = ['*', ...open.map((door) => `!${door}`)];
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] } };
});

export default {
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'node', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['dist', 'data', 'coverage'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    'import/no-cycle': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-require-imports': 'error',
    // fast-check is used as `fc.` everywhere, as its documentation does.
    'import/no-named-as-default-member': 'off',
    // The compiler's noImplicitReturns says it better.
    'typescript/consistent-return': 'off',
    // Fires on every cast that narrows; there are few, and readers look at them.
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-generated-empty-object-type': 'off',
    // Spreading a text into code points is what is meant here.
    'typescript/no-misused-spread': 'off',
    // Objects here are plain; their functions know no `this`.
    'typescript/unbound-method': 'off',
    // It is about windows; threads have no origin.
    'unicorn/require-post-message-target-origin': 'off',
    // JSON Schema has a keyword of that name.
    'unicorn/no-thenable': 'off',
    'unicorn/consistent-function-scoping': 'off',
  },
  overrides: [
    closed,
    ...layers,
    { files: ['src/config.ts'], rules: { 'node/no-process-env': 'off' } },
    // The types of a CommonJS package there do not say what it exports.
    { files: ['src/charts/type.ts'], rules: { 'import/default': 'off' } },
  ],
} satisfies OxlintConfig;
