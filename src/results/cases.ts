import { UserError, type Filled, type KeptCall, type Pressed, type Step, type Submitted } from '../command.ts';
import { rich } from '../locales/rich.ts';
import { type RulingAct } from '../model/quiz.ts';
import type { Challenge, Session, SessionQuestion } from '../model/session.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { fit } from '../reply/limits.ts';
import { pageBlocks } from '../reply/paged.ts';
import { written } from '../review/report.ts';
import { numberFrom, turned } from '../sets/step.ts';
import { sessionIn } from '../sessions/answer.ts';
import { buttons, heading, quizStep, rulings, text } from '../sessions/draw.ts';
import { playingOf } from '../sessions/moves.ts';
import { answerWords, keyWords } from '../sessions/show.ts';
import { recordDeed } from '../store/audit.ts';
import { challengesIn, decideChallenge, reopenChallenge } from '../store/quiz-results.ts';
import { changeSession, questionOf } from '../store/quiz-sessions.ts';
import { shortId } from '../store/short-id.ts';
import type { Tx } from '../store/store.ts';
import { itemResults, type Given } from './analysis.ts';
import { REASON, REASON_MAX } from './challenge.ts';
import { backToSummary, resultsFor, SHORT, whoIs } from './pages.ts';
import { actsOn, momentOf, regrade, type Regraded } from './regrade.ts';

type Args = readonly string[];

const isOpen = ({ decision }: Challenge): boolean => decision === undefined;

/** The challenges of a session, those first on which nothing is decided. */
export async function challengesPage([id, page]: Args, call: KeptCall): Promise<Pressed> {
  const { session, questions, challenges } = await resultsFor(id, call);
  const { challenges: words } = call.t.quizResults;
  const stemOf = (number: number): string => questions.find((each) => each.number === number)?.served.item.stem ?? '';
  const blocks = pageBlocks<Challenge>(
    {
      all: challenges.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a))),
      page: numberFrom(page),
      heading: words.heading,
      none: words.none,
      choose: { id: quizStep('case', session.id), placeholder: words.choose },
      turn: (to) => quizStep('challenges', session.id, to),
      line: (each) => words.line(each, fit(stemOf(each.number), SHORT.stem)),
      choice: (each) => ({ label: words.choice(each), value: `${each.number}.${each.member}` }),
    },
    call.t,
  );
  return turned({ private: true, blocks: [...blocks, buttons(backToSummary(session.id, call.t))] });
}

// ---- one of them

/** What a button of a challenge carries, or a choice in the list of them: session, question, member. */
function placeFrom([id = '', number, member]: Args, values: Args = []): [string, number, string] {
  const [first, second] = number === undefined ? (values[0] ?? '').split('.') : [number, member];
  return [id, numberFrom(first), second ?? ''];
}

/** The page of a challenge. @throws UserError `old-button` when there is none */
async function casePage(
  [id, number, member]: [string, number, string],
  call: KeptCall,
  remark?: string,
): Promise<Reply> {
  const results = await resultsFor(id, call);
  const found = results.challenges.find((each) => each.number === number && each.member === member);
  const item = itemResults(results).find(({ question }) => question.number === number);
  if (!found || !item) throw new UserError('old-button');
  const { t } = call;
  const { case: words } = t.quizResults;
  const { session, responses } = results;
  const { question, given } = item;
  const { served } = question;
  const own = responses.find((each) => each.number === number && each.member === member)?.answer;
  const said = own === undefined ? undefined : fit(answerWords(served, own, t), SHORT.answer);
  return {
    private: true,
    blocks: [
      heading(words.heading(number)),
      ...(remark === undefined ? [] : [text(remark)]),
      text(served.item.stem),
      text(words.right(keyWords(served, t))),
      ...served.explanations.slice(0, 2).map((each): Block => ({
        type: 'quote',
        text: fit(each.quote, 400),
        source: t.quiz.source(each),
      })),
      text(words.reason(whoIs(session, member, call), found.text)),
      text(words.own(said)),
      ...answersGiven(given, item.n, question, call),
      ...rulings(question, t),
      ...(found.decision === undefined ? [] : [text(words.decided(found, found.decision))]),
      ...controls(session, question, found, given, call),
    ],
  };
}

function answersGiven(given: readonly Given[], all: number, { served }: SessionQuestion, { t }: KeptCall): Block[] {
  const { case: words, items } = t.quizResults;
  const line = ({ answer, n, right }: Given) =>
    rich`${items.given(fit(answerWords(served, answer, t), SHORT.answer), n, all, right)}`;
  if (given.length === 0) return [];
  return [text(words.given), { type: 'list', items: given.slice(0, SHORT.answers).map(line) }];
}

/** Choices that a list can hold. */
const CHOICES = 25;

function controls(
  { id }: Session,
  question: SessionQuestion,
  { number, member, decision, decidedAt }: Challenge,
  given: readonly Given[],
  { t }: KeptCall,
): Block[] {
  const { case: words } = t.quizResults;
  const button = (label: string, step: string): Button => ({ label, id: quizStep(step, id, number, member) });
  const ways = [{ label: words.back, id: quizStep('challenges', id, 1) }, backToSummary(id, t)];
  if (decision !== undefined) {
    const undo = actsOn(question).some(({ at }) => at === decidedAt) ? [button(words.undo, 'case-undo')] : [];
    return [buttons(...undo, ...ways)];
  }
  const choices = given
    .filter(({ right, n }) => !right && n > 0)
    .slice(0, CHOICES)
    .map(({ answer }) => ({ label: answerWords(question.served, answer, t), value: shortId(answer) }));
  return [
    ...(choices.length > 0
      ? [
          {
            type: 'select',
            id: quizStep('case-also', id, number, member),
            placeholder: words.also,
            choices,
          } as const,
        ]
      : []),
    buttons(
      button(words.everybody, 'case-everybody'),
      button(words.out, 'case-out'),
      { ...button(words.reject, 'case-reject'), style: 'danger' },
      ...ways,
    ),
  ];
}

// ---- decisions

/** A challenge with the question that it is about, as they are in this transaction. */
interface Case {
  readonly session: Session;
  readonly question: SessionQuestion;
  readonly found: Challenge;
}

/** @throws UserError `old-button` when there is none */
async function caseIn(tx: Tx, [id, number, member]: [string, number, string], call: KeptCall): Promise<Case> {
  const session = await sessionIn(tx, id, call);
  const found = (await challengesIn(tx, id)).find((each) => each.number === number && each.member === member);
  const question = await questionOf(tx, id, number);
  if (!found || !question) throw new UserError('old-button');
  return { session, question, found };
}

/** Does something about a challenge in one transaction, and shows it; `undefined` when it is not as it was seen any more. */
async function settle(
  place: [string, number, string],
  call: KeptCall,
  work: (tx: Tx, one: Case) => Promise<Regraded | 'rejected' | undefined>,
): Promise<Reply> {
  const { case: words } = call.t.quizResults;
  const done = await call.store.write(async (tx) => {
    const one = await caseIn(tx, place, call);
    // Whoever is second finds the session changed, or the challenge decided.
    if (!(await changeSession(tx, one.session, {}))) return undefined;
    return work(tx, one);
  });
  if (done === undefined) return casePage(place, call, words.already);
  if (done === 'rejected') return casePage(place, call, words.rejected);
  return casePage(place, call, words.regraded(done.before, done.after));
}

type Act = Omit<RulingAct, 'at'>;

/** Accepts a challenge: the question is scored anew. */
const accept = (place: [string, number, string], call: KeptCall, act: Act) =>
  settle(place, call, async (tx, { session, question, found }) => {
    const playing = playingOf(call);
    const at = momentOf(question, playing.now);
    const by = call.member.id;
    if (!(await decideChallenge(tx, found, { decision: 'accepted', by, at }))) return undefined;
    return regrade(tx, session, question, [...actsOn(question), { at, ...act }], by, playing);
  });

async function alsoTake(args: Args, call: KeptCall, values: Args): Promise<Pressed> {
  const place = placeFrom(args);
  const results = await resultsFor(place[0], call);
  const item = itemResults(results).find(({ question }) => question.number === place[1]);
  const chosen = item?.given.find(({ answer }) => shortId(answer) === values[0]);
  if (!chosen) throw new UserError('old-button');
  return turned(await accept(place, call, { does: 'also', answer: chosen.answer }));
}

const undo = (place: [string, number, string], call: KeptCall): Promise<Reply> =>
  settle(place, call, async (tx, { session, question, found }) => {
    const { decidedAt } = found;
    const left = actsOn(question).filter(({ at }) => at !== decidedAt);
    if (decidedAt === undefined || left.length === actsOn(question).length) return undefined;
    if (!(await reopenChallenge(tx, found, decidedAt))) return undefined;
    return regrade(tx, session, question, left, call.member.id, playingOf(call));
  });

async function reject(args: Args, filled: Filled, call: KeptCall): Promise<Submitted> {
  const place = placeFrom(args);
  const reply = written(filled.text(REASON), REASON_MAX);
  if (reply === '') throw new UserError('missing-option', { option: call.t.quizResults.case.form.label });
  const shown = await settle(place, call, async (tx, { session: { guild, id }, found }) => {
    const [at, by] = [call.now(), call.member.id];
    if (!(await decideChallenge(tx, found, { decision: 'rejected', reply, by, at }))) return undefined;
    const detail = { number: found.number };
    await recordDeed(tx, { guild, at, member: by, action: 'quiz.challenge.reject', object: `quiz:${id}`, detail });
    return 'rejected';
  });
  return turned(shown);
}

async function rejectForm(args: Args, call: KeptCall): Promise<Pressed> {
  const place = placeFrom(args);
  await call.store.read((tx) => caseIn(tx, place, call));
  const { title, label, hint } = call.t.quizResults.case.form;
  const fields = [{ id: REASON, label, hint, long: true, max: REASON_MAX }];
  return { form: { id: quizStep('case-reject', ...place), title, fields } };
}

/** What a host does with challenges. */
export const caseSteps: Readonly<Record<string, Step>> = {
  case: { press: async (args, call, values) => turned(await casePage(placeFrom(args, values), call)) },
  'case-also': { press: alsoTake },
  'case-everybody': {
    press: async (args, call) => turned(await accept(placeFrom(args), call, { does: 'everybody' })),
  },
  'case-out': { press: async (args, call) => turned(await accept(placeFrom(args), call, { does: 'out' })) },
  'case-reject': { press: rejectForm, submit: reject },
  'case-undo': { press: async (args, call) => turned(await undo(placeFrom(args), call)) },
};
