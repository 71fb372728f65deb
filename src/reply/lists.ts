import type { Answered, Finding, Group } from '../model/answer.ts';
import type { CountryCode } from '../model/country.ts';
import type { Locale } from '../locales/en.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Block, Reply } from './blocks.ts';
import { buttons, footer, headingOf, labelOf, moreButton, serverNotes, shown, type Speaking } from './parts.ts';
import type { Press } from './state.ts';

/** List lines on one page: what a phone shows on one screen. */
export const PAGE_SIZE = 6;
/** A page about a pair has one line a subject; it stays whole, as does a list that has no way to its next page. */
const WHOLE = 12;
/** Lines of each pair on one page of a comparison, so that the pairs stay side by side. */
const SIDE = 3;

/** A list line: its date, the passage in the document's words, and the number of its source. */
interface Line {
  readonly group: Group;
  readonly finding?: Finding;
}

/** The lines of an answer by pages. */
function pagesOf({ groups, shape, lookup }: Answered): Line[][] {
  const lines = groups.map((group): Line[] =>
    group.findings.length > 0 ? group.findings.map((finding) => ({ group, finding })) : [{ group }],
  );
  const size = shape === 'card' || !lookup || lookup.city !== undefined ? WHOLE : PAGE_SIZE;
  if (shape !== 'comparison') return chunks(lines.flat(), size);
  const sides = lines.map((own) => chunks(own, SIDE));
  return Array.from({ length: Math.max(...sides.map((side) => side.length)) }, (_, page) =>
    sides.flatMap((side) => side[page] ?? []),
  );
}

const chunks = (lines: readonly Line[], size: number): Line[][] =>
  Array.from({ length: Math.max(1, Math.ceil(lines.length / size)) }, (_, i) => lines.slice(i * size, (i + 1) * size));

/** Words a list, a timeline, a page of a pair or a comparison: one line a passage, the sources below, pages by buttons. */
export function speakList(answer: Answered, speaking: Speaking): Reply {
  const { t, library } = speaking;
  const pages = pagesOf(answer);
  const page = Math.min(Math.max(1, speaking.page ?? 1), pages.length);
  const lines = pages[page - 1] ?? [];
  const sources = sourcesOf(lines);
  const here = lines.flatMap(({ finding }) => finding ?? []);
  const all = answer.groups.flatMap((group) => group.findings);
  return {
    // Turning a page changes the message for everybody who sees it.
    private: speaking.private || pages.length > 1,
    blocks: [
      headingOf(answer.question, answer.shape === 'list' ? all : [], speaking),
      ...groupBlocks(lines, (finding) => sources.indexOf(placeOf(finding)) + 1, t, library.home, answer.question.asOf),
      ...sources.map((place, i): Block => {
        const { citation } = lines.find(({ finding }) => finding && placeOf(finding) === place)!.finding!;
        return { type: 'small', text: t.source(i + 1, citation.document, citation.section) };
      }),
      ...serverNotes(here, speaking, true),
      { type: 'divider' },
      ...(pages.length > 1 ? [{ type: 'small', text: rich`${t.answer.page(page, pages.length)}` } as const] : []),
      ...footer(answer, speaking, here),
      ...turnButtons(answer, page, pages.length, t),
      ...(pages.length === 1 ? buttons(moreButton(here, speaking)) : []),
    ],
  };
}

const placeOf = ({ citation }: Finding): string => `${citation.document.id}/${citation.section}`;
const sourcesOf = (lines: readonly Line[]): string[] => [
  ...new Set(lines.flatMap(({ finding }) => (finding ? [placeOf(finding)] : []))),
];

function turnButtons({ lookup }: Answered, page: number, pages: number, t: Locale): Block[] {
  if (!lookup || lookup.city !== undefined || pages === 1) return [];
  const turn = (label: string, to: number): [string, Press] | undefined =>
    to < 1 || to > pages ? undefined : [label, { action: 'look', lookup, page: to, turn: true }];
  return buttons(turn(t.buttons.previous, page - 1), turn(t.buttons.next, page + 1));
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
  const head = state && asOf ? t.answer.state(state, asOf, claim?.kind) : claim && t.period(claim);
  return rich`${head ? bold(head) : ''}${head ? ': ' : ''}${shown(citation.quote)} (${number})`;
}
