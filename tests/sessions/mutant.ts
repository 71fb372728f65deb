import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Played } from './play.ts';

const top = resolve(import.meta.dirname, '../..');

/** What keeps one response of a member and question: without it each press is a row of its own. */
const KEYS: readonly { readonly file: string; readonly text: string | RegExp; readonly instead: string }[] = [
  {
    file: 'src/store/migrations/0006-quiz.ts',
    text: /(create table quiz_response [^`]*), primary key \(session, number, member\)/,
    instead: '$1',
  },
  // Else two scores of a member end in an error, and nobody sees how many there were.
  {
    file: 'src/store/migrations/0006-quiz.ts',
    text: /(create table quiz_score [^`]*),\s+primary key \(session, number, member\)/,
    instead: '$1',
  },
  {
    file: 'src/store/quiz-answers.ts',
    text: /(made_at: now \}\)\)\))\s+\.onConflict\([\s\S]*?\n {4}\)\n/,
    instead: '$1\n',
  },
];

/** Plays a quiz with a build that has no unique key of responses. @throws Error when there is nothing to take out */
export async function playMutant(seed: number, students: number, questions: number): Promise<Omit<Played, 'waits'>> {
  const dir = mkdtempSync(join(tmpdir(), 'attache-mutant-'));
  try {
    for (const part of ['src', 'commands', 'corpus', 'tests', 'package.json'])
      cpSync(join(top, part), join(dir, part), { recursive: true });
    symlinkSync(join(top, 'node_modules'), join(dir, 'node_modules'));
    for (const { file, text: found, instead } of KEYS) {
      const source = readFileSync(join(dir, file), 'utf8');
      const changed = source.replace(found, instead);
      if (changed === source) throw new Error(`${file} has no longer what was to be taken out of it`);
      writeFileSync(join(dir, file), changed);
    }
    const args = ['--disable-warning=ExperimentalWarning', join(dir, 'tests/sessions/alone.ts')];
    const played = spawn(process.execPath, [...args, ...[seed, students, questions].map(String)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(await text(played.stdout)) as Played;
  } finally {
    rmSync(dir, { recursive: true });
  }
}
