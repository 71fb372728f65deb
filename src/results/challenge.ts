import { UserError, type Filled, type KeptCall, type Pressed, type Step } from '../command.ts';
import { nameIn, type Challenge, type Session, type SessionQuestion } from '../model/session.ts';
import type { Block, Reply } from '../reply/blocks.ts';
import { written } from '../review/report.ts';
import { sessionIn } from '../sessions/answer.ts';
import { heading, quizStep, text } from '../sessions/draw.ts';
import { participantsOf } from '../store/quiz-answers.ts';
import { challenge, challengesIn } from '../store/quiz-results.ts';
import { questionOf } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';

/** Characters of a reason: of a student who challenges, and of a host who rejects. */
export const REASON_MAX = 300;
/** How long after the end of a session its questions can be challenged. */
const OPEN_MS = 7 * 86_400_000;

export const REASON = 'reason';

interface Found {
  readonly session: Session;
  readonly question: SessionQuestion;
  /** The name under which the member's answers are kept. */
  readonly member: string;
  /** What the member has said of this question already. */
  readonly own: Challenge | undefined;
}

/** The question that a member may challenge. @throws UserError that says why not */
async function challengeable(tx: Tx, [id, number]: readonly string[], call: KeptCall): Promise<Found> {
  const session = await sessionIn(tx, id, call);
  const question = /^\d{1,3}$/.test(number ?? '') ? await questionOf(tx, session.id, Number(number)) : undefined;
  if (question?.state !== 'closed' && question?.state !== 'taken-back') throw new UserError('old-button');
  const { endedAt, settings, secret } = session;
  if (endedAt !== undefined && endedAt + OPEN_MS < call.now()) throw new UserError('quiz-challenge-late');
  // With the key went what leads from a member to their answers.
  if (settings.anonymous && secret === undefined) throw new UserError('quiz-challenge-anonymous');
  const member = nameIn(session, call.member.id);
  if (!(await participantsOf(tx, session.id)).includes(member)) throw new UserError('quiz-challenge-others');
  const all = await challengesIn(tx, session.id);
  return {
    session,
    question,
    member,
    own: all.find((each) => each.number === question.number && each.member === member),
  };
}

/** What a member is told of a challenge of their own. */
function standing({ decision, reply }: Challenge, { t }: KeptCall): Block[] {
  const { challenge: words } = t.quizResults;
  return [
    heading(words.heading),
    text(words.one),
    text(words.standing[decision ?? 'open']),
    ...(reply === undefined ? [] : [text(words.reply(reply))]),
  ];
}

const told = (blocks: readonly Block[]): Reply => ({ private: true, blocks });

async function press(place: readonly string[], call: KeptCall): Promise<Pressed> {
  const { session, question, own } = await call.store.read((tx) => challengeable(tx, place, call));
  if (own) return { reply: told(standing(own, call)), update: false };
  const { form } = call.t.quizResults.challenge;
  return {
    form: {
      id: quizStep('challenge', session.id, question.number),
      title: form.title(question.number),
      fields: [{ id: REASON, label: form.label, hint: form.hint, long: true, max: REASON_MAX }],
    },
  };
}

async function submit(place: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const { challenge: words } = call.t.quizResults;
  const reason = written(filled.text(REASON), REASON_MAX);
  if (reason === '') throw new UserError('missing-option', { option: words.form.label });
  const before = await call.store.write(async (tx) => {
    const { session, question, member, own } = await challengeable(tx, place, call);
    const made = { session: session.id, guild: session.guild, number: question.number, member, text: reason };
    if (!own) await challenge(tx, { ...made, madeAt: call.now() });
    return own;
  });
  return told(before ? standing(before, call) : [heading(words.heading), text(words.thanks)]);
}

/** A student objects to the answer to a question; the host decides. Every member who takes part may, once a question. */
export const challengeStep: Step = { needs: 'look', press, submit };
