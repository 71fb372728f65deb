import { keepingNothing, UserError } from './command.ts';
import { createCooldowns } from './cooldown.ts';
import { createClosedBooks } from './dispatch/closed.ts';
import { complete, runCommand } from './dispatch/commands.ts';
import { createTalks, deskFor, type Desk, type Dispatching, type Opening, type Result } from './dispatch/desk.ts';
import { createLatePictures } from './dispatch/picture.ts';
import { looksUp, pressed, submitted } from './dispatch/presses.ts';
import { apology, describe, explanation, goingOn, seconds, slowDown, suggested } from './dispatch/told.ts';
import { CallbackType, Interaction, InteractionType, type Dispatch } from './interaction.ts';
import { StoreError } from './store/store.ts';

export type { Dispatching, Kept } from './dispatch/desk.ts';

/**
 * The one way from an interaction to its answer, for every door. It answers in time for Discord: what waits for the store
 * or for Discord itself has limits of its own, and what takes longer goes on after the answer.
 * A mistake of the user becomes a private explanation, a mistake of ours a private apology with an incident id.
 */
export function createDispatch(dispatching: Dispatching): Dispatch {
  const { log, metrics, now, kept } = dispatching;
  const cooldowns = createCooldowns(now);
  const talks = createTalks(now);
  const late = createLatePictures();
  const closed = kept && createClosedBooks(kept.store, now, log);
  const commands = kept ? dispatching.commands : keepingNothing(dispatching.commands);
  const menus = dispatching.menus.filter((each) => kept || !each.kept);
  const names = [...commands, ...menus];
  return async (raw) => {
    const started = now();
    const index = dispatching.index();
    const { data: interaction, error } = Interaction.safeParse(raw);
    const result = interaction
      ? await settle(interaction, { ...dispatching, commands, menus, index, cooldowns, talks, late, closed })
      : apology(log, undefined, error);
    const { callback, outcome } = result;
    const ms = now() - started;
    metrics?.handled({ command: labelOf(interaction, names), ...outcome, seconds: ms / 1000 });
    if (interaction) {
      log.debug({ ...describe(interaction), ms, callback: callback.type, outcome: outcome.status }, 'answered');
    }
    return interaction ? { ...callback, ...goingOn(result, interaction, dispatching) } : callback;
  };
}

async function settle(interaction: Interaction, opening: Opening): Promise<Result> {
  try {
    return await answer(await deskFor(interaction, opening));
  } catch (error) {
    if (error instanceof UserError) return explanation(interaction, error);
    if (!(error instanceof StoreError)) return apology(opening.log, interaction, error);
    opening.log.error({ ...describe(interaction), error }, 'the store could not do what an interaction asked for');
    return explanation(interaction, new UserError('store-away'));
  }
}

/** The name under which an interaction is counted: only names that are known here, whatever a client sends. */
function labelOf(interaction: Interaction | undefined, commands: readonly { readonly name: string }[]): string {
  if (interaction?.type === InteractionType.component) return 'button';
  if (interaction?.type === InteractionType.modal) return 'form';
  return commands.find(({ name }) => name === interaction?.data?.name)?.name ?? 'unknown';
}

async function answer(desk: Desk): Promise<Result> {
  const { interaction, member, call, cooldowns } = desk;
  const until = looksUp(interaction) && !member.moderates ? cooldowns.lookUp(member.id) : undefined;
  if (until !== undefined) return slowDown(call.t.cooldown.lookUps(seconds(until)), desk);
  switch (interaction.type) {
    case InteractionType.ping:
      return { callback: { type: CallbackType.pong }, outcome: { status: 'pong' } };
    case InteractionType.command:
      return runCommand(desk);
    case InteractionType.autocomplete:
      return cooldowns.suggest(member.id) === undefined ? complete(desk) : suggested([]);
    case InteractionType.component:
      return pressed(desk);
    default:
      return submitted(desk);
  }
}
