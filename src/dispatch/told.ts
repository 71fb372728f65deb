import { randomUUID } from 'node:crypto';
import type { MenuResult, UserError } from '../command.ts';
import { InteractionType, type Callback, type Interaction } from '../interaction.ts';
import { localeFor } from '../locales/index.ts';
import { rich, type Rich } from '../locales/rich.ts';
import type { Log } from '../model/log.ts';
import type { Reply } from '../reply/blocks.ts';
import { toCallback, toChoices, toModal } from '../reply/discord.ts';
import { keyOf, type Desk, type Result } from './desk.ts';

/** A reply as it is. */
export const told = (reply: Reply, options?: { readonly update: boolean }): Result => ({
  callback: toCallback(reply, options),
  outcome: reply.outcome ?? { status: 'shown' },
});

/** A reply as a new message: private where answers may not be public, and beyond what a channel takes in a minute. */
export function posted(reply: Reply, { member, call, kept, cooldowns, talks }: Desk): Result {
  const { channel, moderates } = member;
  if (reply.context) talks(call.index).keep(keyOf(member), reply.context);
  if (call.guild) kept?.refused?.(call.guild.id, reply);
  const closed = !reply.private && call.showing?.open === false;
  const full = !reply.private && channel !== undefined && !moderates && cooldowns.post(channel) !== undefined;
  return told(closed || full ? { ...reply, private: true } : reply);
}

/** A reply, or the form that is opened first. */
export const shown = (result: MenuResult, desk: Desk): Result =>
  'form' in result ? { callback: toModal(result.form), outcome: { status: 'form' } } : posted(result, desk);

export const suggested = (choices: Parameters<typeof toChoices>[0]): Result => ({
  callback: toChoices(choices),
  outcome: { status: 'autocomplete' },
});

export function slowDown(text: Rich, { metrics }: Desk): Result {
  metrics?.rateLimited();
  return {
    callback: toCallback({ private: true, blocks: [{ type: 'text', text }] }),
    outcome: { status: 'user-error' },
  };
}

/** Discord's time stamps count whole seconds. */
export const seconds = (ms: number): number => Math.ceil(ms / 1000);

// ---- what went wrong

/** Only the member reads it; while somebody types there is no place for it. */
const privately = (interaction: Interaction | undefined, text: string | Rich): Callback =>
  interaction?.type === InteractionType.autocomplete
    ? toChoices([])
    : toCallback({ private: true, blocks: [{ type: 'text', text: rich`${text}` }] });

/** What a member did wrong, and what to do. */
export const explanation = (interaction: Interaction, { code, values }: UserError): Result => ({
  callback: privately(interaction, localeFor(interaction.locale).errors[code](values)),
  outcome: { status: 'user-error' },
});

/** For a mistake of ours: a number that the log has as well. */
export function apology(log: Log, interaction: Interaction | undefined, error: unknown): Result {
  const incident = randomUUID().slice(0, 8);
  log.error({ incident, ...(interaction && describe(interaction)), error }, 'an interaction could not be answered');
  const text = localeFor(interaction?.locale).errors.unexpected({ incident });
  return { callback: privately(interaction, text), outcome: { status: 'failed' } };
}

/** What the log says of an interaction: never what somebody typed. */
export const describe = ({ id, type, data }: Interaction): object => ({
  interaction: id,
  type,
  ...(data?.name && { command: data.name }),
  ...(data?.custom_id && { action: data.custom_id.split('~')[1] }),
});
