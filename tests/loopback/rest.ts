import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Fault } from './faults.ts';
import type { Upload } from './messages.ts';
import { routes } from './routes.ts';
import { Refusal, type Json, type World } from './world.ts';

/** A request of the bot and what it was told. */
export interface Recorded {
  readonly method: string;
  /** After `/api/v10`, without the query. */
  readonly path: string;
  /** The status that left this server; 0 where the connection was cut instead. */
  readonly status: number;
  /** The JSON that was sent, or undefined. */
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Sent {
  readonly body: unknown;
  readonly files: readonly Upload[];
}

const PREFIX = '/api/v10';

/** Answers the REST API: plays the planned faults, checks who asks, and records everything. */
export function restOf(world: World, requests: Recorded[], take: (request: string) => Fault | undefined) {
  const forbidden = new Set<string>();
  // Paths whose first answer was spoilt here: asking again is no fault of the bot.
  const spoilt = new Set<string>();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers } = request;
    const { pathname, searchParams: query, host } = new URL(request.url ?? '', `http://${headers.host}`);
    const path = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : pathname;
    const sent = await read(request);
    const fault = take(`${method} ${path}`);
    const effect = !fault || ('after' in fault && fault.after === true);
    const answer = effect ? answerTo({ request, path, query, host, sent }) : undefined;
    const spoken = fault ? spoil(fault) : answer;
    judge(`${method} ${path}`, spoken ?? { status: 0 }, sent.body);
    if (fault) spoilt.add(path);
    requests.push({ method, path, status: spoken?.status ?? 0, body: sent.body });
    if (spoken) send(response, spoken, bucketOf(method, path), world.clock.now());
    else request.socket.destroy();
    world.stir();
  };

  interface Question {
    readonly request: IncomingMessage;
    readonly path: string;
    readonly query: URLSearchParams;
    readonly host: string;
    readonly sent: Sent;
  }

  const answerTo = ({ request, path, query, host, sent }: Question): Answer => {
    const asked = `${request.method} ${path}`;
    const route = routes.find((each) => each.path.test(asked));
    if (!/^DiscordBot \(/.test(String(request.headers['user-agent']))) {
      world.problems.push(`${asked}: the User-Agent does not start with "DiscordBot ("`);
    }
    if (!route) {
      world.problems.push(`${asked}: this Discord has no such route`);
      return { status: 404, body: { code: 0, message: '404: Not Found' } };
    }
    if (!route.open && request.headers.authorization !== `Bot ${world.token}`) {
      return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    }
    try {
      const parts = (route.path.exec(asked) ?? []).slice(1).map(decodeURIComponent);
      const body = route.answer({ world, parts, query, host, ...sent });
      return body === undefined ? { status: 204 } : { status: 200, body };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: { code: error.code, message: error.message } };
    }
  };

  /** What a bot must not do again, and must not do twice. */
  const judge = (asked: string, { status, body }: Answer, sent: unknown): void => {
    const code = (body as Json | undefined)?.['code'];
    if (code === 40060 && !spoilt.has(asked.split(' ')[1] ?? '')) {
      world.problems.push(`${asked}: the interaction was acknowledged twice`);
    }
    if (status !== 401 && status !== 403) return;
    const key = `${asked} ${JSON.stringify(sent)}`;
    if (forbidden.has(key)) world.problems.push(`${asked}: sent again after ${status}`);
    forbidden.add(key);
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error: unknown) => {
      world.problems.push(`the loopback itself failed at ${request.url}: ${String(error)}`);
      request.socket.destroy();
    });
  };
}

/** The JSON of a body, alone or beside files. */
async function read(request: IncomingMessage): Promise<Sent> {
  const type = request.headers['content-type'] ?? '';
  const bytes = await buffer(request);
  if (!type.startsWith('multipart/form-data')) return { body: parsed(bytes.toString()), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files = [...form.values()].filter((each) => each instanceof File);
  return { body: parsed(String(form.get('payload_json') ?? '')), files };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a fault puts in the place of the answer; nothing where it cuts the connection. */
function spoil(fault: Fault): Answer | undefined {
  if (fault.kind === 'dropped') return undefined;
  if (fault.kind === 'broken') return { status: fault.status, body: { code: 0, message: `${fault.status}: broken` } };
  if (fault.kind === 'refused') {
    return { status: fault.status, body: { code: fault.code, message: fault.message } };
  }
  const { retryAfter, scope = 'user' } = fault;
  return {
    status: 429,
    body: { code: 0, message: 'You are being rate limited.', retry_after: retryAfter, global: scope === 'global' },
    headers: {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': scope,
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(retryAfter),
      ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
    },
  };
}

/** The name of a limit: the method, and the path without its numbers and tokens. */
const bucketOf = (method: string, path: string): string =>
  Buffer.from(`${method}${path.replaceAll(/\d{5,}|token-of-[^/]+/g, '')}`)
    .toString('base64url')
    .slice(0, 32);

function send(response: ServerResponse, { status, body, headers }: Answer, bucket: string, now: number): void {
  response.writeHead(status, {
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset': String(now / 1000 + 1),
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': bucket,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
