import { generateKeyPairSync, sign } from 'node:crypto';
import type { Dispatch } from '../../src/interaction.ts';
import type { Log } from '../../src/model/log.ts';
import { openHttp, type HttpSettings } from '../../src/transport/http.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

/** The key that the door under test believes. */
export const PUBLIC_KEY = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');

/** The moment at which the tests' clock stands, in milliseconds. */
export const NOW = 1_800_000_000_000;

export interface Signed {
  readonly signature: string;
  readonly timestamp: string;
  readonly body: Buffer;
}

/** Signs a body as Discord does. */
export function signed(body: string | object, timestamp = String(NOW / 1000), key = privateKey): Signed {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const signature = sign(null, Buffer.concat([Buffer.from(timestamp), bytes]), key).toString('hex');
  return { signature, timestamp, body: bytes };
}

export const strangersKey = generateKeyPairSync('ed25519').privateKey;

export const command = (id: string, name = 'ask') => ({
  id,
  type: 2,
  token: 'secret-token',
  data: { id: '1', name, type: 1, options: [{ name: 'question', type: 3, value: 'a private question' }] },
});

export interface Line {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

/** A log that keeps its lines. */
export function openLines(): { readonly log: Log; readonly lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, lines };
}

export interface Desk {
  readonly address: string;
  readonly lines: readonly Line[];
  /** Ids of the interactions that reached dispatch. */
  readonly reached: readonly string[];
  readonly post: (request: Partial<Signed>, headers?: Record<string, string>) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** Opens the door on a free port, with a dispatch that says which interaction it was given. */
export async function openDesk(settings: Partial<HttpSettings> = {}): Promise<Desk> {
  const reached: string[] = [];
  const { log, lines } = openLines();
  const given: Dispatch = settings.dispatch ?? (async (raw) => ({ type: 4, data: { content: `for ${idOf(raw)}` } }));
  const dispatch: Dispatch = (raw) => {
    reached.push(idOf(raw));
    return given(raw);
  };
  const door = await openHttp({
    publicKey: PUBLIC_KEY,
    port: 0,
    host: '127.0.0.1',
    log,
    now: () => NOW,
    ...settings,
    dispatch,
  });
  const post: Desk['post'] = ({ signature, timestamp, body }, headers = {}) =>
    fetch(`${door.address}/interactions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature === undefined ? {} : { 'x-signature-ed25519': signature }),
        ...(timestamp === undefined ? {} : { 'x-signature-timestamp': timestamp }),
        ...headers,
      },
      body: new Uint8Array(body ?? []),
    });
  return { address: door.address, lines, reached, post, close: () => door.close() };
}

const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : 'nothing';
