import type { Inspection } from '../../model/inspection.ts';
import { interactionOf, messageOf, snowflake, type Server } from './client.ts';
import type { Used } from './composer.ts';
import { EPHEMERAL, type Callback, type Component, type Form, type Payload } from './wire.ts';

/** One message of the bot, from the moment somebody asked for it. */
export interface Entry {
  readonly id: string;
  readonly at: Date;
  readonly used: Used;
  readonly state: 'waiting' | 'there' | 'lost';
  readonly payload: Payload;
  /** The custom id whose answer is awaited. */
  readonly pressed?: string;
  /** Sends again what was lost. */
  readonly again?: () => void;
  /** The interaction that brought the payload, and how many milliseconds that took. */
  readonly cause?: { readonly interaction: object; readonly ms: number };
  /** What led to the payload, once somebody has asked for it. */
  readonly inspection?: Inspection | 'waiting' | 'lost';
}

interface Opened {
  readonly form: Form;
  readonly from: Entry | undefined;
}

type Parts = Parameters<typeof interactionOf>[0];
type Cause = NonNullable<Entry['cause']>;

export const isPrivate = ({ payload }: Entry): boolean => ((payload.flags ?? 0) & EPHEMERAL) !== 0;

/** The messages on the page, and what pressing something in them does. */
export interface Channel {
  readonly entries: () => readonly Entry[];
  readonly opened: () => Form | undefined;
  /** Sends a command; its answer becomes a new message. */
  run(used: Used, data: object): void;
  /** Presses a button, or picks from a select. */
  press(entry: Entry, component: Component, values?: readonly string[]): void;
  /** Sends the open form with its filled-in components. */
  submit(components: readonly object[]): void;
  cancel(): void;
  dismiss(entry: Entry): void;
  /** Asks what led to a message. */
  inspect(entry: Entry): void;
}

/**
 * Opens an empty channel.
 * @param changed called after each change; `fresh` is the message that has just come, if one has
 */
export function openChannel(server: Server, changed: (fresh?: string) => void): Channel {
  let entries: readonly Entry[] = [];
  let opened: Opened | undefined;

  const put = (id: string, change: Partial<Entry>): void => {
    entries = entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
  };
  const add = (used: Used, rest: Partial<Entry> = {}): Entry => {
    const entry: Entry = { id: snowflake(), at: new Date(), used, state: 'waiting', payload: {}, ...rest };
    entries = [...entries, entry];
    return entry;
  };
  const remove = (id: string): void => {
    entries = entries.filter((entry) => entry.id !== id);
  };

  const inspect = async (id: string, { interaction }: Cause): Promise<void> => {
    put(id, { inspection: 'waiting' });
    changed();
    const inspection = await server.inspect(interaction).catch(() => 'lost' as const);
    // The message may show something else by now.
    if (entries.some((entry) => entry.id === id && entry.cause?.interaction === interaction)) put(id, { inspection });
    changed();
  };

  /** Applies an answer. `waiting` is the message that stands for it already, `from` the one that was pressed. */
  const apply = (
    callback: Callback,
    cause: Cause,
    used: Used,
    waiting: Entry | undefined,
    from: Entry | undefined,
  ): void => {
    if (callback.type === 4) {
      const { id } = waiting ?? add(used);
      put(id, { state: 'there', payload: callback.data, at: new Date(), cause });
      return changed(id);
    }
    if (callback.type === 7 && from) {
      // Who may see a message was settled when it was sent.
      const flags = (callback.data.flags ?? 0) | ((from.payload.flags ?? 0) & EPHEMERAL);
      put(from.id, { payload: { ...callback.data, flags }, cause });
      if (entries.find(({ id }) => id === from.id)?.inspection) void inspect(from.id, cause);
    }
    if (callback.type === 9) opened = { form: callback.data, from };
    if (waiting && callback.type !== 5) remove(waiting.id);
    changed();
  };

  const send = async (parts: Parts, used: Used, from: Entry | undefined): Promise<void> => {
    const waiting = from ? undefined : add(used);
    if (from) put(from.id, { pressed: 'custom_id' in parts.data ? String(parts.data.custom_id) : '' });
    changed(waiting?.id);
    try {
      const message = from ? { message: messageOf(from.id, from.payload) } : {};
      const interaction = interactionOf({ ...parts, ...message });
      const start = performance.now();
      const callback = await server.answer(interaction);
      apply(callback, { interaction, ms: Math.round(performance.now() - start) }, used, waiting, from);
    } catch {
      const { id } = waiting ?? add(used);
      const again = (): void => {
        remove(id);
        void send(parts, used, from);
      };
      put(id, { state: 'lost', again });
      changed(id);
    } finally {
      if (from) put(from.id, { pressed: '' });
      changed();
    }
  };

  return {
    entries: () => entries,
    opened: () => opened?.form,
    run: (used, data) => void send({ type: 2, data }, used, undefined),
    press(entry, { type, custom_id, label, placeholder, options }, values) {
      if (entry.pressed) return;
      const picked = options?.filter(({ value }) => values?.includes(value)).map((option) => option.label);
      const used = { what: picked?.join(', ') ?? label ?? placeholder ?? 'button', rest: '' };
      const data = { custom_id, component_type: type, ...(values ? { values } : {}) };
      void send({ type: 3, data }, used, entry);
    },
    submit(components) {
      if (!opened) return;
      const { form, from } = opened;
      opened = undefined;
      void send({ type: 5, data: { custom_id: form.custom_id, components } }, { what: form.title, rest: '' }, from);
    },
    cancel() {
      opened = undefined;
      changed();
    },
    dismiss({ id }) {
      remove(id);
      changed();
    },
    inspect({ id, cause }) {
      if (cause) void inspect(id, cause);
    },
  };
}
