import { ROLES, type Capability, type Guild, type Role } from '../model/guild.ts';
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
const rolesWith = (capability: Capability, { settings }: Guild): string[] =>
  Object.entries(ROLES).flatMap(([role, capabilities]) =>
    (capabilities as readonly Capability[]).includes(capability) ? settings.roles[role as Role] : [],
  );

/**
 * What a server says of a member who wants to do something. Who manages the server may do everything. Where roles were given
 * the capability it takes one of them. Where none was, Discord's permission for such commands is enough; without it all
 * depends on whether Discord lets the member through to a command that needs it (`as-discord-lets`).
 */
export function standing(capability: Capability, member: Member, guild: Guild): 'may' | 'may-not' | 'as-discord-lets' {
  if (member.manages) return 'may';
  const roles = rolesWith(capability, guild);
  const mapped = capability === 'look' ? guild.settings.roles.viewer.length > 0 : roles.length > 0;
  // The role that everybody has carries the id of the server, and stands in no member's list.
  if (mapped) return [...member.roles, guild.id].some((role) => roles.includes(role)) ? 'may' : 'may-not';
  return PERMITTED[capability](member) ? 'may' : 'as-discord-lets';
}
