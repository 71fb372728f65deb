import { withPlayground, closeBrowser } from './playground.ts';
import { openStub, commands } from './stub.ts';
const { dispatch } = openStub();
const views = [
  ['dark', { colorScheme: 'dark', viewport: { width: 1100, height: 760 } }],
  ['light', { colorScheme: 'light', viewport: { width: 1100, height: 760 } }],
  ['phone', { colorScheme: 'light', viewport: { width: 360, height: 640 } }],
  ['phone-dark', { colorScheme: 'dark', viewport: { width: 360, height: 640 } }],
] as const;
for (const [name, options] of views) {
  await withPlayground(
    dispatch,
    commands,
    async ({ page, complaints }) => {
      const shot = (what: string) => page.screenshot({ path: `/tmp/shots/${name}-${what}.png` });
      await shot('0empty');
      await page.keyboard.type('/');
      await page.waitForTimeout(100);
      await shot('1slash');
      await page.keyboard.type('tr');
      await page.keyboard.press('Tab');
      await page.waitForTimeout(150);
      await shot('2auto');
      await page.keyboard.type('pak');
      await page.waitForTimeout(250);
      await page.keyboard.press('Tab');
      await page.waitForTimeout(50);
      await shot('3options');
      await page.keyboard.press('Tab');
      await page.keyboard.type('20x');
      await page.keyboard.press('Enter');
      await shot('4problem');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('End');
      await page.keyboard.type('22');
      await shot('4b');
      await page.keyboard.press('Enter');
      await page
        .locator('.there')
        .waitFor({ timeout: 3000 })
        .catch(() => shot('bad'));
      await page.keyboard.press('Escape');
      await page.waitForTimeout(300);
      await shot('5found');
      await page.locator('#box').fill('How many Norwegians live in North Korea?');
      await page.keyboard.press('Enter');
      await page.locator('.private').waitFor();
      await page.waitForTimeout(300);
      await shot('6refused');
      await page.getByRole('button', { name: 'Ask differently' }).click();
      await page.waitForTimeout(200);
      await shot('7form');
      await page.keyboard.press('Escape');
      await page.locator('#box').fill('/help');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(400);
      await shot('8gallery');
      console.log(name, complaints);
    },
    options,
  );
}
await closeBrowser();
