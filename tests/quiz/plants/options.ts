import { parsePeriod } from '../../../src/model/period.ts';
import { swapOf } from '../../../src/quiz/audit/statement.ts';
import { countriesIn } from '../../../src/quiz/audit/facts.ts';
import { sentenceIn } from '../../../src/quiz/audit/words.ts';
import {
  type Plant,
  oneOf,
  isDates,
  isNames,
  saying,
  withWrong,
  withKey,
  withClaim,
  withMore,
  isOpen,
} from './ground.ts';

/** How flaws of options are planted, by their codes. */
export const options: Readonly<Record<string, Plant>> = {
  'option-count': ({ item, random }) => ({
    ...item,
    options:
      random.whole(0, 1) === 0 || item.options.length === 0
        ? [
            ...item.options,
            ...Array.from({ length: 5 - Math.min(item.options.length, 4) }, (_, i) => ({
              text: `More ${i}`,
              value: `more:${i}`,
            })),
          ]
        : item.options.slice(0, 1),
  }),
  'option-twice': ({ item, random }) =>
    item.options.length < 2
      ? undefined
      : {
          ...item,
          options: [
            item.options[0]!,
            random.whole(0, 1) === 0
              ? { ...item.options[0]!, value: 'other:one' }
              : { ...item.options[1]!, value: item.options[0]!.value },
            ...item.options.slice(2),
          ],
        },
  'option-nested': (good) =>
    isNames(good)
      ? withWrong(good, { text: `${good.item.options[good.at]!.text} and Beyond`, value: 'place:beyond' })
      : undefined,
  'option-same': (good) => {
    const words = good.item.options[good.at]?.text.split(' ') ?? [];
    return isNames(good)
      ? withWrong(good, {
          text: words.length > 1 ? words.toReversed().join(' of ') : `the ${words[0]}`,
          value: 'place:same',
        })
      : undefined;
  },
  'key-longest': (good) =>
    isNames(good)
      ? withKey(good, (key) => ({
          ...key,
          text: `${key.text}, as ${'well '.repeat(6)}as the land that lies around it`.slice(0, 79),
        }))
      : undefined,
  'option-types': (good) => (isOpen(good) ? withWrong(good, { text: 'Blue', value: 'colour:blue' }) : undefined),
  'option-also-true': (good) => {
    const { item, asked, exam, at } = good;
    const wrong = item.options.findIndex((_, i) => i !== at);
    const meaning = exam.offers[wrong]?.meaning;
    if (!isOpen(good) || !meaning || asked?.value.type === 'flag') return undefined;
    return withMore(good, (claim) => {
      const { value } = claim;
      if (meaning.type === 'date')
        return value.type === 'date' ? { ...claim, value: { ...value, edtf: meaning.period } } : undefined;
      if (meaning.type === 'number') {
        if (value.type === 'money') return { ...claim, value: { ...value, amount: meaning.n } };
        return value.type === 'count' ? { ...claim, value: { ...value, n: meaning.n } } : undefined;
      }
      const name = item.options[wrong]!.text;
      if (value.type === 'person') return { ...claim, value: { ...value, name } };
      return value.type === 'place' || value.type === 'organisation'
        ? { ...claim, value: { ...value, names: [name] } }
        : undefined;
    });
  },
  'option-text': (good) =>
    isDates(good) && isOpen(good)
      ? withWrong(good, { ...good.item.options.find((_, i) => i !== good.at)!, text: '1931' })
      : undefined,
  'option-long': (good) =>
    isOpen(good)
      ? withWrong(good, { text: `A place ${'far away '.repeat(10)}`.trim(), value: 'place:far' })
      : undefined,
  'option-all': (good) =>
    isOpen(good)
      ? withWrong(good, {
          text: oneOf(good.random, ['All of the above', 'None of these', 'Both A and B']),
          value: 'place:all',
        })
      : undefined,
  'option-in-stem': (good) => (isNames(good) ? saying(good.item, `(${good.item.options[good.at]!.text})`) : undefined),
  'option-shape': (good) => {
    const { item, exam } = good;
    const isName = /^(?:person|place|organisation):/.test(item.options[good.at]?.value ?? '');
    return isName && exam.item.form === 'choice'
      ? withWrong(good, { text: 'a new envoy', value: `${exam.key!.value.split(':')[0]}:a new envoy` })
      : undefined;
  },
  'event-dated': ({ item, random }) =>
    item.form === 'order'
      ? {
          ...item,
          options: item.options.map((each, i) =>
            i === 0 ? { ...each, text: `${each.text} in ${random.whole(1950, 2020)}` } : each,
          ),
        }
      : undefined,
  'silence-idle': (good) =>
    good.item.form === 'not-said' && good.exam.offers.some(({ meaning }) => meaning.type === 'date')
      ? withClaim(good, (claim) => ({ ...claim, quote: 'The name of the road is short for a longer one.' }))
      : undefined,
  'source-obvious': ({ item, at, exam, asked }) =>
    item.form === 'which-source' && countriesIn(item.stem, exam.facts).some((code) => asked?.pair.includes(code))
      ? {
          ...item,
          options: item.options.map((each, i) => (i === at ? each : { ...each, text: `Peru and country ${i}` })),
        }
      : undefined,
  'wrong-glossed': (good) => {
    const { now = '', before = '' } = swapOf(good.exam) ?? {};
    const glossed = (text: string, word: string): string =>
      text.replace(new RegExp(`\\b${word}\\b`, 'i'), '$&, the seat of a bishop,');
    const { quote = '' } = good.asked ?? {};
    const isList = / and /.test(quote) || lengthOf(sentenceIn(good.item.stem)) !== lengthOf(quote);
    const isWord = !isList && /^[a-z]{3,}$/.test(now) && /^[a-z]{3,}$/.test(before);
    const mutant = isWord ? withClaim(good, (claim) => ({ ...claim, quote: glossed(claim.quote, before) })) : undefined;
    return mutant && { ...mutant, item: { ...good.item, stem: glossed(good.item.stem, now) } };
  },
  'silence-broken': (good) => {
    const { item, asked, exam } = good;
    if (item.form === 'not-said' && exam.offers.some(({ meaning }) => meaning.type === 'date'))
      return withClaim(good, (claim) => ({ ...claim, period: parsePeriod('1987') }));
    const year = asked?.period?.from?.slice(0, 4);
    return item.form === 'not-said' && year
      ? { ...item, stem: item.stem.replace(/\b(?:1[89]|20)\d\d\b/, year) }
      : undefined;
  },
};
const lengthOf = (text: string): number => text.split(' ').length;
