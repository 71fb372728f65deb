import { decodePress, reportOf, type Press } from '../reply/state.ts';

type Report = Extract<Press, { action: 'step' }>['args'];

/**
 * What a message of the bot is about, by the custom ids of its buttons: a card's own button to report it, an answer by its
 * receipt, or else a source. Undefined where nothing in it can be reported.
 */
export function reportArgsIn(ids: readonly string[]): Report | undefined {
  const presses = ids.flatMap((id) => decodePress(id) ?? []);
  const made = [
    ...presses.filter((press) => press.action === 'step' && press.step === 'report'),
    ...presses.flatMap((press) => (press.action === 'about' ? [reportOf('answer', press.receipt)] : [])),
    ...presses.flatMap((press) =>
      press.action === 'source' ? [reportOf(press.evidence.includes(':') ? 'passage' : 'claim', press.evidence)] : [],
    ),
  ];
  return made.flatMap((press) => (press.action === 'step' ? [press.args] : []))[0];
}
