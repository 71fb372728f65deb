import { hashOfAll, hashOfClaim } from '../../src/answer/hash.ts';
import type { Library } from '../../src/model/document.ts';
import type { Item, ItemOption } from '../../src/model/quiz.ts';
import { truthValue } from '../../src/quiz/items/key.ts';

const option = (text: string, value: string): ItemOption => ({ text, value });

/** An item of the shipped documents with what most have in common. */
const item = (id: string, made: Partial<Item> & Pick<Item, 'form' | 'stem' | 'facts'>): Item => ({
  id,
  template: `${made.form}.by-hand.name`,
  options: [],
  hash: '',
  sensitive: false,
  ...made,
});

const MADE: readonly Item[] = [
  item('madebyhand01', {
    template: 'by-hand.year',
    form: 'choice',
    kind: 'mission',
    pair: 'NO-PK',
    stem: 'In which year was the Norwegian embassy in Islamabad established?',
    options: [option('1964', 'year:1964'), option('1969', 'year:1969'), option('1976', 'year:1976')],
    facts: ['nm-embassy-islamabad'],
  }),
  item('madebyhand02', {
    template: 'by-hand.figure',
    form: 'choice',
    kind: 'trade-flow',
    pair: 'NO-PK',
    stem: 'For how much did Norway export goods to Pakistan in 2022?',
    options: [
      option('NOK 214 million', 'money:NOK:214000000'),
      option('NOK 559 million', 'money:NOK:559000000'),
      option('NOK 867 million', 'money:NOK:867000000'),
    ],
    facts: ['np-exports-2022'],
  }),
  item('madebyhand03', {
    form: 'choice',
    kind: 'education-research',
    pair: 'NO-PK',
    stem: 'Where did Fredrik Barth document Pathan culture from the 1950s until the 1980s?',
    options: [
      option('Swat Valley', 'place:swat valley'),
      option('Kaghan Valley', 'place:kaghan valley'),
      option('Neelum Valley', 'place:neelum valley'),
    ],
    facts: ['np-barth-swat-valley'],
  }),
  item('madebyhand04', {
    form: 'choice',
    kind: 'person-role',
    pair: 'NO-TR',
    stem: 'Who was Prime Minister of Norway in April 2005?',
    options: [
      option('Harald V', 'person:harald v'),
      option('Kjell Magne Bondevik', 'person:kjell magne bondevik'),
      option('Arild Braastad', 'person:arild braastad'),
    ],
    facts: ['tr-bondevik-prime-minister'],
  }),
  item('madebyhand05', {
    template: 'by-hand.figure',
    form: 'true-false',
    kind: 'military',
    pair: 'KP-NO',
    stem: 'The medical deployment of NORMASH involved 623 Norwegian citizens.',
    options: [
      option('True', truthValue(true, 'count:Norwegian citizens:623')),
      option('False', truthValue(false, 'count:Norwegian citizens:623')),
    ],
    facts: ['kp-normash-size'],
  }),
  item('madebyhand06', {
    template: 'by-hand.year',
    form: 'true-false',
    kind: 'diplomatic-relations',
    pair: 'AF-NO',
    stem: 'Diplomatic relations between Norway and Afghanistan have existed since 1946.',
    options: [option('True', truthValue(true, 'year:1946')), option('False', truthValue(false, 'year:1946'))],
    facts: ['af-relations-start'],
  }),
  item('madebyhand07', {
    template: 'by-hand.figure',
    form: 'not-said',
    kind: 'trade-flow',
    pair: 'NO-PK',
    stem: 'For how much did Norway export goods to Pakistan in 1987?',
    options: [
      option('NOK 31 million', 'money:NOK:31000000'),
      option('NOK 84 million', 'money:NOK:84000000'),
      option('The sources do not say', 'not-said'),
    ],
    facts: ['np-exports-2022'],
  }),
  item('madebyhand12', {
    form: 'not-said',
    kind: 'transport',
    pair: 'AF-NO',
    stem: 'In which year did Norway help to build the Salang Tunnel?',
    options: [
      option('1949', 'year:1949'),
      option('1966', 'year:1966'),
      option('1972', 'year:1972'),
      option('The sources do not say', 'not-said'),
    ],
    facts: ['af-salang-tunnel'],
  }),
  item('madebyhand13', {
    template: 'by-hand.year',
    form: 'true-false',
    kind: 'military',
    pair: 'KP-NO',
    stem: 'NORMASH was in operation until 1962.',
    options: [option('True', truthValue(true, 'year:1962')), option('False', truthValue(false, 'year:1962'))],
    facts: ['kp-normash-end'],
  }),
  item('madebyhand08', {
    form: 'cloze',
    kind: 'education-research',
    pair: 'NO-PK',
    stem: 'NORPART, a program of ____, has strengthened academic ties by means of curriculum development and student exchange.',
    facts: ['np-norpart-norad'],
  }),
  item('madebyhand09', {
    form: 'choice',
    kind: 'visit',
    pair: 'NO-PK',
    stem: 'Which city did the Norwegian ambassador Per Albert Ilsaas visit in Pakistan?',
    options: [
      option('Multan', 'place:multan'),
      option('Karachi', 'place:karachi'),
      option('Peshawar', 'place:peshawar'),
    ],
    facts: ['np-ilsaas-karachi-2022'],
  }),
  item('madebyhand10', {
    form: 'choice',
    stem: 'Which sea lies between Iceland and Norway?',
    options: [
      option('Caspian Sea', 'thing:caspian sea'),
      option('Norwegian Sea', 'thing:norwegian sea'),
      option('Sargasso Sea', 'thing:sargasso sea'),
    ],
    facts: [],
    own: { key: { type: 'option', at: 1 }, source: 'The atlas of the school' },
  }),
  item('madebyhand11', {
    form: 'order',
    stem: 'Put these peace prizes in the order of time:',
    options: [
      option('Nelson Mandela', 'person:mandela'),
      option('Henri Dunant', 'person:dunant'),
      option('Wangari Maathai', 'person:maathai'),
      option('Fridtjof Nansen', 'person:nansen'),
    ],
    facts: [],
    own: { key: { type: 'order', order: [1, 3, 0, 2] }, source: 'The atlas of the school' },
  }),
];

/** Good items about the shipped documents, made by hand. */
export const madeOf = ({ claims }: Library): readonly Item[] =>
  MADE.map((each) => {
    const own = each.facts.flatMap((id) => claims.filter((claim) => claim.id === id));
    return { ...each, hash: hashOfAll(own.map(hashOfClaim)) };
  });
