import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInspect } from '../../src/inspect.ts';
import { localeFor } from '../../src/locales/index.ts';
import { openingQuestions } from '../../src/suggest.ts';
import { makePage } from '../../src/transport/page.ts';
import { openBot } from '../bot.ts';
import { addAxe, violations } from './axe.ts';
import { PAGE_DIR, closeBrowser, withPlayground, type Shown, type Visit } from './playground.ts';
import { ask, messages, send } from './story.ts';
import { openPanels } from './panels.ts';
import { openStub } from './stub.ts';

beforeAll(() => makePage(PAGE_DIR), 60_000);
afterAll(closeBrowser);

const bot = openBot();
const whole: Shown = {
  ...bot,
  examples: () => openingQuestions({ t: localeFor('en'), index: bot.index }),
  inspect: createInspect(bot),
};

async function inspectLast(page: Page): Promise<void> {
  await messages(page).last().getByText('Inspect').click();
  await messages(page).last().getByRole('heading', { name: 'Sent' }).waitFor();
}

const PLACES: readonly (readonly [string, Shown, (visit: Visit) => Promise<void>])[] = [
  ['the empty page', whole, async ({ page }) => page.getByRole('button', { name: /establish/ }).waitFor()],
  [
    'answers with their inspectors',
    whole,
    async ({ page }) => {
      for (const question of whole.examples()) {
        await ask(page, question);
        await inspectLast(page);
      }
    },
  ],
  [
    'a list of suggestions',
    whole,
    async ({ page }) => {
      await page.locator('#box').fill('/trade ');
      await page.getByRole('listbox').getByRole('option').nth(1).waitFor();
    },
  ],
  [
    'a form',
    openStub(),
    async ({ page }) => {
      await ask(page, 'how many');
      await page.getByRole('button', { name: 'Ask differently' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'a panel with its lists open, and what is pinned',
    openPanels(),
    async ({ page }) => {
      await send(page, 'panel');
      await page.getByText('Sides (1 chosen)').click();
      await page.getByText('Pinned (0)').click();
    },
  ],
  [
    'a form of all fields',
    openPanels(),
    async ({ page }) => {
      await send(page, 'panel');
      await page.getByRole('button', { name: 'All fields' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'files, and the apps of a message',
    openPanels(),
    async ({ page }) => {
      await send(page, 'results');
      await page.getByRole('img', { name: /^One red dot/ }).waitFor();
      await page.getByText('Apps').click();
      await page.locator('#box').fill('/import ');
      await page.locator('#field-0').waitFor();
    },
  ],
  [
    'all kinds of Markdown, and a select',
    openStub(),
    async ({ page }) => {
      await ask(page, '/help');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'Which Korea?' }).waitFor();
    },
  ],
];

it.each(PLACES.flatMap(([name, shown, go]) => (['dark', 'light'] as const).map((c) => [name, c, shown, go] as const)))(
  'axe-core finds nothing serious in %s in %s colours',
  async (_name, colorScheme, shown, go) => {
    const visit = async (at: Visit): Promise<void> => {
      await addAxe(at.page);
      await go(at);
      expect(await violations(at.page)).toEqual([]);
    };
    // The server of the page is a fresh one each time.
    const fresh = { ...shown, discord: undefined };
    // The page's policy would not let axe-core in.
    await withPlayground(fresh, visit, { colorScheme, reducedMotion: 'reduce', bypassCSP: true });
  },
);

it('axe-core would find a button without a name', async () => {
  const visit = async ({ page }: Visit): Promise<void> => {
    await addAxe(page);
    await page.evaluate(() => document.querySelector('.send')?.removeAttribute('aria-label'));
    expect((await violations(page)).join('\n')).toContain('button-name');
  };
  await withPlayground(openStub(), visit, { bypassCSP: true });
});
