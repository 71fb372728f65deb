import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import type { Call } from '../../src/command.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import { en, type Locale } from '../../src/locales/en.ts';
import { speakAnswer } from '../../src/look.ts';
import type { Reply } from '../../src/reply/blocks.ts';
import { createIndex } from '../../src/search/index.ts';

// One language is shipped; the buttons of two others tell which was spoken.
const speaking = (more: string): Locale => ({ ...en, buttons: { ...en.buttons, more, covered: more } });
const own = speaking('of the member');
const common = speaking('of the server');

const index = createIndex(loadLibrary([fileURLToPath(new URL('../../corpus', import.meta.url))]).library!);
const call = (quiet: boolean, open = true): Call => ({
  index,
  t: own,
  about: { version: '1' },
  today: '2026-01-31',
  showing: { quiet, open, t: common, short: false, pictures: 'all', leftOut: () => ({ documents: 0, sensitive: 0 }) },
});
const spoken = ({ blocks }: Reply): string | undefined =>
  blocks
    .flatMap((block) => (block.type === 'buttons' ? block.buttons.map(({ label }) => label) : []))
    .find((label) => label.startsWith('of the'));

describe('an answer is in the language', () => {
  const ANSWERED = 'When did Norway and Turkey establish relations?';
  const REFUSED = 'who designed the salang tunnel';
  it.each<[string, string, Call, boolean | undefined, string]>([
    ['of the server, when everybody sees it', ANSWERED, call(false), undefined, 'of the server'],
    ['of the member, when the call is private', ANSWERED, call(false), true, 'of the member'],
    ['of the member, when the server is private', ANSWERED, call(true), undefined, 'of the member'],
    ['of the server, when the call is public all the same', ANSWERED, call(true), false, 'of the server'],
    ['of the member, where answers may not be public', ANSWERED, call(false, false), false, 'of the member'],
    ['of the member, when it turns out to be private', REFUSED, call(false), undefined, 'of the member'],
  ])('%s', (_, question, from, wanted, language) =>
    expect(spoken(speakAnswer(ask(question, index).answer, from, wanted))).toBe(language),
  );
});
