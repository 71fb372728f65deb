import { checked, find, type Found } from '../arguments.ts';
import { UserError, type MenuResult, type TargetMessage, type Typed } from '../command.ts';
import { idsOf, type Interaction } from '../interaction.ts';
import type { Desk, Result } from './desk.ts';
import { insist } from './rights.ts';
import { shown, suggested } from './told.ts';

/**
 * What a command takes: what it says, or what every member may do. Discord lets everybody through to a command that is for
 * everybody, which says nothing of a subcommand that is not.
 */
function askingFor({ owner, command }: Found, by: 'called' | 'suggested'): Parameters<typeof insist>[0] {
  const needs = command.needs ?? owner.needs ?? 'look';
  const open = (owner.needs ?? 'look') === 'look' && needs !== 'look';
  return { needs, always: owner.always, by: open ? 'pressed' : by, looksUp: owner.duringQuiz !== true };
}

/** Discord's type of a command in the menu of a message. */
const MESSAGE_MENU = 3;

/** Runs the command, or the entry of a message's menu, that an interaction calls. */
export const runCommand = async (desk: Desk): Promise<Result> =>
  shown(await (desk.interaction.data?.type === MESSAGE_MENU ? runMenu(desk) : run(desk)), desk);

async function run(desk: Desk): Promise<MenuResult> {
  const { interaction, call, commands } = desk;
  const found = find(interaction, commands);
  await insist(askingFor(found, 'called'), desk);
  return found.command.run(checked(found.command.options, found.given, interaction.data?.resolved?.attachments), call);
}

/** Runs an entry of a message's menu on that message, which Discord sends along. */
async function runMenu(desk: Desk): Promise<MenuResult> {
  const { interaction, call, menus } = desk;
  const menu = menus.find(({ name }) => name === interaction.data?.name);
  const message = targetOf(interaction);
  if (!menu || !message) throw new UserError('unknown-command');
  await insist({ needs: menu.needs ?? 'look', by: 'called', looksUp: menu.duringQuiz !== true }, desk);
  return menu.run(message, call);
}

function targetOf({ data, channel_id, application_id }: Interaction): TargetMessage | undefined {
  const id = data?.target_id ?? '';
  const message = data?.resolved?.messages?.[id];
  if (!message) return undefined;
  const own = message.author !== undefined && message.author.id === application_id;
  const ids = own ? idsOf(message.components) : [];
  return { message: id, channel: channel_id ?? '', text: message.content ?? '', ids };
}

/** Suggestions for the option that is being typed. */
export async function complete(desk: Desk): Promise<Result> {
  const { interaction, call, commands } = desk;
  const found = find(interaction, commands);
  const { command, given } = found;
  const focused = given.find((option) => option.focused);
  const option = focused && Object.hasOwn(command.options, focused.name) ? command.options[focused.name] : undefined;
  if (!focused || !option) return suggested([]);
  await insist(askingFor(found, 'suggested'), desk);
  const typed: Typed = Object.fromEntries(
    given.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
  const choices = await command.suggest?.(focused.name, String(focused.value ?? '').slice(0, 100), call, typed);
  return suggested(
    (choices ?? []).map(({ label, value }) => ({
      name: label,
      value: option.type === 'whole' ? Number(value) : value,
    })),
  );
}
