import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePage } from '../../src/transport/page.ts';
import { PAGE_DIR, closeBrowser, withPlayground } from './playground.ts';
import { active, ask, faint, focused, messages, overflow, story } from './story.ts';
import { openStub } from './stub.ts';

beforeAll(() => makePage(PAGE_DIR), 60_000);
afterAll(closeBrowser);

it(
  'a command is found, filled in and sent by the keyboard alone',
  story(async ({ page }, asked) => {
    await page.keyboard.type('/');
    expect(await page.getByRole('listbox').getByRole('option').count()).toBe(5);
    await page.keyboard.press('ArrowDown');
    expect(await active(page)).toBe('/trade');
    await page.keyboard.press('ArrowUp');
    expect(await active(page)).toBe('/ask');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);

    await page.keyboard.type('tr');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('field-0');
    // Choices come before anything is typed.
    await page.getByRole('listbox').getByRole('option', { name: 'Turkey' }).waitFor();
    await page.keyboard.type('pak');
    await expect.poll(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['Pakistan']);
    await page.keyboard.press('Tab');
    expect(await page.locator('#field-0').inputValue()).toBe('Pakistan');

    await page.keyboard.press('Tab');
    await page.keyboard.type('20x');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('whole number');
    expect(await page.locator('#field-1').getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('22');
    await page.keyboard.press('Enter');
    await messages(page).getByText('trade in goods, 2022').waitFor();
    expect(await page.locator('.used').innerText()).toContain('country: Pakistan · year: 2022');
    expect(await focused(page)).toBe('box');

    const sent = asked.at(-1);
    expect(sent).toMatchObject({
      type: 2,
      token: 'playground',
      locale: 'en-US',
      context: 0,
      guild_id: expect.stringMatching(/^\d+$/),
      channel_id: expect.stringMatching(/^\d+$/),
      application_id: expect.stringMatching(/^\d+$/),
      member: {
        user: { id: expect.stringMatching(/^\d+$/), username: 'you' },
        permissions: expect.stringMatching(/^\d+$/),
      },
      data: {
        name: 'trade',
        options: [
          { name: 'country', type: 3, value: 'Pa' },
          { name: 'year', type: 4, value: 2022 },
        ],
      },
    });
  }),
);

it(
  'autocomplete waits for a pause, and says which option has the cursor',
  story(async ({ page }, asked) => {
    await page.keyboard.type('/trade ');
    await page.getByRole('listbox').getByRole('option', { name: 'Turkey' }).waitFor();
    const texts = (): unknown[] => asked.filter(({ type }) => type === 4).map(({ data }) => data?.options);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 1000);
    await page.keyboard.type('north');
    await page.clock.runFor(119);
    expect(texts()).toEqual([[{ name: 'country', type: 3, value: '', focused: true }]]);
    await page.clock.runFor(1);
    await expect.poll(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['North Korea']);
    expect(texts().slice(1)).toEqual([[{ name: 'country', type: 3, value: 'north', focused: true }]]);
    // Free text is as good as a suggestion.
    await page.keyboard.type('umbria');
    await page.keyboard.press('Enter');
    await messages(page).waitFor();
    expect(asked.at(-1)?.data?.options).toEqual([{ name: 'country', type: 3, value: 'northumbria' }]);
  }),
);

it(
  'plain text asks, and an example asks at a click',
  story(async ({ page }, asked) => {
    await page.getByRole('button', { name: 'How much do Norway and Pakistan trade?' }).click();
    await messages(page).waitFor();
    await ask(page, 'How many Norwegians live in North Korea?');
    const secret = messages(page).nth(1);
    await secret.getByText('Only you can see this ·').waitFor();
    const questions = asked.filter(({ type }) => type === 2).map(({ data }) => [data?.name, data?.options?.[0]?.value]);
    expect(questions).toEqual([
      ['ask', 'How much do Norway and Pakistan trade?'],
      ['ask', 'How many Norwegians live in North Korea?'],
    ]);
    await secret.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await messages(page).count()).toBe(1);
  }),
);

it(
  'buttons change their message in place, or bring a new one',
  story(async ({ page }, asked) => {
    await ask(page, 'trade');
    await page.getByRole('button', { name: 'More' }).click();
    await messages(page).nth(1).getByRole('heading', { name: 'You chose more' }).waitFor();
    // Typing goes to the box although a button was pressed last.
    await page.keyboard.type('x');
    expect(await focused(page)).toBe('box');
    const first = messages(page).first();
    await first.getByRole('button', { name: 'Other years' }).click();
    await first.getByText('Trade, all years').waitFor();
    expect(await messages(page).count()).toBe(2);
    expect(asked.at(-1)).toMatchObject({
      type: 3,
      data: { custom_id: 'years', component_type: 2 },
      message: { id: expect.stringMatching(/^\d+$/), flags: 1 << 15, components: [{ type: 17 }] },
    });
  }),
);

it(
  'a link button opens a new tab that knows nothing of this one',
  story(async ({ page }) => {
    await ask(page, 'trade');
    const link = page.getByRole('link', { name: /Source 1/ });
    expect(await link.getAttribute('href')).toBe('https://example.org/source');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
  }),
);

it(
  'a form is filled in and comes back in the form of Discord',
  story(async ({ page }, asked) => {
    await ask(page, 'how many');
    await page.getByRole('button', { name: 'Ask differently' }).click();
    const form = page.getByRole('dialog', { name: 'Ask differently' });
    await form.waitFor();
    await form.getByRole('button', { name: 'Submit' }).click();
    expect(await form.isVisible()).toBe(true);
    await form.getByLabel('Your question').fill('how many soldiers?');
    await page.keyboard.press('Enter');
    await page.getByText('Your words have arrived.').waitFor();
    expect(await form.count()).toBe(0);
    expect(asked.at(-1)).toMatchObject({
      type: 5,
      message: { components: [{ type: 17 }] },
      data: {
        custom_id: 'ask-again',
        components: [
          { type: 18, component: { type: 4, custom_id: 'question', value: 'how many soldiers?' } },
          { type: 18, component: { type: 4, custom_id: 'note', value: '' } },
        ],
      },
    });
  }),
);

it(
  'Escape closes a form, which can be opened again',
  story(async ({ page }, asked) => {
    await ask(page, 'how many');
    for (let times = 0; times < 2; times++) {
      await page.getByRole('button', { name: 'Ask differently' }).click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    }
    expect(asked.filter(({ type }) => type === 5)).toEqual([]);
  }),
);

it(
  'a select sends the value that was picked',
  story(async ({ page }, asked) => {
    await ask(page, '/help');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Which Korea?' }).selectOption('KP');
    await messages(page).nth(1).waitFor();
    expect(asked.at(-1)).toMatchObject({ type: 3, data: { custom_id: 'pick', component_type: 3, values: ['KP'] } });
  }),
);

it(
  'Markdown is drawn as Discord does, and never becomes markup of its own',
  story(async ({ page }) => {
    await ask(page, '/help');
    await page.keyboard.press('Enter');
    const text = messages(page).locator('.text').first();
    await text.waitFor();
    expect(await text.locator('h2').allInnerTexts()).toEqual(['Large', 'Middle', 'Small']);
    expect(await text.locator('u, s, em').allInnerTexts()).toEqual(['underline', 'struck', 'italic']);
    expect(await text.locator('ul > li').count()).toBe(2);
    expect(await text.locator('ol > li').count()).toBe(2);
    expect(await text.locator('ul, blockquote').allInnerTexts()).toEqual(['first\nsecond with a link', 'quoted']);
    expect(await text.locator('time').getAttribute('datetime')).toBe('1970-01-01T00:00:00.000Z');
    expect(await text.locator('p.small').innerText()).toBe('small <img src=x onerror=alert(1)>');
    expect(await text.locator('a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))).toEqual([
      'https://example.org/x',
    ]);
    expect(await text.locator('script, img, b').count()).toBe(0);
    expect(await text.innerText()).toContain('*escaped*');
  }),
);

it('a server that is gone is told in the channel, and asked again', async () => {
  await withPlayground(openStub(), async ({ page, stop }) => {
    await stop();
    await ask(page, 'is anybody there?');
    await messages(page).getByText('The bot does not answer').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await messages(page).getByText('The bot does not answer').waitFor();
    expect(await messages(page).count()).toBe(1);
  });
});

describe.each(['dark', 'light'] as const)('in %s colours', (colorScheme) => {
  const options = { colorScheme, reducedMotion: 'reduce' } as const;
  it(
    'every text can be read',
    story(async ({ page }) => {
      expect(await page.evaluate(faint)).toEqual([]);
      await ask(page, 'how many');
      await ask(page, 'trade');
      await ask(page, '/help');
      await page.keyboard.press('Enter');
      await messages(page).nth(2).locator('.text').first().waitFor();
      await page.keyboard.type('/trade ');
      await page.keyboard.press('Enter');
      await page.locator('.suggestion').first().waitFor();
      expect(await page.evaluate(faint)).toEqual([]);
    }, options),
  );
});

describe('in light colours', () => {
  const options = { colorScheme: 'light' } as const;
  it(
    'dark ones can be chosen, and the choice outlives the visit',
    story(async ({ page, address }) => {
      const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await paper();
      await page.getByRole('button', { name: 'Use dark colours' }).click();
      const after = await paper();
      expect(after).not.toBe(before);
      await page.goto(address);
      await page.getByRole('button', { name: 'Use light colours' }).waitFor();
      expect(await paper()).toBe(after);
    }, options),
  );
});

describe('on a narrow phone', () => {
  const options = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
  it(
    'nothing scrolls sideways',
    story(async ({ page }) => {
      expect(await overflow(page)).toBe(0);
      await page.locator('#box').fill('/');
      expect(await overflow(page)).toBe(0);
      await ask(page, `how many ${'x'.repeat(300)}`);
      await messages(page).waitFor();
      await ask(page, '/help');
      await page.keyboard.press('Enter');
      await messages(page).nth(1).locator('.text').first().waitFor();
      expect(await overflow(page)).toBe(0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('.entry, .entry *')]
          .filter((element) => element.getBoundingClientRect().right > 360.5)
          .map((element) => element.className),
      );
      expect(cut).toEqual([]);
      await page.getByRole('button', { name: 'Ask differently' }).click();
      const box = await page.getByRole('dialog').boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 361)).toBeLessThanOrEqual(360);
    }, options),
  );
});

it('a style that is smuggled in is refused by the policy, and these tests would notice', async () => {
  await withPlayground(openStub(), async ({ page, complaints }) => {
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await expect.poll(() => complaints.join()).toMatch(/style-src/);
  });
});
