import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Channel } from './channel.ts';
import type { Entry } from './entries.ts';
import { ComponentType, type Component } from './wire.ts';
import { placeOf, show } from './me.ts';
import { CHANNELS, GUILD, MEMBERS, ROLES } from './world.ts';

/** What the controls of one message are drawn for. */
export interface Place {
  readonly entry: Entry;
  readonly channel: Channel;
}

type Options = NonNullable<Component['options']>;

/** What can be chosen in a list: its own options, or what the server has of that kind. */
export function optionsOf({ type, options = [], default_values = [], channel_types }: Component): Options {
  const chosen = (id: string) => default_values.some((each) => each.id === id);
  const listed = (all: readonly { readonly id: string; readonly name: string }[], sign = ''): Options =>
    all.map(({ id, name }) => ({ label: sign + name, value: id, default: chosen(id) }));
  if (type === ComponentType.channels)
    return listed(
      CHANNELS.filter((channel) => channel_types?.includes(channel.type) ?? true),
      '#',
    );
  if (type === ComponentType.roles) return listed(ROLES.filter(({ id }) => id !== GUILD));
  if (type === ComponentType.users) return listed(MEMBERS);
  return options;
}

const styles = ['secondary', 'primary', 'secondary', 'success', 'danger'];

export function drawButton(button: Component, { entry, channel }: Place): TemplateResult {
  const { label, style = 2, url, disabled = false, custom_id } = button;
  const place = placeOf(url);
  if (place) return html`<button class="button secondary" @click=${() => show(place)}>${label}</button>`;
  if (url) {
    return html`<a class="button secondary" href=${url} target="_blank" rel="noopener noreferrer"
      >${label}<span class="out" aria-hidden="true">↗</span><span class="hidden"> (opens in a new tab)</span></a
    >`;
  }
  const busy = entry.pressed === custom_id;
  return html`<button
    class="button ${styles[style] ?? 'secondary'}"
    data-id=${custom_id}
    ?disabled=${disabled}
    aria-busy=${busy}
    @click=${() => channel.press(entry, button)}
  >
    ${label}
  </button>`;
}

/** A list to choose from. It is made anew with what it stands in, since a browser keeps what was chosen in it. */
export const drawSelect = (select: Component, place: Place): unknown =>
  keyed(place.entry.payload, (select.max_values ?? 1) > 1 ? drawSeveral(select, place) : drawOne(select, place));

function drawOne(select: Component, { entry, channel }: Place): TemplateResult {
  const { placeholder = 'Make a selection', min_values = 1, disabled = false, custom_id } = select;
  const options = optionsOf(select);
  const pick = (event: Event): void => {
    const { value } = event.currentTarget as HTMLSelectElement;
    channel.press(entry, select, value ? [value] : []);
  };
  return html`<select
    class="select"
    data-id=${custom_id}
    aria-label=${placeholder}
    aria-busy=${entry.pressed === custom_id}
    ?disabled=${disabled}
    @change=${pick}
    @keydown=${openList}
  >
    <option value="" ?disabled=${min_values > 0} ?selected=${!options.some((o) => o.default)}>${placeholder}</option>
    ${options.map(
      (o) => html`<option value=${o.value} ?selected=${o.default ?? false}>${o.label}${described(o)}</option>`,
    )}
  </select>`;
}

const described = ({ description }: Options[number]): string => (description ? ` – ${description}` : '');

// A key would choose the next option at once, and send it: whoever goes through the list shall see it first.
function openList(event: KeyboardEvent): void {
  const select = event.currentTarget as HTMLSelectElement;
  if (!/^(Arrow|Home|End|Page|[^ ]$)/.test(event.key) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  select.showPicker();
}

/** Several of a list are ticked and then sent together. */
function drawSeveral(select: Component, { entry, channel }: Place): TemplateResult {
  const { placeholder = 'Make a selection', disabled = false, custom_id = '' } = select;
  const options = optionsOf(select);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (!fits(form, select)) return;
    channel.press(entry, select, new FormData(form).getAll(custom_id).map(String));
  };
  return html`<details class="several">
    <summary data-id=${custom_id}>${placeholder} (${options.filter((o) => o.default).length} chosen)</summary>
    <form @submit=${send}>
      <fieldset ?disabled=${disabled}>
        <legend class="hidden">${placeholder}</legend>
        ${drawBoxes(custom_id, options)}
        <button class="button secondary" aria-busy=${entry.pressed === custom_id}>Apply</button>
      </fieldset>
    </form>
  </details>`;
}

/** A box to tick for each option, all under one name. */
export const drawBoxes = (name: string, options: Options, type: 'checkbox' | 'radio' = 'checkbox', required = false) =>
  options.map(
    (o) =>
      html`<label class="tick">
        <input type=${type} name=${name} value=${o.value} ?checked=${o.default ?? false} ?required=${required} />
        <span>${o.label}${o.description ? html`<span class="small"> ${o.description}</span>` : nothing}</span>
      </label>`,
  );

/** Whether so many boxes are ticked as a list asks for; says so at its first box when not. */
export function fits(form: HTMLFormElement, { custom_id = '', min_values = 1, max_values = 1 }: Component): boolean {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].filter(
    (b) => b.name === custom_id,
  );
  const ticked = boxes.filter(({ checked }) => checked).length;
  const problem =
    ticked < min_values ? `Choose at least ${min_values}` : ticked > max_values ? `Choose at most ${max_values}` : '';
  boxes[0]?.setCustomValidity(problem);
  boxes[0]?.reportValidity();
  // What is corrected is looked at anew.
  form.addEventListener('change', () => boxes[0]?.setCustomValidity(''), { once: true });
  return problem === '';
}
