/** A piece of text with a meaning for its looks. Content is always raw: whoever draws it escapes it. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  /** What holds no more. */
  | { readonly strike: string }
  | { readonly link: string; readonly url: string }
  /** A moment shown in the reader's own time: epoch seconds. */
  | { readonly time: number }
  /** A channel, role or member of a server by its id: readers see its name, and nobody is called by it. */
  | { readonly mention: 'channel' | 'role' | 'member'; readonly id: string };

/** Text with a little structure, safe to build from hostile values. */
export type Rich = readonly Span[];

type Part = Span | number | Rich;

/** Builds rich text: rich`${'Norway'} exported ${bold('NOK 559 million')}`. */
export function rich(strings: TemplateStringsArray, ...parts: readonly Part[]): Rich {
  return strings.flatMap((text, i): Span[] => {
    const part = parts[i];
    const spans =
      part === undefined
        ? []
        : Array.isArray(part)
          ? (part as Span[])
          : [typeof part === 'number' ? String(part) : (part as Span)];
    return text ? [text, ...spans] : spans;
  });
}

export const bold = (text: string): Span => ({ bold: text });
export const italic = (text: string): Span => ({ italic: text });
