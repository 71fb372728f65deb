import { UserError, type KeptCall, type Pressed } from '../command.ts';
import { rich, type Rich, type Span } from '../locales/rich.ts';
import type { Session } from '../model/session.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { fit } from '../reply/limits.ts';
import { numberFrom, turned } from '../sets/step.ts';
import { sessionIn } from '../sessions/answer.ts';
import { buttons, heading, quizStep, small, text } from '../sessions/draw.ts';
import { answerWords, letter } from '../sessions/show.ts';
import { setOf } from '../store/quiz-sets.ts';
import { countedIn, isFolded, itemResults, readResults, shareOf, studentResults } from './analysis.ts';
import type { ItemResult, Results, StudentResult } from './analysis.ts';
import { otherSessions, wantedSession, type Wanted } from './find.ts';
import { ITEM_FROM } from './statistics.ts';

type Args = readonly string[];

/** Characters of a question and of an answer where several stand on one page, and answers of one item. */
export const SHORT = { stem: 120, answer: 60, answers: 6 } as const;
/** Items and students on one page. */
const PAGE = { items: 3, students: 20 } as const;

const told = (blocks: readonly Block[]): Reply => ({ private: true, blocks });

/** How a member is named: who is hidden is hidden from the host as well. */
export const whoIs = ({ settings }: Session, member: string, { t }: KeptCall): Span =>
  settings.anonymous ? t.quizResults.students.code(member) : { mention: 'member', id: member };

/** The session of a button, with all that is kept of it. @throws UserError `old-button` */
export const resultsFor = (id: string | undefined, call: KeptCall): Promise<Results> =>
  call.store.read(async (tx) => readResults(tx, await sessionIn(tx, id, call)));

// ---- the summary

/** What `/quiz results` shows: the newest session, or the one that was asked for. */
export async function showResults(wanted: Wanted, call: KeptCall): Promise<Reply> {
  if (!call.guild) throw new UserError('only-in-server');
  const session = await wantedSession(wanted, call);
  if (!session) return told([text(call.t.quizResults.none)]);
  return summary(await resultsFor(session.id, call), call);
}

export const turnToSummary = async ([id]: Args, call: KeptCall, values: Args): Promise<Pressed> =>
  turned(await summary(await resultsFor(id ?? values[0], call), call));

async function summary(results: Results, call: KeptCall): Promise<Reply> {
  const { session, questions, scores, people } = results;
  const { summary: words } = call.t.quizResults;
  const set = await call.store.read((tx) => setOf(tx, session.set, session.guild));
  const counted = countedIn(results).length;
  const share = shareOf(scores);
  const others = await otherSessions(session, call);
  const notes = [
    ...(session.endedAt === undefined ? [words.live] : []),
    ...(questions.some(({ ruling }) => ruling) && session.endedAt !== undefined ? [words.ruled] : []),
    ...(isFolded(results) ? [words.folded] : []),
  ];
  return told([
    heading(words.heading(session.title)),
    text(words.when(session)),
    ...(session.label === undefined ? [] : [text(words.label(session.label))]),
    text(words.set(set?.name)),
    text(words.mode(session)),
    text(words.people(people.length, counted, questions.length - counted)),
    text(words.share(share)),
    ...(share.medianMs === undefined ? [] : [text(words.time(share.medianMs))]),
    ...notes.map((note) => small(note)),
    buttons(...ways(results, call)),
    ...(others.length > 0
      ? [{ type: 'select', id: quizStep('results'), placeholder: words.other, choices: others } as const]
      : []),
  ]);
}

function ways({ session: { id, settings }, challenges }: Results, { t, discord }: KeptCall): Button[] {
  const { buttons: words } = t.quizResults.summary;
  const open = challenges.filter(({ decision }) => decision === undefined).length;
  const named = !settings.anonymous && discord !== undefined;
  return [
    { label: words.items, id: quizStep('result-items', id, 1) },
    { label: words.students, id: quizStep('result-students', id, 1) },
    {
      label: words.challenges(open),
      id: quizStep('challenges', id, 1),
      ...(open > 0 && { style: 'primary' as const }),
    },
    ...(named ? [{ label: words.names, id: quizStep('tables', id, 'names') }] : []),
    { label: named ? words.ids : words.tables, id: quizStep('tables', id, 'ids') },
  ];
}

// ---- its pages

interface Page<T> {
  readonly step: string;
  readonly heading: string;
  readonly none: string;
  readonly size: number;
  readonly all: readonly T[];
  blocks(some: readonly T[], from: number): Block[];
}

/** One page of something that there is much of, with the way to the others and back. */
function pageOf<T>(page: Page<T>, wanted: string | undefined, { id }: Session, { t }: KeptCall): Pressed {
  const { all, size, step } = page;
  const pages = Math.max(1, Math.ceil(all.length / size));
  const at = Math.min(Math.max(1, numberFrom(wanted)), pages);
  const from = (at - 1) * size;
  const turn = (label: string, to: number): Button[] =>
    to < 1 || to > pages ? [] : [{ label, id: quizStep(step, id, to) }];
  return turned(
    told([
      heading(page.heading),
      ...(all.length === 0 ? [text(page.none)] : page.blocks(all.slice(from, from + size), from)),
      ...(pages > 1 ? [small(t.answer.page(at, pages))] : []),
      buttons(...turn(t.buttons.previous, at - 1), ...turn(t.buttons.next, at + 1), backToSummary(id, t)),
    ]),
  );
}

export const backToSummary = (id: string, t: KeptCall['t']): Button => ({
  label: t.quizResults.summary.buttons.back,
  id: quizStep('results', id),
});

export async function itemsPage([id, page]: Args, call: KeptCall): Promise<Pressed> {
  const results = await resultsFor(id, call);
  const { items: words } = call.t.quizResults;
  const all = itemResults(results);
  const blocks = (some: readonly ItemResult[]): Block[] =>
    some.flatMap((item) => [...itemBlocks(item, call), { type: 'divider' } as const]);
  const { heading: title, none } = words;
  return pageOf(
    { step: 'result-items', heading: title, none, size: PAGE.items, all, blocks },
    page,
    results.session,
    call,
  );
}

function itemBlocks(item: ItemResult, { t }: KeptCall): Block[] {
  const { items: words } = t.quizResults;
  const { question, given, n, silent, medianMs, separation } = item;
  const { served, number, state } = question;
  const line = ({ answer, n: chosen, right, byThird }: ItemResult['given'][number]): Rich =>
    rich`${words.given(fit(answerWords(served, answer, t), SHORT.answer), chosen, n, right)}${byThird ? words.thirds(byThird) : ''}`;
  const unchosen = given.filter((each) => each.n === 0 && !each.right).map(({ answer }) => letter(Number(answer)));
  const more = given.length - SHORT.answers;
  return [
    text(words.item(number, fit(served.item.stem, SHORT.stem))),
    ...(state === 'closed' ? [] : [text(words.out)]),
    text(words.share(item, silent)),
    ...(medianMs === undefined ? [] : [text(words.time(medianMs))]),
    ...(given.length > 0
      ? [
          {
            type: 'list',
            items: [...given.slice(0, SHORT.answers).map(line), ...(more > 0 ? [rich`${words.more(more)}`] : [])],
          } as const,
        ]
      : []),
    ...(unchosen.length > 0 && n > 0 ? [text(words.unchosen(unchosen))] : []),
    ...(state === 'closed' ? [small(separation ? words.separation(separation.r) : words.few(n, ITEM_FROM))] : []),
  ];
}

export async function studentsPage([id, page]: Args, call: KeptCall): Promise<Pressed> {
  const results = await resultsFor(id, call);
  const { session } = results;
  const { students: words } = call.t.quizResults;
  const asked = countedIn(results).length;
  const line = ({ member, right, medianMs }: StudentResult): Rich =>
    words.line(whoIs(session, member, call), right, asked, medianMs);
  const blocks = (some: readonly StudentResult[]): Block[] => [
    { type: 'list', items: some.map(line) },
    small(words.note),
  ];
  const { heading: title, none } = words;
  const all = studentResults(results);
  return pageOf(
    { step: 'result-students', heading: title, none, size: PAGE.students, all, blocks },
    page,
    session,
    call,
  );
}
