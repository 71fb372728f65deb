import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PICKED } from '../../src/model/quiz.ts';
import type { SessionQuestion } from '../../src/model/session.ts';
import { makePage } from '../../src/transport/page.ts';
import { addAxe, violations } from './axe.ts';
import { openClassroom, SET, type Classroom } from './classroom.ts';
import { closeBrowser, PAGE_DIR, withPlayground } from './playground.ts';
import { messages } from './story.ts';

beforeAll(() => makePage(PAGE_DIR), 60_000);
afterAll(closeBrowser);

const folder = process.env['PICTURES_DIR'];
if (folder) mkdirSync(folder, { recursive: true });
async function shoot(of: Page | Locator, name: string): Promise<void> {
  if (folder) await of.screenshot({ path: join(folder, `quiz-${name}.png`) });
}

/** A tab of somebody in the channel of the quiz. */
async function tabOf(context: BrowserContext, address: string, who: string, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) complaints.push(`${who}: ${line.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${who}: ${String(error)}`));
  await page.goto(`${address}/?as=${who}&in=quiz`);
  await page.locator('#box').waitFor();
  return page;
}

const latest = (page: Page): Locator => messages(page).last();
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).last();
/** The message of a question. */
const asked = (page: Page, number: number): Locator =>
  messages(page).filter({ has: page.getByRole('heading', { name: new RegExp(`^Question ${number} of`) }) }).first();

/** Presses what answers a question by its key, or else something wrong; waits until it is told that it was kept. */
async function answer(page: Page, { number, served: { item, key } }: SessionQuestion, right: boolean): Promise<void> {
  const question = asked(page, number);
  const kept = messages(page).filter({ hasText: 'Your answer' });
  const before = await kept.count();
  if (PICKED.has(item.form) && key.type === 'option') {
    const at = right ? key.at : (key.at + 1) % item.options.length;
    await question.getByRole('button', { name: new RegExp(`^${'ABCD'[at]}( ·|$)`) }).click();
  } else {
    await question.getByRole('button', { name: 'Answer' }).click();
    const dialog = page.getByRole('dialog');
    if (key.type === 'order') {
      const places = right ? key.order : key.order.toReversed();
      for (const [i, place] of places.entries())
        await dialog.locator('fieldset').nth(i).locator(`input[value="${place}"]`).check();
    } else {
      const words = key.type === 'number' ? String(key.value) : key.type === 'texts' ? key.texts[0]! : '';
      await dialog.getByRole('textbox').fill(right ? words : '3');
    }
    if (right) await shoot(page, `form-${item.form}`);
    await dialog.getByRole('button', { name: 'Submit' }).click();
  }
  await expect.poll(() => kept.count()).toBe(before + 1);
}

async function start(teacher: Page): Promise<void> {
  await teacher.locator('#box').fill('/quiz start');
  await teacher.keyboard.press('Enter');
  await teacher.keyboard.type('set');
  await teacher.keyboard.press('Tab');
  await teacher.keyboard.type('Norway');
  await teacher.getByRole('listbox').getByRole('option', { name: SET }).waitFor();
  await teacher.keyboard.press('Tab');
  await teacher.keyboard.press('Enter');
  await teacher.getByRole('heading', { name: /^Preview/ }).waitFor();
}

async function play(context: BrowserContext, address: string, room: Classroom, complaints: string[]): Promise<void> {
  context.setDefaultTimeout(8_000);
  const tab = (who: string): Promise<Page> => tabOf(context, address, who, complaints);
  const teacher = await tab('you');
  const students = await Promise.all([1, 2, 3, 4].map((n) => tab(`student-${n}`)));
  const [ann, ben] = students as [Page, Page];
  await start(teacher);
  await shoot(teacher, 'preview');
  await button(teacher, 'Confirm the age of members').click();
  await button(teacher, 'Open the lobby').click();
  await button(teacher, 'Begin').waitFor();
  for (const page of students) await button(page, 'Join').click();
  await Promise.all(students.map((page) => page.getByText('You take part').waitFor()));
  await shoot(ann, 'lobby');
  await shoot(teacher, 'panel-lobby');
  await button(teacher, 'Begin').click();
  const next = await asked(ann, 1).waitFor();
  void next;
  const questions = await room.questions();
  await shoot(ann, 'question');
  await shoot(teacher, 'panel-open');
  for (const question of questions) {
    const { number } = question;
    if (number > 1) await button(teacher, 'Next question').click();
    await Promise.all(students.map((page) => asked(page, number).waitFor()));
    await answer(ann, question, true);
    await shoot(ann, `acknowledged-${number}`);
    await answer(ben, question, false);
    await shoot(ben, `question-${number}`);
    await button(teacher, 'Close and show answer').click();
    await Promise.all(students.map((page) => asked(page, number).getByText('Right answer').waitFor()));
    await shoot(ann, `reveal-${number}`);
    await shoot(teacher, `panel-reveal-${number}`);
  }
  await button(teacher, 'Finish').click();
  await ann.getByRole('heading', { name: /^Quiz over/ }).waitFor();
  await shoot(ann, 'end');
  await button(ann, 'My result').click();
  await ann.getByRole('heading', { name: 'My result' }).waitFor();
  await shoot(ann, 'mine');
}

it('a teacher and five students play a quiz in six tabs', { timeout: 60_000 }, async () => {
  const room = await openClassroom(['choice', 'number', 'order']);
  const from = performance.now();
  try {
    await withPlayground(
      room.shown,
      async ({ context, address, complaints }) => play(context, address, room, complaints as string[]),
      { colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 900, height: 760 }, bypassCSP: true },
    );
  } finally {
    await room.close();
  }
  console.log(performance.now() - from);
});
void addAxe; void violations; void latest; void answer;
