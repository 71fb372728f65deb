/** The items of an enumeration; "and" between the last two parts it only when it stands once. */
export function itemsOf(words: string): string[] {
  const parts = words.split(/[,;] /).map((part) => part.replace(/^(?:and|as well as|or) /i, '').trim());
  const last = parts.at(-1) ?? '';
  const halves = last.split(/ (?:and|as well as) /);
  const items = halves.length === 2 ? [...parts.slice(0, -1), ...halves] : parts;
  return items.map((item) => item.replace(/[.\s]+$/, '').trim()).filter((item) => item !== '');
}
