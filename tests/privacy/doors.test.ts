import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGuild } from '../../src/store/guild.ts';
import { GuildSettings } from '../../src/model/guild.ts';
import { tellGap } from '../../src/store/gaps.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { openDoors } from '../doors/doors.ts';
import { rawOf, readIn, shownBy, type Answer } from '../doors/play.ts';
import { anna, bertil, call, DOORS, forge, places, press, turn, type Turn } from '../doors/script.ts';
import type { Json } from '../loopback/world.ts';
import { placesOf } from './columns.ts';

const ANNA = '100000000000000011';
const BERTIL = '100000000000000012';
/** The fifth millisecond, in which all things of these tests were done. */
const AT = '1970-01-01T00:00:00.005Z';
interface Held {
  readonly member: string;
  readonly tables: Readonly<Record<string, readonly object[]>>;
}
/** Longer than the time between two exports. */
const REST = 61 * 60_000;

let all: Awaited<ReturnType<typeof openDoors>>;
beforeAll(async () => {
  all = await openDoors();
}, 60_000);
afterAll(() => all.close());

/** Puts things of two members into what each door keeps. */
async function fill(guild: string): Promise<void> {
  for (const door of DOORS)
    await all.doors[door].store.write(async (tx) => {
      for (const member of [ANNA, BERTIL]) {
        await tellGap(tx, { guild, member, pair: '', kind: '', text: `I am ${member}`, at: 5 });
        const deed = { id: `${guild}-${member.slice(-1)}`, guild, at: 5, action: 'settings.answers', object: null };
        const detail = JSON.stringify({ told: member });
        await tx
          .insertInto('audit_log')
          .values({ ...deed, member, detail })
          .execute();
      }
      const settings = GuildSettings.parse({ quiz: { aged: { by: ANNA, at: 5 } } });
      await writeGuild(tx, { id: guild, settings, rev: 0 }, 5);
    });
}

/** Does it through every door; the answers must be the same, and as Discord takes them. */
async function everywhere({ act, so, by = anna }: Turn, past: readonly Answer[]): Promise<Answer> {
  const id = all.loopback.clock.snowflake();
  let whole: Json = { id, token: `token-of-${id}`, ...by, ...rawOf(act, past) };
  const answers: Answer[] = [];
  for (const door of DOORS) {
    const { callback, interaction, message } = await all.doors[door].tell(whole);
    whole = interaction ?? whole;
    answers.push({ callback, message });
  }
  const [{ callback, message }] = answers as [Answer];
  for (const [i, other] of answers.entries())
    expect({ so, door: DOORS[i], callback: other.callback }).toEqual({ so, door: DOORS[i], callback });
  expect(problemsOfCallback(callback)).toEqual([]);
  return { callback, message };
}

async function play(...turns: readonly Turn[]): Promise<readonly Answer[]> {
  all.loopback.clock.advance(REST);
  const past: Answer[] = [];
  for (const each of turns) {
    const answer = await everywhere(each, past);
    const read = readIn(answer.callback);
    for (const part of each.says ?? []) expect(read).toMatch(part);
    expect({ so: each.so, shown: shownBy(answer.callback) }).toEqual({ so: each.so, shown: each.shown });
    past.push(answer);
  }
  return past;
}

describe('/privacy through the gateway, HTTP and the playground', () => {
  it.each(places)('in %s: says in private what is held, by kind, with how long', async (_, by) => {
    await fill(all.loopback.guilds[0]!.id + String(places.findIndex(([, each]) => each === by)));
    const answers = await play(
      turn(call('privacy'), 'what is held', 'private', [/Questions that you told moderators\*\*: \d\. Kept 90 days/], {
        by,
      }),
      turn(call('privacy', { action: 'show' }), 'the same', 'private', [/180 days/, /PRIVACY\.md/], { by }),
      turn(press('Forget me'), 'asks once more', 'changed', [/cannot be undone/], { by }),
      turn(call('privacy', { action: 'forget' }), 'asks too', 'private', [/cannot be undone/], { by }),
    );
    expect(answers).toHaveLength(4);
  });

  it('gives one file an hour', async () => {
    await fill('700');
    const [first] = await play(
      turn(call('privacy', { action: 'export' }), 'a file', 'private', [/Every row that holds your id/]),
      turn(call('privacy', { action: 'export' }), 'not again', 'private', [/within the last hour.*<t:\d+:R>/]),
      turn(call('privacy', { action: 'export' }), 'another member has one', 'private', [/Every row/], { by: bertil }),
    );
    const [file] = first!.callback.files!;
    const held = JSON.parse(Buffer.from(file!.bytes).toString()) as Held;
    expect({ name: file!.name, member: held.member }).toEqual({ name: 'attache-privacy.json', member: ANNA });
    expect(held.tables['gap_text']!.at(-1)).toMatchObject({ guild: '700', text: `I am ${ANNA}`, made_at: AT });
    expect(held.tables['quota']).toHaveLength(1);
    expect(JSON.stringify(held)).not.toContain(BERTIL);
    await play(turn(call('privacy', { action: 'export' }), 'an hour later again', 'private', [/Every row/]));
  });

  it('forgets who pressed and nobody else, in all that each door keeps', async () => {
    await fill('800');
    await play(
      turn(call('privacy'), 'what is held', 'private'),
      turn(press('Forget me'), 'asks once more', 'changed'),
      // A button that somebody else makes up is about themselves.
      turn(press('Yes, forget me'), 'says what was done', 'changed', [
        /told moderators\*\*: \d+ deleted/,
        /out of \d+ row/,
      ]),
      turn(call('privacy'), 'nothing is held', 'private', [/Nothing is held/]),
      turn(forge('2~step~privacy~forget'), 'nothing to do', 'changed', [/Nothing is held/]),
      turn(call('privacy'), 'the other member is not touched', 'private', [/told moderators\*\*: \d+\./], {
        by: bertil,
      }),
    );
    for (const door of DOORS) {
      expect(await placesOf(all.doors[door].store, ANNA)).toEqual([]);
      expect(await placesOf(all.doors[door].store, BERTIL)).toContain('gap_text.member');
      const gaps = await all.doors[door].store.read((tx) => tx.selectFrom('gap').selectAll().execute());
      expect(gaps.length).toBeGreaterThan(0);
    }
  });

  it('heeds no step that is made up', async () => {
    const answers = await play(
      turn(forge('2~step~privacy~everybody~1'), 'an old button', 'private', [/older version/]),
    );
    expect(answers).toHaveLength(1);
  });
});
