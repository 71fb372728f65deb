import type { Figure } from '../model/figure.ts';
import type { Metrics } from '../model/metrics.ts';
import { Drawing, type DrawingSettings, type Ending } from './drawing.ts';

/** A picture as a file of a message. */
export interface Picture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly description: string;
}

/** Draws figures, each once as long as it is remembered. */
export interface Pictures {
  /**
   * At once where it is remembered. Undefined where there is nothing to draw, or it could not be drawn. Never throws, never
   * rejects.
   */
  draw(figure: Figure): Picture | undefined | Promise<Picture | undefined>;
  close(): void;
}

/** Pictures that are remembered, some 30 KB each, and what they may take together, in bytes. */
const REMEMBERED = 200;
const BYTES = 16 * 2 ** 20;
/** A figure that could not be drawn is not tried for so long: whoever asks again gets the answer without waiting. */
const FAILED_MS = 10 * 60_000;

interface Remembered {
  /** Missing where there is nothing to draw, or it could not be drawn. */
  readonly picture?: Picture;
  readonly bytes: number;
  /** Until when, where it could not be drawn. */
  readonly until?: number;
}

/**
 * Draws in a process of its own: whatever a figure does to it, the bot goes on, and nobody waits behind a drawing but for that
 * picture.
 */
export function createPictures(
  settings: DrawingSettings & {
    readonly metrics?: Metrics | undefined;
    /** Whether the operator wants maps. */
    readonly maps?: boolean;
  },
): Pictures {
  const { log, metrics, now, maps = true } = settings;
  const drawing = new Drawing(settings);
  const known = createMemory(now);
  /** The same figure is asked for by several members at once. */
  const under = new Map<string, Promise<Picture | undefined>>();

  const failed = (
    key: string,
    { chart }: Figure,
    { failed: why, problem }: Extract<Ending, { failed: string }>,
  ): void => {
    metrics?.pictured({ chart, result: 'failed' });
    if (why === 'away') return log.debug({ chart, problem }, 'nobody draws now: an answer goes without its picture');
    log.warn({ chart, problem }, 'a picture could not be drawn: the answer goes without it');
    known.keep(key, { bytes: key.length, until: now() + FAILED_MS });
  };

  async function drawNew(key: string, figure: Figure): Promise<Picture | undefined> {
    const ending = await drawing.draw(key);
    under.delete(key);
    if ('failed' in ending) {
      failed(key, figure, ending);
      return undefined;
    }
    const { png: bytes, ms } = ending;
    const { chart, alt: description } = figure;
    log.debug({ chart, ms: Math.round(ms), bytes: bytes?.length }, 'a picture was drawn');
    metrics?.pictured({ chart, result: 'drawn', seconds: ms / 1000 });
    const picture = bytes && { name: `${chart}.png`, bytes: new Uint8Array(bytes), description };
    known.keep(key, { ...(picture && { picture }), bytes: key.length + (bytes?.length ?? 0) });
    return picture;
  }

  return {
    draw(figure) {
      if (figure.chart === 'map' && !maps) return undefined;
      const key = JSON.stringify(figure);
      const remembered = known.look(key);
      if (remembered) {
        if (remembered.picture) metrics?.pictured({ chart: figure.chart, result: 'remembered' });
        return remembered.picture;
      }
      const drawn = under.get(key) ?? drawNew(key, figure);
      under.set(key, drawn);
      return drawn;
    },
    close: () => drawing.close(),
  };
}

/** Remembers what figures led to; the one that was asked for last is the last to be forgotten. */
function createMemory(now: () => number) {
  const all = new Map<string, Remembered>();
  let bytes = 0;
  const forget = (key: string): void => {
    bytes -= all.get(key)?.bytes ?? 0;
    all.delete(key);
  };
  const keep = (key: string, one: Remembered): void => {
    forget(key);
    all.set(key, one);
    bytes += one.bytes;
    for (const oldest of all.keys()) {
      if (all.size <= REMEMBERED && bytes <= BYTES) return;
      forget(oldest);
    }
  };
  return {
    keep,
    look(key: string): Remembered | undefined {
      const one = all.get(key);
      if (!one || (one.until !== undefined && one.until <= now())) return undefined;
      keep(key, one);
      return one;
    },
  };
}
