import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands, menus } from '../commands/index.ts';
import { ASK_FORM } from '../src/press.ts';
import { openChecked } from './checked.ts';
import { problemsOfCallback, problemsOfCommands } from './discord/schema.ts';
import { called, idsIn, isPrivate, sent, textOf, typing } from './interactions.ts';
import { hostile } from './reply/hostile.ts';
import { GOOD, required, surface } from './surface.ts';

const { bot, lines, errors, answerTo } = openChecked();

describe('every command', () => {
  const cases = surface.flatMap(([name, command]) =>
    [undefined, ...Object.keys(command.options)].map((option): [string, string, Record<string, unknown>] => [
      name,
      option ?? 'what it needs',
      { ...required(command), ...(option && { [option]: GOOD[option] }) },
    ]),
  );

  it.each(cases)('/%s answers with %s', async (name, _, given) => {
    for (const place of ['server', 'silenced', 'direct'] as const) {
      const callback = await answerTo(called(name, given, place));
      expect(callback.type).toBe(4);
      expect(textOf(callback)).toMatch(/^### \S/);
    }
  });

  it.each(surface)(
    '/%s answers with all its options, `private` among them, or is private always',
    async (name, { options }) => {
      const given = Object.fromEntries(Object.keys(options).map((option) => [option, GOOD[option]]));
      const callback = await answerTo(called(name, given));
      expect(callback.type).toBe(4);
      expect(isPrivate(callback)).toBe(true);
    },
  );

  const typed = surface.flatMap(([name, { options }]) =>
    Object.entries(options).flatMap(([option, { suggests }]): [string, string][] => (suggests ? [[name, option]] : [])),
  );
  it.each(typed)(
    '/%s suggests something for "%s" before typing, and fitting things while typing',
    async (name, option) => {
      const around = { country: 'PK', document: 'norway-turkey' };
      const choices = async (text: string): Promise<{ name: string; value: unknown }[]> => {
        const { type, data } = await answerTo(typing(name, option, { ...around, [option]: text }));
        expect(type).toBe(8);
        return data?.['choices'] as { name: string; value: unknown }[];
      };
      const first = await choices('');
      expect(first.length).toBeGreaterThan(0);
      const [{ name: label, value }] = first as [{ name: string; value: unknown }];
      expect(await choices(label.slice(0, 6))).toContainEqual({ name: label, value });
      await choices('x'.repeat(6000));
      for (const text of ['??', '<@1>', '__proto__', '\u202e', 'zzzz']) await choices(text);
    },
  );

  it('suggests no one who was wronged or accused', async () => {
    for (const text of ['', 'who', 'kavala', 'mazari', 'abducted', 'smuggled', 'murder']) {
      const { data } = await answerTo(typing('ask', 'question', { question: text }));
      expect(JSON.stringify(data)).not.toMatch(/kavala|mazari|sang-moon|abduct|smuggl|murder/i);
    }
  });
});

it('registers every command with all its options, in servers and in messages', () => {
  expect(problemsOfCommands(bot.commands)).toEqual([]);
  expect(bot.commands).toMatchObject(
    [...commands, ...menus]
      .filter(({ kept }) => !kept)
      .map(({ name }) => ({ name, contexts: [0, 1, 2], integration_types: [0, 1] })),
  );
  const names = (
    bot.commands as { name: string; options?: { name: string; options?: { name: string }[] }[] }[]
  ).flatMap(({ name, options = [] }) =>
    options.flatMap((each) =>
      each.options ? each.options.map((sub) => `${name} ${each.name} ${sub.name}`) : [`${name} ${each.name}`],
    ),
  );
  expect(names.toSorted()).toEqual(
    surface.flatMap(([name, { options }]) => Object.keys(options).map((option) => `${name} ${option}`)).toSorted(),
  );
});

describe('what nobody but the asker may see', () => {
  it.each<[string, string, object]>([
    ['a refusal', 'ask', { question: 'who designed the salang tunnel' }],
    ['a question out of scope', 'ask', { question: 'what is the weather in oslo' }],
    ['a question asked back', 'ask', { question: 'embassies' }],
    ['an empty question', 'ask', { question: '  ' }],
    ['a country that is none', 'trade', { country: 'Atlantis' }],
    ['a country of which nothing is told', 'trade', { country: 'Sweden' }],
    ['a date that is none', 'trade', { country: 'TR', as_of: '2024-13' }],
    ['years the wrong way round', 'timeline', { country: 'TR', from: 2000, to: 1990 }],
    ['a document that is none', 'aid', { country: 'PK', source: 'my diary' }],
    ['a subject that is none', 'compare', { country_a: 'PK', country_b: 'TR', topic: 'xyzzy' }],
    ['a list of several pages', 'timeline', { country: 'PK' }],
    ['a document', 'sources read', { document: 'norway-turkey' }],
    ['a search', 'sources find', { text: 'salmon roe' }],
    ['help', 'help', {}],
    ['an option of a wrong kind', 'ask', { question: 5 }],
    ['text where a yes is asked for', 'trade', { country: 'TR', goods: 'yes' }],
    ['text where a year is asked for', 'aid', { country: 'PK', year: 'soon' }],
    ['half a year', 'aid', { country: 'PK', year: 2022.5 }],
    ['a year too far', 'aid', { country: 'PK', year: 22_000 }],
    ['a question too long', 'ask', { question: 'x'.repeat(501) }],
    ['no question', 'ask', {}],
    ['a command that is none', 'nothing', {}],
    ['a command that every object has', 'constructor', {}],
    ['a command without its subcommand', 'sources', {}],
    ['a subcommand that is none', 'sources constructor', {}],
  ])('%s', async (_, name, given) => {
    for (const place of ['server', 'direct'] as const) {
      const callback = await answerTo(called(name, { ...given }, place));
      expect(callback.type).toBe(4);
      expect(isPrivate(callback)).toBe(true);
      expect(textOf(callback)).not.toContain('Something went wrong');
    }
  });

  it('but an answer is for everybody, unless it is asked for in private', async () => {
    const given = { question: GOOD['question'] };
    expect(isPrivate(await answerTo(called('ask', given)))).toBe(false);
    expect(isPrivate(await answerTo(called('ask', { ...given, private: false })))).toBe(false);
    expect(isPrivate(await answerTo(called('ask', { ...given, private: true })))).toBe(true);
  });
});

describe('what somebody typed', () => {
  // A word that stands in no document, so that wherever it turns up it came from the asker.
  const MARK = 'quuxmark';
  const calls: [string, Record<string, unknown>][] = [
    ['ask', { question: `${MARK} when did Norway and Turkey establish diplomatic relations in 1926` }],
    ['ask', { question: `Norway exports to Pakistan in 2022 worth goods kroner ${MARK}` }],
    ['ask', { question: `when did the consulate in lahore close ${MARK}` }],
    ['ask', { question: `${MARK} norwey` }],
    ['relations', { country: `Turkey ${MARK}` }],
    ['trade', { country: `Pakistan ${MARK}`, direction: `${MARK} exports` }],
    ['trade', { country: 'PK', direction: `what Pakistan sells to Norway ${MARK}` }],
    ['embassy', { country: 'PK', city: MARK }],
    ['embassy', { country: `${MARK} Turkey`, with: `${MARK} Norway` }],
    ['aid', { country: 'AF', source: MARK }],
    ['aid', { country: 'AF', as_of: MARK }],
    ['compare', { country_a: `PK`, country_b: `Turkey ${MARK}`, topic: `trade ${MARK}` }],
    ['visits', { country: `King of Turkey ${MARK}` }],
    ['sources find', { text: MARK }],
    ['help', { topic: MARK }],
  ];

  it('is in no message that others see, in no button, and in no line of the log', async () => {
    let open = 0;
    for (const [name, given] of calls) {
      const callback = await answerTo(called(name, given));
      for (const id of idsIn(callback)) expect(id.toLowerCase()).not.toContain(MARK);
      if (isPrivate(callback)) continue;
      open += 1;
      expect(JSON.stringify(callback).toLowerCase()).not.toContain(MARK);
      expect(JSON.stringify(callback)).not.toContain('instead of');
    }
    expect(open).toBeGreaterThan(4);
    await answerTo(typing('ask', 'question', { question: MARK }));
    await answerTo(sent(ASK_FORM.id, ASK_FORM.field, MARK));
    expect(lines.length).toBeGreaterThan(calls.length);
    expect(lines.filter((line) => line.toLowerCase().includes(MARK))).toEqual([]);
  });
});

it('answers a ping', async () => expect(await bot.dispatch({ id: '1', type: 1 })).toEqual({ type: 1 }));

it.each<[string, unknown]>([
  ['nothing', null],
  ['text', 'x'],
  ['a list', []],
  ['no type', { id: '1' }],
  ['a type that is none', { id: '1', type: 9 }],
  ['an id that is none', { id: 'a', type: 2 }],
  ['options that are none', { id: '1', type: 2, data: { name: 'ask', options: 'x' } }],
])(
  'apologises in private for what is no interaction (%s), with a number for whoever looks into the log',
  async (_, raw) => {
    const before = errors.length;
    const callback = await bot.dispatch(raw);
    expect(problemsOfCallback(callback)).toEqual([]);
    expect(isPrivate(callback)).toBe(true);
    expect(errors.length).toBe(before + 1);
    const { incident } = errors.at(-1) as { incident: string };
    expect(textOf(callback)).toContain(incident);
  },
);

it('answers everybody in some language', async () => {
  for (const locale of ['en-GB', 'no', 'xx', '', undefined])
    expect((await answerTo({ ...called('help'), locale })).type).toBe(4);
});

it('answers any question with a message that Discord takes, in private if it cannot answer', async () => {
  const vocabulary =
    'norway pakistan turkey dprk when who how much trade aid embassy 2022 closed smuggled kavala @everyone'.split(' ');
  const text = fc.oneof(
    hostile,
    fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 7 }).map((words) => words.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.boolean(), async (question, secret) => {
      const callback = await answerTo(called('ask', { question, private: secret }));
      expect(callback.type).toBe(4);
      const must = secret || /Not in these documents|Which countries/.test(textOf(callback));
      expect(isPrivate(callback) || !must).toBe(true);
    }),
    { numRuns: 200 },
  );
});
