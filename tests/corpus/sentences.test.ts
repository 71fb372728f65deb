import { expect, it } from 'vitest';
import { sentencesOf } from '../../src/corpus/sentences.ts';

// Each text is written with a bar where one sentence ends and the next begins; `~` is a blank, and `<…>` is left out.
const texts = [
  'Dr.~Berg met Mr.~Ali.|They spoke.',
  'The U.S.~Secretary came from the U.S.|In 1950 he left.',
  'J. R. R. Berg and King Haakon V sang.',
  'World War I.|The war ended.',
  'See Art. 41 and No. 7.|No one did.',
  'It cost 5.3 million.|In 2018 it cost 12,5.',
  'In Norway.||Most came late in 1997.||But not all (some).||Others stayed.',
  'See www.Example.Com or a@Mail.Org/About.Then more.',
  'He said "no."|She said “yes.”|They left.',
  'Was it so?|Yes!|"Truly?" he asked.',
  'Trade ended.<[1][2]>|It began again.<[12]>',
  'Trade ended. <[3]>|It began.',
  'They met on 11. November 2020.|It rained.',
  'Jotun Ltd. Norway sold paint to Acme Inc.|The firm grew.',
  'drugs (sale, etc.) and arms.',
  'And then ...|Nothing.',
  'One e.g. Two i.e. Three.',
  '会談は終わった。|次は東京。',
  'relations (관계) began.|노르웨이 is far.',
  'St. Petersburg had it.|Ca. 872 ships came.',
];

it.each(texts)('%s', (marked) => {
  const plain = marked.replaceAll('~', ' ');
  const source = plain.replaceAll('||', '').replaceAll('|', ' ').replaceAll(/[<>]/g, '');
  const expected = plain.split(/\|+/).map((sentence) => sentence.replace(/ ?<.*>/, ''));
  const found = sentencesOf(source, { start: 0, end: source.length });
  expect(found.map(({ start, end }) => source.slice(start, end))).toEqual(expected);
});

it('looks at nothing outside its range', () => {
  expect(sentencesOf('Out. In it.Out', { start: 5, end: 11 })).toEqual([{ start: 5, end: 11 }]);
  expect(sentencesOf('   ', { start: 0, end: 3 })).toEqual([]);
});
