import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  // Whatever NODE_ENV says: lit warns of its development build in the console.
  resolve: { conditions: ['module', 'browser', 'production'] },
  // No asset becomes a data: address and no preload script is put in: the page's policy allows neither.
  build: {
    outDir: '../../../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
