import { membersOf, messageOf, resolvedOf, type Server } from './client.ts';
import type { Used } from './composer.ts';
import { optionsOf } from './controls.ts';
import { openEntries, type Entry } from './entries.ts';
import { openExchange } from './exchange.ts';
import { ComponentType, type Attachment, type Component, type Form, type News } from './wire.ts';

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
  const entries = openEntries();
  const exchange = openExchange(server, entries, changed);
  return {
    entries: entries.all,
    opened: () => exchange.opened()?.form,
    run: (used, data) => exchange.send({ type: 2, data }, used),
    press(entry, component, values) {
      if (entry.pressed) return;
      const { type, custom_id } = component;
      const who = type === ComponentType.users && values ? membersOf(values) : {};
      const data = { custom_id, component_type: type, ...(values ? { values } : {}), ...who };
      exchange.send({ type: 3, data }, usedOf(component, values), entry);
    },
    choose({ id, payload, by }, menu) {
      const resolved = { messages: { [id]: messageOf(id, payload, by) } };
      const data = { id: '1', type: 3, name: menu, target_id: id, resolved };
      exchange.send({ type: 2, data }, { what: menu, rest: '' });
    },
    submit(components, files) {
      const opened = exchange.opened();
      if (!opened) return;
      const { form, from } = opened;
      exchange.close();
      const data = { custom_id: form.custom_id, components, ...resolvedOf(files) };
      exchange.send({ type: 5, data }, { what: form.title, rest: '' }, from);
    },
    take(news) {
      const fresh = entries.take(news);
      if (news.messages.length + news.answers.length + news.gone.length > 0) changed(fresh);
    },
    cancel() {
      exchange.close();
      changed();
    },
    dismiss({ id }) {
      entries.remove(id);
      changed();
    },
    inspect({ id, cause }) {
      if (cause) exchange.inspect(id, cause);
    },
  };
}

/** A press in words: what was chosen, or what stands on the button. */
function usedOf(component: Component, values: readonly string[] = []): Used {
  const { label, placeholder } = component;
  const picked = optionsOf(component).filter(({ value }) => values.includes(value));
  const chosen = values.length > 0 ? picked.map((option) => option.label).join(', ') : undefined;
  return { what: chosen ?? label ?? placeholder ?? 'button', rest: '' };
}
