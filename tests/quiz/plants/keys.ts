import { hashOfClaim } from '../../../src/answer/hash.ts';
import type { Claim } from '../../../src/model/kinds/index.ts';
import type { Key } from '../../../src/model/quiz.ts';
import { examOf } from '../../../src/quiz/audit/exam.ts';
import { contraryTo } from '../../../src/quiz/audit/facts.ts';
import { type Good, type Plant, type Mutant, oneOf, saying, withKey, withClaim, isOpen, otherValue } from './ground.ts';

/** How flaws of what is right are planted, by their codes. */
export const keys: Readonly<Record<string, Plant>> = {
  'fact-gone': ({ item, library, random }) =>
    item.facts.length === 0
      ? undefined
      : random.whole(0, 1) === 0
        ? { ...item, facts: ['no-such-fact', ...item.facts.slice(1)] }
        : { item, library: { ...library, claims: library.claims.filter(({ id }) => id !== item.facts.at(-1)) } },
  'no-fact': ({ item }) => (item.own ? undefined : { ...item, facts: [] }),
  'key-form': ({ item, random }) =>
    item.own && {
      ...item,
      own: {
        ...item.own,
        key: oneOf<Key>(random, [
          { type: 'texts', texts: ['Oslo'] },
          { type: 'number', value: 1, off: 0, unit: 'km' },
        ]),
      },
    },
  'key-count': (good) =>
    isOpen(good) && good.asked
      ? withKey(good, (key) => ({ ...key, value: `${key.value.split(':')[0]}:2051`, text: '2051' }))
      : undefined,
  'key-unquoted': (good) =>
    isOpen(good) ? withClaim(good, (claim) => ({ ...claim, quote: 'Something else is told.' })) : undefined,
  disputed: (good) =>
    good.item.form === 'which-source' || good.item.stem.startsWith('According to') ? undefined : withMoreDisputed(good),
  attribution: ({ item, asked, random }) =>
    asked
      ? {
          ...item,
          stem: `According to ${oneOf(random, ['The Fiji Times', 'Encyclopaedia of Peru', 'Radio Kiribati'])}, ${item.stem.replace(/^According to [^,:]*[,:] /, '')}`,
        }
      : undefined,
  'hedge-dropped': (good) =>
    good.item.form === 'which-source' || /report|plan|propos|announc|consider/i.test(good.item.stem)
      ? undefined
      : withClaim(good, (claim) => ({
          ...claim,
          modality: oneOf(good.random, ['estimated', 'planned', 'proposed', 'announced', 'considered']),
        })),
  retired: (good) =>
    good.random.whole(0, 1) === 0
      ? good.asked && { ...good.item, hash: 'f'.repeat(16) }
      : withClaim(good, (claim) => ({ ...claim, value: otherValue(claim.value), subject: 'Somebody else' })),
  'key-wrong': ({ item, asked, library }) => {
    if (item.form === 'true-false') {
      const [first, second] = item.options;
      return {
        ...item,
        options: [
          { ...first!, value: second!.value },
          { ...second!, value: first!.value },
        ],
      };
    }
    if (item.form !== 'number' && item.form !== 'cloze') return undefined;
    // The key of another fact of the same sort.
    const { type } = asked?.value ?? {};
    const other = library.claims.find(
      ({ id, value }) =>
        id !== asked?.id && value.type === type && JSON.stringify(value) !== JSON.stringify(asked?.value),
    );
    return other && { ...item, facts: [other.id], hash: hashOfClaim(other) };
  },
  misquoted: (good) => withClaim(good, (claim) => ({ ...claim, start: claim.start + 1 })),
  'people-blamed': ({ item, random }) =>
    saying(
      item,
      oneOf(random, [
        'after Norwegian smugglers were arrested',
        'when a Turkish spy was convicted',
        'since the murder by a Pakistani man',
      ]),
    ),
  sensitive: (good) =>
    good.item.sensitive
      ? undefined
      : good.random.whole(0, 1) === 0
        ? withClaim(good, (claim) => ({ ...claim, sensitive: 'victim' }))
        : saying(good.item, oneOf(good.random, ['after the murder', 'where the victims lived', 'as was alleged'])),
};

function withMoreDisputed(good: Good): Mutant | undefined {
  const { item, library, asked } = good;
  if (!asked) return undefined;
  const topic = asked.topic ?? 'planted.topic';
  const { value } = asked;
  const own = { ...asked, topic } as Claim;
  const other = { ...own, id: 'planted-other', value: otherValue(value) } as Claim;
  const claims = [...library.claims.map((claim) => (claim === asked ? own : claim)), other];
  const made = { item, library: { ...library, claims } };
  const exam = examOf(item, made.library);
  // Some kinds follow each other and never contradict.
  return exam.asked && contraryTo(exam.asked, exam.facts).length > 0 ? made : undefined;
}
