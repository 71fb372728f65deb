import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import { openingQuestions } from '../../src/suggest.ts';
import { openBot } from '../bot.ts';
import { closeBrowser, withPage } from './playground.ts';
import { ask, messages, overflow } from './story.ts';

const bot = openBot();
const questions = openingQuestions({ t: localeFor('en'), index: bot.index });

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-demo-'));
  const root = fileURLToPath(new URL('../../src/transport/demo', import.meta.url));
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  const page = await readFile(join(folder, 'index.html'));
  server = createServer(({ url }, response) => {
    if (url === '/') response.setHeader('content-type', 'text/html').end(page);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 60_000);
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
  await closeBrowser();
});

/** What the page was sent for its newest message. */
async function sent(page: Page): Promise<unknown> {
  const message = messages(page).last();
  await message.getByText('Inspect').click();
  return JSON.parse(await message.locator('.inspector pre').innerText());
}

const WAYS: readonly (readonly [string, () => string])[] = [
  ['a file', () => pathToFileURL(join(folder, 'index.html')).href],
  ['a static server', () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`],
];

describe.each(WAYS)('the demo as %s', (_way, address) => {
  it('answers as the bot does, completes what is typed, and asks nobody', async () => {
    await withPage(address(), async ({ page, complaints }) => {
      await page.getByText('Demo: answers from the shipped documents, nothing leaves this page').waitFor();
      expect(await page.locator('.example').allInnerTexts()).toEqual(questions);
      for (const question of questions) {
        await ask(page, question);
        const { data } = await bot.dispatch({
          id: '1',
          type: 2,
          data: { name: 'ask', options: [{ name: 'question', type: 3, value: question }] },
        });
        expect(await sent(page)).toEqual(data);
      }
      await page.locator('#box').fill('');
      await page.keyboard.type('/trade ');
      await page.keyboard.type('Türk');
      await expect.poll(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['Turkey']);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await messages(page)
        .last()
        .getByRole('heading', { name: /Norway and Turkey/ })
        .first()
        .waitFor();
      expect(complaints).toEqual([]);
    });
  });

  it('opens with the question in its address', async () => {
    await withPage(`${address()}#q=${encodeURIComponent(questions[0]!)}`, async ({ page, complaints }) => {
      await messages(page).locator('.body .text').first().waitFor();
      expect(await page.locator('.rest').innerText()).toBe(questions[0]);
      expect(complaints).toEqual([]);
    });
  });
});

it('fits a phone', async () => {
  const options = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
  const visit = async ({ page }: { page: Page }): Promise<void> => expect(await overflow(page)).toBe(0);
  await withPage(WAYS[0]![1](), visit, options);
});

it('the demo is one small file', async () => {
  expect(await readdir(folder)).toEqual(['index.html']);
  // Without a store nothing of one is carried along.
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  expect(page).not.toMatch(/SelectQueryNode|DatabaseSync/);
  expect(page.length).toBeLessThan(2_300_000);
});
