/// <reference types="vite/types/importMeta.d.ts" />
import * as surface from '../../../commands/look-ups.ts';
import { createBot } from '../../bot.ts';
import { assemble } from '../../corpus/assemble.ts';
import { recognise } from '../../corpus/file.ts';
import { formatProblem } from '../../corpus/report.ts';
import { createInspect } from '../../inspect.ts';
import { localeFor } from '../../locales/index.ts';
import type { Log } from '../../model/log.ts';
import { openingQuestions } from '../../suggest.ts';
import { start } from '../page/app.ts';
import type { Server } from '../page/client.ts';

/** The shipped documents by their paths, put in when the demo is built. */
const texts = import.meta.glob<string>('../../../corpus/*', { query: '?raw', import: 'default', eager: true });

const silent = (): void => undefined;
const log: Log = {
  debug: silent,
  info: silent,
  warn: silent,
  error: (fields, message) => console.error(message, fields),
};

/** The whole bot in this very page. */
function openServer(): Server {
  const files = Object.entries(texts).flatMap(([file, text]) => {
    const kind = recognise(file.slice(file.lastIndexOf('/') + 1));
    return kind ? [{ file, ...kind, text }] : [];
  });
  const { library, problems } = assemble(files);
  if (!library) throw new Error(problems.map(formatProblem).join('\n'));
  const bot = createBot({ surface, library, config: { operatorContact: undefined, privacyUrl: undefined }, log });
  const inspect = createInspect(bot);
  const { commands } = bot;
  const examples = openingQuestions({ t: localeFor('en'), index: bot.index });
  return {
    badge: 'Demo',
    about: 'Demo: answers from the shipped documents, nothing leaves this page',
    // Both sides know the form of what they hand over, as if it had come as JSON.
    surface: async () => ({ commands, examples }) as Awaited<ReturnType<Server['surface']>>,
    answer: async (interaction) => (await bot.dispatch(interaction)) as Awaited<ReturnType<Server['answer']>>,
    inspect: async (interaction) => inspect(interaction)!,
  };
}

void start(openServer());
