import type { MessageBody, MessageFile } from '../model/discord.ts';
import { IS_COMPONENTS_V2, withFiles, type MessageData } from '../reply/discord.ts';
import { contentOf, sendAgain, type SendingRow } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import type { Delivering } from './delivery.ts';
import { describe } from './end.ts';

/** How long a message waits for its picture. */
const DRAW_MS = 1_500;
/** How long after a message its picture is added that took longer: the process that draws may just have been started. */
const AGAIN_MS = 1_500;
/** The nonce of an edit that only adds a picture: it is made once. */
const AGAIN = 'picture';

export interface Illustrated {
  readonly body: MessageBody;
  readonly files: readonly MessageFile[];
  /** Its picture may be there a little later. */
  readonly late: boolean;
}

/** A message with its picture; without it where there is none in time, or no room for it. */
export async function illustrate(
  row: SendingRow,
  { pictures, log, metrics }: Pick<Delivering, 'pictures' | 'log' | 'metrics'>,
): Promise<Illustrated> {
  const { body: kept, figure } = contentOf(row);
  // What a new message is flagged with is over when it is changed.
  const body = row.nonce === AGAIN ? { ...kept, flags: IS_COMPONENTS_V2 } : kept;
  const plain = { body, files: [], late: false };
  if (!figure || !pictures) return plain;
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), DRAW_MS);
  const picture = await Promise.race([pictures.draw(figure), late]);
  clearTimeout(timer);
  if (picture === 'late') {
    metrics?.pictured({ chart: figure.chart, result: 'late' });
    log.info(describe(row), 'a picture takes too long: the message goes without it');
    return { ...plain, late: row.nonce !== AGAIN };
  }
  const whole = picture && withFiles(body as Partial<MessageData>, [picture]);
  return whole ? { body: whole, files: [picture], late: false } : plain;
}

/** Ends the sending of a message that went without its picture: it is sent once more, unless a newer state of it is waiting. */
export const endWithout = (tx: Tx, row: SendingRow, message: string, now: number): Promise<boolean> =>
  sendAgain(tx, row, { message, nonce: AGAIN, run_at: now + AGAIN_MS });
