import { expect } from 'vitest';
import type { Callback } from '../src/interaction.ts';
import type { Log } from '../src/model/log.ts';
import { openBot } from './bot.ts';
import { problemsOfCallback } from './discord/schema.ts';

/** A bot over the shipped corpus that keeps its log, and whose every answer is checked. */
export function openChecked() {
  const lines: string[] = [];
  const errors: object[] = [];
  const keep = (data: object, message: string): void => void lines.push(JSON.stringify(data) + message);
  const log: Log = {
    debug: keep,
    info: keep,
    warn: keep,
    error: (data, message) => (errors.push(data), keep(data, message)),
  };
  const bot = openBot(undefined, log);

  /** What the bot answers, checked against Discord's description: it mentions nobody, and nothing went wrong. */
  async function answerTo(raw: unknown): Promise<Callback> {
    const before = errors.length;
    const callback = await bot.dispatch(raw);
    expect(errors.slice(before)).toEqual([]);
    expect(problemsOfCallback(callback)).toEqual([]);
    const mentions = callback.type === 4 || callback.type === 7 ? { parse: [] } : undefined;
    expect(callback.data?.['allowed_mentions']).toEqual(mentions);
    return callback;
  }
  return { bot, lines, errors, answerTo };
}
