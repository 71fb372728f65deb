const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ə: 'a',
};

/** The name of a place without capitals, marks and signs: one that is spelt with and without them is the same. */
export const foldPlace = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʻʼ`]/gu, '')
    .replace(/[øłıßæđðþə]/g, (letter) => LETTERS[letter]!)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .trim();
