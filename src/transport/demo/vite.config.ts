import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** Modules that a browser has not, as it gets them. */
const STAND_INS: Readonly<Record<string, () => string>> = {
  // Hunspell's flags behind the slash are half of the file, and nobody reads them.
  'dictionary-en': () => {
    const words = readFileSync(new URL('index.dic', import.meta.resolve('dictionary-en')), 'utf8');
    return `export default { dic: new TextEncoder().encode(${JSON.stringify(words.replace(/\/.*$/gm, ''))}) };`;
  },
  // The browser's own exists only on pages that came over a safe connection.
  'node:crypto': () => 'export const randomUUID = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(16);',
};

const standIns: Plugin = {
  name: 'stand-ins',
  enforce: 'pre',
  resolveId: (id) => (Object.hasOwn(STAND_INS, id) ? `\0${id}` : undefined),
  load: (id) => STAND_INS[id.slice(1)]?.(),
};

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Puts script and style into the page, which a browser then opens from a disk, and forbids it everything else. */
const singleFile: Plugin = {
  name: 'single-file',
  enforce: 'post',
  generateBundle(_, bundle) {
    const take = (extension: string): string => {
      const file = Object.values(bundle).find(({ fileName }) => fileName.endsWith(extension));
      if (!file) throw new Error(`the demo has no ${extension} file`);
      delete bundle[file.fileName];
      return file.type === 'chunk' ? file.code : String(file.source);
    };
    const page = bundle['index.html'];
    if (page?.type !== 'asset') throw new Error('the demo has no page');
    const style = take('.css');
    const script = take('.js').replace(/<(?=\/script|!--)/gi, '\\x3C');
    const policy = [
      "default-src 'none'",
      `script-src ${hash(script)}`,
      `style-src ${hash(style)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; ');
    page.source = String(page.source)
      .replace(/\s*<(?:script|link)[^>]*(?:\.js|\.css)"[^>]*>(?:<\/script>)?/g, '')
      .replace(
        '<meta charset="utf-8" />',
        (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
      )
      .replace('</head>', (end) => `<style>${style}</style>\n<script type="module">${script}</script>\n${end}`);
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  // Whatever NODE_ENV says: lit warns of its development build in the console.
  resolve: {
    conditions: ['module', 'browser', 'production'],
    // The same list without its escapes is half as long.
    alias: { 'world-countries': 'world-countries/dist/countries-unescaped.json' },
  },
  plugins: [standIns, singleFile],
  build: {
    outDir: '../../../dist/demo',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 100_000,
    modulePreload: false,
    chunkSizeWarningLimit: 4000,
  },
});
