import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePage } from '../../src/transport/page.ts';
import { CHANNELS, GUILD } from '../../src/transport/page/world.ts';
import { openPanels } from './panels.ts';
import { PAGE_DIR, closeBrowser, withPlayground } from './playground.ts';
import { ask, messages } from './story.ts';

beforeAll(() => makePage(PAGE_DIR), 60_000);
afterAll(closeBrowser);

const [{ id: channel }, { id: quiz }] = CHANNELS as unknown as readonly [{ id: string }, { id: string }];
const body = (text: string) => ({
  flags: 1 << 15,
  allowed_mentions: { parse: [] },
  components: [{ type: 17, components: [{ type: 10, content: text }] }],
});
const titles = (page: Page): Promise<string[]> => messages(page).locator('.body').allInnerTexts();
const commandsOf = async (page: Page): Promise<string[]> => {
  await page.locator('#box').fill('/');
  return page.getByRole('listbox').getByRole('option').locator('.label').allInnerTexts();
};

it('what the bot posts, edits, pins and takes away is seen at once, in its channel alone', async () => {
  const panels = openPanels();
  const { discord } = panels;
  await withPlayground(panels, async ({ page, complaints }) => {
    const { id } = await discord.post(channel, body('### A card'), 'n1');
    await discord.post(quiz, body('### A question'), 'n2');
    await expect.poll(() => titles(page)).toEqual(['A card']);
    expect(await messages(page).locator('.used').count()).toBe(0);
    await discord.pin(channel, id, 'why');
    await page.getByText('Pinned (1)').click();
    expect(await page.locator('.pins li').allInnerTexts()).toEqual(['A card']);
    await messages(page).locator('.pinned').waitFor();
    await discord.edit(channel, id, body(`### A card, changed\nin <#${quiz}> for <@&1000000000000000302>, not <#1>`));
    await expect
      .poll(() => titles(page))
      .toEqual([expect.stringMatching(/^A card, changed\s+in #quiz for @Moderator, not <#1>$/)]);
    const url = `https://discord.com/channels/${GUILD}/${quiz}/${id}`;
    const link = { type: 1, components: [{ type: 2, style: 5, label: 'Open', url }] };
    await discord.post(channel, { ...body(''), components: [{ type: 17, components: [link] }] }, 'n3');
    await discord.remove(channel, id);
    await expect.poll(() => messages(page).count()).toBe(1);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.waitForURL(/\?in=quiz$/);
    await expect.poll(() => titles(page)).toEqual(['A question']);
    expect(complaints).toEqual([]);
  });
});

it('each tab is a member, with roles and rights of its own', async () => {
  const panels = openPanels();
  const { asked } = panels;
  await withPlayground(panels, async ({ page, context, address, complaints }) => {
    expect(await commandsOf(page)).toContain('/clear');
    await page.getByLabel('You are').selectOption('Student 2');
    await page.waitForURL(/\?as=student-2$/);
    await page.locator('#box').waitFor();
    // As in Discord, a command that asks for more than a member may do is not there.
    expect(await commandsOf(page)).not.toContain('/clear');
    await ask(page, 'Where?');
    await messages(page).getByText('An answer').waitFor();
    expect(asked.at(-1)?.member).toMatchObject({
      user: { id: '1000000000000000102', username: 'student-2' },
      roles: ['1000000000000000301'],
    });
    expect(BigInt(asked.at(-1)?.member?.permissions ?? 0) & (1n << 13n)).toBe(0n);
    // The others see the answer, and who had asked.
    const other = await context.newPage();
    await other.goto(`${address}/?as=moderator`);
    await expect
      .poll(() => messages(other).locator('.used').allInnerTexts())
      .toEqual([expect.stringMatching(/^Student 2 used \/ask/)]);
    expect(await messages(page).locator('.used').innerText()).toMatch(/^You used \/ask/);
    // A private answer is nobody else's.
    await other.locator('#box').fill('/panel');
    await other.keyboard.press('Enter');
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: /^Panel/ }).waitFor();
    await messages(other).first().getByText('Apps').click();
    await messages(other).first().getByRole('button', { name: 'Pin as fact card' }).click();
    await expect.poll(() => asked.at(-1)?.data?.name).toBe('Pin as fact card');
    const target = asked.at(-1)?.data?.target_id ?? '';
    expect(asked.at(-1)?.data?.resolved?.messages?.[target]).toMatchObject({ components: [{ type: 17 }] });
    expect(await messages(page).locator('.menus').count()).toBe(0);
    expect((await titles(page)).join()).not.toContain('Panel');
    expect(complaints).toEqual([]);
  });
});

it('a message that grows leaves whoever reads where they are, and its times count down', async () => {
  const panels = openPanels();
  const { discord } = panels;
  await withPlayground(panels, async ({ page, complaints }) => {
    const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i}`).join('\n');
    for (let i = 0; i < 6; i += 1) await discord.post(channel, body(`### Old ${i}\n${lines(6)}`), `o${i}`);
    const closes = Math.ceil(Date.now() / 1000) + 60;
    const { id } = await discord.post(channel, body(`### Open\ncloses <t:${closes}:R>`), 'open');
    const log = page.getByRole('log');
    const toEnd = (): Promise<number> => log.evaluate((of) => of.scrollHeight - of.scrollTop - of.clientHeight);
    await page.getByRole('heading', { name: 'Open' }).waitFor();
    const time = messages(page).last().locator('.text time');
    const before = await time.innerText();
    await expect.poll(() => time.innerText()).not.toBe(before);
    // Who is at the end stays there.
    await discord.edit(channel, id, body(`### Open\n${lines(12)}`));
    await page.getByText('line 11').waitFor();
    expect(await toEnd()).toBeLessThanOrEqual(4);
    // Who reads further up is not moved.
    await log.evaluate((of) => of.scrollTo(0, 200));
    await discord.edit(channel, id, body(`### Open\n${lines(24)}`));
    await page.getByText('line 23').waitFor();
    expect(await log.evaluate((of) => of.scrollTop)).toBe(200);
    expect(complaints).toEqual([]);
  });
});
