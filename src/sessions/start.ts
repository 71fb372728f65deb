import { UserError, type Args, type KeptCall, type Options } from '../command.ts';
import { KIND_NAMES, type KindName } from '../model/kinds/index.ts';
import { BOARDS, MODES, SET_NAME_MAX, type QuizSet, type SessionSettings } from '../model/session.ts';
import type { Choice, Reply } from '../reply/blocks.ts';
import { clean } from '../reply/escape.ts';
import { pairsFrom } from '../slots.ts';
import { fold } from '../search/words.ts';
import { suggestSet } from '../sets/list.ts';
import { proposeSet } from '../sets/propose.ts';
import { sessionOf } from '../store/quiz-sessions.ts';
import { setNamed } from '../store/quiz-sets.ts';
import { shortId } from '../store/short-id.ts';
import { matching, suggestAnswerOption } from '../suggest.ts';
import { buttons, quizStep, text } from './draw.ts';
import { draftFor, keepDraft, keptIn, servedNow } from './freeze.ts';
import { preview } from './preview.ts';

export const LABEL_MAX = 20;

export const startOptions = {
  set: { type: 'text', max: SET_NAME_MAX, suggests: true },
  country: { type: 'text', max: 100, suggests: true },
  kinds: { type: 'text', max: 200, suggests: true },
  questions: { type: 'whole', min: 3, max: 30 },
  seconds: { type: 'whole', min: 0, max: 120 },
  mode: { type: 'text', among: MODES },
  board: { type: 'text', among: BOARDS },
  label: { type: 'text', max: LABEL_MAX },
} as const satisfies Options;

/**
 * Makes a draft of a quiz in this channel and shows it in private; nothing is posted. A start that arrives twice makes one.
 * @throws UserError where it is not plain what is to be asked, or the member may not write here
 */
export async function startQuiz(args: Args<typeof startOptions>, call: KeptCall): Promise<Reply> {
  const { guild, member, interaction, store } = call;
  if (!guild || member.channel === undefined) throw new UserError('only-in-server');
  if ((args.set === undefined) === (args.country === undefined)) throw new UserError('quiz-start-which');
  if (!member.mayPost) throw new UserError('quiz-channel');
  const id = shortId(interaction);
  const kinds = args.kinds === undefined ? undefined : kindsFrom(args.kinds, call);
  if (!(await store.read((tx) => sessionOf(tx, id, guild.id)))) {
    const set = await setFor(args, kinds, call);
    if (args.set !== undefined && !set.approved) return unapproved(set, call);
    const items = set.approved ? await store.read((tx) => keptIn(tx, set.id)) : [];
    const fitting = items.filter(({ kind }) => !kinds || (kind !== undefined && kinds.includes(kind)));
    await keepDraft(draftFor(id, madeOf(set, args, call), call), servedNow(fitting, call), set.approved, call);
  }
  return preview(id, call);
}

/** The set of that name, or a new one that somebody has to go through first. */
async function setFor(
  { set: name, country, questions }: Args<typeof startOptions>,
  kinds: readonly KindName[] | undefined,
  call: KeptCall,
): Promise<QuizSet> {
  if (country !== undefined) {
    const pairs = pairsFrom({ country }, call.index);
    return proposeSet(call, { pairs, count: questions ?? QUESTIONS, ...(kinds && { kinds }) });
  }
  const set = await call.store.read((tx) => setNamed(tx, call.guild!.id, name!));
  if (!set) throw new UserError('set-unknown', { name: clean(name!) });
  return set;
}

const QUESTIONS = 10;
const SECONDS = 30;

function madeOf(set: QuizSet, args: Args<typeof startOptions>, { guild }: KeptCall) {
  const { mode, board, anonymous } = guild!.settings.quiz;
  const label = clean(args.label ?? '').trim();
  const settings: SessionSettings = {
    mode: MODES.find((each) => each === args.mode) ?? mode,
    board: BOARDS.find((each) => each === args.board) ?? board,
    seconds: args.seconds ?? SECONDS,
    pace: 'host',
    anonymous,
    openBook: false,
    bonus: false,
  };
  return { set: set.id, title: set.name, label: label || undefined, settings, total: args.questions ?? QUESTIONS };
}

/** A set that nobody has gone through is not asked. */
const unapproved = ({ id, name }: QuizSet, { t }: KeptCall): Reply => ({
  private: true,
  blocks: [
    text(t.quiz.start.unapproved(name)),
    buttons({ label: t.quiz.preview.buttons.items, id: quizStep('set', id), style: 'primary' }),
  ],
});

/** The kinds that are named with commas between them, in words or as documents name them. @throws UserError `quiz-kind` */
function kindsFrom(typed: string, { t }: KeptCall): KindName[] {
  return partsOf(typed).map((part) => {
    const kind = KIND_NAMES.find((each) => each === part.toLowerCase() || fold(t.kinds[each]) === fold(part));
    if (!kind) throw new UserError('quiz-kind', { name: clean(part).slice(0, 60) });
    return kind;
  });
}

const partsOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Suggestions for its options; of kinds, each is put behind those that were typed before. */
export function suggestStart(option: keyof typeof startOptions, typed: string, call: KeptCall) {
  if (option === 'set') return suggestSet(typed, call);
  if (option === 'country') return suggestAnswerOption(option, typed, call);
  if (option !== 'kinds') return [];
  const { t, index } = call;
  const known = new Set(index.library.claims.map(({ kind }) => kind));
  const at = typed.lastIndexOf(',') + 1;
  const before = partsOf(typed.slice(0, at));
  const choices = KIND_NAMES.filter((kind) => known.has(kind) && !before.includes(t.kinds[kind])).map(
    (kind): Choice => {
      const all = [...before, t.kinds[kind]].join(', ');
      return { label: t.kinds[kind], value: all };
    },
  );
  return matching(choices, typed.slice(at)).map(({ value }): Choice => ({ label: value, value }));
}
