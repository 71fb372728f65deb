import type { KeptCall } from '../command.ts';
import type { Choice, Reply } from '../reply/blocks.ts';
import { pageBlocks, type Paged } from '../reply/paged.ts';
import { buttons, quizStep, small } from '../sessions/draw.ts';
import { setsIn, type SetLine } from '../store/quiz-sets.ts';
import { matching } from '../suggest.ts';
import { serverIn, stepButton } from './step.ts';

/** The sets of a server, the newest first; any of them can be opened, and a new one made. */
export async function listSets(page: number, call: KeptCall): Promise<Reply> {
  const { t, store } = call;
  const { heading, none, open, line, hint, create } = t.quizSets.list;
  const all = await store.read((tx) => setsIn(tx, serverIn(call)));
  const paged: Paged<SetLine> = {
    all,
    page,
    heading,
    none,
    choose: { id: quizStep('set'), placeholder: open },
    turn: (to) => quizStep('sets', to),
    line: (set) => line(set, set.items, set.kept),
    choice: ({ id, name }) => ({ label: name, value: id }),
  };
  return {
    private: true,
    blocks: [...pageBlocks(paged, t), small(hint), buttons({ ...stepButton(create, 'set-new'), style: 'primary' })],
  };
}

/** The names of the server's sets that fit what was typed so far. */
export async function suggestSet(text: string, { guild, store }: KeptCall): Promise<readonly Choice[]> {
  if (!guild) return [];
  const sets = await store.read((tx) => setsIn(tx, guild.id));
  return matching(
    sets.map(({ name }) => ({ label: name, value: name })),
    text,
  );
}
