import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import type { Log } from '../../src/model/log.ts';
import { openPlayground, type PlaygroundSettings } from '../../src/transport/playground.ts';

export const PAGE_DIR = fileURLToPath(new URL('../../dist/page', import.meta.url));

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly address: string;
  /** Everything that should not have happened: console errors, policy violations, requests that leave this computer. */
  readonly complaints: readonly string[];
  /** Closes the playground while the page stays open. */
  readonly stop: () => Promise<void>;
}

let launched: Promise<Browser> | undefined;

/** One browser for all tests of a file. It takes two seconds to start. */
async function browser(): Promise<Browser> {
  // These switches would turn off the very rules that the tests look at; in one process, closing a context ends all.
  const lax = ['--disable-web-security', '--allow-running-insecure-content', '--single-process'];
  const args = sparticuz.args.filter((arg) => !lax.includes(arg));
  launched ??= sparticuz
    .executablePath()
    .then((executablePath) => chromium.launch({ executablePath, args, headless: true }));
  return launched;
}

export async function closeBrowser(): Promise<void> {
  await (await launched)?.close();
  launched = undefined;
}

/** What a playground is opened over: a whole bot, or a stub of one. */
export type Shown = Pick<PlaygroundSettings, 'dispatch' | 'commands' | 'examples' | 'inspect' | 'discord'>;

/**
 * Opens a playground on a free port and its page in a real browser, for as long as `use` runs.
 * @param fragment what the address ends with, such as `#q=...`
 */
export async function withPlayground(
  shown: Shown,
  use: (visit: Visit) => Promise<void>,
  options: BrowserContextOptions = {},
  fragment = '',
): Promise<void> {
  const door = await openPlayground({ ...shown, port: 0, log: silent, pageDir: PAGE_DIR });
  const stop = (): Promise<void> => door.close();
  try {
    await withPage(`${door.address}/${fragment}`, (visit) => use({ ...visit, address: door.address, stop }), options);
  } finally {
    await door.close();
  }
}

/** Opens a page in a real browser, for as long as `use` runs; every request must begin with the address's folder. */
export async function withPage(
  address: string,
  use: (visit: Omit<Visit, 'stop'>) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await (await browser()).newContext(options);
  const complaints: string[] = [];
  const folder = new URL('.', address).href;
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      // What the page has made into an address itself stays in it.
      if (
        !request
          .url()
          .replace(/^blob:/, '')
          .startsWith(folder)
      )
        complaints.push(`left this computer: ${request.url().slice(0, 200)}`);
    });
    await page.goto(address);
    await page.locator('#box').waitFor();
    await use({ page, context, address, complaints });
  } finally {
    await context.close();
  }
}
