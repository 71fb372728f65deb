import { interactionOf, messageOf, snowflake, type Parts, type Server } from './client.ts';
import type { Used } from './composer.ts';
import type { Cause, Entries, Entry } from './entries.ts';
import { EPHEMERAL, type Callback, type Form } from './wire.ts';

/** What was sent: in words, and the message that was pressed. */
interface Sent {
  readonly used: Used;
  readonly from: Entry | undefined;
}

/** A form, and the message whose button opened it. */
export interface Opened {
  readonly form: Form;
  readonly from: Entry | undefined;
}

/** Sends interactions, and puts their answers among the messages. */
export interface Exchange {
  readonly opened: () => Opened | undefined;
  /** Puts the open form away. */
  close(): void;
  /** @param from the message that was pressed; without it the answer is a new message */
  send(parts: Parts, used: Used, from?: Entry): void;
  /** Asks what led to what a message shows. */
  inspect(id: string, cause: Cause): void;
}

/** @param changed called after each change; `fresh` is the message that has just come, if one has */
export function openExchange(server: Server, entries: Entries, changed: (fresh?: string) => void): Exchange {
  let opened: Opened | undefined;

  const inspect = async (id: string, { interaction }: Cause): Promise<void> => {
    entries.put(id, { inspection: 'waiting' });
    changed();
    const inspection = await server.inspect(interaction).catch(() => 'lost' as const);
    // The message may show something else by now.
    if (entries.find(id)?.cause?.interaction === interaction) entries.put(id, { inspection });
    changed();
  };

  /** Applies an answer. `waiting` is the message that stands for it already. */
  const apply = (callback: Callback, cause: Cause, { used, from }: Sent, waiting: Entry | undefined): void => {
    if (callback.type === 4) {
      const { data: payload, files = [] } = callback;
      const { id } = waiting ?? entries.add(used, { id: cause.interaction.id });
      entries.put(id, { state: 'there', payload, files, at: new Date(), cause });
      return changed(id);
    }
    if (callback.type === 7 && from) {
      // Who may see a message was settled when it was sent.
      const flags = (callback.data.flags ?? 0) | ((from.payload.flags ?? 0) & EPHEMERAL);
      entries.put(from.id, { payload: { ...callback.data, flags }, files: callback.files ?? [], cause });
      if (entries.find(from.id)?.inspection) void inspect(from.id, cause);
    }
    if (callback.type === 9) opened = { form: callback.data, from };
    if (waiting && callback.type !== 5) entries.remove(waiting.id);
    changed();
  };

  const send = async (parts: Parts, used: Used, from?: Entry): Promise<void> => {
    const waiting = from ? undefined : entries.add(used);
    if (from) entries.put(from.id, { pressed: 'custom_id' in parts.data ? String(parts.data.custom_id) : '' });
    changed(waiting?.id);
    try {
      const { callback, cause } = await answerTo(server, parts, from, waiting?.id);
      apply(callback, cause, { used, from }, waiting);
    } catch {
      const { id } = waiting ?? entries.add(used);
      const again = (): void => {
        entries.remove(id);
        void send(parts, used, from);
      };
      entries.put(id, { state: 'lost', again });
      changed(id);
    } finally {
      if (from) entries.put(from.id, { pressed: '' });
      changed();
    }
  };

  return {
    opened: () => opened,
    close: () => (opened = undefined),
    send: (...sent) => void send(...sent),
    inspect: (...asked) => void inspect(...asked),
  };
}

async function answerTo(
  server: Server,
  parts: Parts,
  from: Entry | undefined,
  id = snowflake(),
): Promise<{ readonly callback: Callback; readonly cause: Cause }> {
  const message = from ? { message: messageOf(from.id, from.payload, from.by) } : {};
  const interaction = { ...interactionOf({ ...parts, ...message }), id };
  const start = performance.now();
  const callback = await server.answer(interaction);
  return { callback, cause: { interaction, ms: Math.round(performance.now() - start) } };
}
