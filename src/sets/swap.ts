import { UserError, type KeptCall, type Step } from '../command.ts';
import { bold, rich } from '../locales/rich.ts';
import { digestOf } from '../model/digest.ts';
import type { Item, ItemOption } from '../model/quiz.ts';
import { audit } from '../quiz/audit/audit.ts';
import { distractorsFor } from '../quiz/items/index.ts';
import { rankOf } from '../quiz/items/told.ts';
import type { Block, Choice, Reply } from '../reply/blocks.ts';
import { buttons, quizStep, text } from '../sessions/draw.ts';
import { letter } from '../sessions/show.ts';
import { writeItem } from '../store/quiz-sets.ts';
import { edit, open, stalePage, type Decision, type Opened } from './edit.ts';
import type { Held } from './held.ts';
import { numberFrom, stepButton, turned } from './step.ts';

/** What a list carries for an option, whose value may be longer than it can. */
const nameOf = ({ value }: ItemOption): string => digestOf(value).slice(0, 16);

/** The other options that can stand in an item. */
const candidates = ({ item }: Held, { index, showing, t }: KeptCall): ItemOption[] =>
  distractorsFor(item, index.library, showing?.t ?? t).filter(
    ({ value }) => !item.options.some((option) => option.value === value),
  );

/** Whether an option is a distractor of an item. */
const isDistractor = ({ item, served }: Held, at: number): boolean =>
  served?.key.type === 'option' && served.key.at !== at && item.options[at] !== undefined;

/** An item with another option in the place of one. What is counted stands in rising order, as before. */
export function swapped(item: Item, at: number, option: ItemOption): Item {
  const options = item.options.with(at, option);
  const ranks = options.map(({ value }) => rankOf(value));
  const sorted = ranks.every((rank) => rank !== undefined)
    ? options.toSorted((a, b) => rankOf(a.value)! - rankOf(b.value)!)
    : options;
  // Answers to it are not counted with those to the item that it was.
  const id = digestOf(JSON.stringify([item.id, ...sorted.map(({ value }) => value)])).slice(0, 12);
  return { ...item, id, options: sorted };
}

/** Which distractor is to go, then what takes its place, then the swap. */
const swap: Step = {
  async press(args, call, [chosen]) {
    const [id, place, rev, at] = args;
    if (chosen !== undefined && at !== undefined)
      return edit([id!, place!, rev!], call, (opened) => swapIn(opened, numberFrom(at), chosen, call));
    const opened = await open(args, call);
    if (opened.set.rev !== numberFrom(rev)) return stalePage(opened, call);
    return turned(chosen === undefined ? outPage(opened, call) : inPage(opened, numberFrom(chosen), call));
  },
};

/** Puts the option that was chosen in the place of one, unless that would be a flaw. */
function swapIn({ shown }: Opened, at: number, chosen: string, call: KeptCall): Decision {
  const { swap: words, review, flaw } = call.t.quizSets;
  const { place } = shown;
  const option = candidates(shown, call).find((each) => nameOf(each) === chosen);
  if (!option || !isDistractor(shown, at)) throw new UserError('old-button');
  const item = swapped(shown.item, at, option);
  const flaws = audit(item, call.index.library);
  const hard = flaws.filter(({ level }) => level === 'hard');
  if (hard.length > 0) return { place, remark: words.refused(hard.map(({ code, detail }) => flaw(code, detail))) };
  return { place, remark: review.swapped, write: (tx) => writeItem(tx, { ...shown, item, flaws }) };
}

/** @param placeholder what is chosen */
function choosing(
  { set, shown }: Opened,
  placeholder: string,
  choices: readonly Choice[],
  call: KeptCall,
  ...more: readonly number[]
): Reply {
  const { swap: words } = call.t.quizSets;
  const select: Block = {
    type: 'select',
    id: quizStep('set-swap', set.id, shown.place, set.rev, ...more),
    placeholder,
    choices,
  };
  return {
    private: true,
    blocks: [
      text(rich`${bold(shown.item.stem)}`),
      text(choices.length > 0 ? placeholder : words.none),
      ...(choices.length > 0 ? [select] : []),
      buttons(stepButton(words.back, 'set', set.id, shown.place)),
    ],
  };
}

function outPage(opened: Opened, call: KeptCall): Reply {
  const { shown } = opened;
  const { question } = call.t.quiz;
  const choices = shown.item.options.flatMap((option, at): Choice[] =>
    isDistractor(shown, at) ? [{ label: question.option(letter(at), option.text), value: String(at) }] : [],
  );
  return choosing(opened, call.t.quizSets.swap.out, candidates(shown, call).length > 0 ? choices : [], call);
}

function inPage(opened: Opened, at: number, call: KeptCall): Reply {
  const { shown } = opened;
  if (!isDistractor(shown, at)) throw new UserError('old-button');
  const choices = candidates(shown, call).map((option) => ({ label: option.text, value: nameOf(option) }));
  return choosing(opened, call.t.quizSets.swap.in(shown.item.options[at]!.text), choices, call, at);
}

export const swapSteps: Readonly<Record<string, Step>> = { 'set-swap': swap };
