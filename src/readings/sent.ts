import { UserError, type KeptCall, type SentFile } from '../command.ts';

/** What is kept of the time of an answer to look at a file and keep what is in it, in milliseconds. */
const AFTER_MS = 500;

/**
 * The bytes of a file that a member sent along.
 * @throws UserError where there are more than `max`, or it cannot be read
 */
export async function bytesOf(
  { url, size }: SentFile,
  max: number,
  { discord, log, left }: KeptCall,
): Promise<Uint8Array> {
  const tooLarge = (): UserError => new UserError('file-large', { max: String(max / 1024) });
  if (size > max) throw tooLarge();
  if (!discord) throw new UserError('file-no-token');
  try {
    return await discord.download(url, max, left(AFTER_MS));
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    log.warn({ error }, 'a file that a member sent could not be read');
    throw new UserError('file-away');
  }
}
