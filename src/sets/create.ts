import { UserError, type Filled, type KeptCall, type Step } from '../command.ts';
import { countriesOf, type Pair } from '../model/country.ts';
import { KIND_NAMES } from '../model/kinds/index.ts';
import { PROPOSED, SET_NAME_MAX } from '../model/session.ts';
import type { Field } from '../reply/blocks.ts';
import { quizStep } from '../sessions/draw.ts';
import { countryFrom } from '../slots.ts';
import { addItems } from '../store/quiz-sets.ts';
import { edit, open } from './edit.ts';
import { insist, proposals, proposeSet, type Wish } from './propose.ts';
import { reviewSet } from './review.ts';
import { turned } from './step.ts';

/** The fields of the forms. */
const FIELD = { name: 'name', countries: 'countries', kinds: 'kinds', count: 'count', sensitive: 'sensitive' } as const;
const YES = 'yes';
/** Countries that one form may name. */
const COUNTRIES = 20;

/** What a set is to be about; without the name where items are added. */
function fieldsFor({ t, guild, index }: KeptCall, adding: boolean): Field[] {
  const { form: words } = t.quizSets;
  const known = new Set(index.library.claims.map(({ kind }) => kind));
  const kinds = KIND_NAMES.filter((kind) => known.has(kind));
  const name: Field = { id: FIELD.name, label: words.name, hint: words.nameHint, optional: true, max: SET_NAME_MAX };
  const sensitive: Field = {
    id: FIELD.sensitive,
    label: words.sensitive,
    hint: words.sensitiveHint,
    optional: true,
    type: 'any',
    choices: [{ label: words.sensitiveBox, value: YES }],
  };
  return [
    ...(adding ? [] : [name]),
    { id: FIELD.countries, label: words.countries, hint: words.countriesHint, optional: true, max: 200 },
    {
      id: FIELD.kinds,
      label: words.kinds,
      hint: words.kindsHint,
      optional: true,
      type: 'any',
      choices: kinds.map((kind) => ({ label: t.kinds[kind], value: kind })),
    },
    {
      id: FIELD.count,
      label: words.count,
      hint: adding ? words.moreHint : words.countHint,
      max: 2,
      value: String(PROPOSED.usual),
    },
    // Where a server leaves them out, there are none to ask about.
    ...(guild?.settings.sensitive === 'left-out' ? [] : [sensitive]),
  ];
}

/** @throws UserError for countries that are not known, and for a number out of range */
function wishFrom(filled: Filled, call: KeptCall, least: number): Wish {
  const kinds = KIND_NAMES.filter((kind) => filled.values(FIELD.kinds).includes(kind));
  const pairs = pairsNamed(filled.text(FIELD.countries), call);
  const count = Number(filled.text(FIELD.count).trim());
  if (!Number.isInteger(count) || count < least || count > PROPOSED.most)
    throw new UserError('set-count', { least: String(least), most: String(PROPOSED.most) });
  return {
    count,
    ...(pairs && { pairs }),
    ...(kinds.length > 0 && { kinds }),
    sensitive: filled.values(FIELD.sensitive).includes(YES),
  };
}

/**
 * The pairs that countries with commas between them mean: those among them, as far as the documents have any, else all of
 * each country. Undefined where none is named.
 */
function pairsNamed(text: string, { index }: KeptCall): readonly Pair[] | undefined {
  const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== '');
  if (parts.length === 0) return undefined;
  const named = new Set(parts.slice(0, COUNTRIES).map((part) => countryFrom(part, index)));
  const { pairs } = index.library;
  const among = pairs.filter((pair) => countriesOf(pair).every((code) => named.has(code)));
  return among.length > 0 ? among : pairs.filter((pair) => countriesOf(pair).some((code) => named.has(code)));
}

/** Asks what a new set is to be about, and makes it. */
const create: Step = {
  press: (_, call) => ({
    form: { id: quizStep('set-new'), title: call.t.quizSets.form.title, fields: fieldsFor(call, false) },
  }),
  async submit(_, filled, call) {
    const wish = wishFrom(filled, call, PROPOSED.least);
    const name = filled.text(FIELD.name);
    const set = await proposeSet(call, { ...wish, ...(name.trim() !== '' && { name }) });
    return turned(await reviewSet(set, call));
  },
};

/** Asks for more items of a set, and puts them behind those that it has. */
const add: Step = {
  async press(args, call) {
    await open(args, call);
    const id = quizStep('set-add', ...args.slice(0, 3));
    return { form: { id, title: call.t.quizSets.form.more, fields: fieldsFor(call, true) } };
  },
  submit(args, filled, call) {
    const wish = wishFrom(filled, call, 1);
    return edit(args, call, ({ set, items, shown }) => {
      const { added } = call.t.quizSets.review;
      const more = proposals(wish, call, items);
      if (more.length === 0) return { place: shown.place, remark: added(0) };
      return {
        place: Math.max(...items.map(({ place }) => place)) + 1,
        remark: added(more.length),
        write: async (tx) => insist(await addItems(tx, set, more), set.name),
      };
    });
  },
};

export const createSteps: Readonly<Record<string, Step>> = { 'set-new': create, 'set-add': add };
