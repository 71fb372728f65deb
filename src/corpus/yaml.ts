import { isMap, LineCounter, parseDocument, stringify, type Document as YamlDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './report.ts';

type Path = readonly PropertyKey[];

/** YAML that has been read, and where each part of it stands. */
export interface Located {
  readonly data: unknown;
  /** The line of the value at `path`, or of the nearest thing around it that exists. */
  lineOf(path: Path): number;
}

/** Reads YAML. Anchors are refused: a short file could unfold into a huge one. */
export function readYaml(text: string, file: string): { located?: Located; problems: Problem[] } {
  const lines = new LineCounter();
  const at = (offset: number): number => lines.linePos(offset).line;
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    if (error) return { problems: [{ file, line: at(error.pos[0]), message: `YAML: ${error.message}` }] };
    const data: unknown = document.toJS({ maxAliasCount: 0 });
    return { located: { data, lineOf: (path) => at(offsetOf(document, path)) }, problems: [] };
  } catch (error) {
    return { problems: [{ file, line: 1, message: `YAML: ${(error as Error).message}` }] };
  }
}

function offsetOf(document: YamlDocument, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    // The key's place, not the value's: a value may begin on the line below.
    const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === path[length - 1]) : undefined;
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as { range?: [number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

/** A value as YAML that reads back as the same: no text is taken for something else, and nothing is said by an alias. */
export const writeYaml = (value: object): string => stringify(value, { aliasDuplicateObjects: false, lineWidth: 120 });

/** The problems that a schema finds in one part of a YAML file, each with its line. */
export function problemsOf(error: z.ZodError, located: Located, file: string, path: Path = []): Problem[] {
  return error.issues.map((issue) => {
    const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const where = issue.path.join('.');
    const message = issue.code === 'invalid_union' && !issue.errors.length ? 'unknown value' : issue.message;
    return {
      file,
      line: located.lineOf([...path, ...issue.path, ...extra]),
      message: where ? `${where}: ${message}` : message,
    };
  });
}
