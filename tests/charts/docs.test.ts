import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/charts/index.ts';
import { openPaint } from '../../src/charts/paint.ts';
import { loadType } from '../../src/charts/type.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import type { Figure } from '../../src/model/figure.ts';
import { figuresOf } from './figures.ts';
import { SAMPLES } from './samples.ts';
import { marksOf } from './svg.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const RENEW = process.env['RENEW'] === 'pictures';
/** What each picture of the docs was drawn from, so that one that is older than the program is noticed. */
const DRAWN = path('docs/pictures/charts.json');
const PAGE = readFileSync(path('docs/pictures.md'), 'utf8');
const MOST_BYTES = 100_000;

const CHARTS = Object.keys(SAMPLES) as Figure['chart'][];
/** The look-up whose answer shows a chart; the others are shown by a sample. */
const SHOWN: Partial<Record<Figure['chart'], readonly [command: string, country: string]>> = {
  amounts: ['aid', 'PK'],
  timeline: ['timeline', 'AF'],
  map: ['embassy', 'TR'],
};

const type = await loadType();
const figures = new Map<Figure['chart'], Figure>();
const drawn: Record<string, string> = {};
const told = (): Record<string, string> => JSON.parse(readFileSync(DRAWN, 'utf8')) as Record<string, string>;

beforeAll(async () => {
  const asked = await figuresOf(loadLibrary([path('corpus')]).library!);
  const paint = await openPaint(type);
  for (const chart of CHARTS) {
    const found = asked.find(
      ({ name, given, figure }) =>
        figure.chart === chart && name === SHOWN[chart]?.[0] && given['country'] === SHOWN[chart][1],
    );
    const figure = found?.figure ?? SAMPLES[chart];
    figures.set(chart, figure);
    const svg = (await drawSvg(figure, type))!;
    drawn[chart] = createHash('sha256').update(marksOf(svg)).digest('hex').slice(0, 16);
    if (RENEW) writeFileSync(path(`docs/pictures/${chart}.png`), paint(svg));
  }
  if (RENEW) writeFileSync(DRAWN, `${JSON.stringify(drawn, undefined, 2)}\n`);
}, 60_000);

describe('the page of the pictures', () => {
  it.each(CHARTS)('shows "%s" as it is drawn now; else run npm run pictures', (chart) => {
    const png = readFileSync(path(`docs/pictures/${chart}.png`));
    expect(told()[chart]).toBe(drawn[chart]);
    expect([png.readUInt32BE(16), png.length < MOST_BYTES]).toEqual([1120, true]);
    expect(PAGE).toContain(`](pictures/${chart}.png)`);
  });

  it('tells of no chart that there is not', () => {
    const named = [...PAGE.matchAll(/\]\(pictures\/([a-z-]+)\.png\)/g)].map(([, name]) => name!);
    expect(named.toSorted()).toEqual(CHARTS.toSorted());
    expect(Object.keys(told()).toSorted()).toEqual(CHARTS.toSorted());
  });

  it('is linked from the page of each command that has pictures', () => {
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| ['));
    const named = new Set(rows.flatMap((row) => [...row.matchAll(/`\/([a-z]+)`/g)].map(([, name]) => name)));
    expect(named.size).toBeGreaterThan(4);
    const without = [...named].filter(
      (name) => !readFileSync(path(`docs/commands/${name}.md`), 'utf8').includes('](../pictures.md'),
    );
    expect(without).toEqual([]);
  });

  it.each(Object.entries(SHOWN))('finds "%s" in the answer that it names', (chart, [command, country]) => {
    expect(figures.get(chart as Figure['chart'])).not.toBe(SAMPLES[chart as Figure['chart']]);
    expect(PAGE).toContain(`\`/${command}\``);
    expect(country).toMatch(/^[A-Z]{2}$/);
  });
});
