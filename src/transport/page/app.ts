import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { openChannel, type Channel } from './channel.ts';
import { interactionOf, type Server, type Shared, type Surface } from './client.ts';
import { drawComposer } from './composer-view.ts';
import { openComposer, type Composer } from './composer.ts';
import { drawForm } from './form.ts';
import { takeQuestion } from './link.ts';
import { drawEntry } from './message.ts';
import { drawHeader } from './header.ts';
import { here, mayUse } from './me.ts';
import { showTheme } from './theme.ts';

interface App {
  readonly server: Server;
  readonly channel: Channel;
  readonly composer: Composer;
  readonly surface: Surface;
  /** The names of what can be done with any message. */
  readonly menus: readonly string[];
}

/** How long to wait between two looks at what is new, in milliseconds: while the server is there, and while it is not. */
const LOOK_MS = 500;
const AWAY_MS = 5_000;
/** Message menus among the commands. */
const MESSAGE_MENU = 3;
/** Whoever is no further from the end of the messages than this, in pixels, goes along with new ones. */
const NEAR_END = 120;
const AT_END = 4;

/** Opens the page for a bot, or says that it does not answer. */
export async function start(server: Server): Promise<void> {
  showTheme();
  const surface = await server.surface().catch(() => undefined);
  if (surface) open(server, surface);
  else drawLost(server);
}

function open(server: Server, surface: Surface): void {
  const channel = openChannel(server, (fresh) => {
    const log = document.querySelector('.log');
    const from = log ? log.scrollHeight - log.scrollTop - log.clientHeight : 0;
    update();
    if (fresh && from <= NEAR_END) reveal(fresh);
    // Whoever is at the end stays there when a message becomes longer.
    else if (log && from <= AT_END) log.scrollTop = log.scrollHeight;
  });
  const commands = surface.commands.filter(mayUse);
  const composer = openComposer({
    commands,
    upload: server.shared?.upload,
    send: (used, data) => channel.run(used, data),
    complete: async (data) => {
      const callback = await server.answer(interactionOf({ type: 4, data }));
      return callback.type === 8 ? callback.data.choices : [];
    },
    changed: () => update(),
  });
  const menus = commands.filter(({ type }) => type === MESSAGE_MENU).map(({ name }) => name);
  const app = { server, channel, composer, surface, menus };
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
  // Times count down.
  setInterval(update, 1_000);
  if (server.shared) void follow(server.shared, channel);
}

/** Looks again and again what others do in the channel. A connection held open by each tab would use up what a browser has. */
async function follow(shared: Shared, channel: Channel, since = 0): Promise<void> {
  const news = await shared.news(here().id, since).catch(() => undefined);
  if (news) channel.take(news);
  setTimeout(() => void follow(shared, channel, news?.at ?? since), news ? LOOK_MS : AWAY_MS);
}

/** Whoever just begins to type means the box. */
function catchTyping({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): void {
  const letter = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  if (!letter || (target instanceof Element && target.closest('input, textarea, select, dialog'))) return;
  document.getElementById('box')?.focus();
}

function draw(app: App): void {
  const { server, channel, composer, menus } = app;
  const form = channel.opened();
  // Gives the focus back to the button that opened the form.
  if (!form) document.querySelector('dialog')?.close();
  const held = document.activeElement?.closest('.entry')?.id;
  const control = document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  render(
    html`${drawHeader(server, channel.entries(), () => draw(app))}
      <main>
        <section class="log" role="log" aria-relevant="additions" aria-label="Messages" tabindex="0">
          ${channel.entries().length === 0 ? drawWelcome(app) : nothing}
          ${repeat(
            channel.entries(),
            ({ id }) => id,
            (entry) => drawEntry(entry, channel, menus),
          )}
        </section>
        ${drawComposer(composer)}
      </main>
      ${form ? drawForm(form, channel, server.shared) : nothing}`,
    document.body,
  );
  // What had the focus may be gone, with its message or without.
  if (held && document.activeElement === document.body) {
    const same = control && document.querySelector<HTMLElement>(`#${held} [data-id="${CSS.escape(control)}"]`);
    const near = document.querySelector<HTMLElement>(`#${held} .body :is(button, a, select, summary)`);
    (same || near || document.getElementById('box'))?.focus();
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
    html`${drawHeader(server, [], () => drawLost(server))}
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
