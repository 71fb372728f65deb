import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePage } from '../../src/transport/page.ts';
import { DOT, openPanels } from './panels.ts';
import { PAGE_DIR, closeBrowser, withPlayground, type Visit } from './playground.ts';
import { focused, messages, send } from './story.ts';

beforeAll(() => makePage(PAGE_DIR), 60_000);
afterAll(closeBrowser);

type Panels = ReturnType<typeof openPanels>;

/** A test on a fresh page over the bot with panels; whatever the browser complains about fails it. */
const scene = (tell: (visit: Visit, panels: Panels) => Promise<void>) => async (): Promise<void> => {
  const panels = openPanels();
  await withPlayground(panels, async (visit) => {
    await tell(visit, panels);
    expect(visit.complaints).toEqual([]);
  });
};

it(
  'several choices are ticked and sent together, no more than there may be, and none',
  scene(async ({ page }, { asked }) => {
    await send(page, 'panel');
    const several = messages(page).locator('.several').filter({ hasText: 'Sides' });
    await several.getByText('Sides (1 chosen)').click();
    expect(await several.getByRole('checkbox', { name: 'SOUTH' }).isChecked()).toBe(true);
    await several.getByRole('checkbox', { name: 'NORTH' }).check();
    await several.getByRole('checkbox', { name: 'WEST' }).check();
    await several.getByRole('button', { name: 'Apply' }).click();
    expect(asked.at(-1)?.type).toBe(2);
    await several.getByRole('checkbox', { name: 'SOUTH' }).uncheck();
    await several.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('heading', { name: 'Panel: north and west' }).waitFor();
    expect(asked.at(-1)?.data).toMatchObject({ component_type: 3, custom_id: 'sides', values: ['north', 'west'] });
    await several.getByText('Sides (2 chosen)').click();
    for (const name of ['NORTH', 'WEST']) await several.getByRole('checkbox', { name }).uncheck();
    await several.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('heading', { name: 'Panel: nothing' }).waitFor();
    expect(asked.at(-1)?.data?.values).toEqual([]);
  }),
);

it(
  'channels, roles and members are those of the made-up server',
  scene(async ({ page }, { asked }) => {
    await send(page, 'panel');
    const several = messages(page).locator('.several').filter({ hasText: 'Channels' });
    await several.getByText('Channels (0 chosen)').click();
    expect(await several.locator('.tick').allInnerTexts()).toContain('#general');
    await several.getByRole('checkbox', { name: '#quiz' }).check();
    await several.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('heading', { name: '1 channels' }).waitFor();
    expect(asked.at(-1)?.data).toMatchObject({ component_type: 8, values: ['1000000000000000201'] });
    await several.getByText('Channels (1 chosen)').waitFor();
    await messages(page).getByRole('combobox', { name: 'One role' }).selectOption({ label: 'Moderator' });
    await page.getByText('role 1000000000000000302').waitFor();
    expect(asked.at(-1)?.data?.component_type).toBe(6);
    await messages(page).getByRole('combobox', { name: 'A member' }).selectOption({ label: 'Student 2' });
    await page.getByText('member 1000000000000000102').waitFor();
    // As Discord does, it says who they are, and what they may do.
    expect(asked.at(-1)?.data).toMatchObject({
      component_type: 5,
      resolved: { members: { '1000000000000000102': { roles: ['1000000000000000301'] } } },
    });
  }),
);

it(
  'every field of a form is filled in by the keyboard and comes back in the form of Discord',
  scene(async ({ page }, { asked }) => {
    await send(page, 'panel');
    await page.getByRole('button', { name: 'All fields' }).click();
    const dialog = page.getByRole('dialog', { name: 'All fields' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('as it was');
    expect(await dialog.getByRole('radio', { name: 'SOUTH' }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Submit' }).click();
    // One of the boxes has to be ticked.
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByRole('checkbox', { name: 'WEST' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('radio', { name: 'SOUTH' }).focus();
    await page.keyboard.press('ArrowDown');
    await dialog
      .getByLabel('Roster')
      .setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') });
    await dialog.getByRole('button', { name: 'Submit' }).press('Enter');
    await page.getByText('The form has arrived').waitFor();
    const { components, resolved } = asked.at(-1)?.data ?? {};
    const [id] = Object.keys(resolved?.attachments ?? {});
    expect(resolved?.attachments?.[id!]).toMatchObject({ filename: 'r.csv', size: 3 });
    expect(components).toMatchObject(
      [
        { type: 4, custom_id: 'text', value: 'as it was' },
        { type: 21, custom_id: 'one', value: 'west' },
        { type: 22, custom_id: 'any', values: ['west'] },
        { type: 19, custom_id: 'file', values: [id] },
      ].map((component) => ({ type: 18, component })),
    );
  }),
);

it(
  'a file goes with a command, and a channel is one of a list',
  scene(async ({ page }, { asked }) => {
    await page.locator('#box').fill('/import ');
    await page.locator('input#field-0[type=file]').waitFor();
    expect(await focused(page)).toBe('field-0');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await page.getByRole('alert').innerText()).toBe('file is needed');
    const big = { name: 'big.csv', mimeType: 'text/csv', buffer: Buffer.alloc(1024 * 1024 + 1) };
    await page.locator('#field-0').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('é,1') });
    await page.locator('#box').fill('channel:');
    await page.getByRole('listbox').getByRole('option', { name: '#facts' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('a.csv: é,1').waitFor();
    expect(asked.at(-1)?.data?.options).toEqual([
      { name: 'file', type: 11, value: expect.stringMatching(/^\d+$/) },
      { name: 'channel', type: 7, value: '1000000000000000202' },
    ]);
    await page.locator('#box').fill('/import ');
    await page.locator('#field-0').setInputFiles(big);
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/could not be taken: up to 1 MiB/);
  }),
);

it(
  'files are taken away, and pictures say what they show',
  scene(async ({ page }) => {
    await send(page, 'results');
    const picture = messages(page).getByRole('img', { name: /^One red dot/ });
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
    expect(await messages(page).locator('script, b').count()).toBe(0);
    const coming = page.waitForEvent('download');
    await messages(page).getByRole('link', { name: 'b_results_b_.csv' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('b_results_b_.csv');
    expect(await readFile(await download.path(), 'utf8')).toBe('member,points\n');
    expect(DOT.length).toBeGreaterThan(0);
  }),
);
