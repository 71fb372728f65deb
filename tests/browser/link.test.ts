import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePage } from '../../src/transport/page.ts';
import { PAGE_DIR, closeBrowser } from './playground.ts';
import { ask, messages, story } from './story.ts';

beforeAll(() => makePage(PAGE_DIR), 60_000);
afterAll(closeBrowser);

const questionsIn = (asked: readonly { type: number; data?: { options?: unknown } | undefined }[]): unknown[] =>
  asked.filter(({ type }) => type === 2).map(({ data }) => data?.options);
const option = (value: string): object[] => [{ name: 'question', type: 3, value }];

it(
  'a question in the address is asked once, and not again after a reload',
  story(
    async ({ page }, asked) => {
      await messages(page).getByText('trade in goods, 2022').waitFor();
      expect(questionsIn(asked)).toEqual([option('When did Norway & Pakistan begin?')]);
      expect(new URL(page.url()).hash).toBe('');
      await page.reload();
      // What everybody sees is still there.
      await messages(page).getByText('trade in goods, 2022').waitFor();
      expect(asked.length).toBe(1);
    },
    {},
    '#q=When+did+Norway+%26+Pakistan+begin%3F',
  ),
);

it(
  'a question that is put into the address of an open page is asked there',
  story(async ({ page, address }, asked) => {
    await page.goto(`${address}/#q=trade`);
    await messages(page).getByText('trade in goods, 2022').waitFor();
    expect(questionsIn(asked)).toEqual([option('trade')]);
  }),
);

describe('a hostile address', () => {
  it.each([
    ['markup', '<img src=x onerror=alert(1)><script>alert(2)</script>'],
    ['a command', '/trade country: Pakistan'],
    ['an address', 'javascript:alert(1)'],
    ['a turned text', '‮abc'],
    ['a broken escape', '%E0%A4%A'],
  ])('with %s is plain text', async (_what, text) => {
    await story(
      async ({ page }, asked) => {
        await messages(page).locator('.body .text').first().waitFor();
        const sent = asked[0]?.data?.options?.[0]?.value;
        expect(questionsIn(asked)).toEqual([option(text === '%E0%A4%A' ? String(sent) : text)]);
        expect(await page.locator('.rest').innerText()).toBe(sent);
        expect(await page.locator('.used script, .used img, .used a').count()).toBe(0);
      },
      {},
      text === '%E0%A4%A' ? `#q=${text}` : `#${new URLSearchParams({ q: text })}`,
    )();
  });

  it.each(['#', '#q=', '#q=++', '#other=1', '#trade'])('%s asks nothing', async (fragment) => {
    await story(
      async ({ page }, asked) => {
        await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
        expect(asked).toEqual([]);
      },
      {},
      fragment,
    )();
  });

  it(
    'with more than a question may hold is told so, and not asked',
    story(
      async ({ page }, asked) => {
        await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/up to 500 characters; these are 501/);
        expect(questionsIn(asked)).toEqual([]);
      },
      {},
      `#q=${'x'.repeat(501)}`,
    ),
  );
});

describe('the link to a question', () => {
  it(
    'is copied, and asks the same',
    story(
      async ({ page, address, context }, asked) => {
        await ask(page, 'When & where? #1 + <2>');
        await page.getByRole('button', { name: 'Copy link' }).click();
        await page.getByText('Copied').waitFor();
        const link = await page.evaluate(() => navigator.clipboard.readText());
        expect(link.startsWith(`${address}/#q=When+%26+where`)).toBe(true);
        const other = await context.newPage();
        await other.goto(link);
        await expect.poll(() => messages(other).getByText('trade in goods, 2022').count()).toBe(2);
        expect(questionsIn(asked)).toEqual([option('When & where? #1 + <2>'), option('When & where? #1 + <2>')]);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ),
  );

  it(
    'stands in the address bar when the browser does not let it be copied',
    story(async ({ page, address }, asked) => {
      await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      await ask(page, 'trade?');
      await page.getByRole('button', { name: 'Copy link' }).click();
      await page.getByText('The link stands in the address bar').waitFor();
      expect(page.url()).toBe(`${address}/#q=trade%3F`);
      expect(questionsIn(asked).length).toBe(1);
    }),
  );

  it(
    'is not offered for other commands',
    story(async ({ page }) => {
      await ask(page, '/help');
      await page.keyboard.press('Enter');
      await messages(page).locator('.text').first().waitFor();
      expect(await page.getByRole('button', { name: 'Copy link' }).count()).toBe(0);
    }),
  );
});
