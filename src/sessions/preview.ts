import { UserError, type KeptCall } from '../command.ts';
import { serverOf } from '../cards/make.ts';
import { botIn, lackingIn, memberIn, type Permission } from '../guild/sight.ts';
import { rich, type Rich } from '../locales/rich.ts';
import type { GuildView } from '../model/discord.ts';
import { BOARDS, type Session, type SessionQuestion, type SessionSettings } from '../model/session.ts';
import type { Block, Button, Choice, Reply } from '../reply/blocks.ts';
import { sessionOf } from '../store/quiz-sessions.ts';
import { buttons, heading, quizStep, text } from './draw.ts';
import { ripen, type Drafted } from './freeze.ts';

/** What happened, above the rest. */
export interface News {
  readonly notice?: string;
  /** Another quiz that is in the way. */
  readonly other?: Session | undefined;
}

/** A draft of the member who presses. @throws UserError `quiz-draft-gone` where there is none any more */
export async function draftOf(id: string | undefined, call: KeptCall): Promise<Session> {
  const { guild, member, store } = call;
  const draft = guild && (await store.read((tx) => sessionOf(tx, id ?? '', guild.id)));
  if (draft?.state !== 'draft' || draft.hostBy !== member.id) throw new UserError('quiz-draft-gone');
  return draft;
}

/** What a host looks at in private before anybody else sees something of a quiz. */
export async function preview(id: string, call: KeptCall, news: News = {}): Promise<Reply> {
  const { t, guild, store } = call;
  const seen = await draftOf(id, call);
  const drafted = await store.write((tx) => ripen(tx, seen, call));
  const { draft, questions, leftOut } = drafted;
  const view = await serverOf(call);
  const { preview: words } = t.quiz;
  const lacks = lackIn(view, call);
  return {
    private: true,
    blocks: [
      heading(words.heading(draft.title)),
      ...(news.notice === undefined ? [] : [text(rich`${{ bold: news.notice }}`)]),
      text(words.lead),
      {
        type: 'list',
        items: [asked(drafted, call), words.place(draft.channel, seenBy(view, call)), ...words.settings(draft)],
      },
      ...(leftOut > 0 ? [text(words.leftOut(leftOut))] : []),
      ...(questions.length === 0 ? [text(words.unread)] : []),
      ...(lacks.length > 0 ? [text(words.lacks(lacks.map((right) => words.permissions[right])))] : []),
      ...(guild?.settings.quiz.aged ? [] : [text(words.age)]),
      ...controls(drafted, call, news),
    ],
  };
}

/** How many questions there are, of which forms and about what. */
function asked({ draft, questions }: Drafted, { t }: KeptCall): Rich {
  const count = <K extends string>(of: (question: SessionQuestion) => K, name: (key: K) => string): string[] =>
    [...Map.groupBy(questions, of)]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([key, all]) => t.quiz.preview.times(name(key), all.length));
  const forms = count(
    ({ served }) => served.item.form,
    (form) => t.quizSets.forms[form].toLowerCase(),
  );
  const kinds = count(
    ({ served }) => served.item.kind ?? OWN,
    (kind) => (kind === OWN ? t.quiz.preview.own : t.kinds[kind]),
  );
  return t.quiz.preview.questions(draft.total, forms, kinds);
}
const OWN = 'own';

/** Where what is set for the channel of a call stands: a thread has it from the channel to which it belongs. */
const placeOf = ({ member: { parent, channel } }: KeptCall): string => parent ?? channel ?? '';

/** Roles that are named of those that see a channel. */
const NAMED = 5;

/** Who sees the channel: everybody, or which roles; undefined where nobody can tell. */
function seenBy(view: GuildView | undefined, call: KeptCall): 'everybody' | readonly string[] | undefined {
  if (!view) return undefined;
  const see = (roles: readonly string[]): boolean | undefined => {
    const bits = memberIn(view, { id: '', roles }, placeOf(call));
    return bits === undefined ? undefined : lackingIn(bits, ['view']).length === 0;
  };
  const all = see([]);
  if (all === undefined) return undefined;
  if (all) return 'everybody';
  return view.roles.flatMap(({ id }) => (id !== view.id && see([id]) ? id : [])).slice(0, NAMED);
}

/** What the bot lacks there, as far as Discord has said. */
function lackIn(view: GuildView | undefined, call: KeptCall): ('view' | 'send' | 'send-in-threads')[] {
  const bits = view && botIn(view, placeOf(call));
  const needed = ['view', call.member.parent === undefined ? 'send' : 'send-in-threads'] as const;
  const lacking: readonly Permission[] = bits === undefined ? [] : lackingIn(bits, needed);
  return needed.filter((right) => lacking.includes(right));
}

/** How long a question may take, to choose from. */
const SECONDS = [0, 10, 15, 20, 30, 45, 60, 90, 120];

/** What is changed with one press, and to what. */
const TOGGLES = {
  mode: ({ mode }) => (mode === 'fast' ? 'secure' : 'fast'),
  pace: ({ pace }) => (pace === 'auto' ? 'host' : 'auto'),
  anonymous: ({ anonymous }) => (anonymous ? 'no' : 'yes'),
  bonus: ({ bonus }) => (bonus ? 'no' : 'yes'),
  openBook: ({ openBook }) => (openBook ? 'no' : 'yes'),
} as const satisfies Partial<Record<keyof SessionSettings, (settings: SessionSettings) => string>>;

function controls({ draft, questions }: Drafted, { t, guild }: KeptCall, { other }: News): Block[] {
  const { id, settings } = draft;
  const { buttons: words, set, seconds } = t.quiz.preview;
  const fields = (Object.keys(TOGGLES) as (keyof typeof TOGGLES)[]).filter(
    (field) => (field !== 'openBook' || settings.mode === 'secure') && (field !== 'bonus' || settings.seconds > 0),
  );
  const toggle = (field: keyof typeof TOGGLES): Button => {
    const value = TOGGLES[field](settings);
    return {
      label: (set[field] as Readonly<Record<string, string>>)[value]!,
      id: quizStep('draft-set', id, field, value),
    };
  };
  const select = (field: string, placeholder: string, choices: readonly Choice[]): Block => ({
    type: 'select',
    id: quizStep('draft-set', id, field),
    placeholder,
    choices,
  });
  const times = [...new Set([...SECONDS, settings.seconds])].toSorted((a, b) => a - b);
  const step = (label: string, name: string): Button => ({ label, id: quizStep(name, id) });
  return [
    buttons(...fields.map(toggle)),
    select(
      'seconds',
      words.seconds,
      times.map((value) => ({ label: seconds(value), value: `${value}`, chosen: value === settings.seconds })),
    ),
    select(
      'board',
      words.board,
      BOARDS.map((value) => ({ label: t.settings.boards[value], value, chosen: value === settings.board })),
    ),
    buttons(
      ...(guild?.settings.quiz.aged ? [] : [{ ...step(words.aged, 'draft-aged'), style: 'primary' as const }]),
      ...(questions.length === 0 ? [step(words.items, 'draft-items')] : []),
      { ...step(words.open, 'draft-open'), style: 'primary' },
      step(words.label, 'draft-label'),
      step(words.refresh, 'draft'),
      step(words.cancel, 'draft-drop'),
      ...(other?.message === undefined ? [] : [{ label: words.other, url: linkTo(other) }]),
    ),
  ];
}

const linkTo = ({ guild, channel, message }: Session): string =>
  `https://discord.com/channels/${guild}/${channel}/${message}`;
