import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DUE_OUTCOMES, GATEWAY_STATES, RELOADS, SENDING_OUTCOMES, type Metrics } from './model/metrics.ts';

/** The figures of this process, counted by the rooms and read by a monitor. */
export interface Meter {
  readonly metrics: Metrics;
  /** The media type of `text`. */
  readonly contentType: string;
  /** All figures in the text form of Prometheus. */
  text(): Promise<string>;
}

/** Upper edges in seconds. Answers take milliseconds; Discord drops what takes more than three seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** Opens the counters, with those of the process itself (memory, processor, event loop) beside ours. */
export function createMeter(): Meter {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    metrics: {
      ...createAnswerMeter(registers),
      ...createConnectionMeter(registers),
      ...createLibraryMeter(registers),
      ...createDeliveryMeter(registers),
      ...createPictureMeter(registers),
    },
  };
}

function createAnswerMeter(registers: Registry[]): Pick<Metrics, 'handled'> {
  const interactions = new Counter({
    name: 'attache_interactions_total',
    help: 'Interactions dealt with, by command and by how they ended.',
    labelNames: ['command', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'attache_interaction_seconds',
    help: 'Time from an interaction to its answer, without the way to Discord.',
    labelNames: ['command'],
    buckets: BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: 'attache_refusals_total',
    help: 'Questions that the documents do not answer, by reason.',
    labelNames: ['reason'],
    registers,
  });
  return {
    handled({ command, status, reason, seconds: taken }) {
      interactions.inc({ command, outcome: status });
      seconds.observe({ command }, taken);
      if (reason) refusals.inc({ reason });
    },
  };
}

function createConnectionMeter(registers: Registry[]): Pick<Metrics, 'rateLimited' | 'gatewayIs'> {
  const limited = new Counter({
    name: 'attache_rate_limited_total',
    help: 'Requests that Discord made wait.',
    registers,
  });
  const gateway = new Gauge({
    name: 'attache_gateway_state',
    help: '1 for the state of the gateway connection, 0 for the others.',
    labelNames: ['state'],
    registers,
  });
  return {
    rateLimited: () => limited.inc(),
    gatewayIs(state) {
      for (const each of GATEWAY_STATES) gateway.set({ state: each }, each === state ? 1 : 0);
    },
  };
}

function createLibraryMeter(registers: Registry[]): Pick<Metrics, 'reloaded' | 'libraryLoaded'> {
  const reloaded = countOutcomes(registers, RELOADS, {
    name: 'attache_reloads_total',
    help: 'How often the documents were read anew, by what it led to.',
  });
  const loaded = new Gauge({
    name: 'attache_library_loaded_timestamp_seconds',
    help: 'When the documents that answer now were taken, in seconds since 1970.',
    registers,
  });
  return { reloaded, libraryLoaded: () => loaded.setToCurrentTime() };
}

/** Opens the counters of what the bot does by itself. */
function createDeliveryMeter(registers: Registry[]): Pick<Metrics, 'sendingsWaiting' | 'sendingEnded' | 'dueEnded'> {
  const waiting = new Gauge({
    name: 'attache_sendings_waiting',
    help: 'What is in the outbox and not sent yet, of all processes at this store.',
    registers,
  });
  const sendingEnded = countOutcomes(registers, SENDING_OUTCOMES, {
    name: 'attache_sendings_total',
    help: 'What was sent to Discord outside of an answer, and what was given up.',
  });
  const dueEnded = countOutcomes(registers, DUE_OUTCOMES, {
    name: 'attache_due_total',
    help: 'Work that was due: done, or failed and tried again.',
  });
  return { sendingsWaiting: (count) => waiting.set(count), sendingEnded, dueEnded };
}

function createPictureMeter(registers: Registry[]): Pick<Metrics, 'pictured'> {
  const pictures = new Counter({
    name: 'attache_pictures_total',
    help: 'Pictures of answers, by chart and by what became of them.',
    labelNames: ['chart', 'result'],
    registers,
  });
  const seconds = new Histogram({
    name: 'attache_picture_seconds',
    help: 'Time that drawing a picture took, without waiting for the one before.',
    labelNames: ['chart'],
    buckets: BUCKETS,
    registers,
  });
  return {
    pictured({ chart, result, seconds: taken }) {
      pictures.inc({ chart, result });
      if (taken !== undefined) seconds.observe({ chart }, taken);
    },
  };
}

function countOutcomes<T extends string>(
  registers: Registry[],
  outcomes: readonly T[],
  named: { readonly name: string; readonly help: string },
): (outcome: T) => void {
  const counter = new Counter({ ...named, labelNames: ['outcome'], registers });
  // What was never counted cannot be told from what did not happen yet.
  for (const outcome of outcomes) counter.inc({ outcome }, 0);
  return (outcome) => counter.inc({ outcome });
}
