import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Reads the application's public key.
 * @param hex 64 hexadecimal digits, as the developer portal shows them
 * @throws Error that names the setting when it is anything else
 */
export function readPublicKey(hex: string): KeyObject {
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new Error(
      'DISCORD_PUBLIC_KEY must be the 64 hexadecimal digits that the developer portal shows as "Public Key".',
    );
  }
  const x = Buffer.from(hex, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

// On another thread: the check takes as long as a good part of an answer, and answering need not wait for it.
const verified = promisify(
  (data: Buffer, key: KeyObject, signature: Buffer, done: (error: Error | null, result: boolean) => void) =>
    verify(null, data, key, signature, done),
);

export interface SignedRequest {
  readonly signature: unknown;
  /** Seconds since 1970, as sent. */
  readonly timestamp: unknown;
  readonly body: Buffer;
}

/**
 * Says why a request is not from Discord, or undefined when it is.
 * @param now milliseconds since 1970
 * @param windowSeconds how far the timestamp may be from now, either way
 */
export async function refusal(
  key: KeyObject,
  { signature, timestamp, body }: SignedRequest,
  now: number,
  windowSeconds: number,
): Promise<'malformed' | 'stale' | 'forged' | undefined> {
  if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/i.test(signature)) return 'malformed';
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return 'malformed';
  if (Math.abs(now / 1000 - Number(timestamp)) > windowSeconds) return 'stale';
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  return (await verified(signed, key, Buffer.from(signature, 'hex'))) ? undefined : 'forged';
}
