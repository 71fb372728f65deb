import type { FastifyInstance } from 'fastify';
import type { Log } from '../model/log.ts';
import { doorOf, newServer, type Door } from './door.ts';

/**
 * Lets a server tell how the process is: GET /healthz while it runs at all, GET /healthz/ready with 503 while it takes no
 * interactions.
 * @param ready whether the doors are open and not closing
 */
export function tellHealth(app: FastifyInstance, ready: () => boolean): void {
  app.get('/healthz', () => ({ ok: true }));
  app.get('/healthz/ready', (_request, reply) => {
    const ok = ready();
    return reply.code(ok ? 200 : 503).send({ ok });
  });
}

export interface MonitorSettings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly log: Log;
  readonly ready: () => boolean;
  /** What /metrics answers. */
  readonly meter: { readonly contentType: string; text(): Promise<string> };
}

/**
 * Opens the address for whoever watches over the process: health, and GET /metrics. It asks for no password, so it stands on a
 * port of its own that the public does not reach.
 * @throws Error when the port cannot be had
 */
export async function openMonitor({ port, host, log, ready, meter }: MonitorSettings): Promise<Door> {
  const app = newServer(log);
  tellHealth(app, ready);
  app.get('/metrics', async (_request, reply) => reply.type(meter.contentType).send(await meter.text()));
  await app.listen({ port, host });
  return doorOf(app);
}
