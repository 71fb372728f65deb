import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('./page/', import.meta.url));
/** What the page is made of beside its own folder: the packages, and Discord's limits. */
const others = ['../../package-lock.json', '../reply/limits.ts'].map((file) =>
  fileURLToPath(new URL(file, import.meta.url)),
);

/**
 * Builds the playground's page when it is missing, or older than its sources or the packages it is made of.
 * @param pageDir the folder of the built page
 */
export async function makePage(pageDir: string): Promise<void> {
  const built = await modified(join(pageDir, 'index.html'));
  if (built >= Math.max(await newest(sources), ...(await Promise.all(others.map(modified))))) return;
  // Another process may put its own in place in the meantime; then that one serves as well.
  const isMade = async (): Promise<boolean> => (await modified(join(pageDir, 'index.html'))) > built;
  try {
    await buildInto(pageDir, isMade);
  } catch (cause) {
    if (await isMade()) return;
    throw new Error(`The playground's page could not be built into ${pageDir}; "npm ci && npm run page" says why.`, {
      cause,
    });
  }
}

async function buildInto(pageDir: string, isMade: () => Promise<boolean>): Promise<void> {
  // Vite takes a while to load, and whoever has the page already never needs it.
  const { build } = await import('vite');
  await mkdir(dirname(pageDir), { recursive: true });
  const fresh = await mkdtemp(`${pageDir}-`);
  try {
    await build({ root: sources, logLevel: 'error', build: { outDir: fresh, emptyOutDir: true } });
    // A temporary folder is its maker's alone, but another user may serve the page.
    await chmod(fresh, 0o755);
    // One that is there may be being served, so it stays.
    if (await isMade()) return;
    await rm(pageDir, { recursive: true, force: true });
    await rename(fresh, pageDir);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function newest(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  return Math.max(...(await Promise.all(names.map((name) => modified(join(folder, name))))));
}

/** When a file was last changed, in milliseconds since 1970; 0 when it does not exist. */
async function modified(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return 0;
  }
}
