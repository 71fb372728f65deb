import helmet from '@fastify/helmet';
import serve from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { Interaction, type Callback, type Dispatch } from '../interaction.ts';
import type { Log } from '../model/log.ts';
import { describe, doorOf, goOnAfter, newServer, type Door } from './door.ts';
import { makePage } from './page.ts';
import { FILE_LIMIT } from './page/wire.ts';
import { createPlaygroundDiscord, inText, newId, type PlaygroundDiscord } from './playground-discord.ts';

export interface PlaygroundSettings {
  readonly dispatch: Dispatch;
  /** The application commands as Discord takes them. */
  readonly commands: readonly object[];
  /** What an empty channel offers to ask. */
  readonly examples: () => readonly string[];
  /** What led to the answer to an interaction, as JSON; undefined when it is no interaction. Without it the page cannot tell. */
  readonly inspect?: (raw: unknown) => unknown;
  /** The server that the page shows: what is posted there is seen on it. Without it one of its own. */
  readonly discord?: PlaygroundDiscord | undefined;
  /** When given it must be free; 0 takes any. Without it: 8080, or the next free one. */
  readonly port?: number;
  readonly host?: string;
  readonly log: Log;
  /** The folder of the built page; the page is built into it when it is missing or old. */
  readonly pageDir: string;
}

const DEFAULT_PORT = 8080;
const PORTS_TRIED = 20;

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  // Pictures that come with an answer are made into addresses by the page itself.
  imgSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['lit-html'],
};

/**
 * Opens a local web page that looks like a Discord channel and sends the same interactions to the same dispatch.
 * There is no signature here, so it answers only to pages of its own address.
 * @throws Error when the port that was asked for is taken, or the page cannot be built
 */
export async function openPlayground(settings: PlaygroundSettings): Promise<Door> {
  const { dispatch, commands, examples, inspect, log, pageDir, host = '127.0.0.1' } = settings;
  const { discord = createPlaygroundDiscord() } = settings;
  await makePage(pageDir);
  const app = newServer(log);
  guard(app);
  // Plain text is what a form on any page can post without being asked.
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: false,
  });
  await app.register(serve, { root: pageDir });
  app.get('/api/commands', () => ({ commands, examples: examples() }));
  app.post('/api/interactions', async (request, reply) => {
    const interaction = complete(request.body);
    if (!interaction) return reply.code(400).send({ error: 'the body is no interaction' });
    const from = performance.now();
    const callback = await dispatch(interaction);
    const ms = Math.round(performance.now() - from);
    log.info({ requestId: request.id, ...describe(interaction), callback: callback.type, status: 200, ms }, 'answered');
    discord.answered(interaction, callback);
    goOnAfter(reply, callback.later);
    return asJson(callback);
  });
  app.get('/api/news', (request) => {
    const { channel, since } = Look.parse(request.query);
    return discord.news(channel, since);
  });
  takeFiles(app, discord);
  if (inspect) {
    app.post('/api/inspect', (request, reply) => {
      const inspection = inspect(complete(request.body));
      return inspection ?? reply.code(400).send({ error: 'the body is no interaction' });
    });
  }
  await listen(app, host, settings.port);
  return doorOf(app);
}

/** What a page asks for when it looks what is new. */
const Look = z.object({ channel: z.string().catch(''), since: z.coerce.number().catch(0) });
const Named = z.object({ name: z.string().min(1).max(200).catch('file') });

/** Files go as text among the JSON: the page makes them into files again. */
const asJson = ({ files, later: _, ...callback }: Callback): object => ({
  ...callback,
  ...(files && { files: files.map(inText) }),
});

/** Takes the files that go with a command or a form: the bytes alone, of a type that no form on another page can post. */
function takeFiles(app: FastifyInstance, discord: PlaygroundDiscord): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
    (_request, body, done) => done(null, body),
  );
  app.post('/api/files', { bodyLimit: FILE_LIMIT }, (request, reply) => {
    const { name } = Named.parse(request.query);
    if (!Buffer.isBuffer(request.body)) return reply.code(400).send({ error: 'the body is no file' });
    return discord.keep({ name, bytes: request.body }, `http://${request.headers.host}/api`);
  });
}

/** Refuses what another site's page could send: a name that was made to point here, or a post from elsewhere. */
function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { port } = app.server.address() as AddressInfo;
    const own = ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) =>
      port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
    );
    const { host = '', origin } = request.headers;
    // A program without an Origin header is no page, and may post.
    const local = own.includes(host) && (origin === undefined || own.some((name) => origin === `http://${name}`));
    if (!local) return reply.code(403).send({ error: 'only a page of this very address may ask' });
  });
}

const Loose = z.looseObject({
  id: z.string().optional(),
  locale: z.string().optional(),
  member: z.unknown().optional(),
  user: z.unknown().optional(),
});

/** Reads an interaction, and fills in what only Discord would know. Undefined when it is none. */
function complete(body: unknown): Interaction | undefined {
  const loose = Loose.safeParse(body);
  if (!loose.success) return undefined;
  const { member, user, ...rest } = loose.data;
  const who = member ? { member } : { user: user ?? { id: '1', username: 'you' } };
  return Interaction.safeParse({ id: newId(), locale: 'en-US', ...rest, ...who }).data;
}

async function listen(app: FastifyInstance, host: string, wanted: number | undefined): Promise<void> {
  const first = wanted ?? DEFAULT_PORT;
  const last = wanted === undefined ? first + PORTS_TRIED - 1 : first;
  for (let port = first; port <= last; port++) {
    try {
      await app.listen({ port, host });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
  throw new Error(
    wanted === undefined
      ? `Ports ${first} to ${last} are all taken. Set PORT to a free one.`
      : `Port ${wanted} is taken. Set PORT to another one, or leave it out to take the next free one.`,
  );
}
