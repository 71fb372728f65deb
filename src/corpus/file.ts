export type Form = 'document' | 'claims' | 'aliases' | 'retracted';

/** A file of the corpus folder. */
export interface CorpusFile {
  /** Path for messages. */
  readonly file: string;
  /** Name without extension, in composed form: some file systems hand out accents apart from their letters. */
  readonly id: string;
  readonly form: Form;
  /** Lines that follow each other are one paragraph, as in Markdown. */
  readonly markdown: boolean;
  /** The decoded text without byte order mark, line ends as they are. */
  readonly text: string;
}

/** What the name of a file says of it; undefined for one that does not belong to a corpus. */
export function recognise(name: string): Pick<CorpusFile, 'id' | 'form' | 'markdown'> | undefined {
  if (/^(\.|readme(\.|$))/i.test(name)) return undefined;
  if (name === 'aliases.yaml') return { id: 'aliases', form: 'aliases', markdown: false };
  if (name === 'retracted.yaml') return { id: 'retracted', form: 'retracted', markdown: false };
  const [, id, extension] = /^(.+?)\.(md|txt|claims\.yaml)$/is.exec(name.normalize('NFC')) ?? [];
  if (!id || !extension) return undefined;
  const form = extension.toLowerCase() === 'claims.yaml' ? 'claims' : 'document';
  return { id, form, markdown: extension.toLowerCase() === 'md' };
}
