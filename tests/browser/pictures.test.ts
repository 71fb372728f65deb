import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInspect } from '../../src/inspect.ts';
import { localeFor } from '../../src/locales/index.ts';
import { openingQuestions } from '../../src/suggest.ts';
import { makePage } from '../../src/transport/page.ts';
import { openBot } from '../bot.ts';
import { PAGE_DIR, closeBrowser, withPlayground } from './playground.ts';
import { ask, faint, messages, overflow } from './story.ts';

// Where the pictures lie that a person should look at after a change of looks.
const folder = process.env['PICTURES_DIR'] ?? mkdtempSync(join(tmpdir(), 'attache-pictures-'));
/** The picture of the README; `RENEW=pictures` (npm run pictures) writes it anew. */
const README_PICTURE = fileURLToPath(new URL('../../docs/pictures/answer.png', import.meta.url));

beforeAll(() => makePage(PAGE_DIR), 60_000);
afterAll(closeBrowser);

const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  dark: { colorScheme: 'dark', viewport: { width: 900, height: 760 }, deviceScaleFactor: 2, reducedMotion: 'reduce' },
  light: { colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 900, height: 760 }, deviceScaleFactor: 2 },
  phone: { colorScheme: 'dark', reducedMotion: 'reduce', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
};

interface Shot {
  readonly name: string;
  readonly type: string;
  readonly shows: RegExp;
}

const SHOTS: readonly Shot[] = [
  { name: 'answer', type: 'How many Norwegians took part in the Korean War field hospital?', shows: /623/ },
  {
    name: 'disagreement',
    type: 'When did Norway and Pakistan establish relations?',
    shows: /18 December 1948[\s\S]*1947|1947[\s\S]*18 December 1948/,
  },
  { name: 'refusal', type: 'How many Norwegians live in North Korea?', shows: /Not in these documents/ },
];

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Sends a command with its first option filled in by the keyboard. */
async function command(page: Page, name: string, value: string): Promise<void> {
  await page.locator('#box').fill('');
  await page.keyboard.type(`/${name}`);
  await page.keyboard.press('Enter');
  await page.keyboard.type(value.slice(0, 4));
  await expect.poll(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual([value]);
  await page.keyboard.press('Tab');
}

it.each(Object.entries(SCREENS))(
  'answer, disagreement, refusal, timeline and suggestions look right on a %s screen',
  async (screen, options) => {
    const bot = openBot();
    const examples = openingQuestions({ t: localeFor('en'), index: bot.index });
    const shown = { ...bot, examples: () => examples, inspect: createInspect(bot) };
    await withPlayground(
      shown,
      async ({ page, complaints }) => {
        for (const { name, type, shows } of SHOTS) {
          await page.reload();
          await ask(page, type);
          const reply = messages(page).last();
          await expect.poll(() => reply.innerText()).toMatch(shows);
          await shoot(page, `${name}-${screen}`);
          if (process.env['RENEW'] === 'pictures' && name === 'disagreement' && screen === 'light') {
            await reply.screenshot({ path: README_PICTURE });
          }
          expect(await page.evaluate(faint)).toEqual([]);
        }
        await page.reload();
        await command(page, 'timeline', 'Turkey');
        await page.keyboard.press('Enter');
        await expect.poll(() => messages(page).last().innerText()).toMatch(/1926[\s\S]*1991/);
        await shoot(page, `timeline-${screen}`);
        await page.getByRole('button', { name: 'Next' }).click();
        await expect.poll(() => messages(page).last().innerText()).toMatch(/Page 2/);
        await page.locator('#box').fill('');
        await page.keyboard.type('/trade');
        await page.keyboard.press('Enter');
        await page.getByRole('listbox').getByRole('option', { name: 'Pakistan' }).waitFor();
        await shoot(page, `suggestions-${screen}`);
        expect(await overflow(page)).toBe(0);
        expect(complaints).toEqual([]);
      },
      options,
    );
  },
);
