import { UserError, type KeptCall, type Step } from '../command.ts';
import { standing } from '../guild/capability.ts';
import { rich, type Rich } from '../locales/rich.ts';
import { Snowflake } from '../model/guild.ts';
import { nameIn, type Session } from '../model/session.ts';
import type { Block, Reply } from '../reply/blocks.ts';
import { accommodate, accommodationsIn, removeParticipant } from '../store/quiz-answers.ts';
import { turned } from '../sets/step.ts';
import { changeSession } from '../store/quiz-sessions.ts';
import { buttons, heading, quizStep, small, text } from './draw.ts';
import { ledLive, WAIT_MS } from './lead.ts';
import { plan, playingOf, redrawLobby, sessionKey } from './moves.ts';
import { panelOf } from './panel.ts';

/** The id of a member, from a list or a custom id. @throws UserError `old-button` */
function memberFrom(id: string | undefined): string {
  if (!Snowflake.safeParse(id).success) throw new UserError('old-button');
  return id!;
}

const pickMember = (step: string, id: string, placeholder: string): Block => ({
  type: 'pick',
  of: 'member',
  id: quizStep(step, id),
  placeholder,
  max: 1,
  chosen: [],
});

// ---- extra time

const time: Step = {
  async press([id = '', named, given], call, [chosen]) {
    const member = (named ?? chosen) === undefined ? undefined : memberFrom(named ?? chosen);
    const percent = call.t.quiz.panel.time.options.find(([each]) => String(each) === given)?.[0];
    if (given !== undefined && percent === undefined) throw new UserError('old-button');
    const session = await call.store.write(async (tx) => {
      const seen = await ledLive(tx, id, call);
      if (member === undefined || percent === undefined) return seen;
      await accommodate(tx, { session: id, guild: seen.guild, member: nameIn(seen, member) }, percent);
      await plan(tx, seen);
      return seen;
    });
    return turned(await timeView(session, member, percent, call));
  },
};

/** Who has time of their own, for the host alone, and how to give it. */
async function timeView(
  session: Session,
  member: string | undefined,
  percent: number | undefined,
  call: KeptCall,
): Promise<Reply> {
  const { time: words, buttons: names } = call.t.quiz.panel;
  const { id, hostBy, settings } = session;
  const all = await call.store.read((tx) => accommodationsIn(tx, id));
  const lines = all.map((each) => words.line(each.member, each.percent));
  const listed: Block[] =
    hostBy !== call.member.id
      ? []
      : settings.anonymous
        ? [small(words.anonymous(all.length))]
        : [lines.length === 0 ? small(words.none) : { type: 'list', items: lines }];
  return {
    private: true,
    blocks: [
      heading(words.heading),
      ...(member !== undefined && percent !== undefined ? [text(words.chosen(member, percent))] : []),
      text(words.lead),
      ...listed,
      ...(member === undefined
        ? []
        : [
            text(rich`${{ mention: 'member', id: member }}`),
            buttons(...words.options.map(([value, label]) => ({ label, id: quizStep('time', id, member, value) }))),
          ]),
      pickMember('time', id, words.pick),
      buttons({ label: names.back, id: quizStep('panel', id) }),
    ],
  };
}

// ---- hand over and remove

const people: Step = {
  async press([id = ''], call) {
    await call.store.write((tx) => ledLive(tx, id, call));
    const { people: words, buttons: names } = call.t.quiz.panel;
    return turned({
      private: true,
      blocks: [
        heading(words.heading),
        text(words.lead),
        pickMember('hand', id, words.hand),
        pickMember('remove', id, words.remove),
        buttons({ label: names.back, id: quizStep('panel', id) }),
      ],
    });
  },
};

/** Lets another member lead, as far as it is known that they may. */
const hand: Step = {
  async press([id = ''], call, [chosen], members = []) {
    const { people: words } = call.t.quiz.panel;
    const to = memberFrom(chosen);
    const who = members.find((each) => each.id === to);
    const may = who && call.guild ? standing('host', who, call.guild) : 'as-discord-lets';
    if (may === 'may-not') return turned(await panelOf(id, call, words.mayNot(to)));
    await call.store.write(async (tx) => {
      const seen = await ledLive(tx, id, call);
      const next = await changeSession(tx, seen, { hostBy: to, hostAt: call.now() });
      if (next) await redrawLobby(tx, next, playingOf(call));
    });
    await call.deliver(sessionKey(id), WAIT_MS);
    const notice: Rich = may === 'may' ? words.handed(to) : [...words.handed(to), ' ', ...words.unknown(to)];
    return turned(await panelOf(id, call, notice));
  },
};

/** Takes a member out with all their answers; asks once more. */
const remove: Step = {
  async press([id = '', sure], call, [chosen]) {
    const { people: words, buttons: names } = call.t.quiz.panel;
    const member = memberFrom(sure ?? chosen);
    const session = await call.store.write(async (tx) => {
      const seen = await ledLive(tx, id, call);
      if (sure !== undefined) await removeParticipant(tx, { session: id, member: nameIn(seen, member) }, call.now());
      return seen;
    });
    if (sure !== undefined) return turned(await panelOf(id, call, words.removed(member)));
    return turned({
      private: true,
      blocks: [
        heading(call.t.quiz.panel.heading(session.title)),
        text(words.sureRemove(member)),
        buttons(
          { label: words.yesRemove, id: quizStep('remove', id, member), style: 'danger' },
          { label: names.back, id: quizStep('panel', id) },
        ),
      ],
    });
  },
};

/** What is pressed on the panel about single members. */
export const peopleSteps: Readonly<Record<string, Step>> = { time, people, hand, remove };
