import type { MessageMenu } from '../src/command.ts';
import { checkText } from '../src/answer/check.ts';
import { speakCheck } from '../src/reply/check.ts';

/** Holds somebody's message against the documents: always in private, and nothing of it is kept. */
export const checkMessage: MessageMenu = {
  name: 'Check this message',
  run: ({ text }, { t, index }) => speakCheck(checkText(text, index), t),
};
