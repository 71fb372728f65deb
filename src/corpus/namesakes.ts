/** Names of countries that people and other places bear as well. */
const NAMESAKES = /^(?:jordan|chad|georgia|holland)$/i;

const OPENERS = new Set(
  'in on at to from of for with by and or but both the when while since after before between although though however if as than that until unlike like because where whether also then thus meanwhile today visiting neighbouring neighboring neither nor via see'.split(
    ' ',
  ),
);
// What a country has and a person's surname is not.
const FOLLOWERS = new Set(
  'king queen prince princess crown president prime foreign minister ministry ambassador embassy government parliament army armed air royal national river valley basin times relations economic bilateral trade country world and'.split(
    ' ',
  ),
);
const STATE_BEFORE = /(?:Atlanta|Savannah|Augusta|Athens|Columbus|Macon|[Ss]tate of|[Uu]niversity of),? $/u;
const STATE_AFTER = /^,? ?\(?(?:USA\b|U\.S|United States|state\b)/u;

/** Whether the country's name at `start..end` is another's there: Michael Jordan, Chad Smith, the state of Georgia. */
export function isPersonOrPlace(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  if (!NAMESAKES.test(name)) return false;
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 24);
  if (/^georgia$/i.test(name) && (STATE_BEFORE.test(before) || STATE_AFTER.test(after))) return true;
  const given = /(\p{Lu}\p{Ll}+) $/u.exec(before)?.[1];
  if (given !== undefined && !OPENERS.has(given.toLowerCase())) return true;
  const surname = /^ (\p{Lu}\p{Ll}+)/u.exec(after)?.[1];
  return surname !== undefined && !FOLLOWERS.has(surname.toLowerCase());
}
