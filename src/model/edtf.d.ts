declare module 'edtf' {
  /** Parses an EDTF text; `min` and `max` are epoch milliseconds, `max` is Infinity for an open end. Throws when it is none. */
  export default function edtf(text: string): { readonly type: string; readonly min: number; readonly max: number };
}
declare module 'wink-porter2-stemmer' {
  /** The Porter2 stem of one lower-case English word. */
  export default function stem(word: string): string;
}
