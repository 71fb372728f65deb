import { randomUUID } from 'node:crypto';
import { UserError, type MenuResult } from '../command.ts';
import { InteractionType, type Callback, type Interaction } from '../interaction.ts';
import { localeFor } from '../locales/index.ts';
import { rich, type Rich } from '../locales/rich.ts';
import type { Log } from '../model/log.ts';
import type { Reply } from '../reply/blocks.ts';
import { toCallback, toChoices, toModal } from '../reply/discord.ts';
import { keyOf, type Desk, type Result } from './desk.ts';
import { withPicture } from './picture.ts';

/** A reply as it is, with its picture where there is one. */
export async function told(reply: Reply, desk: Desk, { update } = { update: false }): Promise<Result> {
  const { later, outcome = { status: 'shown' }, ...shown } = await withPicture(reply, desk, update);
  return { callback: toCallback(shown, { update }), outcome, ...(later && { later }) };
}

/** A reply as a new message: private where answers may not be public, and beyond what a channel takes in a minute. */
export function posted(reply: Reply, desk: Desk): Promise<Result> {
  const { member, call, kept, cooldowns, talks } = desk;
  const { channel, moderates } = member;
  if (reply.context) talks(call.index).keep(keyOf(member), reply.context);
  if (call.guild) kept?.refused?.(call.guild.id, reply);
  const closed = !reply.private && call.showing?.open === false;
  const full = !reply.private && channel !== undefined && !moderates && cooldowns.post(channel) !== undefined;
  return told(closed || full ? { ...reply, private: true } : reply, desk);
}

/** A reply, or the form that is opened first. */
export const shown = async (result: MenuResult, desk: Desk): Promise<Result> =>
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
export const apology = (log: Log, interaction: Interaction | undefined, error: unknown): Result => ({
  callback: privately(interaction, regret(log, interaction, error)),
  outcome: { status: 'failed' },
});

function regret(log: Log, interaction: Interaction | undefined, error: unknown): string | Rich {
  const incident = randomUUID().slice(0, 8);
  log.error({ incident, ...(interaction && describe(interaction)), error }, 'an interaction could not be answered');
  return localeFor(interaction?.locale).errors.unexpected({ incident });
}

/**
 * What goes on after an answer, as the door begins it: each reply of it takes the place of the one before, and so does what
 * went wrong. Where there is no Discord, or it does not say how it is reached, nothing goes on.
 */
export function goingOn(
  { later }: Result,
  interaction: Interaction,
  { kept, log }: Pick<Desk, 'kept' | 'log'>,
): Pick<Callback, 'later'> {
  const { id, application_id: application, token } = interaction;
  const discord = kept?.discord;
  if (!later || !discord || application === undefined || token === undefined) return {};
  const tell = async (reply: Reply): Promise<void> => {
    const { data, files = [] } = toCallback(reply, { update: true });
    await discord.editAnswer({ interaction: id, application, token }, data, files);
  };
  const failed = (error: unknown): Promise<void> => {
    const text =
      error instanceof UserError
        ? localeFor(interaction.locale).errors[error.code](error.values)
        : regret(log, interaction, error);
    return tell({ private: true, blocks: [{ type: 'text', text: rich`${text}` }] });
  };
  return {
    later: () =>
      later(tell)
        .catch(failed)
        .catch((error: unknown) => log.warn({ ...describe(interaction), error }, 'an answer could not be edited')),
  };
}

/** What the log says of an interaction: never what somebody typed. */
export const describe = ({ id, type, data }: Interaction): object => ({
  interaction: id,
  type,
  ...(data?.name && { command: data.name }),
  ...(data?.custom_id && { action: data.custom_id.split('~')[1] }),
});
