import type { Rich } from '../locales/rich.ts';
import type { Discord } from '../model/discord.ts';
import { check, type Obstacle } from './check.ts';
import type { PanelCall } from './controls.ts';

/** What stands in the way in a server, in words; or why that could not be seen. */
export async function obstaclesIn(call: PanelCall): Promise<Rich[]> {
  const { discord, guild, member, commands, t, log, left } = call;
  const { check: words } = t.settings;
  if (!discord) return [[words.noToken]];
  try {
    const [view, permissions] = await inTime(left(), askDiscord(discord, guild.id));
    if (view === 'missing') return [[words.gone]];
    const found = check({ view, permissions, channel: member.parent ?? member.channel }, guild, commands);
    return found.length > 0 ? found.flatMap((obstacle) => inWords(obstacle, call)) : [words.fine(commands.length)];
  } catch (error) {
    log.warn({ guild: guild.id, error }, 'Discord could not be asked how a server stands');
    return [[words.away]];
  }
}

const askDiscord = (discord: Discord, guild: string) =>
  Promise.all([discord.guild(guild), discord.commandPermissions(guild)]);

async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

function inWords(obstacle: Obstacle, { t }: PanelCall): Rich[] {
  const { check: words } = t.settings;
  switch (obstacle.is) {
    case 'lacks':
      return obstacle.permissions.map((permission) => words.lacks(obstacle.channel, permission));
    case 'channel-gone':
      return [words.channelGone(obstacle.use, obstacle.channel)];
    case 'channel-closed':
      return [words.channelClosed(obstacle.use, obstacle.channel, obstacle.permissions)];
    case 'role-gone':
      return [words.roleGone(obstacle.as, obstacle.role)];
    case 'hidden':
      return [words.hidden(obstacle.as, obstacle.role, obstacle.commands)];
  }
}
