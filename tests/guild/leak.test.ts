import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptOf } from '../../src/answer/receipt.ts';
import { findingNamed } from '../../src/answer/citation.ts';
import type { Callback } from '../../src/interaction.ts';
import { createReadings, type Readings } from '../../src/readings/readings.ts';
import { readAside } from '../../src/readings/aside.ts';
import { encodePress } from '../../src/reply/state.ts';
import { createIndex, type Index } from '../../src/search/index.ts';
import { openSqlite } from '../../src/store/open.ts';
import { hideClaim } from '../../src/store/notes.ts';
import { confirmDraft, keepDraft } from '../../src/store/readings.ts';
import { libraryOf } from '../corpus/folder.ts';
import { idsIn } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { surface } from '../surface.ts';
import { BITS, calledBy, GUILD, pressedBy, sentBy, setUp, type Who } from './server.ts';

const FILES = {
  'fiji-malta.md': `# Fiji and Malta

## Trade

Malta sold 40 boats to Fiji in 2018. Fiji sold 7 kettledrums to Malta in 2019. Malta opened an embassy in Suva in 1999.

## Crime

A Maltese sailor was murdered in Lautoka in 2020. The court heard the case in 2021.
`,
  'fiji-malta.claims.yaml': `document: fiji-malta
claims:
  - { id: fm-boats, kind: trade-flow, section: Trade, quote: 'Malta sold 40 boats to Fiji in 2018.', value: { type: count, of: exports, n: 40, unit: boats }, period: '2018', topic: FJ-MT.boats }
  - { id: fm-embassy, kind: mission, section: Trade, quote: 'Malta opened an embassy in Suva in 1999.', value: { type: date, of: opening, edtf: '1999' }, sending: MT, host: FJ, mission: embassy, city: Suva, status: open }
  - { id: fm-kettledrums, kind: trade-flow, section: Trade, quote: 'Fiji sold 7 kettledrums to Malta in 2019.', value: { type: count, of: exports, n: 7, unit: kettledrums }, period: '2019' }
  - { id: fm-lautoka, kind: incident, section: Crime, quote: 'A Maltese sailor was murdered in Lautoka in 2020.', value: { type: text, of: incident, text: a killing in Lautoka }, period: '2020', sensitive: victim }
`,
  'fiji-peru.md': `# Fiji and Peru

## Bassoons

Peru bought 12 bassoons from Fiji in 2003. Peru opened an embassy in Suva in 1987. Lawrence Quispe visited Suva in 1988.
`,
  'fiji-malta-more.md':
    '# Fiji and Malta\n\nMalta sold 41 boats to Fiji in 2018. The harpsichord tour of 1990 began in Suva.\n',
};
const READING =
  '# Fiji and Tonga\n\nTonga exported goods worth USD 31 million to Fiji in 2011. The xylophone choir sang in Suva.\n';

/** Words of what the one server does not see, and must hear from nobody. */
const UNSEEN =
  /kettledrum|lautoka|murdered|sailor|bassoon|peru|quispe|harpsichord|xylophone|tonga|fiji-malta-more|fm-kettle|fm-lautoka/i;
/** What people may type who look for it: nothing of this is the word itself. */
const TYPED = [
  'Which instruments did Fiji sell in 2019?',
  'How many ketledrums were sold?',
  'How many basoons did Fiji sell in 2003?',
  'Which embassies are there in Suva?',
  'Who was killed in 2020?',
  'What did the court hear in 2021?',
  'Which incidents were there between Fiji and Malta in 2020?',
  'Who visited Suva in 1988?',
  'Which choir sang in Suva?',
  'Which tour of 1990 began in Suva?',
  'When did Malta open its embassy?',
  'Malta',
  'MT',
  'Fiji',
  'boats to Malta in 2018',
  'instruments to Malta in 2019',
  'trade',
  '2019',
  's',
  'l',
  '',
];

const reader: Who = { id: '9005', may: [BITS.send, BITS.manageMessages] };
const elsewhere: Who = { ...reader, guild: '5000' };
const index = createIndex(libraryOf(FILES, { home: 'FJ' }));

describe('what a server does not see', () => {
  let kept: KeptBot;
  let readings: Readings;
  beforeAll(async () => {
    const store = await openSqlite(':memory:');
    const silent = { debug() {}, info() {}, warn() {}, error() {} };
    readings = createReadings({ store, read: readAside, log: silent, now: () => 0 });
    kept = await openKept({ store, readings, library: index.library });
    await setUp(store, { documentsOff: ['fiji-peru', 'fiji-malta-more'], sensitive: 'left-out' });
    await setUp(store, {}, elsewhere.guild);
    const row = { id: 'a0a0a0a0a0a0', guild: elsewhere.guild!, bytes: READING.length };
    await store.write(async (tx) => {
      await hideClaim(tx, { guild: GUILD, claim: 'fm-kettledrums', hash: '', quote: '', hidden_at: 0, hidden_by: '1' });
      await keepDraft(tx, { ...row, name: 'a.md', title: 'a', text: READING, added_at: 0, added_by: '1' });
      await confirmDraft(tx, { guild: row.guild, id: row.id, member: '1', now: 0 }, 'Fiji and Tonga');
    });
    await readings.look(row, kept.bot.index, 60_000);
  }, 60_000);
  afterAll(() => kept.store.close());

  const say = async (raw: object): Promise<Callback> => kept.bot.dispatch(raw);
  const data = (name: string, given: Readonly<Record<string, unknown>>, focused?: string): object => {
    const [command, sub] = name.split(' ');
    const types: Readonly<Record<string, number>> = { string: 3, number: 4, boolean: 5 };
    const options = Object.entries(given).map(([key, value]) => ({
      name: key,
      type: types[typeof value],
      value,
      ...(key === focused && { focused: true }),
    }));
    return { name: command, options: sub ? [{ type: 1, name: sub, options }] : options };
  };

  const anyCall = fc.constantFrom(...surface).chain(([name, { options }]) => {
    const values = Object.entries(options).map(([key, option]) => {
      const value: fc.Arbitrary<unknown> =
        option.type === 'yesno'
          ? fc.boolean()
          : option.type === 'whole'
            ? fc.constantFrom(1987, 1988, 2003, 2018, 2019, 2020)
            : fc.constantFrom(...TYPED, ...(option.among ?? []));
      return [key, option.required ? value : fc.option(value, { nil: undefined })] as const;
    });
    return fc.record<Record<string, unknown>>(Object.fromEntries(values)).map((given) => ({
      name,
      given: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    }));
  });
  const textOf = (callback: Callback): string => JSON.stringify(callback);
  /** Everything that can be pressed on what another server is shown, and names of what this one does not see. */
  async function buttonsElsewhere(): Promise<string[]> {
    const asked = TYPED.map((text) => calledBy(elsewhere, data('ask', { question: text || 'Malta' })));
    const more = [
      data('relations', { country: 'PE' }),
      data('relations', { country: 'TO' }),
      data('relations', { country: 'MT' }),
      data('sources disputes', {}),
      data('sources read', { document: 'fiji-peru' }),
      data('help', {}),
    ].map((each) => calledBy(elsewhere, each));
    const shown = await Promise.all([...asked, ...more].map(say));
    const first = [...new Set(shown.flatMap(idsIn))];
    const next = await Promise.all(first.map((id) => say(pressedBy(elsewhere, id))));
    const named = ['fm-kettledrums', 'fm-lautoka', 'fiji-peru:30', 'fiji-malta-more:18'].flatMap((evidence) => [
      encodePress({ action: 'source', evidence }),
      encodePress({ action: 'copy', evidence: [evidence] }),
      encodePress({ action: 'cite', evidence: [evidence] }),
      encodePress({ action: 'share', evidence: [evidence] }),
      encodePress({ action: 'next', evidence }),
    ]);
    const whole = ['fm-kettledrums', 'fm-lautoka', 'fm-boats'].map((id) => receiptFor(id, kept.bot.index));
    const checks = whole.flatMap((receipt) => [
      encodePress({ action: 'check', receipt }),
      encodePress({ action: 'about', receipt }),
    ]);
    const read = [0, 1, 2].map((section) =>
      encodePress({ action: 'read', document: 'fiji-peru', section, turn: false }),
    );
    return [
      ...new Set([...first, ...next.flatMap(idsIn), ...[...named, ...checks, ...read].flatMap((id) => id ?? [])]),
    ];
  }
  const receiptFor = (id: string, of: Index): string => receiptOf([findingNamed(id, of)!], of)!.replaceAll('-', '');

  it('is seen in another one', async () => {
    const told = await Promise.all(
      TYPED.map((text) => say(calledBy(elsewhere, data('ask', { question: text || 'Malta' })))),
    );
    const read = data('sources read', { document: 'fiji-malta', section: 'Crime' });
    told.push(await say(calledBy(elsewhere, read)));
    for (const word of ['bassoon', 'kettledrum', 'Lautoka', 'xylophone', 'harpsichord'])
      expect(told.map(textOf).join('\n')).toContain(word);
  });

  it('is in no reply to any command, in no suggestion and behind none of the buttons of the reply', async () => {
    const seen: string[] = [];
    await fc.assert(
      fc.asyncProperty(anyCall, fc.nat(30), async ({ name, given }, at) => {
        const reply = await say(calledBy(reader, data(name, given)));
        const keys = Object.keys(given);
        const focused = keys[at % Math.max(1, keys.length)];
        const suggested = focused ? await say({ ...calledBy(reader, data(name, given, focused)), type: 4 }) : undefined;
        const id = idsIn(reply)[at];
        const pressed = id === undefined ? undefined : await say(pressedBy(reader, id));
        const all = [reply, suggested, pressed].map((shown) => (shown ? textOf(shown) : ''));
        expect(all.join('\n')).not.toMatch(UNSEEN);
        seen.push(textOf(reply));
      }),
      // What is told at all is asked for, so that chance decides nothing of what is expected below.
      { numRuns: 400, examples: [[{ name: 'trade', given: { country: 'Malta', with: 'Fiji' } }, 0]] },
    );
    expect(seen.join('\n')).toContain('40 boats');
    expect(seen.join('\n')).toContain('2 documents are switched off in this server');
  }, 60_000);

  it('is behind no button that was made before or elsewhere, in no form that it opens, and in no checked message', async () => {
    const buttons = await buttonsElsewhere();
    expect(buttons.length).toBeGreaterThan(60);
    for (const id of buttons) {
      const shown = await say(pressedBy(reader, id));
      // What was pressed may come back as a part of another button's id.
      expect(textOf(shown).replaceAll(id.split('~').slice(2).join('~'), '')).not.toMatch(UNSEEN);
      const { custom_id: form = '' } = shown.type === 9 ? (shown.data as { custom_id: string }) : {};
      const answered = form && textOf(await say(sentBy(reader, form, { question: TYPED[0]! })));
      expect(answered).not.toMatch(UNSEEN);
    }
    for (const text of ['Fiji sold 8 in 2019.', 'An embassy was opened in Suva in 1987.', 'Somebody died in 2020.']) {
      const message = { id: '7', content: text, author: { id: '8' } };
      const raw = { type: 3, name: 'Check this message', target_id: '7', resolved: { messages: { 7: message } } };
      expect(textOf(await say(calledBy(reader, raw)))).not.toMatch(UNSEEN);
    }
  }, 60_000);
});
