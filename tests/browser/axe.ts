import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Puts axe-core into a page whose policy lets it in. */
export async function addAxe(page: Page): Promise<void> {
  await page.addScriptTag({ content: axe.source });
}

/** What axe-core finds serious or critical, one line each. */
export async function violations(page: Page): Promise<string[]> {
  const run = (): Promise<axe.AxeResults> => (globalThis as unknown as { axe: typeof axe }).axe.run(document);
  const { violations: found } = await page.evaluate(run);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}
