import { beforeEach, describe, expect, it } from 'vitest';
import { UserError, type Command } from '../../src/command.ts';
import { createDispatch } from '../../src/dispatch.ts';
import type { Later, Reply } from '../../src/reply/blocks.ts';
import { CHANNELS, GUILD, MEMBERS } from '../../src/transport/page/world.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { openLines } from '../transport/signed.ts';

const [{ id: channel }] = CHANNELS;
const said = (text: string): Reply => ({ private: true, blocks: [{ type: 'text', text: [text] }] });

let kept: KeptBot;
beforeEach(async () => {
  kept = await openKept();
});

/** What a page shows of an answer that goes on, and of the log. */
async function play(later: Later) {
  const discord = createPlaygroundDiscord(() => kept.clock.time);
  const { log, lines } = openLines();
  const command: Command = { name: 'quiz', kept: true, options: {}, run: () => ({ ...said('first'), later }) };
  const dispatch = createDispatch({
    index: () => kept.bot.index,
    commands: [command],
    menus: [],
    about: kept.bot.about,
    log,
    kept: { ...kept, discord },
    now: () => kept.clock.time,
  });
  const interaction = {
    id: '77',
    type: 2,
    application_id: '1',
    token: 'token',
    guild_id: GUILD,
    channel_id: channel,
    member: { user: { id: MEMBERS[0].id }, permissions: '0', roles: [] },
    data: { name: 'quiz' },
  };
  const callback = await dispatch(interaction);
  discord.answered(interaction, callback);
  await callback.later?.();
  const [answer] = discord.news(channel, 0).answers;
  return { answer, shown: JSON.stringify(answer?.payload), lines };
}

describe('an answer that goes on', () => {
  it('shows the last that it told, to whom the first was shown', async () => {
    const { answer, shown } = await play(async (tell) => {
      await tell(said('second'));
      await tell({ ...said('third'), files: [{ name: 'a.csv', bytes: Buffer.from('a') }] });
    });
    expect(shown).toContain('third');
    expect(shown).not.toContain('second');
    expect(answer).toMatchObject({ files: [{ name: 'a.csv' }] });
    expect(Number(answer!.payload.flags) & 64).toBe(64);
  });

  it('says what is wrong where it throws that', async () => {
    const { shown, lines } = await play(() => Promise.reject(new UserError('quiz-tables-large')));
    expect(shown).toContain('larger than Discord takes');
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('apologises for a mistake, which the log has', async () => {
    const { shown, lines } = await play(async (tell) => {
      await tell(said('second'));
      throw new Error('a secret');
    });
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(shown).toMatch(/this number: [0-9a-f]{8}/);
    expect(shown).not.toContain('secret');
  });
});
