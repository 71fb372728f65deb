import { DiscordError, type Discord } from '../model/discord.ts';

/** Where Discord keeps what members send along. */
const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
/** How long it may take when nobody says. */
const TIME_MS = 1_500;

/**
 * Reads files that members sent along. The address comes from outside, so nothing but Discord is asked: no other host and
 * no redirect to one.
 * @param apiBase a Discord of its own keeps its files where its API is
 */
export function openDownloads(apiBase: string): Discord['download'] {
  const own = new URL(apiBase);
  const taken = ({ protocol, host, username, password }: URL): boolean =>
    username === '' &&
    password === '' &&
    ((protocol === 'https:' && HOSTS.has(host)) || (protocol === own.protocol && host === own.host));
  return async (address, max, ms = TIME_MS) => {
    const url = URL.parse(address);
    if (!url || !taken(url)) throw new Error('the file is not at Discord');
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(ms) });
    if (!response.ok) {
      await response.body?.cancel();
      throw new DiscordError(response.status, 0, 'the file cannot be read');
    }
    return readUpTo(response, max);
  };
}

/** The bytes of a body; told before all of them are here when there are too many. */
async function readUpTo({ headers, body }: Response, max: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = Number(headers.get('content-length') ?? 0);
  const tooLong = (): RangeError => new RangeError(`the file has more than ${max} bytes`);
  if (length > max) {
    await body?.cancel();
    throw tooLong();
  }
  length = 0;
  // Leaving the loop lets go of the connection.
  for await (const part of body ?? []) {
    length += part.length;
    if (length > max) throw tooLong();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
