import { readFileSync } from 'node:fs';
import { askAfter, ask } from '../src/answer/ask.ts';
import { localeFor } from '../src/locales/index.ts';
import { contextOf, findingsOf, type Answer, type Finding } from '../src/model/answer.ts';
import type { Question } from '../src/model/question.ts';
import { plain } from '../src/reply/escape.ts';
import { statements } from '../src/reply/speak.ts';
import type { Index } from '../src/search/index.ts';
import { fold } from '../src/search/words.ts';

/** A question on the shipped documents with what a careful reader would answer. */
export interface Posed {
  readonly id: string;
  readonly question: string;
  /** What sort of question it is: for tables. */
  readonly type: string;
  readonly expected: 'answer' | 'dispute' | 'correct' | 'refuse' | 'clarify';
  /** Claims of which one in each group must be shown. */
  readonly claims?: readonly (readonly string[])[];
  /** Words of which one in each group must stand in what is said or quoted. */
  readonly says?: readonly (readonly string[])[];
  /** What must not be said. */
  readonly not?: readonly string[];
  /** Kept apart: no rule was made with it in view. */
  readonly held?: true;
  /** Turns of one member, in order. */
  readonly conversation?: string;
}

export const POSED = JSON.parse(readFileSync(new URL('./questions.json', import.meta.url), 'utf8')) as readonly Posed[];

/** How an answer stands to what was expected. `exact`: right, and just the outcome that was expected. */
export interface Verdict {
  readonly right: boolean;
  readonly exact: boolean;
  readonly status: Answer['status'];
}

const STATUS: Readonly<Record<Posed['expected'], Answer['status']>> = {
  answer: 'answered',
  dispute: 'disputed',
  correct: 'corrected',
  refuse: 'refused',
  clarify: 'clarify',
};
/** Outcomes that are right as well: two sides are an answer, and refusing a false premise says nothing false. */
const ALSO: Readonly<Record<Posed['expected'], readonly Answer['status'][]>> = {
  answer: ['answered', 'disputed'],
  dispute: ['answered', 'disputed'],
  correct: ['corrected', 'refused', 'clarify'],
  refuse: ['refused', 'clarify'],
  clarify: ['clarify', 'refused'],
};
/** Sources that a reader looks at. */
const LOOKED_AT = 6;

/** Answers questions in order, those of one conversation one after another. */
export function answerAll(posed: readonly Posed[], index: Index): Answer[] {
  const before = new Map<string, Question>();
  return posed.map(({ question, conversation }) => {
    const last = conversation === undefined ? undefined : before.get(conversation);
    const { answer } = last ? askAfter(question, index, {}, last) : ask(question, index);
    if (conversation !== undefined) before.set(conversation, contextOf(answer));
    return answer;
  });
}

export function judge(posed: Posed, answer: Answer, index: Index): Verdict {
  const { status } = answer;
  const exact = status === STATUS[posed.expected];
  const yes = posed.type === 'yes-no' && status === 'corrected' && posed.expected === 'answer';
  const fits = ALSO[posed.expected].includes(status) || yes;
  const asserts = status !== 'refused' && status !== 'clarify';
  const right = fits && (!asserts || (cites(posed, answer, index) && says(posed, answer, index)));
  return { right, exact: right && exact, status };
}

function cites({ claims = [] }: Posed, answer: Answer, index: Index): boolean {
  const shown = findingsOf(answer).slice(0, LOOKED_AT);
  return claims.every((group) => group.some((id) => shown.some((finding) => holds(finding, id, index))));
}

function holds({ citation }: Finding, id: string, { library }: Index): boolean {
  const claim = library.claims.find((each) => each.id === id);
  if (!claim) throw new Error(`no claim ${id}`);
  return citation.document.id === claim.document && citation.start < claim.end && claim.start < citation.end;
}

const t = localeFor('en');

function says({ says: wanted = [], not = [] }: Posed, answer: Answer, { library }: Index): boolean {
  const said = statements(answer, { t, library }).map((line) => line.map(plain).join(''));
  const quoted = findingsOf(answer).map(({ citation }) => citation.quote);
  const text = fold([...said, ...quoted].join(' '));
  return (
    wanted.every((group) => group.some((words) => text.includes(fold(words)))) &&
    !not.some((words) => fold(said.join(' ')).includes(fold(words)))
  );
}
