import { UserError, type KeptCall, type SentFile } from '../command.ts';
import type { Problem } from '../corpus/report.ts';
import { bold, rich } from '../locales/rich.ts';
import type { QuizSet, SetItem } from '../model/session.ts';
import { bytesOf } from '../readings/sent.ts';
import type { Reply } from '../reply/blocks.ts';
import { fit } from '../reply/limits.ts';
import { text } from '../sessions/draw.ts';
import { addSet, itemsOf } from '../store/quiz-sets.ts';
import { record } from './edit.ts';
import { heldNow } from './held.ts';
import { insist, nameFrom, newSet } from './propose.ts';
import { setPage } from './review.ts';
import { readSheet, SHEET_BYTES, writeSheet } from './sheet.ts';

/**
 * A set as a file. What is retired stays out: it could not be imported anywhere.
 * @throws UserError `set-nothing-kept` when nothing is left
 */
export function exportSet(set: QuizSet, all: readonly SetItem[], call: KeptCall): Reply {
  const { exported } = call.t.quizSets;
  const held = heldNow(all, call);
  const items = held.filter(({ served }) => served);
  if (items.length === 0) throw new UserError('set-nothing-kept');
  const bytes = new TextEncoder().encode(writeSheet(set, items));
  const without = held.length - items.length;
  return {
    private: true,
    blocks: [text(exported.file(items.length)), ...(without > 0 ? [text(exported.without(without))] : [])],
    files: [{ name: 'quiz-set.yaml', bytes, description: exported.alt }],
  };
}

/**
 * Makes a set of a file, as nobody has gone through it: approval does not travel.
 * @param name in place of the one that the file gives
 */
export async function importSet(file: SentFile, name: string | undefined, call: KeptCall): Promise<Reply> {
  const { t, index, showing, store } = call;
  const { imported } = t.quizSets;
  const sheet = readSheet(await bytesOf(file, SHEET_BYTES, call), index.library, showing?.t ?? t);
  if ('problems' in sheet) return notInOrder(sheet.problems, call);
  const given = name ?? sheet.name;
  if (given === undefined) return notInOrder([{ file: '', line: 1, message: `name: ${imported.noName}` }], call);
  const set = newSet(nameFrom(given), call);
  const items = await store.write(async (tx) => {
    insist(await addSet(tx, set, sheet.items), set.name);
    await record(tx, 'import', set, call);
    return itemsOf(tx, set.id);
  });
  return setPage(set, items, call, { remark: imported.done(items.length) });
}

/** What is told of a file that is not in order, and how much of what it says is repeated. */
const PROBLEMS = 20;
const WORDS = 160;

function notInOrder(problems: readonly Problem[], { t }: KeptCall): Reply {
  const { imported } = t.quizSets;
  const items = problems
    .slice(0, PROBLEMS)
    .map(({ line = 1, message }) => rich`${imported.problem(line, fit(message, WORDS))}`);
  const more = problems.length - PROBLEMS;
  return {
    private: true,
    blocks: [
      text(rich`${bold(imported.bad)}`),
      { type: 'list', items },
      ...(more > 0 ? [text(imported.more(more))] : []),
    ],
  };
}
