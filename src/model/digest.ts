import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The SHA-256 of a text in UTF-8 as 64 hexadecimal digits; also where there is no Node, as in the demo. */
export const digestOf = (text: string): string => bytesToHex(sha256(new TextEncoder().encode(text)));

/** What stands for a text under a key (HMAC-SHA-256, 64 hexadecimal digits): without the key nobody finds the text by it. */
export const codeOf = (key: string, text: string): string => {
  const bytes = new TextEncoder();
  return bytesToHex(hmac(sha256, bytes.encode(key), bytes.encode(text)));
};

/** The same as a digest of texts that are too long together to be one. */
export function createDigest(): { add(text: string): void; hex(): string } {
  const hash = sha256.create();
  return {
    add: (text) => void hash.update(new TextEncoder().encode(text)),
    hex: () => bytesToHex(hash.digest()),
  };
}
