const SCALES: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  k: 3,
  million: 6,
  millions: 6,
  mn: 6,
  m: 6,
  billion: 9,
  billions: 9,
  bn: 9,
  mrd: 9,
  trillion: 12,
};
const SCALE = Object.keys(SCALES)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const BLANK = String.raw`['’\u00a0\u2009\u202f ]`;
const FIGURE = String.raw`(?:\d{1,3}(?:${BLANK}\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)`;
// "3 to 4 million": the scale also belongs to the first figure.
const FIGURES = new RegExp(
  String.raw`(?<first>${FIGURE})(?:\s*(?:-|–|to|and|or)\s*(?<last>${FIGURE}))?[\s-]*(?<scale>(?:${SCALE})\b)?`,
  'giu',
);

const count = (words: string, from: number, step: number): [string, number][] =>
  words.split(' ').map((word, i) => [word, from + i * step]);
const WORDS: ReadonlyMap<string, number> = new Map([
  ...count('zero one two three four five six seven eight nine ten eleven twelve', 0, 1),
  ...count('thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 13, 1),
  ...count('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ...count('no first second third fourth fifth sixth seventh eighth ninth tenth', 0, 1),
  ...count('none neither', 0, 0),
]);
const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);

/** Every number that a text states, in digits of any grouping with or without a scale ("1,079 million"), or in words. */
export function numbersIn(text: string): Set<number> {
  return new Set([...inDigits(text), ...inWords(text.replace(FIGURES, ' '))]);
}

function inDigits(text: string): number[] {
  return [...text.matchAll(FIGURES)].flatMap(({ groups }) => {
    const { first = '', last, scale } = groups as Record<string, string | undefined>;
    const power = scale ? SCALES[scale.toLowerCase()] : undefined;
    const firsts = readings(first, last === undefined ? power : undefined);
    if (last === undefined) return firsts;
    return [...firsts, ...readings(first, power), ...readings(last, power)];
  });
}

/** What a figure can mean: "1.079" is a thousand in Norway and about one in England. */
function readings(figure: string, power = 0): number[] {
  const parts = figure.split(/\D/);
  const last = parts.at(-1)!;
  const found = [parts.length === 1 || last.length === 3 ? parts.join('') : ''];
  if (/[.,]\d+$/.test(figure)) found.push(`${parts.slice(0, -1).join('')}.${last}`);
  // "5 100" may also be two figures side by side.
  if (!/[.,]/.test(figure)) found.push(...parts);
  return found.filter((digits) => digits !== '').map((digits) => Number(`${digits}e${power}`));
}

function inWords(text: string): number[] {
  const found: number[] = [];
  let total = 0;
  let current: number | undefined;
  const close = (): void => {
    if (current !== undefined || total > 0) found.push(total + (current ?? 0));
    [total, current] = [0, undefined];
  };
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const n = WORDS.get(word);
    const multiple = MULTIPLES.get(word);
    if (n !== undefined) {
      // "twenty-three" and "two hundred six" go together; "two three" does not.
      if (
        current !== undefined &&
        !((current % 100 === 0 || (current >= 20 && current % 10 === 0)) && n > 0 && n < 100)
      )
        close();
      current = (current ?? 0) + n;
    } else if (multiple !== undefined) {
      const product = (current ?? 1) * multiple;
      if (multiple < 1000) current = product;
      else [total, current] = [total + product, undefined];
    } else if (word !== 'and') close();
  }
  close();
  return found;
}
