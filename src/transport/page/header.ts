import { html, nothing, type TemplateResult } from 'lit';
import type { Entry } from './entries.ts';
import type { Server } from './client.ts';
import { become, here, me } from './me.ts';
import { isDark, toggleTheme } from './theme.ts';
import { ComponentType, type Component } from './wire.ts';
import { CHANNELS, MEMBERS } from './world.ts';

/** Draws the bar at the top. @param entries the messages on the page @param changed draws the page anew */
export function drawHeader(
  { badge, about, shared }: Server,
  entries: readonly Entry[],
  changed: () => void,
): TemplateResult {
  const toggle = (): void => {
    toggleTheme();
    changed();
  };
  return html`<header class="top">
    <span class="logo"></span>
    <div class="brand">
      <h1>Attaché</h1>
      <p>${about}</p>
    </div>
    <span class="local" title="Nothing leaves this computer">${badge}</span>
    <button class="icon" @click=${toggle} aria-label=${isDark() ? 'Use light colours' : 'Use dark colours'}>
      ${isDark() ? SUN : MOON}
    </button>
    ${shared ? drawPlace(entries.filter(({ pinned }) => pinned)) : nothing}
  </header>`;
}

/** Who the page is, and in which channel. Several tabs are several members. */
function drawPlace(pins: readonly Entry[]): TemplateResult {
  const change = (name: 'as' | 'in') => (event: Event) =>
    become(name, (event.currentTarget as HTMLSelectElement).value);
  return html`<div class="place">
    <label
      >You are
      <select @change=${change('as')}>
        ${MEMBERS.map(({ key, name }) => html`<option value=${key} ?selected=${key === me().key}>${name}</option>`)}
      </select>
    </label>
    <label
      >Channel
      <select @change=${change('in')}>
        ${CHANNELS.map(({ id, name }) => html`<option value=${name} ?selected=${id === here().id}>#${name}</option>`)}
      </select>
    </label>
    ${drawPins(pins)}
  </div>`;
}

function drawPins(pins: readonly Entry[]): TemplateResult {
  const show = ({ id }: Entry): void => document.getElementById(`entry-${id}`)?.scrollIntoView();
  return html`<details class="pins">
    <summary>Pinned (${pins.length})</summary>
    <ul>
      ${pins.map((pin) => html`<li><button class="plain" @click=${() => show(pin)}>${titleOf(pin)}</button></li>`)}
      ${pins.length === 0 ? html`<li>Nothing is pinned here.</li>` : nothing}
    </ul>
  </details>`;
}

/** The first line of a message, without its marks. */
function titleOf({ payload: { content, components = [] } }: Entry): string {
  const line = (content ?? firstText(components) ?? '').split('\n', 1)[0]!;
  return line.replace(/^#+ |[*_\\]/g, '') || 'A message';
}

const firstText = (components: readonly Component[]): string | undefined =>
  components.flatMap((part) =>
    part.type === ComponentType.text ? [part.content] : [firstText(part.components ?? [])],
  )[0];

const SUN = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="4.2" />
  <path
    d="M12 2.5v2.2M12 19.3v2.2M2.5 12h2.2M19.3 12h2.2M5.3 5.3l1.5 1.5M17.2 17.2l1.5 1.5M5.3 18.7l1.5-1.5M17.2 6.8l1.5-1.5"
  />
</svg>`;
const MOON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M20 14.2A8.3 8.3 0 0 1 9.8 4 8.3 8.3 0 1 0 20 14.2Z" />
</svg>`;
