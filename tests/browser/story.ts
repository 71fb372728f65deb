import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Interaction } from '../../src/interaction.ts';
import { withPlayground, type Visit } from './playground.ts';
import { openStub } from './stub.ts';

type Story = (visit: Visit, asked: readonly Interaction[]) => Promise<void>;

/** A test on a fresh page; whatever the browser complains about fails it. */
export const story =
  (tell: Story, options: BrowserContextOptions = {}, fragment = '') =>
  async (): Promise<void> => {
    const { asked, ...stub } = openStub();
    await withPlayground(
      stub,
      async (visit) => {
        await tell(visit, asked);
        if (visit.complaints.length > 0) throw new Error(visit.complaints.join('\n'));
      },
      options,
      fragment,
    );
  };

export const messages = (page: Page): Locator => page.getByRole('log').getByRole('article');
export const active = (page: Page): Promise<string> =>
  page.locator('[role=option][aria-selected=true] .label').innerText();
export const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
export const ask = async (page: Page, text: string): Promise<void> => {
  await page.locator('#box').fill(text);
  await page.keyboard.press('Enter');
};
/** Chooses a command that has no options, and sends it. */
export async function send(page: Page, name: string): Promise<void> {
  await page.locator('#box').fill(`/${name}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
}
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Every text on the page whose contrast against what is behind it is too low to read well. */
export function faint(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const rgba = (colour: string): number[] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = rgba(colour).map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): string => {
    if (!element) return 'white';
    const colour = getComputedStyle(element).backgroundColor;
    return rgba(colour)[3] === 255 ? colour : behind(element.parentElement);
  };
  const texts = [...document.querySelectorAll('body *')].filter((element) => {
    const own = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    return own && element.checkVisibility();
  });
  return texts.flatMap((element) => {
    const both = [light(getComputedStyle(element).color), light(behind(element))];
    const ratio = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    return ratio < 4.5 ? [`${ratio.toFixed(2)} ${element.className}: ${element.textContent}`] : [];
  });
}
