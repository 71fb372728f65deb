import { sentFile } from '../arguments.ts';
import { UserError, type Filled, type MessagePlace, type Pressed, type Step, type Submitted } from '../command.ts';
import { fieldOf, InteractionType, valuesOf, type Interaction } from '../interaction.ts';
import { chosenIn } from '../member.ts';
import { press, submit, type Pressing } from '../press.ts';
import { toModal } from '../reply/discord.ts';
import { decodePress, type Press } from '../reply/state.ts';
import type { Desk, Result } from './desk.ts';
import { insist } from './rights.ts';
import { posted, seconds, slowDown, told } from './told.ts';

/** Does what a button says, or what was chosen in a list. */
export async function pressed(desk: Desk): Promise<Result> {
  const { interaction, call, member } = desk;
  const { custom_id: id = '', values = [] } = interaction.data ?? {};
  const own = decodePress(id);
  // A command's list says what was chosen in it; each choice of another list is a press of its own.
  const state = own?.action === 'step' ? own : decodePress(values[0] ?? id);
  if (!state) throw new UserError('old-button');
  const until = state.action === 'share' && !member.moderates ? desk.cooldowns.share(member.id) : undefined;
  if (until !== undefined) return slowDown(call.t.cooldown.shares(seconds(until)), desk);
  const result = state.action === 'step' ? await pressedStep(state, values, desk) : await pressedAnswer(state, desk);
  if ('form' in result) return { callback: toModal(result.form), outcome: { status: 'form' } };
  if (result.remove) take(result.remove, desk);
  return result.update ? told(result.reply, desk, { update: true }) : posted(result.reply, desk);
}

/** Presses that tell nothing of the documents. */
const SILENT: ReadonlySet<string> = new Set<Press['action']>(['help', 'delete']);

async function pressedAnswer(state: Exclude<Press, { action: 'step' }>, desk: Desk): Promise<Pressed> {
  await insist({ needs: 'look', by: 'pressed', looksUp: !SILENT.has(state.action) }, desk);
  const open = desk.remove && publicAnswer(desk.interaction);
  return press(state, desk.call, { member: desk.member, ...(open && { answer: open }) });
}

/** The step of a command that a custom id names, for who may take it. @throws UserError `old-button` when there is none */
async function stepOf({ command: name, step }: Extract<Press, { action: 'step' }>, desk: Desk): Promise<Step> {
  const command = desk.commands.find((each) => each.name === name);
  const found = command?.steps && Object.hasOwn(command.steps, step) ? command.steps[step] : undefined;
  if (!command || !found) throw new UserError('old-button');
  const needs = found.needs ?? command.needs ?? 'look';
  const looksUp = command.duringQuiz !== true;
  await insist({ needs, by: 'pressed', always: command.always, looksUp }, desk);
  return found;
}

async function pressedStep(state: Extract<Press, { action: 'step' }>, values: readonly string[], desk: Desk) {
  const step = await stepOf(state, desk);
  if (!step.press) throw new UserError('old-button');
  return step.press(state.args, desk.call, values, chosenIn(desk.interaction));
}

const EPHEMERAL = 1 << 6;
/** Interaction context: messages with the bot itself. */
const BOT_DM = 1;

/**
 * The message that was pressed, when everybody sees it, Discord says who had asked, and the bot is in the place itself:
 * where a member brought it along it cannot take messages away.
 */
function publicAnswer({
  message,
  channel_id,
  context,
  authorizing_integration_owners: owners,
}: Interaction): Pressing['answer'] {
  const present = context === BOT_DM || owners?.['0'] !== undefined;
  const asker = message?.interaction_metadata?.user?.id;
  const channel = message?.channel_id ?? channel_id;
  if (!present || !message || !asker || !channel || ((message.flags ?? 0) & EPHEMERAL) !== 0) return undefined;
  return { message: message.id, channel, asker };
}

/** The answer to the press does not wait for Discord to take the message away. */
function take(place: MessagePlace, { remove, log }: Desk): void {
  remove?.(place).catch((error: unknown) => log.warn({ ...place, error }, 'a message could not be deleted'));
}

/** Answers a form that was sent. */
export async function submitted(desk: Desk): Promise<Result> {
  const result = await resultOf(desk);
  if (!('update' in result)) return posted(result, desk);
  return desk.interaction.message ? told(result.reply, desk, { update: true }) : posted(result.reply, desk);
}

async function resultOf(desk: Desk): Promise<Submitted> {
  const { interaction, call } = desk;
  const { custom_id: id = '', components, resolved } = interaction.data ?? {};
  const state = decodePress(id);
  const text = (name: string): string => fieldOf(components, name);
  if (state?.action !== 'step') {
    await insist({ needs: 'look', by: 'pressed', looksUp: true }, desk);
    return submit(id, text, call);
  }
  const step = await stepOf(state, desk);
  if (!step.submit) throw new UserError('old-button');
  const values = (name: string): readonly string[] => valuesOf(components, name);
  const filled: Filled = { text, values, file: (name) => sentFile(values(name)[0], resolved?.attachments) };
  return step.submit(state.args, filled, call);
}

/** Whether an interaction counts among the look-ups of a member. The forms of a command's own do not: an answer in a quiz is never too much. */
export const looksUp = ({ type, data }: Interaction): boolean =>
  type === InteractionType.command ||
  (type === InteractionType.modal && decodePress(data?.custom_id ?? '')?.action !== 'step');
