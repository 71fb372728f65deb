import { ROLES, type Capability, type Guild } from '../model/guild.ts';
import type { Member } from '../member.ts';

/** Whether Discord's own permissions let a member do it: those that its commands ask for by default. */
const PERMITTED: Readonly<Record<Capability, (member: Member) => boolean>> = {
  look: () => true,
  host: ({ hosts }) => hosts,
  curate: ({ moderates }) => moderates,
  moderate: ({ moderates }) => moderates,
  manage: ({ manages }) => manages,
};

/** The roles of a server that were given a capability. */
export const rolesWith = (capability: Capability, { settings }: Guild): string[] =>
  Object.entries(ROLES).flatMap(([role, capabilities]) =>
    (capabilities as readonly Capability[]).includes(capability) ? settings.roles[role as keyof typeof ROLES] : [],
  );

/**
 * Whether a member may do something in a server. Who manages the server may do everything. Where roles were given the
 * capability it takes one of them; where none was, what Discord lets through is allowed.
 * @param letThrough Discord itself let the member call a command that needs the capability
 */
export function allows(capability: Capability, member: Member, guild: Guild, letThrough: boolean): boolean {
  if (member.manages) return true;
  const roles = rolesWith(capability, guild);
  const mapped = capability === 'look' ? guild.settings.roles.viewer.length > 0 : roles.length > 0;
  if (mapped) return member.roles.some((role) => roles.includes(role));
  return letThrough || PERMITTED[capability](member);
}
