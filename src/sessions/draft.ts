import { z } from 'zod';
import { UserError, type KeptCall, type Step } from '../command.ts';
import { changeSettings } from '../guild/change.ts';
import { fields } from '../guild/fields.ts';
import type { GuildSettings } from '../model/guild.ts';
import { SessionSettings, type Session } from '../model/session.ts';
import { clean } from '../reply/escape.ts';
import { reviewSet } from '../sets/review.ts';
import { turned } from '../sets/step.ts';
import { readGuild } from '../store/guild.ts';
import { changeSession, liveIn, questionsOf, sessionOf } from '../store/quiz-sessions.ts';
import { setOf } from '../store/quiz-sets.ts';
import { shortId } from '../store/short-id.ts';
import { sessionIn } from './answer.ts';
import { openLobby } from './ask.ts';
import { quizStep } from './draw.ts';
import { draftFor, keepDraft, servedNow } from './freeze.ts';
import { led, WAIT_MS } from './lead.ts';
import { playingOf, sessionKey } from './moves.ts';
import { over } from './over.ts';
import { panelOf } from './panel.ts';
import { draftOf, preview } from './preview.ts';
import { LABEL_MAX } from './start.ts';

const yes = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const { mode, board, pace } = SessionSettings.shape;
/** What a press may set, from what its custom id or a list says. */
const FIELDS: Readonly<Record<string, z.ZodType>> = {
  mode,
  board,
  pace,
  seconds: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(SessionSettings.shape.seconds),
  anonymous: yes,
  bonus: yes,
  openBook: yes,
};

const set: Step = {
  async press([id = '', field = '', given], call, [chosen]) {
    const value = Object.hasOwn(FIELDS, field) ? FIELDS[field]!.safeParse(given ?? chosen) : undefined;
    if (!value?.success) throw new UserError('old-button');
    await change(id, call, (draft) => {
      const settings = { ...draft.settings, [field]: value.data };
      // Nobody is quick where there is no time.
      return { settings: { ...settings, bonus: settings.bonus && settings.seconds > 0 } };
    });
    return turned(await preview(id, call));
  },
};

/** Changes a draft, whatever else was changed in it meanwhile. */
async function change(id: string, call: KeptCall, to: (draft: Session) => Partial<Session>): Promise<void> {
  const { guild } = await draftOf(id, call);
  await call.store.write(async (tx) => {
    const draft = await sessionOf(tx, id, guild);
    if (draft?.state === 'draft') await changeSession(tx, draft, to(draft));
  });
}

const LABEL = 'label';
const label: Step = {
  async press([id = ''], call) {
    const draft = await draftOf(id, call);
    const { form } = call.t.quiz.preview;
    const field = { id: LABEL, label: form.label, hint: form.hint, optional: true, max: LABEL_MAX };
    return {
      form: {
        id: quizStep('draft-label', id),
        title: form.title,
        fields: [{ ...field, ...(draft.label !== undefined && { value: draft.label }) }],
      },
    };
  },
  async submit([id = ''], filled, call) {
    const typed = clean(filled.text(LABEL)).trim().slice(0, LABEL_MAX);
    await change(id, call, () => ({ label: typed || undefined }) as Partial<Session>);
    return turned(await preview(id, call));
  },
};

/** The host confirms for the server that its members are old enough; who and when is kept in its settings. */
const aged: Step = {
  async press([id = ''], call) {
    await draftOf(id, call);
    const { guild, member, now } = call;
    const confirm = (settings: GuildSettings): GuildSettings =>
      settings.quiz.aged ? settings : fields.aged.to!(settings, ['yes'], { member: member.id, now: now() })!;
    const inGuild = { ...call, guild: guild! };
    const first = await changeSettings(inGuild, guild!.rev, confirm);
    const done = first.stale ? await changeSettings(inGuild, first.guild.rev, confirm) : first;
    return turned(await preview(id, { ...call, guild: done.guild }));
  },
};

/** Opens the set beside the preview, to be gone through. */
const items: Step = {
  async press([id = ''], call) {
    const draft = await draftOf(id, call);
    const found = await call.store.read((tx) => setOf(tx, draft.set, draft.guild));
    if (!found) throw new UserError('old-button');
    return { reply: await reviewSet(found, call), update: false };
  },
};

/** Lets members join. Where something is in the way, the preview says what. */
const open: Step = {
  async press([id = ''], call) {
    const { store, guild, t } = call;
    const seen = guild && (await store.read((tx) => sessionOf(tx, id, guild.id)));
    // It was pressed twice: it is open.
    if (seen && seen.state !== 'draft') {
      await store.write((tx) => led(tx, id, call));
      return turned(await panelOf(id, call));
    }
    await draftOf(id, call);
    const { notices } = t.quiz.preview;
    if (!call.member.mayPost) throw new UserError('quiz-channel');
    const taken = await store.write(async (tx) => {
      const draft = await sessionOf(tx, id, guild!.id);
      if (draft?.state !== 'draft') return undefined;
      // Read anew: another process may have taken the confirmation back a moment ago.
      if (!(await readGuild(tx, draft.guild)).settings.quiz.aged) return 'age';
      if ((await questionsOf(tx, id)).length === 0) return 'unread';
      const opened = await openLobby(tx, draft, playingOf(call));
      return typeof opened === 'string' ? opened : undefined;
    });
    if (taken === 'age') {
      const asked = { ...call, guild: await store.read((tx) => readGuild(tx, guild!.id)) };
      return turned(await preview(id, asked, { notice: notices.age }));
    }
    if (taken !== undefined) {
      const other = taken === 'channel' ? await store.read((tx) => liveIn(tx, seen!.channel)) : undefined;
      return turned(await preview(id, call, { notice: notices[taken], other }));
    }
    await call.deliver(sessionKey(id), WAIT_MS);
    return turned(await panelOf(id, call));
  },
};

const drop: Step = {
  async press([id = ''], call) {
    const draft = await draftOf(id, call);
    await call.store.write((tx) => over(tx, draft, 'cancel', playingOf(call)));
    return turned({ private: true, blocks: [{ type: 'text', text: call.t.quiz.preview.dropped }] });
  },
};

/** A new draft with the items and settings of a quiz that is over, in another order. */
const again: Step = {
  async press([id], call) {
    const { store, member, interaction } = call;
    const { old, questions } = await store.read(async (tx) => {
      const session = await sessionIn(tx, id, call);
      return { old: session, questions: await questionsOf(tx, session.id) };
    });
    if (member.channel === undefined || !member.mayPost) throw new UserError('quiz-channel');
    const draft = draftFor(shortId(interaction), old, call);
    await keepDraft(
      draft,
      servedNow(
        questions.map(({ served }) => served.item),
        call,
      ),
      true,
      call,
    );
    return turned(await preview(draft.id, call));
  },
};

/** What is pressed on a preview. */
export const draftSteps: Readonly<Record<string, Step>> = {
  draft: { press: async ([id = ''], call) => turned(await preview(id, call)) },
  'draft-set': set,
  'draft-label': label,
  'draft-aged': aged,
  'draft-items': items,
  'draft-open': open,
  'draft-drop': drop,
  again,
};
