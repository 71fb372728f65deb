import type { ItemOption } from '../../../src/model/quiz.ts';
import { type Plant, oneOf, isNumbers, isDates, saying, withWrong, withMore, isOpen } from './ground.ts';

/** How flaws of gaps are planted. */
export const gaps: Readonly<Record<string, Plant>> = {
  'gap-counted': ({ item, asked }) => {
    const n = asked?.value.type === 'count' ? (asked.value.n ?? 0) : 0;
    if (!/_{2,}/.test(item.stem) || n < 2 || n > 12) return undefined;
    const places = Array.from({ length: n }, (_, i) => `Place ${i}`).join(', ');
    return { ...item, stem: item.stem.replace(/_{2,}/, `____ of them (${places})`) };
  },
  'gap-aside': ({ item }) =>
    /_{2,}/.test(item.stem) ? { ...item, stem: item.stem.replace(/_{2,}/, '(by the context ____)') } : undefined,
  'gap-count': ({ item }) =>
    item.form === 'cloze' ? { ...item, stem: item.stem.replace(/(?<=“)\p{L}+|^\p{L}+/u, 'One ____') } : undefined,
  'gap-first': ({ item }) =>
    item.form === 'cloze' ? { ...item, stem: item.stem.replace(/^.*?(?=_{2,})/su, '') } : undefined,
  'gap-lost': ({ item }) =>
    item.form === 'cloze'
      ? { ...item, stem: item.stem.replace(/.{0,20}(_{2,}).{0,20}/su, ' elsewhere somebody saw $1 without more ado ') }
      : undefined,
  'gap-shown'({ item, asked }) {
    const [before = '', behind = ''] = item.stem.split(/_{2,}/);
    const from = (asked?.quote.indexOf(before.slice(-12)) ?? -1) + before.slice(-12).length;
    const to = asked?.quote.indexOf(behind.slice(0, 6), from) ?? -1;
    return item.form === 'cloze' && from > 11 && to > from
      ? saying(item, `(${asked!.quote.slice(from, to)})`)
      : undefined;
  },
  'gap-open': (good) =>
    good.item.form === 'cloze'
      ? withMore(good, (claim) => ({
          ...claim,
          quote: (/“([^“”]*_[^“”]*)”/.exec(good.item.stem)?.[1] ?? good.item.stem).replace(
            /_{2,}/,
            'quite another thing',
          ),
        }))
      : undefined,
};

/** How flaws of dates and numbers are planted. */
export const figures: Readonly<Record<string, Plant>> = {
  'option-precision': (good) =>
    isDates(good) && isOpen(good)
      ? withWrong(
          good,
          oneOf(
            good.random,
            [
              { text: '4 May 1979', value: 'day:1979-05-04' },
              { text: 'the 1980s', value: 'decade:198X' },
              { text: 'June 1983', value: 'month:1983-06' },
            ].filter(({ value }) => !good.item.options[good.at]!.value.startsWith(value.split(':')[0]!)),
          ),
        )
      : undefined,
  'option-units': (good) =>
    isNumbers(good) && isOpen(good)
      ? withWrong(good, { text: 'SEK 340 million', value: 'money:SEK:340000000' })
      : undefined,
  'option-digits': ({ item, at, exam }) =>
    exam.key?.meaning.type === 'number' && exam.item.form === 'choice'
      ? {
          ...item,
          options: item.options.map((each, i) =>
            i === at ? each : { text: rough(each, i), value: each.value.replace(/\d+$/, String(roughly(i))) },
          ),
        }
      : undefined,
  'option-near': (good) => {
    const { exam, random, item, at } = good;
    if (exam.key?.meaning.type !== 'number' || !isOpen(good)) return undefined;
    const n = Math.round(exam.key.meaning.n * (1 + random.whole(2, 8) / 100));
    const key = item.options[at]!;
    return n === exam.key.meaning.n
      ? undefined
      : withWrong(good, {
          text: n.toLocaleString('en-GB'),
          value: key.value.replace(String(exam.key.meaning.n), String(n)),
        });
  },
  'option-unsorted': (good) =>
    (isNumbers(good) || isDates(good)) && isOpen(good)
      ? { ...good.item, options: good.item.options.toReversed() }
      : undefined,
  'option-impossible': (good) => {
    const year = oneOf(good.random, ['1850', '2091', '2099']);
    return isDates(good) && isOpen(good) && good.asked?.pair !== 'NO-TR'
      ? withWrong(good, { text: year, value: `year:${year}` })
      : undefined;
  },
};
const roughly = (at: number): number => 1_234_567 + at * 1_000_000;
const rough = (_: ItemOption, at: number): string => roughly(at).toLocaleString('en-GB');
