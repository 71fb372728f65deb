import * as surface from '../../commands/index.ts';
import { createBot } from '../../src/bot.ts';
import type { Figure } from '../../src/model/figure.ts';
import type { Library } from '../../src/model/document.ts';
import { called } from '../interactions.ts';
import { openLines } from '../transport/signed.ts';

/** A figure, and what was asked that led to it. */
export interface Asked {
  readonly name: string;
  readonly given: Readonly<Record<string, string>>;
  readonly figure: Figure;
}

/** How often each option of a question was chosen: a chart that no document leads to. */
const distribution: Figure = {
  chart: 'distribution',
  title: 'Question 2 of 5',
  subtitle: 'In which city did the first of the two embassies open?',
  notes: [],
  source: 'Count of this quiz',
  alt: 'How 24 members answered question 2: A, Ankara, 14, right; B, İzmir, 7; C, Bursa, 3.',
  rows: [
    { letter: 'A', label: 'Ankara', count: 14, text: '14 ✓ right', right: true },
    { letter: 'B', label: 'İzmir', count: 7, text: '7', right: false },
    { letter: 'C', label: 'Bursa', count: 3, text: '3', right: false },
  ],
};

/** The figures that come with what a library answers to every look-up by country, each once. */
export async function figuresOf(library: Library): Promise<readonly Asked[]> {
  const found = new Map<string, Asked>();
  const drawn: Figure[] = [];
  const pictures = { draw: (figure: Figure) => void drawn.push(figure), close: () => undefined };
  let time = 0;
  // On such a clock nobody meets a cooldown.
  const now = (): number => (time += 600_000);
  const config = { operatorContact: undefined, privacyUrl: undefined };
  const bot = createBot({ surface, library, config, log: openLines().log, pictures, now });
  const countries = [...new Set(library.documents.flatMap((document) => document.countries))];
  for (const { name, options } of surface.commands)
    for (const country of options?.['country'] ? countries : []) {
      const given = { country };
      drawn.length = 0;
      await bot.dispatch(called(name, given));
      for (const figure of drawn) found.set(JSON.stringify(figure), { name, given, figure });
    }
  return [...found.values()];
}

/** So many figures of all charts, no two of them alike. */
export async function manyFigures(library: Library, count: number): Promise<readonly Figure[]> {
  const all = [distribution, ...(await figuresOf(library)).map(({ figure }) => figure)];
  const byChart = [...Map.groupBy(all, ({ chart }) => chart).values()];
  return Array.from({ length: count }, (_, i): Figure => {
    const same = byChart[i % byChart.length]!;
    const figure = same[Math.floor(i / byChart.length) % same.length]!;
    return { ...figure, title: `${figure.title} (${i})` };
  });
}
