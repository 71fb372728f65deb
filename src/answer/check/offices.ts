import { isKind, type ClaimOf } from '../../model/kinds/index.ts';
import { tokenize } from '../../search/words.ts';
import { plainOf, type Word } from '../word.ts';
import { datePoint, firstOf, unlessNamed, type Point } from './points.ts';
import { heard, statusPoint, type Reader } from './reader.ts';
import type { Named } from './said.ts';

// ---- where ambassadors sit

const SITS = /\b(?:sits?|resid\w+|based|lives?|located|seat|accredited|covers?|covered)\b/;

/** In which city an ambassador sits who also represents his country in another. */
export const seats: Reader = (said, claims, index) => {
  const { plain, question, places, dates } = said;
  if (!/\b(?:ambassadors?|accredited)\b/.test(plain) || !SITS.test(plain) || places.length === 0) return undefined;
  const about = claims
    .filter((claim) => isKind('accreditation', claim))
    .filter(({ sending }) => !question.sender || sending === question.sender);
  const points = places.map((place): Point => ({
    of: 'place',
    spans: [place],
    hold(group) {
      const held = firstOf(group, (claim) => {
        const { seat } = claim as ClaimOf<'accreditation'>;
        return heard(tokenize(seat).join(' ') === place.name ? 'same' : 'other', said);
      });
      return question.sender && places.length === 1 ? held : unlessNamed(held, place, group, index);
    },
  }));
  return { points: [...points, ...dates.map(datePoint)], about, spent: SITS };
};

// ---- who is what

const OFFICE =
  /(?:king|queen|(?:vice )?president|prime minister|foreign minister|(?:first |state )?secretary(?: general)?|minister|ambassador|envoy|chancellor|politician|activist|scholar|anthropologist|teacher)/;
/** A person is in an office, or an office is that person's; `@` stands for the name. */
const HOLDS = new RegExp(
  `@(?: \\w+){0,2}? (?:is|was|became|becomes|as|remains?|remained)(?: \\w+){0,5}? ${OFFICE.source}|${OFFICE.source}(?: \\w+){0,7}? (?:is|was|became) @`,
);

/** Which office somebody has. People whom no claim names are not told of. */
export const offices: Reader = (said, claims, index) => {
  const { words, mentions, countries, dates } = said;
  const [person, ...others] = mentions.filter(({ alias }) => alias && index.people.has(alias.name));
  if (!person || others.length > 0) return undefined;
  const name = { ...words[person.from]!, key: '@' };
  const holds = HOLDS.exec(plainOf([...words.slice(0, person.from), name, ...words.slice(person.to)]))?.[0];
  const office = holds && OFFICE.exec(holds)?.[0];
  if (!office) return undefined;
  const shape = new RegExp(`\\b${office}\\b`);
  const of = countries.find((country) => isOf(country, shape, words));
  const about = claims
    .filter((claim) => isKind('person-role', claim))
    .filter(({ value }) => value.type === 'person' && value.name === person.alias!.name);
  const spent = new RegExp(`${OFFICE.source}|^(?:vice|prime|foreign|first|state|general)$`);
  const point = statusPoint(said, shape, (claim) => {
    const { value, roleOf } = claim as ClaimOf<'person-role'>;
    const role = value.type === 'person' ? tokenize(value.role ?? '').join(' ') : '';
    if (!OFFICE.test(role)) return 'silent';
    return shape.test(role) && (!of || !roleOf || of.code === roleOf) ? 'same' : 'other';
  });
  return about.length > 0 ? { points: [point, ...dates.map(datePoint)], about, spent } : undefined;
};

/** Whether an office is that of a country: "the Turkish president", "president of Turkey". */
function isOf({ from, to }: Named, office: RegExp, words: readonly Word[]): boolean {
  const before = plainOf(words.slice(to));
  const after = plainOf(words.slice(0, from));
  return (
    new RegExp(`^(?:s )?${office.source}`).test(before) ||
    new RegExp(`${office.source}(?: \\w+)? of(?: the)?$`).test(after)
  );
}
