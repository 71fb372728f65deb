import type { Dispatch } from '../../src/interaction.ts';
import { openGateway, type GatewaySettings } from '../../src/transport/gateway.ts';
import type { Fault } from '../loopback/faults.ts';
import { openLoopback, type Loopback, type LoopbackOptions } from '../loopback/loopback.ts';
import { openLines, type Line } from './signed.ts';

export interface Attached {
  readonly loopback: Loopback;
  readonly lines: readonly Line[];
  /** Why Discord closed the connection for good. */
  readonly lost: readonly Error[];
  /** Ids of the interactions that reached dispatch, in order. */
  readonly reached: readonly string[];
  readonly applicationId: string;
  readonly messages: () => readonly string[];
  /** Callbacks that were posted for an interaction, with the status that each was told. */
  readonly callbacks: (id: string) => readonly number[];
  readonly close: () => Promise<void>;
}

const idOf = (raw: unknown): string => String((raw as { id: unknown }).id);
const echo: Dispatch = async (raw) => ({
  type: 4,
  data: { content: `for ${idOf(raw)}`, allowed_mentions: { parse: [] } },
});

/** The gateway door on a real client, connected to a Discord of our own, whose clock it shares. */
export async function attach(
  settings: Partial<GatewaySettings> = {},
  options: LoopbackOptions = {},
): Promise<Attached> {
  const loopback = await openLoopback(options);
  const { log, lines } = openLines();
  const lost: Error[] = [];
  const reached: string[] = [];
  const { dispatch = echo, ...rest } = settings;
  const door = await openGateway({
    token: loopback.token,
    apiBase: loopback.api,
    log,
    lost: (reason) => lost.push(reason),
    now: loopback.clock.now,
    ...rest,
    dispatch: (raw) => {
      reached.push(idOf(raw));
      return dispatch(raw);
    },
  }).catch(async (error: unknown) => {
    await loopback.close();
    throw error;
  });
  return {
    loopback,
    lines,
    lost,
    reached,
    applicationId: door.applicationId,
    messages: () => lines.map(({ message }) => message),
    callbacks: (id) =>
      loopback.requests.flatMap(({ path, status }) => (path.startsWith(`/interactions/${id}/`) ? [status] : [])),
    close: async () => {
      await door.close();
      await loopback.close();
    },
  };
}

/** Use of a command, with an id that a test knows beforehand. */
export const use = ({ clock }: Loopback): { readonly id: string; readonly data: object } => ({
  id: clock.snowflake(),
  data: { name: 'ask' },
});

const count = ({ gateway }: Loopback, ...kinds: readonly string[]): number =>
  gateway.notices.filter(({ kind }) => kinds.includes(kind)).length;
/** Does something that costs the connection, and waits until it is there again. */
export async function untilBack(loopback: Loopback, strike: () => void): Promise<void> {
  const before = count(loopback, 'resumed', 'identified');
  strike();
  await loopback.until(() => count(loopback, 'resumed', 'identified') > before);
}

/** What became of many interactions while the connection broke again and again. */
export async function dropAgainAndAgain(interactions: number, drops: number) {
  const attached = await attach();
  const { loopback } = attached;
  const outcomes: ReturnType<Loopback['interact']>[] = [];
  const ids: string[] = [];
  const some = (): void => {
    const used = use(loopback);
    ids.push(used.id);
    outcomes.push(loopback.interact(used));
  };
  const each = Math.ceil(interactions / drops);
  for (let drop = 0; drop < drops; drop += 1) {
    const before = Math.ceil(each / 2);
    for (let i = 0; i < before; i += 1) some();
    await untilBack(loopback, () => {
      loopback.gateway.drop();
      for (let i = before; i < each; i += 1) some();
    });
  }
  const kinds = (await Promise.all(outcomes)).map(({ kind }) => kind);
  const result = {
    sent: ids.length,
    resumed: count(loopback, 'resumed'),
    answered: kinds.filter((kind) => kind === 'answered').length,
    twice: ids.filter((id) => attached.callbacks(id).length > 1).length,
    worked: attached.reached.length,
    problems: loopback.problems,
    errors: attached.lines.filter(({ level }) => level === 'error'),
  };
  await attached.close();
  return result;
}

/** Faults of the callback: what is played how often, what the interaction comes to, and how many requests that takes. */
const FAULTS: readonly {
  readonly fault: Fault;
  readonly times: number;
  readonly answered: boolean;
  readonly requests: number;
  readonly message: string;
}[] = [
  [{ kind: 'broken', status: 500 }, 1, true, 2, 'interaction answered'],
  [{ kind: 'broken', status: 503 }, 3, true, 4, 'interaction answered'],
  [{ kind: 'broken', status: 502 }, 4, false, 4, 'answer could not be sent'],
  [{ kind: 'broken', status: 502, after: true }, 1, true, 2, 'interaction was answered already'],
  [{ kind: 'limited', retryAfter: 0.01 }, 1, true, 2, 'interaction answered'],
  [{ kind: 'limited', retryAfter: 60 }, 1, false, 1, 'answer could not be sent in time'],
  [{ kind: 'dropped' }, 1, true, 2, 'interaction answered'],
  [{ kind: 'dropped', after: true }, 1, true, 2, 'interaction was answered already'],
  [{ kind: 'refused', status: 401, code: 0, message: 'refused' }, 9, false, 1, 'answer could not be sent'],
  [{ kind: 'refused', status: 403, code: 50_001, message: 'refused' }, 9, false, 1, 'answer could not be sent'],
  [{ kind: 'refused', status: 404, code: 10_062, message: 'refused' }, 9, false, 1, 'answer came too late for Discord'],
  [{ kind: 'refused', status: 400, code: 40_060, message: 'refused' }, 9, false, 1, 'interaction was answered already'],
].map(([fault, times, answered, requests, message]) => ({ fault, times, answered, requests, message }) as never);

/** How often each fault is played at once. */
const AT_ONCE = 5;

/** Plays every fault so many times at once, wave after wave. @returns what went otherwise than told, and what was logged */
export async function sufferFaults(waves: number) {
  const attached = await attach();
  const wrong: object[] = [];
  for (let wave = 0; wave < waves; wave += 1) wrong.push(...(await sufferWave(attached)));
  await attached.close();
  const told = attached.messages().filter((message) => FAULTS.some((fault) => fault.message === message));
  const counts = [...Map.groupBy(told, (message) => message)].map(
    ([message, { length }]) => [message, length] as const,
  );
  return { wrong, problems: attached.loopback.problems, told: Object.fromEntries(counts) };
}

async function sufferWave({ loopback, callbacks }: Attached): Promise<object[]> {
  const played = Array.from({ length: AT_ONCE }, () => FAULTS)
    .flat()
    .map((plan) => {
      const used = use(loopback);
      loopback.faults.next(new RegExp(`/interactions/${used.id}/`), plan.fault, plan.times);
      return { plan, id: used.id, outcome: loopback.interact(used) };
    });
  await loopback.until(() => played.every(({ id, plan }) => callbacks(id).length >= plan.requests));
  // What is never answered settles when Discord's three seconds are over.
  loopback.clock.advance(3001);
  const seen = await Promise.all(
    played.map(async ({ id, plan, outcome }) => ({ plan, kind: (await outcome).kind, requests: callbacks(id).length })),
  );
  return seen.filter(({ plan, kind, requests }) => {
    return (kind === 'answered') !== plan.answered || requests !== plan.requests;
  });
}

/** How often each line of the log has to be there after so many waves. */
export const toldOfFaults = (waves: number): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(FAULTS, ({ message }) => message)].map(([message, { length }]) => [
      message,
      length * AT_ONCE * waves,
    ]),
  );
