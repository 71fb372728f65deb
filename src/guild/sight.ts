import { PERMISSION } from '../model/permissions.ts';
import type { CommandPermission, GuildRole, GuildView } from '../model/discord.ts';

/** The permissions that the bot needs somewhere. */
export const PERMISSIONS = {
  view: PERMISSION.view,
  send: PERMISSION.send,
  embed: PERMISSION.embed,
  attach: PERMISSION.attach,
  history: PERMISSION.history,
  'start-threads': PERMISSION.startThreads,
  'send-in-threads': PERMISSION.sendInThreads,
  pin: PERMISSION.pin,
} as const;
export type Permission = keyof typeof PERMISSIONS;

const union = (all: readonly bigint[]): bigint => all.reduce((sum, bits) => sum | bits, 0n);

/** What the bot may do in a channel; undefined when there is no such channel. */
export const botIn = (view: GuildView, channelId: string): bigint | undefined => memberIn(view, view.self, channelId);

/** What somebody may do in a channel ("Permissions", permission overwrites); undefined when there is no such channel. */
export function memberIn(
  { id, owner, channels, roles }: GuildView,
  who: { readonly id: string; readonly roles: readonly string[] },
  channelId: string,
): bigint | undefined {
  const channel = channels.find((each) => each.id === channelId);
  if (!channel) return undefined;
  const own = [id, ...who.roles];
  const base = union(roles.filter((role) => own.includes(role.id)).map(({ permissions }) => permissions));
  if ((base & PERMISSION.administrator) !== 0n || who.id === owner) return union(Object.values(PERMISSIONS));
  // First everybody's, then those of the roles together, then the own.
  const steps = [[id], who.roles, [who.id]].map((ids) => channel.overwrites.filter((each) => ids.includes(each.id)));
  return steps.reduce(
    (bits, overwrites) =>
      (bits & ~union(overwrites.map(({ deny }) => deny))) | union(overwrites.map(({ allow }) => allow)),
    base,
  );
}

/** The permissions that are missing in a channel; all but seeing it count for nothing where it is not seen. */
export function lackingIn(bits: bigint, wanted: readonly Permission[]): Permission[] {
  if ((bits & PERMISSIONS.view) === 0n) return ['view'];
  return wanted.filter((permission) => (bits & PERMISSIONS[permission]) === 0n);
}

/** A command as far as Discord decides who sees it. */
export interface Seen {
  readonly name: string;
  /** The permission that it asks for by default; none where it is for everybody. */
  readonly asks: bigint;
}

/**
 * Whether a member with this role sees a command in a channel: what the server said of the command, else of all commands of
 * the bot, else the permission that the command asks for ("Application Commands", permissions).
 */
export function sees(
  role: GuildRole,
  command: Seen,
  channel: string | undefined,
  view: GuildView,
  permissions: readonly CommandPermission[],
): boolean {
  const own = permissions.filter(({ command: name }) => name === command.name);
  const said = own.length > 0 ? own : permissions.filter(({ command: name }) => name === undefined);
  const of = (kind: CommandPermission['of'], ...ids: readonly (string | undefined)[]): boolean | undefined =>
    ids
      .map((id) => said.find((each) => each.of === kind && each.id === id)?.allowed)
      .find((each) => each !== undefined);
  // Discord names all channels by the id before that of the server.
  if (of('channel', channel, String(BigInt(view.id) - 1n)) === false) return false;
  const everybody = view.roles.find(({ id }) => id === view.id);
  const bits = role.permissions | (everybody?.permissions ?? 0n);
  return (
    of('role', role.id, view.id) ?? ((bits & command.asks) === command.asks || (bits & PERMISSION.administrator) !== 0n)
  );
}
