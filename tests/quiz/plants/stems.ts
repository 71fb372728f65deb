import { type Plant, oneOf, isNames, saying, withWrong, withKey } from './ground.ts';

/** How flaws of what is asked are planted, by their codes. */
export const stems: Readonly<Record<string, Plant>> = {
  'stem-form': ({ item, random }) => ({
    ...item,
    stem: item.stem.replaceAll(/_{2,}/g, 'it').replace(/[?.:]?$/, oneOf(random, ['!', ',', ';'])),
  }),
  'stem-short': ({ item, random }) => ({
    ...item,
    stem: oneOf(random, ['When was it?', 'Who?', 'Oslo ____.', 'Trade began.']),
  }),
  'stem-long': ({ item }) => saying(item, 'as the same source tells on another page of its long account '.repeat(5)),
  'stem-undated': ({ item, exam, random }) =>
    /\bas of\b|\b(?:1[89]|20)\d\d|^According to/i.test(item.stem) ||
    /^(?:cloze|order|match)$/.test(item.form) ||
    exam.words.length < 3
      ? undefined
      : saying(
          item,
          oneOf(random, [
            'currently',
            'as things are now',
            'today',
            'recently',
            'in the largest city',
            'in the most important way',
          ]),
        ),
  clang(good) {
    const { exam, item, random } = good;
    const own = (exam.key?.words ?? []).filter(
      (word) =>
        /^\p{L}{5,}$/u.test(word) &&
        word !== 'products' &&
        !exam.words.includes(word) &&
        !exam.distractors.some(({ words }) => words.includes(word)),
    );
    return isNames(good) && own.length > 0 ? saying(item, `of the ${oneOf(random, own)} sort`) : undefined;
  },
  'stem-pronoun': ({ item, random }) => ({
    ...item,
    stem: `${oneOf(random, ['It', 'He', 'They', 'This', 'Their'])} ${item.stem}`,
  }),
  'place-elsewhere': (good) =>
    /\b(?:city|visit) in (?:Pakistan|Turkey|Norway|Afghanistan)\b/.test(good.item.stem) && isNames(good)
      ? withWrong(good, {
          text: oneOf(good.random, ['Lima', 'Hanoi', 'Nairobi']),
          value: `place:x${good.random.whole(1, 99)}`,
        })
      : undefined,
  'stem-country': ({ item, random, asked }) =>
    asked && saying(item, `and ${oneOf(random, ['Peru', 'Kenya', 'Vietnam', 'Bolivia'])}`),
  'stem-not': ({ item, random }) => {
    const stem = item.stem.replace(
      / (?=(?:was|were|has|have|to|in|of|for|since)\b)/,
      ` ${oneOf(random, ['not', 'never'])} `,
    );
    return item.form === 'true-false' && stem !== item.stem ? { ...item, stem } : undefined;
  },
  'nationality-cue': (good) =>
    isNames(good) && !good.exam.distractors.some(({ text }) => /norw/i.test(text))
      ? withKey({ ...good, item: saying(good.item, 'of the Norwegian ones') }, (key) => ({
          ...key,
          text: `${key.text}, Norway`,
        }))
      : undefined,
  'stem-joined': ({ item, random }) =>
    /_{2,}/.test(item.stem) || item.form === 'true-false'
      ? saying(item, `and ${oneOf(random, ['____', 'USD 4 million', 'NOK 1,079'])} of the United States`)
      : undefined,
  'truth-options': ({ item, random }) =>
    item.form === 'true-false'
      ? { ...item, options: item.options.map((each) => ({ ...each, text: oneOf(random, ['True', 'Right']) })) }
      : undefined,
};
