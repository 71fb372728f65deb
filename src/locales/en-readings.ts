import { bold, rich, type Rich } from './rich.ts';

const size = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} KiB`;
const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** What is said of documents that a server adds for itself. */
export const readings = {
  preview: 'A document for this server',
  about: (name: string, bytes: number): string => `${name}, ${size(bytes)}`,
  waiting: 'The text is being read, which takes some seconds. Nothing is added yet.',
  show: 'Show what was read',
  countries: (pairs: readonly string[]): string => `It is about ${pairs.join('; ')}.`,
  noCountries: 'Its countries are not known. Name them in its first lines, and add it again.',
  sections: (headings: readonly string[], more: number): string =>
    `Sections: ${headings.join('; ')}${more > 0 ? ` and ${more} more` : ''}.`,
  claims: (count: number, sensitive: number): string =>
    `${counted(count, 'fact was', 'facts were')} read from it by rules${sensitive > 0 ? `; ${counted(sensitive, 'of them is', 'of them are')} sensitive` : ''}. Check them before you rely on them.`,
  problem: (line: number | undefined, message: string): string =>
    `${line === undefined ? 'The file' : `Line ${line}`}: ${message}`,
  refused: 'This file cannot be added',
  nothingAdded: 'Nothing was added. Put it right and add it again.',
  visible: 'Only this server sees it. Answers from it say that this server has added it.',
  add: 'Add it',
  form: 'Add a document to this server',
  licence: 'Your right to use the text',
  licenceHint: 'Others will read passages of it here. Text of a book, paper or site mostly belongs to somebody.',
  box: 'I may use this text here',
  added: (title: string): Rich => rich`${bold(title)} is added to this server. Answers use it from now on.`,
  remove: (id: string): string => `To take it away again: /sources remove document: ${id}`,
  removed: (title: string): Rich => rich`${bold(title)} was removed from this server. No answer uses it any more.`,
};
