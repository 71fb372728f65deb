import { UserError } from '../command.ts';
import { standing } from '../guild/capability.ts';
import { pausedUntil } from '../guild/showing.ts';
import type { Capability, Guild } from '../model/guild.ts';
import { grantMember, isGranted, type Grant } from '../store/guild.ts';
import type { Desk } from './desk.ts';
import { seconds } from './told.ts';

/** How long the buttons of a command work for a member whom only Discord's own settings let through to it, in milliseconds. */
const GRANT_MS = 15 * 60_000;

/** What is asked for, and how. */
interface Asking {
  readonly needs: Capability;
  /**
   * `called`: Discord let the member through to a command. `suggested`: the same, while typing. `pressed`: a button or a
   * form, which Discord lets everybody use who sees it, and clients can make up.
   */
  readonly by: 'called' | 'suggested' | 'pressed';
  /** Every member may do it, whatever a server has set. */
  readonly always?: boolean | undefined;
  /** It tells what the documents say. */
  readonly looksUp: boolean;
}

/**
 * Lets through who may do it.
 * @throws UserError `only-in-server` outside of a server that the bot is in, `not-allowed` when the member may not,
 * `paused` while a server has answers switched off, `in-quiz` for a look-up of a member who takes part in a secure quiz of
 * whatever server
 */
export async function insist({ needs, by, always, looksUp }: Asking, desk: Desk): Promise<void> {
  const { guild, now, store } = desk.call;
  const held = looksUp && desk.closed?.hold(desk.member.id, store);
  if (held && (await held)) throw new UserError('in-quiz');
  if (always && needs === 'look') return;
  if (!guild) {
    if (needs === 'look') return;
    throw new UserError('only-in-server');
  }
  const stands = standing(needs, desk.member, guild);
  if (stands === 'may-not' || (stands === 'as-discord-lets' && !(await letThrough(needs, by, guild, desk))))
    throw new UserError('not-allowed');
  const until = needs === 'look' ? pausedUntil(guild, now()) : undefined;
  if (until !== undefined)
    throw new UserError('paused', { until: until === 'until-resumed' ? '' : String(seconds(until)) });
}

/** Whether Discord lets a member do it whom nothing in the server's settings speaks of. Who calls may press for a while. */
async function letThrough(
  capability: Capability,
  by: Asking['by'],
  { id }: Guild,
  { member, call: { store, now } }: Desk,
): Promise<boolean> {
  if (by === 'suggested') return true;
  const grant: Grant = { guild: id, member: member.id, capability };
  if (by === 'pressed') return store.read((tx) => isGranted(tx, grant, now()));
  await store.write((tx) => grantMember(tx, grant, now(), now() + GRANT_MS));
  return true;
}
