import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Channel } from './channel.ts';
import { drawButton, drawSelect, type Place } from './controls.ts';
import { isPrivate, type Entry } from './entries.ts';
import { drawInspector } from './inspector.ts';
import type { Used } from './composer.ts';
import { linkTo } from './link.ts';
import { draw } from './markdown.ts';
import { drawFile, drawGallery } from './media.ts';
import { ComponentType, type Component } from './wire.ts';

const EYE = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
  <circle cx="12" cy="12" r="2.8" />
</svg>`;

const PIN = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M9 3h6l-1 6 4 4H6l4-4-1-6ZM12 13v8" />
</svg>`;

/** Draws one message with all that it answers to. @param menus the names of what can be done with any message */
export function drawEntry(entry: Entry, channel: Channel, menus: readonly string[]): TemplateResult {
  const time = entry.at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const hidden = isPrivate(entry);
  return html`<article class="entry ${entry.state} ${hidden ? 'private' : ''}" id="entry-${entry.id}">
    ${entry.used ? drawUsed(entry.used) : nothing}
    <span class="avatar logo"></span>
    <header>
      <span class="name">Attaché</span><span class="badge">App</span>
      <time datetime=${entry.at.toISOString()}>${time}</time>
      ${entry.pinned ? html`<span class="pinned">${PIN} Pinned</span>` : nothing}
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
    ${entry.state === 'there' && !hidden && menus.length > 0 ? drawMenus(entry, channel, menus) : nothing}
    ${entry.cause ? drawInspector(entry, channel) : nothing}
  </article>`;
}

/** Who did what to get a message. */
function drawUsed({ who = 'You', what, rest, question }: Used): TemplateResult {
  return html`<p class="used">
    <span class="you">${who}</span> ${rest || what.startsWith('/') ? 'used' : 'chose'}
    <span class="mention">${what}</span> <bdi class="rest">${rest}</bdi> ${question ? drawCopyLink(question) : nothing}
  </p>`;
}

/** What Discord has in the menu of a message. */
const drawMenus = (entry: Entry, channel: Channel, menus: readonly string[]): TemplateResult =>
  html`<details class="menus">
    <summary>Apps</summary>
    <div class="row">
      ${menus.map(
        (name) => html`<button class="button secondary" @click=${() => channel.choose(entry, name)}>${name}</button>`,
      )}
    </div>
  </details>`;

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

function drawBody(place: Place): unknown {
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
  (component: Component): unknown => {
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
      case ComponentType.gallery:
        return drawGallery(component, place.entry.files ?? []);
      case ComponentType.file:
        return drawFile(component, place.entry.files ?? []);
      case ComponentType.select:
      case ComponentType.users:
      case ComponentType.channels:
      case ComponentType.roles:
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
