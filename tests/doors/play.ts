import { InteractionType, type Callback } from '../../src/interaction.ts';
import { called, isPrivate, sent, textOf as wordsOf, typing } from '../interactions.ts';
import type { Message } from '../loopback/messages.ts';
import { isJson, partsOf, textOf, type Json } from '../loopback/world.ts';
import type { Act, Shown } from './script.ts';

/** An answer, and the message that shows it. */
export interface Answer {
  readonly callback: Callback;
  readonly message?: Message | undefined;
}

const bare = (raw: object): Json => {
  const { type, data } = raw as { type: number; data: object };
  return { type, data };
};

const inside = (part: Json): Json[] => [
  part,
  ...[...partsOf(part['components']), ...partsOf([part['component']])].flatMap(inside),
];
const partsIn = ({ data }: Callback): Json[] => partsOf(data?.['components']).flatMap(inside);

/** The buttons of a message, in order. */
export const buttonsOf = (callback: Callback): { readonly label: string; readonly id: string }[] =>
  partsIn(callback)
    .filter(({ type }) => type === 2)
    .map(({ label, custom_id: id, url }) => ({ label: String(label), id: String(id ?? url) }));

/** The raw fields of what somebody does, after these answers. @throws Error when there is no such button or form */
export function rawOf(act: Act, past: readonly Answer[]): Json {
  switch (act.does) {
    case 'call':
      return bare(called(act.name, act.given));
    case 'type':
      return bare(typing(act.name, act.option, act.given));
    case 'press': {
      const answer = past.at(act.on);
      const button = answer && buttonsOf(answer.callback).find(({ label }) => label === act.label);
      if (!button) throw new Error(`there is no button "${act.label}" to press`);
      return pressed(button.id, undefined, answer.message);
    }
    case 'forge':
      return pressed(act.id, act.values, past.at(-1)?.message);
    case 'fill': {
      const form = past.findLast(({ callback }) => callback.type === 9)?.callback;
      const field = form && textOf(partsIn(form).find(({ type }) => type === 4)?.['custom_id']);
      if (!form || !field) throw new Error('there is no form to fill');
      const on = past.findLast(({ message }) => message)?.message;
      return {
        ...bare(sent(String(form.data?.['custom_id']), field, act.text, act.nesting)),
        ...(on && { message: on }),
      };
    }
    case 'complete': {
      const form = past.findLast(({ callback }) => callback.type === 9)?.callback;
      if (!form) throw new Error('there is no form to complete');
      return completed(form, act.fields);
    }
    case 'choose': {
      const { callback, message } = past.at(-1)!;
      const list = partsIn(callback).find(({ type }) => type === 3);
      const value = textOf(partsOf(list?.['options'])[act.place]?.['value']);
      if (value === undefined) throw new Error('there is nothing to choose');
      return pressed(String(list!['custom_id']), [value], message);
    }
    case 'menu':
      return act.on === undefined ? chosen(act.name, act.content) : chosenOn(act.name, past.at(act.on)!.message!);
    case 'raw':
      return act.raw;
  }
}

const pressed = (custom_id: string, values: readonly string[] | undefined, message: Message | undefined): Json => ({
  type: InteractionType.component,
  data: { custom_id, component_type: values ? 3 : 2, ...(values && { values }) },
  ...(message && { message }),
});

/** A form sent with these values; what is not given is empty. */
function completed({ data }: Callback, fields: Readonly<Record<string, string | readonly string[]>>): Json {
  const components = partsOf(data?.['components']).map((label) => {
    const { type, custom_id } = label['component'] as Json;
    const given = [fields[String(custom_id)] ?? []].flat();
    const value = type === 4 || type === 21 ? { value: given[0] ?? (type === 4 ? '' : null) } : { values: given };
    return { type: 18, component: { type, custom_id, ...value } };
  });
  return { type: InteractionType.modal, data: { custom_id: data?.['custom_id'], components } };
}

const chosenOn = (name: string, message: Message): Json => ({
  type: InteractionType.command,
  data: { type: 3, name, target_id: message.id, resolved: { messages: { [message.id]: message } } },
});

const TARGET = '1300000000000000001';
const chosen = (name: string, content?: string): Json => ({
  type: InteractionType.command,
  data: {
    type: 3,
    name,
    target_id: TARGET,
    ...(content !== undefined && {
      resolved: { messages: { [TARGET]: { id: TARGET, type: 0, content, flags: 0, embeds: [], components: [] } } },
    }),
  },
});

/** How an answer appears; undefined for what no reader ever sees. */
export function shownBy(callback: Callback): Shown | undefined {
  if (callback.type === 4) return isPrivate(callback) ? 'private' : 'public';
  return ({ 1: 'pong', 7: 'changed', 8: 'choices', 9: 'form' } as const)[callback.type];
}

/** Everything that an answer lets somebody read, apart from buttons. */
export function readIn(callback: Callback): string {
  const choices = partsOf(callback.data?.['choices']).map(({ name }) => name);
  const labels = partsIn(callback).flatMap(({ type, label, component }) =>
    type === 18 ? [label, isJson(component) ? component['placeholder'] : ''] : [],
  );
  const pictures = partsOf(callback.data?.['attachments']).map(
    ({ filename, description }) => `[${textOf(filename)}] ${textOf(description)}`,
  );
  return [callback.data?.['title'], ...choices, ...labels, wordsOf(callback), ...pictures].filter(Boolean).join('\n');
}
