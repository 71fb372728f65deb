import type { Answered, Finding, Group } from '../model/answer.ts';
import type { CountryCode } from '../model/country.ts';
import type { Locale } from '../locales/en.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Block, Reply } from './blocks.ts';
import { buttons, footer, headingOf, labelOf, moreButton, shown, type Speaking } from './parts.ts';
import type { Press } from './state.ts';

/** List lines on one page: what a phone shows on one screen. */
const PAGE_SIZE = 6;
/** A page about a pair has one line a subject; it stays whole. */
const CARD_SIZE = 12;

/** A list line: its date, the passage in the document's words, and the number of its source. */
interface Line {
  readonly group: Group;
  readonly finding?: Finding;
}

/** Words a list, a timeline, a page of a pair or a comparison: one line a passage, the sources below, pages by buttons. */
export function speakList(answer: Answered, speaking: Speaking): Reply {
  const { t, library, look, page = 1 } = speaking;
  const lines = answer.groups.flatMap((group): Line[] =>
    group.findings.length > 0 ? group.findings.map((finding) => ({ group, finding })) : [{ group }],
  );
  const size = answer.shape === 'card' || !look ? CARD_SIZE : PAGE_SIZE;
  const pages = Math.max(1, Math.ceil(lines.length / size));
  const current = Math.min(Math.max(1, page), pages);
  const onPage = lines.slice((current - 1) * size, current * size);
  const sources = [
    ...new Map(
      onPage.flatMap(({ finding }) =>
        finding ? [[`${finding.citation.document.id}/${finding.citation.section}`, finding] as const] : [],
      ),
    ),
  ];
  const numberOf = (finding: Finding): number =>
    sources.findIndex(([place]) => place === `${finding.citation.document.id}/${finding.citation.section}`) + 1;
  const all = answer.groups.flatMap((group) => group.findings);
  const turn = (to: number): Press => ({ action: 'look', look: look!, page: to, turn: true });
  return {
    // Turning a page changes the message for everybody who sees it.
    private: speaking.private || pages > 1,
    blocks: [
      headingOf(answer.question, answer.shape === 'list' ? all : [], speaking),
      ...groupBlocks(onPage, numberOf, t, library.home, answer.question.asOf),
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

function groupBlocks(
  lines: readonly Line[],
  numberOf: (finding: Finding) => number,
  t: Locale,
  home: CountryCode,
  asOf: string | undefined,
): Block[] {
  return [...Map.groupBy(lines, ({ group }) => group)].flatMap(([group, own]): Block[] => {
    const label = labelOf(group, t, home);
    if (own.every(({ finding }) => !finding)) return [{ type: 'text', text: t.answer.nothingFor(label ?? '') }];
    const items = own.flatMap(({ finding }): Rich[] => (finding ? [lineOf(finding, numberOf(finding), t, asOf)] : []));
    return [
      ...(label
        ? [{ type: 'text', text: rich`${bold(label.charAt(0).toUpperCase() + label.slice(1))}` } as const]
        : []),
      { type: 'list', items },
    ];
  });
}

function lineOf({ claim, citation, state }: Finding, number: number, t: Locale, asOf: string | undefined): Rich {
  const head = state && asOf ? t.answer.state(state, asOf) : claim && t.period(claim);
  return rich`${head ? bold(head) : ''}${head ? ': ' : ''}${shown(citation.quote)} (${number})`;
}
