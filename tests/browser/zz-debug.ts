import { withPlayground, closeBrowser } from './playground.ts';
import { openStub, commands } from './stub.ts';
const { dispatch, asked } = openStub();
await withPlayground(dispatch, commands, async ({ page, complaints }) => {
  await page.keyboard.type('/tr');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(150);
  await page.keyboard.type('pak');
  await page.waitForTimeout(350);
  console.log(
    await page.evaluate(() => [
      document.activeElement?.id,
      document.querySelector('.composer')?.textContent?.replace(/\s+/g, ' '),
    ]),
  );
  await page.keyboard.press('Tab');
  console.log(
    await page.evaluate(() => [
      document.activeElement?.id,
      document.querySelector('.composer')?.textContent?.replace(/\s+/g, ' '),
    ]),
  );
  console.log(JSON.stringify(asked.map((a) => a.data)), complaints);
});
await closeBrowser();
