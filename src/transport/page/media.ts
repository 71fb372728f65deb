import { html, nothing, type TemplateResult } from 'lit';
import type { Component, Media, SentFile } from './wire.ts';

/** The addresses of files, made when they are first drawn. */
const urls = new WeakMap<SentFile, string>();

/** The file that a part of a message shows; undefined when it did not come along. */
const fileOf = ({ url }: Media, files: readonly SentFile[]): SentFile | undefined =>
  files.find(({ name }) => url === `attachment://${name}`);

function addressOf(file: SentFile): string {
  const known = urls.get(file);
  if (known) return known;
  // As bytes without a type: nothing that a file holds is ever opened as a page of this address.
  const bytes = Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  urls.set(file, url);
  return url;
}

const missing = html`<p class="small">A file that did not come along.</p>`;

/** A file to be taken away. */
export function drawFile({ file: media = { url: '' } }: Component, files: readonly SentFile[]): TemplateResult {
  const file = fileOf(media, files);
  if (!file) return missing;
  const bytes = Math.floor((file.base64.replace(/=+$/, '').length * 3) / 4);
  return html`<p class="file">
    <a href=${addressOf(file)} download=${file.name}>${file.name}</a>
    <span class="small">${bytes.toLocaleString('en')} bytes</span>
  </p>`;
}

/** Pictures, each with what it shows for who cannot see it. */
export const drawGallery = ({ items = [] }: Component, files: readonly SentFile[]): TemplateResult =>
  html`<div class="gallery">
    ${items.map(({ media, description = '' }) => {
      const file = fileOf(media, files);
      return file ? drawPicture(file, description) : missing;
    })}
  </div>`;

function drawPicture(file: SentFile, description: string): TemplateResult {
  const { width, height } = sizeOf(file) ?? {};
  return html`<img
    src=${addressOf(file)}
    alt=${description || file.name}
    width=${width ?? nothing}
    height=${height ?? nothing}
  />`;
}

/** How large a PNG is, from its first bytes: the page keeps room for it, and nothing moves when it is there. */
function sizeOf({ base64 }: SentFile): { readonly width: number; readonly height: number } | undefined {
  const head = atob(base64.slice(0, 32));
  if (!head.startsWith('\x89PNG') || head.length < 24) return undefined;
  const view = new DataView(Uint8Array.from(head, (sign) => sign.charCodeAt(0)).buffer);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
