import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import type { Command } from '../src/command.ts';
import { createDispatch } from '../src/dispatch.ts';
import { createMeter, type Meter } from '../src/metrics.ts';
import { GATEWAY_STATES, PICTURE_RESULTS, type Outcome } from '../src/model/metrics.ts';
import { ASK_FORM } from '../src/press.ts';
import { encodePress } from '../src/reply/state.ts';
import { openBot } from './bot.ts';
import { called, pressing, sent, typing } from './interactions.ts';
import { hostile } from './reply/hostile.ts';

/** The samples of one metric that are not zero: `{command="ask",outcome="answered"} 1`. */
const samples = async (meter: Meter, name: string): Promise<string[]> =>
  (await meter.text())
    .split('\n')
    .flatMap((line) => (line.startsWith(name) ? [line.slice(name.length).trim()] : []))
    .filter((sample) => !/ 0$|^0$/.test(sample))
    .toSorted();

/** What is counted of some interactions by a bot that was just started. */
async function counted(...raws: unknown[]): Promise<{ interactions: string[]; refusals: string[]; seconds: string[] }> {
  const meter = createMeter();
  const { dispatch } = openBot(undefined, undefined, meter.metrics);
  for (const raw of raws) await dispatch(raw);
  const [interactions, refusals, seconds] = await Promise.all(
    ['attache_interactions_total', 'attache_refusals_total', 'attache_interaction_seconds_count'].map((name) =>
      samples(meter, name),
    ),
  );
  return { interactions: interactions!, refusals: refusals!, seconds: seconds! };
}
const asking = (question: string): object => called('ask', { question });

describe('an interaction is counted once', () => {
  it.each<[Outcome['status'], string, unknown]>([
    ['answered', 'ask', asking('How much do Norway and Pakistan trade?')],
    ['answered', 'trade', called('trade', { country: 'Pakistan' })],
    ['disputed', 'ask', asking('When did Norway and Pakistan establish relations?')],
    ['corrected', 'ask', asking('When did Norway close its embassy in Islamabad?')],
    ['clarify', 'ask', asking('What about the embassy?')],
    ['refused', 'ask', asking('How many Norwegians live in North Korea?')],
    ['shown', 'sources', called('sources read')],
    ['user-error', 'trade', called('trade', { country: 'Atlantis' })],
    ['user-error', 'unknown', called('nonsense')],
    ['autocomplete', 'trade', typing('trade', 'country', { country: 'Pak' })],
    ['shown', 'button', pressing(encodePress({ action: 'help', topic: 'covered' })!)],
    ['form', 'button', pressing(ASK_FORM.id)],
    ['user-error', 'button', pressing('from~another~time')],
    ['answered', 'form', sent(ASK_FORM.id, ASK_FORM.field, 'How much do Norway and Pakistan trade?')],
    ['pong', 'unknown', { id: '1', type: 1 }],
    ['failed', 'unknown', { nothing: 'that is an interaction' }],
  ])('as %s of %s', async (outcome, command, raw) => {
    const { interactions, seconds } = await counted(raw);
    expect(interactions).toEqual([`{command="${command}",outcome="${outcome}"} 1`]);
    expect(seconds).toEqual([`{command="${command}"} 1`]);
  });
  it.each([called('ask', {}), typing('ask', 'question', { question: '' })])(
    'as failed when the mistake is ours',
    async (raw) => {
      const meter = createMeter();
      const fails = (): never => {
        throw new Error('broken');
      };
      const ask: Command = { name: 'ask', options: { question: { type: 'text' } }, run: fails, suggest: fails };
      const { index, about } = openBot();
      const errors: object[] = [];
      const log = { debug() {}, info() {}, warn() {}, error: (data: object) => void errors.push(data) };
      await createDispatch({
        index: () => index,
        about,
        commands: [ask],
        menus: [],
        log,
        metrics: meter.metrics,
        now: () => 0,
      })(raw);
      expect(await samples(meter, 'attache_interactions_total')).toEqual(['{command="ask",outcome="failed"} 1']);
      expect(errors).toEqual([expect.objectContaining({ error: expect.objectContaining({ message: 'broken' }) })]);
    },
  );
  it('with the others', async () => {
    const { interactions } = await counted(called('help'), called('help'), called('sources read'));
    expect(interactions).toEqual(['{command="help",outcome="shown"} 2', '{command="sources",outcome="shown"} 1']);
  });
});

it('a refusal is counted with its reason, an answer with none', async () => {
  const { refusals } = await counted(
    asking('How many Norwegians live in North Korea?'),
    asking('How much do Norway and Pakistan trade?'),
    asking('When did Sweden and Brazil establish relations?'),
  );
  expect(refusals).toEqual(['{reason="pair-not-covered"} 1', '{reason="value-not-stated"} 1']);
});

it('the time is counted in seconds', async () => {
  const meter = createMeter();
  meter.metrics.handled({ command: 'ask', status: 'answered', seconds: 0.02 });
  expect(await samples(meter, 'attache_interaction_seconds_sum')).toEqual(['{command="ask"} 0.02']);
  expect(await samples(meter, 'attache_interaction_seconds_bucket')).toContain('{le="0.025",command="ask"} 1');
  expect(await samples(meter, 'attache_interaction_seconds_bucket')).not.toContain('{le="0.01",command="ask"} 1');
});

it('one state of the gateway holds, and none where there is no gateway', async () => {
  const meter = createMeter();
  expect(await samples(meter, 'attache_gateway_state')).toEqual([]);
  for (const state of GATEWAY_STATES) {
    meter.metrics.gatewayIs(state);
    expect(await samples(meter, 'attache_gateway_state')).toEqual([`{state="${state}"} 1`]);
  }
});

it('reloads are counted by what they led to, and the time of the last is told', async () => {
  const meter = createMeter();
  expect(await samples(meter, 'attache_reloads_total')).toEqual([]);
  meter.metrics.reloaded('taken');
  meter.metrics.reloaded('refused');
  expect(await samples(meter, 'attache_reloads_total')).toEqual(['{outcome="refused"} 1', '{outcome="taken"} 1']);
  meter.metrics.libraryLoaded();
  const [seconds] = await samples(meter, 'attache_library_loaded_timestamp_seconds');
  expect(Number(seconds)).toBeGreaterThan(1_700_000_000);
});

it('requests that had to wait are counted, and the process tells its memory', async () => {
  const meter = createMeter();
  meter.metrics.rateLimited();
  expect(await samples(meter, 'attache_rate_limited_total')).toEqual(['1']);
  expect(await samples(meter, 'process_resident_memory_bytes')).toHaveLength(1);
  expect(await samples(meter, 'nodejs_eventloop_lag_p99_seconds')).toHaveLength(1);
});

it.each(PICTURE_RESULTS)(
  'pictures are counted by their chart, also as %s, and timed where they were drawn',
  async (result) => {
    const meter = createMeter();
    meter.metrics.pictured({ chart: 'distribution', result, ...(result === 'drawn' && { seconds: 0.03 }) });
    expect(await samples(meter, 'attache_pictures_total')).toEqual([`{chart="distribution",result="${result}"} 1`]);
    expect(await samples(meter, 'attache_picture_seconds_count')).toHaveLength(result === 'drawn' ? 1 : 0);
  },
);

it('the table of the operator has each figure, and no other', async () => {
  const page = readFileSync(new URL('../docs/operating.md', import.meta.url), 'utf8');
  const told = [...page.matchAll(/^\| `(attache_\w+)` *\|/gm)].map(([, name]) => name);
  const text = await createMeter().text();
  const all = [...text.matchAll(/^# TYPE (attache_\w+) /gm)].map(([, name]) => name);
  expect(new Set(told)).toEqual(new Set(all));
});

it('nothing that somebody sends becomes a label, and there are only so many series', async () => {
  const meter = createMeter();
  const { dispatch } = openBot(undefined, undefined, meter.metrics);
  const text = fc.oneof(
    hostile,
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', 'constructor', 'toString'),
  );
  const name = fc.oneof(text, fc.constantFrom(...commands.map((command) => command.name)));
  const data = fc.record({
    name: name.map((each) => each.slice(0, 64)),
    custom_id: text.map((each) => each.slice(0, 100)),
    values: fc.array(
      text.map((each) => each.slice(0, 100)),
      { maxLength: 2 },
    ),
    options: fc.array(
      fc.record({ name: text.map((each) => each.slice(0, 64)), type: fc.integer({ min: 1, max: 11 }), value: text }),
      { maxLength: 3 },
    ),
  });
  const raw = fc.record({ id: fc.constant('1'), type: fc.integer({ min: 0, max: 6 }), locale: text, data });
  await fc.assert(
    fc.asyncProperty(raw, async (each) => void (await dispatch(each))),
    { numRuns: 500 },
  );

  const labels = (await samples(meter, 'attache_interactions_total')).map((sample) =>
    /^\{command="([^"]*)",outcome="([^"]*)"\} \d+$/.exec(sample)?.slice(1),
  );
  const known = [...commands.map((command): string => command.name), 'button', 'form', 'unknown'];
  expect(labels.map((label) => label?.[0]).filter((label) => !known.includes(label!))).toEqual([]);
  expect(labels.length).toBeGreaterThan(commands.length);
  expect(labels.length).toBeLessThanOrEqual(known.length * 11);
});
