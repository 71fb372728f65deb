import type { IncomingHttpHeaders } from 'node:http';
import { isJson, partsOf, textOf, type Json, type World } from './world.ts';

/** A file as it was sent along with a body. */
export interface Upload {
  /** The number in `files[0]`. */
  readonly index: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a request holds: its JSON, and the files beside it. */
export interface Sending {
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

/** Reads a body: JSON, or a form with the JSON in `payload_json` and the files beside it. */
export async function readSending(bytes: Buffer, headers: IncomingHttpHeaders, problems: string[]): Promise<Sending> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: parsed(bytes.toString()), uploads: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  let body: unknown;
  const uploads: Upload[] = [];
  for (const [key, value] of form) {
    const index = /^files\[(\d)\]$/.exec(key)?.[1];
    if (key === 'payload_json' && typeof value === 'string') body = parsed(value);
    else if (index === undefined || typeof value === 'string') problems.push(`a form has an unknown part ${key}`);
    else {
      const content = new Uint8Array(await value.arrayBuffer());
      uploads.push({ index: Number(index), name: value.name, type: value.type, bytes: content });
    }
  }
  return { body, uploads };
}

function parsed(json: string): unknown {
  try {
    return json === '' ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

const REFERENCE = 'attachment://';

/** Every file that a body names by `attachment://`. */
function named(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(named);
  if (isJson(value)) return Object.values(value).flatMap(named);
  return typeof value === 'string' && value.startsWith(REFERENCE) ? [value.slice(REFERENCE.length)] : [];
}

/** What does not fit between a message and the files that came with it. @param kept names of files that it has already */
export function problemsOfUploads(body: Json, uploads: readonly Upload[], kept: readonly string[] = []): string[] {
  const told = partsOf(body['attachments']);
  const here = [...uploads.map(({ name }) => name), ...kept];
  const components = Number(body['flags'] ?? 0) & (1 << 15);
  const shown = named([body['components'], body['embeds']]);
  return [
    ...(uploads.length > 10 ? ['more than 10 files'] : []),
    ...told
      .filter(({ id }) => String(id).length < 3 && !uploads.some(({ index }) => String(index) === String(id)))
      .map(({ id }) => `attachment ${String(id)} came with no file`),
    ...shown.filter((name) => !here.includes(name)).map((name) => `${REFERENCE}${name} is no file of the message`),
    ...(components
      ? uploads.filter(({ name }) => !shown.includes(name)).map(({ name }) => `no component shows ${name}`)
      : []),
  ];
}

/** Keeps the files of a message, and says where each is. */
export function storeUploads(world: World, channel: string, body: Json, uploads: readonly Upload[]): Json[] {
  return uploads.map(({ index, name, type, bytes }) => {
    const id = world.clock.snowflake();
    const path = `/attachments/${channel}/${id}/${encodeURIComponent(name)}`;
    world.files.set(path, bytes);
    const told = partsOf(body['attachments']).find((each) => String(each['id']) === String(index));
    const url = `${world.origin}${path}`;
    const description = textOf(told?.['description']);
    return {
      id,
      filename: name,
      size: bytes.length,
      url,
      proxy_url: url,
      ...(type && { content_type: type }),
      ...(description && { description }),
    };
  });
}

/** The components of a message with the addresses of its files in the place of their names. */
export function withAddresses(part: Json, attachments: readonly Json[]): Json {
  const media = (value: unknown): Json => {
    const url = isJson(value) ? (textOf(value['url']) ?? '') : '';
    const found = attachments.find(({ filename }) => `${REFERENCE}${String(filename)}` === url);
    return found
      ? { id: found['id'], url: found['url'], proxy_url: found['proxy_url'], attachment_id: found['id'] }
      : { id: '1', url, proxy_url: url };
  };
  if (part['type'] === 13) {
    const file = media(part['file']);
    const { filename = null, size = null } = attachments.find(({ id }) => id === file['id']) ?? {};
    return { spoiler: false, ...part, file, name: filename, size };
  }
  if (part['type'] === 12) {
    const items = partsOf(part['items']).map((item) => ({
      description: null,
      spoiler: false,
      ...item,
      media: media(item['media']),
    }));
    return { ...part, items };
  }
  return part;
}
