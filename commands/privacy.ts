import { defineCommand, type KeptCall } from '../src/command.ts';
import { exportHeld } from '../src/privacy/export.ts';
import { ask, steps } from '../src/privacy/forget.ts';
import { show } from '../src/privacy/show.ts';
import type { Reply } from '../src/reply/blocks.ts';

const ACTIONS: Readonly<Record<string, (call: KeptCall) => Reply | Promise<Reply>>> = {
  show,
  export: exportHeld,
  forget: ask,
};

/** What is held about the member who asks: shown, as a file, or forgotten. */
export const privacy = defineCommand({
  name: 'privacy',
  kept: true,
  always: true,
  duringQuiz: true,
  options: { action: { type: 'text', among: Object.keys(ACTIONS) } },
  steps,
  run: (args, call) => ACTIONS[args.action ?? 'show']!(call as KeptCall),
});
