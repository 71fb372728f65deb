import { html, nothing, type TemplateResult } from 'lit';
import type { Channel } from './channel.ts';
import type { Shared } from './client.ts';
import { drawBoxes, fits } from './controls.ts';
import { draw } from './markdown.ts';
import { ComponentType, type Attachment, type Component, type Form } from './wire.ts';

/** Draws a modal; whoever puts it on the page shows it. @param shared takes the files that are put into it */
export function drawForm(form: Form, channel: Channel, shared: Shared | undefined): TemplateResult {
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const element = event.currentTarget as HTMLFormElement;
    const groups = fieldsOf(form.components).filter(({ type }) => type === ComponentType.checkboxes);
    if (!groups.every((group) => fits(element, needed(group)))) return;
    const data = new FormData(element);
    const files = await uploaded(form.components, data, shared).catch(() => undefined);
    const problem = element.querySelector('.problem');
    if (files) channel.submit(fill(form.components, data), files);
    else if (problem) problem.textContent = 'The file could not be taken: up to 1 MiB fit here';
  };
  return html`<dialog class="form" aria-labelledby="form-title" @cancel=${() => channel.cancel()}>
    <form @submit=${submit}>
      <h2 id="form-title">${form.title}</h2>
      ${form.components.map((component) => drawPart(component))}
      <p class="problem" role="alert"></p>
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
  const { type, required = true, max_length } = field;
  const name = html`${label}${required ? html`<span class="needed" aria-hidden="true"> *</span>` : nothing}`;
  if (type === ComponentType.radios || type === ComponentType.checkboxes) return drawGroup(field, name, description);
  return html`<label class="field">
    <span class="label">${name}</span>
    ${description ? html`<span class="small">${description}</span>` : nothing}
    ${type === ComponentType.select ? drawSelect(field) : type === ComponentType.upload ? drawUpload(field) : drawInput(field)}
    ${max_length ? html`<span class="small">Up to ${max_length.toLocaleString('en')} characters</span>` : nothing}
  </label>`;
}

/** Boxes to tick: one of them, or any. */
function drawGroup(
  { type, custom_id = '', options = [], required = true }: Component,
  name: TemplateResult,
  hint: string,
) {
  const one = type === ComponentType.radios;
  return html`<fieldset class="field">
    <legend class="label">${name}</legend>
    ${hint ? html`<span class="small">${hint}</span>` : nothing}
    ${drawBoxes(custom_id, options, one ? 'radio' : 'checkbox', one && required)}
  </fieldset>`;
}

const drawUpload = ({ custom_id = '', required = true, max_values = 1 }: Component) =>
  html`<input type="file" name=${custom_id} ?multiple=${max_values > 1} ?required=${required} />`;

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

/** The fields of a form, out of their labels and rows. */
const fieldsOf = (components: readonly Component[]): Component[] =>
  components.flatMap(({ component, components: inner = [] }) => (component ? [component] : inner));

/** A group of boxes with the least and the most that may be ticked. */
const needed = ({ required = true, options = [], ...group }: Component): Component => ({
  min_values: required ? 1 : 0,
  max_values: options.length,
  ...group,
});

/** Sends the files of a form ahead, and puts their ids in their place. @throws Error when one is not taken */
async function uploaded(components: readonly Component[], data: FormData, shared: Shared | undefined) {
  const files: Attachment[] = [];
  for (const { type, custom_id = '' } of fieldsOf(components)) {
    if (type !== ComponentType.upload) continue;
    // A browser gives an empty file where none was chosen.
    const chosen = data.getAll(custom_id).filter((each) => each instanceof File && each.name !== '') as File[];
    data.delete(custom_id);
    for (const file of chosen) {
      if (!shared) throw new Error('there is nobody to take a file');
      const attachment = await shared.upload(file);
      data.append(custom_id, attachment.id);
      files.push(attachment);
    }
  }
  return files;
}

/** The types whose answer is a list. */
const LISTS: readonly number[] = [ComponentType.select, ComponentType.checkboxes, ComponentType.upload];

/** The form's components as Discord sends them back: the same tree with the values instead of the looks. */
function fill(components: readonly Component[], data: FormData): object[] {
  return components.map(({ type, component, components: inner, custom_id = '' }, i) => {
    const base = { type, id: i + 1 };
    if (component) return { ...base, component: fill([component], data)[0] };
    if (inner) return { ...base, components: fill(inner, data) };
    const values = data
      .getAll(custom_id)
      .filter((value) => typeof value === 'string')
      .filter(Boolean);
    if (LISTS.includes(type)) return { ...base, custom_id, values };
    if (type === ComponentType.radios) return { ...base, custom_id, value: values[0] ?? null };
    return type === ComponentType.input ? { ...base, custom_id, value: values[0] ?? '' } : base;
  });
}
