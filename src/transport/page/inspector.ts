import { html, nothing, type TemplateResult } from 'lit';
import type { Evidence, Inspection } from '../../model/inspection.ts';
import { LIMITS } from '../../reply/limits.ts';
import type { Channel } from './channel.ts';
import type { Entry } from './entries.ts';
import { ComponentType, type Component, type Payload } from './wire.ts';

/** Draws the disclosure under a message that tells how it came about, and what was sent. */
export function drawInspector(entry: Entry, channel: Channel): TemplateResult {
  const toggle = (event: Event): void => {
    if ((event.currentTarget as HTMLDetailsElement).open && !entry.inspection) channel.inspect(entry);
  };
  return html`<details class="inspector" @toggle=${toggle}>
    <summary>Inspect</summary>
    ${entry.inspection ? html`<div aria-live="off">${drawFindings(entry.inspection)}${drawSent(entry)}</div>` : nothing}
  </details>`;
}

function drawFindings(inspection: NonNullable<Entry['inspection']>): TemplateResult {
  if (inspection === 'waiting') return html`<p>…</p>`;
  if (inspection === 'lost') return html`<p>The bot does not tell how it came to this.</p>`;
  const { status, understood, claims, passages, ms } = inspection;
  if (!status) return html`<p>Nothing was looked up for this message.</p>`;
  return html`<h3>Understood</h3>
    <dl>
      <dt>outcome</dt>
      <dd>${status}, in ${ms} ms</dd>
      ${Object.entries(understood).map(
        ([slot, value]) =>
          html`<dt>${slot}</dt>
            <dd>${inWords(value)}</dd>`,
      )}
    </dl>
    ${drawEvidence('Claims', claims)}${drawEvidence('Passages', passages)}`;
}

/** A slot's value without brackets and quotation marks. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${inWords(part)}`)
    .join(', ');
}

function drawEvidence(title: string, evidence: Inspection['claims']): TemplateResult {
  const line = ({ score, from, text }: Evidence): TemplateResult =>
    html`<li><b>${score.toFixed(3)}</b> <span class="small">${from.join(' · ')}</span><br />${text}</li>`;
  return html`<h3>${title}</h3>
    ${
      evidence.length > 0
        ? html`<ol>
            ${evidence.map(line)}
          </ol>`
        : html`<p>None.</p>`
    }`;
}

function drawSent({ payload, cause }: Entry): TemplateResult {
  const { components, characters, customId } = measure(payload);
  const used = (count: number, limit: number): string =>
    `${count.toLocaleString('en')} of ${limit.toLocaleString('en')}`;
  return html`<h3>Sent</h3>
    <p>
      Components ${used(components, LIMITS.components)} · characters ${used(characters, LIMITS.text)} · longest custom
      id ${used(customId, LIMITS.customId)} · answered after ${cause?.ms ?? 0} ms
    </p>
    <pre tabindex="0" aria-label="The payload"><code>${JSON.stringify(payload, null, 2)}</code></pre>`;
}

/** How much of Discord's limits a message uses: components with those inside others, characters of its texts, its longest custom id. */
function measure({ components = [] }: Payload): Record<'components' | 'characters' | 'customId', number> {
  const all = components.flatMap(within);
  const texts = all.filter(({ type }) => type === ComponentType.text);
  return {
    components: all.length,
    characters: texts.reduce((sum, { content = '' }) => sum + content.length, 0),
    customId: Math.max(0, ...all.map(({ custom_id = '' }) => custom_id.length)),
  };
}

function within(component: Component): Component[] {
  const { components = [], component: inner, accessory } = component;
  return [component, ...[...components, inner, accessory].flatMap((each) => (each ? within(each) : []))];
}
