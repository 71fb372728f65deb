import type { KeptCall } from '../command.ts';
import { rich } from '../locales/rich.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { encodePress } from '../reply/state.ts';
import { heldAbout } from '../store/privacy.ts';

/** A button of the command's own; what it does is always about the member who presses it. */
export const stepButton = (label: string, step: string, style?: 'danger'): Button => ({
  label,
  id: encodePress({ action: 'step', command: 'privacy', step, args: [] })!,
  ...(style && { style }),
});

/** What is held about a member, counted by kind, with how long it is kept. */
export async function show({ t: { privacy: t }, store, member, about }: KeptCall): Promise<Reply> {
  const held = await store.read((tx) => heldAbout(tx, member.id));
  const lines = held.map(({ table, rows, more }) => t.line(table, rows.length, more));
  const found: Block[] =
    lines.length === 0
      ? [{ type: 'text', text: rich`${t.nothing}` }]
      : [
          { type: 'text', text: rich`${t.everywhere}` },
          { type: 'list', items: lines },
        ];
  const own = lines.length === 0 ? [] : [stepButton(t.export, 'export'), stepButton(t.forget, 'ask', 'danger')];
  const buttons: Button[] = [...own, ...(about.privacyUrl ? [{ label: t.link, url: about.privacyUrl }] : [])];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.heading}` },
      ...found,
      { type: 'text', text: rich`${t.memory}` },
      { type: 'text', text: rich`${t.codes}` },
      { type: 'small', text: rich`${about.privacyUrl ? t.page : t.noPage(about.contact)}` },
      ...(buttons.length > 0 ? [{ type: 'buttons', buttons } as const] : []),
    ],
  };
}
