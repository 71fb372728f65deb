import type { KeptCall, Pressed, Step } from '../command.ts';
import { rich } from '../locales/rich.ts';
import type { Reply } from '../reply/blocks.ts';
import { forgetMember, heldAbout } from '../store/privacy.ts';
import { exportHeld } from './export.ts';
import { stepButton } from './show.ts';

/** Asks once more. */
export const ask = ({ t: { privacy: t } }: KeptCall): Reply => ({
  private: true,
  blocks: [
    { type: 'heading', text: rich`${t.ask.heading}` },
    { type: 'text', text: rich`${t.ask.text}` },
    { type: 'list', items: t.ask.lines.map((line) => rich`${line}`) },
    { type: 'buttons', buttons: [stepButton(t.ask.confirm, 'forget', 'danger')] },
  ],
});

async function forget({ t: { privacy: t }, store, member }: KeptCall): Promise<Reply> {
  // Looks first: whoever presses again and again must not keep others from writing.
  const held = await store.read((tx) => heldAbout(tx, member.id));
  const done = held.length === 0 ? [] : await store.write((tx) => forgetMember(tx, member.id));
  if (done.length === 0) return { private: true, blocks: [{ type: 'text', text: rich`${t.nothing}` }] };
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.done.heading}` },
      { type: 'list', items: done.map(({ table, deleted, blanked }) => t.done.line(table, deleted, blanked)) },
      { type: 'small', text: rich`${t.done.again}` },
    ],
  };
}

/** What the buttons do, each for the member who presses it. */
export const steps: Readonly<Record<string, Step>> = {
  ask: { press: (_, call): Pressed => ({ reply: ask(call), update: true }) },
  export: { press: async (_, call) => ({ reply: await exportHeld(call), update: false }) },
  forget: { press: async (_, call) => ({ reply: await forget(call), update: true }) },
};
