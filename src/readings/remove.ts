import { UserError, type KeptCall } from '../command.ts';
import type { Choice, Reply } from '../reply/blocks.ts';
import { recordDeed } from '../store/audit.ts';
import { readGuild } from '../store/guild.ts';
import { readingsIn, removeReading } from '../store/readings.ts';
import { guildOf } from './add.ts';

/** Takes a document away that the server has added, at once. @throws UserError `reading-unknown` when there is none */
export async function removeReadingOf(text: string, call: KeptCall): Promise<Reply> {
  const guild = guildOf(call);
  const [member, at] = [call.member.id, call.now()];
  const { title, now } = await call.store.write(async (tx) => {
    const all = await readingsIn(tx, guild);
    const found = all.find(({ id }) => id === text) ?? all.find((each) => each.title === text.trim());
    const removed = found && (await removeReading(tx, guild, found.id, at));
    if (removed === undefined) return { title: undefined, now: undefined };
    const deed = { guild, at, member, action: 'reading.remove', object: `reading:${found!.id}` };
    await recordDeed(tx, { ...deed, detail: { title: removed } });
    return { title: removed, now: await readGuild(tx, guild) };
  });
  if (title === undefined) throw new UserError('reading-unknown');
  call.guilds.changed(now);
  return { private: true, blocks: [{ type: 'text', text: call.t.readings.removed(title) }] };
}

/** The documents that the server has added, newest last. */
export const suggestReadings = ({ guild }: KeptCall): readonly Choice[] =>
  (guild?.readings ?? []).map(({ id, title }) => ({ label: title, value: id }));
