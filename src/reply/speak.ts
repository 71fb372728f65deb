import {
  contextOf,
  type Answer,
  type Answered,
  type Clarify,
  type Corrected,
  type Disputed,
  type Finding,
  type Group,
  type Refused,
} from '../model/answer.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Block, Reply } from './blocks.ts';
import { figureOf } from './figures/index.ts';
import type { Locale } from '../locales/en.ts';
import { fit, LIMITS } from './limits.ts';
import { speakList } from './lists.ts';
import {
  buttons,
  coveredPlaces,
  footer,
  headingOf,
  labelOf,
  moreButton,
  numbered,
  quoteOf,
  relatedButton,
  serverNotes,
  sourceButton,
  understoodParts,
  type Speaking,
} from './parts.ts';
import type { KindName } from '../model/kinds/index.ts';
import type { Question } from '../model/question.ts';
import { gapOf } from '../model/review.ts';
import type { Lookup } from '../model/lookup.ts';
import { encodePress, type Press } from './state.ts';

/** Words an answer: heading, statements, passages with their sources, remarks, buttons. Pure. */
export function speak(answer: Answer, speaking: Speaking): Reply {
  const figure = figureOf(answer, speaking);
  return {
    ...wordsFor(answer, speaking),
    ...(figure && { figure }),
    context: contextOf(answer),
    outcome: { status: answer.status, ...(answer.status === 'refused' && { reason: answer.reason }) },
  };
}

/** The words of an answer alone, with nothing drawn. */
export function wordsFor(answer: Answer, speaking: Speaking): Reply {
  switch (answer.status) {
    case 'answered':
      return answer.shape === 'answer' ? speakFound(answer, speaking) : speakList(answer, speaking);
    case 'disputed':
      return speakDisputed(answer, speaking);
    case 'corrected':
      return speakCorrected(answer, speaking);
    case 'clarify':
      return speakClarify(answer, speaking);
    case 'refused':
      return speakRefused(answer, speaking);
  }
}

/** The statements of the whole answer, a line each, without quotes, sources and remarks. */
export function statements(answer: Answer, { t, library }: Pick<Speaking, 't' | 'library'>): Rich[] {
  const told = (findings: readonly Finding[]): Rich[] =>
    findings.flatMap(({ claim, state }) => {
      if (!claim) return [];
      const said = t.statement(claim, answer.question.wanted, library.home);
      return [
        state && answer.question.asOf
          ? rich`${t.answer.state(state, answer.question.asOf, claim.kind)}: ${said}`
          : said,
      ];
    });
  switch (answer.status) {
    case 'answered':
      return answer.groups.flatMap((group) =>
        group.findings.length > 0 ? told(group.findings) : [nothing(group, { t, library })],
      );
    case 'disputed':
      return [t.disputed.lead, ...told(answer.sides)];
    case 'corrected':
      return [t.corrected.lead(answer.premise), ...told(answer.findings)];
    case 'clarify':
      return [t.clarify.lead];
    case 'refused':
      return [rich`${t.refused.reason(answer.reason)}`];
  }
}

const nothing = (group: Group, { t, library }: Pick<Speaking, 't' | 'library'>): Rich =>
  t.answer.nothingFor(labelOf(group, t, library.home) ?? '');

/** A quote, and below it what the server adds. */
const noted = (finding: Finding, number: number, speaking: Speaking): Block[] => [
  quoteOf(finding, number, speaking.t),
  ...serverNotes([finding], speaking, false),
];

// ---- one reply for each outcome

function speakFound(answer: Answered, speaking: Speaking): Reply {
  const { t } = speaking;
  const findings = answer.groups.flatMap((group) => group.findings);
  const numbers = numbered(findings);
  const all = findings.filter((finding, i) => numbers.get(finding) === i + 1 || findings.indexOf(finding) === i);
  const quotes = speaking.short ? all.slice(0, 1) : all;
  // What is not shown here is one press away.
  const second = all.length > quotes.length ? findings.find((finding) => numbers.get(finding) === 2) : undefined;
  const told = statements(answer, speaking);
  // What may be no answer is shown to the asker alone.
  const perhaps = answer.notes.some(({ code }) => code === 'perhaps');
  return {
    private: speaking.private || perhaps,
    blocks: [
      headingOf(answer.question, findings, speaking),
      ...(told.length > 0 ? told : [rich`${perhaps ? t.answer.perhaps : t.answer.passages}`]).map((text): Block => ({
        type: 'text',
        text,
      })),
      ...quotes.flatMap((finding) => noted(finding, numbers.get(finding)!, speaking)),
      { type: 'divider' },
      ...footer(answer, speaking, findings),
      ...buttons(
        sourceButton(findings[0], 1, t),
        sourceButton(second, 2, t) ?? relatedButton(findings[0], t),
        moreButton(findings, speaking),
      ),
    ],
  };
}

function speakDisputed(answer: Disputed, speaking: Speaking): Reply {
  const { t, library } = speaking;
  const shown = answer.sides.slice(0, 4);
  const numbers = numbered(shown);
  const first = shown[0]!;
  const place = first.claim ? t.pair(first.claim.pair, library.home) : '';
  const sides = shown.flatMap((side): Block[] => [
    { type: 'text', text: side.claim ? t.statement(side.claim, answer.question.wanted, library.home) : [] },
    ...noted(side, numbers.get(side)!, speaking),
  ]);
  const other = shown.find((side) => numbers.get(side) === 2);
  return {
    private: speaking.private,
    blocks: [
      {
        type: 'heading',
        text: rich`${t.answer.title(place, `${first.claim ? `${t.kinds[first.claim.kind]}, ` : ''}${t.disputed.heading}`)}`,
      },
      { type: 'text', text: t.disputed.lead },
      ...sides,
      { type: 'divider' },
      { type: 'small', text: rich`${t.disputed.kind(answer.difference)}` },
      ...footer(answer, speaking, shown),
      ...buttons(sourceButton(first, 1, t), sourceButton(other, 2, t), moreButton(shown, speaking)),
    ],
  };
}

function speakCorrected(answer: Corrected, speaking: Speaking): Reply {
  const { t } = speaking;
  const numbers = numbered(answer.findings);
  return {
    private: speaking.private,
    blocks: [
      headingOf({ ...answer.question, pairs: [] }, answer.findings, speaking),
      ...statements(answer, speaking).map((text): Block => ({ type: 'text', text })),
      ...answer.findings
        .slice(0, speaking.short ? 1 : undefined)
        .flatMap((finding) => noted(finding, numbers.get(finding)!, speaking)),
      { type: 'divider' },
      ...footer(answer, speaking, answer.findings),
      ...buttons(
        sourceButton(answer.findings[0], 1, t),
        relatedButton(answer.findings[0], t),
        moreButton(answer.findings, speaking),
      ),
    ],
  };
}

function speakClarify(answer: Clarify, { t, library, private: quiet }: Speaking): Reply {
  const choices = answer.choices.flatMap(({ pair, kind }) => {
    const lookup = { topic: kind ?? 'relations', pairs: [pair] } as const;
    const id = encodePress({
      action: 'look',
      lookup,
      page: 1,
      turn: true,
      chooses: true,
      ...(!quiet && { post: true }),
    });
    return id ? [{ label: t.pair(pair, library.home), id }] : [];
  });
  const ask: Block =
    choices.length <= 4
      ? { type: 'buttons', buttons: choices }
      : {
          type: 'select',
          id: encodePress({ action: 'help', topic: 'choice' })!,
          placeholder: t.clarify.heading,
          choices: choices.slice(0, 25).map(({ label, id }) => ({ label, value: id })),
        };
  return {
    private: true,
    blocks: [{ type: 'heading', text: rich`${t.clarify.heading}` }, { type: 'text', text: t.clarify.lead }, ask],
  };
}

function speakRefused(answer: Refused, speaking: Speaking): Reply {
  const { t, library } = speaking;
  const { question, reason } = answer;
  const understood = understoodParts(question, t, library.home);
  const outside = reason === 'out-of-scope' || reason === 'pair-not-covered';
  const place = outside
    ? coveredPlaces(library, t)
    : t.refused.searched(
        answer.searched.map(({ title }) => title),
        answer.searched.reduce((sum, { searched }) => sum + searched, 0),
      );
  const nearest = answer.nearest
    .slice(0, 1)
    .flatMap((finding): Block[] => [{ type: 'text', text: rich`${t.refused.nearest}` }, quoteOf(finding, 1, t)]);
  const missing =
    reason === 'value-not-stated' ? t.refused.missing(question.wanted) : rich`${bold(t.refused.reason(reason))}`;
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.refused.heading}` },
      { type: 'text', text: missing },
      {
        type: 'text',
        text: rich`${[understood.length > 0 ? t.refused.understood(understood) : '', place].filter(Boolean).join(' ')}`,
      },
      ...nearest,
      { type: 'text', text: rich`${t.refused.couldAnswer(reason, question.kinds[0])}` },
      ...footer({ ...answer, question: { ...question, pairs: [], kinds: [] } }, { ...speaking, private: true }, []),
      ...(answer.instead.length > 0 ? [{ type: 'small', text: rich`${t.refused.didYouMean}` } as const] : []),
      ...buttons(
        ...answer.instead.map((lookup): [string, Press] => [
          titleOf(lookup, t),
          { action: 'look', lookup, page: 1, turn: false },
        ]),
        [t.buttons.askDifferently, { action: 'again' }],
        [t.buttons.covered, { action: 'help', topic: 'covered' }],
        speaking.tells ? [t.review.tell.button, tellOf(question)] : undefined,
      ),
    ],
  };
}

/** The form in which a question is told to the moderators. */
function tellOf(question: Question): Press {
  const { pair, kind } = gapOf(question);
  return { action: 'step', command: 'review', step: 'tell', args: [pair, kind] };
}

/** "Trade, 2018": what a look-up lists of the same countries, for a button. */
function titleOf({ topic, years }: Lookup, t: Locale): string {
  const subject = topic in t.kinds ? t.kinds[topic as KindName] : t.refused.overview;
  const label = [subject, ...(years ? [t.answer.years(years)] : [])].join(', ');
  return fit(label.charAt(0).toUpperCase() + label.slice(1), LIMITS.buttonLabelShown);
}
