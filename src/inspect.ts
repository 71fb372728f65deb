import { z } from 'zod';
import { commands } from '../commands/look-ups.ts';
import { ask } from './answer/ask.ts';
import { browse } from './answer/browse.ts';
import type { Bot } from './bot.ts';
import { UserError, type AnswerArgs, type Call } from './command.ts';
import { checked } from './arguments.ts';
import { Interaction, InteractionType } from './interaction.ts';
import { localeFor } from './locales/index.ts';
import { hintsFrom } from './look.ts';
import { findingsOf, type Answer, type Finding } from './model/answer.ts';
import type { Passage } from './model/document.ts';
import type { Evidence, Inspection } from './model/inspection.ts';
import type { Claim } from './model/kinds/index.ts';
import { ASK_FORM } from './press.ts';
import { decodePress } from './reply/state.ts';
import { exampleQuestions } from './suggest.ts';

type Looked = Pick<Inspection, 'claims' | 'passages'> & { readonly answer: Answer };

/** How many claims, and how many passages, are told of. */
const SHOWN = 8;

/** Runs an interaction again and tells what was understood and found; undefined when it is no interaction. */
export function createInspect(bot: Pick<Bot, 'index' | 'about'>): (raw: unknown) => Inspection | undefined {
  return (raw) => {
    const interaction = Interaction.safeParse(raw).data;
    if (!interaction) return undefined;
    const today = new Date().toISOString().slice(0, 10);
    const call = { index: bot.index, about: bot.about, t: localeFor(interaction.locale), today };
    const from = performance.now();
    const looked = lookedUp(interaction, call);
    const ms = Math.round((performance.now() - from) * 10) / 10;
    if (!looked) return { understood: {}, claims: [], passages: [], ms };
    const { answer, claims, passages } = looked;
    const status = answer.status === 'refused' ? `${answer.status}: ${answer.reason}` : answer.status;
    return { status, understood: slotsOf(answer), claims, passages, ms };
  };
}

/** The look-up behind an interaction. A mistake of the user looks nothing up. */
function lookedUp(interaction: Interaction, call: Call): Looked | undefined {
  try {
    if (interaction.type === InteractionType.command) return byCommand(interaction, call);
    if (interaction.type === InteractionType.component) return byPress(interaction, call);
    return interaction.type === InteractionType.modal ? byForm(interaction, call) : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function byCommand({ data }: Interaction, call: Call): Looked | undefined {
  const command = commands.find(({ name }) => name === data?.name);
  if (!command?.answer || !command.options) return undefined;
  const args = checked(command.options, data?.options ?? []);
  if (command.name === 'ask') return asked(args['question'] ?? '', call, args);
  return fromAnswer(command.answer(args, call));
}

function byPress({ data }: Interaction, call: Call): Looked | undefined {
  const pressed = decodePress(data?.values?.[0] ?? data?.custom_id ?? '');
  if (pressed?.action === 'look') return fromAnswer(browse(pressed.lookup, call.index));
  if (pressed?.action === 'example') return asked(exampleQuestions(call)[pressed.number] ?? '', call);
  return undefined;
}

const Fields = z.array(z.object({ component: z.object({ custom_id: z.literal(ASK_FORM.field), value: z.string() }) }));

function byForm({ data }: Interaction, call: Call): Looked | undefined {
  const fields = Fields.safeParse(data?.components).data;
  return fields?.[0] && asked(fields[0].component.value, call);
}

function asked(question: string, call: Call, args: AnswerArgs = {}): Looked {
  const { evidence, answer } = ask(question, call.index, hintsFrom(args, call));
  return {
    answer,
    claims: evidence.claims.slice(0, SHOWN).map(({ item, score }) => claimed(item, score)),
    passages: evidence.passages.slice(0, SHOWN).map(({ item, score }) => told(item, score)),
  };
}

/** A look-up ranks nothing: its evidence is what the answer shows. */
function fromAnswer(answer: Answer): Looked {
  const findings = (answer.status === 'refused' ? answer.nearest : findingsOf(answer)).slice(0, SHOWN);
  const passage = ({ citation, score }: Finding): Evidence =>
    told({ document: citation.document.id, section: citation.section, text: citation.quote }, score);
  return {
    answer,
    claims: findings.flatMap(({ claim, score }) => (claim ? [claimed(claim, score)] : [])),
    passages: findings.filter(({ claim }) => !claim).map(passage),
  };
}

const rounded = (score: number): number => Math.round(score * 1000) / 1000;
const claimed = ({ id, kind, quote }: Claim, score: number): Evidence => ({
  score: rounded(score),
  from: [id, kind],
  text: quote,
});
const told = (
  { document, section, text }: Pick<Passage, 'document' | 'section' | 'text'>,
  score: number,
): Evidence => ({
  score: rounded(score),
  from: [document, section],
  text,
});

function slotsOf({ question: { words, names, ...slots } }: Answer): Record<string, unknown> {
  const texts = (list: typeof words): string[] => list.map(({ text }) => text);
  const all = Object.entries({ ...slots, words: texts(words), names: texts(names) });
  return Object.fromEntries(all.filter(([, value]) => value && !(Array.isArray(value) && value.length === 0)));
}
