import { setImmediate } from 'node:timers/promises';
import type { Built } from './aside.ts';
import type { Bot } from './bot.ts';
import { formatReport, type FileReport } from './corpus/load.ts';
import { QUIET } from './corpus/watch.ts';
import { CHANGES, differences, type Change } from './difference.ts';
import { warnOfFiles, type Opened } from './library.ts';
import type { Log } from './model/log.ts';
import type { Metrics } from './model/metrics.ts';
import type { Index } from './search/index.ts';

/** Problems told of one refusal, and changes told of one reload on debug. */
const TOLD = { problems: 20, changes: 200 } as const;

/** What reloading works with. */
export interface Reloading {
  readonly bot: Pick<Bot, 'index' | 'use'>;
  /** What the bot began with. */
  readonly opened: Pick<Opened, 'digest' | 'files'>;
  /** Reads the folders; `known` is the digest of what answers now. */
  readonly build: (known: string) => Promise<Built>;
  /** Is told what a reload has changed, before it settles. */
  readonly changed?: ((before: Index, after: Index, changes: readonly Change[]) => Promise<void>) | undefined;
  readonly log: Log;
  readonly metrics?: Pick<Metrics, 'reloaded' | 'libraryLoaded'> | undefined;
}

/**
 * Makes the function that has the documents read anew. What is in order answers from then on; what is not is refused, and the
 * documents of before go on. Asked for while it is being done, it is done once more afterwards, never twice at once.
 * The promise settles when nothing more is to be done; it is never rejected.
 */
export function createReload({ bot, opened, build, changed, log, metrics }: Reloading): () => Promise<void> {
  let known = opened.digest;
  let seen = opened.digest;
  let remarks = new Set(opened.files.map(remarkOn));
  let asked = false;
  let running: Promise<void> | undefined;

  async function look(): Promise<void> {
    const from = performance.now();
    const built = await build(known);
    const ms = Math.round(performance.now() - from);
    warnOfFiles(
      built.files.filter((file) => !remarks.has(remarkOn(file))),
      log,
    );
    remarks = new Set(built.files.map(remarkOn));
    for (const line of built.remarks) log.warn({}, line);
    const problems = 'problems' in built ? built.problems : lostTo(built.files, bot.index);
    if ('unchanged' in built) {
      metrics?.reloaded('unchanged');
      log.info({ ms }, 'nothing has changed in the documents');
    } else if (problems.length > 0 || !('library' in built)) {
      metrics?.reloaded('refused');
      const told = problems.slice(0, TOLD.problems);
      log.error(
        { problems: told, count: problems.length, ms },
        'the documents are not in order: those of before go on',
      );
    } else {
      const before = bot.index;
      bot.use(built.library, built.catalogue);
      known = built.digest;
      metrics?.reloaded('taken');
      metrics?.libraryLoaded();
      const changes = await tell(before, bot.index, ms, log);
      await changed?.(before, bot.index, changes).catch((error: unknown) =>
        log.error({ error }, 'what a reload has changed could not be put on record: no server is told of it'),
      );
    }
    // A file that is still being copied: one more look when it should be whole, for as long as it grows.
    if (built.fresh && built.digest !== seen) setTimeout(() => void reload(), QUIET).unref();
    seen = built.digest;
  }
  async function run(): Promise<void> {
    while (asked) {
      asked = false;
      await look().catch((error: unknown) => {
        metrics?.reloaded('refused');
        log.error({ error }, 'the documents could not be read anew: those of before go on');
      });
    }
    running = undefined;
  }
  function reload(): Promise<void> {
    asked = true;
    return (running ??= run());
  }
  return reload;
}

/** What is told of a file. */
const remarkOn = (file: FileReport): string => JSON.stringify(file);

/** The documents that answer now and cannot be read any more: to go on without them is not what somebody meant who mistyped. */
function lostTo(files: readonly FileReport[], { library }: Index): string[] {
  const answering = new Set(library.documents.map(({ file }) => file));
  return files.filter(({ file, outcome }) => outcome === 'refused' && answering.has(file)).flatMap(formatReport);
}

/** Tells and gives what has changed: the counts, and on debug each change up to a limit. Other work goes on in between. */
async function tell(before: Index, after: Index, ms: number, log: Log): Promise<readonly Change[]> {
  const counts: Partial<Record<Change['change'], number>> = {};
  const all: Change[] = [];
  for (const changes of differences(before, after)) {
    for (const change of changes) {
      counts[change.change] = (counts[change.change] ?? 0) + 1;
      if (all.length < TOLD.changes) log.debug(change, 'changed');
      all.push(change);
    }
    await setImmediate();
  }
  const { documents, claims } = after.library;
  const ordered = Object.fromEntries(CHANGES.flatMap((name) => (counts[name] ? [[name, counts[name]]] : [])));
  log.info(
    { documents: documents.length, claims: claims.length, ...ordered, ms },
    'the documents were read anew and answer from now on',
  );
  return all;
}
