import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { startServer, type Server } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Who connects to this socket is told the address of the run's one PostgreSQL server, or nothing when none starts. */
    readonly postgres: string;
  }
}

/** One PostgreSQL server for a whole run of tests, started when the first test asks for it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let started: Promise<Server> | undefined;
  const socket = join(tmpdir(), `attache-${randomUUID().slice(0, 8)}.sock`);
  const door = createServer((connection) => {
    connection.on('error', () => undefined);
    started ??= startServer({ durable: false });
    started.then(
      ({ url }) => connection.end(url),
      (error: Error) => connection.end(`failed: ${error.message}`),
    );
  }).listen(socket);
  await once(door, 'listening');
  provide('postgres', socket);
  return async () => {
    door.close();
    await (await started)?.remove();
  };
}
