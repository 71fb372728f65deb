import type { Answer, Answered, Clarify, Corrected, Disputed, Finding, Group, Refused } from '../model/answer.ts';
import type { CountryCode } from '../model/country.ts';
import type { Library } from '../model/document.ts';
import type { Claim, KindName } from '../model/kinds/index.ts';
import type { Question } from '../model/question.ts';
import type { Locale } from '../locales/en.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Block, Button, Reply } from './blocks.ts';
import { encodePress, type Look, type Press } from './state.ts';

/** What wording needs beside the answer. */
export interface Speaking {
  readonly t: Locale;
  readonly library: Library;
  /** Shown to the asker alone; a refusal always is. */
  readonly private: boolean;
  /** The look-up that made the answer, for its pages and its related buttons. */
  readonly look?: Look;
  readonly page?: number;
}

/** List lines on one page: what a phone shows on one screen. */
export const PAGE_SIZE = 6;

/** Words an answer: heading, statements, passages with their sources, remarks, buttons. Pure. */
export function speak(answer: Answer, speaking: Speaking): Reply {
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
    findings.flatMap(({ claim }) => (claim ? [t.statement(claim, answer.question.wanted, library.home)] : []));
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

// ---- the parts of a reply

const nothing = (group: Group, { t, library }: Pick<Speaking, 't' | 'library'>): Rich =>
  t.answer.nothingFor(labelOf(group, t, library.home) ?? '');

/** "Norway and Pakistan: trade, 2022", from typed slots alone. */
function headingOf(question: Question, findings: readonly Finding[], { t, library }: Speaking): Block {
  const first = findings[0];
  const pairs = question.pairs.length > 0 ? question.pairs : first?.claim ? [first.claim.pair] : [];
  const place =
    pairs.length === 0
      ? (first?.citation.document.title ?? t.answer.anywhere)
      : pairs.map((pair) => t.pair(pair, library.home)).join('; ');
  const kind = subjectOf(question, first?.claim);
  const years = question.years ? t.answer.years(question.years) : undefined;
  const subject = [kind && t.kinds[kind], years].filter(Boolean).join(', ');
  return { type: 'heading', text: rich`${subject ? t.answer.title(place, subject) : place}` };
}

const subjectOf = (question: Question, claim: Claim | undefined): KindName | undefined =>
  claim?.kind ?? (question.kinds.length === 1 ? question.kinds[0] : undefined);

/** The line that shows how the question was read, and what is remarked on the answer. */
function footer(answer: Answer, { t, library, private: quiet }: Speaking): Block[] {
  const { question } = answer;
  const parts = understoodParts(question, t, library.home);
  const readAs = parts.length > 0 ? [rich`${t.answer.readAs(parts)}`] : [];
  const spelling =
    quiet && question.corrections.length > 0 ? [rich`${t.answer.searchedFor(question.corrections)}`] : [];
  const notes = 'notes' in answer ? answer.notes.map((note) => t.note(note)) : [];
  return [...notes, ...readAs, ...spelling].map((text) => ({ type: 'small', text }));
}

function understoodParts(question: Question, t: Locale, home: CountryCode): string[] {
  return [
    ...question.pairs.slice(0, 3).map((pair) => t.pair(pair, home)),
    ...question.kinds.slice(0, 2).map((kind) => t.kinds[kind]),
    ...(question.years ? [t.answer.years(question.years)] : []),
    ...(question.asOf ? [t.answer.asOf(question.asOf)] : []),
  ];
}

/** Numbers the sources of findings: one number for each place that is quoted. */
function numbered(findings: readonly Finding[]): Map<Finding, number> {
  const numbers = new Map<Finding, number>();
  const places = new Map<string, number>();
  for (const finding of findings) {
    const { document, start } = finding.citation;
    const place = `${document.id}:${start}`;
    if (!places.has(place)) places.set(place, places.size + 1);
    numbers.set(finding, places.get(place)!);
  }
  return numbers;
}

const quoteOf = ({ citation }: Finding, number: number, t: Locale): Block => ({
  type: 'quote',
  text: citation.quote,
  source: t.source(number, citation.document, citation.section),
});

/** Short names of findings that a custom id can carry. */
const evidenceOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ claim, citation }) => claim?.id ?? `${citation.document.id}:${citation.start}`);

/** The buttons that have room for their state, at most three. */
function buttons(...wanted: readonly (readonly [string, Press] | undefined)[]): Block[] {
  const made = wanted.flatMap((each): Button[] => {
    const id = each && encodePress(each[1]);
    return each && id ? [{ label: each[0], id }] : [];
  });
  return made.length > 0 ? [{ type: 'buttons', buttons: made.slice(0, 4) }] : [];
}

const sourceButton = (finding: Finding | undefined, number: number, t: Locale): [string, Press] | undefined =>
  finding && [t.buttons.source(number), { action: 'source', evidence: evidenceOf([finding])[0]! }];

const moreButton = (findings: readonly Finding[], t: Locale): [string, Press] => [
  t.buttons.more,
  { action: 'more', evidence: evidenceOf(findings).slice(0, 3) },
];

function relatedButton(finding: Finding | undefined, t: Locale): [string, Press] | undefined {
  if (!finding?.claim) return undefined;
  const look: Look = { topic: finding.claim.kind, pairs: [finding.claim.pair] };
  return [
    finding.claim.kind === 'trade-flow' ? t.buttons.otherYears : t.buttons.related,
    { action: 'look', look, page: 1, turn: false },
  ];
}

// ---- one reply for each outcome

function speakFound(answer: Answered, speaking: Speaking): Reply {
  const { t } = speaking;
  const findings = answer.groups.flatMap((group) => group.findings);
  const numbers = numbered(findings);
  const quotes = findings.filter((finding, i) => numbers.get(finding) === i + 1 || findings.indexOf(finding) === i);
  const told = statements(answer, speaking);
  return {
    private: speaking.private,
    blocks: [
      headingOf(answer.question, findings, speaking),
      ...(told.length > 0 ? told : [rich`${t.answer.passages}`]).map((text): Block => ({ type: 'text', text })),
      ...quotes.map((finding) => quoteOf(finding, numbers.get(finding)!, t)),
      { type: 'divider' },
      ...footer(answer, speaking),
      ...buttons(sourceButton(findings[0], 1, t), relatedButton(findings[0], t), moreButton(findings, t)),
    ],
  };
}

function speakDisputed(answer: Disputed, speaking: Speaking): Reply {
  const { t, library } = speaking;
  const numbers = numbered(answer.sides);
  const first = answer.sides[0]!;
  const place = first.claim ? t.pair(first.claim.pair, library.home) : '';
  const sides = answer.sides
    .slice(0, 4)
    .flatMap((side): Block[] => [
      { type: 'text', text: side.claim ? t.statement(side.claim, answer.question.wanted, library.home) : [] },
      quoteOf(side, numbers.get(side)!, t),
    ]);
  const other = answer.sides.find((side) => numbers.get(side) === 2);
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
      ...footer(answer, speaking),
      ...buttons(sourceButton(first, 1, t), sourceButton(other, 2, t), moreButton(answer.sides, t)),
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
      ...answer.findings.map((finding) => quoteOf(finding, numbers.get(finding)!, t)),
      { type: 'divider' },
      ...footer(answer, speaking),
      ...buttons(
        sourceButton(answer.findings[0], 1, t),
        relatedButton(answer.findings[0], t),
        moreButton(answer.findings, t),
      ),
    ],
  };
}

function speakClarify(answer: Clarify, { t, library, private: quiet }: Speaking): Reply {
  const choices = answer.choices.flatMap(({ pair, kind }) => {
    const look: Look = { topic: kind ?? 'relations', pairs: [pair] };
    const id = encodePress({ action: 'look', look, page: 1, turn: true });
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
    private: quiet,
    blocks: [{ type: 'heading', text: rich`${t.clarify.heading}` }, { type: 'text', text: t.clarify.lead }, ask],
  };
}

function speakRefused(answer: Refused, speaking: Speaking): Reply {
  const { t, library } = speaking;
  const understood = understoodParts(answer.question, t, library.home);
  const outside = answer.reason === 'out-of-scope' || answer.reason === 'pair-not-covered';
  const place = outside
    ? t.refused.covered(library.pairs.map((pair) => t.pair(pair, library.home)))
    : t.refused.searched(answer.searched.map(({ title }) => title));
  const nearest = answer.nearest
    .slice(0, 1)
    .flatMap((finding): Block[] => [{ type: 'text', text: rich`${t.refused.nearest}` }, quoteOf(finding, 1, t)]);
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.refused.heading}` },
      { type: 'text', text: rich`${bold(t.refused.reason(answer.reason))}` },
      {
        type: 'text',
        text: rich`${[understood.length > 0 ? t.refused.understood(understood) : '', place].filter(Boolean).join(' ')}`,
      },
      ...nearest,
      { type: 'text', text: rich`${t.refused.couldAnswer(answer.reason)}` },
      ...footer({ ...answer, question: { ...answer.question, pairs: [], kinds: [] } }, { ...speaking, private: true }),
      ...buttons(
        [t.buttons.askDifferently, { action: 'again' }],
        [t.buttons.covered, { action: 'help', topic: 'covered' }],
      ),
    ],
  };
}

// ---- lists, timelines, pages of a pair

function labelOf({ label }: Group, t: Locale, home: CountryCode): string | undefined {
  switch (label.by) {
    case 'kind':
      return t.kinds[label.kind];
    case 'pair':
      return t.pair(label.pair, home);
    case 'country':
      return t.country(label.country);
    case 'undated':
      return t.answer.undated;
    default:
      return undefined;
  }
}

/** A list line: its date, the passage in the document's words, and the number of its source. */
interface Line {
  readonly group: Group;
  readonly finding?: Finding;
}

function speakList(answer: Answered, speaking: Speaking): Reply {
  const { t, library, look, page = 1 } = speaking;
  const lines = answer.groups.flatMap((group): Line[] =>
    group.findings.length > 0 ? group.findings.map((finding) => ({ group, finding })) : [{ group }],
  );
  const pages = Math.max(1, Math.ceil(lines.length / PAGE_SIZE));
  const current = Math.min(Math.max(1, page), pages);
  const shown = lines.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE);
  const sources = [
    ...new Map(
      shown.flatMap(({ finding }) =>
        finding ? [[`${finding.citation.document.id}/${finding.citation.section}`, finding] as const] : [],
      ),
    ),
  ];
  const numberOf = (finding: Finding): number =>
    sources.findIndex(([place]) => place === `${finding.citation.document.id}/${finding.citation.section}`) + 1;
  const all = answer.groups.flatMap((group) => group.findings);
  const turn = (to: number): Press => ({ action: 'look', look: look!, page: to, turn: true });
  return {
    private: speaking.private,
    blocks: [
      listHeading(answer, all, speaking),
      ...groupBlocks(shown, numberOf, t, library.home),
      ...sources.map(([, finding]): Block => ({
        type: 'small',
        text: t.source(numberOf(finding), finding.citation.document, finding.citation.section),
      })),
      { type: 'divider' },
      ...(pages > 1 ? [{ type: 'small', text: rich`${t.answer.page(current, pages)}` } as const] : []),
      ...footer(answer, speaking),
      ...buttons(
        look && current > 1 ? [t.buttons.previous, turn(current - 1)] : undefined,
        look && current < pages ? [t.buttons.next, turn(current + 1)] : undefined,
        pages > 1 ? undefined : moreButton(all, t),
      ),
    ],
  };
}

function listHeading(answer: Answered, findings: readonly Finding[], speaking: Speaking): Block {
  const heading = headingOf(answer.question, answer.shape === 'list' ? findings : [], speaking);
  return heading;
}

function groupBlocks(
  lines: readonly Line[],
  numberOf: (finding: Finding) => number,
  t: Locale,
  home: CountryCode,
): Block[] {
  return [...Map.groupBy(lines, ({ group }) => group)].flatMap(([group, own]): Block[] => {
    const label = labelOf(group, t, home);
    if (own.every(({ finding }) => !finding)) return [{ type: 'text', text: nothingOf(label ?? '', t) }];
    const items = own.flatMap(({ finding }): Rich[] => (finding ? [lineOf(finding, numberOf(finding), t)] : []));
    return [
      ...(label
        ? [{ type: 'text', text: rich`${bold(label.charAt(0).toUpperCase() + label.slice(1))}` } as const]
        : []),
      { type: 'list', items },
    ];
  });
}

const nothingOf = (label: string, t: Locale): Rich => t.answer.nothingFor(label);

const lineOf = ({ claim, citation }: Finding, number: number, t: Locale): Rich =>
  rich`${claim ? bold(t.period(claim)) : ''}${claim ? ': ' : ''}${citation.quote} (${number})`;
