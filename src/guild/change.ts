import { randomUUID } from 'node:crypto';
import type { KeptCall } from '../command.ts';
import { rich } from '../locales/rich.ts';
import type { Field, Guild, GuildSettings } from '../model/guild.ts';
import type { Reply } from '../reply/blocks.ts';
import { toMessage } from '../reply/discord.ts';
import { recordDeed } from '../store/audit.ts';
import { readGuild, writeGuild } from '../store/guild.ts';
import { send } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { differences, fields } from './fields.ts';

/** Flag of a message that makes no sound ("Message Resource", message flags). */
const SUPPRESS_NOTIFICATIONS = 1 << 12;

/** A server as it is set after a change; `stale` when somebody else was first, and nothing was changed. */
export interface Changed {
  readonly guild: Guild;
  readonly stale: boolean;
}

/**
 * Changes the settings of a server in one transaction, if they are still those that the member saw. What was changed goes on
 * record and is told in the server's log channel.
 * @param rev the revision that the member saw
 * @param next pure: it may be called twice
 */
export async function changeSettings(
  call: KeptCall & { readonly guild: Guild },
  rev: number,
  next: (settings: GuildSettings) => GuildSettings,
): Promise<Changed> {
  const key = `log:${call.guild.id}:settings`;
  const changed = await call.store.write(async (tx): Promise<Changed> => {
    const before = await readGuild(tx, call.guild.id);
    if (before.rev !== rev) return { guild: before, stale: true };
    const settings = next(before.settings);
    const names = differences(before.settings, settings);
    if (names.length === 0) return { guild: before, stale: false };
    const after = await writeGuild(tx, { ...before, settings }, call.now());
    if (!after) return { guild: await readGuild(tx, call.guild.id), stale: true };
    await record(tx, names, before, after, call);
    await tell(tx, key, names, before, after, call);
    return { guild: after, stale: false };
  });
  call.guilds.changed(changed.guild);
  // The answer does not wait for the log channel.
  if (!changed.stale) void call.deliver(key, 1_500);
  return changed;
}

async function record(tx: Tx, names: readonly Field[], before: Guild, after: Guild, call: KeptCall): Promise<void> {
  for (const name of names) {
    const [from, to] = [before, after].map(({ settings }) => fields[name].of(settings) ?? null);
    const deed = { guild: after.id, at: call.now(), member: call.member.id, action: `settings.${name}` };
    await recordDeed(tx, { ...deed, detail: { from, to } });
  }
}

/** Tells a change where changes are told: a log channel that is given up is told so as well. */
async function tell(
  tx: Tx,
  key: string,
  names: readonly Field[],
  { settings: before }: Guild,
  { id, settings: after }: Guild,
  { member, showing, t: own, now }: KeptCall,
): Promise<void> {
  const { settings: t } = showing?.t ?? own;
  const reply: Reply = {
    private: false,
    blocks: [
      { type: 'text', text: rich`${t.changedBy(member.id)}` },
      { type: 'list', items: names.map((name) => t.change(name, before, after)) },
    ],
  };
  const message = toMessage(reply);
  const body = { ...message, flags: message.flags | SUPPRESS_NOTIFICATIONS };
  const channels = new Set([before.logChannel, after.logChannel].filter((channel) => channel !== undefined));
  for (const channel of channels) {
    const nonce = randomUUID().replaceAll('-', '').slice(0, 24);
    await send(tx, { key, guild: id, does: 'post', channel, body, nonce, at: now() });
  }
}
