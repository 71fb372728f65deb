import { answerTo } from './answer/ask.ts';
import { findingNamed } from './answer/citation.ts';
import { disputes } from './answer/dispute.ts';
import { checkReceipt } from './answer/receipt.ts';
import { UserError, type Call, type MessagePlace, type Pressed } from './command.ts';
import { standing } from './guild/capability.ts';
import { asked, checkedReceipt, quietIn, speakAnswer, speakLookup } from './look.ts';
import { rich } from './locales/rich.ts';
import type { Member } from './member.ts';
import { nameOf, type Answer, type Answered, type Finding } from './model/answer.ts';
import type { Pair } from './model/country.ts';
import { questionOf, type Question } from './model/question.ts';
import { disputeList, disputeSides, help, original, sectionPage } from './reading.ts';
import type { Block, Button, Form, Reply } from './reply/blocks.ts';
import { shown } from './reply/parts.ts';
import { decodePress, encodePress, reportOf, type Press } from './reply/state.ts';
import { toText } from './reply/text.ts';
import { exampleQuestions } from './suggest.ts';

/** The circumstances of a press. */
export interface Pressing {
  readonly member: Member;
  /** The public answer that was pressed, where it can be deleted, and who had asked for it. */
  readonly answer?: MessagePlace & { readonly asker: string };
}

/** The form that asks anew, and the field that all forms for a question have. */
export const ASK_FORM = { id: encodePress({ action: 'again' })!, field: 'question' } as const;

/**
 * Does what a button says.
 * @throws UserError `old-button` when it points to claims or documents that are not there any more, `not-yours` when a
 * member may not do it
 */
export function press(pressed: Exclude<Press, { action: 'step' }>, call: Call, pressing: Pressing): Pressed {
  const { member } = pressing;
  switch (pressed.action) {
    case 'look': {
      const quiet = quietIn(call, !(pressed.post && member.mayPost));
      const finished = pressed.chooses ? finish(call.before, pressed.lookup.pairs, call) : undefined;
      const reply = finished
        ? speakAnswer(finished, call, quiet)
        : speakLookup(pressed.lookup, call, pressed.page, quiet);
      return { reply, update: pressed.turn && quiet };
    }
    case 'source':
      return fresh(sourceReply(findEvidence([pressed.evidence], call)[0]!, call));
    case 'about':
      return fresh(moreReply(pressed.receipt, call, pressing));
    case 'copy':
      return fresh(codeReply(call.t.more.copied, toText(shared(pressed.evidence, call, true))));
    case 'cite':
      return fresh(codeReply(call.t.more.cited, citations(findEvidence(pressed.evidence, call), call)));
    case 'check':
      return fresh(checkedReceipt(pressed.receipt, call));
    case 'share':
      return fresh(shared(pressed.evidence, call, !member.mayPost));
    case 'dispute':
      return fresh(disputeSides(pressed.topic, call));
    case 'disputes':
      return { reply: disputeList(pressed.pair, call, pressed.page), update: true };
    case 'read':
      return { reply: sectionPage(documentOf(pressed.document, call), pressed.section, call), update: pressed.turn };
    case 'help':
      return fresh(help(pressed.topic, call));
    case 'example':
      return fresh(exampleReply(pressed.number, call));
    case 'again':
      return { form: askForm(pressed, call.t.askForm.title, call) };
    case 'next':
      return { form: askForm(pressed, call.t.nextForm(placeOf(pressed.evidence, call)), call) };
    case 'delete':
      return deleted(pressed, call, member);
  }
}

/** The answer to the question that was asked back, now that its countries are chosen; undefined when it is not known any more, or silent. */
function finish(before: Question | undefined, pairs: readonly Pair[], { index }: Call): Answer | undefined {
  if (!before || (before.pairs.length > 0 && !before.ambiguous)) return undefined;
  const { ambiguous: _, ...question } = before;
  const answer = answerTo({ ...question, pairs }, index);
  return answer.status === 'refused' || answer.status === 'clarify' ? undefined : answer;
}

const fresh = (reply: Reply): Pressed => ({ reply, update: false });

function documentOf(id: string, { index }: Call) {
  const document = index.library.documents.find((each) => each.id === id);
  if (!document) throw new UserError('old-button');
  return document;
}

/** The findings behind the short names of a button. */
function findEvidence(names: readonly string[], { index }: Call): Finding[] {
  const found = names.flatMap((name) => findingNamed(name, index) ?? []);
  if (found.length === 0) throw new UserError('old-button');
  return found;
}

/** The findings that a receipt means: those that are there still, and where it is plain which they are. */
export function findReceipt(receipt: string, { index }: Pick<Call, 'index'>): Finding[] {
  const checked = checkReceipt(receipt, index);
  if (!checked) throw new UserError('old-button');
  const now = checked.pieces.map((piece) =>
    piece.state === 'same' ? [piece.finding] : piece.state === 'changed' ? piece.now : [],
  );
  return now.flatMap((findings) => (findings.length === 1 ? findings : []));
}

/** A source in full: the passage between its neighbours, where it stands, and the way to the original. */
function sourceReply({ citation }: Finding, { t }: Call): Reply {
  const { document, start } = citation;
  const section = document.sections.findIndex((each) => each.start <= start && start < each.end);
  const passages = document.sections[section]?.passages ?? [];
  const at = passages.findIndex((passage) => passage.start <= start && start < passage.end);
  // A claim may stand in a sentence that a server leaves out: then nothing is known to stand beside it.
  const around = at < 0 ? [] : [passages[at - 1]?.text, passages[at + 1]?.text];
  const read = encodePress({ action: 'read', document: document.id, section: Math.max(0, section), turn: false });
  const buttons = [...(read ? [{ label: t.buttons.readOn, id: read }] : []), ...original(document, t)];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${document.title}: ${citation.section}` },
      ...(around[0] ? [{ type: 'text', text: rich`${shown(around[0])}` } as const] : []),
      { type: 'quote', text: shown(citation.quote), source: t.source(1, document, citation.section) },
      ...(around[1] ? [{ type: 'text', text: rich`${shown(around[1])}` } as const] : []),
      ...(document.licence ? [{ type: 'small', text: rich`${document.licence}` } as const] : []),
      { type: 'buttons', buttons },
    ],
  };
}

/** The further actions on an answer; deleting it is offered to who asked and to moderators. */
function moreReply(receipt: string, call: Call, { member, answer }: Pressing): Reply {
  const { t, guild } = call;
  const findings = findReceipt(receipt, call);
  const evidence = findings.slice(0, 3).map(nameOf);
  const [first] = findings;
  const actions: (readonly [string, Press] | undefined)[] = [
    first && [t.buttons.share, { action: 'share', evidence }],
    first && [t.buttons.copy, { action: 'copy', evidence }],
    first && [t.buttons.cite, { action: 'cite', evidence }],
    [t.buttons.checkReceipt, { action: 'check', receipt }],
    first?.claim?.topic !== undefined && disputes(call.index, [first.claim.pair]).length > 0
      ? [t.buttons.differences, { action: 'disputes', pair: first.claim.pair, page: 1 }]
      : undefined,
    first?.claim && [t.buttons.askNext, { action: 'next', evidence: first.claim.id }],
    first && guild && standing('curate', member, guild) === 'may'
      ? [t.cards.moreButton, pinReceipt(receipt)]
      : undefined,
    first && guild && [t.review.report.button, reportOf('answer', receipt)],
    answer && (member.moderates || answer.asker === member.id)
      ? [t.buttons.delete, { action: 'delete', ...answer }]
      : undefined,
  ];
  const buttons = actions.flatMap((each): Button[] => {
    const id = each && encodePress(each[1]);
    return each && id ? [{ label: each[0], id, ...(each[1].action === 'delete' && { style: 'danger' as const }) }] : [];
  });
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.more.heading}` },
      { type: 'buttons', buttons },
    ],
  };
}

/** Characters of a receipt that are kept to pin its first six facts. */
const PINNED = 47;

const pinReceipt = (receipt: string): Press => ({
  action: 'step',
  command: 'card',
  step: 'receipt',
  args: [receipt.slice(0, PINNED)],
});

function deleted(
  { message, channel, asker }: Extract<Press, { action: 'delete' }>,
  { t }: Call,
  member: Member,
): Pressed {
  if (!member.moderates && asker !== member.id) throw new UserError('not-yours');
  const reply: Reply = { private: true, blocks: [{ type: 'text', text: rich`${t.more.deleted}` }] };
  return { reply, update: true, remove: { channel, message } };
}

/** The claim behind a button is what is gone on from: the button carries it through a restart, and past ten minutes. */
function contextFrom(evidence: string, call: Call): { readonly before?: Question } {
  const claim = findEvidence([evidence], call)[0]?.claim;
  return claim ? { before: questionOf({ pairs: [claim.pair], kinds: [claim.kind] }) } : {};
}

const placeOf = (evidence: string, call: Call): string => {
  const pair = contextFrom(evidence, call).before?.pairs[0];
  return pair ? call.t.pair(pair, call.index.library.home) : call.t.answer.anywhere;
};

/** The same evidence as a message of its own: corpus words and typed values only, nothing that anybody typed. */
function shared(evidence: readonly string[], call: Call, quiet: boolean): Reply {
  const findings = findEvidence(evidence, call);
  const pairs = [...new Set(findings.flatMap(({ claim }) => (claim ? [claim.pair] : [])))];
  const answer: Answered = {
    status: 'answered',
    shape: 'answer',
    question: questionOf({ pairs }),
    groups: [{ label: { by: 'found' }, findings }],
    notes: [],
  };
  return speakAnswer(answer, call, quiet);
}

const citations = (findings: readonly Finding[], { t, today }: Call): string =>
  [...new Set(findings.map(({ citation }) => t.more.citation(citation.document, citation.section, today)))].join('\n');

const codeReply = (title: string, text: string): Reply => {
  const blocks: Block[] = [
    { type: 'text', text: rich`${title}` },
    { type: 'code', text },
  ];
  return { private: true, blocks };
};

function exampleReply(number: number, call: Call): Reply {
  const question = exampleQuestions(call)[number];
  if (!question) throw new UserError('old-button');
  return askedAnew(question, call, {});
}

/** A question from an example or a form, answered in private. */
function askedAnew(question: string, call: Call, { before }: Pick<Call, 'before'>): Reply {
  if (question.trim() === '') throw new UserError('empty-question');
  const { before: _, ...rest } = call;
  const { answer } = asked(question, { ...rest, ...(before && { before }) });
  return speakAnswer(answer, call, true);
}

/** Answers a form; `fields` gives the text of a field. @throws UserError `old-button` for a form that is not known */
export function submit(id: string, field: (name: string) => string, call: Call): Reply {
  const form = decodePress(id);
  if (form?.action === 'again') return askedAnew(field(ASK_FORM.field), call, call);
  if (form?.action === 'next') return askedAnew(field(ASK_FORM.field), call, contextFrom(form.evidence, call));
  throw new UserError('old-button');
}

const askForm = (sending: Press, title: string, { t }: Call): Form => ({
  id: encodePress(sending)!,
  title,
  fields: [{ id: ASK_FORM.field, label: t.askForm.label, placeholder: t.askForm.placeholder, max: 500 }],
});
