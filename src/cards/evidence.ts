import { UserError, type KeptCall, type Pressed, type TargetMessage } from '../command.ts';
import { speakAnswer } from '../look.ts';
import { rich } from '../locales/rich.ts';
import type { Answer, Finding } from '../model/answer.ts';
import { questionOf } from '../model/question.ts';
import { findReceipt } from '../press.ts';
import { decodePress } from '../reply/state.ts';
import type { Reply } from '../reply/blocks.ts';
import { cardOf } from '../store/cards.ts';
import { answerOf } from './fact.ts';
import { hold } from './hold.ts';
import { guildIn } from './make.ts';
import { manage } from './manage.ts';
import { previewAnswer } from './pin.ts';

/** What a card rests on, as it stands in the documents now: for everybody who sees the card, in private. */
export async function evidence([id = '']: readonly string[], call: KeptCall): Promise<Pressed> {
  const card = await call.store.read((tx) => cardOf(tx, id, guildIn(call).id));
  if (!card) throw new UserError('old-button');
  const { answer } = hold(card, call.t, call.index);
  const gone: Reply = { private: true, blocks: [{ type: 'text', text: rich`${call.t.cards.manage.allGone}` }] };
  return { reply: answer ? speakAnswer(answer, call, true) : gone, update: false };
}

/** Months until a look at a card that was made of an answer, where nobody says it. */
export const MONTHS = 3;

const answerFrom = (findings: readonly Finding[], call: KeptCall): Answer => {
  const answer = answerOf({ claims: true, wanted: 'any' }, findings, call.index);
  return answer ?? { status: 'answered', shape: 'answer', question: questionOf({}), groups: [], notes: [] };
};

/** Shows in private the card that an answer would make, by the receipt in its button. */
export async function fromReceipt([receipt = '']: readonly string[], call: KeptCall): Promise<Pressed> {
  const { channel } = call.member;
  if (channel === undefined) throw new UserError('only-in-server');
  const findings = findReceipt(receipt, call);
  const reply = await previewAnswer(answerFrom(findings, call), { channel, months: MONTHS }, call);
  return { reply, update: false };
}

/** A message of the bot from whose menu it is to be pinned: an answer, or a card, which is managed. */
export async function fromMessage({ ids, channel }: TargetMessage, call: KeptCall): Promise<Reply> {
  const presses = ids.flatMap((id) => decodePress(id) ?? []);
  for (const press of presses)
    if (press.action === 'step' && press.command === 'card' && press.step === 'evidence')
      return manage(press.args, call);
  for (const press of presses)
    if (press.action === 'about')
      return previewAnswer(answerFrom(findReceipt(press.receipt, call), call), { channel, months: MONTHS }, call);
  throw new UserError('card-nothing');
}
