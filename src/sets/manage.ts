import { UserError, type Filled, type KeptCall, type Step } from '../command.ts';
import { bold, rich } from '../locales/rich.ts';
import { SET_NAME_MAX } from '../model/session.ts';
import type { Form, Reply } from '../reply/blocks.ts';
import { buttons, quizStep, text } from '../sessions/draw.ts';
import { addSet, isNamed, itemsOf, removeSet, setNamed, setsIn } from '../store/quiz-sets.ts';
import { edit, open, record, stalePage } from './edit.ts';
import { exportSet } from './exchange.ts';
import { listSets } from './list.ts';
import { insist, nameFrom, newSet } from './propose.ts';
import { reviewSet } from './review.ts';
import { insistOnSet, numberFrom, serverIn, stepButton, turned } from './step.ts';

const NAME = 'name';

/** Asks for a name for a set that is there. */
async function nameForm(step: string, args: readonly string[], call: KeptCall): Promise<{ readonly form: Form }> {
  const { set } = await open(args, call);
  const { rename: words } = call.t.quizSets;
  const field = { id: NAME, label: words.label, hint: words.hint, max: SET_NAME_MAX, value: set.name };
  const title = step === 'set-copy' ? words.copyTitle : words.title;
  return { form: { id: quizStep(step, ...args.slice(0, 3)), title, fields: [field] } };
}

const typedName = (filled: Filled): string => nameFrom(filled.text(NAME));

const rename: Step = {
  press: (args, call) => nameForm('set-rename', args, call),
  submit(args, filled, call) {
    const name = typedName(filled);
    return edit(
      args,
      call,
      ({ set, shown: { place } }) => ({
        place,
        async write(tx) {
          const others = (await setsIn(tx, serverIn(call))).filter(({ id }) => id !== set.id);
          if (others.some((other) => isNamed(other, name))) throw new UserError('set-name-taken', { name });
        },
      }),
      { name },
    );
  },
};

/** Makes another set of the items that were not dropped, with what was decided on them. */
const copy: Step = {
  press: (args, call) => nameForm('set-copy', args, call),
  async submit([id], filled, call) {
    const made = newSet(typedName(filled), call);
    await call.store.write(async (tx) => {
      const set = await insistOnSet(tx, id, call);
      const items = (await itemsOf(tx, set.id)).filter(({ verdict }) => verdict !== 'drop');
      insist(await addSet(tx, made, items), made.name);
    });
    return turned(await reviewSet(made, call));
  },
};

/** Asks once more, then deletes a set that is as it was seen. */
const remove: Step = {
  async press(args, call) {
    const [, , rev, sure] = args;
    const asked = await open(args, call);
    if (asked.set.rev !== numberFrom(rev)) return stalePage(asked, call);
    const { set, items, shown } = asked;
    const words = call.t.quizSets.delete;
    if (sure !== 'sure') {
      const choice = buttons(
        { ...stepButton(words.yes, 'set-delete', set.id, shown.place, set.rev, 'sure'), style: 'danger' },
        stepButton(words.no, 'set', set.id, shown.place),
      );
      return turned({ private: true, blocks: [text(rich`${bold(words.sure(set.name, items.length))}`), choice] });
    }
    await call.store.write(async (tx) => {
      const now = await insistOnSet(tx, set.id, call);
      if (now.rev !== set.rev) throw new UserError('old-button');
      await removeSet(tx, set.id);
      await record(tx, 'delete', set, call);
    });
    const all = await listSets(1, call);
    return turned({ ...all, blocks: [text(words.done(set.name)), ...all.blocks] });
  },
};

/** The set as a file, beside the page. */
const toFile: Step = {
  async press([id], call) {
    const { set, items } = await call.store.read(async (tx) => {
      const found = await insistOnSet(tx, id, call);
      return { set: found, items: await itemsOf(tx, found.id) };
    });
    return { reply: exportSet(set, items, call), update: false };
  },
};

/** Opens a set that was chosen in a list, or turns to an item of it. */
const show: Step = {
  async press([id, place], call, [chosen]) {
    const set = await call.store.read((tx) => insistOnSet(tx, id ?? chosen, call));
    return turned(await reviewSet(set, call, place === undefined ? undefined : numberFrom(place)));
  },
};

const list: Step = { press: async ([page], call) => turned(await listSets(Number(page) || 1, call)) };

/** Opens the set of a name. @throws UserError `set-unknown` when there is none */
export async function openNamed(name: string, call: KeptCall): Promise<Reply> {
  const set = await call.store.read((tx) => setNamed(tx, serverIn(call), name));
  if (!set) throw new UserError('set-unknown', { name: name.slice(0, SET_NAME_MAX) });
  return reviewSet(set, call);
}

/** What is done with a set as a whole. */
export const manageSteps: Readonly<Record<string, Step>> = {
  sets: list,
  set: show,
  'set-rename': rename,
  'set-copy': copy,
  'set-delete': remove,
  'set-export': toFile,
};
