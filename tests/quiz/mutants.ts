import { hashOfClaim } from '../../src/answer/hash.ts';
import type { Library } from '../../src/model/document.ts';
import type { Claim } from '../../src/model/kinds/index.ts';
import { parsePeriod } from '../../src/model/period.ts';
import type { Item, ItemOption, Key } from '../../src/model/quiz.ts';
import { examOf, isSilence, swapOf, type Exam } from '../../src/quiz/audit/exam.ts';
import { contraryTo, countriesIn } from '../../src/quiz/audit/facts.ts';
import { sentenceIn } from '../../src/quiz/audit/words.ts';
import type { Random } from '../../src/quiz/random.ts';

/** An item with a flaw planted in it, or a library in which a good item has one. */
export interface Mutant {
  readonly item: Item;
  readonly library: Library;
}

/** What a mutation starts from: a good item, and what is known of it. */
interface Good {
  readonly item: Item;
  readonly library: Library;
  readonly exam: Exam;
  readonly random: Random;
  /** The place of the right option; -1 where no option is. */
  readonly at: number;
  readonly asked: Claim | undefined;
}

type Plant = (good: Good) => Mutant | Item | undefined;

const oneOf = <T>(random: Random, all: readonly T[]): T => all[random.whole(0, all.length - 1)]!;
const isNumbers = ({ exam }: Good): boolean => exam.key?.meaning.type === 'number';
const isDates = ({ exam }: Good): boolean => exam.key?.meaning.type === 'date';
const isNames = ({ exam, item }: Good): boolean => item.form === 'choice' && exam.key?.meaning.type === 'words';

/** An item whose stem says something more, before its last mark. */
const saying = (item: Item, more: string): Item => ({ ...item, stem: item.stem.replace(/([?.:])?$/, ` ${more}$1`) });

/** An item with another option in the place of a wrong one. */
function withWrong({ item, at, random }: Good, option: ItemOption): Item {
  const places = item.options.flatMap((each, i) => (i === at || isSilence(each) ? [] : [i]));
  const place = oneOf(random, places);
  return { ...item, options: item.options.map((each, i) => (i === place ? option : each)) };
}

const withKey = ({ item, at }: Good, change: (option: ItemOption) => ItemOption): Item => ({
  ...item,
  options: item.options.map((each, i) => (i === at ? change(each) : each)),
});

/** A library in which the claim that an item asks for is another one. */
function withClaim({ item, library, asked }: Good, change: (claim: Claim) => Claim): Mutant | undefined {
  if (!asked) return undefined;
  return {
    item,
    library: { ...library, claims: library.claims.map((claim) => (claim === asked ? change(claim) : claim)) },
  };
}

/** A library with one claim more, made from the one that an item asks for. */
function withMore({ item, library, asked }: Good, change: (claim: Claim) => Claim | undefined): Mutant | undefined {
  const more = asked && change({ ...asked, id: `${asked.id.slice(0, 30)}-more` });
  return more && { item, library: { ...library, claims: [...library.claims, more] } };
}

const isOpen = ({ item, at }: Good): boolean => item.form === 'choice' && at >= 0;

const stems: Readonly<Record<string, Plant>> = {
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

const gaps: Readonly<Record<string, Plant>> = {
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

const figures: Readonly<Record<string, Plant>> = {
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
const lengthOf = (text: string): number => text.split(' ').length;
const roughly = (at: number): number => 1_234_567 + at * 1_111_111;
const rough = (_: ItemOption, at: number): string => roughly(at).toLocaleString('en-GB');

const options: Readonly<Record<string, Plant>> = {
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

const keys: Readonly<Record<string, Plant>> = {
  'fact-gone': ({ item, library, random }) =>
    item.facts.length === 0
      ? undefined
      : random.whole(0, 1) === 0
        ? { ...item, facts: ['no-such-fact', ...item.facts.slice(1)] }
        : { item, library: { ...library, claims: library.claims.filter(({ id }) => id !== item.facts.at(-1)) } },
  'no-fact': ({ item }) => (item.own ? undefined : { ...item, facts: [] }),
  'key-form': ({ item, random }) =>
    item.own && {
      ...item,
      own: {
        ...item.own,
        key: oneOf<Key>(random, [
          { type: 'texts', texts: ['Oslo'] },
          { type: 'number', value: 1, off: 0, unit: 'km' },
        ]),
      },
    },
  'key-count': (good) =>
    isOpen(good) && good.asked
      ? withKey(good, (key) => ({ ...key, value: `${key.value.split(':')[0]}:2051`, text: '2051' }))
      : undefined,
  'key-unquoted': (good) =>
    isOpen(good) ? withClaim(good, (claim) => ({ ...claim, quote: 'Something else is told.' })) : undefined,
  disputed: (good) =>
    good.item.form === 'which-source' || good.item.stem.startsWith('According to') ? undefined : withMoreDisputed(good),
  attribution: ({ item, asked, random }) =>
    asked
      ? {
          ...item,
          stem: `According to ${oneOf(random, ['The Fiji Times', 'Encyclopaedia of Peru', 'Radio Kiribati'])}, ${item.stem.replace(/^According to [^,:]*[,:] /, '')}`,
        }
      : undefined,
  'hedge-dropped': (good) =>
    good.item.form === 'which-source' || /report|plan|propos|announc|consider/i.test(good.item.stem)
      ? undefined
      : withClaim(good, (claim) => ({
          ...claim,
          modality: oneOf(good.random, ['estimated', 'planned', 'proposed', 'announced', 'considered']),
        })),
  retired: (good) =>
    good.random.whole(0, 1) === 0
      ? good.asked && { ...good.item, hash: 'f'.repeat(16) }
      : withClaim(good, (claim) => ({ ...claim, value: otherValue(claim.value), subject: 'Somebody else' })),
  'key-wrong': ({ item, asked, library }) => {
    if (item.form === 'true-false') {
      const [first, second] = item.options;
      return {
        ...item,
        options: [
          { ...first!, value: second!.value },
          { ...second!, value: first!.value },
        ],
      };
    }
    if (item.form !== 'number' && item.form !== 'cloze') return undefined;
    // The key of another fact of the same sort.
    const { type } = asked?.value ?? {};
    const other = library.claims.find(
      ({ id, value }) =>
        id !== asked?.id && value.type === type && JSON.stringify(value) !== JSON.stringify(asked?.value),
    );
    return other && { ...item, facts: [other.id], hash: hashOfClaim(other) };
  },
  misquoted: (good) => withClaim(good, (claim) => ({ ...claim, start: claim.start + 1 })),
  'people-blamed': ({ item, random }) =>
    saying(
      item,
      oneOf(random, [
        'after Norwegian smugglers were arrested',
        'when a Turkish spy was convicted',
        'since the murder by a Pakistani man',
      ]),
    ),
  sensitive: (good) =>
    good.item.sensitive
      ? undefined
      : good.random.whole(0, 1) === 0
        ? withClaim(good, (claim) => ({ ...claim, sensitive: 'victim' }))
        : saying(good.item, oneOf(good.random, ['after the murder', 'where the victims lived', 'as was alleged'])),
};

function withMoreDisputed(good: Good): Mutant | undefined {
  const { item, library, asked } = good;
  if (!asked) return undefined;
  const topic = asked.topic ?? 'planted.topic';
  const { value } = asked;
  const own = { ...asked, topic } as Claim;
  const other = { ...own, id: 'planted-other', value: otherValue(value) } as Claim;
  const claims = [...library.claims.map((claim) => (claim === asked ? own : claim)), other];
  const made = { item, library: { ...library, claims } };
  const exam = examOf(item, made.library);
  // Some kinds follow each other and never contradict.
  return exam.asked && contraryTo(exam.asked, exam.facts).length > 0 ? made : undefined;
}

function otherValue(value: Claim['value']): Claim['value'] {
  switch (value.type) {
    case 'date':
      return { ...value, edtf: parsePeriod('1902') };
    case 'money':
      return { ...value, amount: value.amount * 3 };
    case 'count':
      return { ...value, n: 7_777 };
    case 'place':
    case 'organisation':
      return { ...value, names: ['Somewhere Else'] };
    case 'person':
      return { ...value, name: 'Somebody Else' };
    default:
      return value;
  }
}

/** How each hard flaw is planted, by its code. */
export const PLANTS: Readonly<Record<string, Plant>> = { ...stems, ...gaps, ...figures, ...options, ...keys };

/** Plants a flaw in a good item; nothing where the item has no room for it. */
export function plant(code: string, item: Item, library: Library, random: Random): Mutant | undefined {
  const exam = examOf(item, library);
  const at = exam.right.length === 1 ? exam.right[0]! : -1;
  const made = PLANTS[code]?.({ item, library, exam, random, at, asked: exam.asked });
  if (made === undefined) return undefined;
  return 'library' in made ? made : { item: made, library };
}
