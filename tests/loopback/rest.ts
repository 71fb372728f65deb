import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Fault } from './faults.ts';
import { readSending } from './files.ts';
import { routes, type Asked, type Route } from './routes.ts';
import { isJson, Refusal, textOf, type World } from './world.ts';

/** A request of the bot and what it was told. */
export interface Recorded {
  readonly method: string;
  /** After `/api/v10`, without the query. */
  readonly path: string;
  /** The path as Discord's description writes it, or undefined where there is none. */
  readonly route: string | undefined;
  /** The status that left this server; 0 where the connection was cut instead. */
  readonly status: number;
  /** Whether a rate limit was one of the place and not of the bot. */
  readonly shared: boolean;
  /** Why, for Discord's audit log, as the bot sent it. */
  readonly reason: string | undefined;
  /** The JSON that the bot sent, or undefined. */
  readonly body: unknown;
  /** The JSON that it was sent, or undefined. */
  readonly answer: unknown;
  /** When, by the clock of this Discord: epoch milliseconds. */
  readonly at: number;
}

/** Whether Discord counts an answer before it locks a bot out for a while. */
export const isInvalid = ({ status, shared }: Recorded): boolean =>
  status === 401 || status === 403 || (status === 429 && !shared);

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers the REST API and records everything.
 * @param take gives the fault that is planned for a request
 */
export function restOf(
  world: World,
  requests: Recorded[],
  take: (request: string) => Fault | undefined,
): RequestListener {
  const judge = judgeOf(world.problems);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '' } = request;
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const file = method === 'GET' && world.files.get(url.pathname);
    if (file) return void response.writeHead(200, { 'content-length': file.length }).end(file);
    const path = url.pathname.replace(/^\/api\/v10/, '');
    const route = routes.find((each) => each.path.test(`${method} ${path}`));
    const parts = (route?.path.exec(`${method} ${path}`) ?? []).slice(1).map(decodeURIComponent);
    const { body, uploads } = await readSending(await buffer(request), request.headers, world.problems);
    const fault = take(`${method} ${path}`);
    const asked: Asked = { world, parts, query: url.searchParams, host: url.host, body, uploads };
    const answer = !fault || ('after' in fault && fault.after) ? answerTo(route, asked, request.headers) : undefined;
    const told = fault ? spoilt(fault) : answer!;
    const record: Recorded = {
      method,
      path,
      route: route?.name,
      status: told?.status ?? 0,
      shared: told?.headers?.['x-ratelimit-scope'] === 'shared',
      reason: textOf(request.headers['x-audit-log-reason']),
      body,
      answer: told?.body,
      at: world.clock.now(),
    };
    judge(record, Boolean(fault));
    requests.push(record);
    if (told) send(response, told, route?.name ?? path, world.clock.now());
    else request.socket.destroy();
    world.stir();
  };
  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      world.problems.push(`the loopback itself failed at ${request.url}: ${String(error)}`);
      request.socket.destroy();
    });
  };
}

function answerTo(route: Route | undefined, asked: Asked, headers: IncomingHttpHeaders): Answer {
  const { problems, token } = asked.world;
  if (!route) return { status: 404, body: { code: 0, message: '404: Not Found' } };
  if (!headers['user-agent']?.startsWith('DiscordBot (')) problems.push(`${route.name}: the User-Agent is not a bot's`);
  if (!route.open && headers.authorization !== `Bot ${token}`) {
    return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
  }
  try {
    const answer = route.answer(asked);
    return answer === undefined ? { status: 204 } : { status: 200, body: answer };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: { code: error.code, message: error.message } };
  }
}

/** So much earlier than it was told may a request come: clocks and timers are not exact, in milliseconds. */
const EARLY = 20;

/** Notes requests that a bot must not make: unknown ones, the same after 401 or 403 or too early, a second first answer. */
function judgeOf(problems: string[]): (record: Recorded, faulty: boolean) => void {
  const forbidden = new Set<string>();
  // Where the first answer was spoilt here, asking again is no fault of the bot.
  const unclear = new Set<string>();
  // By method, route and channel: real time, since the client waits in it.
  const until = new Map<string, number>();
  return ({ method, path, route, status, body, answer }, faulty) => {
    const asked = `${method} ${path}`;
    const bucket = `${route} ${path.split('/')[2]}`;
    const early = (until.get(bucket) ?? 0) - performance.now();
    if (early > EARLY) problems.push(`${asked}: ${Math.round(early)} ms too early after a rate limit`);
    if (status === 429 && isJson(answer)) until.set(bucket, performance.now() + Number(answer['retry_after']) * 1000);
    if (faulty) unclear.add(asked);
    if (!route) problems.push(`${asked}: this Discord has no such route`);
    if (JSON.stringify(answer)?.includes('"code":40060') && !unclear.has(asked)) {
      problems.push(`${asked}: the interaction was acknowledged twice`);
    }
    if (status !== 401 && status !== 403) return;
    const key = `${asked} ${JSON.stringify(body)}`;
    if (forbidden.has(key)) problems.push(`${asked}: sent again after ${status}`);
    forbidden.add(key);
  };
}

const LIMITED = 'You are being rate limited.';

/** What a fault puts in the place of the answer; nothing where it cuts the connection. */
function spoilt(fault: Fault): Answer | undefined {
  if (fault.kind === 'dropped') return undefined;
  if (fault.kind === 'broken') return { status: fault.status, body: { code: 0, message: `${fault.status}: broken` } };
  if (fault.kind === 'refused') return { status: fault.status, body: { code: fault.code, message: fault.message } };
  const { retryAfter, scope = 'user', code = 0 } = fault;
  const message = code === 30046 ? 'Maximum number of edits to messages older than 1 hour reached' : LIMITED;
  return {
    status: 429,
    body: { code, message, retry_after: retryAfter, global: scope === 'global' },
    headers: {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': scope,
      'x-ratelimit-remaining': code === 0 ? '0' : '4',
      'x-ratelimit-reset-after': String(retryAfter),
      ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
    },
  };
}

/** Sends an answer with the headers of its rate limit; the limit itself is reached only by a planned fault. */
function send(response: ServerResponse, { status, body, headers }: Answer, bucket: string, now: number): void {
  response.writeHead(status, {
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset': String(now / 1000 + 1),
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': Buffer.from(bucket).toString('base64url'),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
