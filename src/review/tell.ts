import { UserError, type Filled, type KeptCall, type Step } from '../command.ts';
import { rich } from '../locales/rich.ts';
import { KIND_NAMES } from '../model/kinds/index.ts';
import { gapOf, KEPT_TEXT } from '../model/review.ts';
import type { Form, Reply } from '../reply/blocks.ts';
import { encodePress } from '../reply/state.ts';
import { tellGap } from '../store/gaps.ts';
import { insideServer, insistOnRoom, written } from './report.ts';

const FIELD = 'question';

/** The pair and kind of a button. @throws UserError `old-button` where they are none */
export function gapFrom([pair = '', kind = '']: readonly string[]): { readonly pair: string; readonly kind: string } {
  if (!/^([A-Z]{2}-[A-Z]{2})?$/.test(pair)) throw new UserError('old-button');
  if (kind !== '' && !KIND_NAMES.some((name) => name === kind)) throw new UserError('old-button');
  return { pair, kind };
}

/** The form shows what would be kept, to be changed: what was understood of the question, never more. */
function tellForm(args: readonly string[], call: KeptCall): Form {
  insideServer(call);
  const { pair, kind } = gapFrom(args);
  const { tell } = call.t.review;
  return {
    id: encodePress({ action: 'step', command: 'review', step: 'tell', args: [pair, kind] })!,
    title: tell.title,
    fields: [
      {
        id: FIELD,
        label: tell.label,
        hint: tell.hint,
        long: true,
        max: KEPT_TEXT.question,
        value: understood(call, pair, kind),
      },
    ],
  };
}

/** The last question of the member in its own words, as far as they carry meaning, when it is the one that was refused. */
function understood({ before }: KeptCall, pair: string, kind: string): string {
  const asked = before && gapOf(before);
  if (!before || asked?.pair !== pair || asked.kind !== kind) return '';
  return written(before.words.map(({ text }) => text).join(' '), KEPT_TEXT.question);
}

async function submit(args: readonly string[], filled: Filled, call: KeptCall): Promise<Reply> {
  const { t, member, store, now } = call;
  const guild = insideServer(call);
  const gap = gapFrom(args);
  const text = written(filled.text(FIELD), KEPT_TEXT.question);
  if (text === '') throw new UserError('empty-question');
  await store.write(async (tx) => {
    await insistOnRoom(tx, guild, member.id, now());
    await tellGap(tx, { guild, ...gap, member: member.id, text, at: now() });
  });
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.review.tell.thanks}` },
      { type: 'text', text: t.review.tell.kept(text) },
    ],
  };
}

/** Opens the form in which a question is told to the moderators, and takes it. Every member may. */
export const tell: Step = { needs: 'look', press: (args, call) => ({ form: tellForm(args, call) }), submit };
