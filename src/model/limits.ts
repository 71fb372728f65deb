/** How much of a corpus is read: what is larger is refused, since it would slow every question. */
export interface Limits {
  /** Bytes of a file. */
  readonly fileBytes: number;
  /** Sections of a document. */
  readonly sections: number;
  /** Characters of a line (UTF-16 units). */
  readonly lineLength: number;
}

/** What holds where nobody sets another. */
export const LIMITS: Limits = { fileBytes: 4 * 1024 * 1024, sections: 5_000, lineLength: 100_000 };

/** The settings that move them. */
export const LIMIT_SETTINGS = {
  fileBytes: 'CORPUS_FILE_BYTES',
  sections: 'CORPUS_SECTIONS',
  lineLength: 'CORPUS_LINE_LENGTH',
} as const satisfies Record<keyof Limits, string>;
