import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as surface from '../../commands/index.ts';
import { createBot } from '../../src/bot.ts';
import { createPictures, type Pictures } from '../../src/charts/pictures.ts';
import { makePage } from '../../src/transport/page.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { openLines } from '../transport/signed.ts';
import { addAxe, violations } from './axe.ts';
import { closeBrowser, PAGE_DIR, withPlayground, type Shown, type Visit } from './playground.ts';
import { messages, overflow } from './story.ts';

/** `RENEW=pictures` (npm run pictures) writes it anew. */
const README_PICTURE = fileURLToPath(new URL('../../docs/pictures/answer-with-picture.png', import.meta.url));

let kept: KeptBot;
const { log } = openLines();
const pictures = createPictures({ log, now: Date.now });
beforeAll(async () => {
  await makePage(PAGE_DIR);
  kept = await openKept();
}, 60_000);
afterAll(async () => {
  pictures.close();
  await closeBrowser();
});
function openBot(drawing: Pictures): Shown {
  const discord = createPlaygroundDiscord();
  const config = { operatorContact: undefined, privacyUrl: undefined };
  const { library } = kept.bot.index;
  const bot = createBot({ surface, library, config, log, kept: { ...kept, discord }, pictures: drawing });
  return { ...bot, examples: () => [], discord };
}

/** Calls a command by the keyboard with its first option. */
async function call({ page }: Visit, name: string, value: string): Promise<Locator> {
  await page.locator('#box').fill(`/${name}`);
  await page.keyboard.press('Enter');
  await page.keyboard.type(value.slice(0, 4));
  await expect.poll(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual([value]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  return messages(page).last().locator('.gallery img');
}
const sizesOf = (image: Locator): Promise<{ natural: number; shown: number; height: number }> =>
  image.evaluate((found) => {
    const { naturalWidth: natural, clientWidth: shown, clientHeight: height } = found as HTMLImageElement;
    return { natural, shown, height };
  });

it.each([
  ['light', 900, 560],
  ['dark', 900, 560],
  ['dark', 390, 340],
] as const)(
  'an answer has its picture, sharp and with its alt text (%s, %s pixels wide)',
  async (colorScheme, width, most) => {
    await withPlayground(
      openBot(pictures),
      async (visit) => {
        const image = await call(visit, 'trade', 'Pakistan');
        await expect.poll(() => image.count(), { timeout: 15_000 }).toBe(1);
        await expect.poll(async () => (await sizesOf(image)).natural).toBe(1120);
        const { shown, height } = await sizesOf(image);
        expect(shown).toBeLessThanOrEqual(most);
        expect(shown).toBeGreaterThan(250);
        expect(height).toBeGreaterThan(100);
        expect(await image.getAttribute('alt')).toMatch(/trade[\s\S]*NOK 559 million/);
        expect(await overflow(visit.page)).toBe(0);
        if (process.env['RENEW'] === 'pictures' && colorScheme === 'light')
          await messages(visit.page).last().screenshot({ path: README_PICTURE, scale: 'css' });
        await addAxe(visit.page);
        expect(await violations(visit.page)).toEqual([]);
      },
      {
        colorScheme,
        viewport: { width, height: 1_400 },
        deviceScaleFactor: 2,
        bypassCSP: true,
        reducedMotion: 'reduce',
      },
    );
  },
);

it.each([
  ['timeline', 'Turkey', 'Only you can see this'],
  ['trade', 'Pakistan', 'Apps'],
])('a picture of /%s that comes late appears by itself', async (name, country, says) => {
  const drawn = Promise.withResolvers<void>();
  const late: Pictures = {
    ...pictures,
    draw: async (figure) => {
      await drawn.promise;
      return pictures.draw(figure);
    },
  };
  await withPlayground(openBot(late), async (visit) => {
    const image = await call(visit, name, country);
    const message = messages(visit.page).last();
    await expect.poll(() => message.innerText()).toContain(says);
    expect(await image.count()).toBe(0);
    drawn.resolve();
    await expect.poll(() => image.count(), { timeout: 15_000 }).toBe(1);
    await expect.poll(async () => (await sizesOf(image)).natural).toBe(1120);
    expect(await image.getAttribute('alt')).toContain(country);
    expect(await message.innerText()).toContain(says);
    expect(visit.complaints).toEqual([]);
  });
});
