import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { CallbackType, Interaction, InteractionType, type Callback, type Dispatch } from '../interaction.ts';
import type { Log } from '../model/log.ts';
import { openAnswered, type Answered } from './answered.ts';
import { encodeForm } from './form.ts';
import { describe, doorOf, goOnAfter, newServer, type Door } from './door.ts';
import { tellHealth } from './monitor.ts';
import { readPublicKey, refusal } from './signature.ts';

export interface HttpSettings {
  readonly dispatch: Dispatch;
  /** The application's public key, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly log: Log;
  /** Whether all doors are open and none is closing. Default: yes, as long as this one is open. */
  readonly ready?: () => boolean;
  /** How many seconds a request's timestamp may be off, either way. Default 300. */
  readonly windowSeconds?: number;
  /** Milliseconds since 1970. Default Date.now. */
  readonly now?: () => number;
}

interface Desk {
  readonly dispatch: Dispatch;
  readonly key: KeyObject;
  readonly log: Log;
  readonly windowSeconds: number;
  readonly now: () => number;
  readonly answered: Answered;
}

/**
 * Opens the address that Discord posts signed interactions to: POST /interactions, and its health for whoever
 * watches over the process.
 * @throws Error when the public key is not one, or the port cannot be had
 */
export async function openHttp(settings: HttpSettings): Promise<Door> {
  const { dispatch, log, ready = () => true, windowSeconds = 300, now = Date.now } = settings;
  const key = readPublicKey(settings.publicKey);
  const desk: Desk = { dispatch, key, log, windowSeconds, now, answered: openAnswered(now) };
  const app = newServer(log);

  // The signature covers the bytes as they were sent, so nothing may parse the body before it is checked.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  tellHealth(app, ready);
  app.post('/interactions', (request, reply) => receive(desk, request, reply));

  await app.listen({ port: settings.port, host: settings.host });
  return doorOf(app);
}

/** Discord looks in by itself now and then; that needs neither a check of the rest nor a line in the log. */
const isPing = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'type' in raw && raw.type === InteractionType.ping;

/** What the door itself reads of an interaction; the dispatch checks all of it. */
const Head = Interaction.pick({ id: true, type: true }).extend({
  data: z.looseObject({ name: z.string().max(64).optional() }).optional(),
});
type Head = z.infer<typeof Head>;

async function receive(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<object> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const signature = request.headers['x-signature-ed25519'];
  const timestamp = request.headers['x-signature-timestamp'];
  const reason = await refusal(desk.key, { signature, timestamp, body }, desk.now(), desk.windowSeconds);
  if (reason) {
    desk.log.info({ requestId: request.id, reason, status: 401 }, 'request refused');
    return reply.code(401).send({ error: 'invalid request signature' });
  }
  const raw = parse(body);
  if (isPing(raw)) return { type: CallbackType.pong };
  const interaction = Head.safeParse(raw);
  if (!interaction.success) {
    desk.log.warn({ requestId: request.id, status: 400 }, 'signed request is no interaction');
    return reply.code(400).send({ error: 'the body is no interaction' });
  }
  const { later, ...callback } = await answer(desk, interaction.data, raw, request.id);
  goOnAfter(reply, later);
  return callback.files ? sendForm(reply, callback) : callback;
}

function sendForm(reply: FastifyReply, { files = [], ...json }: Callback): FastifyReply {
  const { type, body } = encodeForm(json, files);
  return reply.type(type).send(body);
}

async function answer(desk: Desk, interaction: Head, raw: unknown, requestId: string): Promise<Callback> {
  const from = desk.now();
  let later: Callback['later'];
  // What is remembered for a repeated request is not begun once more.
  const callback = await desk.answered.once(interaction.id, async () => {
    const { later: first, ...rest } = await desk.dispatch(raw);
    later = first;
    return rest;
  });
  const fields = { requestId, ...describe(interaction), callback: callback.type, status: 200, ms: desk.now() - from };
  desk.log.info(fields, 'interaction answered');
  return { ...callback, ...(later && { later }) };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
