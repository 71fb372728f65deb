import type { ReplyFile } from './blocks.ts';
import { label } from './controls.ts';
import { LIMITS } from './limits.ts';

// Type aliases, not interfaces: only these fit where a door takes any record.
type Media = { url: string };
export type FilePart = { type: 12; items: { media: Media; description?: string }[] } | { type: 13; file: Media };
export type Attachment = { id: number; filename: string; description?: string };

/** Files under names that Discord leaves as they are, so that parts of the message can refer to them. */
export function named(files: readonly ReplyFile[]): ReplyFile[] {
  const taken = new Set<string>();
  return files.slice(0, LIMITS.files).map((file) => ({ ...file, name: freeName(safeName(file.name), taken) }));
}

/** Letters, digits, dots, dashes and underscores; the extension stays whatever is cut. */
function safeName(name: string): string {
  const plain = name.slice(0, 1000).normalize('NFKD').replace(/\p{M}/gu, '');
  const safe = plain.replace(/[^A-Za-z0-9._-]/g, '_').replace(/__+/g, '_');
  const [extension = ''] = /\.[A-Za-z0-9]{1,10}$/.exec(safe) ?? [];
  const stem = safe.slice(0, safe.length - extension.length).replace(/^[._-]+/, '');
  return (stem.slice(0, LIMITS.fileName - extension.length) || 'file') + extension;
}

function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.') === -1 ? name.length : name.lastIndexOf('.');
  let free = name;
  for (let i = 2; taken.has(free.toLowerCase()); i++) {
    const tail = `-${i}${name.slice(dot)}`;
    free = name.slice(0, Math.min(dot, LIMITS.fileName - tail.length)) + tail;
  }
  taken.add(free.toLowerCase());
  return free;
}

/** What Discord draws as a picture. */
const isPicture = ({ name }: ReplyFile): boolean => /\.(png|jpe?g|gif|webp)$/i.test(name);
const mediaOf = ({ name }: ReplyFile): Media => ({ url: `attachment://${name}` });
const altOf = ({ description = '' }: ReplyFile): { description?: string } => {
  const alt = label(description, LIMITS.altText);
  return alt ? { description: alt } : {};
};

/** The parts of a message that show its files: pictures in one gallery, the others one by one. */
export function filePartsOf(files: readonly ReplyFile[]): FilePart[] {
  const items = files.filter(isPicture).map((file) => ({ media: mediaOf(file), ...altOf(file) }));
  const others = files.filter((file) => !isPicture(file)).map((file): FilePart => ({ type: 13, file: mediaOf(file) }));
  return [...(items.length > 0 ? [{ type: 12 as const, items }] : []), ...others];
}

/** The list that says which of the sent files is which: its ids are places in the list of files. */
export const attachmentsOf = (files: readonly ReplyFile[]): Attachment[] =>
  files.map((file, id) => ({ id, filename: file.name, ...altOf(file) }));
