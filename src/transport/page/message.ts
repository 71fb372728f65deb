import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isPrivate, type Channel, type Entry } from './channel.ts';
import { drawInspector } from './inspector.ts';
import { linkTo } from './link.ts';
import { draw } from './markdown.ts';
import { ComponentType, type Component } from './wire.ts';

type Drawn = TemplateResult | typeof nothing | readonly Drawn[];

/** What the components of one message are drawn for. */
interface Place {
  readonly entry: Entry;
  readonly channel: Channel;
}

const EYE = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
  <circle cx="12" cy="12" r="2.8" />
</svg>`;

/** Draws one message with all that it answers to. */
export function drawEntry(entry: Entry, channel: Channel): TemplateResult {
  const time = entry.at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const hidden = isPrivate(entry);
  return html`<article class="entry ${entry.state} ${hidden ? 'private' : ''}" id="entry-${entry.id}">
    <p class="used">
      <span class="you">You</span> ${entry.used.rest || entry.used.what.startsWith('/') ? 'used' : 'chose'}
      <span class="mention">${entry.used.what}</span> <bdi class="rest">${entry.used.rest}</bdi>
      ${entry.used.question ? drawCopyLink(entry.used.question) : nothing}
    </p>
    <span class="avatar logo"></span>
    <header>
      <span class="name">Attaché</span><span class="badge">App</span>
      <time datetime=${entry.at.toISOString()}>${time}</time>
    </header>
    <div class="body">${drawBody({ entry, channel })}</div>
    ${
      hidden
        ? html`<footer>
            ${EYE} Only you can see this ·
            <button class="plain" @click=${() => channel.dismiss(entry)}>Dismiss message</button>
          </footer>`
        : nothing
    }
    ${entry.state === 'there' ? drawInspector(entry, channel) : nothing}
  </article>`;
}

function drawCopyLink(question: string): TemplateResult {
  const copy = async ({ currentTarget }: Event): Promise<void> => {
    const link = linkTo(question);
    const says = (currentTarget as Element).nextElementSibling;
    try {
      await navigator.clipboard.writeText(link);
      if (says) says.textContent = 'Copied';
    } catch {
      // No permission to copy: whoever asked can take it from the address bar.
      history.replaceState(null, '', link);
      if (says) says.textContent = 'The link stands in the address bar';
    }
  };
  return html`<button class="plain" @click=${copy}>Copy link</button> <span role="status"></span>`;
}

function drawBody(place: Place): Drawn {
  const { state, payload, again } = place.entry;
  if (state === 'waiting') {
    return html`<p class="thinking"><span></span><span></span><span></span> Attaché is looking it up</p>`;
  }
  if (state === 'lost') {
    return html`<div class="container alert">
      <p><strong>The bot does not answer.</strong> Is it still running? Look at the window where you started it.</p>
      <div class="row"><button class="button secondary" @click=${again}>Try again</button></div>
    </div>`;
  }
  const { content, components = [] } = payload;
  return [content ? html`<div class="text">${draw(content)}</div>` : nothing, ...components.map(drawer(place))];
}

const drawer =
  (place: Place) =>
  (component: Component): Drawn => {
    const { type, components = [], content = '', accessory, divider = true } = component;
    switch (type) {
      case ComponentType.container:
        return html`<div class="container" .style=${accent(component)}>${components.map(drawer(place))}</div>`;
      case ComponentType.text:
        return html`<div class="text">${draw(content)}</div>`;
      case ComponentType.separator:
        return divider ? html`<hr />` : html`<div class="gap"></div>`;
      case ComponentType.section:
        return html`<div class="section">
          <div>${components.map(drawer(place))}</div>
          ${accessory ? drawer(place)(accessory) : nothing}
        </div>`;
      case ComponentType.row:
        return html`<div class="row">${repeat(components, keyIn(components), drawer(place))}</div>`;
      case ComponentType.button:
        return drawButton(component, place);
      case ComponentType.select:
        return drawSelect(component, place);
      default:
        return html`<p class="small">This page cannot draw component type ${type}; Discord can.</p>`;
    }
  };

// On the next page of a list, "Next" is the same button, and keeps the focus.
const keyIn =
  (row: readonly Component[]) =>
  ({ label }: Component, i: number): unknown =>
    label && row.findIndex((other) => other.label === label) === i ? label : i;

// Set as a property: the page's policy forbids style attributes.
function accent({ accent_color }: Component): string {
  return accent_color == null ? '' : `--bar-width: 4px; --bar: #${accent_color.toString(16).padStart(6, '0')}`;
}

const styles = ['secondary', 'primary', 'secondary', 'success', 'danger'];

function drawButton(button: Component, { entry, channel }: Place): Drawn {
  const { label, style = 2, url, disabled = false, custom_id } = button;
  if (url) {
    return html`<a class="button secondary" href=${url} target="_blank" rel="noopener noreferrer"
      >${label}<span class="out" aria-hidden="true">↗</span><span class="hidden"> (opens in a new tab)</span></a
    >`;
  }
  const busy = entry.pressed === custom_id;
  return html`<button
    class="button ${styles[style] ?? 'secondary'}"
    ?disabled=${disabled}
    aria-busy=${busy}
    @click=${() => channel.press(entry, button)}
  >
    ${label}
  </button>`;
}

function drawSelect(select: Component, { entry, channel }: Place): Drawn {
  const { options = [], placeholder = 'Make a selection', max_values = 1, disabled = false, custom_id } = select;
  const pick = (event: Event): void => {
    const element = event.currentTarget as HTMLSelectElement;
    channel.press(
      entry,
      select,
      [...element.selectedOptions].map(({ value }) => value),
    );
  };
  return html`<select
    class="select"
    aria-label=${placeholder}
    aria-busy=${entry.pressed === custom_id}
    ?multiple=${max_values > 1}
    ?disabled=${disabled}
    @change=${pick}
    @keydown=${openList}
  >
    ${max_values > 1 ? nothing : html`<option value="" disabled ?selected=${!options.some((o) => o.default)}>${placeholder}</option>`}
    ${options.map(
      (o) =>
        html`<option value=${o.value} ?selected=${o.default ?? false}>
          ${o.label}${o.description ? ` – ${o.description}` : ''}
        </option>`,
    )}
  </select>`;
}

// A key would choose the next option at once, and send it: whoever goes through the list shall see it first.
function openList(event: KeyboardEvent): void {
  const select = event.currentTarget as HTMLSelectElement;
  if (select.multiple || !/^(Arrow|Home|End|Page|[^ ]$)/.test(event.key) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  select.showPicker();
}
