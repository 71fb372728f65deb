import { randomUUID } from 'node:crypto';
import {
  UserError,
  type Added,
  type Filled,
  type KeptCall,
  type SentFile,
  type Step,
  type Submitted,
} from '../command.ts';
import { pairsOf } from '../corpus/assemble.ts';
import { decode } from '../corpus/decode.ts';
import { recognise } from '../corpus/file.ts';
import { CODES, type Finding } from '../corpus/report.ts';
import { rich } from '../locales/rich.ts';
import type { Document } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { clean } from '../reply/escape.ts';
import { fit } from '../reply/limits.ts';
import { encodePress } from '../reply/state.ts';
import { recordDeed } from '../store/audit.ts';
import { readGuild } from '../store/guild.ts';
import { confirmDraft, hasRoom, keepDraft, readDraft, ROOM_OF_GUILD } from '../store/readings.ts';
import type { Looked } from './readings.ts';
import { bytesOf } from './sent.ts';

/** How large a file may be, in bytes. */
const LARGEST = 256 * 1024;
/** How long a preview waits for what is read: after a download, and when it is asked for. */
const WAIT_MS = { afterDownload: 500, asked: 1_500 } as const;
/** What a preview shows at most. */
const SHOWN = { sections: 8, claims: 5, problems: 8, text: 160 } as const;

/** @throws UserError `only-in-server` outside of a server */
export function guildOf({ guild }: KeptCall): string {
  if (!guild) throw new UserError('only-in-server');
  return guild.id;
}

/** Takes a file as a draft, and shows to who sent it what would be added. */
export async function addReading(file: SentFile, call: KeptCall): Promise<Reply> {
  const guild = guildOf(call);
  if (recognise(file.name)?.form !== 'document') throw new UserError('reading-name');
  if (!(await call.store.read((tx) => hasRoom(tx, guild, file.size)))) throw fullness();
  const bytes = await bytesOf(file, LARGEST, call);
  const read = decode(bytes);
  const name = fit(clean(file.name).trim(), 80);
  if ('finding' in read) return refusal(name, [read.finding], call);
  const id = randomUUID().replaceAll('-', '').slice(0, 12);
  const draft = { id, guild, name, title: name, bytes: bytes.length, text: read.text };
  await call.store.write((tx) => keepDraft(tx, { ...draft, added_at: call.now(), added_by: call.member.id }));
  return preview(draft, await call.lookAt(draft, WAIT_MS.afterDownload), call);
}

const fullness = (): UserError =>
  new UserError('reading-full', {
    count: String(ROOM_OF_GUILD.readings),
    size: String(ROOM_OF_GUILD.bytes / 1024 / 1024),
  });

// ---- what is shown

const line = (text: string): Block => ({ type: 'text', text: rich`${text}` });
const privately = (blocks: readonly Block[]): Reply => ({ private: true, blocks });
const stepId = (step: string, id: string): string =>
  encodePress({ action: 'step', command: 'sources', step, args: [id] })!;

const problemsOf = (findings: readonly Finding[], { t }: KeptCall): Block[] =>
  findings.length === 0
    ? []
    : [
        {
          type: 'list',
          items: findings
            .slice(0, SHOWN.problems)
            .map((finding) => rich`${t.readings.problem(finding.line, fit(finding.message, SHOWN.text))}`),
        },
      ];

const refusal = (name: string, findings: readonly Finding[], call: KeptCall): Reply =>
  privately([
    { type: 'heading', text: rich`${call.t.readings.refused}` },
    line(name),
    ...problemsOf(findings, call),
    line(call.t.readings.nothingAdded),
  ]);

type Draft = Added & { readonly name: string };

function preview(draft: Draft, looked: Looked | undefined, call: KeptCall): Reply {
  const { readings: words } = call.t;
  const { name, bytes, id } = draft;
  if (!looked) {
    const buttons: Button[] = [{ label: words.show, id: stepId('preview', id) }];
    return privately([
      { type: 'heading', text: rich`${words.preview}` },
      line(words.about(name, bytes)),
      line(words.waiting),
      { type: 'buttons', buttons },
    ]);
  }
  const { findings, reading } = looked;
  if (!reading || findings.some(({ code }) => CODES[code] === 'refused')) return refusal(name, findings, call);
  return privately([
    { type: 'heading', text: rich`${fit(reading.document.title, SHOWN.text)}` },
    line(words.about(name, bytes)),
    ...contents(reading.document, reading.claims, call),
    ...problemsOf(findings, call),
    { type: 'small', text: rich`${words.visible}` },
    { type: 'buttons', buttons: [{ label: words.add, id: stepId('confirm', id), style: 'primary' }] },
  ]);
}

function contents(document: Document, claims: readonly Claim[], { t, library }: KeptCall): Block[] {
  const { readings: words } = t;
  const pairs = pairsOf([document]).map((pair) => t.pair(pair, library.home));
  const headings = document.sections.map(({ heading }) => fit(heading, 40));
  const sensitive = claims.filter((claim) => claim.sensitive).length;
  const statements = claims.slice(0, SHOWN.claims).map((claim) => t.statement(claim, 'any', library.home));
  return [
    line(pairs.length === 0 ? words.noCountries : words.countries(pairs.slice(0, 6))),
    line(words.sections(headings.slice(0, SHOWN.sections), Math.max(0, headings.length - SHOWN.sections))),
    line(words.claims(claims.length, sensitive)),
    ...(statements.length > 0 ? [{ type: 'list', items: statements } as const] : []),
  ];
}

// ---- what its buttons do

/** The draft of this member that a button names. @throws UserError `reading-gone` when it cannot be confirmed any more */
async function draftOf([id = '']: readonly string[], call: KeptCall): Promise<Draft> {
  const guild = guildOf(call);
  const named = { guild, id, member: call.member.id, now: call.now() };
  const draft = await call.store.read((tx) => readDraft(tx, named));
  if (!draft) throw new UserError('reading-gone');
  return draft;
}

const showPreview: Step = {
  needs: 'curate',
  async press(args, call) {
    const draft = await draftOf(args, call);
    return { reply: preview(draft, await call.lookAt(draft, WAIT_MS.asked), call), update: true };
  },
};

const [BOX, YES] = ['licence', 'yes'];

const confirm: Step = {
  needs: 'curate',
  async press(args, call) {
    const { id } = await draftOf(args, call);
    const { readings: words } = call.t;
    const choices = [{ label: words.box, value: YES }];
    const field = { id: BOX, label: words.licence, hint: words.licenceHint, type: 'any', choices } as const;
    return { form: { id: stepId('confirm', id), title: words.form, fields: [field] } };
  },
  submit,
};

async function submit(args: readonly string[], filled: Filled, call: KeptCall): Promise<Submitted> {
  const draft = await draftOf(args, call);
  if (!filled.values(BOX).includes(YES)) throw new UserError('reading-unticked');
  const looked = await call.lookAt(draft, WAIT_MS.asked);
  if (!looked?.reading) return { reply: preview(draft, looked, call), update: true };
  const { id, guild, name, bytes } = draft;
  const title = fit(clean(looked.reading.document.title), SHOWN.text);
  const [member, at] = [call.member.id, call.now()];
  const { done, now } = await call.store.write(async (tx) => {
    const end = await confirmDraft(tx, { guild, id, member, now: at }, title);
    if (end === 'done') {
      const deed = { guild, at, member, action: 'reading.add', object: `reading:${id}` };
      await recordDeed(tx, { ...deed, detail: { title, name, bytes } });
    }
    return { done: end, now: await readGuild(tx, guild) };
  });
  if (done === 'gone') throw new UserError('reading-gone');
  if (done === 'full') throw fullness();
  call.guilds.changed(now);
  const { added, remove, visible } = call.t.readings;
  const reply = privately([
    { type: 'text', text: added(title) },
    line(visible),
    { type: 'small', text: rich`${remove(id)}` },
  ]);
  return { reply, update: true };
}

/** What the buttons of a preview do. */
export const readingSteps: Readonly<Record<string, Step>> = { preview: showPreview, confirm };
