import { html, nothing, type TemplateResult } from 'lit';
import type { Channel } from './channel.ts';
import { draw } from './markdown.ts';
import { ComponentType, type Component, type Form } from './wire.ts';

/** Draws a modal; whoever puts it on the page shows it. */
export function drawForm(form: Form, channel: Channel): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    channel.submit(fill(form.components, new FormData(event.currentTarget as HTMLFormElement)));
  };
  return html`<dialog class="form" aria-labelledby="form-title" @cancel=${() => channel.cancel()}>
    <form @submit=${submit}>
      <h2 id="form-title">${form.title}</h2>
      ${form.components.map((component) => drawPart(component))}
      <div class="row">
        <button type="button" class="button secondary" @click=${() => channel.cancel()}>Cancel</button>
        <button type="submit" class="button primary">Submit</button>
      </div>
    </form>
  </dialog>`;
}

function drawPart({ type, label, description, component, components = [], content = '' }: Component): unknown {
  if (type === ComponentType.text) return html`<div class="text">${draw(content)}</div>`;
  if (type === ComponentType.label && component) return drawField(component, label, description);
  return components.map((inner) => drawField(inner, inner.label));
}

function drawField(field: Component, label = '', description = ''): TemplateResult {
  const { required = true, max_length } = field;
  return html`<label class="field">
    <span class="label">${label}${required ? html`<span class="needed" aria-hidden="true"> *</span>` : nothing}</span>
    ${description ? html`<span class="small">${description}</span>` : nothing}
    ${field.type === ComponentType.select ? drawSelect(field) : drawInput(field)}
    ${max_length ? html`<span class="small">Up to ${max_length.toLocaleString('en')} characters</span>` : nothing}
  </label>`;
}

function drawInput({ custom_id = '', style, placeholder, value, required = true, min_length, max_length }: Component) {
  const min = min_length ?? nothing;
  const max = max_length ?? 4000;
  const hint = placeholder ?? nothing;
  return style === 2
    ? html`<textarea
        name=${custom_id}
        rows="4"
        placeholder=${hint}
        minlength=${min}
        maxlength=${max}
        ?required=${required}
        .value=${value ?? ''}
      ></textarea>`
    : html`<input
        name=${custom_id}
        autocomplete="off"
        placeholder=${hint}
        minlength=${min}
        maxlength=${max}
        ?required=${required}
        .value=${value ?? ''}
      />`;
}

function drawSelect({ custom_id = '', options = [], max_values = 1, required = true, placeholder = '' }: Component) {
  return html`<select class="select" name=${custom_id} ?multiple=${max_values > 1} ?required=${required}>
    ${max_values > 1 ? nothing : html`<option value="">${placeholder}</option>`}
    ${options.map((o) => html`<option value=${o.value} ?selected=${o.default ?? false}>${o.label}</option>`)}
  </select>`;
}

/** The form's components as Discord sends them back: the same tree with the values instead of the looks. */
function fill(components: readonly Component[], data: FormData): object[] {
  return components.map(({ type, component, components: inner, custom_id = '' }, i) => {
    const base = { type, id: i + 1 };
    if (component) return { ...base, component: fill([component], data)[0] };
    if (inner) return { ...base, components: fill(inner, data) };
    const values = data.getAll(custom_id).map(String).filter(Boolean);
    if (type === ComponentType.select) return { ...base, custom_id, values };
    return type === ComponentType.input ? { ...base, custom_id, value: values[0] ?? '' } : base;
  });
}
