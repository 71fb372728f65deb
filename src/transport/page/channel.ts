import type { Inspection } from '../../model/inspection.ts';
import { interactionOf, messageOf, resolvedOf, snowflake, type Parts, type Server } from './client.ts';
import type { Used } from './composer.ts';
import { optionsOf } from './controls.ts';
import { me } from './me.ts';
import {
  EPHEMERAL,
  type Attachment,
  type Callback,
  type Component,
  type Form,
  type News,
  type Payload,
  type Posted,
  type SentFile,
} from './wire.ts';

/** One message of the bot, from the moment somebody asked for it. */
export interface Entry {
  readonly id: string;
  readonly at: Date;
  /** What it answers; nothing where the bot wrote by itself. */
  readonly used?: Used;
  readonly by?: Posted['by'];
  readonly files?: readonly SentFile[];
  readonly pinned?: boolean;
  readonly state: 'waiting' | 'there' | 'lost';
  readonly payload: Payload;
  /** The custom id whose answer is awaited. */
  readonly pressed?: string;
  /** Sends again what was lost. */
  readonly again?: () => void;
  /** The interaction that brought the payload, and how many milliseconds that took. */
  readonly cause?: { readonly interaction: { readonly id: string }; readonly ms: number };
  /** What led to the payload, once somebody has asked for it. */
  readonly inspection?: Inspection | 'waiting' | 'lost';
}

interface Opened {
  readonly form: Form;
  readonly from: Entry | undefined;
}

type Cause = NonNullable<Entry['cause']>;

export const isPrivate = ({ payload }: Entry): boolean => ((payload.flags ?? 0) & EPHEMERAL) !== 0;

function entryOf({ at, by, ...posted }: Posted): Partial<Entry> {
  const who = by && by.id !== me().id ? { who: by.name } : {};
  return { ...posted, at: new Date(at), state: 'there', ...(by && { by, used: { ...who, what: by.what, rest: '' } }) };
}

/** The messages on the page, and what pressing something in them does. */
export interface Channel {
  readonly entries: () => readonly Entry[];
  readonly opened: () => Form | undefined;
  /** Sends a command; its answer becomes a new message. */
  run(used: Used, data: object): void;
  /** Presses a button, or picks from a select. */
  press(entry: Entry, component: Component, values?: readonly string[]): void;
  /** Chooses an entry in the menu of a message. */
  choose(entry: Entry, menu: string): void;
  /** Sends the open form with its filled-in components, and the files that were put into it. */
  submit(components: readonly object[], files: readonly Attachment[]): void;
  /** Takes over what everybody sees. */
  take(news: News): void;
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
  const find = (id: string): Entry | undefined => entries.find((entry) => entry.id === id);
  const add = (used: Used | undefined, rest: Partial<Entry> = {}): Entry => {
    const entry: Entry = {
      id: snowflake(),
      at: new Date(),
      state: 'waiting',
      payload: {},
      ...(used && { used, by: { id: me().id, name: me().name, what: used.what } }),
      ...rest,
    };
    // What everybody sees may have come by the other way already.
    if (find(entry.id)) put(entry.id, entry);
    else entries = [...entries, entry];
    return entry;
  };
  const remove = (id: string): void => {
    entries = entries.filter((entry) => entry.id !== id);
  };

  const putPosted = ({ id, payload, files = [], pinned }: Posted): void => {
    // What is the same stays, with what somebody is just choosing in it.
    const same = JSON.stringify(find(id)?.payload.components) === JSON.stringify(payload.components);
    put(id, { pinned, state: 'there', ...(!same && { payload, files }) });
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
      const { data: payload, files = [] } = callback;
      const { id } = waiting ?? add(used, { id: cause.interaction.id });
      put(id, { state: 'there', payload, files, at: new Date(), cause });
      return changed(id);
    }
    if (callback.type === 7 && from) {
      // Who may see a message was settled when it was sent.
      const flags = (callback.data.flags ?? 0) | ((from.payload.flags ?? 0) & EPHEMERAL);
      put(from.id, { payload: { ...callback.data, flags }, files: callback.files ?? [], cause });
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
      const { id } = waiting ?? { id: snowflake() };
      const message = from ? { message: messageOf(from.id, from.payload, from.by) } : {};
      const interaction = { ...interactionOf({ ...parts, ...message }), id };
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
    press(entry, component, values) {
      if (entry.pressed) return;
      const { type, custom_id, label, placeholder } = component;
      const picked = values?.length
        ? optionsOf(component)
            .filter(({ value }) => values.includes(value))
            .map((option) => option.label)
        : undefined;
      const used = { what: picked?.join(', ') ?? label ?? placeholder ?? 'button', rest: '' };
      const data = { custom_id, component_type: type, ...(values ? { values } : {}) };
      void send({ type: 3, data }, used, entry);
    },
    choose({ id, payload, by }, menu) {
      const resolved = { messages: { [id]: messageOf(id, payload, by) } };
      const data = { id: '1', type: 3, name: menu, target_id: id, resolved };
      void send({ type: 2, data }, { what: menu, rest: '' }, undefined);
    },
    submit(components, files) {
      if (!opened) return;
      const { form, from } = opened;
      opened = undefined;
      const data = { custom_id: form.custom_id, components, ...resolvedOf(files) };
      void send({ type: 5, data }, { what: form.title, rest: '' }, from);
    },
    take({ messages, gone }) {
      const known = messages.filter(({ id }) => find(id));
      for (const posted of known) putPosted(posted);
      const fresh = messages.filter((posted) => !known.includes(posted));
      for (const posted of fresh) add(undefined, entryOf(posted));
      gone.forEach(remove);
      if (messages.length + gone.length > 0) changed(fresh.at(-1)?.id);
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
