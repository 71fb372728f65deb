import { html, type TemplateResult } from 'lit';
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
      return file ? html`<img src=${addressOf(file)} alt=${description || file.name} />` : missing;
    })}
  </div>`;
