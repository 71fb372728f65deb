import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { openChannel, type Channel } from './channel.ts';
import { interactionOf, type Server, type Surface } from './client.ts';
import { drawComposer } from './composer-view.ts';
import { openComposer, type Composer } from './composer.ts';
import { drawForm } from './form.ts';
import { takeQuestion } from './link.ts';
import { drawEntry } from './message.ts';
import { isDark, showTheme, toggleTheme } from './theme.ts';

interface App {
  readonly server: Server;
  readonly channel: Channel;
  readonly composer: Composer;
  readonly surface: Surface;
}

/** Opens the page for a bot, or says that it does not answer. */
export async function start(server: Server): Promise<void> {
  showTheme();
  const surface = await server.surface().catch(() => undefined);
  if (surface) open(server, surface);
  else drawLost(server);
}

function open(server: Server, surface: Surface): void {
  const channel = openChannel(server, (fresh) => {
    update();
    if (fresh) reveal(fresh);
  });
  const composer = openComposer({
    commands: surface.commands,
    send: (used, data) => channel.run(used, data),
    complete: async (data) => {
      const callback = await server.answer(interactionOf({ type: 4, data }));
      return callback.type === 8 ? callback.data.choices : [];
    },
    changed: () => update(),
  });
  const app = { server, channel, composer, surface };
  const update = (): void => draw(app);
  update();
  document.getElementById('box')?.focus();
  document.addEventListener('keydown', catchTyping);
  const askLinked = (): void => {
    const question = takeQuestion();
    if (question) composer.ask(question);
  };
  askLinked();
  // A link that is pasted into the address of an open page does not open it anew.
  addEventListener('hashchange', askLinked);
  // Relative times go on.
  setInterval(update, 10_000);
}

/** Whoever just begins to type means the box. */
function catchTyping({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): void {
  const letter = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  if (!letter || (target instanceof Element && target.closest('input, textarea, select, dialog'))) return;
  document.getElementById('box')?.focus();
}

function draw(app: App): void {
  const { server, channel, composer } = app;
  const form = channel.opened();
  // Gives the focus back to the button that opened the form.
  if (!form) document.querySelector('dialog')?.close();
  const held = document.activeElement?.closest('.entry')?.id;
  render(
    html`${drawHeader(server, () => draw(app))}
      <main>
        <section class="log" role="log" aria-label="Messages" tabindex="0">
          ${channel.entries().length === 0 ? drawWelcome(app) : nothing}
          ${repeat(
            channel.entries(),
            ({ id }) => id,
            (entry) => drawEntry(entry, channel),
          )}
        </section>
        ${drawComposer(composer)}
      </main>
      ${form ? drawForm(form, channel) : nothing}`,
    document.body,
  );
  // What had the focus may be gone, with its message or without.
  if (held && document.activeElement === document.body) {
    const near = document.querySelector<HTMLElement>(`#${held} .body :is(button, a, select)`);
    (near ?? document.getElementById('box'))?.focus();
  }
  const dialog = document.querySelector('dialog');
  if (dialog && !dialog.open) dialog.showModal();
}

/** Shows a new message: all of it when it fits, else from its first line. */
function reveal(id: string): void {
  const entry = document.getElementById(`entry-${id}`);
  const log = entry?.closest('.log');
  if (!entry || !log) return;
  entry.scrollIntoView({ block: entry.offsetHeight > log.clientHeight ? 'start' : 'end' });
}

function drawHeader({ badge, about }: Server, changed: () => void): TemplateResult {
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
  </header>`;
}

const SUN = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="4.2" />
  <path
    d="M12 2.5v2.2M12 19.3v2.2M2.5 12h2.2M19.3 12h2.2M5.3 5.3l1.5 1.5M17.2 17.2l1.5 1.5M5.3 18.7l1.5-1.5M17.2 6.8l1.5-1.5"
  />
</svg>`;
const MOON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M20 14.2A8.3 8.3 0 0 1 9.8 4 8.3 8.3 0 1 0 20 14.2Z" />
</svg>`;

function drawWelcome({ surface, composer }: App): TemplateResult {
  return html`<div class="welcome">
    <h2>What would you like to know?</h2>
    <p>
      Ask in your own words, or type <kbd>/</kbd> to see every command. Every answer quotes a document and names it;
      when the documents are silent, it says so.
    </p>
    <ul>
      ${surface.examples.map(
        (question) =>
          html`<li><button class="example" @click=${() => composer.ask(question)}>${question}</button></li>`,
      )}
    </ul>
  </div>`;
}

function drawLost(server: Server): void {
  render(
    html`${drawHeader(server, () => drawLost(server))}
      <main>
        <div class="welcome" role="alert">
          <h2>The bot does not answer</h2>
          <p>Is it still running? Look at the window where you started it.</p>
          <button class="button secondary" @click=${() => location.reload()}>Try again</button>
        </div>
      </main>`,
    document.body,
  );
}
