import { defineCommand, type KeptCall } from '../src/command.ts';
import { openPanel, steps } from '../src/guild/steps.ts';
import type { PanelCall } from '../src/guild/controls.ts';
import { SECTIONS, type Section } from '../src/model/guild.ts';

export const settings = defineCommand({
  name: 'settings',
  kept: true,
  needs: 'manage',
  duringQuiz: true,
  options: { section: { type: 'text', among: SECTIONS } },
  steps,
  // Who manages is in a server: elsewhere nobody is let through to it.
  run: (args, call) => openPanel((args.section ?? 'start') as Section, call as KeptCall as PanelCall),
});
