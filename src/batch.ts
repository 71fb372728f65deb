import { z } from 'zod';
import { receiptOf } from './answer/receipt.ts';
import { UserError, type Call, type Command, type Options } from './command.ts';
import type { Conversations } from './conversation.ts';
import { checked } from './arguments.ts';
import { localeFor } from './locales/index.ts';
import { contextOf, findingsOf, type Answer } from './model/answer.ts';
import { plain } from './reply/escape.ts';
import { statements } from './reply/speak.ts';

/** One call a line, as a program sends it: the options of a slash command by their names. */
const Line = z.object({
  id: z.union([z.string(), z.number()]),
  command: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  locale: z.string().optional(),
  conversation: z.string().optional(),
});

/** Answers one line of JSON with one object; a line that cannot be answered gives `{id, error}`, never an exception. */
export function answerLine(
  line: string,
  commands: readonly Command[],
  call: Call,
  conversations: Conversations,
): object {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return { id: null, error: 'not a line of JSON' };
  }
  const parsed = Line.safeParse(raw);
  const id = z.looseObject({ id: z.union([z.string(), z.number()]) }).safeParse(raw).data?.id ?? null;
  if (!parsed.success) return { id, error: z.prettifyError(parsed.error) };
  const { command: name, args, locale, conversation } = parsed.data;
  const before = conversation === undefined ? undefined : conversations.last(conversation);
  try {
    const answer = answerOf(name, args, commands, { ...call, t: localeFor(locale), ...(before && { before }) });
    if (conversation !== undefined) conversations.keep(conversation, contextOf(answer));
    return { id, ...resultOf(answer, call) };
  } catch (error) {
    if (error instanceof UserError) return { id, error: call.t.errors[error.code](error.values) };
    throw error;
  }
}

function answerOf(
  name: string,
  args: Readonly<Record<string, string | number | boolean>>,
  commands: readonly Command[],
  call: Call,
): Answer {
  const command = commands.find((each) => each.name === name);
  if (!command?.answer || !command.options) throw new UserError('unknown-command');
  const unknown = Object.keys(args).find((option) => !Object.hasOwn(command.options as Options, option));
  if (unknown !== undefined) throw new UserError('missing-option', { option: unknown });
  const given = Object.entries(args).map(([option, value]) => ({ name: option, type: 3, value }));
  return command.answer(checked(command.options, given), call);
}

/** An answer as programs read it: its status (`perhaps` when its passage may be no answer), its statements, the passages it rests on with their receipt, and what was understood. */
export function resultOf(answer: Answer, { t, index }: Call): object {
  const { words, ...understood } = answer.question;
  const findings = findingsOf(answer);
  const receipt = receiptOf(findings, index);
  return {
    status: answer.status,
    ...(answer.status === 'refused' && { reason: answer.reason }),
    ...('notes' in answer && answer.notes.some(({ code }) => code === 'perhaps') && { perhaps: true }),
    text: statements(answer, { t, library: index.library })
      .map((line) => line.map(plain).join(''))
      .join('\n'),
    sources: findings.map(({ citation, claim }) => ({
      doc: citation.document.id,
      section: citation.section,
      quote: citation.quote,
      start: citation.start,
      end: citation.end,
      ...(claim && { claim: claim.id }),
    })),
    ...(receipt !== undefined && { receipt }),
    understood: { ...understood, words: words.map(({ text }) => text) },
  };
}
