import { defineSubcommand, type Command, type KeptCall, type MessageMenu, type Step } from '../src/command.ts';
import { evidence, fromMessage, fromReceipt, MONTHS } from '../src/cards/evidence.ts';
import { confirmImport, dropImport, exportCards, importCards } from '../src/cards/exchange.ts';
import { listCards } from '../src/cards/list.ts';
import { keep, moveReview, openReason, openRenote, refresh, renote, stillTrue } from '../src/cards/change.ts';
import { history, manage } from '../src/cards/manage.ts';
import { makeRoom, postAgain, remove, repin, unpin } from '../src/cards/place.ts';
import { cancel, changeNote, confirm, openNote, previewTyped } from '../src/cards/pin.ts';
import { suggestFact } from '../src/cards/suggest.ts';
import { NOTE_MAX, REVIEW_MONTHS } from '../src/model/card.ts';

/** What the buttons of previews, of lists and of cards do; only their evidence is for everybody. */
const steps: Readonly<Record<string, Step>> = {
  pin: { press: confirm },
  note: { press: openNote, submit: changeNote },
  cancel: { press: cancel },
  list: { press: async ([page], call) => ({ reply: await listCards(Number(page) || 1, call), update: true }) },
  open: { press: async (_, call, values) => ({ reply: await manage(values, call), update: true }) },
  manage: { press: async (args, call) => ({ reply: await manage(args, call), update: true }) },
  refresh: { press: refresh },
  still: { press: stillTrue },
  keep: { press: keep },
  renote: { press: openRenote, submit: renote },
  move: { press: moveReview },
  unpin: { press: openReason('unpin'), submit: unpin },
  remove: { press: openReason('remove'), submit: remove },
  repin: { press: repin },
  room: { press: makeRoom },
  again: { press: postAgain },
  history: { press: history },
  import: { press: confirmImport },
  drop: { press: dropImport },
  receipt: { press: fromReceipt },
  evidence: { needs: 'look', press: evidence },
};

export const card: Command = {
  name: 'card',
  kept: true,
  needs: 'curate',
  steps,
  subcommands: {
    pin: defineSubcommand({
      options: {
        fact: { type: 'text', required: true, max: 500, suggests: true },
        channel: { type: 'channel' },
        note: { type: 'text', max: NOTE_MAX },
        review: { type: 'whole', among: REVIEW_MONTHS },
      },
      run: ({ fact, channel, note, review = MONTHS }, call) =>
        previewTyped(fact, { channel, note: note?.trim(), months: review }, call as KeptCall),
      suggest: (_, text, call) => suggestFact(text, call as KeptCall),
    }),
    list: defineSubcommand({ options: {}, run: (_, call) => listCards(1, call as KeptCall) }),
    export: defineSubcommand({ options: {}, run: (_, call) => exportCards(call as KeptCall) }),
    import: defineSubcommand({
      options: { file: { type: 'file', required: true } },
      run: ({ file }, call) => importCards(file, call as KeptCall),
    }),
  },
};

/** Pins what an answer shows; on a card it opens what can be done with it. */
export const pinMessage: MessageMenu = {
  name: 'Pin as fact card',
  kept: true,
  needs: 'curate',
  run: (message, call) => fromMessage(message, call as KeptCall),
};
