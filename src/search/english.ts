import dictionary from 'dictionary-en';

let bases: ReadonlySet<string> | undefined;

/** The base forms of the Hunspell dictionary in lower case, without its flags and without names; read when first needed. */
function baseForms(): ReadonlySet<string> {
  return (bases ??= new Set(new TextDecoder('latin1').decode(dictionary.dic).match(/^[a-z]+/gm)));
}

/** What regular endings leave of a word, and what stood there before: "making" is make, "stopped" is stop. */
const ENDINGS: readonly [RegExp, readonly string[]][] = [
  [/ie(?:[sdr]|st)$/, ['y']],
  [/s$/, ['']],
  [/(?<=.{4})ly$/, ['']],
  [/(?:ing|es|ed)$/, ['', 'e']],
  [/er$/, ['']],
  [/([bdglmnprt])\1(?:ing|ed|er)$/, ['$1']],
];

/** The dictionary has "fuse" and says by a flag that "refuse" is a word too. */
const PREFIX = /^(?:re|un|dis|in|im|de|pre|mis|non|over|under|out|co|inter|sub|anti)/;

/**
 * Whether a folded word is plain English, in its base form or with a regular ending. Names are not. A question word that is
 * English needs no spelling correction even when no document has it.
 */
export function isEnglish(word: string): boolean {
  const known = baseForms();
  if (known.has(word)) return true;
  // "Yaer" is not "ya" with an ending.
  const isBase = (base: string): boolean => base.length > 2 && known.has(base);
  const root = word.replace(PREFIX, '');
  if (root !== word && isBase(root)) return true;
  return ENDINGS.some(
    ([ending, before]) => ending.test(word) && before.some((rest) => isBase(word.replace(ending, rest))),
  );
}
