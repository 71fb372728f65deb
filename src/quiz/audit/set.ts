import { PICKED, type Flaw, type Item, type Key } from '../../model/quiz.ts';
import { meaningful, tokenize } from '../../search/words.ts';
import { stemOf } from '../../search/stem.ts';
import { truthOf } from './exam.ts';
import { namingWords, standsIn } from './meaning.ts';
import { sentenceIn } from './words.ts';

/** An item with its key of this moment. */
export interface Keyed {
  readonly item: Item;
  readonly key: Key;
}

/** A flaw of a set, and the items that have it together. */
export interface SetFlaw extends Flaw {
  readonly items: readonly string[];
}

/** What is right, in words; none where that is no word, as in true or false. */
function keyTexts({ item, key }: Keyed): readonly string[] {
  if (item.form === 'true-false' || item.form === 'not-said' || item.form === 'which-source') return [];
  if (key.type === 'texts') return key.texts;
  if (key.type === 'number') return [key.value.toLocaleString('en-GB')];
  return key.type === 'option' ? [item.options[key.at]?.text ?? ''] : [];
}

const contentOf = (text: string): Set<string> => new Set(tokenize(text).filter(meaningful).map(stemOf));

/** How many words two stems share where one that holds the answer of the other tells of the same. */
const SHARED = { name: 1, figure: 2 };

/** Whether the stem of one item tells what another one asks for. */
function givesAway(teller: Item, asked: Keyed): boolean {
  const told = namingWords([teller.stem, ...(teller.rows ?? [])].join(' '));
  const held = keyTexts(asked).filter((text) => standsIn(namingWords(text), told));
  if (held.length === 0) return false;
  const [a, b, own] = [teller.stem, asked.item.stem, held.join(' ')].map(contentOf);
  const shared = [...a!].filter((word) => b!.has(word) && !own!.has(word)).length;
  // Every stem names the two countries.
  const countries = teller.pair !== undefined && teller.pair === asked.item.pair ? 2 : 1;
  const least = /\d/.test(held[0]!) ? SHARED.figure : SHARED.name;
  return shared >= countries + least;
}

/** Whether two items ask for one fact. */
export const shareFact = (a: Item, b: Item): boolean => a.facts.some((id) => b.facts.includes(id));

/** How much of a stem another one repeats when both are made of one sentence. */
const SAME = 0.8;

function saySame(a: Item, b: Item): boolean {
  const [x, y] = [a, b].map(({ stem }) => contentOf(sentenceIn(stem)));
  const shared = x!.intersection(y!).size;
  return shared > 3 && shared >= SAME * Math.min(x!.size, y!.size);
}

/** Whether two items cannot stand in one set. */
export const areEnemies = (a: Keyed, b: Keyed): boolean =>
  shareFact(a.item, b.item) || saySame(a.item, b.item) || givesAway(a.item, b) || givesAway(b.item, a);

/** The place of the right option of an item that is answered by one press. */
export const placeOf = ({ item, key }: Keyed): number | undefined =>
  PICKED.has(item.form) && key.type === 'option' ? key.at : undefined;

/** Whether a true-false item is true. */
export const isTrue = ({ item, key }: Keyed): boolean | undefined =>
  item.form === 'true-false' && key.type === 'option' ? truthOf(item.options[key.at]!) : undefined;

/** The longest run of right options at one place. */
const LONGEST_RUN = 3;

/** The runs of items whose right options stand at one place that are too long, each as the items in it. */
export function runsIn(set: readonly Keyed[]): (readonly Keyed[])[] {
  const runs: Keyed[][] = [];
  for (const each of set) {
    const place = placeOf(each);
    const last = runs.at(-1);
    if (place !== undefined && last?.[0] && placeOf(last[0]) === place) last.push(each);
    else runs.push([each]);
  }
  return runs.filter((run) => run.length > LONGEST_RUN);
}

/** From how many items on a place that holds more than half of the right options is no chance. */
const MANY = 6;

const idsOf = (set: readonly Keyed[]): string[] => set.map(({ item }) => item.id);

type Found = Pick<SetFlaw, 'items' | 'detail'>;

/** A rule of sets. */
interface SetRule extends Pick<Flaw, 'code' | 'level'> {
  finds(set: readonly Keyed[]): readonly Found[];
}

/** The pairs of items of which something holds. */
const pairsWith =
  (is: (a: Keyed, b: Keyed) => boolean) =>
  (set: readonly Keyed[]): Found[] =>
    set.flatMap((a, at) => set.slice(at + 1).flatMap((b) => (is(a, b) ? [{ items: idsOf([a, b]) }] : [])));

/** How many true statements a set may have among its true-false items, at least and at most. */
const trueShare = (statements: number): readonly [number, number] => [
  Math.floor(statements * 0.4),
  Math.ceil(statements * 0.6),
];

/** How many items whose answer is that the sources are silent a set may have. */
export const silentShare = (items: number): number => Math.floor(items / 8);

/** A place at which most right options stand. */
function crowdedPlace(set: readonly Keyed[]): Found[] {
  const placed = set.filter((each) => placeOf(each) !== undefined && each.item.options.length > 2);
  if (placed.length < MANY) return [];
  return [...Map.groupBy(placed, placeOf).values()]
    .filter((some) => some.length * 2 > placed.length)
    .map((some) => ({ items: idsOf(some), detail: `${some.length} of ${placed.length}` }));
}

function unevenTruth(set: readonly Keyed[]): Found[] {
  const statements = set.filter((each) => isTrue(each) !== undefined);
  const right = statements.filter(isTrue).length;
  const [least, most] = trueShare(statements.length);
  const isEven = least <= right && right <= most;
  return isEven ? [] : [{ items: idsOf(statements), detail: `${right} of ${statements.length}` }];
}

function tooSilent(set: readonly Keyed[]): Found[] {
  const silent = set.filter(({ item }) => item.form === 'not-said');
  return silent.length > silentShare(set.length) ? [{ items: idsOf(silent) }] : [];
}

/** Every rule that a set is held to. */
export const SET_RULES: readonly SetRule[] = [
  { code: 'same-fact', level: 'hard', finds: pairsWith((a, b) => shareFact(a.item, b.item)) },
  { code: 'enemies', level: 'hard', finds: pairsWith((a, b) => !shareFact(a.item, b.item) && areEnemies(a, b)) },
  { code: 'silent-share', level: 'hard', finds: tooSilent },
  { code: 'key-place', level: 'soft', finds: crowdedPlace },
  { code: 'key-run', level: 'soft', finds: (set) => runsIn(set).map((run) => ({ items: idsOf(run) })) },
  { code: 'true-share', level: 'soft', finds: unevenTruth },
];

/** What is wrong with items as a set, in the order in which they are asked. */
export const auditSet = (set: readonly Keyed[]): SetFlaw[] =>
  SET_RULES.flatMap(({ code, level, finds }) => finds(set).map((found) => ({ code, level, ...found })));
