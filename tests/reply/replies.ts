import fc from 'fast-check';
import type { Span } from '../../src/locales/rich.ts';
import type { Block, Choice, Field, Form, Reply, ReplyFile } from '../../src/reply/blocks.ts';
import { hostile } from './hostile.ts';

const span: fc.Arbitrary<Span> = fc.oneof(
  hostile,
  fc.record({ bold: hostile }),
  fc.record({ italic: hostile }),
  fc.record({ link: hostile, url: fc.oneof(fc.webUrl(), fc.constant('https://b.example/(a)|[b]#c#d%'), hostile) }),
  fc.record({ time: fc.oneof(fc.integer(), fc.double()) }),
);
const text = fc.array(span, { maxLength: 4 });
const long = fc.integer({ min: 0, max: 5000 }).map((n) => 'x*'.repeat(n / 2));
const id = fc.oneof(fc.string({ maxLength: 120 }), fc.constantFrom('a', 'b'));
const button = fc.oneof(
  fc.record({ label: hostile, id }),
  fc.record({ label: fc.constant('y'.repeat(99)), id, style: fc.constantFrom('primary' as const, 'danger' as const) }),
  fc.record({
    label: hostile,
    url: fc.oneof(
      fc.webUrl(),
      long.map((tail) => `https://b.example/${tail}`),
      hostile,
    ),
  }),
);
const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({ label: hostile, value: fc.string({ maxLength: 120 }) }),
  fc.record({ label: hostile, value: id, description: fc.oneof(hostile, long) }),
  fc.record({ label: hostile, value: id, chosen: fc.boolean() }),
);
const choices = fc.array(choice, { maxLength: 40 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), text }),
  fc.record({
    type: fc.constant('text' as const),
    text: fc.oneof(
      text,
      long.map((words) => [words]),
    ),
  }),
  fc.record({ type: fc.constant('quote' as const), text: fc.oneof(hostile, long, text), source: text }),
  fc.record({
    type: fc.constant('list' as const),
    items: fc.array(
      fc.oneof(
        text,
        long.map((words) => [words]),
      ),
      { maxLength: 40 },
    ),
  }),
  fc.record({ type: fc.constant('small' as const), text }),
  fc.record({ type: fc.constant('code' as const), text: fc.oneof(hostile, long) }),
  fc.constant({ type: 'divider' as const }),
  fc.record({ type: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 12 }) }),
  fc.record(
    {
      type: fc.constant('select' as const),
      id,
      placeholder: fc.oneof(hostile, long),
      choices,
      max: fc.integer({ min: 1, max: 40 }),
    },
    { requiredKeys: ['type', 'id', 'placeholder', 'choices'] },
  ),
  fc.record({
    type: fc.constant('pick' as const),
    of: fc.constantFrom('channel' as const, 'role' as const),
    id,
    placeholder: fc.oneof(hostile, long),
    max: fc.integer({ min: 1, max: 40 }),
    chosen: fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String), hostile, fc.constant('7')), {
      maxLength: 40,
    }),
  }),
);

const file: fc.Arbitrary<ReplyFile> = fc.record(
  {
    name: fc.oneof(
      hostile,
      long,
      fc.constantFrom('a.csv', 'A.csv', 'a.png', 'ä ö.png', '../../etc/passwd', '.png', 'x'.repeat(120)),
    ),
    bytes: fc.uint8Array({ maxLength: 4 }),
    description: fc.oneof(hostile, long),
  },
  { requiredKeys: ['name', 'bytes'] },
);

const field: fc.Arbitrary<Field> = fc
  .record({
    id: fc.uuid(),
    label: hostile,
    hint: fc.oneof(hostile, long),
    optional: fc.boolean(),
    rest: fc.oneof(
      fc.record(
        {
          type: fc.constant('text' as const),
          placeholder: fc.oneof(hostile, long),
          max: fc.integer({ min: 1, max: 5000 }),
          long: fc.boolean(),
          value: fc.oneof(hostile, long),
        },
        { requiredKeys: [] },
      ),
      fc.record({ type: fc.constantFrom('one' as const, 'any' as const), choices }),
      fc.record({ type: fc.constant('file' as const) }),
    ),
  })
  .map(({ rest, ...shared }) => ({ ...shared, ...rest }));

/** Any form with something to fill in: too many fields, hostile ones and such without a choice among them. */
export const form: fc.Arbitrary<Form> = fc.record({
  id: fc.uuid(),
  title: fc.oneof(hostile, long),
  fields: fc.array(field, { maxLength: 7 }).map((fields) => [{ id: 'first', label: 'a' }, ...fields]),
});

/** Any reply, too long and hostile ones among them. */
export const reply: fc.Arbitrary<Reply> = fc.record(
  {
    private: fc.boolean(),
    blocks: fc.array(block, { maxLength: 30 }),
    files: fc.array(file, { maxLength: 12 }),
  },
  { requiredKeys: ['private', 'blocks'] },
);
