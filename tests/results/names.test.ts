import { beforeEach, describe, expect, it } from 'vitest';
import { createBot, type Bot } from '../../src/bot.ts';
import { DiscordError, type Discord } from '../../src/model/discord.ts';
import { join } from '../../src/store/quiz-answers.ts';
import { changeSession, changeQuestion } from '../../src/store/quiz-sessions.ts';
import { CHANNELS, GUILD, MEMBERS } from '../../src/transport/page/world.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import * as surface from '../../commands/index.ts';
import { textOf } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { addDraft, cityItem } from '../sessions/made.ts';
import { openLines } from '../transport/signed.ts';
import { readCsv } from './csv.ts';

const [{ id: channel }] = CHANNELS;
const PEOPLE = 200;
const config = { operatorContact: undefined, privacyUrl: undefined };

let kept: KeptBot;
let bot: Bot;
/** What the answer showed, one after the other. */
let told: string[];
let files: Uint8Array[];
/** How a name is fetched; each takes a tenth of a second. */
let nameOf: Discord['memberName'];

beforeEach(async () => {
  kept = await openKept();
  told = [];
  files = [];
  const board = createPlaygroundDiscord(() => kept.clock.time);
  const discord: Discord = {
    ...board,
    memberName(guild, member) {
      kept.clock.time += 100;
      return nameOf(guild, member);
    },
    async editAnswer(_, body, sent) {
      told.push(JSON.stringify(body));
      files = sent.map(({ bytes }) => bytes);
    },
  };
  const { log } = openLines();
  const now = (): number => kept.clock.time;
  bot = createBot({ surface, library: kept.bot.index.library, config, log, kept: { ...kept, discord }, now });
  await addSession('abcdef000001', 'Fiji', 1);
  await addSession('abcdef000002', 'Fiji, second part', 2);
}, 60_000);

/** A session that is over, in which many take part. */
async function addSession(id: string, title: string, createdAt: number): Promise<void> {
  const { store } = kept;
  const draft = await addDraft(store, { id, guild: GUILD, channel, hostBy: MEMBERS[0].id, createdAt }, [cityItem(1)]);
  await store.write(async (tx) => {
    await changeSession(tx, draft, { state: 'ended', title, label: `class ${createdAt}`, endedAt: createdAt });
    await changeQuestion(tx, { session: id, number: 1 }, { state: 'closed' });
    for (let i = 0; i < PEOPLE; i += 1)
      await join(tx, { session: id, guild: GUILD, member: String(90_000_000_000_000_000n + BigInt(i)) }, i);
  });
}

let last = 0;
const interaction = (type: number, data: object) => ({
  id: String((last += 1)),
  type,
  application_id: '1',
  token: 'token',
  guild_id: GUILD,
  channel_id: channel,
  member: { user: { id: MEMBERS[0].id }, permissions: String(1n << 5n), roles: [] },
  data,
});
const results = (given: Readonly<Record<string, string>>, focused?: string) => {
  const options = Object.entries(given).map(([name, value]) => ({ name, type: 3, value, focused: name === focused }));
  const data = { name: 'quiz', options: [{ type: 1, name: 'results', options }] };
  return bot.dispatch(interaction(focused === undefined ? 2 : 4, data));
};

describe('the names in tables', () => {
  const fetched = async (): Promise<Record<string, string>[]> => {
    await results({});
    const press = { custom_id: '2~step~quiz~tables~abcdef000001~names', component_type: 2 };
    const callback = await bot.dispatch(interaction(3, press));
    expect(textOf(callback)).toBe('Fetching names: 0 of 200');
    await callback.later!();
    return readCsv(files[0]!);
  };

  it('are fetched one by one, and every three seconds it is told how far it is', async () => {
    nameOf = async (_, member) => `Name ${member.slice(-3)}`;
    const rows = await fetched();
    expect(rows).toHaveLength(PEOPLE);
    expect(rows[7]!['name']).toBe('Name 007');
    const progress = told.slice(0, -1).map((each) => Number(/Fetching names: (\d+) of 200/.exec(each)![1]));
    expect(progress).toEqual([30, 60, 90, 120, 150, 180]);
  });

  it('are asked for again after a limit, and left out where there is none', async () => {
    let limited = false;
    nameOf = async (_, member) => {
      if (!limited) {
        limited = true;
        throw new DiscordError(429, 0, 'wait', 1);
      }
      return member.endsWith('1') ? undefined : 'Ann';
    };
    const rows = await fetched();
    expect(rows.filter(({ name }) => name === 'Ann')).toHaveLength(180);
    expect(told.at(-1)).toContain('20 names could not be fetched');
  });

  it('are given up after three in a row that cannot be had', async () => {
    let asked = 0;
    nameOf = async () => {
      asked += 1;
      throw new Error('Discord cannot be reached');
    };
    const rows = await fetched();
    expect(asked).toBe(3);
    expect(rows[0]).not.toHaveProperty('name');
    expect(told.at(-1)).toContain('200 names could not be fetched');
  });
});

describe('/quiz results', () => {
  it.each([
    ['the newest', {}, 'Results: Fiji, second part'],
    ['that of a label', { label: 'CLASS 1' }, 'Results: Fiji\n'],
    ['the one that was chosen', { session: 'abcdef000001' }, 'Results: Fiji\n'],
    ['the one of a title', { session: 'fiji, second part' }, 'Results: Fiji, second part'],
    ['nothing where none fits', { session: 'Fiji', label: 'class 2' }, 'There is no such quiz in this server.'],
  ])('shows %s', async (_, given, expected) => {
    expect(textOf(await results(given))).toContain(expected);
  });

  it('suggests sessions by date, label and title, and labels', async () => {
    const choices = async (given: Readonly<Record<string, string>>, option: string): Promise<unknown> =>
      (await results(given, option)).data?.['choices'];
    expect(await choices({ session: '1970 class second' }, 'session')).toEqual([
      { name: '1970-01-01 · class 2 · Fiji, second part', value: 'abcdef000002' },
    ]);
    expect(await choices({ label: '' }, 'label')).toEqual([
      { name: 'class 2', value: 'class 2' },
      { name: 'class 1', value: 'class 1' },
    ]);
  });
});
