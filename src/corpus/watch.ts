import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { recognise } from './file.ts';

/** How long folders must be quiet before they are read, in milliseconds: a copy of many files is one change. */
export const QUIET = 1_000;

export interface Watch {
  close(): void;
}

/**
 * Watches folders for changes of what belongs to a corpus.
 * @param on.changed is called when something has changed and all has been quiet since
 * @param on.failed is called once, when a folder that is there cannot be watched
 * @param quiet how long is quiet, in milliseconds
 */
export function watchFolders(
  dirs: readonly string[],
  on: { readonly changed: () => void; readonly failed: (dir: string, error: Error) => void },
  quiet = QUIET,
): Watch {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let failed = false;

  function fail(dir: string, error: NodeJS.ErrnoException): void {
    // What is not there is told of when it is read.
    if (failed || error.code === 'ENOENT') return;
    failed = true;
    on.failed(dir, error);
  }
  function follow(dir: string, matters: (name: string) => boolean, failing: typeof fail): void {
    try {
      const watcher = watch(dir, (_, name) => {
        if (name === null || matters(name)) stir();
      });
      watcher.on('error', (error) => failing(dir, error));
      watchers.push(watcher);
    } catch (error) {
      failing(dir, error as Error);
    }
  }
  function open(): void {
    for (const dir of dirs) {
      const own = basename(dir);
      follow(dir, (name) => name === own || belongs(name), fail);
      // A folder that is taken away, comes back or is another now is a change of the folder around it, which need not be ours to read.
      follow(
        dirname(dir),
        (name) => name === own,
        () => undefined,
      );
    }
  }
  function close(): void {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  }
  function stir(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A watcher stays with the folder that it was opened on, which may be gone. Opened before it is read: nothing falls between.
      close();
      open();
      on.changed();
    }, quiet);
  }

  open();
  return {
    close() {
      clearTimeout(timer);
      close();
    },
  };
}

/** Kubernetes turns a link named `..data` to change all files at once. */
const belongs = (name: string): boolean => name.startsWith('..') || recognise(name) !== undefined;

/** When something that belongs to a corpus was last written in these folders, in epoch milliseconds. */
export function lastWritten(dirs: readonly string[]): number {
  const times = dirs.flatMap((dir) => {
    try {
      const names = readdirSync(dir).filter((name) => recognise(name));
      return names.map((name) => statSync(join(dir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
    } catch {
      return [];
    }
  });
  return times.reduce((newest, time) => Math.max(newest, time), 0);
}
