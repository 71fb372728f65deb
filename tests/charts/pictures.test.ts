import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createPictures, type Picture, type Pictures } from '../../src/charts/pictures.ts';
import type { Pictured } from '../../src/model/metrics.ts';
import { createMeter } from '../../src/metrics.ts';
import { figureOf } from './samples.ts';
import { openLines, type Line } from '../transport/signed.ts';

const program = (name: string): string => fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url));
const DRAWER = program('drawer');

let open: Pictures | undefined;
afterEach(() => open?.close());

interface Opened {
  readonly draw: (title: string) => ReturnType<Pictures['draw']>;
  /** What is in the picture of a figure. */
  readonly drawn: (title: string) => Promise<string | undefined>;
  readonly pictures: Pictures;
  readonly close: () => void;
  readonly clock: { time: number };
  readonly warnings: () => readonly Line[];
  readonly lines: readonly Line[];
  /** What became of pictures, as counted. */
  readonly results: () => string[];
}

/** Pictures that are drawn by a program of these tests, with limits that are short where a test waits for one. */
function openPictures(settings: Partial<Parameters<typeof createPictures>[0]> = {}): Opened {
  const { log, lines } = openLines();
  const clock = { time: 0 };
  const counted: Pictured[] = [];
  const metrics = { ...createMeter().metrics, pictured: (each: Pictured) => void counted.push(each) };
  const pictures = createPictures({ log, metrics, now: () => clock.time, program: DRAWER, ...settings });
  open = pictures;
  const draw = (title: string) => pictures.draw(figureOf(title));
  return {
    draw,
    pictures,
    drawn: async (title) => textOf(await draw(title)),
    close: () => pictures.close(),
    clock,
    lines,
    warnings: () => lines.filter(({ level }) => level === 'warn'),
    results: () => counted.map(({ result }) => result),
  };
}
const textOf = (picture: Picture | undefined): string | undefined => picture && Buffer.from(picture.bytes).toString();
/** The process that drew a picture. */
const processOf = (text: string | undefined): string | undefined => text?.split(' ').at(-1);

describe('a picture', () => {
  it('has the name of its chart and its alt text, and is there at once the next time', async () => {
    const { draw, results } = openPictures();
    const first = await draw('a');
    expect(first).toMatchObject({ name: 'distribution.png', description: 'alt of a' });
    expect(draw('a')).toBe(first);
    expect(results()).toEqual(['drawn', 'remembered']);
  });

  it('of a map is drawn where the operator wants maps, and the others anyway', async () => {
    const map = { ...figureOf('m'), chart: 'map', country: 'KE', shape: '404', pins: [], key: [] } as const;
    expect(await openPictures().pictures.draw(map)).toMatchObject({ name: 'map.png' });
    const { draw, pictures } = openPictures({ maps: false });
    expect(pictures.draw(map)).toBeUndefined();
    expect(await draw('a')).toMatchObject({ name: 'distribution.png' });
  });

  it('that is asked for twice at once is drawn once', async () => {
    const { draw, results } = openPictures();
    const [first, second] = await Promise.all([draw('a'), draw('a')]);
    expect(second).toBe(first);
    expect(results()).toEqual(['drawn']);
  });

  it('is told in the log with its chart and its time, and never with what it shows', async () => {
    const { drawn, lines } = openPictures();
    await drawn('a secret title');
    expect(lines).toEqual([
      { level: 'debug', fields: { chart: 'distribution', ms: expect.any(Number), bytes: expect.any(Number) }, message: expect.any(String) }, // prettier-ignore
    ]);
  });

  it('is none where there is nothing to draw, which is asked for once', async () => {
    const { draw, results, warnings } = openPictures();
    expect(await draw('is nothing')).toBeUndefined();
    expect(draw('is nothing')).toBeUndefined();
    expect(results()).toEqual(['drawn']);
    expect(warnings()).toEqual([]);
  });

  it('is forgotten where there are more than 200', async () => {
    const { draw } = openPictures();
    for (let i = 0; i < 200; i += 1) await draw(`number ${i}`);
    // The one that was asked for last is the last to be forgotten.
    expect(draw('number 0')).not.toBeInstanceOf(Promise);
    await draw('one more');
    expect(draw('number 1')).toBeInstanceOf(Promise);
    expect(draw('number 0')).not.toBeInstanceOf(Promise);
  });

  it('is forgotten where all take more than 16 MiB', async () => {
    const { draw } = openPictures();
    const large = (i: number) => ({ ...figureOf('is large'), alt: String(i) });
    const pictures = open!;
    await draw('small');
    for (let i = 0; i < 3; i += 1) await pictures.draw(large(i));
    expect(draw('small')).not.toBeInstanceOf(Promise);
    await pictures.draw(large(3));
    expect(pictures.draw(large(0))).toBeInstanceOf(Promise);
    expect(draw('small')).not.toBeInstanceOf(Promise);
  });
});

describe('a figure that cannot be drawn', () => {
  it('is told once, and tried again after ten minutes', async () => {
    const { draw, drawn, clock, warnings, results } = openPictures();
    expect(await draw('fails')).toBeUndefined();
    expect(draw('fails')).toBeUndefined();
    expect(warnings().map(({ fields }) => fields)).toEqual([{ chart: 'distribution', problem: 'no such mark' }]);
    expect(await drawn('another')).toContain('another');
    clock.time += 10 * 60_000;
    expect(draw('fails')).toBeInstanceOf(Promise);
    expect(results()).toEqual(['failed', 'drawn']);
  });

  it('is ended where it takes too long, and what waits behind it is drawn by another process', async () => {
    const { drawn, warnings, results } = openPictures({ limits: { drawMs: 300 } });
    const before = await drawn('before');
    const [hung, ...others] = await Promise.all(['hangs', 'a', 'b'].map(drawn));
    expect(hung).toBeUndefined();
    expect(others.map((text) => text?.slice(0, 1))).toEqual(['a', 'b']);
    const [own] = new Set(others.map(processOf));
    expect(own).not.toBe(processOf(before));
    expect(warnings().map(({ fields }) => fields)).toEqual([
      { chart: 'distribution', problem: 'not drawn within 300 ms' },
    ]);
    expect(results()).toEqual(['drawn', 'failed', 'drawn', 'drawn']);
  });

  it.each([
    ['ends', 'its process ended with code 3'],
    ['is killed', 'its process ended with SIGKILL'],
  ])('and %s its process is tried by one more, and nothing else is lost', async (title, how) => {
    const { drawn, warnings } = openPictures();
    const [lost, other] = await Promise.all([drawn(title), drawn('other')]);
    expect(lost).toBeUndefined();
    expect(other).toContain('other');
    expect(warnings().map(({ fields }) => fields)).toEqual([{ chart: 'distribution', problem: how }]);
  });
});

describe('the process that draws', () => {
  it('is started anew where it was ended from outside, and nobody notices', async () => {
    const { drawn, warnings } = openPictures();
    const first = processOf(await drawn('a'));
    process.kill(Number(first), 'SIGKILL');
    const second = processOf(await drawn('b'));
    expect(second).not.toBe(first);
    expect(warnings()).toEqual([]);
  });

  it.each([
    ['broken', 'the font is missing'],
    ['missing', 'Cannot find module'],
  ])('that is %s is told once with what it said, and started again later and later', async (name, said) => {
    const { draw, clock, lines, warnings, results } = openPictures({ program: program(name) });
    expect(await Promise.all([draw('a'), draw('b')])).toEqual([undefined, undefined]);
    expect(warnings()).toEqual([
      { level: 'warn', fields: { problem: expect.stringContaining(said) }, message: expect.stringContaining('does not start') }, // prettier-ignore
    ]);
    const why = async (time: number): Promise<string> => {
      clock.time = time;
      await draw('a');
      return JSON.stringify(lines.at(-1)!.fields);
    };
    expect(await why(9_999)).toContain('a while ago');
    expect(await why(10_000)).toContain(said);
    expect(await why(29_999)).toContain('a while ago');
    expect(await why(30_000)).toContain(said);
    expect(await why(69_999)).toContain('a while ago');
    expect(warnings()).toHaveLength(1);
    expect(new Set(results())).toEqual(new Set(['failed']));
  });

  it('that never says that it has started is ended', async () => {
    const { drawn, warnings } = openPictures({ program: program('silent'), limits: { startMs: 500 } });
    expect(await drawn('a')).toBeUndefined();
    expect(warnings().map(({ fields }) => fields)).toEqual([{ problem: 'not started within 500 ms' }]);
  });

  it('lets so many figures wait, and draws others when it has drawn these', async () => {
    const { drawn, warnings, results } = openPictures({ limits: { waiting: 3 } });
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(drawn));
    expect(all.map((text) => text?.slice(0, 1))).toEqual(['a', 'b', 'c', undefined, undefined]);
    expect(warnings()).toEqual([]);
    expect(results().toSorted()).toEqual(['drawn', 'drawn', 'drawn', 'failed', 'failed']);
    expect(await drawn('d')).toContain('d');
  });

  it('ends with the bot, and leaves nobody waiting', async () => {
    const { drawn, close, warnings } = openPictures();
    const number = Number(processOf(await drawn('a')));
    const waiting = [drawn('hangs'), drawn('b')];
    close();
    expect(await Promise.all(waiting)).toEqual([undefined, undefined]);
    expect(await drawn('c')).toBeUndefined();
    expect(warnings()).toEqual([]);
    await expect.poll(() => isThere(number)).toBe(false);
  });
});

/** Whether a process is there. */
function isThere(number: number): boolean {
  try {
    return process.kill(number, 0);
  } catch {
    return false;
  }
}

describe('a bot that has nothing else to do', () => {
  const alone = [program('alone'), DRAWER];

  it('waits for its picture, and ends then though the process could draw more', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [...alone, 'a']);
    expect(stdout).toMatch(/^a \d+$/m);
    await expect.poll(() => isThere(Number(processOf(stdout.trim())))).toBe(false);
  });

  it('waits also for what is ended because it takes too long', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [...alone, 'hangs', 'a'], { timeout: 30_000 });
    expect(stdout).toMatch(/^\na \d+$/m);
  });

  it('takes the process along where it is killed, also while that draws', async () => {
    const bot = spawn(process.execPath, [...alone, 'a', 'waits'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(bot.stdout, 'data')) as [Buffer];
    bot.kill('SIGKILL');
    await expect.poll(() => isThere(Number(processOf(String(said).trim())))).toBe(false);
  });
});
