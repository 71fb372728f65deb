import { DiscordError, type Discord } from '../model/discord.ts';
import type { SendingRow } from '../store/outbox.ts';
import type { Delivering } from './delivery.ts';
import { describe, openEnds } from './end.ts';
import type { Gates } from './gates.ts';
import { endWithout, illustrate } from './picture.ts';

export interface Sender {
  /** Sends one that was taken, and settles it. Never rejects. */
  run(row: SendingRow): Promise<void>;
  /** Discord does not take the token any more: nothing more is to be sent. */
  refused(): boolean;
}

/** Between two requests in one channel. */
const PACE_MS = 300;
/** How long a sending is tried: so often, and no longer than a day. */
const TRIES = 60;
const DAY_MS = 86_400_000;
/** Added to what Discord asks to wait: its clock is not ours. */
const MARGIN_MS = 50;

export function openSending(parts: Delivering & { readonly discord: Discord; readonly gates: Gates }): Sender {
  const { log, now, gates } = parts;
  const ends = openEnds(parts);
  let refused = false;

  async function unsent(row: SendingRow, error: unknown): Promise<void> {
    const { status = 0, code = 0, retryAfter } = error instanceof DiscordError ? error : {};
    const reason = error instanceof Error ? error.message : String(error);
    if (status === 401) {
      if (!refused)
        log.error({ reason }, 'Discord does not take the token: nothing more is sent until a start with another');
      refused = true;
      await ends.putBack(row, 0);
      return;
    }
    // It may be the file alone, which the bot may not send everywhere.
    if (row.figure !== null && retryAfter === undefined && FILE_REFUSED.has(status)) {
      await ends.putBack({ ...row, figure: null }, 0);
      log.info({ ...describe(row), code, reason }, 'a sending goes on without its picture');
      return;
    }
    const lasting = retryAfter === undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
    if (lasting || row.attempts >= TRIES || now() - row.created_at > DAY_MS) return ends.givenUp(row, code, reason);
    const asked = retryAfter === undefined ? undefined : retryAfter + MARGIN_MS;
    // Discord counts what is asked for too early, so the like of it waits as well.
    if (asked !== undefined) gates.shut(`${row.channel} ${row.does}`, asked);
    const wait = await ends.putBack(row, asked);
    log.info({ ...describe(row), code, reason, attempt: row.attempts, wait }, 'a sending waits for another try');
  }

  return {
    refused: () => refused,
    async run(row) {
      gates.shut(row.channel);
      try {
        const sent = await perform(parts, row).catch((error: unknown) => unsent(row, error));
        if (!sent) return;
        const { message, late } = sent;
        await ends.sent(row, message, late ? (tx) => endWithout(tx, row, message, now()) : undefined);
      } catch (error) {
        await ends.unsettled(row, error);
      } finally {
        gates.shut(row.channel, PACE_MS);
      }
    },
  };
}

/** Statuses of a refusal that may be of the file. */
const FILE_REFUSED: ReadonlySet<number> = new Set([400, 403, 413]);

interface Done {
  readonly message: string;
  /** The message went without a picture that may be there a little later. */
  readonly late: boolean;
}

/** Does it at Discord. */
async function perform(parts: Delivering & { readonly discord: Discord }, row: SendingRow): Promise<Done> {
  const { discord } = parts;
  const { does, channel, message } = row;
  const reason = row.reason ?? '';
  if (does === 'post') {
    const { body, files, late } = await illustrate(row, parts);
    const { id } = await discord.post(channel, body, row.nonce ?? nonceOf(row), files);
    return { message: id, late };
  }
  if (message === null) throw new DiscordError(400, 0, 'it does not say which message is meant');
  if (does === 'edit') {
    const { body, files, late } = await illustrate(row, parts);
    // An older picture goes, whether there is another or none.
    await discord.edit(channel, message, { attachments: [], ...body }, files);
    return { message, late };
  }
  if (does === 'pin') await discord.pin(channel, message, reason);
  else if (does === 'unpin') await discord.unpin(channel, message, reason);
  else await discord.remove(channel, message, reason);
  return { message, late: false };
}

/** The same for every try. */
const nonceOf = ({ seq, created_at }: SendingRow): string => `${created_at.toString(36)}-${seq.toString(36)}`;
