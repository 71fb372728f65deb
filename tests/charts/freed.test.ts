import { Resvg } from '@resvg/resvg-wasm';
import { fileURLToPath } from 'node:url';
import { View } from 'vega';
import { afterEach, expect, it, vi } from 'vitest';
import { drawSvg } from '../../src/charts/index.ts';
import { openPaint } from '../../src/charts/paint.ts';
import { loadType } from '../../src/charts/type.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import { manyFigures } from './figures.ts';

const { library } = loadLibrary([fileURLToPath(new URL('../../corpus', import.meta.url))]);
const type = await loadType();
const paint = await openPaint(type);

afterEach(() => vi.restoreAllMocks());

/** What WebAssembly holds for an object of the library; 0 when it was given back. */
const heldBy = (object: unknown): unknown => Reflect.get(object as object, '__wbg_ptr');

it('what 40 pictures of all charts took of the libraries is given back', { timeout: 60_000 }, async () => {
  const rendering = vi.spyOn(Resvg.prototype, 'render');
  const finalized = vi.spyOn(View.prototype, 'finalize');
  const written = vi.spyOn(View.prototype, 'toSVG');
  for (const figure of await manyFigures(library!, 40)) paint((await drawSvg(figure, type))!);
  const images = rendering.mock.results.map(({ value }) => value as unknown);
  expect(images).toHaveLength(40);
  expect([...images, ...rendering.mock.contexts].filter((object) => heldBy(object) !== 0)).toEqual([]);
  expect(written.mock.contexts.length).toBeGreaterThanOrEqual(40);
  expect(new Set(finalized.mock.contexts)).toEqual(new Set(written.mock.contexts));
});

it.each(['render', 'toSVG'] as const)('also where it fails to %s', async (step) => {
  const made: unknown[] = [];
  const fail = function (this: unknown): never {
    made.push(this);
    throw new Error('cannot');
  };
  const finalized = vi.spyOn(View.prototype, 'finalize');
  if (step === 'render') vi.spyOn(Resvg.prototype, 'render').mockImplementation(fail);
  else vi.spyOn(View.prototype, 'toSVG').mockImplementation(fail);
  const [figure] = await manyFigures(library!, 1);
  await expect(drawSvg(figure!, type).then((svg) => paint(svg!))).rejects.toThrow('cannot');
  // A view of Vega holds nothing of that sort.
  expect(made.map(heldBy)).toEqual([step === 'render' ? 0 : undefined]);
  expect(finalized).toHaveBeenCalledOnce();
});
