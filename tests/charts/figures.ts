import * as surface from '../../commands/index.ts';
import { createBot } from '../../src/bot.ts';
import type { Figure } from '../../src/model/figure.ts';
import type { Library } from '../../src/model/document.ts';
import { called } from '../interactions.ts';
import { openLines } from '../transport/signed.ts';
import { SAMPLES } from './samples.ts';

/** A figure, and what was asked that led to it. */
export interface Asked {
  readonly name: string;
  readonly given: Readonly<Record<string, string>>;
  readonly figure: Figure;
}

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

/** So many figures of all charts, no two of them alike: those of a library, and a sample where it leads to none. */
export async function manyFigures(library: Library, count: number): Promise<readonly Figure[]> {
  const found = Map.groupBy(
    (await figuresOf(library)).map(({ figure }) => figure),
    ({ chart }) => chart,
  );
  const charts = Object.values(SAMPLES).map((sample) => found.get(sample.chart) ?? [sample]);
  return Array.from({ length: count }, (_, i): Figure => {
    const same = charts[i % charts.length]!;
    const figure = same[Math.floor(i / charts.length) % same.length]!;
    return { ...figure, title: `${figure.title} (${i})` };
  });
}
