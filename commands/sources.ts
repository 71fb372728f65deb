import { findText } from '../src/answer/find.ts';
import { countryOptions, defineSubcommand, UserError, type Command, type KeptCall } from '../src/command.ts';
import { checkedReceipt } from '../src/look.ts';
import { disputeList, documentList, readSection } from '../src/reading.ts';
import { addReading, readingSteps } from '../src/readings/add.ts';
import { removeReadingOf, suggestReadings } from '../src/readings/remove.ts';
import { speakFound } from '../src/reply/find.ts';
import { documentFrom, pairsFrom } from '../src/slots.ts';
import { matching, suggestAnswerOption } from '../src/suggest.ts';

export const sources: Command = {
  name: 'sources',
  subcommands: {
    read: defineSubcommand({
      options: {
        document: { type: 'text', max: 100, suggests: true },
        section: { type: 'text', max: 100, suggests: true },
      },
      run(args, call) {
        if (args.document === undefined) return documentList(call);
        return readSection(documentFrom(args.document, call.index), args.section, call);
      },
      suggest(option, text, call, typed) {
        if (option === 'document') return suggestAnswerOption('source', text, call);
        const document = call.index.library.documents.find(({ id }) => id === typed['document']);
        return matching(
          (document?.sections ?? []).map(({ heading }) => ({ label: heading, value: heading })),
          text,
        );
      },
    }),
    find: defineSubcommand({
      options: { text: { type: 'text', required: true, max: 300 } },
      run(args, call) {
        if (args.text.trim() === '') throw new UserError('empty-question');
        return speakFound(findText(args.text, { documents: call.index.likely(args.text) }), args.text, call.t);
      },
    }),
    disputes: defineSubcommand({
      options: { ...countryOptions, country: { ...countryOptions.country, required: false } },
      run(args, call) {
        const [pair, ...more] = pairsFrom(args, call.index);
        return disputeList(more.length === 0 ? pair : undefined, call);
      },
      suggest: suggestAnswerOption,
    }),
    check: defineSubcommand({
      options: { receipt: { type: 'text', required: true, max: 2_000 } },
      run: (args, call) => checkedReceipt(args.receipt, call),
    }),
    add: defineSubcommand({
      needs: 'curate',
      kept: true,
      options: { file: { type: 'file', required: true } },
      run: (args, call) => addReading(args.file, call as KeptCall),
    }),
    remove: defineSubcommand({
      needs: 'curate',
      kept: true,
      options: { document: { type: 'text', required: true, max: 200, suggests: true } },
      run: (args, call) => removeReadingOf(args.document, call as KeptCall),
      suggest: (_, text, call) => matching(suggestReadings(call as KeptCall), text),
    }),
  },
  steps: readingSteps,
};
