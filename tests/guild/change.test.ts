import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { grantMember, isGranted, readGuild } from '../../src/store/guild.ts';
import type { Store } from '../../src/store/store.ts';
import { problemsOfMessage } from '../discord/schema.ts';
import { textOf } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { databases } from '../store/databases.ts';
import { GUILD, manager, pressedBy, setUp } from './server.ts';

const set = (rev: number, ...args: readonly string[]): string => ['2~step~settings~set', rev, ...args].join('~');

describe.each(databases)('settings in $name', ({ open }) => {
  let store: Store;
  let kept: KeptBot;
  const delivered: string[] = [];
  beforeEach(async () => {
    store = await open();
    delivered.length = 0;
    kept = await openKept({ store, deliver: async (key) => void delivered.push(key) });
  });
  afterEach(() => store.close());

  const press = (id: string, values?: readonly string[], who = manager) =>
    kept.bot.dispatch(pressedBy(who, id, values));
  const now = () => store.read((tx) => readGuild(tx, GUILD));
  const deeds = () => store.read((tx) => tx.selectFrom('audit_log').selectAll().orderBy('action').execute());
  const outbox = () => store.read((tx) => tx.selectFrom('outbox').selectAll().orderBy('seq').execute());

  it('are changed by a press, in the message that was pressed, and go on record', async () => {
    const callback = await press(set(0, 'answers', 'private'));
    expect(callback.type).toBe(7);
    expect(textOf(callback)).toContain('**Who sees answers**: only who asked');
    expect(await now()).toMatchObject({ rev: 1, settings: { answers: 'private' } });
    expect(await deeds()).toMatchObject([
      { guild: GUILD, member: manager.id, action: 'settings.answers', at: kept.clock.time },
    ]);
    expect(JSON.parse((await deeds())[0]!.detail)).toEqual({ from: 'public', to: 'private' });
    expect(await outbox()).toEqual([]);
  });

  it('that a panel shows from before are not overwritten: it says so and shows how they stand', async () => {
    await press(set(0, 'answers', 'private'));
    const callback = await press(set(0, 'length', 'short'));
    expect(textOf(callback)).toContain('Somebody has changed the settings');
    expect(textOf(callback)).toContain('**Who sees answers**: only who asked');
    expect(await now()).toMatchObject({ rev: 1, settings: { answers: 'private', length: 'full' } });
    expect(await deeds()).toHaveLength(1);
  });

  it('are those of one of two people who press at once, never of both and never of none', async () => {
    const second = { ...manager, id: '9003' };
    const callbacks = await Promise.all([
      press(set(0, 'answers', 'private')),
      press(set(0, 'length', 'short'), undefined, second),
    ]);
    const stale = callbacks.filter((callback) => textOf(callback).includes('Somebody has changed'));
    expect(stale).toHaveLength(1);
    const { rev, settings } = await now();
    expect([rev, Number(settings.answers === 'private') + Number(settings.length === 'short')]).toEqual([1, 1]);
    expect(await deeds()).toHaveLength(1);
  });

  it('that another process has changed meanwhile are not overwritten, though this one remembers the old ones', async () => {
    await press(set(0, 'answers', 'private'));
    await setUp(store, { answers: 'public', length: 'short' }, GUILD, 1);
    expect(textOf(await press(set(1, 'sensitive', 'left-out')))).toContain('Somebody has changed');
    expect(textOf(await press(set(2, 'sensitive', 'left-out')))).toContain('left out, and counted');
    expect(await now()).toMatchObject({
      rev: 3,
      settings: { answers: 'public', length: 'short', sensitive: 'left-out' },
    });
  });

  it('that stay as they are count as no change', async () => {
    await press(set(0, 'answers', 'public'));
    expect(await now()).toMatchObject({ rev: 0 });
    expect(await deeds()).toEqual([]);
  });

  it('are told in the log channel, without a sound and without calling anybody, in the same transaction', async () => {
    await press(set(0, 'log'), ['4002']);
    await press(set(1, 'viewer'), ['4101']);
    await press(set(2, 'log'), ['4003']);
    const rows = await outbox();
    expect(rows.map(({ channel, key, does, guild }) => ({ channel, key, does, guild }))).toEqual(
      // The old channel is told that it is given up.
      ['4002', '4002', '4002', '4003'].map((channel) => ({
        channel,
        key: `log:${GUILD}:settings`,
        does: 'post',
        guild: GUILD,
      })),
    );
    const body = JSON.parse(rows[1]!.body!) as { flags: number; allowed_mentions: object };
    expect(problemsOfMessage(body)).toEqual([]);
    expect(body.flags & (1 << 12)).not.toBe(0);
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect(textOf({ type: 4, data: body })).toBe(
      '<@9002> has changed the settings of this server.\n- **Viewers**: everybody → <@&4101>',
    );
    expect(new Set(rows.map(({ nonce }) => nonce)).size).toBe(4);
    expect(delivered).toEqual(Array(3).fill(`log:${GUILD}:settings`));
  });

  it('of one member never hold who confirmed the age in the record of deeds', async () => {
    await press(set(0, 'aged', 'yes'));
    expect(await now()).toMatchObject({ settings: { quiz: { aged: { by: '9002', at: kept.clock.time } } } });
    expect((await deeds())[0]).toMatchObject({ action: 'settings.aged', detail: '{"from":false,"to":true}' });
  });

  it('let a member through for as long as was granted; what is over is removed', async () => {
    const grant = { guild: GUILD, member: '9001', capability: 'curate' } as const;
    const granted = (at: number, of = grant) => store.read((tx) => isGranted(tx, of, at));
    await store.write((tx) => grantMember(tx, grant, 0, 100));
    await store.write((tx) => grantMember(tx, grant, 50, 150));
    expect([await granted(149), await granted(150)]).toEqual([true, false]);
    for (const other of [{ guild: '4' }, { member: '1' }, { capability: 'moderate' }])
      expect(await granted(0, { ...grant, ...other } as typeof grant)).toBe(false);
    await store.write((tx) => grantMember(tx, { ...grant, member: '9009' }, 150, 300));
    const { rows } = await store.read((tx) => sql`select member from member_grant`.execute(tx));
    expect(rows).toEqual([{ member: '9009' }]);
  });
});
