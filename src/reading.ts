import { disputes } from './answer/dispute.ts';
import type { Pair } from './model/country.ts';
import type { Document, Section } from './model/document.ts';
import { questionOf } from './model/question.ts';
import { UserError, type Call } from './command.ts';
import { isCut } from './guild/view.ts';
import { rich, type Rich } from './locales/rich.ts';
import { speakAnswer } from './look.ts';
import type { Block, Button, Reply } from './reply/blocks.ts';
import { speakDisputes } from './reply/disputes.ts';
import { shown } from './reply/parts.ts';
import { encodePress } from './reply/state.ts';
import { fold } from './search/words.ts';
import { coveredPlaces } from './reply/parts.ts';
import { exampleQuestions } from './suggest.ts';

/** Characters of a section shown at once; Discord takes 4,000 in a message, and a phone shows a third of that. */
const PAGE_CHARACTERS = 1_400;

const heading = (text: string): Block => ({ type: 'heading', text: rich`${text}` });
const text = (of: Rich): Block => ({ type: 'text', text: of });
const privately = (blocks: readonly (Block | undefined)[]): Reply => ({
  private: true,
  blocks: blocks.filter((block) => block !== undefined),
});

/** How many claims each document has. */
function claimCounts({ index }: Call): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { document } of index.library.claims) counts.set(document, (counts.get(document) ?? 0) + 1);
  return counts;
}

/** All documents, a line each. */
export function documentList(call: Call): Reply {
  const { t, index } = call;
  const counts = claimCounts(call);
  const items = index.library.documents.map((document) => t.sources.line(document, counts.get(document.id) ?? 0));
  return privately([heading(t.sources.heading), { type: 'list', items }]);
}

/** One section of a document, with buttons to the one before and after. An unknown section gives the first. */
export function readSection(id: string, section: string | undefined, call: Call): Reply {
  const document = call.index.library.documents.find((each) => each.id === id)!;
  const wanted =
    section === undefined ? 0 : document.sections.findIndex((each) => fold(each.heading) === fold(section.trim()));
  return sectionPage(document, Math.max(0, wanted), call);
}

/** The section with this number; the last one when there are fewer. */
export function sectionPage(document: Document, number: number, { t, index }: Call): Reply {
  const at = Math.min(number, document.sections.length - 1);
  const section = document.sections[at];
  if (!section) return privately([heading(document.title)]);
  const turn = (label: string, to: number): Button[] => {
    const id = document.sections[to] && encodePress({ action: 'read', document: document.id, section: to, turn: true });
    return id ? [{ label, id }] : [];
  };
  const buttons = [...turn(t.buttons.previous, at - 1), ...turn(t.buttons.next, at + 1), ...original(document, t)];
  return privately([
    heading(`${document.title}: ${section.heading}`),
    ...paragraphs(section).map(text),
    { type: 'small', text: t.source(1, document, section.heading) },
    isCut(index, document.id) ? { type: 'small', text: rich`${t.sources.cut}` } : undefined,
    { type: 'small', text: rich`${t.answer.page(at + 1, document.sections.length)}` },
    buttons.length > 0 ? { type: 'buttons', buttons } : undefined,
  ]);
}

/** A button to the work itself, where the document names its address. */
export function original(document: Document, t: Call['t']): Button[] {
  const url = document.digestOf?.url ?? document.url;
  return url ? [{ label: t.buttons.original, url }] : [];
}

/** The text of a section by paragraphs; what is too long for one message ends with an ellipsis. */
function paragraphs(section: Section): Rich[] {
  let room = PAGE_CHARACTERS * 2;
  return [...Map.groupBy(section.passages, ({ paragraph }) => paragraph).values()].flatMap((passages): Rich[] => {
    const joined = passages.map((passage) => shown(passage.text)).join(passages[0]?.shape === 'sentence' ? ' ' : ' · ');
    if (room <= 0) return [];
    room -= joined.length;
    return [[room < 0 ? `${joined.slice(0, room)}…` : joined]];
  });
}

/** On what the documents differ: of one pair, or of every one. */
export const disputeList = (pair: Pair | undefined, { t, index }: Call, page = 1): Reply =>
  speakDisputes(disputes(index, pair && [pair]), { t, library: index.library, pair, page });

/** The sides of one dispute with their quotes. @throws UserError `old-button` when the documents do not differ there any more */
export function disputeSides(topic: string, call: Call): Reply {
  const found = disputes(call.index).find((dispute) => dispute.topic === topic);
  if (!found) throw new UserError('old-button');
  const pairs = found.sides.flatMap(({ claim }) => claim?.pair ?? []).slice(0, 1);
  const answer = { status: 'disputed', question: questionOf({ pairs }), notes: [], ...found } as const;
  return speakAnswer(answer, call, true);
}

/** What the bot is, knows and does; an unknown topic gives the start page. */
export function help(topic: string, call: Call): Reply {
  if (topic === 'covered') return covered(call);
  return topic === 'commands' ? commandList(call) : start(call);
}

function start(call: Call): Reply {
  const { t, about, index } = call;
  const examples = exampleQuestions(call)
    .slice(0, 3)
    .flatMap((question, number): Button[] => {
      const id = encodePress({ action: 'example', number });
      return id ? [{ label: question, id }] : [];
    });
  const links = [
    ...examples,
    ...(about.inviteUrl ? [{ label: t.help.invite, url: about.inviteUrl }] : []),
    ...(about.privacyUrl ? [{ label: t.help.privacy, url: about.privacyUrl }] : []),
  ];
  return privately([
    heading(t.help.heading),
    text(t.help.about(index.library.documents.length, index.library.claims.length)),
    text(rich`${coveredPlaces(index.library, t)}`),
    ...(about.contact ? [text(rich`${t.help.contact(about.contact)}`)] : []),
    text(rich`${t.help.examples}`),
    { type: 'small', text: rich`${t.help.version(about.version)}` },
    links.length > 0 ? { type: 'buttons', buttons: links } : undefined,
  ]);
}

/** Covered pairs that a page lists. */
const LINES = 25;

function covered(call: Call): Reply {
  const { t, index } = call;
  const { pairs } = index.library;
  const lines = pairs.slice(0, LINES).map((pair) => {
    const present = new Set(index.claimsIn({ pairs: [pair] }).map(({ kind }) => t.kinds[kind]));
    return t.help.coveredLine(t.pair(pair, index.library.home), [...present]);
  });
  const more = pairs.length - lines.length;
  return privately([
    heading(t.help.covered),
    { type: 'list', items: lines },
    more > 0 ? { type: 'small', text: rich`${t.help.coveredMore(more)}` } : undefined,
  ]);
}

function commandList({ t }: Call): Reply {
  const items = Object.entries(t.commands).map(([name, { description }]) => t.help.commandLine(name, description));
  return privately([heading(t.help.commands), { type: 'list', items }]);
}
