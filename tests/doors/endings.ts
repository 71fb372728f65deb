import { call, check, single, type Scenario } from './script.ts';

const ask = (question: string) => call('ask', { question });
const REFUSED = ['Ask differently', 'What is covered', 'Tell moderators'];

const CHECKED =
  'Norway sold goods for NOK 559 million to Pakistan in 2022. Norwegian exports of goods to Pakistan were NOK 600 million in 2022. My cat likes fish on Sundays.';

/** Every way in which a question ends, and a message that is checked. */
export const endings: readonly Scenario[] = [
  single(
    '/Check this message: each sentence is held against the documents, in private',
    check(CHECKED),
    'private',
    ['**Agrees**', '**Differs**', '**Not covered**', 'NOK 559 million'],
    { buttons: [] },
  ),

  single(
    'documents that differ are shown side by side',
    ask('When did Norway and Pakistan establish relations?'),
    'public',
    ['the sources differ', '**1947**', '**18 December 1948**', 'Source 2', 'Kind of difference'],
    { buttons: ['Source 1', 'Source 2', 'More'] },
  ),
  single(
    'a question that takes something wrong for granted is corrected',
    ask('when did the consulate in lahore close'),
    'public',
    ['The documents tell of no closing', 'open'],
    { buttons: ['Source 1', 'Related', 'More'] },
  ),
  single(
    'a question that takes a reopening for granted is corrected',
    ask('when did the norwegian embassy in kabul reopen'),
    'public',
    ['no reopening', 'closed since August 2021'],
  ),
  single(
    'what the documents do not say is refused with the nearest passage',
    ask('who designed the salang tunnel'),
    'private',
    ['### Not in these documents', 'Closest, but not an answer', 'Salang Tunnel'],
    { buttons: ['People and offices', ...REFUSED] },
  ),
  single(
    'what no such document would say is refused',
    ask('what is the weather in oslo'),
    'private',
    ['### Not in these documents'],
    { buttons: REFUSED },
  ),
  single(
    'countries of which no document tells are refused',
    call('trade', { country: 'Sweden' }),
    'private',
    ['No document here is about these two countries'],
    { buttons: REFUSED },
  ),
  single(
    'a time of which no document tells is refused',
    call('visits', { country: 'TR', year: 2008 }),
    'private',
    ['do not speak of that time', 'Did you mean'],
    { buttons: ['Visits, 2005', 'Visits, 2013', ...REFUSED] },
  ),
  single('a question that fits several pairs is asked back', ask('embassies'), 'private', ['### Which countries?'], {
    buttons: ['Norway and Afghanistan', 'Norway and North Korea', 'Norway and Pakistan', 'Norway and Turkey'],
  }),
  single(
    'misspelt names are understood, and nobody else is told',
    ask('when did norwey and turkye establish relations'),
    'public',
    ['1926'],
    { hides: ['norwey', 'turkye'] },
  ),
];
