import type { RefusalReason } from '../model/answer.ts';
import type { KindName } from '../model/kinds/index.ts';
import type { Wanted } from '../model/wanted.ts';
import { bold, rich, type Rich } from './rich.ts';

const REASONS: Readonly<Record<RefusalReason, string>> = {
  'out-of-scope': 'This is not a question that documents about the relations of two countries could answer.',
  'pair-not-covered': 'No document here is about these two countries together.',
  'kind-not-covered': 'The documents on these countries say nothing of this kind.',
  'period-not-covered': 'The documents do not speak of that time.',
  'value-not-stated': 'The documents do not say this.',
  'as-of-unknown': 'The documents do not say how things stood on that day.',
};

const HELPFUL: Readonly<Record<RefusalReason, string>> = {
  'out-of-scope': 'Ask about trade, embassies, aid, visits, agreements or incidents between two countries.',
  'pair-not-covered': 'A document about these two countries could answer this; whoever runs the bot can add one.',
  'kind-not-covered': 'A report on this subject could answer this; whoever runs the bot can add one.',
  'period-not-covered': 'A document of that time, such as a yearly report, could answer this.',
  'value-not-stated': 'A more detailed document, such as an official report, could answer this.',
  'as-of-unknown': 'A document with opening and closing dates could answer this.',
};

/** What sort of document holds what is asked for, by its kind. */
const HOLDS: Partial<Record<KindName, string>> = {
  mission: 'A list of missions, such as a foreign ministry keeps,',
  accreditation: 'A diplomatic list, as a foreign ministry keeps one,',
  'person-role': 'A diplomatic list or a list of office-holders',
  'trade-flow': 'Trade statistics',
  'traded-goods': 'Trade statistics by goods',
  investment: 'A central bank’s or an investment report',
  company: 'A company register or a yearly report of the company',
  aid: 'The aid agency’s results portal',
  agreement: 'A treaty register, or the text of the agreement,',
  visit: 'A government’s calendar or communiqué',
  meeting: 'A communiqué of the meeting',
  incident: 'A court’s or a newspaper’s report',
  migration: 'A statistics office or a consular report',
  transport: 'A timetable or an aviation report',
  military: 'A defence ministry’s report',
  police: 'A police report',
  consular: 'A consular report',
};

/** What was wanted, as the end of "They do not say ...". */
const MISSING: Readonly<Record<Wanted, string>> = {
  date: 'when',
  person: 'who it was',
  place: 'where',
  amount: 'how much',
  count: 'how many',
  list: 'which they are',
  reason: 'why',
  organisation: 'which organisation',
  name: 'what it is called',
  role: 'which office',
  'yes-no': 'whether it is so',
  comparison: 'enough of both to compare them',
  any: 'this',
};

/** What is said where the documents do not answer. */
export const refused = {
  heading: 'Not in these documents',
  reason: (reason: RefusalReason) => REASONS[reason],
  /** What is missing, from typed slots alone. */
  missing: (wanted: Wanted): Rich => rich`They do not say ${bold(MISSING[wanted])}.`,
  understood: (parts: readonly string[]) => `I understood: ${parts.join(', ')}.`,
  searched: (titles: readonly string[], sections: number) =>
    titles.length === 0
      ? ''
      : `I looked in ${titles.length === 1 ? '1 document' : `${titles.length} documents`}, all ${sections} sections: ${titles.slice(0, 5).join('; ')}${titles.length > 5 ? '; …' : ''}.`,
  nearest: 'Closest, but not an answer:',
  couldAnswer: (reason: RefusalReason, kind: KindName | undefined) => {
    const holder = reason === 'value-not-stated' || reason === 'kind-not-covered' ? kind && HOLDS[kind] : undefined;
    return holder ? `${holder} could answer this.` : HELPFUL[reason];
  },
  overview: 'overview',
  didYouMean: 'Did you mean one of these?',
  onlyYou: 'Only you can see this message.',
  covered: (pairs: readonly string[], more: number) =>
    `These documents are about ${pairs.join('; ')}${more > 0 ? ` and ${more} other pairs` : ''}.`,
};
