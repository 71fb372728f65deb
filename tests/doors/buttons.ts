import { anna, bertil, call, fill, forge, moderator, press, silenced, turn, type Scenario } from './script.ts';

const TRADE = call('ask', { question: 'How much do Norway and Pakistan trade?' });
const DISPUTED = call('ask', { question: 'When did Norway and Pakistan establish relations?' });
const REFUSED = call('ask', { question: 'who designed the salang tunnel' });
const asked = turn(TRADE, 'an answer', 'public', ['USD 128 million'], { buttons: ['Source 1', 'Other years', 'More'] });
const MORE = ['Share', 'Copy as text', 'Cite', 'Check receipt', 'Ask next', 'Report an error'];
const more = turn(press('More'), 'what else can be done', 'private', ['### More about this answer']);

/** From the first page of a list to its last and back, in one message. */
function walk(name: string, first: ReturnType<typeof turn>, pages: number): Scenario {
  const page = (label: string, at: number, buttons: readonly string[]) =>
    turn(press(label), `page ${at}`, 'changed', [`Page ${at} of ${pages}`], { buttons });
  const middle = ['Previous', 'Next'];
  const forth = Array.from({ length: pages - 1 }, (_, i) => page('Next', i + 2, i + 2 < pages ? middle : ['Previous']));
  const back = Array.from({ length: pages - 1 }, (_, i) =>
    page('Previous', pages - 1 - i, i + 2 < pages ? middle : ['Next']),
  );
  return { name, steps: [first, ...forth, ...back] };
}

const read = (label: string, at: number, buttons: readonly string[]) =>
  turn(press(label), `section ${at}`, 'changed', [`Page ${at} of 5`], { buttons: [...buttons, 'Open the original'] });

export const buttons: readonly Scenario[] = [
  {
    name: 'a source opens between its neighbours, and its section can be read on',
    steps: [
      asked,
      turn(
        press('Source 1'),
        'the passage in its place',
        'private',
        ['Norway–Pakistan relations: Economic relations', '> The bilateral trade'],
        { buttons: ['Read the section', 'Open the original'] },
      ),
      turn(press('Read the section'), 'the whole section', 'private', ['Page '], {
        buttons: ['Previous', 'Next', 'Open the original'],
      }),
      turn(press('Next'), 'the section after it, in the same message', 'changed', ['Page ']),
    ],
  },
  {
    name: 'both sources of a dispute open',
    steps: [
      turn(DISPUTED, 'two sides', 'public', ['the sources differ']),
      turn(press('Source 1', 0), 'the first', 'private', ["the ministry's page", '1947']),
      turn(press('Source 2', 0), 'the second', 'private', ['18 December 1948']),
    ],
  },
  {
    name: 'from one dispute to all of the two countries, and into one of them',
    steps: [
      turn(DISPUTED, 'two sides', 'public', ['the sources differ']),
      turn(press('More'), 'what else can be done', 'private', [], {
        buttons: [
          'Share',
          'Copy as text',
          'Cite',
          'Check receipt',
          'All differences',
          'Ask next',
          'Report an error',
          'Delete',
        ],
      }),
      turn(press('All differences'), 'all of them', 'changed', ['Where the sources differ', 'Kharian', 'Gujrat']),
      turn(forge('2~help~choice', ['2~dispute~NO-PK.migration.origin']), 'one with its quotes', 'private', [
        'the sources differ',
        'Kharian',
        'Source 2',
      ]),
      turn(forge('2~dispute~NO-PK.nothing'), 'a dispute that is none', 'private', ['older version']),
    ],
  },
  {
    name: 'other years of trade',
    steps: [asked, turn(press('Other years'), 'all years', 'private', ['2022', '2017'])],
  },
  {
    name: 'what is related to an answer',
    steps: [
      turn(call('ask', { question: 'When did Norway and Turkey establish relations?' }), 'an answer', 'public'),
      turn(press('Related'), 'all of that kind', 'private', ['diplomatic relations', '1926']),
    ],
  },
  {
    name: 'more: copying, citing and sharing an answer',
    steps: [
      asked,
      turn(press('More'), 'everything that can be done', 'private', [], { buttons: [...MORE, 'Delete'] }),
      turn(press('Copy as text', 1), 'plain text', 'private', ['```', 'USD 128 million', 'Source 1', /^Receipt 1/m]),
      turn(press('Cite', 1), 'a citation with the date', 'private', [
        '“Norway–Pakistan relations”',
        'Accessed 2026-01-15',
      ]),
      turn(press('Share', 1), 'a new message for everybody', 'public', ['USD 128 million'], {
        buttons: ['Source 1', 'Other years', 'More'],
      }),
    ],
  },
  {
    name: 'more: whether the answer still stands',
    steps: [
      turn(TRADE, 'an answer with its receipt', 'public', [/^-# Receipt 1/m]),
      more,
      turn(press('Check receipt'), 'it does', 'private', ['the documents are unchanged', 'USD 128 million'], {
        buttons: [],
      }),
      turn(call('relations', { country: 'PK' }), 'a long one', 'public', [/^-# Receipt 1/m]),
      more,
      turn(press('Check receipt'), 'still stands', 'private', ['the documents are unchanged', 'more']),
      turn(call('timeline', { country: 'PK' }), 'a page with its receipt', 'private', [/^-# Receipt 1/m]),
      turn(press('Next'), 'the next page with another', 'changed', [/^-# Receipt 1/m]),
    ],
  },
  {
    name: 'more about a list, a comparison of sources, and a corrected answer',
    steps: [
      turn(call('trade', { country: 'TR' }), 'a list', 'public'),
      { ...more, buttons: [...MORE, 'Delete'] },
      turn(DISPUTED, 'two sides', 'public'),
      more,
      turn(press('Copy as text'), 'both sides', 'private', ['1947', '18 December 1948']),
      turn(call('ask', { question: 'when did the consulate in lahore close' }), 'a correction', 'public'),
      more,
      turn(press('Share'), 'what the documents say', 'public', ['honorary consulate']),
    ],
  },
  {
    name: 'sharing stays private where the member may not write',
    by: silenced,
    steps: [asked, more, turn(press('Share'), 'for who pressed alone', 'private', ['USD 128 million'])],
  },
  {
    name: 'a private answer can be shared, and offers nothing to delete',
    steps: [
      turn(call('trade', { country: 'PK', year: 2022, private: true }), 'a private answer', 'private'),
      { ...more, buttons: MORE },
      turn(press('Share'), 'now for everybody', 'public', ['NOK 559 million']),
    ],
  },
  walk(
    'a timeline is turned to its last page and back',
    turn(call('timeline', { country: 'PK' }), 'page 1', 'private', ['Page 1 of 6'], { buttons: ['Next'] }),
    6,
  ),
  walk(
    'all missions are turned to the last page and back',
    turn(call('embassy'), 'page 1', 'private', ['Page 1 of 5'], { buttons: ['Next'] }),
    5,
  ),
  walk(
    'a comparison is turned to its last page and back',
    turn(call('compare', { country_a: 'PK', country_b: 'TR', topic: 'trade' }), 'page 1', 'private', ['Page 1 of 3'], {
      buttons: ['Next'],
    }),
    3,
  ),
  walk(
    'aid is turned to its last page and back',
    turn(call('aid', { country: 'AF' }), 'page 1', 'private', ['Page 1 of 2'], { buttons: ['Next'] }),
    2,
  ),
  {
    name: 'a document is turned to its last section and back',
    steps: [
      turn(call('sources read', { document: 'norway-turkey' }), 'section 1', 'private', ['Page 1 of 5']),
      ...[2, 3, 4].map((at) => read('Next', at, ['Previous', 'Next'])),
      read('Next', 5, ['Previous']),
      ...[4, 3, 2].map((at) => read('Previous', at, ['Previous', 'Next'])),
      read('Previous', 1, ['Next']),
    ],
  },
  {
    name: 'a question asked back is answered for everybody once countries are chosen',
    steps: [
      turn(call('ask', { question: 'trade' }), 'which countries', 'private', ['### Which countries?']),
      turn(press('Norway and Turkey'), 'the call was meant for everybody', 'public', ['Norway and Turkey: trade']),
      turn(press('Norway and Pakistan', 0), 'and the other one', 'public', ['Norway and Pakistan: trade']),
      { wait: 11 * 60_000 },
      turn(call('ask', { question: 'aid' }), 'which countries', 'private', ['### Which countries?']),
      turn(press('Norway and Pakistan'), 'but a list of pages is private', 'private', ['Page 1 of 2'], {
        buttons: ['Next'],
      }),
      turn(press('Next'), 'and turned in place', 'changed', ['Page 2 of 2'], { buttons: ['Previous'] }),
    ],
  },
  {
    name: 'a question asked back in private is answered in private, in the same message',
    steps: [
      turn(call('ask', { question: 'trade', private: true }), 'which countries', 'private', ['### Which countries?']),
      turn(press('Norway and Turkey'), 'the same message', 'changed', ['Norway and Turkey: trade']),
    ],
  },
  {
    name: 'a choice is answered in private where the member may not write',
    by: silenced,
    steps: [
      turn(call('ask', { question: 'trade' }), 'which countries', 'private'),
      turn(press('Norway and Turkey'), 'the same message', 'changed', ['Norway and Turkey: trade']),
    ],
  },
  {
    name: 'asking differently opens a form, and what is sent with it is answered in private',
    steps: [
      turn(REFUSED, 'a refusal', 'private'),
      turn(press('Ask differently'), 'a form', 'form', ['Ask differently', 'Your question']),
      turn(fill('When did Norway and Turkey establish relations?'), 'an answer', 'private', ['1926']),
      turn(press('Ask differently', 0), 'the form again', 'form'),
      turn(fill('who designed the salang tunnel', 'row'), 'refused again', 'private', ['### Not in these documents']),
    ],
  },
  {
    name: 'what is covered, from a refusal',
    steps: [
      turn(REFUSED, 'a refusal', 'private'),
      turn(
        press('What is covered'),
        'what the documents tell',
        'private',
        ['### What is covered', 'Norway and Turkey'],
        { buttons: [] },
      ),
    ],
  },
  {
    name: 'asking on keeps the countries of the answer',
    steps: [
      turn(call('ask', { question: 'When did Norway and Turkey establish relations?' }), 'an answer', 'public'),
      { ...more, buttons: [...MORE, 'Delete'] },
      turn(press('Ask next'), 'a form that names the countries', 'form', ['Norway and Turkey', 'Your question']),
      turn(fill('trade in 2018?'), 'of these two countries', 'private', ['Norway and Turkey', '2018', 'billion']),
      turn(fill('How much do Norway and Pakistan trade?'), 'unless others are named', 'private', [
        'Norway and Pakistan',
      ]),
      turn(fill(''), 'nothing is no question', 'private', ['The question is empty']),
    ],
  },
  {
    name: 'the examples of help are answered in private',
    steps: [
      turn(call('help'), 'three examples', 'private'),
      turn(press('When did Norway and Afghanistan establish relations?', 0), 'answered', 'private', [
        'Norway and Afghanistan',
      ]),
      turn(press('Which embassies and consulates do Norway and Afghanistan have?', 0), 'answered', 'private', ['Oslo']),
      turn(press('How much aid has Norway given Afghanistan?', 0), 'answered', 'private', ['Norway and Afghanistan']),
    ],
  },
  {
    name: 'who asked deletes the answer, and its other buttons still answer',
    steps: [
      asked,
      { ...more, buttons: [...MORE, 'Delete'] },
      turn(press('Delete'), 'it is gone', 'changed', ['The answer is being deleted.'], { removes: 0, buttons: [] }),
      turn(press('Source 1', 0), 'for who still sees them', 'private', ['USD 128 million']),
    ],
  },
  {
    name: 'another member is offered no deleting, and cannot forge it; a moderator is',
    steps: [
      asked,
      { ...more, by: bertil, buttons: MORE },
      turn(press('More', 0), 'a moderator', 'private', [], {
        by: moderator,
        buttons: [...MORE.slice(0, -1), 'Pin as card', ...MORE.slice(-1), 'Delete'],
      }),
      turn(press('Delete'), 'pressed by somebody else', 'private', ['Only who asked, or a moderator'], {
        by: bertil,
        buttons: [],
      }),
      turn(press('Delete', 2), 'pressed by the moderator', 'changed', ['The answer is being deleted.'], {
        by: moderator,
        removes: 0,
      }),
    ],
  },
  {
    name: 'who shared an answer can delete what was shared',
    steps: [
      asked,
      { ...more, by: bertil },
      turn(press('Share'), 'for everybody', 'public', ['USD 128 million'], { by: bertil }),
      turn(press('More'), 'the one who had asked first', 'private', [], { by: anna, buttons: MORE }),
      turn(press('More', 2), 'the one who shared', 'private', [], { by: bertil, buttons: [...MORE, 'Delete'] }),
      turn(press('Delete'), 'it is gone', 'changed', ['The answer is being deleted.'], { by: bertil, removes: 2 }),
    ],
  },
  {
    name: 'buttons under an answer work for others, in private',
    steps: [
      asked,
      turn(press('Source 1', 0), 'another member', 'private', ['The bilateral trade'], { by: bertil }),
      turn(press('Other years', 0), 'another member', 'private', ['2022'], { by: bertil }),
      turn(forge('2~copy~np-exports-2022'), 'a button of another message', 'private', ['NOK 559 million'], {
        by: bertil,
      }),
    ],
  },
];
