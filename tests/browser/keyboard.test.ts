import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePage } from '../../src/transport/page.ts';
import { PAGE_DIR, closeBrowser } from './playground.ts';
import { ask, focused, messages, story } from './story.ts';

beforeAll(() => makePage(PAGE_DIR), 60_000);
afterAll(closeBrowser);

/** What the focus is on, as it is read out. */
const here = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  });

/** Goes on with Tab or Shift+Tab until the focus is on what bears a name; fails when it never is. */
async function reach(page: Page, name: string | RegExp, key = 'Shift+Tab'): Promise<void> {
  const trail: string[] = [];
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press(key);
    const at = await here(page);
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    trail.push(at);
  }
  throw new Error(`${String(name)} was not reached by ${key}: ${trail.join(' | ')}`);
}

it(
  'Tab goes through the page in the order in which it is read',
  story(async ({ page }) => {
    expect(await focused(page)).toBe('box');
    await page.keyboard.press('Tab');
    const order = [await here(page)];
    for (let steps = 0; steps < 8; steps++) {
      await page.keyboard.press('Shift+Tab');
      order.push(await here(page));
    }
    expect(order.toReversed()).toEqual([
      expect.stringMatching(/^Use (dark|light) colours$/),
      expect.stringMatching(/^You\s*Student 1/),
      expect.stringMatching(/^#general/),
      'Pinned (0)',
      'Messages',
      'How much do Norway and Pakistan trade?',
      'How many Norwegians live in North Korea?',
      'Question or command',
      'Send',
    ]);
  }),
);

it(
  'a button in a reply is pressed, and the focus stays in that reply',
  story(async ({ page }) => {
    await page.keyboard.type('/tra');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').getByRole('option', { name: 'Turkey' }).waitFor();
    await page.keyboard.type('pak');
    await expect.poll(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['Pakistan']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await messages(page).getByText('trade in goods, 2022').waitFor();
    await reach(page, 'Other years');
    await page.keyboard.press('Enter');
    await messages(page).getByText('Trade, all years').waitFor();
    // What was pressed is gone: the focus is on what stands there instead.
    expect(await here(page)).toBe('Back');
  }),
);

it(
  'a form is opened, sent and left, and gives the focus back',
  story(async ({ page }, asked) => {
    await ask(page, 'how many');
    await page.getByRole('button', { name: 'Ask differently' }).waitFor();
    await reach(page, 'Ask differently');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Ask differently' });
    await form.waitFor();
    expect(await form.getByText('Up to 500 characters').count()).toBe(1);
    expect(await form.getByLabel('Anything to add').evaluate((field) => field.tagName)).toBe('TEXTAREA');
    await page.keyboard.press('Escape');
    await expect.poll(() => form.count()).toBe(0);
    expect(await here(page)).toBe('Ask differently');
    await page.keyboard.press('Enter');
    await form.waitFor();
    // More than fits is not taken.
    await page.keyboard.insertText('x'.repeat(600));
    await page.keyboard.press('Enter');
    await page.getByText('Your words have arrived.').waitFor();
    expect(JSON.stringify(asked.at(-1)?.data?.components)).toContain(`"${'x'.repeat(500)}"`);
    expect(await here(page)).toBe('Ask differently');
  }),
);

it(
  'a select opens its list before it chooses',
  story(async ({ page }, asked) => {
    await ask(page, '/help');
    await page.keyboard.press('Enter');
    const select = page.getByRole('combobox', { name: 'Which Korea?' });
    await select.waitFor();
    expect(await select.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.label)).toBe(
      'Which Korea?',
    );
    await reach(page, 'Which Korea?');
    await page.keyboard.press('ArrowDown');
    expect(await select.evaluate((element) => element.matches(':open'))).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(asked.filter(({ type }) => type === 3)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => asked.at(-1)?.data?.values).toEqual(['KR']);
  }),
);

it(
  'the inspector tells what was understood, found and sent',
  story(async ({ page }) => {
    await ask(page, 'trade');
    const message = messages(page).first();
    const inspector = message.locator('.inspector');
    await message.getByText('Inspect').waitFor();
    expect(await message.getByText('The payload').count()).toBe(0);
    await reach(page, 'Inspect');
    await page.keyboard.press('Enter');
    await message.getByText('1.250').waitFor();
    const text = await inspector.innerText();
    expect(text).toMatch(/words\s+ask\s+pairs\s+NO-PK\s+years\s+from 2022/);
    expect(text).toContain('<b>NOK 559 million</b>');
    expect(text).toMatch(
      /Components 9 of 40 · characters \d{3} of 4,000 · longest custom id 5 of 100 · answered after \d+ ms/,
    );
    expect(JSON.parse(await inspector.locator('pre').innerText())).toMatchObject({ flags: 1 << 15 });
    // A button that changes the message changes what is told of it.
    await reach(page, 'Other years');
    await page.keyboard.press('Enter');
    await expect.poll(() => inspector.innerText()).toMatch(/words\s+years\s/);
    expect(await inspector.locator('pre').innerText()).toContain('Trade, all years');
  }),
);

it(
  'a private message is dismissed, the box has the focus, and the inspector of another stays as it was',
  story(async ({ page }) => {
    await ask(page, 'how many');
    await messages(page).first().getByText('Dismiss message').waitFor();
    await ask(page, 'trade');
    await messages(page).nth(1).getByText('Inspect').waitFor();
    await messages(page).first().getByText('Inspect').click();
    await reach(page, 'Dismiss message');
    await page.keyboard.press('Enter');
    await expect.poll(() => messages(page).count()).toBe(1);
    expect(await focused(page)).toBe('box');
    expect(await messages(page).locator('details[open]').count()).toBe(0);
  }),
);

it(
  'the colours are changed',
  story(async ({ page }) => {
    await reach(page, /^Use (dark|light) colours$/);
    const before = await here(page);
    await page.keyboard.press('Enter');
    expect(await here(page)).not.toBe(before);
  }),
);
