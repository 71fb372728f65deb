import { decodePress } from '../reply/state.ts';
import { RECEIPT_CARRIED } from './report.ts';

/**
 * What a message of the bot is about, by the custom ids of its buttons: a card's own button to report it, an answer by its
 * receipt, or else a source. Undefined where nothing in it can be reported.
 */
export function reportArgsIn(ids: readonly string[]): readonly [form: string, id: string] | undefined {
  const presses = ids.flatMap((id) => decodePress(id) ?? []);
  for (const press of presses)
    if (press.action === 'step' && press.step === 'report' && press.args.length === 2)
      return press.args as [string, string];
  for (const press of presses) if (press.action === 'about') return ['answer', press.receipt.slice(0, RECEIPT_CARRIED)];
  for (const press of presses)
    if (press.action === 'source') return [press.evidence.includes(':') ? 'passage' : 'claim', press.evidence];
  return undefined;
}
