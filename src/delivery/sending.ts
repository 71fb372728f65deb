import { z } from 'zod';
import { DiscordError, type Discord } from '../model/discord.ts';
import { endSending, putBackSending, type SendingRow } from '../store/outbox.ts';
import { StoreError, type Tx } from '../store/store.ts';
import type { Delivering, Settler } from './delivery.ts';
import type { Gates } from './gates.ts';

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
/** What was given up stays on record for so long. */
const RECORD_MS = 7 * DAY_MS;
/** Waiting after a failure doubles from the first to the last. */
const FIRST_MS = 1_000;
const LAST_MS = 1_800_000;
/** Added to what Discord asks to wait: its clock is not ours. */
const MARGIN_MS = 50;
/** Mistakes of ours are repeated so often. */
const MISTAKES = 5;
/** How often a settlement is tried while the store is away. */
const SETTLEMENTS = 4;

const Body = z.record(z.string(), z.unknown());

export function openSending(parts: Delivering & { readonly discord: Discord; readonly gates: Gates }): Sender {
  const { store, discord, settlers, log, metrics, now, gates } = parts;
  let refused = false;

  /** Writes the end of a sending with its effect, when it is still ours to end. */
  const settle = async (row: SendingRow, end: (tx: Tx) => Promise<boolean>, effect: Effect): Promise<void> => {
    const settler = settlers[row.key.split(':', 1)[0]!];
    const work = async (tx: Tx): Promise<boolean> => {
      const held = await end(tx);
      if (held && settler) await effect(settler, tx);
      return held;
    };
    const held = await patiently(() => store.write(work));
    if (!held) log.info(describe(row), 'a sending took too long, and another process has taken it');
  };

  const giveUp = async (row: SendingRow, code: number, reason: string): Promise<void> => {
    const failed = code ? `${code} ${reason}` : reason;
    await settle(
      row,
      (tx) => putBackSending(tx, row, now() + RECORD_MS, failed),
      (settler, tx) => settler.failed(tx, row, { code, reason }),
    );
    metrics?.sendingEnded('given-up');
    log.warn({ ...describe(row), code, reason }, 'a sending was given up');
  };

  const putBack = (row: SendingRow, ms: number): Promise<boolean> =>
    store.write((tx) => putBackSending(tx, row, now() + ms, null));

  async function unsent(row: SendingRow, error: unknown): Promise<void> {
    const { status = 0, code = 0, retryAfter } = error instanceof DiscordError ? error : {};
    const reason = error instanceof Error ? error.message : String(error);
    if (status === 401) {
      if (!refused)
        log.error({ reason }, 'Discord does not take the token: nothing more is sent until a start with another');
      refused = true;
      await putBack(row, 0);
      return;
    }
    const lasting = retryAfter === undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
    if (lasting || row.attempts >= TRIES || now() - row.created_at > DAY_MS) return giveUp(row, code, reason);
    const ms = retryAfter === undefined ? backoff(row) : retryAfter + MARGIN_MS;
    // Discord counts what is asked for too early, so the like of it waits as well.
    if (retryAfter !== undefined) gates.shut(`${row.channel} ${row.does}`, ms);
    await putBack(row, ms);
    log.info({ ...describe(row), code, reason, attempt: row.attempts, wait: ms }, 'a sending waits for another try');
  }

  /**
   * It was done, and its effect is not written. A store that was away is waited for; a mistake of ours would send it again
   * and again, until Discord has forgotten the nonce.
   */
  async function unsettled(row: SendingRow, error: unknown): Promise<void> {
    if (error instanceof StoreError) return;
    const over = row.attempts >= MISTAKES;
    const at = now() + (over ? RECORD_MS : backoff(row));
    const failed = over ? 'what it led to could not be written' : null;
    await store.write((tx) => putBackSending(tx, row, at, failed)).catch(() => undefined);
  }

  return {
    refused: () => refused,
    async run(row) {
      gates.shut(row.channel);
      try {
        const sent = await perform(discord, row).catch((error: unknown) => unsent(row, error));
        if (sent === undefined) return;
        await settle(
          row,
          (tx) => endSending(tx, row),
          (settler, tx) => settler.sent(tx, row, sent),
        );
        metrics?.sendingEnded('sent');
      } catch (error) {
        log.error({ ...describe(row), error }, 'what a sending led to could not be written: it is tried once more');
        await unsettled(row, error);
      } finally {
        gates.shut(row.channel, PACE_MS);
      }
    },
  };
}
type Effect = (settler: Settler, tx: Tx) => Promise<void>;

const backoff = ({ attempts }: SendingRow): number => Math.min(FIRST_MS * 2 ** (attempts - 1), LAST_MS);

const describe = ({ key, does }: SendingRow): object => ({ key, does });

/** Does it at Discord. @returns the id of the message */
async function perform(discord: Discord, row: SendingRow): Promise<string> {
  const { does, channel, message } = row;
  const reason = row.reason ?? '';
  const body = (): z.infer<typeof Body> => Body.parse(JSON.parse(row.body ?? '{}'));
  if (does === 'post') return (await discord.post(channel, body(), row.nonce ?? nonceOf(row))).id;
  if (message === null) throw new DiscordError(400, 0, 'it does not say which message is meant');
  if (does === 'edit') await discord.edit(channel, message, body());
  else if (does === 'pin') await discord.pin(channel, message, reason);
  else if (does === 'unpin') await discord.unpin(channel, message, reason);
  else await discord.remove(channel, message, reason);
  return message;
}

/** The same for every try. */
const nonceOf = ({ seq, created_at }: SendingRow): string => `${created_at.toString(36)}-${seq.toString(36)}`;

/** Tries again for some seconds: what is done already must be written, or it is done once more. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let i = 1; ; i += 1) {
    try {
      return await work();
    } catch (error) {
      if (i === SETTLEMENTS || !(error instanceof StoreError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** i));
    }
  }
}
