import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { InteractionType, type Callback } from '../interaction.ts';
import type { Log } from '../model/log.ts';

/** A place where interactions come in. */
export interface Door {
  /** Where it can be reached, such as `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Stops accepting, lets open requests finish, and resolves when the last one has been answered. */
  close(): Promise<void>;
}

/** Bodies above this are refused. Discord's own stay far below it. */
const BODY_LIMIT = 256 * 1024;

/** Discord drops an interaction that is not answered in 3 s, so nobody waits for what takes longer. */
const DRAIN_MS = 3000;

const kinds = new Map<number, string>(Object.entries(InteractionType).map(([name, type]) => [type, name]));

/** What may be logged of an interaction: its kind and the command's name, never what somebody wrote. */
export function describe(interaction: { type: number; data?: { name?: string | undefined } | undefined }): object {
  const command = interaction.data?.name;
  return { kind: kinds.get(interaction.type) ?? 'unknown', ...(command === undefined ? {} : { command }) };
}

/** A server with the limits and the error answers that every door shares. Nothing of a body reaches the log. */
export function newServer(log: Log): FastifyInstance {
  const app = fastify({ bodyLimit: BODY_LIMIT, requestTimeout: 10_000, genReqId: () => randomUUID() });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ requestId: request.id, error, status }, 'request failed');
    else log.info({ requestId: request.id, reason: error.code, status }, 'request refused');
    return reply.code(status).send({ error: status >= 500 ? 'internal error' : error.message });
  });
  return app;
}

/** Begins what goes on after an answer as soon as that is out. */
export function goOnAfter(reply: FastifyReply, later: Callback['later']): void {
  if (later) reply.raw.once('finish', () => void later());
}

/** Makes a door of a server that already listens. */
export function doorOf(app: FastifyInstance): Door {
  return { address: urlOf(app.server.address() as AddressInfo), close: () => drain(app) };
}

function urlOf({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

// A connection that is kept alive turns idle only after its answer is out, so one sweep at the start of the close
// would leave it open until its own timeout.
async function drain(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 20);
  const deadline = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(deadline);
  }
}
