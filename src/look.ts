import { ask, askAfter, type Explained } from './answer/ask.ts';
import { browse } from './answer/browse.ts';
import { hashOfClaim } from './answer/hash.ts';
import { checkReceipt, receiptOf } from './answer/receipt.ts';
import {
  answerOptions,
  defineCommand,
  UserError,
  type AnswerArgs,
  type Args,
  type Call,
  type Command,
  type Options,
  type Typed,
} from './command.ts';
import type { Locale } from './locales/en.ts';
import type { Answer } from './model/answer.ts';
import type { Guild } from './model/guild.ts';
import type { Claim } from './model/kinds/index.ts';
import type { Lookup } from './model/lookup.ts';
import type { Choice, Reply } from './reply/blocks.ts';
import { speakReceipt } from './reply/receipt.ts';
import { speak } from './reply/speak.ts';
import type { Hints } from './search/question.ts';
import { dateFrom, documentFrom } from './slots.ts';
import { suggestAnswerOption } from './suggest.ts';

/** The common options of all look-ups, checked. */
export const hintsFrom = (args: AnswerArgs, call: Call): { readonly asOf?: string; readonly source?: string } => ({
  ...(args.as_of !== undefined && { asOf: dateFrom(args.as_of) }),
  ...(args.source !== undefined && { source: documentFrom(args.source, call.index) }),
});

/** Answers a question, going on from the last one where there is one. */
export const asked = (text: string, { index, before }: Call, hints: Hints = {}): Explained =>
  before ? askAfter(text, index, hints, before) : ask(text, index, hints);

/** Declares a command that looks something up by typed options; the common options come by themselves. */
export function defineLookup<const O extends Options>(command: {
  readonly name: keyof Locale['commands'];
  readonly options: O;
  lookup(args: Args<O>, call: Call): Lookup;
  /** Suggestions for the command's own options; `undefined` leaves an option to the common suggestions. */
  suggest?(option: string, text: string, call: Call, typed: Typed): readonly Choice[] | undefined;
}): Command {
  const lookupOf = (args: AnswerArgs, call: Call): Lookup => ({
    ...command.lookup(args as unknown as Args<O>, call),
    ...hintsFrom(args, call),
  });
  return defineCommand({
    name: command.name,
    options: { ...command.options, ...answerOptions },
    run: (args, call) => speakLookup(lookupOf(args as AnswerArgs, call), call, 1, (args as AnswerArgs).private),
    answer: (args, call) => browse(lookupOf(args as AnswerArgs, call), call.index),
    suggest: (option, text, call, typed) =>
      command.suggest?.(option, text, call, typed) ?? suggestAnswerOption(option, text, call),
  });
}

/** Looks up and words the answer, at one of its pages. */
export const speakLookup = (lookup: Lookup, call: Call, page: number, wanted: boolean | undefined): Reply =>
  speakAnswer(browse(lookup, call.index), call, wanted, page);

/** Whether only the asker sees an answer: where nobody else may, else as is `wanted`, else as the server has set. */
export const quietIn = ({ showing }: Call, wanted: boolean | undefined): boolean =>
  showing?.open === false || (wanted ?? showing?.quiet ?? false);

/**
 * Words an answer, with its receipt: what everybody sees in the language of the server, what only the asker sees in theirs.
 * @param wanted for the asker alone, or not; undefined leaves it to the server
 */
export function speakAnswer(answer: Answer, call: Call, wanted: boolean | undefined, page = 1): Reply {
  const { t: own, index, showing, guild } = call;
  const quiet = quietIn(call, wanted);
  const say = (t: Locale): Reply =>
    speak(answer, {
      t,
      library: index.library,
      private: quiet,
      page,
      short: showing?.short ?? false,
      pictures: showing?.pictures,
      leftOut: showing?.leftOut(answer.question),
      tells: guild !== undefined,
      noteOn: (claim) => noteOn(claim, guild),
      receipt: (findings) => receiptOf(findings, index),
    });
  const common = quiet ? own : (showing?.t ?? own);
  const reply = say(common);
  return reply.private && common !== own ? say(own) : reply;
}

/** What the server adds to a claim, as long as the claim is as it was. */
function noteOn(claim: Claim, guild: Guild | undefined): string | undefined {
  const note = guild?.notes?.get(claim.id);
  return note && note.hash === hashOfClaim(claim) ? note.text : undefined;
}

/**
 * What became of the evidence of an answer. The receipt may have its label before it, or all of the answer.
 * @throws UserError `bad-receipt` for a text that is none
 */
export function checkedReceipt(text: string, { t, index }: Call): Reply {
  const bare = text.split(new RegExp(t.receipt.label, 'i')).at(-1) ?? '';
  const checked = checkReceipt(bare, index);
  if (!checked) throw new UserError('bad-receipt');
  return speakReceipt(checked, t, index.library.home);
}
