import type { Locale } from '../locales/en.ts';
import { bold, rich } from '../locales/rich.ts';
import type { Finding } from '../model/answer.ts';
import type { Block, Reply } from './blocks.ts';
import { fit } from './limits.ts';
import { quoteOf } from './parts.ts';

/** A sentence of a message and what the documents say of it. */
interface Checked {
  readonly sentence: string;
  readonly verdict: keyof Locale['check']['verdicts'];
  readonly finding?: Finding;
}

/** What is shown of a sentence that somebody wrote; its writer and the reader know the rest. */
const SHOWN = 140;

/** Words the result of checking a message; only the member who asked for it sees it. */
export function speakCheck(checked: readonly Checked[], t: Locale): Reply {
  const sources = checked.filter(({ finding }) => finding);
  const blocks = checked.flatMap(({ sentence, verdict, finding }): Block[] => {
    const short = fit(sentence, SHOWN);
    const said: Block = { type: 'text', text: rich`${bold(t.check.verdicts[verdict])}: ${short}` };
    return finding ? [said, quoteOf(finding, sources.findIndex((each) => each.finding === finding) + 1, t)] : [said];
  });
  const nothing: Block[] = checked.length === 0 ? [{ type: 'text', text: rich`${t.check.empty}` }] : [];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.check.heading}` },
      ...nothing,
      ...blocks,
      { type: 'small', text: rich`${t.check.kept}` },
    ],
  };
}
