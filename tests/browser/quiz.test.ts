import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

// Where the pictures lie that a person should look at after a change of looks; without it none are taken.
const folder = process.env['PICTURES_DIR'];
if (folder) mkdirSync(folder, { recursive: true });
/** Pictures of the documentation; `RENEW=pictures` (npm run pictures) takes them anew. */
const SHOWN = ['question-choice', 'reveal-choice', 'panel'];
const docs = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

async function shoot(of: Page | Locator, name: string): Promise<void> {
  const renewed = process.env['RENEW'] === 'pictures' && SHOWN.includes(name);
  for (const path of [folder, renewed ? docs : undefined])
    if (path) await of.screenshot({ path: join(path, `quiz-${name}.png`) });
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
  messages(page)
    .filter({ has: page.getByRole('heading', { name: new RegExp(`^Question ${number} of`) }) })
    .first();

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
      for (const [i, place] of places.entries()) await dialog.locator('select').nth(i).selectOption(String(place));
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

/** Chooses that the best are shown at the end, and opens the lobby. */
async function openLobby(teacher: Page): Promise<void> {
  await latest(teacher).locator('select').last().selectOption('top');
  await latest(teacher).getByText('Board at the end: the best 20').waitFor();
  await button(teacher, 'Confirm the age of members').click();
  await shoot(latest(teacher), 'preview');
  await button(teacher, 'Open the lobby').click();
  await button(teacher, 'Begin').waitFor();
}

/** What axe-core has to say about some tabs. */
async function faults(...pages: readonly Page[]): Promise<string[]> {
  const found: string[] = [];
  for (const page of pages) found.push(...(await violations(page)));
  return found;
}

/** Whoever has found a button keeps it when the message changes around it. */
async function keepsFocus(page: Page, number: number, change: () => Promise<void>): Promise<void> {
  await asked(page, number).getByRole('button').first().focus();
  const held = (): Promise<string | undefined> =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['id']);
  const before = await held();
  await change();
  await asked(page, number).getByText('1 answer ·').waitFor();
  expect(before).toMatch(/quiz/);
  expect(await held()).toBe(before);
}

interface Tabs {
  readonly teacher: Page;
  /** The last one is there from the second question on. */
  readonly students: Page[];
}

/** The first student is always right, the second never, the third changes an answer, the fourth knows one thing. */
async function answerAll({ students }: Tabs, question: SessionQuestion): Promise<void> {
  const [ann, ben, cem, dee] = students as [Page, Page, Page, Page];
  const { number, served } = question;
  if (number === 1) await keepsFocus(ann, number, () => answer(ben, question, false));
  await Promise.all(
    students
      .filter((page) => number > 1 || page !== ben)
      .map((page) => answer(page, question, page !== ben && (page !== dee || number === 1))),
  );
  await asked(ann, number).getByText(`${students.length} answers ·`).waitFor();
  await shoot(asked(ann, number), `question-${served.item.form}`);
  // The last answer counts.
  if (number === 2) await answer(cem, question, false);
  await shoot(cem, 'acknowledged');
}

async function playQuestion(tabs: Tabs, question: SessionQuestion): Promise<void> {
  const { teacher, students } = tabs;
  const { number, served } = question;
  await Promise.all(students.map((page) => asked(page, number).waitFor()));
  await answerAll(tabs, question);
  await button(teacher, 'Close and show answer').click();
  await Promise.all(students.map((page) => asked(page, number).getByText('Right answer').waitFor()));
  const drawn = asked(students[0]!, number).locator('.gallery img');
  // It may come a moment after the answer, and there is none of what was typed or put in order.
  await expect.poll(() => drawn.count()).toBe(PICKED.has(served.item.form) ? 1 : 0);
  await shoot(asked(students[0]!, number), `reveal-${served.item.form}`);
}

async function play(context: BrowserContext, address: string, room: Classroom, complaints: string[]): Promise<void> {
  context.setDefaultTimeout(15_000);
  const tab = (who: string): Promise<Page> => tabOf(context, address, who, complaints);
  const teacher = await tab('you');
  const students = await Promise.all(['student-1', 'student-2', 'student-3', 'student-4'].map(tab));
  const [ann, ben, , dee] = students as [Page, Page, Page, Page];
  const tabs: Tabs = { teacher, students };
  await start(teacher);
  await openLobby(teacher);
  await Promise.all(students.map((page) => button(page, 'Join').click()));
  await teacher.getByText('4 people joined').waitFor();
  await shoot(ann, 'lobby');
  // Pressed twice it begins once.
  await button(teacher, 'Begin').dblclick();
  await asked(ann, 1).waitFor();
  await Promise.all([ann, teacher].map(addAxe));
  expect(await faults(ann, teacher)).toEqual([]);
  const [first, ...others] = await room.questions();
  await playQuestion(tabs, first!);
  students.push(await tab('student-5'));
  for (const question of others) {
    await button(teacher, 'Next question').click();
    await playQuestion(tabs, question);
  }
  expect(await faults(ann, teacher)).toEqual([]);
  await shoot(button(teacher, 'Finish').locator('xpath=ancestor::article'), 'panel');
  await challenge(ben, 3);
  await button(teacher, 'Refresh').click();
  await teacher.getByText('1 challenge waits').waitFor();
  await button(teacher, 'Finish').click();
  await Promise.all([teacher, ...students].map(finished));
  await tables(teacher);
  await button(dee, 'My result').click();
  await dee.getByText('1 of 3 right.').waitFor();
  await shoot(dee, 'end');
}

async function challenge(page: Page, number: number): Promise<void> {
  await asked(page, number).getByRole('button', { name: 'Challenge' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('The source says something else.');
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.getByText('The host of the quiz sees your reason').waitFor();
}

/** The tables of the results are there to be taken away, for the teacher alone. */
async function tables(teacher: Page): Promise<void> {
  await teacher.locator('#box').fill('/quiz results');
  await teacher.keyboard.press('Enter');
  await teacher.keyboard.press('Enter');
  await button(teacher, 'Tables with names').click();
  await expect.poll(() => latest(teacher).locator('a[download]').count()).toBe(2);
}

/** Everybody sees the same board. */
async function finished(page: Page): Promise<void> {
  const end = messages(page).filter({ has: page.getByRole('heading', { name: /^Quiz over/ }) });
  await end.waitFor();
  const lines = (await end.innerText()).split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
  expect(lines.filter((line) => line.includes('@'))).toEqual([
    '1. @Student 1: 3 of 3',
    '2. @Student 3: 2 of 3',
    '2. @Student 5: 2 of 3',
    '4. @Student 4: 1 of 3',
    '5. @Student 2: 0 of 3',
  ]);
}

it('a teacher and five students play a quiz in six tabs', { timeout: 120_000 }, async () => {
  const room = await openClassroom(['order', 'number', 'choice']);
  try {
    await withPlayground(
      room.shown,
      async ({ context, address, complaints }) => {
        const own: string[] = [];
        await play(context, address, room, own);
        expect([...complaints, ...own]).toEqual([]);
      },
      // The page's policy would not let axe-core in.
      { colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 900, height: 1200 }, bypassCSP: true },
    );
  } finally {
    await room.close();
  }
});
